"""Hints in messages."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches


def nearest(value: str, known: Iterable[str]) -> str:
    """The known values that `value` may be a misspelling of, as the end of a message."""
    near = get_close_matches(value, known, n=3)
    return f"; near are {', '.join(near)}" if near else ""


def there_are(value: str, known: Collection[str]) -> str:
    """The known values that `value` may be a misspelling of, else all of them, as the end of a message."""
    return nearest(value, known) or f"; there are: {', '.join(known) or 'none'}"
