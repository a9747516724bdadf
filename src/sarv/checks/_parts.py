"""An annotation in lists: all spans, all arguments, all references to actors. Checks go through these, not through its depth."""

from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Any

from ..reading import pointer_to
from ..records import (
    Annotation,
    Argument,
    Casualties,
    Cue,
    Event,
    EventReport,
    Mention,
    Party,
    Span,
    Stance,
    Target,
    Trigger,
)
from ._traced import Traced


class Parts:
    """The parts of an annotation, each kind in a list of its own."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self.mentions = mentions = list(annotation.mentions)
        self.stances = stances = list(annotation.stances)
        self.events = events = list(annotation.events)
        self.elements: list[Mention | Stance | Event] = [*mentions, *stances, *events]
        self.cues = cues = [cue for stance in stances for cue in stance.cues]
        self.triggers = triggers = [trigger for event in events for trigger in event.triggers]
        self.arguments = arguments = [argument for event in events for argument in event.arguments]
        self.casualties = casualties = [figure for event in events for figure in event.casualties]
        self.reports = [report for event in events for report in event.reports]
        self.links = [link for event in events for link in event.links]
        self.targets = targets = [stance.target for stance in stances]
        worded: Iterable[Mention | Cue | Trigger | Argument | Casualties]
        worded = chain(mentions, cues, triggers, arguments, casualties)
        self.extents = [part.spans for part in worded]
        self.extents += [target.proposition for target in targets if target.proposition is not None]
        self.spans: list[Span] = list(chain.from_iterable(self.extents))
        self.starts = [span.start for span in self.spans]
        self.ends = [span.end for span in self.spans]
        self.texts = [span.text for span in self.spans]
        self.parties = parties = [stance.holder for stance in stances]
        parties += [stance.source for stance in stances if stance.source is not None]
        sourced: Iterable[Casualties | EventReport] = chain(casualties, self.reports)
        parties += [part.source for part in sourced]
        self.actors = [actor for mention in mentions for actor in mention.actors]
        naming: Iterable[Party | Target | Argument] = chain(parties, targets, arguments)
        self.actors += [part.actor for part in naming if part.actor is not None]
        self.actors += [figure.of for figure in casualties if figure.of is not None]

    def pointer(self, kind: str, i: int, *inside: str | int) -> str:
        """The JSON pointer to part `i` of a kind, or to what lies at `inside` in it."""
        return pointer_to(*getattr(self._traced, kind)[i].path, *inside)

    @cached_property
    def _traced(self) -> Any:
        # Only faults ask for it, and most annotations have none.
        traced: Any = Traced(self._annotation)
        return Parts(traced)
