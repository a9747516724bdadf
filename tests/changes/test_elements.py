"""Whatever is edited in gold is found, and nothing else is, in whatever order and under whatever ids elements are listed."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edits import TALE
from sarv.release.changes.change import Change
from sarv.release.changes.elements import LAYERS, of_gold

Place = tuple[str, int, tuple[str | int, ...]]

GOLD = [json.loads((TALE / "annotations" / "gold" / f"tale-000{number}.json").read_bytes()) for number in (1, 2, 3)]
REFERENCES = ("id", "event", "text", "start")


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths to all values of an element that can be edited alone."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in REFERENCES:
                yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    else:
        yield path


PLACES = [
    (document, (column, number), path)
    for document, gold in enumerate(GOLD)
    for column in LAYERS.values()
    for number, element in enumerate(gold[column])
    for path in leaves(element)
]


def other(value: Any) -> Any:
    """Another value than any that is there."""
    return value + 1 if isinstance(value, int) else f"other-{value}"


def edit(gold: Any, column: str, number: int, path: tuple[str | int, ...]) -> None:
    """Put another value in the place of one."""
    *parents, last = path
    holder = gold[column][number]
    for key in parents:
        holder = holder[key]
    holder[last] = other(holder[last])


def shuffled(gold: Any, seed: int) -> Any:
    """The same gold under other ids, with elements and parts in another order."""
    chance = random.Random(seed)  # noqa: S311  # tests need repeatable chance, not secrecy
    names: dict[str, str] = {}
    made = deepcopy(gold)
    for column in LAYERS.values():
        chance.shuffle(made[column])
        numbers = chance.sample(range(1, 100), len(made[column]))
        for element, number in zip(made[column], numbers, strict=True):
            names[element["id"]] = f"{column[0]}{number}"
            element["id"] = names[element["id"]]
            for part in ("cues", "triggers", "arguments", "casualties", "reports", "links"):
                chance.shuffle(element.get(part, []))
    for event in made["events"]:
        for link in event["links"]:
            link["event"] = names[link["event"]]
    for stance in made["stances"]:
        if "event" in stance["target"]:
            stance["target"]["event"] = names[stance["target"]["event"]]
    origins = [origin for origin in made["provenance"] if origin["element"] in names]
    made["provenance"] = [origin | {"element": names[origin["element"]]} for origin in origins]
    return made


def found(old: Any, new: Any) -> list[Change]:
    """The changes of a document, without that ids were given anew."""
    return [change for change in of_gold("tale", old, new) if change.what != "ids"]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["document"])
def test_nothing_differs_from_itself(gold: Any) -> None:
    """The gold of a document has no changes against itself."""
    assert [] == list(of_gold("tale", gold, gold))


@given(gold=st.sampled_from(GOLD), seed=st.integers(0, 10_000))
def test_ids_and_order_are_no_change_of_labels(gold: Any, seed: int) -> None:
    """Gold under other ids and in another order says the same; that ids are others is said once."""
    made = shuffled(gold, seed)

    assert [] == found(gold, made)
    assert {"ids"} >= {change.what for change in of_gold("tale", gold, made)}


@settings(max_examples=300)
@given(place=st.sampled_from(PLACES), seed=st.integers(0, 10_000))
def test_one_edit_is_one_change(place: tuple[int, tuple[str, int], tuple[str | int, ...]], seed: int) -> None:
    """A random edit of one value is found under its element and field, and nothing else is, whatever ids and order are."""
    document, (column, number), path = place
    edited = deepcopy(GOLD[document])
    edit(edited, column, number, path)
    made = shuffled(edited, seed)
    changes = found(GOLD[document], made)

    assert 1 == len(changes)
    assert "changed" == changes[0].kind
    assert GOLD[document][column][number]["id"] in (changes[0].was, changes[0].element)
    assert str(path[0]) == str(changes[0].field).split("/")[1]
    assert changes[0].old != changes[0].new


DROPPED = [
    (document, column, number)
    for document, gold in enumerate(GOLD)
    for column in LAYERS.values()
    for number, element in enumerate(gold[column])
    if f'"event": "{element["id"]}"' not in json.dumps(gold)
]


@given(place=st.sampled_from(DROPPED), seed=st.integers(0, 10_000), back=st.booleans())
def test_a_dropped_element_is_one_change(place: tuple[int, str, int], seed: int, back: bool) -> None:
    """An element that is dropped, or comes back, is one change, whatever ids and order the others have."""
    document, column, number = place
    fewer = deepcopy(GOLD[document])
    dropped = fewer[column].pop(number)
    made = shuffled(fewer, seed)
    changes = found(made, GOLD[document]) if back else found(GOLD[document], made)

    assert [("element", "added" if back else "removed", dropped["id"])] == [
        (change.what, change.kind, change.element) for change in changes
    ]


def test_what_named_a_dropped_event_is_changed() -> None:
    """Whoever named an event that is gone names another one now, or none; the old one is called so."""
    fewer = deepcopy(GOLD[0])
    fewer["events"].pop(0)
    for event in fewer["events"]:
        event["links"] = []
    changes = found(GOLD[0], fewer)

    assert [("element", "e1", None), ("link", "e2", "old:e1"), ("link", "e3", "old:e1")] == [
        (change.what, change.element, (change.old or {}).get("event")) for change in changes
    ]


def test_an_element_of_a_new_layer_adds() -> None:
    """Elements of a layer that had not been annotated exhaustively demand MINOR, as the layer itself does."""
    before = deepcopy(GOLD[0]) | {"stances": [], "complete": ["actors", "violence"]}

    assert {("layer", "added", "minor"), ("element", "added", "minor")} == {
        (change.what, change.kind, change.demands) for change in found(before, GOLD[0])
    }


def test_stances_by_the_same_words_are_told_apart() -> None:
    """Of two stances with the same cue, the one that was edited is changed, and the other is left alone."""
    stance = GOLD[0]["stances"][0]
    twins = [stance | {"id": "s1"}, stance | {"id": "s2", "target": {"actor": "millers"}}]
    flipped = [twins[0], twins[1] | {"polarity": "support"}]
    old, new = ({**GOLD[0], "stances": side} for side in (twins, flipped[::-1]))

    assert [("s2", "/polarity")] == [(change.element, change.field) for change in found(old, new)]
