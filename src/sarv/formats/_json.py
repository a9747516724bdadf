"""Reads JSON of other tools: strictly in its notation, in its shape as far as a format needs it; every fault has its place."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from ..places import Places
from ..reading import Scan, pointer_to
from ._format import ForeignFile

Shape = TypeVar("Shape")

_HARMLESS = frozenset({"json_number_form", "json_huge_number"})
"""Other tools write times and scores as fractions. They are read as null: where a whole number is needed, that is a fault."""

_AT = re.compile(r" - at `\$?([^`]*)`$")
_MISSING = re.compile("Object missing required field `(.*)`")
_EXPECTED = re.compile("Expected `(.*)`, got `(.*)`")
_TYPES = {"array": "a list", "bool": "true or false", "int": "a whole number", "object": "an object", "str": "a string"}
_STEP = re.compile(r"\.([^.\[]+)|\[([0-9]+|\.\.\.)\]")


def text_in(file: ForeignFile) -> str | None:
    """The content of a file as text, without a byte order mark; None, and a fault, where it is not UTF-8."""
    try:
        return file.raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        file.fault("format_syntax", "", f"the file is not UTF-8: {error.reason} at byte {error.start}")
        return None


def json_in(file: ForeignFile) -> Any:
    """The value of a JSON file; None where it has faults."""
    text = text_in(file)
    if text is None:
        return None
    places = Places(text)
    return _value(file, places.scan, lambda offset: "line {}, column {}".format(*places.line_and_column(offset)))


def lines_in(file: ForeignFile) -> Iterator[tuple[str, Any]]:
    """The values of a JSON Lines file, each with the place of its line; those with faults are left out."""
    for number, line in enumerate((text_in(file) or "").split("\n"), 1):
        if file.full:
            return
        if line.strip():
            value = _value(file, Places(line).scan, lambda offset, number=number: f"line {number}, column {offset + 1}")
            if value is not None:
                yield f"line {number}", value


def _value(file: ForeignFile, scan: Scan, place: Any) -> Any:
    faults = [fault for fault in scan.faults if fault.code not in _HARMLESS]
    for fault in faults:
        file.fault("format_syntax", place(fault.offset), fault.message, fault.value)
    return scan.value if scan.complete and not faults else None


def _in_words(message: str) -> str:
    """What msgspec says of a value with another shape, in words of JSON."""
    missing, expected = _MISSING.fullmatch(message), _EXPECTED.fullmatch(message)
    if missing is not None:
        return f"`{missing[1]}` is missing here"
    if expected is not None:
        wanted = " or ".join(_TYPES.get(one, one) for one in expected[1].split(" | "))
        return f"this must be {wanted}, and is {_TYPES.get(expected[2], expected[2])}"
    return message


def shaped(file: ForeignFile, value: Any, shape: type[Shape], place: str = "") -> Shape | None:
    """A value as a record of what a format needs of it; None, and a fault, where it has another shape.

    `place` is the place of the value: that of a line, or a JSON pointer.
    """
    if file.full:
        return None
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        at = _AT.search(str(error))
        steps = [key or index for key, index in _STEP.findall(at[1])] if at is not None else []
        inside = pointer_to(*(steps[: steps.index("...")] if "..." in steps else steps))  # so it writes keys of its users
        file.fault(
            "format_syntax",
            f"{place} {inside}".strip() if place.startswith("line") else place + inside,
            _in_words(_AT.sub("", str(error))),
        )
        return None
