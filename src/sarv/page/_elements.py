"""Regions that are in order, as mentions, stances and events."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from ..records import Argument, Casualties, Cue, Event, EventReport, Link, Mention, Party, Record, Span, Stance, Target, Trigger
from ..records.annotation import Place
from .controls import (
    ASKED_WITH,
    CASUALTIES,
    CUE,
    FRAGMENT,
    FURTHER_CUE,
    FURTHER_TRIGGER,
    MENTION,
    ONE_NUMBER,
    OUTLET,
    REPORT,
    ROLES,
    TRIGGER,
)
from .regions import Region
from .tables import LINK_TYPES, TARGETS, WHY, own

Part = TypeVar("Part", bound=Record)
Spans = tuple[Span, ...]

_ROLES = frozenset(ROLES)
_FURTHER = {MENTION: None, CUE: FURTHER_CUE, TRIGGER: FURTHER_TRIGGER}
_ELEMENT = {MENTION: "m", CUE: "s", TRIGGER: "e"}
_encode = msgspec.json.Encoder().encode


class _Head(NamedTuple):
    """An element in the making: where it stands, the region with its answers, the extents of its mention, cues or triggers."""

    place: Place
    region: Region
    extents: Sequence[tuple[Region, Spans]]


class Elements:
    """The elements that regions make up, in order, and the reasons that an adjudicator gave for some, by element id.

    Spans repeat the words of `text` where it is given; `outlet` is the document's.
    """

    def __init__(self, regions: Iterable[Region], text: str | None, outlet: str) -> None:
        self._text = text
        self._outlet = outlet
        heads: dict[str, list[_Head]] = {MENTION: [], CUE: [], TRIGGER: []}
        for region in regions:
            if region.label in heads:
                heads[region.label].append(self._head(region, _FURTHER[region.label]))
        # All are named first, since stances and links name events.
        mentions, cues, triggers = (_in_order(_ELEMENT[label], found) for label, found in heads.items())
        self.mentions = tuple([self._mention(head) for head in mentions])
        self.stances = tuple([self._stance(head) for head in cues])
        self.events = tuple([self._event(head) for head in triggers])
        reasoned = [head.region for head in (*mentions, *cues, *triggers) if WHY in head.region.answers]
        self.reasons = {region.element: " ".join(region.answers[WHY]) for region in reasoned if region.answers[WHY]}

    def _head(self, region: Region, further: str | None) -> _Head:
        if not region.parts:
            return _Head((region.start, region.end), region, [(region, self._spans(region))])
        extents = [(region, self._spans(region))]
        extents += [(part, self._spans(part)) for part in region.parts if part.label == further]
        return _Head(min([(spans[0].start, spans[-1].end) for _, spans in extents]), region, extents)

    def _spans(self, region: Region) -> Spans:
        fragments = [part for part in region.parts if part.label == FRAGMENT] if region.parts else None
        if not fragments:
            return (self._span(region.start, region.end),)
        return tuple([self._span(start, end) for start, end in sorted((one.start, one.end) for one in (region, *fragments))])

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end) if self._text is None else Span(start=start, end=end, text=self._text[start:end])

    def _party(self, choice: str) -> Party:
        return Party(outlet=self._outlet) if choice == OUTLET else Party(actor=choice)

    def _mention(self, head: _Head) -> Mention:
        region, answers = head.region, head.region.answers
        return Mention(
            id=region.element, spans=head.extents[0][1], actors=answers["mention_actors"], form=answers["mention_form"]
        )

    def _stance(self, head: _Head) -> Stance:
        region, answers = head.region, head.region.answers
        cues = [(part, Cue(spans=spans, kind=part.answers["cue_kind"])) for part, spans in head.extents]
        source = answers.get("stance_source")
        return Stance(
            id=region.element,
            holder=self._party(answers["holder"]),
            target=self._target(region),
            polarity=answers["polarity"],
            voice=answers["stance_voice"],
            source=None if source is None else self._party(source),
            cues=_parts_in_order(region.element, cues),
        )

    def _target(self, cue: Region) -> Target:
        actor = cue.answers.get("target_actor")
        if actor is not None:
            return Target(actor=actor)
        (target,) = [part for part in cue.parts if part.label in TARGETS]
        return Target(event=target.element) if target.label == TRIGGER else Target(proposition=self._spans(target))

    def _event(self, head: _Head) -> Event:
        region, answers = head.region, head.region.answers
        arguments, casualties, reports = [], [], []
        for part in region.parts:
            if part.label in _ROLES:
                arguments.append((part, self._argument(part)))
            elif part.label == CASUALTIES:
                casualties.append((part, self._casualties(part)))
            elif part.label == REPORT:
                reports.append((part, self._report(part)))
        links = sorted({(int(other.element[1:]), LINK_TYPES.index(label)) for label, other in region.links})
        return Event(
            id=region.element,
            type=answers["event_type"],
            stage=answers["stage"],
            triggers=_parts_in_order(region.element, [(part, Trigger(spans=spans)) for part, spans in head.extents]),
            arguments=_parts_in_order(region.element, arguments),
            casualties=_parts_in_order(region.element, casualties),
            reports=_parts_in_order(region.element, reports),
            links=tuple([Link(type=LINK_TYPES[label], event=f"e{number}") for number, label in links]),
        )

    def _argument(self, region: Region) -> Argument:
        answers = region.answers
        return Argument(
            role=region.label or "",
            spans=self._spans(region),
            actor=answers.get("argument_actor"),
            status=answers["argument_status"],
        )

    def _casualties(self, region: Region) -> Casualties:
        answers = region.answers
        modifier = answers["casualty_modifier"]
        # The page hands in numbers that it no longer shows, too.
        low, high = (answers.get(name) if modifier in asked else None for name, asked in ASKED_WITH.items())
        return Casualties(
            kind=answers["casualty_kind"],
            low=low,
            high=low if modifier in ONE_NUMBER else high,
            modifier=modifier,
            status=answers["casualty_status"],
            of=answers.get("casualty_of"),
            scope=answers["casualty_scope"],
            source=self._party(answers["casualty_source"]),
            spans=self._spans(region),
        )

    def _report(self, region: Region) -> EventReport:
        answers = region.answers
        return EventReport(source=self._party(answers["report_source"]), voice=answers["report_voice"], act=answers["report_act"])


def _in_order(kind: str, heads: list[_Head]) -> list[_Head]:
    """The elements of a kind in the order of place, after each has its id: its region's, where that is ours, else a new one.

    If two regions would have the same, as when a further cue of ours was made the cue of a stance, the first part keeps it.
    """
    of: dict[str, Region] = {}
    for head in heads:
        element, part = own(head.region.id, head.region.label)
        if element and (element not in of or part < own(of[element].id, of[element].label)[1]):
            of[element] = head.region
    for element, region in of.items():
        region.element = element
    if len(of) < len(heads):
        _number(kind, [head for head in heads if not head.region.element], max([int(element[1:]) for element in of], default=0))
    placed = sorted([(head.place, int(head.region.element[1:]), head) for head in heads])
    return [head for _, _, head in placed]


def _number(kind: str, heads: list[_Head], last: int) -> None:
    """Give elements that were made on the page the numbers after the last one, by place."""
    at = Counter([head.place for head in heads])
    heads.sort(key=lambda head: (head.place, _said(head.region) if at[head.place] > 1 else "", head.region.id))
    for number, head in enumerate(heads, last + 1):
        head.region.element = f"{kind}{number}"


def _said(region: Region) -> str:
    """All that is said of a region, by which regions at one place are ordered: who says the same on the page gives the same."""
    place = None if region.label == REPORT else (region.start, region.end)
    return repr((region.label, place, sorted(region.answers.items()), sorted(map(_said, region.parts))))


def _parts_in_order(element: str, parts: list[tuple[Region, Part]]) -> tuple[Part, ...]:
    """Parts of an element: ours by number, then those made on the page by place, or by what they say where no words are kept."""
    if len(parts) > 1:
        parts.sort(key=lambda pair: _rank(element, *pair))
    return tuple([part for _, part in parts])


def _rank(element: str, region: Region, part: Record) -> tuple[int, int, int, bytes]:
    its_element, number = own(region.id, region.label)
    if its_element == element:
        return 0, number, 0, b""
    start, end = (0, 0) if region.label == REPORT else (region.start, region.end)
    return 1, start, end, _encode(part)
