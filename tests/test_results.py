"""Annotations survive the way to Label Studio and back, whatever the page does to their rows on the way."""

import json
import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from judging import LAYERS, annotations, asked_of, in_order, through_the_page
from sarv.corpus import Corpus
from sarv.page.judgments import Asked, annotation_of
from sarv.page.results import results_of
from sarv.records import Annotation, Event, Link

Pair = tuple[Asked, Annotation]
chances = st.randoms(use_true_random=False)


@settings(deadline=None)
@given(annotations(), chances)
def test_an_annotation_survives_the_round_trip(pair: Pair, chance: random.Random) -> None:
    """Records to results to records is the identity, with rows in any order and all that the page adds, drops or rewrites."""
    asked, annotation = pair
    rows = json.loads(json.dumps(results_of(annotation)))

    assert annotation == annotation_of(rows, asked)
    assert annotation == annotation_of(through_the_page(rows, chance), asked)


@settings(deadline=None)
@given(annotations(), chances)
def test_what_has_no_order_comes_back_in_one(pair: Pair, chance: random.Random) -> None:
    """Elements at one place, and links of an event, come back by number, in whatever order they were given."""
    asked, annotation = pair
    shuffled = replace(
        annotation,
        mentions=_shuffled(annotation.mentions, chance),
        stances=_shuffled(annotation.stances, chance),
        events=_shuffled([replace(event, links=_shuffled(event.links, chance)) for event in annotation.events], chance),
    )

    assert annotation == annotation_of(results_of(shuffled), asked)


@settings(deadline=None)
@given(annotations(linked=False), chances)
def test_what_is_made_on_the_page_depends_on_what_is_said(pair: Pair, chance: random.Random) -> None:
    """Where all regions were made on the page, elements are numbered by place, and the page's own ids make no difference."""
    asked, annotation = pair
    rows = results_of(annotation)
    assume(len({_said(event) for event in annotation.events}) == len(annotation.events))

    first = annotation_of(through_the_page(rows, chance, names=True), asked)

    assert isinstance(first, Annotation)
    assert first == annotation_of(through_the_page(rows, chance, names=True), asked)
    for layer in ("mentions", "stances", "events"):
        assert [f"{layer[0]}{number}" for number in range(1, len(getattr(first, layer)) + 1)] == [
            element.id for element in getattr(first, layer)
        ]
        assert [element.place for element in getattr(annotation, layer)] == [element.place for element in getattr(first, layer)]


@settings(deadline=None)
@given(annotations(), chances)
def test_blanks_at_edges_are_left_out(pair: Pair, chance: random.Random) -> None:
    """A region that was dragged over the blanks around its words is one on the words."""
    asked, annotation = pair
    wider: dict[str, tuple[int, int]] = {}
    rows = results_of(annotation)
    for row in rows:
        value = row.get("value", {})
        if "start" in value:
            start, end = wider.setdefault(row["id"], _widened(asked.text, value["start"], value["end"], chance))
            value |= {"start": start, "end": end}

    assert annotation == annotation_of(rows, asked)


@settings(deadline=None)
@given(annotations(), st.data())
def test_a_deleted_leaf_is_all_that_is_missing(pair: Pair, data: st.DataObject) -> None:
    """If an annotator deletes an argument, a figure or a mention, it is gone, and all else is as it was, with its ids."""
    asked, annotation = pair
    rows = results_of(annotation)
    leaves = sorted({row["id"] for row in rows if "id" in row and _is_leaf(row["id"])})
    if not leaves:
        return
    gone = data.draw(st.sampled_from(leaves))
    ids = {row["id"] for row in rows if "id" in row and (row["id"] == gone or row["id"].startswith(f"{gone}-f"))}
    left = [row for row in rows if ids.isdisjoint((row.get("id"), row.get("from_id"), row.get("to_id")))]

    assert _without(annotation, gone) == annotation_of(left, asked)


@pytest.mark.parametrize("layers", [("actors",), ("stance",), ("violence",), ("actors", "stance"), ("stance", "violence")])
@pytest.mark.parametrize("name", ["tale-0001", "tale-0002", "tale-0003"])
def test_a_round_on_some_layers(name: str, layers: tuple[str, ...], tale: Corpus) -> None:
    """A round on some layers gives those alone; where stances may be about events that it does not cover, these are copied."""
    gold: Annotation = tale.load(f"annotations/gold/{name}.json", Annotation)
    back = annotation_of(results_of(gold, layers), asked_of(tale, name, layers=layers, context=gold))

    assert isinstance(back, Annotation)
    assert (gold.mentions if "actors" in layers else ()) == back.mentions
    assert (gold.stances if "stance" in layers else ()) == back.stances
    assert (gold.events if {"stance", "violence"} & set(layers) else ()) == back.events
    assert tuple(layer for layer in LAYERS if layer in layers) == back.complete


def test_two_links_to_one_event_are_one_relation(tale: Corpus) -> None:
    """The page keeps one relation between two ends, so two links to the same event are one with two labels."""
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    links = (Link(type="part_of", event="e1"), Link(type="responds_to", event="e1"))
    rows = results_of(replace(gold, events=(gold.events[0], replace(gold.events[1], links=links), gold.events[2])))

    assert [["part_of", "responds_to"]] == [row["labels"] for row in rows if row.get("from_id") == "e2-t1"]


def _said(event: Event) -> str:
    """All that an event says, in whatever order; of two that say the same, either may be the first."""
    parts = (event.triggers, event.arguments, event.casualties, event.reports)
    return repr((event.type, event.stage, *(sorted(map(repr, kind)) for kind in parts)))


def _shuffled(elements: Any, chance: random.Random) -> tuple[Any, ...]:
    found = list(elements)
    chance.shuffle(found)
    return tuple(found)


def _widened(text: str, start: int, end: int, chance: random.Random) -> tuple[int, int]:
    while start > 0 and text[start - 1].isspace() and chance.random() < 0.7:
        start -= 1
    while end < len(text) and text[end].isspace() and chance.random() < 0.7:
        end += 1
    return start, end


def _is_leaf(region: str) -> bool:
    head, _, part = region.partition("-")
    return (head[0] == "m" and not part) or (part[:1] in ("a", "n") and "-" not in part)


def _without(annotation: Annotation, region: str) -> Annotation:
    head, _, part = region.partition("-")
    if not part:
        return replace(annotation, mentions=tuple(one for one in annotation.mentions if one.id != head))
    name = {"a": "arguments", "n": "casualties"}[part[0]]
    events = []
    for event in annotation.events:
        if event.id == head:
            kept = list(getattr(event, name))
            del kept[int(part[1:]) - 1]
            event = replace(event, **{name: tuple(kept)})
        events.append(event)
    return replace(annotation, events=in_order(events))
