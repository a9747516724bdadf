"""`sarv round open --in`: a round that is annotated in another tool than Label Studio."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._convert_foreign import OWN, refuse_corpus
from ._output import print_findings, print_json, print_table, progress, say

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..findings import Finding
    from ..formats import Format
    from ..records import Round
    from ..rounds.seeding import Baseline


def demand_foreign(name: str) -> "Format":
    """The foreign format of that name."""
    from ..formats import formats

    if name in OWN:
        raise click.UsageError(f"--in takes foreign formats, not {name}; `sarv convert --formats` lists them.")
    return formats()[name]


def print_refused(round_: str, findings: "Sequence[Finding]", as_json: bool) -> None:
    """Say what keeps a round from being opened."""
    if as_json:
        print_json({"round": round_, "annotators": [], "findings": [one.as_dict() for one in findings]})
    else:
        print_findings(findings)
        say("Nothing was opened; what stands above must be mended first.")


def hand_out(
    corpus: "Corpus", round_: "Round", format_: "Format", output: Path, baseline: "Baseline | None", *, as_json: bool
) -> int:
    """Write every annotator's files and then the round, say where they are, and return the exit code.

    A file that is there already stays as it is, since somebody may have begun with it.
    """
    from ..corpus import write_whole
    from ..rounds.elsewhere import Handout, handout
    from ..rounds.settling import round_path

    refuse_corpus(corpus, output)
    with progress("opening") as advance:
        made = handout(corpus, round_, format_, baseline, advance)
    findings = made.exported.losses if isinstance(made, Handout) else made
    if not isinstance(made, Handout) or findings:
        print_refused(round_.id, findings, as_json)
        return 1
    there = {one for one in made.exported.files if (output / one).exists()}
    for one in sorted(made.exported.files.keys() - there):
        write_whole(output / one, made.exported.files[one])
    corpus.write(round_path(round_.id), made.round)
    folders = {one.id: str(output / one.id) for one in round_.annotators}
    count = len(round_.documents)
    if as_json:
        rows = [{"annotator": name, "folder": folder, "documents": count} for name, folder in folders.items()]
        kept = sorted(str(output / one) for one in there)
        print_json({"round": round_.id, "annotators": rows, "kept": kept, "restricted": made.exported.restricted, "findings": []})
        return 0
    print_table(("annotator", "documents", "folder"), [(name, count, folder) for name, folder in folders.items()])
    if there:
        say(f"{len(there)} of {len(made.exported.files)} files were there already and stay as they are.")
    if made.exported.restricted:
        say(f"Not to be passed on beyond the annotators, by the rights of: {', '.join(made.exported.restricted)}")
    layers = " ".join(f"--complete {layer}" for layer in round_.layers)
    say(f"When they are done: sarv convert --to annotation --from {format_.name} {layers} {output}")
    return 0
