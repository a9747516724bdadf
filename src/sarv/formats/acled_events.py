"""Reported violence as a table of events in the manner of ACLED (Armed Conflict Location and Event Data).

A derived view, written only: the columns of ACLED's export, filled by its rules as far as the annotation goes, then columns of
ours. It is no data of ACLED's: its researchers read many reports of an event, this table has one text each.

Columns, types and rules are those of the ACLED Codebook (7 October 2024) and of "FAQs: ACLED Fatality Methodology" (7 May 2024):

- `fatalities` is the lowest number of the rival ones. Words count 10 (tens), 12 (dozens), 100 (hundreds), and so on; deaths of
  an unknown number ("several", "many", "few", a plural) count 3 or 10 by the scale and context of the attack, which one text does
  not settle: 3 is taken. No report of deaths is 0. How rival figures and parts of figures are counted is told in `_tolls`.
- ACLED divides a sum over several days or places among them; nothing here says how, so such figures (scope episode or cumulative)
  are not counted: without another one the cell is empty. `counting` says for each row what was counted and by which rule.
- `event_type`, `disorder_type` and `civilian_targeting` follow from the sub-event type and the target (tables 1 and 2). The
  sub-event type is that of the mapping table; `mapping_relation` says how near it comes. Events that ACLED does not know by
  themselves (campaigns, captures within a battle, unspecified ones) are left out.
- Actor 1 is the doer, Actor 2 whom it was done to, or the two sides; further actors of a side, and the body that an actor
  belongs to without the other side, are associated actors. Types that depend on the country where the event took place are
  left open ("State forces or External/Other forces"), and so is `interaction`.

Empty, for the annotation does not have it: date, country, region and coordinates (`location` and `time_words` are the words of
the text), scale, notes, tags and timestamp.
"""

import re
from collections.abc import Sequence

from ..records import Casualties, Event
from . import _event_table as events
from ._format import Registers, Sheet, Written
from ._mapped import equivalent
from ._tolls import Bounds, bodies, tolls, written

TITLE = "ACLED event table (CSV)"
HOLDS = "events that happened, their actors, deaths by ACLED's counting rules, who reports them"
LOSES = "mentions, stances, events that did not happen or that ACLED does not know, figures other than deaths of one event"
SOURCE = "ACLED Codebook, 7 October 2024, https://acleddata.com/methodology/acled-codebook"
EXTRA = None
SUFFIXES = (".csv",)

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)

_CIVILIANS = "Violence against civilians"
_REMOTE = "Explosions/Remote violence"
TYPES = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    _REMOTE: (
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    ),
    _CIVILIANS: ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": ("Arrests", "Disrupted weapons use", "Looting/property destruction", "Other"),
}
"""Event types with their sub-event types, in ACLED's order (table 2), as far as violence is annotated."""

_ORDER = (
    *("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians"),
    "External/Other forces",
)
_WEAPONS = (
    ("Chemical weapon", r"chemical|gas|nerve agent|chlorine|sarin"),
    ("Air/drone strike", r"drones?|air\s?strikes?|aircraft|planes?|warplanes?|jets?|helicopters?|air raids?"),
    ("Suicide bomb", r"suicide|explosive (?:vest|belt)s?"),
    ("Shelling/artillery/missile attack", r"shells?|shelling|artillery|mortars?|missiles?|rockets?|rocket-propelled"),
    ("Remote explosive/landmine/IED", r"bombs?|mines?|explosives?|device|dynamite|ied"),
    ("Grenade", r"grenades?"),
)
_VAGUE = {"tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000}
_VAGUE_WORD = re.compile("|".join(_VAGUE))
UNKNOWN_NUMBER = 3


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """The table of all sheets, `acled_events.csv`."""
    made = Written()
    rows: list[dict[str, str | int]] = []
    for sheet in events.in_order(sheets):
        kept = []
        for i, event in events.happened(sheet, made):
            parts = events.sides(event, registers.actors)
            sub_type = sub_event_type(sheet, event, parts, registers)
            if sub_type is None:
                message = "ACLED has no sub-event type for it"
                made.lose(sheet, f"/events/{i}", message, equivalent("event_type", event.type, "ACLED").note)
            else:
                _lose_figures(sheet, i, event, made)
                kept.append((event, parts, sub_type, fatalities(sheet, event, registers)))
        counted = {event.id: count for event, _, _, (count, _) in kept}
        rows += [_row(sheet, event, parts, sub_type, toll, registers, counted) for event, parts, sub_type, toll in kept]
    made.files["acled_events.csv"] = events.table((*COLUMNS, "mapping_relation", *events.OUR_COLUMNS), rows)
    return made


def _lose_figures(sheet: Sheet, i: int, event: Event, made: Written) -> None:
    for j, figure in enumerate(event.casualties):
        if figure.kind != "killed":
            made.lose(sheet, f"/events/{i}/casualties/{j}", "ACLED counts deaths only", figure.kind)
        elif figure.scope != "event":
            message = "the figure counts several events, and nothing says how many died in this one"
            made.lose(sheet, f"/events/{i}/casualties/{j}", message, figure.scope)


def fatalities(sheet: Sheet, event: Event, registers: Registers) -> tuple[int | None, str]:
    """How many deaths are recorded for an event, None where no number can be, and by which rule."""
    deaths = [figure for figure in event.casualties if figure.kind == "killed"]
    own = [figure for figure in deaths if figure.scope == "event"]
    if not own:
        return (None, "only figures over several events are given") if deaths else (0, "no deaths are reported: 0")
    said: dict[str, None] = {}

    def number(figure: Casualties) -> Bounds | None:
        bounds = written(figure)
        if bounds is None:
            count, rule = vague_number(events.words(sheet, figure.spans))
            said[rule] = None
            bounds = count, count
        return bounds

    by_side = tolls(own, events.doers_of(event), registers.actors, number)
    lowest = (f"the lowest of: {events.told(toll, registers)}" for toll in by_side)
    return sum(toll.low for toll in by_side), "; ".join([*lowest, *said])


def vague_number(phrase: str) -> tuple[int, str]:
    """How many deaths a vague English phrase is recorded as, and by which rule: tens of thousands are 10 times 1000."""
    found = _VAGUE_WORD.findall(phrase.casefold())
    if not found:
        return UNKNOWN_NUMBER, f"an unknown number is recorded as 3 or 10, here as {UNKNOWN_NUMBER}"
    count = 1
    for word in found if " of ".join(found) in phrase.casefold() else found[:1]:
        count *= _VAGUE[word]
    return count, f"{' of '.join(found)} are recorded as {count}"


def sub_event_type(sheet: Sheet, event: Event, parts: events.Sides, registers: Registers) -> str | None:
    """The sub-event type by the mapping table; what that leaves to be computed follows its notes."""
    to = equivalent("event_type", event.type, "ACLED")
    if len(to.values) < 2:
        return to.values[0] if to.values else None
    if event.type == "territory_seized":
        if not parts.first:
            return None
        state = "State forces" in _types(parts.first[0], registers)
        return "Government regains territory" if state else "Non-state actor overtakes territory"
    if event.type == "targeted_killing":
        weapons = (one.spans for one in event.arguments if one.role == "weapon")
        extents = (*weapons, *(trigger.spans for trigger in event.triggers))
        phrase = " ".join(events.words(sheet, spans) for spans in extents).casefold()
        by_weapon = (name for name, pattern in _WEAPONS if re.search(rf"\b(?:{pattern})\b", phrase))
        civilian = all(events.is_civilian(actor, registers.actors) for actor in parts.second)
        return next(by_weapon, "Attack" if civilian else "Armed clash")
    if event.type == "force_against_protesters":
        harmed = any(figure.kind in ("killed", "injured") and figure.high != 0 for figure in event.casualties)
        return "Excessive force against protesters" if harmed else "Protest with intervention"
    return None


def _row(
    sheet: Sheet,
    event: Event,
    parts: events.Sides,
    sub_type: str,
    toll: tuple[int | None, str],
    registers: Registers,
    counted: dict[str, int | None],
) -> dict[str, str | int]:
    type_ = next(type_ for type_, sub_types in TYPES.items() if sub_type in sub_types)
    count, rule = toll
    inter1, inter2 = _inter(parts.first, registers), _inter(parts.second, registers)
    row: dict[str, str | int] = {
        "event_id_cnty": f"{sheet.document.id}:{event.id}",
        "disorder_type": _disorder(type_, sub_type),
        "event_type": type_,
        "sub_event_type": sub_type,
        "actor1": _main(parts.first, registers),
        "assoc_actor_1": _associated(parts.first, parts.second, registers),
        "inter1": inter1,
        "actor2": _main(parts.second, registers),
        "assoc_actor_2": _associated(parts.second, parts.first, registers),
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2),
        "civilian_targeting": "Civilians targeted" if _civilians_targeted(type_, sub_type, parts, registers) else "",
        "location": events.joined(events.words(sheet, one.spans) for one in event.arguments if one.role == "place"),
        "source": events.name_of(sheet.document.outlet, registers),
        "mapping_relation": equivalent("event_type", event.type, "ACLED").relation,
    }
    if count is not None:
        row["fatalities"] = count
    return row | events.row_of_ours(sheet, event, registers, parts, rule, counted)


def _civilians_targeted(type_: str, sub_type: str, parts: events.Sides, registers: Registers) -> bool:
    """Whether civilians are the target: of violence against civilians they are, unless all who are named are fighters."""
    harmed = (*parts.second, *parts.others)
    if type_ == _CIVILIANS:
        types = [set(_types(actor, registers)) for actor in harmed]
        return not types or any(not known or not known.isdisjoint(("Civilians", "Protesters")) for known in types)
    only_civilians = bool(parts.second) and all(events.is_civilian(actor, registers.actors) for actor in harmed)
    return only_civilians and (type_ in (_REMOTE, "Riots") or sub_type == "Excessive force against protesters")


def _disorder(type_: str, sub_type: str) -> str:
    if type_ == "Strategic developments":
        return type_
    if sub_type in ("Excessive force against protesters", "Violent demonstration"):
        return "Political violence; Demonstrations"
    return "Demonstrations" if type_ == "Protests" else "Political violence"


def _main(side: list[str], registers: Registers) -> str:
    return events.name_of(side[0], registers) if side else ""


def _associated(side: list[str], other: list[str], registers: Registers) -> str:
    """The further actors of a side, and the body that each belongs to, unless the other side is a part of it."""
    of_the_other = {body for actor in other for body in bodies(actor, registers.actors)}
    above = [body for actor in side for body in bodies(actor, registers.actors)[1:2] if body not in of_the_other]
    return events.joined(events.name_of(actor, registers) for actor in (*side[1:], *above) if actor != side[0])


def _types(actor: str, registers: Registers) -> tuple[str, ...]:
    entry = registers.actors.get(actor)
    return () if entry is None else equivalent("actor_type", entry.type, "ACLED").values


def _inter(side: list[str], registers: Registers) -> str:
    """The type of the main actor of a side; several where the annotation does not decide between them."""
    return " or ".join(_types(side[0], registers)) if side else ""


def _interaction(one: str, other: str) -> str:
    """The two types in ACLED's order, which is not that of the actors (table 3); empty where one is not settled."""
    if one not in _ORDER or other not in (*_ORDER, ""):
        return ""
    return "-".join(sorted((one, other), key=_ORDER.index)) if other else f"{one} only"
