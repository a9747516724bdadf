"""What a release may carry of a document: its text and the words of its spans, or neither."""

from collections.abc import Sequence
from typing import Any

import msgspec

from ..records import Annotation, Document
from .tables import Unit


def may_carry(document: Document, private: bool) -> bool:
    """Whether a release carries the document's text: only where its rights allow, or the release is private."""
    return private or document.rights.redistribute


def as_released(
    document: Document, text: str | None, annotations: Sequence[tuple[Annotation, bytes]], alignment: str, private: bool
) -> Unit:
    """A document with its annotations and their canonical files, gold first, as a release carries it.

    Where the text is carried every span has its words, elsewhere none has, whatever the files held.
    """
    carried = text if may_carry(document, private) else None
    (gold, gold_line), *given = [_with_words(annotation, raw, carried) for annotation, raw in annotations]
    return Unit(document, carried, gold, gold_line, tuple(line for _, line in given), alignment)


def _with_words(annotation: Annotation, raw: bytes, text: str | None) -> tuple[Annotation, bytes]:
    if text is not None and _has_words(annotation):
        return annotation, raw.replace(b"\n", b"")  # line feeds stand only between the tokens of JSON
    value = msgspec.to_builtins(annotation)
    _set_words(value, text)
    changed = msgspec.convert(value, Annotation)
    return changed, msgspec.json.encode(changed)


def _has_words(annotation: Annotation) -> bool:
    """Whether the spans repeat their words; all do or none, as checks make sure."""
    extents = [mention.spans for mention in annotation.mentions[:1]]
    extents += [stance.cues[0].spans for stance in annotation.stances[:1]]
    extents += [event.triggers[0].spans for event in annotation.events[:1]]
    return all(spans[0].text is not None for spans in extents)


def _set_words(value: Any, text: str | None) -> None:
    if isinstance(value, dict):
        if "start" in value:
            value.pop("text", None)
            if text is not None:
                value["text"] = text[value["start"] : value["end"]]
        else:
            for inner in value.values():
                _set_words(inner, text)
    elif isinstance(value, list | tuple):
        for inner in value:
            _set_words(inner, text)
