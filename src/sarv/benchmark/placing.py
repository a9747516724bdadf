"""Where the quotes of a prediction stand in the text.

With `context` or `nth` a quote stands where they say; `nth` counts every occurrence, those inside longer words too. Without them
it is taken to be whole words, as long as these occur as such: the first time that a line quotes them for one kind of thing
(mentions, cues, triggers, arguments, …), in the order in which it lists these, they stand at their first occurrence, the next
time at the second, and so on; when there are no more, at the last.
"""

from collections import Counter
from typing import Any

from ..quoting import locate, occurrences
from ..records import Span


def placed(value: dict[str, Any], text: str | None) -> tuple[dict[str, Any], int]:
    """A copy of a prediction with spans for its quotes, and how many of these stand nowhere."""
    lost = 0
    taken: dict[str, Counter[str]] = {}

    def walk(part: Any, kind: str) -> Any:
        nonlocal lost
        if isinstance(part, dict):
            if "quote" not in part:
                return {key: walk(inner, kind if key == "spans" else key) for key, inner in part.items()}
            found = _place(part, text, taken.setdefault(kind, Counter()))
            if found is None:
                # Outside of any text, and each at a place of its own: it is there, and equals nothing.
                lost += 1
                return {"start": -2 * lost, "end": -2 * lost + 1} if text is not None else {"start": 0, "end": 1}
            return {"start": found.start, "end": found.end}
        if isinstance(part, list):
            return [walk(inner, kind) for inner in part]
        return part

    placed = {}
    for key, inner in value.items():
        taken.clear()
        placed[key] = walk(inner, "")
    return placed, lost if text is not None else 0


def _place(quote: dict[str, Any], text: str | None, taken: Counter[str]) -> Span | None:
    words = quote["quote"]
    if text is None:
        return None
    if "nth" in quote or "context" in quote:
        span = locate(text, quote, ())
        return span if isinstance(span, Span) else None
    places = occurrences(text, words)
    places = [at for at in places if not _inside(text, at) and not _inside(text, at + len(words))] or places
    if not places:
        return None
    start = places[min(taken[words], len(places) - 1)]
    taken[words] += 1
    return Span(start=start, end=start + len(words))


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
