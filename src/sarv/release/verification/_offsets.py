"""Offsets in rows beside the text that they count in. What is said of a fault never repeats words of a text."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...reading import pointer_to


class Misplaced(NamedTuple):
    """What does not stand where it says: the pointer to it, why, and its offsets."""

    pointer: str
    message: str
    value: str


def misplaced_spans(row: Any, pointer: str, text: str | None, length: int) -> Iterator[Misplaced]:
    """Every span anywhere in a row that is empty, leaves the text, or has other words than stand there."""
    if isinstance(row, dict):
        if row.keys() == {"start", "end", "text"}:
            found = misplaced(pointer, row["start"], row["end"], row["text"], text, length)
            if found is not None:
                yield found
        else:
            for name, value in row.items():
                yield from misplaced_spans(value, f"{pointer}{pointer_to(name)}", text, length)
    elif isinstance(row, list):
        for number, value in enumerate(row):
            yield from misplaced_spans(value, f"{pointer}/{number}", text, length)


def misplaced(
    pointer: str, start: int | None, end: int | None, words: str | None, text: str | None, length: int
) -> Misplaced | None:
    """What is wrong with one stretch of a text of `length` code points, whose words stand there if the text is there."""
    value = f"{start}–{end}"
    if start is None or end is None or not 0 <= start < end <= length:
        return Misplaced(pointer, f"it is no stretch of a text of {length:,} code points", value)
    if text is None:
        return None if words is None else Misplaced(pointer, "it has words, and the document has no text", value)
    if words is None:
        return Misplaced(pointer, "it has no words, and the document has its text", value)
    return None if words == text[start:end] else Misplaced(pointer, "its words are not those that stand there", value)
