"""`sarv release`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say, shortest, summary

if TYPE_CHECKING:
    from ..release.leakage import Leakage


@click.command()
@folder_option
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Where releases go. Default: dist/ in the corpus folder."
)
@click.option(
    "--private",
    is_flag=True,
    help="Carry every hydrated text, also those that may not be passed on. The result is marked and must not be published.",
)
@click.option(
    "--processes", type=click.IntRange(1), default=1, show_default=True, help="Build shards of large corpora in parallel."
)
@json_option
def command(folder: Path | None, output: Path | None, private: bool, processes: int, as_json: bool) -> None:
    """Check the corpus folder and build its Hugging Face dataset.

    The dataset is the folder dist/NAME-VERSION, with the configs documents (default), actors, actors_bio, stance, violence
    and annotations in Parquet, a card, a datasheet, a codebook, a Croissant file and a manifest. Nothing is built while there
    are findings: near-duplicates in different splits are findings too, those within a split are named. The same corpus gives the
    same bytes; a run that is stopped leaves the folder as it was.
    """
    from ..release.build import build

    corpus = corpus_at(folder)
    with progress("checking") as advance:
        built = build(corpus, output or corpus.root / "dist", private=private, processes=processes, progress=advance)
    findings = [finding.as_dict() for finding in built.report]
    likenesses = {
        "near_duplicates": [{"first": one.first, "second": one.second, "jaccard": one.jaccard} for one in built.leakage.within],
        "compared": built.leakage.compared,
        "not_compared": built.leakage.without_text,
    }
    if built.folder is None:
        if as_json:
            print_json({"folder": None, "findings": findings, **likenesses})
        else:
            print_findings(built.report)
            say(summary(built.report))
            say("No release was built; the folder must be free of findings first.")
        sys.exit(1)
    shown = shortest(built.folder)
    if as_json:
        print_json({"folder": shown, "documents": built.documents, "findings": findings, **likenesses})
        return
    _say_likenesses(built.leakage)
    say(f"{shown}: {built.documents} annotated documents. To load it:")
    click.echo(f'from datasets import load_dataset\ndata = load_dataset("{shown}")\nprint(data["train"][0]["text"])')


def _say_likenesses(leakage: "Leakage") -> None:
    """Which documents of one split are near-duplicates, and how many documents could not be compared."""
    for one in leakage.within:
        say(f"{one.first} and {one.second}, of one split, are near-duplicates (Jaccard {one.jaccard:.2f})")
    if leakage.without_text:
        say(f"{leakage.without_text} documents have no text here and were not compared with the other {leakage.compared}")
