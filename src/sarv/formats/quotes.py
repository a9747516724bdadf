"""The quotes format: an annotation whose spans are words instead of offsets, for annotators who cannot count characters.

A span is `{"quote": "words"}`, with `nth` or `context` where the words occur more than once (see `quoting`). Everything else
is as in an annotation, without `text_sha256`, and the order of elements is free.
"""

from typing import Any

import msgspec

from ..quoting import Unresolved, locate, occurrences, unresolved
from ..records import Annotation, Document

__all__ = ["from_annotation", "quoted", "resolve", "to_annotation", "unresolved"]


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
    made: dict[str, Any] = quoted(value, text)
    return made


def quoted(value: Any, text: str) -> Any:
    """A copy of `value` with quotes in place of spans."""
    if isinstance(value, dict):
        if "start" in value:
            words = text[value["start"] : value["end"]]
            places = occurrences(text, words)
            return {"quote": words} | ({"nth": places.index(value["start"]) + 1} if len(places) > 1 else {})
        return {key: quoted(inner, text) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [quoted(inner, text) for inner in value]
    return value


def _place(element: Any) -> tuple[int, int]:
    """Where an element stands: its first span, or the first of its cues or triggers."""
    try:
        parts = element.get("cues") or element.get("triggers") or [element]
        return min((part["spans"][0]["start"], part["spans"][-1]["end"]) for part in parts)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return (0, 0)
