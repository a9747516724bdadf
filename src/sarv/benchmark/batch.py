"""Some hundred documents with what was predicted of them: what a metric is given at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..extents import Extent, characters
from ..layers import labels
from .pairing import Pair
from .spans import Fragments, Spans, spans

Rows = Iterable[tuple[Extent, str]]
"""Extents with the label of each."""


@dataclass(frozen=True)
class Batch:
    """Documents side by side with their predictions, in the order of the release."""

    pairs: Sequence[Pair]

    @cached_property
    def mentions(self) -> tuple[Spans, Spans]:
        """Extents of mentions with the types of those meant, in gold and predicted; a mention of two types counts as two."""
        return self._spans("actor_type", lambda pair, side: _typed(side.mentions or (), pair.types))

    @cached_property
    def mention_extents(self) -> tuple[Spans, Spans]:
        """Extents of mentions, whoever is meant."""
        return self._spans(None, lambda _, side: _bare(side.mentions or ()))

    @cached_property
    def cues(self) -> tuple[Spans, Spans]:
        """Extents of stance cues."""
        return self._spans(None, lambda _, side: _bare(cue for stance in side.stances or () for cue in stance.cues))

    @cached_property
    def triggers(self) -> tuple[Spans, Spans]:
        """Extents of triggers with the types of their events; a trigger of two events of different types counts as two."""
        return self._spans("event_type", lambda _, side: _triggers(side.events or ()))

    def _spans(self, field: str | None, rows: Callable[[Pair, Any], Rows]) -> tuple[Spans, Spans]:
        places: Mapping[str, int] = {label: number for number, label in enumerate(labels()[field])} if field else {}
        fragments = Fragments()

        def of(sides: Iterable[Any]) -> Spans:
            numbered = enumerate(zip(self.pairs, sides, strict=True))
            found = ((n, extent, label) for n, (pair, side) in numbered for extent, label in rows(pair, side))
            return spans(((n, extent, places.get(label, len(places))) for n, extent, label in found), fragments)

        return of(pair.gold for pair in self.pairs), of(pair.predicted for pair in self.pairs)


def _bare(parts: Iterable[Any]) -> Rows:
    return ((characters(part.spans), "") for part in parts)


def _typed(mentions: Iterable[Any], types: Mapping[str, str]) -> Rows:
    for mention in mentions:
        extent = characters(mention.spans)
        yield from ((extent, type_) for type_ in types_of(mention, types) or ("",))


def types_of(mention: Any, types: Mapping[str, str]) -> set[str]:
    """The types of those whom a mention means: by the register, or, where it links to nobody, as it says itself."""
    actors = mention.actors
    if actors:
        return {types.get(actor, "") for actor in actors}
    return set(getattr(mention, "types", None) or ())


def _triggers(events: Iterable[Any]) -> Rows:
    for event in events:
        for trigger in event.triggers:
            yield characters(trigger.spans), event.type or ""
