"""Reported violence as a table of events in the manner of UCDP GED (Uppsala Conflict Data Program, Georeferenced Event Dataset).

A derived view, written only: the columns of GED, filled by its rules as far as the annotation goes, then columns of ours. It is
no data of UCDP's, which reads all reports of an event and keeps conflicts with 25 deaths in a year; this table has one text each.

Rules are those of the UCDP GED Codebook, version 25.1 (Högbladh 2025), of Sundberg and Melander, "Introducing the UCDP
Georeferenced Event Dataset", Journal of Peace Research 50 (2013), and of UCDP's definitions of its estimates:

- An event is armed force by an organised actor against another or against civilians with at least one direct death in
  the low, best or high estimate; others are left out. A campaign is counted as its parts, and by its own figures only where no
  part of it has any.
- `type_of_violence` is 1 (state-based: a government on one side), 2 (non-state: organised groups on both) or 3 (one-sided:
  civilians or disarmed captives killed by an organised actor), among those that the mapping table allows for the type of the
  event. Side A is the government, or the doer; side B of one-sided violence is "Civilians". Sides are named by the topmost body
  of their kind that the other side, or a victim of one-sided violence who is no doer, is no part of. Violence in which doers
  are among the dead of a mixed figure is not one-sided.
- `low` is the lowest of the rival numbers, `high` the highest. `best` is the most reliable one, or the lower where none is: here
  the lowest of sources that are on neither side of the event, or of all where there is no such source; that is our reading, for
  one text does not say more of reliability. `best` is the sum of `deaths_a`, `deaths_b`, `deaths_civilians` and `deaths_unknown`.
  Fighters are dead of a side if they belong to it, or of `deaths_civilians` in one-sided violence; `deaths_unknown` are those of
  whom the source does not say what they were.
- The codebook gives no number for words ("dozens"): a vague figure is not counted; where there is no other the cells are empty.
- Figures of several events (scope episode or cumulative) are not counted, but that an episode is the campaign's own.

How rival figures and parts of figures are counted is told in `_tolls`, and in `counting` for each row.

Empty, for the annotation does not have it: dates, country, coordinates, and all identifiers of UCDP's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Casualties, Event
from . import _event_table as events
from ._format import Registers, Sheet, Written
from ._mapped import equivalent
from ._tolls import Version, bodies, tolls

TITLE = "UCDP GED event table (CSV)"
HOLDS = "deadly events, their sides, low, best and high deaths by UCDP's rules, who reports them"
LOSES = "mentions, stances, events without deaths or organised actors, figures other than deaths of one event"
SOURCE = "UCDP Georeferenced Event Dataset Codebook, version 25.1, https://ucdp.uu.se/downloads/"
EXTRA = None
SUFFIXES = (".csv",)

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)

VIOLENCE = {"state-based conflict": 1, "non-state conflict": 2, "one-sided violence": 3}
CIVILIANS = "Civilians"


@dataclass(frozen=True, slots=True)
class Dyad:
    """The two sides by their type of violence, each with the ids of its actors."""

    type: str
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The deaths of an event. `versions` are what `best` is the sum of."""

    low: int
    best: int
    high: int
    versions: tuple[Version, ...]
    counting: str


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """The table of all sheets, `ucdp_ged_events.csv`."""
    made = Written()
    rows: list[dict[str, str | int]] = []
    for sheet in events.in_order(sheets):
        deadly = {event.id for event in sheet.annotation.events if event.stage in events.HAPPENED and deaths(event)}
        kept = []
        for i, event in events.happened(sheet, made):
            parts = [one.id for one in sheet.annotation.events if one.id in deadly and event in events.wholes(sheet, one)]
            estimated = estimate(event, registers)
            parties = events.sides(event, registers.actors)
            dyad = dyad_of(event, parties, registers)
            if event.id not in deadly or (estimated is not None and not estimated.high):
                made.lose(sheet, f"/events/{i}", "no direct death in this event is reported, so it is none of UCDP GED")
            elif event.type == "armed_campaign" and parts:
                made.lose(sheet, f"/events/{i}", "a campaign is counted as its parts", parts)
            elif isinstance(dyad, str):
                made.lose(sheet, f"/events/{i}", f"{dyad}, so it is no event of UCDP GED", event.type)
            else:
                _lose_figures(sheet, i, event, made)
                kept.append((event, parties, dyad, estimated))
        counted = {event.id: estimated.best if estimated else None for event, _, _, estimated in kept}
        rows += [_row(sheet, *one, registers, counted) for one in kept]
    made.files["ucdp_ged_events.csv"] = events.table((*COLUMNS, *events.OUR_COLUMNS), rows)
    return made


def deaths(event: Event) -> list[Casualties]:
    """The figures of those killed in this event alone, and of the episode that a campaign is."""
    scopes = ("event", "episode") if event.type == "armed_campaign" else ("event",)
    return [figure for figure in event.casualties if figure.kind == "killed" and figure.scope in scopes]


def _lose_figures(sheet: Sheet, i: int, event: Event, made: Written) -> None:
    counted = deaths(event)
    for j, figure in enumerate(event.casualties):
        if figure not in counted:
            message = "UCDP counts deaths only" if figure.kind != "killed" else "the figure counts several events"
            made.lose(sheet, f"/events/{i}/casualties/{j}", message, f"{figure.kind}, {figure.scope}")
        elif figure.modifier == "vague":
            made.lose(sheet, f"/events/{i}/casualties/{j}", "UCDP's codebook gives no number for words", figure.modifier)


def estimate(event: Event, registers: Registers) -> Estimate | None:
    """The estimates of an event's deaths, None where no figure has a number."""
    by_side = tolls(deaths(event), events.doers_of(event), registers.actors)
    if not by_side:
        return None
    involved = {
        body
        for one in event.arguments
        if one.actor is not None and one.role in ("perpetrator", "target", "party", "victim")
        for body in bodies(one.actor, registers.actors)
    }
    best: list[Version] = []
    counting = []
    for toll in by_side:
        neutral = [version for version in toll.rivals if not _on_a_side(version.source, involved, registers)]
        best.append((neutral or toll.rivals)[0])
        rule = "the lowest of sources on neither side" if neutral and len(neutral) < len(toll.rivals) else "the lowest"
        counting.append(f"best is {rule} of: {events.told(toll, registers)}")
    return Estimate(
        low=sum(toll.low for toll in by_side),
        best=sum(version.low for version in best),
        high=sum(toll.high for toll in by_side),
        versions=tuple(best),
        counting="; ".join(counting),
    )


def _on_a_side(source: str, involved: set[str], registers: Registers) -> bool:
    """Whether a source is a side of the event, a part of one or what one is part of; an outlet is its actor."""
    outlet = registers.outlets.get(source)
    actor = outlet.actor if outlet is not None and outlet.actor is not None else source
    return not involved.isdisjoint(bodies(actor, registers.actors))


def dyad_of(event: Event, parts: events.Sides, registers: Registers) -> Dyad | str:
    """The type of violence and its sides, or why there are none."""
    allowed = equivalent("event_type", event.type, "UCDP").values
    first = tuple(actor for actor in parts.first if _kind(actor, registers) in ("state", "group"))
    second = tuple(actor for actor in parts.second if _kind(actor, registers) in ("state", "group"))
    if not first:
        return "the text names no organised doer"
    if second:
        states = [any(_kind(actor, registers) == "state" for actor in side) for side in (first, second)]
        type_ = "state-based conflict" if any(states) else "non-state conflict"
        if type_ in allowed:
            return Dyad(type_, second, first) if states == [False, True] else Dyad(type_, first, second)
    if _lost_their_own(event, first, registers):
        return "the doers' own dead are among those of a mixed figure"
    unarmed = any(_kind(actor, registers) == "civilians" for actor in (*parts.second, *parts.others))
    killed = {figure.status for figure in deaths(event)}
    if "one-sided violence" in allowed and (
        len(allowed) == 1 or "civilian" in killed or (unarmed and not killed.isdisjoint(("unstated", "mixed")))
    ):
        return Dyad("one-sided violence", first, ())
    return f"its sides make it none of: {', '.join(allowed)}" if allowed else "UCDP has no type of violence for it"


def _lost_their_own(event: Event, doers: Sequence[str], registers: Registers) -> bool:
    """Whether doers are among the dead of a mixed figure: those whom it is of, or the victims where it does not say."""
    mixed = [figure for figure in deaths(event) if figure.status == "mixed"]
    dead = [[figure.of] if figure.of is not None else _victims(event) for figure in mixed]
    return not _all_bodies([actor for of_one in dead for actor in of_one], registers).isdisjoint(doers)


def _victims(event: Event) -> list[str]:
    return [one.actor for one in event.arguments if one.role == "victim" and one.actor is not None]


def _kind(actor: str, registers: Registers) -> str:
    """`state`, `group` or `civilians`; empty where UCDP knows no such actor, or its type does not settle which it is.

    A militia on a government's side is a state's where it is part of one.
    """
    types = [entry.type for body in bodies(actor, registers.actors) if (entry := registers.actors.get(body)) is not None]
    values = equivalent("actor_type", types[0], "UCDP").values if types else ()
    if types[:1] == ["pro_government_militia"]:
        above = {value for type_ in types[1:] for value in equivalent("actor_type", type_, "UCDP").values[:1]}
        return "state" if "government side" in above else "group"
    if values[:1] == ("government side",):
        return "state"
    kinds = {"organised non-state group": "group", "communal group": "group", "civilians": "civilians"}
    return kinds.get(values[0], "") if len(values) == 1 else ""


def _side(actors: Sequence[str], of_the_other: set[str], registers: Registers) -> str:
    """The names of the topmost bodies of the same kind that the other side is no part of."""
    tops = []
    for actor in actors:
        top = actor
        for body in bodies(actor, registers.actors)[1:]:
            if body in of_the_other or _kind(body, registers) != _kind(actor, registers):
                break
            top = body
        tops.append(events.name_of(top, registers))
    return events.joined(tops)


def _all_bodies(actors: Sequence[str], registers: Registers) -> set[str]:
    return {body for actor in actors for body in bodies(actor, registers.actors)}


def _row(
    sheet: Sheet,
    event: Event,
    parties: events.Sides,
    dyad: Dyad,
    estimated: Estimate | None,
    registers: Registers,
    counted: dict[str, int | None],
) -> dict[str, str | int]:
    harmed = [actor for actor in _victims(event) if actor not in parties.first]
    side_a = _side(dyad.side_a, _all_bodies(dyad.side_b or harmed, registers), registers)
    side_b = _side(dyad.side_b, _all_bodies(dyad.side_a, registers), registers) or CIVILIANS
    outlet = events.name_of(sheet.document.outlet, registers)
    row: dict[str, str | int] = {
        "id": f"{sheet.document.id}:{event.id}",
        "type_of_violence": VIOLENCE[dyad.type],
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": 1,
        "source_office": outlet,
        "source_date": sheet.document.published or "",
        "source_original": events.joined(events.party_name(report.source, registers) for report in event.reports),
        "where_description": events.joined(events.words(sheet, one.spans) for one in event.arguments if one.role == "place"),
    }
    counting = "no figure has a number"
    if estimated is not None:
        row |= {"best": estimated.best, "high": estimated.high, "low": estimated.low} | _by_side(dyad, estimated, registers)
        counting = estimated.counting
    return row | events.row_of_ours(sheet, event, registers, parties, counting, counted)


def _by_side(dyad: Dyad, estimated: Estimate, registers: Registers) -> dict[str, int]:
    """The deaths of the best estimate by whose they are."""
    found = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    for version in estimated.versions:
        for group in version.groups:
            for figure, count in group.leaves():
                found[_column(figure, dyad, registers)] += count
    return found


def _column(figure: Casualties, dyad: Dyad, registers: Registers) -> str:
    if figure.status == "civilian":
        return "deaths_civilians"
    if figure.of is None or figure.status == "mixed":
        return "deaths_unknown"
    if figure.status == "unstated":
        return "deaths_civilians" if _kind(figure.of, registers) == "civilians" else "deaths_unknown"
    of_a, of_b = _all_bodies(dyad.side_a, registers), _all_bodies(dyad.side_b, registers)
    of = _all_bodies([figure.of], registers)
    on_a, on_b = not of.isdisjoint(of_a - of_b), not of.isdisjoint(of_b - of_a)
    if on_a != on_b:
        return "deaths_a" if on_a else "deaths_b"
    return "deaths_civilians" if not dyad.side_b and not on_a else "deaths_unknown"
