"""Annotations as results of Label Studio: the rows by which the page shows them, and of which an export is made.

Every fragment of an extent is a region with an id of ours, such as `s1-c2-f2`, the second fragment of the second cue of s1. What
belongs together is joined by relations. `judgments` is the way back.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from ..records import LAYERS, Annotation, Event, Mention, Party, Span, Stance
from .controls import (
    CASUALTIES,
    CUE,
    FRAGMENT,
    FURTHER_CUE,
    FURTHER_TRIGGER,
    MENTION,
    ONE_NUMBER,
    OUTLET,
    PROPOSITION,
    REGION,
    REPORT,
    TEXT,
    TRIGGER,
)
from .tables import COMPLETE, QUESTIONS, region_id

Row = dict[str, Any]
Answers = Iterable[tuple[str, str | int | tuple[str, ...] | None]]

_KINDS = {name: (question.kind, question.key) for name, question in QUESTIONS.items()}


def results_of(annotation: Annotation, layers: Collection[str] = LAYERS) -> list[Row]:
    """The rows of an annotation, of some layers only where they are given.

    With `stance` but without `violence`, the events are there as bare triggers, for stances to have them as targets. Outlets are
    the document's own, since the page offers no other.
    """
    page = _Rows()
    if "actors" in layers:
        for mention in annotation.mentions:
            page.mention(mention)
    if "stance" in layers:
        for stance in annotation.stances:
            page.stance(stance)
    if "violence" in layers:
        for event in annotation.events:
            page.event(event)
    elif "stance" in layers:
        for event in annotation.events:
            page.region(region_id(event.id, TRIGGER), TRIGGER, event.triggers[0].spans)
    complete = [layer for layer in annotation.complete if layer in layers]
    if complete:
        value = {"choices": complete}
        page.rows.append({"id": COMPLETE, "from_name": COMPLETE, "to_name": TEXT, "type": "choices", "value": value})
    return page.rows + page.relations


class _Rows:
    """Rows in the making. The relations come last, since the page wants to know the regions before."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.relations: list[Row] = []

    def mention(self, mention: Mention) -> None:
        answers = (("mention_actors", mention.actors), ("mention_form", mention.form))
        self.region(region_id(mention.id, MENTION), MENTION, mention.spans, answers)

    def stance(self, stance: Stance) -> None:
        target = stance.target
        first, *further = stance.cues
        head = region_id(stance.id, CUE)
        self.region(
            head,
            CUE,
            first.spans,
            (
                ("holder", _chosen(stance.holder)),
                ("target_actor", target.actor),
                ("polarity", stance.polarity),
                ("cue_kind", first.kind),
                ("stance_voice", stance.voice),
                ("stance_source", None if stance.source is None else _chosen(stance.source)),
            ),
        )
        for number, cue in enumerate(further, 2):
            self.part(region_id(stance.id, FURTHER_CUE, number), FURTHER_CUE, cue.spans, head, (("cue_kind", cue.kind),))
        if target.proposition is not None:
            proposition = region_id(stance.id, PROPOSITION)
            self.region(proposition, PROPOSITION, target.proposition)
            self.relate(head, proposition)
        if target.event is not None:
            self.relate(head, region_id(target.event, TRIGGER))

    def event(self, event: Event) -> None:
        first, *further = event.triggers
        head = region_id(event.id, TRIGGER)
        self.region(head, TRIGGER, first.spans, (("event_type", event.type), ("stage", event.stage)))
        for number, trigger in enumerate(further, 2):
            self.part(region_id(event.id, FURTHER_TRIGGER, number), FURTHER_TRIGGER, trigger.spans, head)
        for number, argument in enumerate(event.arguments, 1):
            answers = (("argument_actor", argument.actor), ("argument_status", argument.status))
            self.part(region_id(event.id, argument.role, number), argument.role, argument.spans, head, answers)
        for number, figure in enumerate(event.casualties, 1):
            self.part(
                region_id(event.id, CASUALTIES, number),
                CASUALTIES,
                figure.spans,
                head,
                (
                    ("casualty_kind", figure.kind),
                    ("casualty_low", figure.low),
                    ("casualty_high", None if figure.modifier in ONE_NUMBER else figure.high),
                    ("casualty_modifier", figure.modifier),
                    ("casualty_status", figure.status),
                    ("casualty_of", figure.of),
                    ("casualty_scope", figure.scope),
                    ("casualty_source", _chosen(figure.source)),
                ),
            )
        for number, report in enumerate(event.reports, 1):
            said = (("report_source", _chosen(report.source)), ("report_voice", report.voice), ("report_act", report.act))
            # A report has no words of its own in the record; the page needs some to hang its answers on.
            self.part(region_id(event.id, REPORT, number), REPORT, first.spans[:1], head, said)
        types: dict[str, list[str]] = {}
        for link in event.links:
            types.setdefault(link.event, []).append(link.type)
        for other, labels in types.items():
            # The page keeps one relation between the same two ends, so two links are one relation with two labels.
            self.relate(head, region_id(other, TRIGGER), labels)

    def region(self, region: str, label: str, spans: Sequence[Span], answers: Answers = ()) -> None:
        """An extent with its label and the answers to the questions that it is asked."""
        add = self.rows.append
        start, end = spans[0].start, spans[0].end
        value: dict[str, Any] = {"start": start, "end": end, "labels": [label]}
        add({"id": region, "from_name": REGION, "to_name": TEXT, "type": "labels", "value": value})
        for name, answer in answers:
            if answer is None:
                continue
            kind, key = _KINDS[name]
            given: Any = answer
            if kind == "choices":
                given = [answer]
            elif kind == "taxonomy":
                # Each actor is a path through the choices, which is one step long.
                given = [[actor] for actor in ((answer,) if isinstance(answer, str) else given)]
            value = {"start": start, "end": end, key: given}
            add({"id": region, "from_name": name, "to_name": TEXT, "type": kind, "value": value})
        if len(spans) > 1:
            for number, span in enumerate(spans[1:], 2):
                self.part(f"{region}-f{number}", FRAGMENT, (span,), region)

    def part(self, region: str, label: str, spans: Sequence[Span], head: str, answers: Answers = ()) -> None:
        """An extent that belongs to the region `head`."""
        self.region(region, label, spans, answers)
        self.relate(region, head)

    def relate(self, start: str, end: str, labels: list[str] | None = None) -> None:
        relation: Row = {"type": "relation", "from_id": start, "to_id": end, "direction": "right"}
        if labels is not None:
            relation["labels"] = labels
        self.relations.append(relation)


def _chosen(party: Party) -> str:
    """The choice that stands for a party."""
    return OUTLET if party.actor is None else party.actor
