"""The quotes format: an annotation whose spans are words instead of offsets, for annotators who cannot count characters.

A span is `{"quote": "words"}`. Where the words occur more than once, `"nth": 2` takes the second occurrence, counted from
1, or `"context": "a longer stretch"` names surroundings that occur once; `nth` then counts within them. Occurrences may
overlap. Everything else is as in an annotation, without `text_sha256`, and the order of elements is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from ..records import Annotation, Document, Span

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Unresolved:
    """A quote that gives no place. `code` is `quote_not_found` or `quote_ambiguous`."""

    code: str
    path: Path
    message: str
    value: str


def occurrences(text: str, words: str) -> list[int]:
    """The offsets, in code points, at which `words` begin in `text`, overlapping ones too."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def locate(text: str, quote: dict[str, Any], path: Path) -> Span | Unresolved:
    """The span that a quote means, or why it means none."""
    words, nth, context = quote["quote"], quote.get("nth"), quote.get("context")
    base, within = 0, text
    if context is not None:
        places = occurrences(text, context)
        if len(places) != 1:
            code = "quote_ambiguous" if places else "quote_not_found"
            return Unresolved(code, (*path, "context"), f"the context occurs {_times(len(places))}; it must occur once", context)
        base, within = places[0], context
    places = occurrences(within, words)
    where = "in its context" if context is not None else "in the text"
    if not places:
        return Unresolved("quote_not_found", (*path, "quote"), f"the words do not occur {where}", words)
    if nth is None and len(places) > 1:
        message = f"the words occur {_times(len(places))} {where}, and neither nth nor context says which is meant"
        return Unresolved("quote_ambiguous", (*path, "quote"), message, words)
    if nth is not None and nth > len(places):
        message = f"nth is {nth}, and the words occur only {_times(len(places))} {where}"
        return Unresolved("quote_not_found", (*path, "nth"), message, words)
    start = base + places[(nth or 1) - 1]
    return Span(start=start, end=start + len(words), text=words)


def quotes_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every quote in a value with the path to it."""
    if isinstance(value, dict):
        if isinstance(value.get("quote"), str):
            yield path, value
        else:
            for key, inner in value.items():
                yield from quotes_in(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from quotes_in(inner, (*path, i))


def unresolved(value: Any, text: str) -> list[Unresolved]:
    """Every quote of a quotes file that gives no place in `text`."""
    found = (locate(text, quote, path) for path, quote in quotes_in(value))
    return [problem for problem in found if isinstance(problem, Unresolved)]


def resolve(value: Any, text: str, shipped: bool) -> Any:
    """A copy of `value` with spans in place of quotes; all of them must have a place.

    `shipped` says whether the collection ships its texts: only then do spans repeat the words.
    """
    if isinstance(value, dict):
        if isinstance(value.get("quote"), str):
            span = locate(text, value, ())
            if isinstance(span, Unresolved):
                raise ValueError(f"{span.message}: {span.value!r}")
            words = {"text": span.text} if shipped else {}
            return {"start": span.start, "end": span.end, **words}
        return {key: resolve(inner, text, shipped) for key, inner in value.items()}
    if isinstance(value, list):
        return [resolve(inner, text, shipped) for inner in value]
    return value


def to_annotation(value: dict[str, Any], document: Document, text: str, shipped: bool) -> dict[str, Any]:
    """A quotes file, all of whose quotes have a place, as the value of an annotation file: keys and elements in order.

    What does not fit the annotation schema is left as it is, for the checks to report.
    """
    resolved = resolve(value, text, shipped)
    resolved.setdefault("text_sha256", document.text.sha256)
    for layer in ("mentions", "stances", "events"):
        if isinstance(resolved.get(layer), list):
            resolved[layer].sort(key=_place)
    order = {name: i for i, name in enumerate(Annotation.__struct_fields__)}
    return dict(sorted(resolved.items(), key=lambda item: order.get(item[0], len(order))))


def from_annotation(annotation: Annotation, text: str) -> dict[str, Any]:
    """An annotation in the quotes format, each quote with the `nth` that makes it unique."""
    value: dict[str, Any] = msgspec.to_builtins(annotation)
    del value["text_sha256"]
    quoted: dict[str, Any] = _quoted(value, text)
    return quoted


def _quoted(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if "start" in value:
            words = text[value["start"] : value["end"]]
            places = occurrences(text, words)
            return {"quote": words} | ({"nth": places.index(value["start"]) + 1} if len(places) > 1 else {})
        return {key: _quoted(inner, text) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_quoted(inner, text) for inner in value]
    return value


def _place(element: Any) -> tuple[int, int]:
    """Where an element stands: its first span, or the first of its cues or triggers."""
    try:
        parts = element.get("cues") or element.get("triggers") or [element]
        return min((part["spans"][0]["start"], part["spans"][-1]["end"]) for part in parts)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return (0, 0)


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")


