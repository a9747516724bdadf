"""Events as answer keys of the Fourth Message Understanding Conference (MUC-4), and such keys read for checks.

`write` gives a template for each event of a type that is mapped to an incident type of MUC-4, by the notes of the mapping where
that is to be computed; a document without any is an irrelevant message. Types, stages, words of participants and means, how sure
the doer is, numbers and effects are filled from the event's own arguments and figures; the notation is told in `_key_notation`.

A key cannot say, and so it is lost: events of other types and such as did not occur; where a word stands; places, which a key
takes from a gazetteer, and times, which it resolves; sources and rival figures; links. Incident category, types of targets
and instruments, and nationalities are closed lists that are not annotated: their slots stay empty.

`templates` reads keys. They have no offsets and no triggers, so that no annotation can be made of them: they are for comparing,
which is what `sarv consistency` does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..records import Argument, Event
from ._event_table import in_order, lose_layers, words
from ._format import ForeignFile, Registers, Sheet, Written
from ._key_notation import STRING_SLOTS, Fill, Template, parse, strings, template_text
from ._mapped import equivalent
from ._tolls import bodies

__all__ = ["STRING_SLOTS", "Fill", "Template", "parse", "templates", "write"]

TITLE = "answer keys of MUC-4"
HOLDS = "incidents: type, stage, means, doers and how sure they are, targets with number and effect"
LOSES = "mentions, stances, offsets, events of types that MUC-4 has not, places, times, sources, rival figures, links"
SOURCE = "MUC-4: Task description, template design, and specifications for slot fillers, version 7 (1992)"
EXTRA = None
SUFFIXES = (".txt",)

STAGES = {
    "completed": "ACCOMPLISHED",
    "ongoing": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "foiled": "ATTEMPTED",
    "threatened": "THREATENED",
    "planned": "THREATENED",
    "feared": "THREATENED",
}
EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
_FIRE = re.compile(r"\b(?:burn\w*|fires?|torch\w*|arson\w*|ablaze|set alight)\b")
_EXPLOSIVE = re.compile(r"\b(?:bomb\w*|explo\w*|dynamit\w*|blew|blast\w*|mines?)\b")


def templates(file: ForeignFile) -> dict[str, tuple[Template, ...]]:
    """The templates of each message of a file of keys; what is no key is a fault at its line, all of them in one run."""

    def tell(line: int, message: str, value: str) -> None:
        file.fault("format_syntax", f"line {line}", message, value)

    try:
        text = file.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = file.raw.count(b"\n", 0, error.start) + 1
        file.fault("format_syntax", f"line {line}", "is not UTF-8", file.raw[error.start : error.start + 8])
        return {}
    return parse(text, tell)


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """The keys of all sheets, `muc4_keys.txt`: a message for each document, by the key that it has in its source, or its id."""
    made = Written()
    texts: list[str] = []
    for sheet in in_order(sheets):
        message = sheet.document.id if sheet.document.source is None else " ".join(sheet.document.source.key.split())
        lose_layers(sheet, made, "an answer key")
        number = 0
        for i, event in enumerate(sheet.annotation.events):
            type_ = incident_type(sheet, event)
            if type_ is None or event.stage not in STAGES:
                why = "of this type" if type_ is None else "that did not occur"
                made.lose(sheet, f"/events/{i}", f"MUC-4 has no incidents {why}", event.type if type_ is None else event.stage)
                continue
            number += 1
            fills = _Fills(sheet, event, type_, registers, f"/events/{i}", made).filled()
            texts.append(template_text({"MESSAGE: ID": [message], "MESSAGE: TEMPLATE": [str(number)], **fills}))
        if not number:
            texts.append(template_text({"MESSAGE: ID": [message]}, otherwise="*"))
    made.files["muc4_keys.txt"] = "\n".join(texts).encode("utf-8")
    return made


def incident_type(sheet: Sheet, event: Event) -> str | None:
    """The incident type by the mapping table; what that leaves to be computed follows its notes."""
    to = equivalent("event_type", event.type, "MUC-4")
    if to.relation != "computed":
        return to.values[0] if to.values else None
    if event.type == "grenade":
        return "ATTACK" if sum(one.role == "weapon" for one in event.arguments) > 1 else "BOMBING"
    if event.type == "property_destruction":
        weapons = (one.spans for one in event.arguments if one.role == "weapon")
        told = " ".join(words(sheet, spans) for spans in (*weapons, *(one.spans for one in event.triggers))).casefold()
        return "BOMBING" if _EXPLOSIVE.search(told) else "ARSON" if _FIRE.search(told) else None
    roles = {one.role for one in event.arguments}
    one_sided = "perpetrator" in roles and not roles.isdisjoint(("target", "victim"))
    # An interception has the template of the act that it stopped, which is an event of its own.
    return "ATTACK" if one_sided and "ATTACK" in to.values and event.type != "interception" else None


@dataclass(slots=True)
class _Entity:
    """Whoever or whatever some arguments name: the fills are alternatives of one fill."""

    actor: str | None
    arguments: list[Argument] = field(default_factory=list)


@dataclass(slots=True)
class _Fills:
    """The fills of one event's template by slot."""

    sheet: Sheet
    event: Event
    type: str
    registers: Registers
    pointer: str
    made: Written

    def filled(self) -> dict[str, list[str]]:
        """All fills; what has no place in the template is lost."""
        fills: dict[str, list[str]] = {"INCIDENT: TYPE": [self.type], "INCIDENT: STAGE OF EXECUTION": [STAGES[self.event.stage]]}
        fills["INCIDENT: INSTRUMENT ID"] = [self._strings(one.arguments) for one in self._entities("weapon")]
        self._perpetrators(fills)
        self._targets(fills)
        for j, argument in enumerate(self.event.arguments):
            if argument.role in ("place", "time"):
                why = "takes places from a gazetteer" if argument.role == "place" else "has resolved dates"
                self._lose(f"/arguments/{j}", f"an answer key {why}")
        if self.event.reports:
            self._lose("/reports", "an answer key does not tell who says so")
        if self.event.links:
            self._lose("/links", "an answer key has no links")
        return fills

    def _perpetrators(self, fills: dict[str, list[str]]) -> None:
        for one in self._entities("perpetrator", "party"):
            # Members of an organisation are individuals; an organisation is what is called by its name.
            body = self._kind(one) in ("organisation", "state")
            called = [argument for argument in one.arguments if body and self._form(argument) not in (None, "nominal")]
            members = [argument for argument in one.arguments if argument not in called]
            fills.setdefault("PERP: INDIVIDUAL ID", []).append(self._strings(members))
            if fill := self._strings(called):
                fills.setdefault("PERP: ORGANIZATION ID", []).append(fill)
                fills.setdefault("PERP: ORGANIZATION CONFIDENCE", []).append(f"{self._confidence(one)}: {fill}")

    def _targets(self, fills: dict[str, list[str]]) -> None:
        kidnapping = self.type == "KIDNAPPING"
        if kidnapping:
            # Slots that do not apply to this type.
            fills |= {slot: ["*"] for slot in ("PHYS TGT: ID", "PHYS TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT")}
        told: set[int] = set()
        for one in self._entities("target", "victim"):
            if one.actor is None and all(argument.role == "target" for argument in one.arguments):
                if kidnapping:
                    j = self.event.arguments.index(one.arguments[0])
                    self._lose(f"/arguments/{j}", "a kidnapping has no physical target")
                else:
                    fills.setdefault("PHYS TGT: ID", []).append(self._strings(one.arguments))
                continue
            person = self._kind(one) == "person"
            named = [argument for argument in one.arguments if person and self._form(argument) == "name"]
            described = [argument for argument in one.arguments if argument not in named]
            name, description = self._strings(named), self._strings(described)
            fills.setdefault("HUM TGT: NAME", []).append(name)
            belongs = f"{description}: {name}" if description and name else description
            fills.setdefault("HUM TGT: DESCRIPTION", []).append(belongs)
            told |= self._harm(fills, one, name or description, kidnapping)
        for j, figure in enumerate(self.event.casualties):
            if j not in told:
                self._lose(f"/casualties/{j}", "an answer key has one number and effect of each target only", figure.kind)

    def _harm(self, fills: dict[str, list[str]], one: _Entity, fill: str, kidnapping: bool) -> set[int]:
        """Fill in the number of a target and what befell it; gives the figures that are told by that."""
        figures = {j: figure for j, figure in enumerate(self.event.casualties) if figure.of and figure.of == one.actor}
        numbers = {(figure.low, figure.high) for figure in figures.values()}
        number = 1 if self._kind(one) == "person" else None
        if len(numbers) == 1:
            ((low, high),) = numbers
            number = low if low == high else number
        if number and fill:
            fills.setdefault("HUM TGT: NUMBER", []).append(f"{number}: {fill}")
        told = set()
        for j, figure in figures.items():
            effect = EFFECTS.get(figure.kind) if figure.high != 0 and not kidnapping else None
            line = f"{effect}: {fill}"
            if effect is not None and fill and line not in fills.setdefault("HUM TGT: EFFECT OF INCIDENT", []):
                fills["HUM TGT: EFFECT OF INCIDENT"].append(line)
            taken = kidnapping and figure.kind == "captured"
            if (figure.low, figure.high) == (number, number) and (effect is not None or taken):
                told.add(j)
        return told

    def _confidence(self, one: _Entity) -> str:
        status = min((argument.status for argument in one.arguments), key=("stated", "alleged", "denied").index)
        by_act = [(report.act, report.source.actor) for report in self.event.reports]
        above = bodies(one.actor, self.registers.actors) if one.actor is not None else []
        if any(act == "claimed" and source in above for act, source in by_act):
            return "CLAIMED OR ADMITTED"
        if status == "stated":
            return "REPORTED AS FACT"
        accusers = [self.registers.actors.get(source or "") for act, source in by_act if act == "attributed"]
        types = [entry.type for entry in accusers if entry is not None]
        authorities = any("State forces" in equivalent("actor_type", type_, "ACLED").values for type_ in types)
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authorities else "SUSPECTED OR ACCUSED"

    def _entities(self, *roles: str) -> list[_Entity]:
        """What the arguments in some roles name, in their order; those of one actor are one."""
        found: list[_Entity] = []
        for argument in self.event.arguments:
            if argument.role in roles:
                same = [one for one in found if argument.actor is not None and one.actor == argument.actor]
                if not same:
                    same = [_Entity(argument.actor)]
                    found += same
                same[0].arguments.append(argument)
        return found

    def _kind(self, one: _Entity) -> str | None:
        entry = self.registers.actors.get(one.actor or "")
        return None if entry is None else entry.kind

    def _form(self, argument: Argument) -> str | None:
        """The form of the mention that the argument's words are, None where they are none."""
        places = [(span.start, span.end) for span in argument.spans]
        same = (one for one in self.sheet.annotation.mentions if places == [(span.start, span.end) for span in one.spans])
        return next((mention.form for mention in same), None)

    def _strings(self, arguments: Iterable[Argument]) -> str:
        """The words of arguments; of one that is no mention, such as a pronoun, those of a mention of its actor."""
        extents = []
        for argument in arguments:
            mentions = [one for one in self.sheet.annotation.mentions if argument.actor in one.actors]
            if self._form(argument) is None and mentions:
                extents.append(min(mentions, key=lambda one: one.form != "name").spans)
            else:
                extents.append(argument.spans)
        return strings(words(self.sheet, spans) for spans in extents)

    def _lose(self, pointer: str, message: str, value: str | None = None) -> None:
        self.made.lose(self.sheet, self.pointer + pointer, message, value)
