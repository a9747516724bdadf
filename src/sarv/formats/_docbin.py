"""A DocBin unpacked: words, groups of spans and user data of its documents, by strict decoding alone.

A DocBin is a zlib stream of MessagePack, whose numbers are packed as NumPy has them in memory. Nothing in it is trusted, and
no object of spaCy is made from it but the table of its strings: spaCy itself takes the offsets and sizes in a file as they
are.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

if TYPE_CHECKING:
    from spacy.strings import StringStore

LARGEST = 128 * 1024 * 1024
"""How many bytes a file may have when it is unpacked."""

_MOST = 100_000  # documents, each of which may be of one byte
_SPAN = struct.Struct(">QQQllll")  # id, kb_id, label, start and end in tokens, start and end in characters
_Decoded = TypeVar("_Decoded")


class DocBinError(ValueError):
    """Bytes that are no DocBin, or one that contradicts itself."""


class PackedSpan(NamedTuple):
    """A span: its id, its id in the knowledge base and its label, each empty where it has none, and its tokens, half-open."""

    id: str
    kb_id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackedDoc:
    """A document: its words, whether a space follows each, its spans by group, and its user data, not yet decoded."""

    words: list[str]
    spaces: list[bool]
    spans: dict[str, list[PackedSpan]]
    user_data: bytes

    @property
    def text(self) -> str:
        """The text of the document."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))


class _Bin(msgspec.Struct):
    attrs: list[int]
    tokens: bytes
    spaces: bytes
    lengths: bytes
    strings: list[str]
    span_groups: list[bytes]
    user_data: list[bytes | None] | None = None


class _Group(msgspec.Struct):
    spans: list[bytes]


def unpacked(raw: bytes) -> list[PackedDoc]:
    """The documents of a DocBin; `DocBinError` says what is wrong with it."""
    from spacy.strings import StringStore

    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, LARGEST)
    except zlib.error as error:
        raise DocBinError(f"the file cannot be unpacked: {error}") from error
    if unpacking.unconsumed_tail:
        raise DocBinError(f"the file is more than {LARGEST >> 20} MiB when it is unpacked, which is not read")
    if not unpacking.eof:
        raise DocBinError("the file is cut off")
    packed = decoded(data, _Bin, "the file")
    strings = StringStore(packed.strings)
    documents = list(_documents(packed, strings))
    user_data = packed.user_data or [None] * len(documents)
    if not len(documents) == len(packed.span_groups) == len(user_data):
        raise DocBinError("the numbers of documents, of their groups of spans and of their user data are not the same")
    rest = zip(documents, packed.span_groups, user_data, strict=True)
    return [
        PackedDoc(words, spaces, _spans(groups, strings, len(words)), own or b"\x80") for (words, spaces), groups, own in rest
    ]


def decoded(data: bytes, type_: type[_Decoded], what: str) -> _Decoded:
    """The value that MessagePack says, of this type; `DocBinError` begins with `what`."""
    try:
        return msgspec.msgpack.decode(data, type=type_)
    except (msgspec.MsgspecError, RecursionError, TypeError, UnicodeDecodeError) as error:
        raise DocBinError(f"{what} is not as in a DocBin: {error}") from error


def _documents(packed: _Bin, strings: "StringStore") -> Iterator[tuple[list[str], list[bool]]]:
    from spacy.attrs import ORTH

    width = len(packed.attrs)
    if ORTH not in packed.attrs or len(packed.lengths) % 4 or len(packed.tokens) % 8:
        raise DocBinError("there are no words, or broken numbers")
    lengths = memoryview(packed.lengths).cast("i").tolist()
    if len(lengths) > _MOST:
        raise DocBinError(f"more than {_MOST:,} documents are not read")
    count = sum(lengths)
    if min(lengths, default=0) < 0 or len(packed.tokens) != 8 * width * count or len(packed.spaces) != count:
        raise DocBinError("the lengths of the documents are not those of their words")
    words = memoryview(packed.tokens).cast("Q")[packed.attrs.index(ORTH) :: width].tolist()
    at = 0
    for length in lengths:
        end = at + length
        yield [_string(word, strings) for word in words[at:end]], [space > 0 for space in packed.spaces[at:end]]
        at = end


def _spans(raw: bytes, strings: "StringStore", words: int) -> dict[str, list[PackedSpan]]:
    found: dict[str, list[PackedSpan]] = {}
    groups: dict[bytes, list[str]] = {} if raw in (b"", b"\x90") else decoded(raw, dict[bytes, list[str]], "a group of spans")
    for group, names in groups.items():
        spans = []
        for each in decoded(group, _Group, "a group of spans").spans:
            if len(each) != _SPAN.size:
                raise DocBinError(f"a span of the group {names} has {len(each)} bytes in place of {_SPAN.size}")
            id_, kb_id, label, start, end, _, _ = _SPAN.unpack(each)
            if not 0 <= start < end <= words:
                raise DocBinError(f"a span of the group {names} goes from token {start} to {end}; there are {words} tokens")
            spans.append(PackedSpan(_string(id_, strings), _string(kb_id, strings), _string(label, strings), start, end))
        found |= dict.fromkeys(names, spans)
    return found


def _string(number: int, strings: "StringStore") -> str:
    try:
        return str(strings[number]) if number else ""
    except (IndexError, KeyError) as error:
        raise DocBinError(f"there is no string with the hash {number}") from error


def user_data(document: PackedDoc) -> dict[Any, Any]:
    """The user data of a document, its keys tuples where they are those of extensions."""
    values: dict[Any, Any] = decoded(document.user_data, dict, "the user data")
    return values
