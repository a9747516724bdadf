"""An annotation in lists: all spans, all arguments, all references to actors. Checks go through these, not through its depth."""

from functools import cached_property
from itertools import chain
from typing import Any

from ..reading import pointer_to
from ..records import Annotation, Span
from ._traced import Traced


class Parts:
    """The parts of an annotation, each kind in a list of its own."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self.mentions = mentions = list(annotation.mentions)
        self.stances = stances = list(annotation.stances)
        self.events = events = list(annotation.events)
        self.elements = [*mentions, *stances, *events]
        self.cues = cues = [cue for stance in stances for cue in stance.cues]
        self.triggers = triggers = [trigger for event in events for trigger in event.triggers]
        self.arguments = arguments = [argument for event in events for argument in event.arguments]
        self.casualties = casualties = [figure for event in events for figure in event.casualties]
        self.reports = [report for event in events for report in event.reports]
        self.links = [link for event in events for link in event.links]
        self.targets = targets = [stance.target for stance in stances]
        self.extents = [part.spans for part in chain(mentions, cues, triggers, arguments, casualties)]
        self.extents += [target.proposition for target in targets if target.proposition is not None]
        self.spans: list[Span] = list(chain.from_iterable(self.extents))
        self.starts = [span.start for span in self.spans]
        self.ends = [span.end for span in self.spans]
        self.texts = [span.text for span in self.spans]
        self.parties = parties = [stance.holder for stance in stances]
        parties += [stance.source for stance in stances if stance.source is not None]
        parties += [part.source for part in chain(casualties, self.reports)]
        self.actors = [actor for mention in mentions for actor in mention.actors]
        self.actors += [part.actor for part in chain(parties, targets, arguments) if part.actor is not None]
        self.actors += [figure.of for figure in casualties if figure.of is not None]

    def pointer(self, kind: str, i: int, *inside: str | int) -> str:
        """The JSON pointer to part `i` of a kind, or to what lies at `inside` in it."""
        return pointer_to(*getattr(self._traced, kind)[i].path, *inside)

    @cached_property
    def _traced(self) -> Any:
        # Only faults ask for it, and most annotations have none.
        traced: Any = Traced(self._annotation)
        return Parts(traced)
