"""`sarv round collect`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._output import corpus_at, folder_option, json_option, print_findings, print_json, print_table, progress, say
from ._round import server_at, server_option

if TYPE_CHECKING:
    from ..rounds.collecting import Collected


@click.command()
@click.argument("round_", metavar="ROUND")
@click.option("--annotator", "only", multiple=True, help="Only this annotator's. May be repeated.")
@click.option("--replace", is_flag=True, help="Write over annotations that decisions or gold were made of already.")
@server_option
@folder_option
@json_option
def command(round_: str, only: tuple[str, ...], replace: bool, server: str | None, folder: Path | None, as_json: bool) -> None:
    """Bring what annotators of ROUND submitted into annotations/rounds/ROUND/.

    Each submission becomes ANNOTATOR/DOCUMENT.json when it passes every check of annotations; otherwise its faults are shown,
    with the task where the annotator can mend them, and all others are collected. exports/ANNOTATOR/DOCUMENT.json keeps what the
    server gave out of it, without the texts. Run it as often as you like: what has not changed stays as it is, and no
    annotation is deleted.

    An annotation follows what its annotator submits until there are decisions on the document, or gold; then a change is a
    finding.
    """
    from ..rounds.collecting import collect
    from ..rounds.receiving import matter_of
    from ..rounds.settling import load_round

    corpus = corpus_at(folder)
    with progress("reading") as advance:
        matter = matter_of(corpus, load_round(corpus, round_), advance)
    with progress("collecting") as advance:
        found = collect(matter, server_at(corpus, server), only, replace=replace, progress=advance)
    findings = [*matter.findings, *(finding for one in found for finding in one.findings)]
    if as_json:
        annotators = {one.annotator: _as_dict(one) for one in found}
        print_json({"round": round_, "annotators": annotators, "findings": [finding.as_dict() for finding in findings]})
        sys.exit(1 if findings else 0)
    _print(found, len(matter.round.documents))
    links = {path: link for one in found for path, link in one.links.items()}
    for number, finding in enumerate(findings):
        print_findings([finding])
        if finding.path in links and (number + 1 == len(findings) or findings[number + 1].path != finding.path):
            click.echo(f"  to mend it: {links[finding.path]}")
    if findings:
        say(f"{len(findings)} finding{'s' * (len(findings) > 1)}; `sarv explain CODE` says more of a code")
    sys.exit(1 if findings else 0)


def _print(found: "list[Collected]", documents: int) -> None:
    from ..rounds.collecting import CHANGED, NEW, SAME

    header = ("annotator", "documents", "new", "changed", "same", "not collected")
    rows = [
        (one.annotator, documents, len(one.of(NEW)), len(one.of(CHANGED)), len(one.of(SAME)), documents - len(one.lots))
        for one in found
    ]
    print_table(header, rows)


def _as_dict(one: "Collected") -> dict[str, object]:
    from ..rounds.collecting import CHANGED, NEW, SAME

    return {lot: one.of(lot) for lot in (NEW, CHANGED, SAME)} | {"links": one.links}
