"""Every label is one of its field's.

Labels are data, in `schema/layers/`; what is written otherwise there is another label, and a table of results would have it as
one more row.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from ..findings import Fault
from ..layers import labels
from ..reading import pointer_to
from ..records import ActorRegister, Annotation, Document, Incident, OutletRegister
from ._example import GOLD, Edit
from ._hints import nearest
from ._traced import paths
from ._views import RecordView

VIEW = ("annotation", "document", "actors", "outlets", "incident")
WAY_OUT = "Correct the label; `schema/layers/` defines each, with an example and a near miss."
BAD = (Edit(GOLD, set={"/mentions/0/form": "nominals"}),)
GOOD = (Edit(GOLD, set={"/mentions/0/form": "nominal"}),)

Used = Mapping[str, list[str]]


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every label that its field does not have, with the nearest that it has."""
    labels_in = _LABELS_IN[type(view.record)]
    for field, used in labels_in(view.record).items():
        known = _known(field)
        if not known.issuperset(used):
            places = paths(lambda record, field=field: labels_in(record)[field], view.record)
            for path, label in zip(places, used, strict=True):
                if label not in known:
                    message = f"not a label of the field {field}{nearest(label, labels()[field])}"
                    yield Fault(pointer_to(*path), message, label)


@cache
def _known(field: str) -> frozenset[str]:
    return frozenset(labels()[field])


def _in_annotation(annotation: Annotation) -> Used:
    mentions, stances, events = annotation.mentions, annotation.stances, annotation.events
    cues = [cue for stance in stances for cue in stance.cues]
    arguments = [argument for event in events for argument in event.arguments]
    casualties = [figure for event in events for figure in event.casualties]
    reports = [report for event in events for report in event.reports]
    return {
        "mention_form": [mention.form for mention in mentions],
        "polarity": [stance.polarity for stance in stances],
        "cue_kind": [cue.kind for cue in cues],
        "voice": [stance.voice for stance in stances] + [report.voice for report in reports],
        "event_type": [event.type for event in events],
        "stage": [event.stage for event in events],
        "role": [argument.role for argument in arguments],
        "argument_status": [argument.status for argument in arguments],
        "casualty_kind": [figure.kind for figure in casualties],
        "casualty_modifier": [figure.modifier for figure in casualties],
        "casualty_status": [figure.status for figure in casualties],
        "casualty_scope": [figure.scope for figure in casualties],
        "report_act": [report.act for report in reports],
        "link_type": [link.type for event in events for link in event.links],
    }


def _in_actors(register: ActorRegister) -> Used:
    return {
        "actor_kind": [actor.kind for actor in register.actors],
        "actor_type": [actor.type for actor in register.actors],
    }


# The labels in a file, by field.
_LABELS_IN: Mapping[type, Callable[[Any], Used]] = {
    ActorRegister: _in_actors,
    Annotation: _in_annotation,
    Document: lambda document: {"genre": [document.genre]},
    Incident: lambda incident: {"casualty_kind": [toll.kind for toll in incident.tolls]},
    OutletRegister: lambda register: {"alignment": [outlet.alignment for outlet in register.outlets]},
}
