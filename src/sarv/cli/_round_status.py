"""`sarv round status`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._output import corpus_at, folder_option, json_option, print_json, print_table, progress
from ._round import server_at, server_option

if TYPE_CHECKING:
    from ..rounds.standing import Standing


@click.command()
@click.argument("round_", metavar="ROUND")
@server_option
@folder_option
@json_option
def command(round_: str, server: str | None, folder: Path | None, as_json: bool) -> None:
    """Show how far each annotator of ROUND is, and its adjudicator, where there is a page for them.

    \b
    submitted  documents that were submitted
    drafts     begun, and not submitted yet
    skipped    put aside by the annotator
    remaining  documents that still wait, drafts among them
    remarks    submitted or skipped documents with a remark; --json has the words, where texts are shipped
    collected  documents whose annotation, or decisions, lie in the corpus folder
    """
    from ..rounds.settling import load_round
    from ..rounds.standing import DRAFT, SKIPPED, SUBMITTED, standings

    corpus = corpus_at(folder)
    facts = load_round(corpus, round_)
    with progress("asking") as advance:
        found = standings(corpus, server_at(corpus, server), facts, advance)
    if as_json:
        annotators = {one.annotator: _as_dict(one) for one in found if not one.adjudicates}
        adjudicators = {one.annotator: _as_dict(one) for one in found if one.adjudicates}
        print_json({"round": round_, "annotators": annotators, "adjudicators": adjudicators})
        return
    header = ("annotator", "documents", "submitted", "drafts", "skipped", "remaining", "remarks", "collected")
    rows = [
        (
            f"{one.annotator} (adjudicator)" if one.adjudicates else one.annotator,
            len(one.lots),
            len(one.of(SUBMITTED)),
            len(one.of(DRAFT)),
            len(one.of(SKIPPED)),
            len(one.remaining),
            len(one.remarks),
            len(one.collected),
        )
        for one in found
    ]
    print_table(header, rows)


def _as_dict(one: "Standing") -> dict[str, object]:
    from ..rounds.standing import DRAFT, SKIPPED, SUBMITTED

    return {
        "documents": len(one.lots),
        "submitted": one.of(SUBMITTED),
        "drafts": one.of(DRAFT),
        "skipped": one.of(SKIPPED),
        "remaining": one.remaining,
        "remarks": one.remarks,
        "collected": sorted(one.collected),
    }
