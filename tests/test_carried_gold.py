"""Gold with the places of a copy: all of an element is moved, or it is left out and named."""

from typing import Any

import msgspec
import pytest

from sarv.anchoring.carrying import Carried
from sarv.anchoring.fingerprint import fragments
from sarv.corpus import Corpus
from sarv.overlay import carried_gold
from sarv.records import Annotation, CarriedGold


def carried(gold: Annotation, *lost: tuple[int, int]) -> CarriedGold:
    """Gold moved by ten characters, but for fragments that were lost."""
    places = {(start, end): (start + 10, end + 10) for start, end in fragments(gold) if (start, end) not in lost}
    return carried_gold(gold, "", Carried("carried", places, 1.0), len(places) + len(lost))


@pytest.fixture
def gold(tale: Corpus) -> Annotation:
    """The gold of the first tale."""
    found: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    return found


def shifted(value: Any) -> Any:
    """Plain values with all offsets ten further on, and without the words of spans."""
    if isinstance(value, dict):
        moved = {"start": value["start"] + 10, "end": value["end"] + 10} if "start" in value else value
        return {key: shifted(inner) for key, inner in moved.items()}
    return [shifted(one) for one in value] if isinstance(value, list | tuple) else value


def as_plain(value: Any) -> Any:
    """The same as plain values with lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def test_all_is_carried(gold: Annotation) -> None:
    """Where every fragment has a place, gold is the same but for its offsets and without words."""
    found = carried(gold)

    for layer in ("mentions", "stances", "events"):
        assert shifted(msgspec.to_builtins(getattr(gold, layer))) == as_plain(getattr(found, layer))
    assert () == found.left_out


def test_what_lost_a_fragment_is_left_out(gold: Annotation) -> None:
    """An element with a fragment that has no place is left out and named with the reason; so is a stance on such an event."""
    [event, *_] = gold.events
    lost = event.triggers[0].spans[0]
    found = carried(gold, (lost.start, lost.end))
    reasons = {one.element: one.reason for one in found.left_out}
    on_it = {stance.id for stance in gold.stances if stance.target.event == event.id}

    assert f"the fragment {lost.start}–{lost.end} is not found" == reasons[event.id]
    assert event.id not in {one.id for one in found.events}
    assert {f"its target {event.id} is left out"} >= {reasons[name] for name in on_it}
    assert len(gold.stances) + len(gold.events) + len(gold.mentions) == len(reasons) + len(
        (*found.mentions, *found.stances, *found.events)
    )
