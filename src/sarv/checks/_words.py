"""Faults of shape in the reader's words: a schema's `title` names an object, `description` says what a value must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ._characters import character, misfit

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A fault of shape: where, what, the value to quote. `about` keeps the faults of one value apart that are not one."""

    path: Path
    message: str
    value: Any = None
    about: str = ""
    of_key: bool = False


def a(noun: str) -> str:
    """A noun with its indefinite article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def listing(names: Iterable[str], last: str = "and") -> str:
    """Names as an enumeration."""
    *others, final = names
    return f"{', '.join(others)} {last} {final}" if others else final


def entries(count: int) -> str:
    """A number of entries."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def subject(path: Path) -> str:
    """What a message is about: the value by its key, the members of a list by its key."""
    if not path:
        return "the file"
    return repr(path[-1]) if isinstance(path[-1], str) else f"each of {path[-2]!r}"


def thing(schema: Schema) -> str:
    """What a value of a schema is."""
    title = schema.get("title")
    if "required" in schema:
        return f"{a(title or 'object')}, an object with {listing(schema['required'])}"
    if title is not None:
        return f"{a(title)}: {schema['description']}" if "description" in schema else a(title)
    plain = {"array": "a list", "object": "an object"}
    return str(schema.get("description") or plain.get(schema.get("type", ""), "what the schema says"))


def in_short(schema: Schema) -> str:
    """What a value of a schema is, in a word or two."""
    title = schema.get("title")
    return a(title) if title is not None else thing(schema).partition(":")[0]


def kind_of_value(value: Any) -> str:
    """What stands in the file, where a value of another type should."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return {str: "a string", int: "a number", list: "a list", dict: "an object"}[type(value)]


def missing(path: Path, schema: Schema, value: Mapping[str, Any], resolved: Any) -> Iterator[Misshapen]:
    """Every key that an object lacks; `resolved` gives the schema behind a reference."""
    name = a(schema.get("title") or "object")
    for key in schema["required"]:
        if key not in value:
            needed = in_short(resolved(schema["properties"][key]))
            yield Misshapen(path, f"{name} needs {key!r}: {needed}", about=key)


def unknown(path: Path, schema: Schema, value: Mapping[str, Any]) -> Iterator[Misshapen]:
    """Every key that an object cannot have, with the one that may be meant."""
    name = a(schema.get("title") or "object")
    keys = list(schema["properties"])
    for key in value:
        if key not in keys:
            message = f"{name} has no {key!r}{_meant(key, keys)}; it has {', '.join(keys)}"
            yield Misshapen((*path, key), message, key, "key", of_key=True)


def wrong(path: Path, schema: Schema, value: Any, keyword: str) -> Misshapen:
    """A value that is not what it must be."""
    verb = "must be" if path else "must hold"
    return Misshapen(path, f"{subject(path)} {verb} {thing(schema)}{_why(schema, value, keyword)}", value)


def wrong_key(path: Path, schema: Schema, key: str) -> Misshapen:
    """A key that is not what it must be."""
    message = f"each key of {path[-1]!r} must be {thing(schema)}{_why(schema, key, 'pattern')}"
    return Misshapen((*path, key), message, key, "key", of_key=True)


def size(path: Path, value: Any, keyword: str, limit: int) -> Misshapen:
    """A list or an object with too many or too few members."""
    needs = "needs at least" if keyword.startswith("min") else "takes at most"
    return Misshapen(path, f"{subject(path)} {needs} {entries(limit)}; it has {entries(len(value)) if value else 'none'}")


def choice(path: Path, schema: Schema, value: Mapping[str, Any]) -> Iterator[Misshapen]:
    """An object that has too many or too few of the keys that it may have."""
    always = schema.get("required", [])
    choices = [key for key in schema["properties"] if key not in always]
    given = [key for key in choices if key in value]
    least, most = schema.get("minProperties", 0) - len(always), schema["maxProperties"] - len(always)
    if not least <= len(given) <= most:
        count = "exactly one of" if least == most else "at most one of"
        has = listing(given) if given else "none"
        yield Misshapen(path, f"{a(schema['title'])} has {count} {listing(choices)}; this one has {has}", about="choice")


def repeated(path: Path, value: Any) -> Misshapen:
    """A member of a list that repeats an earlier one."""
    return Misshapen(path, f"{subject(path[:-1])} has this entry twice", value, "repeated")


def _why(schema: Schema, value: Any, keyword: str) -> str:
    if keyword == "type":
        return f"; here stands {kind_of_value(value)}"
    if keyword == "enum" and isinstance(value, str):
        return _meant(value, [str(one) for one in schema["enum"]])
    if keyword == "maximum" and (most := f"{schema['maximum']:,}") not in thing(schema):
        return f"; the most is {most}"
    if not isinstance(value, str):
        return ""
    if not value:
        return "; here stands nothing"
    culprit = misfit(value, schema["pattern"]) if "pattern" in schema else None
    if culprit is not None:
        return f"; here stands {character(culprit)}"
    if len(value) > schema.get("maxLength", len(value)):
        return f"; here stand {len(value):,} characters"
    return ""


def _meant(given: str, known: list[str]) -> str:
    near = get_close_matches(given, known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
