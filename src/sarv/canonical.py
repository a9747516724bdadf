"""The one way a record is written as bytes, so that the same content is always the same file and a diff shows elements.

Every top-level key has a line of its own, every member of a top-level list or object too; what lies deeper is compact.
Keys stand in the order of the record's fields, UTF-8 is not escaped, absent values are left out, the file ends in a newline.
"""

from typing import Any

import msgspec

from .records import Record

_encoder = msgspec.json.Encoder()
_encode = _encoder.encode
_encode_lines = _encoder.encode_lines

_KEYS: dict[type, tuple[tuple[str, bytes], ...]] = {}


def canonical(record: Record) -> bytes:
    """The bytes of a corpus file that holds `record`."""
    kind = type(record)
    keys = _KEYS.get(kind)
    if keys is None:
        keys = _KEYS[kind] = tuple((name, b'  "' + name.encode() + b'": ') for name in kind.__struct_fields__)
    lines = []
    for name, key in keys:
        value = getattr(record, name)
        if value is not None:
            lines.append(key + _members(value))
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def _members(value: Any) -> bytes:
    if value and isinstance(value, tuple | list):
        # Line breaks inside JSON strings are escaped, so every line break here separates two members.
        return b"[\n    " + _encode_lines(value)[:-1].replace(b"\n", b",\n    ") + b"\n  ]"
    if value and isinstance(value, dict):
        members = [b"    " + _encode(name) + b": " + _encode(value[name]) for name in sorted(value)]
        return b"{\n" + b",\n".join(members) + b"\n  }"
    return _encode(value)
