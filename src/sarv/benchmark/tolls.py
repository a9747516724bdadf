"""Tolls: how many were killed and injured, by event and source, without a place in the text.

The toll that a source gives of an event is, for each kind, its greatest figure, by the low end and then by the high one; parts
of it are not added up, and a figure that is open at both ends is none. A prediction gives them as `tolls`, or has them by its
events.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..records import Party

KINDS = ("killed", "injured")


class Figure(NamedTuple):
    """A figure: its kind and, in a toll, who gives it; an open end is None."""

    about: tuple[str, ...]
    low: int | None
    high: int | None


def tolls(events: Iterable[Iterable[Any]]) -> list[list[Figure]]:
    """The tolls of events that have any, given the figures of each; in an order that follows from what they say."""
    found = [greatest(figures) for figures in events]
    return sorted((toll for toll in found if toll), key=lambda toll: [_key(one) for one in toll])


def greatest(figures: Iterable[Any]) -> list[Figure]:
    """The greatest figure of each kind and source."""
    found: dict[tuple[str, ...], Figure] = {}
    for one in figures:
        if one.kind not in KINDS or one.low is one.high is None:
            continue
        figure = Figure((one.kind, party(one.source)), one.low, one.high)
        if figure.about not in found or _key(figure) > _key(found[figure.about]):
            found[figure.about] = figure
    return sorted(found.values(), key=_key)


def party(given: Party | None) -> str:
    """Who, in a word: an actor or an outlet; empty where nobody is named."""
    if given is None:
        return ""
    return given.actor if given.actor is not None else f"outlet {given.outlet}"


def _key(figure: Figure) -> tuple[Any, ...]:
    return figure.about, -1 if figure.low is None else figure.low, float("inf") if figure.high is None else figure.high
