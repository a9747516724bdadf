"""What of the templates of an answer key is covered by the events of a document, and what there is instead of what is not."""

from collections.abc import Iterable, Iterator

from ..formats.muc4_keys import STRING_SLOTS, Fill, Template
from ..layers import mappings
from ..records import Annotation, Argument, Event, Record
from ._gold import Annotated, Gold, words
from ._heads import alike
from ._matching import assign

ROLES = {
    "INCIDENT: LOCATION": ("place",),
    "INCIDENT: INSTRUMENT ID": ("weapon",),
    "PERP: INDIVIDUAL ID": ("perpetrator", "party"),
    "PERP: ORGANIZATION ID": ("perpetrator", "party"),
    "PHYS TGT: ID": ("target",),
    "HUM TGT: NAME": ("victim", "target", "party"),
    "HUM TGT: DESCRIPTION": ("victim", "target", "party"),
}
"""The roles that suit a slot."""

STAGES = {
    "ACCOMPLISHED": ("completed", "ongoing"),
    "ATTEMPTED": ("attempted", "foiled"),
    "THREATENED": ("threatened", "planned", "feared"),
}

TEMPLATE, STAGE = "TEMPLATE", "INCIDENT: STAGE OF EXECUTION"
SLOTS = (TEMPLATE, STAGE, "INCIDENT: LOCATION", *STRING_SLOTS)


class Miss(Record, frozen=True, kw_only=True):
    """What no event or argument covers. `because` says what there is instead, `events` where. Only shown ones have `words`.

    Of a template: `no_event` of its type, events `without_its_fills`, one that is `covering_another` template, or one of
    `another_type` with some of its fills. Of a stage: `another_stage`. Of a fill: `no_template`, where its template
    is missed, an argument in `another_role`, one of `another_event`, or `nothing`.
    `why` is the explanation in `annotations/explanations.json`.
    """

    document: str
    template: int
    slot: str
    because: str
    events: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    why: str | None = None


class Coverage:
    """The templates of one document beside its events: which slots were `asked` for, and what was missed."""

    def __init__(self, gold: Gold, one: Annotated, templates: Iterable[Template]) -> None:
        self._named, self._id = _Named(gold, one), one.document.id
        self._events = one.gold.events
        self._reach = {event.id: _reach(one.gold, event) for event in self._events}
        self.asked: list[str] = []
        self.unmapped = [(self._id, template.number) for template in templates if not _types(template)]
        mapped = [template for template in templates if _types(template)]
        fits = {(i, j): self._fit(template, event) for i, template in enumerate(mapped) for j, event in enumerate(self._events)}
        covering = assign({pair: fit for pair, fit in fits.items() if fit})
        self.misses: list[Miss] = []
        for i, template in enumerate(mapped):
            event = self._events[covering[i]] if i in covering else None
            self.asked += [TEMPLATE] if event is None else [TEMPLATE, STAGE]
            self.asked += [fill.slot for fill in _asked(template)]
            self.misses += self._missed(template, event)

    def _fit(self, template: Template, event: Event) -> int:
        """How well an event fits a template: 0 not at all, else the more the better."""
        strings = [fill for fill in _asked(template) if fill.slot in STRING_SLOTS]
        if event.type not in _types(template) or (strings and not any(self._among([event], fill) for fill in strings)):
            return 0
        return 1 + 2 * sum(self._covers(event, fill) for fill in _asked(template)) + (event.stage in _stages(template))

    def _covers(self, event: Event, fill: Fill) -> bool:
        return bool(self._among(self._reach[event.id], fill))

    def _among(self, events: Iterable[Event], fill: Fill, *, any_role: bool = False) -> list[str]:
        """The events with an argument that covers a fill."""
        roles = ROLES[fill.slot]
        return [
            event.id
            for event in events
            if any((any_role or argument.role in roles) and self._named.covers(argument, fill) for argument in event.arguments)
        ]

    def _missed(self, template: Template, event: Event | None) -> Iterator[Miss]:
        def miss(slot: str, because: str, events: Iterable[str] = (), words: tuple[str, ...] = ()) -> Miss:
            number, found = template.number, tuple(events)
            return Miss(document=self._id, template=number, slot=slot, because=because, events=found, words=words)

        if event is None:
            yield miss(TEMPLATE, *self._instead(template))
            yield from (miss(fill.slot, "no_template", words=fill.alternatives) for fill in _asked(template))
            return
        if event.stage not in _stages(template):
            yield miss(STAGE, "another_stage", [event.id], template.stages)
        for fill in _asked(template):
            if not self._covers(event, fill):
                if near := self._among(self._reach[event.id], fill, any_role=True):
                    because = "another_role"
                elif near := self._among(self._events, fill):
                    because = "another_event"
                else:
                    because = "nothing"
                yield miss(fill.slot, because, near, fill.alternatives)

    def _instead(self, template: Template) -> tuple[str, list[str]]:
        """What there is of a template that no event covers."""
        if fitting := [event.id for event in self._events if self._fit(template, event)]:
            return "covering_another", fitting
        strings = [fill for fill in _asked(template) if fill.slot in STRING_SLOTS]
        if near := [event.id for event in self._events if any(self._among([event], fill) for fill in strings)]:
            return "another_type", near
        of_type = [event.id for event in self._events if event.type in _types(template)]
        return ("without_its_fills" if of_type else "no_event"), of_type


class _Named:
    """What the arguments of a document are called: by their spans, and by whatever names their actors."""

    def __init__(self, gold: Gold, one: Annotated) -> None:
        self._gold, self._text = gold, one.text or ""
        self._mentioned: dict[str, list[str]] = {}
        for mention in one.gold.mentions:
            for actor in mention.actors:
                self._mentioned.setdefault(actor, []).append(words(self._text, mention.spans))

    def covers(self, argument: Argument, fill: Fill) -> bool:
        """Whether one of the alternatives of a fill has the same head as a name of the argument."""
        names = list(self._names(argument, fill.slot))
        return any(alike(alternative, name) for alternative in fill.alternatives for name in names)

    def _names(self, argument: Argument, slot: str) -> Iterator[str]:
        yield words(self._text, argument.spans)
        if argument.actor is not None:
            # An organisation may be told by its members.
            actors = list(self._gold.bodies(argument.actor)) if slot == "PERP: ORGANIZATION ID" else [argument.actor]
            for actor in actors:
                yield from self._mentioned.get(actor, ())
                yield from self._gold.names(actor)


def _asked(template: Template) -> list[Fill]:
    return [fill for fill in template.fills if not fill.optional]


def _reach(gold: Annotation, event: Event) -> list[Event]:
    """An event, what it is a part of, and its parts."""
    wholes = {link.event for link in event.links if link.type == "part_of"}
    return [
        other
        for other in gold.events
        if other is event or other.id in wholes or any(link.type == "part_of" and link.event == event.id for link in other.links)
    ]


def _types(template: Template) -> frozenset[str]:
    """Our types of event that are mapped to a type of the template."""
    return frozenset(
        row.label
        for row in mappings()["event_type"].rows
        for to in row.to
        if to.scheme == "MUC-4" and not set(to.values).isdisjoint(template.types)
    )


def _stages(template: Template) -> tuple[str, ...]:
    return tuple(stage for stated in template.stages for stage in STAGES.get(stated, ()))
