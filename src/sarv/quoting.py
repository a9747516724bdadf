"""Words in place of offsets: where a quote stands in a text, or why it stands nowhere or in too many places.

A quote is `{"quote": "words"}`. Where the words occur more than once, `"nth": 2` takes the second occurrence, counted from
1, or `"context": "a longer stretch"` names surroundings that occur once; `nth` then counts within them. Occurrences may
overlap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .records import Span

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Unresolved:
    """A quote that gives no place. `code` is `quote_not_found` or `quote_ambiguous`."""

    code: str
    path: Path
    message: str
    value: Any


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
    if nth is not None and (type(nth) is not int or nth < 1):
        return Unresolved("quote_not_found", (*path, "nth"), "nth counts occurrences: a whole number from 1", nth)
    base, within = 0, text
    if context is not None:
        if not isinstance(context, str):
            return Unresolved("quote_not_found", (*path, "context"), "the context is a stretch of the text, as a string", context)
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
        return Unresolved("quote_not_found", (*path, "nth"), message, nth)
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


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
