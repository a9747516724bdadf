"""The borders of the checks of elements: what is just right, and what is just wrong."""

from typing import Any

import msgspec
import pytest

from judged import CASUALTIES, EVENT, GAZETTE, MILLERS, OFFICE, SPEAKER, STANCE, WRITER, faults, mention, view_of
from sarv.checks._parts import Parts
from sarv.checks._views import AnnotationView
from sarv.corpus import sha256
from sarv.layers import labels
from sarv.records import Annotation, Cue, EventReport, Link, Party, Span, Target, Trigger

BOUNDS: dict[str, set[tuple[int | None, int | None]]] = {
    "exact": {(3, 3)},
    "about": {(3, 3)},
    "at_least": {(3, None)},
    "at_most": {(None, 3)},
    "range": {(3, 5)},
    "vague": {(None, None)},
}


@pytest.mark.parametrize("modifier", BOUNDS)
@pytest.mark.parametrize("bounds", [(None, None), (3, None), (None, 3), (3, 3), (3, 5), (5, 3)])
def test_bounds_fit_the_modifier(modifier: str, bounds: tuple[int | None, int | None]) -> None:
    """Each modifier goes with one way of giving bounds, and with no other."""
    figure = msgspec.structs.replace(CASUALTIES, modifier=modifier, low=bounds[0], high=bounds[1])
    event = msgspec.structs.replace(EVENT, casualties=(figure,))

    assert (bounds in BOUNDS[modifier]) == (faults("casualty_bounds", view_of(events=(event,))) == [])


def test_every_modifier_has_its_bounds() -> None:
    """No modifier of the layer is without a rule for its bounds."""
    assert set(labels()["casualty_modifier"]) == BOUNDS.keys()


OWN = {"outlet", "scare_quoted"}
OTHERS = {"quoted", "reported", "partly_quoted", "scare_quoted"}


@pytest.mark.parametrize("voice", labels()["voice"])
@pytest.mark.parametrize(
    ("holder", "source", "allowed"),
    [
        (GAZETTE, None, OWN),
        (GAZETTE, SPEAKER, OWN),
        (OFFICE, None, OWN),
        (OFFICE, SPEAKER, OWN | OTHERS),
        (MILLERS, None, OTHERS),
        (MILLERS, SPEAKER, OTHERS),
        (WRITER, None, OWN | OTHERS),
    ],
)
def test_voices_of_stances(voice: str, holder: Party, source: Party | None, allowed: set[str]) -> None:
    """The outlet, the actor that it is, and who writes for it speak in its voice; for the actor, another may speak."""
    stance = msgspec.structs.replace(STANCE, holder=holder, source=source, voice=voice)

    assert (voice in allowed) == (faults("stance_voice", view_of(stances=(stance,))) == [])


@pytest.mark.parametrize("voice", labels()["voice"])
@pytest.mark.parametrize(("source", "allowed"), [(GAZETTE, OWN), (OFFICE, OWN), (MILLERS, OTHERS), (WRITER, OWN | OTHERS)])
def test_voices_of_reports(voice: str, source: Party, allowed: set[str]) -> None:
    """The outlet, the actor that it is, and who writes for it report in its voice."""
    event = msgspec.structs.replace(EVENT, reports=(EventReport(source=source, voice=voice, act="asserted"),))

    assert (voice in allowed) == (faults("report_voice", view_of(events=(event,))) == [])


def linked(*links: tuple[str, str, str]) -> AnnotationView:
    """Events e1 to e4 with these links: from, type, to."""
    names = ("e1", "e2", "e3", "e4")
    of = {name: tuple(Link(type=kind, event=to) for start, kind, to in links if start == name) for name in names}
    return view_of(events=tuple(msgspec.structs.replace(EVENT, id=name, links=of[name]) for name in names))


@pytest.mark.parametrize(
    ("links", "pointers"),
    [
        ([("e1", "part_of", "e2"), ("e2", "part_of", "e3"), ("e1", "part_of", "e3")], []),
        ([("e1", "part_of", "e2"), ("e2", "part_of", "e1")], ["/events/1/links/0/event"]),
        ([("e1", "part_of", "e2"), ("e2", "responds_to", "e1")], []),
        ([("e2", "part_of", "e3"), ("e3", "part_of", "e4"), ("e4", "part_of", "e2")], ["/events/3/links/0/event"]),
        (
            [("e1", "part_of", "e2"), ("e2", "part_of", "e1"), ("e3", "part_of", "e4"), ("e4", "part_of", "e3")],
            ["/events/1/links/0/event", "/events/3/links/0/event"],
        ),
        ([("e1", "part_of", "e1"), ("e2", "part_of", "e9")], []),
    ],
)
def test_circles_of_parts(links: list[tuple[str, str, str]], pointers: list[str]) -> None:
    """Every circle of parts is found once. An event may be part of several; a link to itself or to nothing is no circle."""
    assert pointers == [fault.pointer for fault in faults("link_cycle", linked(*links))]


def test_long_chains_of_parts_are_no_circle() -> None:
    """However long the way from the part to the whole, it is walked."""
    steps = [Link(type="part_of", event=f"e{number + 1}") for number in range(1, 5000)]
    events = tuple(msgspec.structs.replace(EVENT, id=f"e{number}", links=(link,)) for number, link in enumerate(steps, 1))

    assert [] == faults("link_cycle", view_of(events=events))
    closed = (*events, msgspec.structs.replace(EVENT, id="e5000", links=(Link(type="part_of", event="e1"),)))
    assert ["/events/4999/links/0/event"] == [fault.pointer for fault in faults("link_cycle", view_of(events=closed))]


WHOLE = Annotation(
    document="tale-1",
    round="first",
    annotator="one",
    text_sha256=sha256(b""),
    complete=("actors", "stance", "violence"),
    mentions=(mention((0, 1), (2, 3)),),
    stances=(
        msgspec.structs.replace(STANCE, source=OFFICE, cues=STANCE.cues * 2),
        msgspec.structs.replace(STANCE, id="s2", holder=GAZETTE, target=Target(event="e1")),
        msgspec.structs.replace(STANCE, id="s3", target=Target(proposition=(Span(start=5, end=6), Span(start=7, end=8)))),
    ),
    events=(
        EVENT,
        msgspec.structs.replace(
            EVENT,
            id="e2",
            arguments=(*EVENT.arguments, msgspec.structs.replace(EVENT.arguments[0], actor="millers")),
            casualties=(CASUALTIES, msgspec.structs.replace(CASUALTIES, of="office", source=GAZETTE)),
            links=(Link(type="part_of", event="e1"),),
        ),
    ),
)


def resolved(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer."""
    for token in pointer.split("/")[1:]:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def test_every_part_knows_its_place() -> None:
    """The pointer to each part in each of the lists leads to that part in the file."""
    file = msgspec.json.decode(msgspec.json.encode(WHOLE))
    parts = Parts(WHOLE)
    lists = {
        kind: values
        for kind, values in vars(parts).items()
        if isinstance(values, list) and kind not in ("starts", "ends", "texts")
    }

    assert 15 == len(lists)
    for kind, values in lists.items():
        assert values, kind
        for i, value in enumerate(values):
            assert msgspec.json.decode(msgspec.json.encode(value)) == resolved(file, parts.pointer(kind, i)), kind


LABELS = {
    "/mentions/0/form": "mention_form",
    "/stances/1/polarity": "polarity",
    "/stances/2/voice": "voice",
    "/stances/0/cues/1/kind": "cue_kind",
    "/events/1/type": "event_type",
    "/events/0/stage": "stage",
    "/events/1/arguments/1/role": "role",
    "/events/1/arguments/0/status": "argument_status",
    "/events/1/casualties/1/kind": "casualty_kind",
    "/events/1/casualties/0/modifier": "casualty_modifier",
    "/events/1/casualties/1/status": "casualty_status",
    "/events/1/casualties/0/scope": "casualty_scope",
    "/events/1/reports/0/voice": "voice",
    "/events/0/reports/0/act": "report_act",
    "/events/1/links/0/type": "link_type",
}


@pytest.mark.parametrize("pointer", LABELS)
def test_each_field_has_labels_of_its_own(pointer: str) -> None:
    """A label is looked up in the field that the place is of; what it may be a misspelling of is named."""
    file = msgspec.json.decode(msgspec.json.encode(WHOLE))
    parent, _, key = pointer.rpartition("/")
    right = resolved(file, pointer)
    resolved(file, parent)[key] = f"{right}x"
    annotation = msgspec.convert(file, Annotation)

    (fault,) = faults(
        "label_unknown", view_of(mentions=annotation.mentions, stances=annotation.stances, events=annotation.events)
    )

    assert (pointer, f"{right}x") == (fault.pointer, fault.value)
    assert fault.message.startswith(f"not a label of the field {LABELS[pointer]}; near are {right}")


def test_equal_places_stand_in_any_order() -> None:
    """Elements are sorted by where their first fragment starts, then by where their last one ends, and by nothing else."""
    near, far = mention((0, 1), (2, 3)), mention((0, 3))

    assert [] == faults("element_order", view_of(mentions=(near, far)))
    assert [] == faults("element_order", view_of(mentions=(far, near)))
    assert ["/mentions/1"] == [fault.pointer for fault in faults("element_order", view_of(mentions=(far, mention((0, 2)))))]


def test_an_element_stands_where_its_first_part_does() -> None:
    """A stance stands where the least of its cues does, an event where the least of its triggers does."""
    cues = tuple(Cue(spans=(Span(start=start, end=start + 1),), kind="naming") for start in (9, 2))
    before = msgspec.structs.replace(STANCE, cues=cues)
    triggers = tuple(Trigger(spans=(Span(start=start, end=start + 1),)) for start in (9, 0))
    late = msgspec.structs.replace(EVENT, id="e2", triggers=triggers)

    assert [] == faults("element_order", view_of(stances=(before, STANCE)))
    assert ["/stances/1"] == [fault.pointer for fault in faults("element_order", view_of(stances=(STANCE, before)))]
    assert ["/events/1"] == [fault.pointer for fault in faults("element_order", view_of(events=(EVENT, late)))]
