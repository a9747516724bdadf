"""Results of Label Studio as annotations: what an annotator said on the page, or all that is wrong with how they said it.

`results` is the way there. Whatever the page does to rows on the way is undone: it brings them into another order, adds keys, and
rewrites the words of a span, which are never looked at. Regions that we made keep the numbers of their ids, so elements keep
theirs, and parts their order; those made on the page get the next free numbers in the order of the text. Elements at the same
place, and links of an event, have no order of their own: they come by number.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..findings import Fault
from ..records import LAYERS, Annotation, Document
from ._elements import Elements
from .controls import CUE, REPORT, TRIGGER
from .regions import Reading, Region
from .relations import headless, join
from .rows import read
from .tables import ASKED_OF, COMPLETE, PALETTE_OF, PARTS, REMARK, REQUIRED_OF, TARGETS, own


@dataclass(frozen=True)
class Asked:
    """What an annotator was asked: the document with its exact text, and the layers of the round.

    `shipped` says whether spans repeat the words of the text, and findings may. `actors` are the ids of the register. In a round
    on stance without violence, `context` has the events that were shown as bare triggers; they become those of the annotation.
    """

    round: str
    annotator: str
    layers: Sequence[str]
    document: Document
    text: str
    shipped: bool
    actors: Container[str]
    context: Annotation | None = None


@dataclass(frozen=True)
class Judgments:
    """An annotation, with what was written beside it: remarks on the document, and an adjudicator's reasons by element id."""

    annotation: Annotation
    remarks: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


def annotation_of(result: Sequence[Mapping[str, Any]], asked: Asked) -> Annotation | list[Fault]:
    """The annotation that a result means, or all faults that keep it from meaning one; never raises, whatever the result is."""
    judgments = judgments_of(result, asked)
    return judgments.annotation if isinstance(judgments, Judgments) else judgments


def judgments_of(result: Sequence[Mapping[str, Any]], asked: Asked) -> Judgments | list[Fault]:
    """As `annotation_of`, with what was written beside the annotation."""
    reading = read(result, asked.text, asked.actors, asked.shipped)
    join(reading)
    context = asked.context.events if asked.context is not None and shows_events(asked.layers) else ()
    elsewhere = check_layers(reading, asked.layers, {event.id for event in context})
    for region in reading.regions.values():
        if region.label is not None and region.id not in elsewhere:
            _check(reading, region, region.label)
    if reading.faults:
        return reading.faults
    regions = [region for region in reading.regions.values() if region.id not in elsewhere]
    made = Elements(regions, asked.text if asked.shipped else None, asked.document.outlet)
    complete = reading.of_document.get(COMPLETE, ())
    annotation = Annotation(
        document=asked.document.id,
        round=asked.round,
        annotator=asked.annotator,
        text_sha256=asked.document.text.sha256,
        complete=tuple([layer for layer in LAYERS if layer in complete]),
        mentions=made.mentions,
        stances=made.stances,
        events=context or made.events,
    )
    return Judgments(annotation, tuple(reading.of_document.get(REMARK, ())), made.reasons)


def shows_events(layers: Sequence[str]) -> bool:
    """Whether events are shown as bare triggers, for stances to have them as targets, and not asked for."""
    return "stance" in layers and "violence" not in layers


def check_layers(reading: Reading, layers: Sequence[str], events: Container[str]) -> set[str]:
    """Report judgments in layers that were not asked for. The ids of all regions that are of none that was are the answer.

    `events` are those that are shown as bare triggers; their regions get their ids, and are no judgments.
    """
    for named in reading.of_document.get(COMPLETE, ()):
        if named not in layers:
            reading.fault("layer_not_asked", f"/{COMPLETE}", "a layer that the round does not cover is called complete", named)
    elsewhere: set[str] = set()
    if all(layer in layers for layer in LAYERS):
        return elsewhere
    for region in reading.regions.values():
        layer = region.label and PALETTE_OF[region.label]
        if layer is None or layer in layers or layer not in LAYERS:
            continue
        elsewhere.add(region.id)
        element = own(region.id, TRIGGER)[0]
        if region.label == TRIGGER and element in events and not region.answers and not region.links:
            region.element = element
        else:
            reading.about("layer_not_asked", region, f"is of the layer {layer}, which the round does not cover")
    return elsewhere


def _check(reading: Reading, region: Region, label: str) -> None:
    """Report what a region lacks, or has too much of, to be part of an annotation."""
    answers = region.answers
    if not REQUIRED_OF[label] <= answers.keys():
        missing = ", ".join(sorted(REQUIRED_OF[label] - answers.keys()))
        reading.about("answer_missing", region, f"has no answer to {missing}")
    if not answers.keys() <= ASKED_OF[label]:
        odd = ", ".join(sorted(answers.keys() - ASKED_OF[label]))
        reading.about("answer_unknown", region, f"has an answer to {odd}, which it is not asked")
    if region.excused:
        return
    if label == CUE:
        targets = ("target_actor" in answers) + sum([part.label in TARGETS for part in region.parts])
        if not targets:
            reading.about("answer_missing", region, "has no target: no actor, and no relation to a proposition or a trigger")
        elif targets > 1:
            reading.about("target_unclear", region, f"has {targets} targets")
    elif label == TRIGGER:
        if not any(part.label == REPORT for part in region.parts):
            reading.about("report_missing", region, "has no report: nobody says so")
    elif label in PARTS and (message := headless(region, label)):
        reading.about("part_without_head", region, message)
