"""The notation of the answer keys of the Fourth Message Understanding Conference (MUC-4): filled templates of 25 numbered slots.

A slot is a line, with a further line for each further fill. Alternatives of a fill are separated by slashes; a question mark
before a fill says that it may be left out, `(OPTIONAL)` after a template's number that the template may. Strings are quoted from
the message, a quotation mark within them is escaped; after a colon stands the fill of another slot that this one belongs to. A
hyphen is no fill, an asterisk a slot that does not apply: in all slots but the first, where the message is irrelevant. A line
that begins with a semicolon is a comment.

The format is that of the task documentation of MUC-4: "Task description, template design, and specifications for slot fillers",
version 7 (1992), sections 2 to 4.
"""

import re
from collections.abc import Callable, Iterable, Mapping

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

LONGEST_LINE = 10_000
"""More characters than any key has in a line."""

_SLOT = re.compile(rf"([0-9]{{1,2}})\. +({'|'.join(SLOTS)}) +(\S.*)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_STRINGS = rf"{_STRING}(?: */ *{_STRING})*"
_STRING_FILL = re.compile(rf"({_STRINGS})(?: *: *({_STRINGS}))?")
_NAMED_PLACE = re.compile(r"([^():/]+) \([A-Z ]+\)")
_NO_FILL = re.compile(r"[-*](?: *:|$)")
_NUMBER = re.compile(r"([0-9]{1,4})( \(OPTIONAL\))?")

Lines = list[tuple[int, str]]
"""The values of a slot, each with its line."""

Tell = Callable[[int, str, str], object]
"""Takes a fault: its line, what is wrong, and the value."""


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


def parse(text: str, tell: Tell) -> dict[str, tuple[Template, ...]]:
    """The templates of each message in order; an irrelevant message has none. What is no key goes to `tell`.

    A template with a fault is left out, and the text is read on after the next empty line.
    """
    found: dict[str, tuple[Template, ...]] = {}
    slots: list[Lines] = []
    skipping = False
    last = 0
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith(";"):
            continue
        if not line.strip():
            if slots and not skipping:
                message, templates = _template(slots, last, tell)
                found[message] = (*found.get(message, ()), *templates)
            slots, skipping = [], False
        elif skipping:
            continue
        elif len(line) > LONGEST_LINE:
            tell(number, f"the line has more than {LONGEST_LINE} characters", line)
            skipping = True
        elif line.startswith(" ") and slots:
            slots[-1].append((number, line.strip()))
        else:
            match = _SLOT.fullmatch(line.rstrip())
            if match is None or int(match[1]) != len(slots) or match[2] not in SLOTS[len(slots) : len(slots) + 1]:
                expected = f"{len(slots)}. {SLOTS[len(slots)]}" if len(slots) < len(SLOTS) else "an empty line"
                tell(number, f"is not the next slot of a template: {expected}, with its fill", line)
                skipping = True
            else:
                slots.append([(number, match[3])])
        last = number
    return found


def _template(slots: list[Lines], last: int, tell: Tell) -> tuple[str, tuple[Template, ...]]:
    """The message of a template, and the template itself, unless the message is irrelevant or the template faulty."""
    message = slots[0][0][1]
    if len(slots) != len(SLOTS):
        tell(last, f"the template ends after {len(slots)} of {len(SLOTS)} slots", message)
        return message, ()
    values = dict(zip(SLOTS, slots, strict=True))
    at, numbered = values["MESSAGE: TEMPLATE"][0]
    if numbered == "*":
        return message, ()
    match = _NUMBER.fullmatch(numbered)
    if match is None:
        tell(at, "is no number of a template", numbered)
    given = [(slot, line, value) for slot in STRING_SLOTS for line, value in values[slot] if not _NO_FILL.match(value)]
    words = [_string_fill(slot, line, value, tell) for slot, line, value in given]
    if match is None or None in words:
        return message, ()
    template = Template(
        message=message,
        number=int(match[1]),
        optional=match[2] is not None,
        types=tuple(values["INCIDENT: TYPE"][0][1].split(" / ")),
        stages=tuple(values["INCIDENT: STAGE OF EXECUTION"][0][1].split(" / ")),
        fills=(*_places(values["INCIDENT: LOCATION"][0][1]), *(fill for fill in words if fill is not None)),
    )
    return message, (template,)


def _string_fill(slot: str, line: int, value: str, tell: Tell) -> Fill | None:
    match = _STRING_FILL.fullmatch(value.removeprefix("?").strip())
    if match is None:
        tell(line, f"is no fill of {slot}: words in quotation marks, with slashes between alternatives", value)
        return None
    strings = re.findall(_STRING, f"{match[1]} {match[2] or ''}")
    alternatives = (re.sub(r"\\(.)", r"\1", string[1:-1]) for string in strings)
    return Fill(slot=slot, alternatives=tuple(alternatives), optional=value.startswith("?"))


def _places(value: str) -> tuple[Fill, ...]:
    """The smallest named place of each alternative; none where one of them is a country alone, which may be inferred."""
    smallest = [_NAMED_PLACE.findall(alternative.rpartition(": ")[2]) for alternative in value.split(" / ")]
    if not all(smallest):
        return ()
    names = tuple(dict.fromkeys(name.strip(" -") for names in smallest for name in names))
    return (Fill(slot="INCIDENT: LOCATION", alternatives=names, optional=False),)


def strings(alternatives: Iterable[str]) -> str:
    """Words as a fill, in capital letters like the messages of MUC-4, any white space one blank; empty where there are none."""
    words = dict.fromkeys(" ".join(one.upper().split()) for one in alternatives)
    return " / ".join(f'"{one.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"' for one in words if one)


def template_text(fills: Mapping[str, Iterable[str]], otherwise: str = "-") -> str:
    """A template with these fills by slot; in slots that have none stands `otherwise`."""
    lines = []
    for number, slot in enumerate(SLOTS):
        first, *more = [fill for fill in dict.fromkeys(fills.get(slot, ())) if fill] or [otherwise]
        lines.append(f"{f'{number}.':<4}{slot:<31}{first}")
        lines += [" " * 35 + fill for fill in more]
    return "\n".join(lines) + "\n"
