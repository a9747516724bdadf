"""The strict JSON reader: finds every lexical fault of a file, and where each value stands.

The standard library and the fast parsers accept, each in its own way, duplicate keys, NaN, lone surrogates, numbers that
lose digits, or nesting without end. This reader names each of them with its place. It is the slow way, taken only for a
file whose bytes are not those that `canonical` would write.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MAXIMUM_DEPTH = 16
LARGEST_INTEGER = 2**53 - 1

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"-?(?:NaN|Infinity)")
_LITERAL = re.compile(r"true|false|null")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class LexicalFault:
    """A fault of the notation. `code` is the name of the check that reports it, `offset` counts code points."""

    code: str
    offset: int
    pointer: str
    message: str
    value: Any = None


@dataclass(slots=True)
class Scan:
    """What the reader found: the value (if it could be read to the end), all faults, and the offset of each value."""

    text: str
    value: Any = None
    complete: bool = False
    faults: list[LexicalFault] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)

    def offset(self, pointer: str) -> int:
        """Where the value at a JSON pointer begins; for a missing value, where its nearest container does."""
        while pointer and pointer not in self.positions:
            pointer = pointer.rpartition("/")[0]
        return self.positions.get(pointer, 0)


def escape(token: str) -> str:
    """A key as a token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The key that a token of a JSON pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def pointer_to(*tokens: str | int) -> str:
    """The JSON pointer made of keys and indices."""
    return "".join(f"/{escape(str(token))}" for token in tokens)


class _Stop(Exception):
    """The text cannot be read any further."""


def scan(text: str) -> Scan:
    """Read `text` as one JSON value, strictly. Never raises: what is wrong stands in `faults`."""
    found = Scan(text)
    try:
        found.value, at = _value(found, _skip(text, 0), "", 1)
        at = _skip(text, at)
        found.complete = True
        if at < len(text):
            found.faults.append(
                LexicalFault("json_trailing_text", at, "", "text after the end of the JSON value", text[at : at + 40])
            )
    except _Stop:
        pass
    return found


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _stop(found: Scan, at: int, pointer: str, message: str) -> _Stop:
    text = found.text
    if text.startswith(("//", "/*", "#"), at):
        message = "a comment, which JSON does not have"
    found.faults.append(LexicalFault("json_syntax", at, pointer, message, text[at : at + 40]))
    return _Stop()


def _value(found: Scan, at: int, pointer: str, depth: int) -> tuple[Any, int]:
    text = found.text
    found.positions[pointer] = at
    if at >= len(text):
        raise _stop(found, at, pointer, "the file ends where a value should stand")
    first = text[at]
    if first in "{[":
        if depth > MAXIMUM_DEPTH:
            message = f"nested deeper than {MAXIMUM_DEPTH} levels"
            found.faults.append(LexicalFault("json_depth", at, pointer, message, text[at : at + 40]))
            raise _Stop
        return (_object if first == "{" else _array)(found, at + 1, pointer, depth)
    if first == '"':
        return _string(found, at, pointer)
    if match := _LITERAL.match(text, at):
        return json.loads(match.group()), match.end()
    if match := _NOT_A_NUMBER.match(text, at):
        message = "not a number that JSON knows"
        found.faults.append(LexicalFault("json_not_a_number", at, pointer, message, match.group()))
        return None, match.end()
    if match := _NUMBER.match(text, at):
        return _number(found, match, pointer), match.end()
    raise _stop(found, at, pointer, "no JSON value begins like this")


def _number(found: Scan, match: re.Match[str], pointer: str) -> int | None:
    token = match.group()
    if match.group(1) or match.group(2):
        message = "a number with a fraction or an exponent, where only whole numbers occur"
        found.faults.append(LexicalFault("json_number_form", match.start(), pointer, message, token))
        return None
    if token == "-0" or len(token) > 16 or abs(int(token)) > LARGEST_INTEGER:
        message = f"a whole number outside ±{LARGEST_INTEGER:,}, which not every reader keeps exact"
        found.faults.append(LexicalFault("json_huge_number", match.start(), pointer, message, token))
        return None
    return int(token)


def _string(found: Scan, at: int, pointer: str) -> tuple[str, int]:
    match = _STRING.match(found.text, at)
    if match is None:
        raise _stop(found, at, pointer, "a string that is not closed, or holds a raw control character or unknown escape")
    value: str = json.loads(match.group())
    if surrogate := _SURROGATE.search(value):
        message = "half of a surrogate pair, which is no character"
        found.faults.append(LexicalFault("json_lone_surrogate", at, pointer, message, surrogate.group()))
    return value, match.end()


def _array(found: Scan, at: int, pointer: str, depth: int) -> tuple[list[Any], int]:
    values: list[Any] = []
    for at in _members(found, at, pointer, "]"):
        if at < 0:
            return values, -at
        value, end = _value(found, at, f"{pointer}/{len(values)}", depth + 1)
        values.append(value)
        found.positions["\0end"] = end
    raise AssertionError("unreachable: _members ends with a negative offset or stops")


def _object(found: Scan, at: int, pointer: str, depth: int) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    text = found.text
    for at in _members(found, at, pointer, "}"):
        if at < 0:
            return values, -at
        if not text.startswith('"', at):
            raise _stop(found, at, pointer, "a key in quotation marks should stand here")
        key, end = _string(found, at, pointer)
        inner = f"{pointer}/{escape(key)}"
        if key in values:
            message = "the same key twice in one object"
            found.faults.append(LexicalFault("json_duplicate_key", at, inner, message, key))
        end = _skip(text, end)
        if not text.startswith(":", end):
            raise _stop(found, end, inner, "a colon should follow the key")
        values[key], end = _value(found, _skip(text, end + 1), inner, depth + 1)
        found.positions["\0end"] = end
    raise AssertionError("unreachable: _members ends with a negative offset or stops")


def _members(found: Scan, at: int, pointer: str, close: str) -> Iterator[int]:
    """Offsets of the members of a container; the offset after its end, negated, comes last."""
    text = found.text
    at = _skip(text, at)
    if text.startswith(close, at):
        yield -(at + 1)
        return
    while True:
        yield at
        at = _skip(text, found.positions.pop("\0end"))
        if text.startswith(close, at):
            yield -(at + 1)
            return
        if not text.startswith(",", at):
            raise _stop(found, at, pointer, f"a comma or the closing {close} should stand here")
        comma = at
        at = _skip(text, at + 1)
        if text.startswith(close, at):
            raise _stop(found, comma, pointer, f"a comma before the closing {close}")
