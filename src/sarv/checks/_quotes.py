"""Quotes without a place, as faults."""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._views import QuotesView


def without_place(view: QuotesView, code: str) -> Iterator[Fault]:
    """The faults of one code. Words that may stand in a text which is not shipped are not repeated."""
    for one in view.unresolved:
        if one.code == code:
            hidden = isinstance(one.value, str) and not view.shipped
            yield Fault(pointer_to(*one.path), one.message, None if hidden else one.value)
