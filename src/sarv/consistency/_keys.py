"""Reads the answer keys of the Fourth Message Understanding Conference (MUC-4): filled templates of 25 numbered slots.

A slot is a line, with a further line for each further fill. Alternatives of a fill are separated by slashes; a question mark
before a fill says that it may be left out, `(OPTIONAL)` after a template's number that the template may. Strings are quoted from
the message, a quotation mark within them is escaped; after a colon stands the fill of another slot that this one belongs to. A
hyphen is no fill, an asterisk a slot that does not apply: in all slots but the first, where the message is irrelevant.

The format is that of the task documentation of MUC-4: "Task description, template design, and specifications for slot fillers",
version 7 (1992), sections 2 to 4.
"""

import re

from ..records import Record

SLOTS = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
"""The slots by their number."""

STRING_SLOTS = (
    "INCIDENT: INSTRUMENT ID",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PHYS TGT: ID",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
)
"""The slots whose fills are words of the message."""

_SLOT = re.compile(rf"(\d+)\. +({'|'.join(SLOTS)}) +(\S.*)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_STRINGS = rf"{_STRING}(?: */ *{_STRING})*"
_STRING_FILL = re.compile(rf"({_STRINGS})(?: *: *({_STRINGS}))?")
_NAMED_PLACE = re.compile(r"([^():/]+) \([A-Z ]+\)")
_NUMBER = re.compile(r"(\d+)( \(OPTIONAL\))?")


class Fill(Record, frozen=True, kw_only=True):
    """A fill of a slot. Of a description that belongs to a name, the name is an alternative: both are the same person."""

    slot: str
    alternatives: tuple[str, ...]
    optional: bool


class Template(Record, frozen=True, kw_only=True):
    """An incident of a message. `types` and `stages` are alternatives; `fills` are the places and all strings."""

    message: str
    number: int
    optional: bool
    types: tuple[str, ...]
    stages: tuple[str, ...]
    fills: tuple[Fill, ...]


def parse(text: str) -> dict[str, tuple[Template, ...]]:
    """The templates of each message in order; an irrelevant message has none. `ValueError` names the line that is no key."""
    found: dict[str, tuple[Template, ...]] = {}
    slots: list[list[str]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if not line.strip():
            if slots:
                message, templates = _template(slots, number)
                found[message] = (*found.get(message, ()), *templates)
            slots = []
        elif line.startswith(" ") and slots:
            slots[-1].append(line.strip())
        else:
            match = _SLOT.fullmatch(line.rstrip())
            if match is None or int(match[1]) != len(slots) or match[2] not in SLOTS[len(slots) : len(slots) + 1]:
                raise ValueError(f"line {number}: is not the next slot of a template")
            slots.append([match[3]])
    return found


def _template(slots: list[list[str]], number: int) -> tuple[str, tuple[Template, ...]]:
    """The message of a template, and the template itself, unless the message is irrelevant."""
    if len(slots) != len(SLOTS):
        raise ValueError(f"line {number}: the template ends after {len(slots)} of {len(SLOTS)} slots")
    values = dict(zip(SLOTS, slots, strict=True))
    message = values["MESSAGE: ID"][0]
    if values["MESSAGE: TEMPLATE"] == ["*"]:
        return message, ()
    numbered = _NUMBER.fullmatch(values["MESSAGE: TEMPLATE"][0])
    if numbered is None:
        raise ValueError(f"line {number}: the template before it has no number")
    strings = (fill for slot in STRING_SLOTS for value in values[slot] if (fill := _string_fill(slot, value, number)))
    template = Template(
        message=message,
        number=int(numbered[1]),
        optional=numbered[2] is not None,
        types=tuple(values["INCIDENT: TYPE"][0].split(" / ")),
        stages=tuple(values["INCIDENT: STAGE OF EXECUTION"][0].split(" / ")),
        fills=(*_places(values["INCIDENT: LOCATION"][0]), *strings),
    )
    return message, (template,)


def _string_fill(slot: str, value: str, number: int) -> Fill | None:
    if value in ("-", "*"):
        return None
    optional = value.startswith("?")
    match = _STRING_FILL.fullmatch(value.removeprefix("?").strip())
    if match is None:
        raise ValueError(f"line {number}: the template before it has a fill of {slot} that is not in quotation marks")
    strings = re.findall(_STRING, f"{match[1]} {match[2] or ''}")
    alternatives = (re.sub(r"\\(.)", r"\1", string[1:-1]) for string in strings)
    return Fill(slot=slot, alternatives=tuple(alternatives), optional=optional)


def _places(value: str) -> tuple[Fill, ...]:
    """The smallest named place of each alternative; none where one of them is a country alone, which may be inferred."""
    smallest = [_NAMED_PLACE.findall(alternative.rpartition(": ")[2]) for alternative in value.split(" / ")]
    if not all(smallest):
        return ()
    names = tuple(dict.fromkeys(name.strip(" -") for names in smallest for name in names))
    return (Fill(slot="INCIDENT: LOCATION", alternatives=names, optional=False),)
