"""What holds of the report on any round."""

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from agreeing import given_of, rounds
from sarv.records import Annotation, Link, Target
from sarv.rounds.agreement.plain import plain
from sarv.rounds.agreement.report import report

RESAMPLES = 20


def figures(documents: list[list[Annotation]]) -> list[dict[str, Any]]:
    """All figures of a round, whichever layer they are of."""
    found = plain(report(given_of(*documents), resamples=RESAMPLES))
    return [figure for layer in found["layers"].values() for figure in layer["figures"]]


def shuffled(annotation: Annotation, chance: random.Random) -> Annotation:
    """The same annotation with other ids, and elements and their parts in another order."""

    def anyhow(some: Any) -> Any:
        return tuple(chance.sample(some, len(some)))

    numbers = chance.sample(range(1, 1000), len(annotation.mentions) + len(annotation.stances) + len(annotation.events))
    ids = {event.id: f"e{numbers.pop()}" for event in annotation.events}
    mentions = [replace(one, id=f"m{numbers.pop()}", actors=anyhow(one.actors)) for one in annotation.mentions]
    stances = [
        replace(
            one,
            id=f"s{numbers.pop()}",
            cues=anyhow(one.cues),
            target=one.target if one.target.event is None else Target(event=ids[one.target.event]),
        )
        for one in annotation.stances
    ]
    events = [
        replace(
            one,
            id=ids[one.id],
            triggers=anyhow(one.triggers),
            arguments=anyhow(one.arguments),
            casualties=anyhow(one.casualties),
            reports=anyhow(one.reports),
            links=anyhow([Link(type=link.type, event=ids[link.event]) for link in one.links]),
        )
        for one in annotation.events
    ]
    return replace(annotation, mentions=anyhow(mentions), stances=anyhow(stances), events=anyhow(events))


@settings(max_examples=25)
@given(rounds(linked=False), st.randoms(use_true_random=False))
def test_order_and_ids_do_not_matter(documents: list[list[Annotation]], chance: random.Random) -> None:
    """The same judgments in another order, under other ids, give the same report, to the byte."""
    other = [[shuffled(annotation, chance) for annotation in annotations] for annotations in documents]
    before, after = (plain(report(given_of(*some), resamples=RESAMPLES)) for some in (documents, other))

    assert json.dumps(before) == json.dumps(after)


@settings(max_examples=15)
@given(rounds(), st.randoms(use_true_random=False))
def test_who_says_the_same_agrees(documents: list[list[Annotation]], chance: random.Random) -> None:
    """Annotators who say the same agree by every figure that is defined, in whatever order and under whatever ids they say it."""
    same = [[replace(shuffled(one[0], chance), annotator=name) for name in ("one", "two", "three")] for one in documents]
    found = figures(same)

    assert {1} >= {one["value"] for one in found if one["figure"] != "error" and one["value"] is not None}
    assert {0} >= {one["value"] for one in found if one["figure"] == "error" and one["value"] is not None}


@settings(max_examples=15)
@given(rounds())
def test_figures_are_numbers_or_say_why_not(documents: list[list[Annotation]]) -> None:
    """A figure has a value or a reason, never both and never not-a-number; an interval has both ends in order or none."""
    for one in figures(documents):
        assert (one["value"] is None) == (one["undefined"] is not None)
        assert (one["low"] is None) == (one["high"] is None)
        assert one["low"] is None or one["low"] <= one["high"]
        assert all(one[key] == one[key] for key in ("value", "low", "high"))
        if one["figure"].startswith(("f1", "share", "error")) and one["value"] is not None:
            assert 0 <= one["value"] <= 1


@settings(max_examples=15)
@given(rounds())
def test_whose_annotation_comes_first_does_not_matter(documents: list[list[Annotation]]) -> None:
    """Between two annotators every figure is the same both ways."""

    def found(order: int) -> dict[Any, Any]:
        pairs = [
            [replace(one, annotator=name) for one, name in zip(some[:2][::order], ("one", "two"), strict=True)]
            for some in documents
        ]
        return {tuple(one[key] for key in ("of", "figure", "question", "label", "over")): one["value"] for one in figures(pairs)}

    assert found(1) == found(-1)


@settings(max_examples=10)
@given(rounds())
def test_figures_of_two_and_of_all_are_one_and_the_same(documents: list[list[Annotation]]) -> None:
    """Of two annotators, the figure of the pair is that over all pairs, and that over all annotators at once."""
    by_name: dict[Any, set[Any]] = {}
    for one in figures([some[:2] for some in documents]):
        name = tuple(one[key] for key in ("of", "figure", "question", "label"))
        by_name.setdefault(name, set()).add((one["value"], one["low"], one["high"], one["count"], one["undefined"]))

    assert {1} == {len(said) for said in by_name.values()}
