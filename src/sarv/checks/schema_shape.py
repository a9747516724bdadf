"""Every value has the shape that the schema gives it.

Keys that the schema does not know are read by nobody; values of another type or form mean something else to every reader.
"""

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import msgspec

from ..corpus import Kind
from ..findings import Fault
from ..reading import pointer_to
from ..schema import compiled, schema
from . import _words
from ._example import GOLD, Edit
from ._views import FileView
from ._words import Misshapen

VIEW = "shape"
WAY_OUT = "Correct the value or the key; leave out an optional value that is not known, rather than write null."
BAD = (Edit(GOLD, set={"/mentions/0/spans/0/start": "0"}),)
GOOD = (Edit(GOLD, set={"/mentions/0/spans/0/start": 1}),)

MOST_ERRORS = 1000


def check(view: FileView) -> Iterator[Fault]:
    """Report every place where the file departs from its schema, once."""
    assert view.kind is not None
    value = view.scan.value
    errors = list(islice(_validator(view.kind.schema).iter_errors(value), MOST_ERRORS))
    found: dict[tuple[str, str], Misshapen] = {}
    for error in errors:
        for misshapen in _in_words(error, view.kind):
            found.setdefault((pointer_to(*misshapen.path), misshapen.about), misshapen)
    for (pointer, _), fault in found.items():
        offset = view.scan.key_offset(pointer) if fault.of_key else view.scan.offset(pointer)
        yield Fault(pointer, fault.message, fault.value, offset)
    if len(errors) == MOST_ERRORS:
        yield Fault("", f"{MOST_ERRORS:,} faults of shape up to here; the rest of the file was not looked at")
    if not found and not _fits(value, view.kind):
        title = schema(view.kind.schema)["title"]
        yield Fault("", f"the file does not hold {_words.a(title)} as the schema describes it")


def _in_words(error: Any, kind: Kind) -> Iterator[Misshapen]:
    """One error of the library as the faults it stands for."""
    path, keyword, value, part = tuple(error.absolute_path), error.validator, error.instance, error.schema
    if "propertyNames" in error.absolute_schema_path:
        yield _words.wrong_key(path, part, value)
    elif keyword == "required":
        yield from _words.missing(path, part, value, lambda inner: _resolved(inner, kind.schema))
    elif keyword == "additionalProperties":
        yield from _words.unknown(path, part, value)
    elif keyword in ("minProperties", "maxProperties") and "properties" in part:
        yield from _words.choice(path, part, value)
    elif keyword in ("minItems", "maxItems", "minProperties", "maxProperties"):
        yield _words.size(path, value, keyword, error.validator_value)
    elif keyword == "uniqueItems":
        yield _words.repeated(path, value)
    else:
        yield _words.wrong(path, part, value, keyword)


def _resolved(part: Any, name: str) -> Any:
    """The schema that `part` refers to, if it is a reference."""
    file, _, definition = part.get("$ref", "").partition("#/$defs/")
    return schema("common" if file else name)["$defs"][definition] if definition else part


def _fits(value: Any, kind: Kind) -> bool:
    """Whether the readers that everything else relies on agree that there is no fault."""
    try:
        msgspec.convert(value, kind.record)
    except msgspec.ValidationError:
        return False
    return bool(compiled(kind.schema).is_valid(value))


@cache
def _validator(name: str) -> Any:
    """The validator that finds all errors of a file; it is slow to import, and needed only where there are any."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing import Registry, Resource

    common = dict(schema("common"))
    registry: Any = Registry().with_resource(common["$id"], Resource.from_contents(common))
    return extend(Draft202012Validator, {"uniqueItems": _unique})(dict(schema(name)), registry=registry)


def _unique(_: Any, unique: bool, value: Any, __: Any) -> Iterator[Any]:
    """An error for each repeated member of a list; the library finds only that there is one, in quadratic time."""
    from jsonschema import ValidationError

    seen: set[str] = set()
    for at, member in enumerate(value if unique and isinstance(value, list) else ()):
        written = json.dumps(member, sort_keys=True)
        if written in seen:
            yield ValidationError("repeated", path=(at,), instance=member)
        seen.add(written)
