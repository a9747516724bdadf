"""Every label is one of its field's.

Labels are data, in `schema/layers/`; what is written otherwise there is another label, and a table of results would have it as
one more row.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from typing import Any

from ..findings import Fault
from ..layers import labels
from ..reading import pointer_to
from ..records import ActorRegister, Annotation, Document, Incident, OutletRegister
from ._example import GOLD, Edit
from ._hints import there_are
from ._parts import Parts
from ._traced import Traced
from ._views import AnnotationView, RecordView

VIEW = ("annotation", "document", "actors", "outlets", "incident")
WAY_OUT = "Correct the label; the layers of the schema define each, with an example and a near miss."
BAD = (Edit(GOLD, set={"/mentions/0/form": "nominals"}),)
GOOD = (Edit(GOLD, set={"/mentions/0/form": "nominal"}),)

Used = Mapping[str, Set[Any]]


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every label that its field does not have, with those that it has."""
    labels_in = _LABELS_IN[type(view.record)]
    all_used = _in_parts(view.parts) if isinstance(view, AnnotationView) else labels_in(view.record)
    for field, used in all_used.items():
        known = _known(field)
        if not used <= known:
            for path, label in sorted((traced.path, traced.value) for traced in labels_in(Traced(view.record))[field]):
                if label not in known:
                    message = f"not a label of the field {field}{there_are(label, labels()[field])}"
                    yield Fault(pointer_to(*path), message, label)


@cache
def _known(field: str) -> frozenset[str]:
    return frozenset(labels()[field])


def _in_parts(parts: Parts) -> Used:
    return {
        "mention_form": {mention.form for mention in parts.mentions},
        "polarity": {stance.polarity for stance in parts.stances},
        "cue_kind": {cue.kind for cue in parts.cues},
        "voice": {stance.voice for stance in parts.stances} | {report.voice for report in parts.reports},
        "event_type": {event.type for event in parts.events},
        "stage": {event.stage for event in parts.events},
        "role": {argument.role for argument in parts.arguments},
        "argument_status": {argument.status for argument in parts.arguments},
        "casualty_kind": {figure.kind for figure in parts.casualties},
        "casualty_modifier": {figure.modifier for figure in parts.casualties},
        "casualty_status": {figure.status for figure in parts.casualties},
        "casualty_scope": {figure.scope for figure in parts.casualties},
        "report_act": {report.act for report in parts.reports},
        "link_type": {link.type for link in parts.links},
    }


def _in_actors(register: ActorRegister) -> Used:
    return {
        "actor_kind": {actor.kind for actor in register.actors},
        "actor_type": {actor.type for actor in register.actors},
    }


# The labels in a file, by field.
_LABELS_IN: Mapping[type, Callable[[Any], Used]] = {
    ActorRegister: _in_actors,
    Annotation: lambda annotation: _in_parts(Parts(annotation)),
    Document: lambda document: {"genre": {document.genre}},
    Incident: lambda incident: {"casualty_kind": {toll.kind for toll in incident.tolls}},
    OutletRegister: lambda register: {"alignment": {outlet.alignment for outlet in register.outlets}},
}
