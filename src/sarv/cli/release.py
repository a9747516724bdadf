"""`sarv release`."""

import sys
from pathlib import Path

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, progress, say, summary


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
    and annotations in Parquet, a card, a datasheet, a codebook, a Croissant file and a manifest. Nothing is built
    while there are findings. The same corpus gives the same bytes; a run that is stopped leaves the folder as it was.
    """
    from ..release.build import build

    corpus = corpus_at(folder)
    with progress("checking") as advance:
        built = build(corpus, output or corpus.root / "dist", private=private, processes=processes, progress=advance)
    findings = [finding.as_dict() for finding in built.report]
    if built.folder is None:
        if as_json:
            print_json({"folder": None, "findings": findings})
        else:
            print_findings(built.report)
            say(summary(built.report))
            say("No release was built; the folder must be free of findings first.")
        sys.exit(1)
    shown = _shortest(built.folder)
    if as_json:
        print_json({"folder": shown, "documents": built.documents, "findings": findings})
        return
    say(f"{shown}: {built.documents} annotated documents. To load it:")
    click.echo(f'from datasets import load_dataset\ndata = load_dataset("{shown}")\nprint(data["train"][0]["text"])')


def _shortest(folder: Path) -> str:
    """The folder as one would type it here: relative where it lies below."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)
