"""What tables of events have in common: which events they hold, who did what to whom, who says so, and how a table is written.

A table has a row for each event of each document. That two documents tell of the same event is not annotated, so sums make sense
within a document alone; the column `incident` says which documents tell of the same happenings.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..records import Actor, Event, Party, Span
from ._format import Registers, Sheet, Written
from ._mapped import equivalent
from ._tolls import Toll, Version, bodies, related

OUR_COLUMNS = (
    "counting",
    "counted_in",
    "part_of",
    "event_type_annotated",
    "stage",
    "doer_status",
    "rival_doers",
    "others",
    "objects",
    "weapon",
    "time_words",
    "reports",
    "publication_date",
    "document",
    "event",
    "incident",
)
"""Columns that a table has beyond those that it follows, in their order; `row_of_ours` says what stands in them."""

STANDING = ("stated", "alleged", "denied")
HAPPENED = frozenset({"completed", "ongoing"})
CELLS_THAT_CALCULATE = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class Sides:
    """The actors of an event by id: those who did it or began, those to whom it was done, and the harmed of neither side.

    `status` is the status of the doers; `rivals` are actors who are named as doers instead of them.
    """

    first: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)
    status: str = ""


def in_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets by document, whatever the order in which they are given."""
    return sorted(sheets, key=lambda sheet: (sheet.document.id, sheet.path))


def happened(sheet: Sheet, written: Written) -> Iterator[tuple[int, Event]]:
    """The events that are told to have happened, with their index; the others, and the other layers, are lost."""
    lose_layers(sheet, written, "a table of events")
    for i, event in enumerate(sheet.annotation.events):
        if event.stage in HAPPENED:
            yield i, event
        else:
            written.lose(sheet, f"/events/{i}", "the table has only events that are told to have happened", event.stage)


def lose_layers(sheet: Sheet, written: Written, where: str) -> None:
    """Take down that mentions and stances are not in what is made of events only, each layer once."""
    for layer in ("mentions", "stances"):
        if getattr(sheet.annotation, layer):
            written.lose(sheet, f"/{layer}", f"{where} has no {layer}")


def sides(event: Event, actors: Mapping[str, Actor]) -> Sides:
    """Who stands where.

    Doers are those whose part has the best standing, stated before alleged before denied. Where it is not stated, they are the
    first of them with its bodies and parts; others are rivals, for nobody says that they did it together. Of two-sided fighting
    the first side is that of the party told of first. Who was harmed belongs to the second side, or to neither in two-sided
    fighting, unless they are fighters of a side. Where neither doer nor party is named, enemies may be harmed by each other: the
    second side are the first of the harmed and those with the same topmost body, or civilians like it, and the others are of
    neither side. So is everybody who is only denied to be a target or victim.
    """
    found = Sides()
    doers = _with_actor(event, "perpetrator")
    parties = _with_actor(event, "party")
    if doers:
        found.status = min((status for _, status in doers), key=STANDING.index)
        best = [actor for actor, status in doers if status == found.status]
        for actor, _ in doers:
            together = actor in best if found.status == "stated" else related(actor, best[0], actors)
            _add(found.first if together else found.rivals, actor)
        found.rivals = [actor for actor in found.rivals if not any(related(actor, one, actors) for one in found.first)]
    elif parties:
        found.status = parties[0][1]
        first = parties[0][0]
        one_root = len({bodies(actor, actors)[-1] for actor, _ in parties}) == 1
        for actor, _ in parties:
            mine = related(actor, first, actors) if one_root else bodies(actor, actors)[-1] == bodies(first, actors)[-1]
            _add(found.first if mine else found.second, actor)
    harmed = _with_actor(event, "target", "victim")
    told = {actor for actor, status in harmed if status != "denied"}
    for actor in [*(actor for actor, _ in parties if doers), *(actor for actor, _ in harmed if actor in told)]:
        if actor in found.first:
            continue
        above = bodies(actor, actors)
        if not is_civilian(actor, actors) and any(one in above for one in found.first):
            _add(found.first, actor)
        elif doers or any(one in above for one in found.second) or (not parties and _no_enemies(actor, found.second, actors)):
            _add(found.second, actor)
        else:
            _add(found.others, actor)
    for actor, _ in harmed:
        if actor not in (*found.first, *found.second):
            _add(found.others, actor)
    return found


def _no_enemies(actor: str, side: Sequence[str], actors: Mapping[str, Actor]) -> bool:
    """Whether an actor has the topmost body of the first of a side, or both are civilians; anybody may be the first."""
    if not side or (is_civilian(actor, actors) and is_civilian(side[0], actors)):
        return True
    return bodies(actor, actors)[-1] == bodies(side[0], actors)[-1]


def doers_of(event: Event) -> set[str]:
    """Everybody who is named as a doer, even if that is denied."""
    return {actor for actor, _ in _with_actor(event, "perpetrator")}


def _with_actor(event: Event, *roles: str) -> list[tuple[str, str]]:
    """The actors in some roles, each with the status of its part."""
    return [(one.actor, one.status) for one in event.arguments if one.role in roles and one.actor is not None]


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def is_civilian(actor: str, actors: Mapping[str, Actor]) -> bool:
    """Whether an actor is of a type that is nothing but civilians in UCDP."""
    entry = actors.get(actor)
    return entry is not None and equivalent("actor_type", entry.type, "UCDP").values == ("civilians",)


def name_of(actor: str, registers: Registers) -> str:
    """The name of an actor or an outlet in its register; its id where it has none."""
    entry = registers.actors.get(actor) or registers.outlets.get(actor)
    return actor if entry is None else entry.name


def words(sheet: Sheet, spans: Iterable[Span]) -> str:
    """The words of an extent, its fragments joined by blanks, any white space one blank."""
    return " ".join(" ".join(sheet.text[span.start : span.end] for span in spans).split())


def words_in_role(sheet: Sheet, event: Event, *roles: str) -> str:
    """The words of the arguments in some roles that name no actor, joined by semicolons."""
    return joined(words(sheet, one.spans) for one in event.arguments if one.role in roles and one.actor is None)


def joined(names: Iterable[str]) -> str:
    """Names, each once, joined by semicolons."""
    return "; ".join(dict.fromkeys(names))


def said_by(event: Event, registers: Registers) -> str:
    """Who says what of the event, joined by semicolons."""
    return joined(f"{report.act}: {party_name(report.source, registers)}" for report in event.reports)


def party_name(party: Party, registers: Registers) -> str:
    """The name of an actor or an outlet."""
    return name_of(party.actor or party.outlet or "", registers)


def wholes(sheet: Sheet, event: Event) -> Iterator[Event]:
    """What the event is a part of, and what that is a part of, the nearest first."""
    by_id = {one.id: one for one in sheet.annotation.events}
    seen, level = {event.id}, [event]
    while level:
        above = [by_id[link.event] for one in level for link in one.links if link.type == "part_of" and link.event in by_id]
        level = [one for one in dict.fromkeys(above) if one.id not in seen]
        seen |= {one.id for one in level}
        yield from level


def told(toll: Toll, registers: Registers) -> str:
    """What each source gives, in words, and which of them are no rivals."""
    beside = f" (of some of them or of others, so no rivals: {_told(toll.beside, registers)})" if toll.beside else ""
    return _told(toll.rivals, registers) + beside


def _told(versions: Iterable[Version], registers: Registers) -> str:
    return ", ".join(
        f"{name_of(version.source, registers)} {version.low}{f' to {version.high}' if version.high > version.low else ''}"
        for version in versions
    )


def row_of_ours(
    sheet: Sheet, event: Event, registers: Registers, parts: Sides, counting: str, counted: Mapping[str, int | None]
) -> dict[str, str]:
    """What stands in `OUR_COLUMNS`: `counting` is the rule of the count, `counted` the deaths in the rows of the document.

    `counted_in` is the event whose row counts the deaths of this one, too, so that rows without it never count anybody twice.
    """
    above = list(wholes(sheet, event))
    cells = (
        counting,
        next((whole.id for whole in above if counted.get(whole.id)), ""),
        joined(link.event for link in event.links if link.type == "part_of"),
        event.type,
        event.stage,
        parts.status,
        joined(name_of(actor, registers) for actor in parts.rivals),
        joined(name_of(actor, registers) for actor in parts.others),
        words_in_role(sheet, event, "perpetrator", "party", "target", "victim"),
        words_in_role(sheet, event, "weapon"),
        words_in_role(sheet, event, "time"),
        said_by(event, registers),
        sheet.document.published or "",
        sheet.document.id,
        event.id,
        sheet.document.incident,
    )
    return dict(zip(OUR_COLUMNS, cells, strict=True))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str | int]]) -> bytes:
    """Rows as CSV (RFC 4180) in UTF-8; a column that a row does not have is empty.

    Words that a spreadsheet would take for a formula get an apostrophe before them.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column, "")) for column in columns])
    return out.getvalue().encode("utf-8")


def _cell(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(CELLS_THAT_CALCULATE) else value
