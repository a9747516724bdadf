"""What the tests of event tables share: a strike of which three sources tell, and the rows of a table."""

import csv
import io
from collections.abc import Sequence
from types import ModuleType

from event_sheets import GAZETTE, REGISTERS, Tale
from sarv.formats import acled_events, ucdp_ged_events
from sarv.formats._format import Sheet, Written
from sarv.records import Event, EventReport, Party

BOTH = (acled_events, ucdp_ged_events)


def written(format_: ModuleType, *sheets: Sheet) -> tuple[list[dict[str, str]], Written]:
    """The rows of a table, and what was lost."""
    made: Written = format_.write(sheets, REGISTERS)
    (raw,) = made.files.values()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))), made


def filled(row: dict[str, str], columns: Sequence[str]) -> dict[str, str]:
    """What stands in the columns of the other's table; empty ones are left out."""
    return {name: row[name] for name in columns if row[name]}


def strike(tale: Tale, id_: str = "e1") -> Event:
    """A strike of the Guards on the Riders at the mill of Oss, of which three sources tell."""
    return tale.event(
        id_,
        "air_drone_strike",
        tale.argument("perpetrator", "guards", "guards-at-oss"),
        tale.argument("target", "riders", "riders"),
        tale.argument("target", "mill"),
        tale.argument("place", "Oss"),
        tale.argument("time", "at dawn"),
        tale.argument("weapon", "drone"),
        tale.killed(9, by="hospital"),
        tale.killed(8, by="ral-ministry", status="combatant", of="riders"),
        tale.killed(14, by="ferrymen", status="mixed"),
        tale.killed(6, by="ferrymen", status="civilian", of="millers"),
        tale.killed(40, kind="injured"),
        tale.killed(90, scope="cumulative"),
        reports=(
            EventReport(source=GAZETTE, voice="outlet", act="asserted"),
            EventReport(source=Party(actor="ral-ministry"), voice="quoted", act="claimed"),
        ),
    )
