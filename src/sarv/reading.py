"""The strict JSON reader: finds every lexical fault of a file, and where each value stands.

The standard library and the fast parsers accept, each in its own way, duplicate keys, NaN, lone surrogates, numbers that
lose digits, or nesting without end. This reader names each of them with its place, and reads on wherever it is clear how.
It is the slow way, taken only for a file whose bytes are not those that `canonical` would write. Its time grows with the
length of the text and with nothing else.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

MAXIMUM_DEPTH = 16
LARGEST_INTEGER = 2**53 - 1
LONGEST_KEY = 1000
MOST_FAULTS = 1000

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING_BODY = re.compile(r'(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_LITERAL = re.compile(r"true|false|null")
_NOT_A_NUMBER = re.compile(r"[-+]?(?:NaN|Infinity)")
_NUMBER_LIKE = re.compile(r"[-+]?\.?[0-9][0-9A-Za-z.+-]*")
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LITERALS = {"true": True, "false": False, "null": None}
_HINTS = {
    "//": "a comment, which JSON does not have",
    "/*": "a comment, which JSON does not have",
    "#": "a comment, which JSON does not have",
    "'": "a single quotation mark, where JSON has double ones",
}


@dataclass(frozen=True, slots=True)
class LexicalFault:
    """A fault of the notation. `code` is the name of the check that reports it, `offset` counts code points."""

    code: str
    offset: int
    pointer: str
    message: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class _List:
    start: int
    members: "list[_Place]"


@dataclass(frozen=True, slots=True)
class _Object:
    start: int
    members: "dict[str, tuple[int, _Place]]"  # each with the offset of its key


# Where a value begins; for what has members, also where they do. A tree, since pointers in full can outgrow the file.
_Place: TypeAlias = int | _List | _Object


@dataclass(slots=True)
class Scan:
    """What the reader found: all faults and, if it could read to the end, the value and the place of each value in it."""

    text: str
    value: Any = None
    complete: bool = False
    faults: list[LexicalFault] = field(default_factory=list)
    place: _Place = 0

    def offset(self, pointer: str) -> int:
        """Where the value at a JSON pointer begins; for a missing value, where its nearest container does."""
        return self._offsets(pointer)[1]

    def key_offset(self, pointer: str) -> int:
        """Where the key of the value at a JSON pointer begins; a member of a list begins with itself."""
        return self._offsets(pointer)[0]

    def _offsets(self, pointer: str) -> tuple[int, int]:
        place = self.place
        key = _start(place)
        for token in pointer.split("/")[1:]:
            if isinstance(place, _Object) and unescape(token) in place.members:
                key, place = place.members[unescape(token)]
            elif isinstance(place, _List) and token.isdecimal() and int(token) < len(place.members):
                place = place.members[int(token)]
                key = _start(place)
            else:
                break
        return key, _start(place)


def _start(place: _Place) -> int:
    return place if isinstance(place, int) else place.start


def escape(token: str) -> str:
    """A key as a token of a JSON pointer (RFC 6901)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The key that a token of a JSON pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def pointer_to(*tokens: str | int) -> str:
    """The JSON pointer made of keys and indices."""
    return "".join(f"/{escape(str(token))}" for token in tokens)


def scan(text: str) -> Scan:
    """Read `text` as one JSON value, strictly. Never raises: what is wrong stands in `faults`."""
    reader = _Reader(text)
    found = Scan(text, faults=reader.faults)
    try:
        found.value, found.place = reader.whole()
        found.complete = True
    except _UnreadableError:
        pass
    return found


class _UnreadableError(Exception):
    """The text cannot be read any further."""


class _Reader:
    """Reads from `at` onwards; `path` leads to the value that is being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.path: list[str | int] = []
        self.faults: list[LexicalFault] = []

    def whole(self) -> tuple[Any, _Place]:
        """The one value that the text should hold."""
        found = self.value()
        self.skip()
        if self.at < len(self.text):
            self.fault("json_trailing_text", self.at, "text after the end of the JSON value")
        return found

    def value(self) -> tuple[Any, _Place]:
        """The value that begins here or after white space."""
        self.skip()
        start = self.at
        first = self.text[start : start + 1]
        if first in ("{", "["):
            if len(self.path) >= MAXIMUM_DEPTH:
                raise self.broken(start, f"nested deeper than {MAXIMUM_DEPTH} levels", "json_depth")
            self.at += 1
            return self.object(start) if first == "{" else self.array(start)
        if first == '"':
            return self.string(), start
        if match := _LITERAL.match(self.text, start):
            self.at = match.end()
            return _LITERALS[match.group()], start
        if match := _NOT_A_NUMBER.match(self.text, start):
            self.at = match.end()
            self.fault("json_not_a_number", start, "not a number that JSON knows", match.group())
            return None, start
        if match := _NUMBER_LIKE.match(self.text, start):
            self.at = match.end()
            return self.number(match.group(), start), start
        raise self.missing("a value")

    def number(self, token: str, start: int) -> int | None:
        """The whole number that `token` writes."""
        if not _WHOLE_NUMBER.fullmatch(token):
            message = "not a whole number in plain digits: without fraction, exponent, plus sign or leading zero"
            self.fault("json_number_form", start, message, token[:40])
        elif len(token) > 17 or abs(int(token)) > LARGEST_INTEGER:
            message = f"a whole number outside ±{LARGEST_INTEGER:,}, which not every reader keeps exact"
            self.fault("json_huge_number", start, message, token[:40])
        else:
            return int(token)
        return None

    def string(self) -> str:
        """The string that begins here."""
        start = self.at
        body = self.text[start + 1 : self._end_of_body(start)]
        self.at = start + len(body) + 2
        value: str = json.loads(f'"{body}"') if "\\" in body else body
        if surrogate := _SURROGATE.search(value):
            message = "half of a surrogate pair, which is no character"
            self.fault("json_lone_surrogate", start, message, surrogate.group())
            # From here on it must be possible to print the string.
            value = value.encode("utf-8", "backslashreplace").decode("utf-8")
        return value

    def _end_of_body(self, start: int) -> int:
        match = _STRING_BODY.match(self.text, start + 1)
        assert match is not None, "the pattern matches nothing, too"
        end = match.end()
        ending = self.text[end : end + 1]
        if ending == '"':
            return end
        if ending in ("", "\n"):
            raise self.broken(start, "a string that is not closed on its line")
        if ending == "\\":
            raise self.broken(end, "a backslash that begins no JSON escape")
        raise self.broken(end, "a raw tab or other control character inside a string")

    def array(self, start: int) -> tuple[list[Any], _List]:
        """The list whose bracket was just read."""
        values: list[Any] = []
        places: list[_Place] = []
        self.skip()
        more = not self.take("]")
        while more:
            self.path.append(len(values))
            value, place = self.value()
            self.path.pop()
            values.append(value)
            places.append(place)
            more = self.another("]")
        return values, _List(start, places)

    def object(self, start: int) -> tuple[dict[str, Any], _Object]:
        """The object whose brace was just read."""
        values: dict[str, Any] = {}
        places: dict[str, tuple[int, _Place]] = {}
        self.skip()
        more = not self.take("}")
        while more:
            at = self.at
            key = self.key()
            self.path.append(key)
            if key in values:
                self.fault("json_duplicate_key", at, "the same key twice in one object", key)
            self.skip()
            if not self.take(":"):
                raise self.missing("a colon")
            values[key], place = self.value()
            self.path.pop()
            places[key] = (at, place)
            more = self.another("}")
        return values, _Object(start, places)

    def key(self) -> str:
        """The key that begins here."""
        start = self.at
        if not self.text.startswith('"', start):
            raise self.missing("a key in double quotation marks")
        key = self.string()
        if len(key) > LONGEST_KEY:
            raise self.broken(start, f"a key of more than {LONGEST_KEY:,} characters", "json_long_key")
        return key

    def another(self, close: str) -> bool:
        """Whether another member follows the one just read; steps over the comma, or over the end of the container."""
        self.skip()
        if self.take(close):
            return False
        comma = self.at
        if not self.take(","):
            raise self.missing(f"a comma or the closing {close}")
        self.skip()
        if self.take(close):
            self.fault("json_syntax", comma, f"a comma before the closing {close}", ",")
            return False
        return True

    def skip(self) -> None:
        """Step over white space."""
        match = _SPACE.match(self.text, self.at)
        assert match is not None, "the pattern matches nothing, too"
        self.at = match.end()

    def take(self, character: str) -> bool:
        """Step over `character`, if it stands here."""
        there = self.text.startswith(character, self.at)
        self.at += there
        return there

    def missing(self, expected: str) -> _UnreadableError:
        """Report that what should stand here does not."""
        hints = (hint for start, hint in _HINTS.items() if self.text.startswith(start, self.at))
        message = next(hints, f"{expected} should stand here")
        return self.broken(self.at, message if self.at < len(self.text) else f"the file ends where {expected} should stand")

    def broken(self, offset: int, message: str, code: str = "json_syntax") -> _UnreadableError:
        """Report a fault after which nothing can be told."""
        self.fault(code, offset, message)
        return _UnreadableError()

    def fault(self, code: str, offset: int, message: str, value: str | None = None) -> None:
        """Report a fault of the value that is being read; the last of very many is that there are so many."""
        if value is None:
            value = self.text[offset : offset + 40]
        self.faults.append(LexicalFault(code, offset, pointer_to(*self.path), message, value))
        if len(self.faults) == MOST_FAULTS:
            message = f"{MOST_FAULTS:,} faults up to here; the rest of the file was not read"
            self.faults.append(LexicalFault("json_syntax", offset, "", message))
            raise _UnreadableError
