"""Scores do not depend on order or ids, fall when a right answer is taken away, and equal those of slow and of other programs."""

import random
from collections import Counter
from functools import cache
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sarv.benchmark.metrics import metrics
from sarv.benchmark.pairing import Pair
from sarv.benchmark.spans import Fragments, TooLargeError, exact, overlapping, spans
from sarv.extents import Extent, joined
from sarv.records import Prediction
from scored import TYPES, argument, batch, event, figure, gold, mention, predicted, said, same_layers, stance, turned, value

F1 = [name for name, metric in metrics().items() if not metric.lower_is_better and name != "linking_accuracy"]
ACTORS = sorted(TYPES)
polarities_ = st.sampled_from(["support", "oppose", "mixed"])

places = st.integers(0, 20).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, start + 8)))
extents = st.lists(places, min_size=1, max_size=2).map(joined)
actors = st.sampled_from(ACTORS)
mentions = st.lists(
    st.builds(lambda extent, who: mention(extent, *who), extents, st.sets(actors, min_size=1, max_size=2)), max_size=5
)
arguments = st.lists(st.builds(argument, st.sampled_from(["victim", "place"]), extents, st.none() | actors), max_size=3)
figures = st.lists(
    st.builds(
        figure, st.sampled_from(["killed", "injured"]), st.none() | st.integers(0, 3), st.none() | st.integers(3, 6), actors
    ),
    max_size=2,
)
reports = st.lists(st.builds(said, actors, st.sampled_from(["asserted", "denied"])), max_size=2)


@st.composite
def events(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some events with ids of their own."""
    count = draw(st.integers(0, 3))
    return [
        event(
            draw(st.sampled_from(["arrest", "grenade"])),
            *draw(st.lists(extents, min_size=1, max_size=2)),
            id_=f"e{number}",
            stage=draw(st.sampled_from(["completed", "feared"])),
            arguments=draw(arguments),
            casualties=draw(figures),
            reports=draw(reports),
        )
        for number in range(1, count + 1)
    ]


@st.composite
def layers(draw: st.DrawFn) -> dict[str, Any]:
    """All that may be said of a document."""
    told = draw(events())
    about = actors | extents | (st.sampled_from([one["id"] for one in told]) if told else actors)
    stances = st.builds(stance, actors, about, st.sampled_from(["support", "oppose"]), extents)
    return {"mentions": draw(mentions), "stances": draw(st.lists(stances, max_size=4)), "events": told}


def renamed(given_: Prediction) -> Prediction:
    """The prediction with other ids of events."""
    names = {one.id: f"e{900 - number}" for number, one in enumerate(given_.events or ())}
    told = tuple(replace(one, id=names[one.id]) for one in given_.events or ())
    stances = tuple(
        replace(one, target=replace(one.target, event=names[one.target.event])) if one.target.event else one
        for one in given_.stances or ()
    )
    return replace(given_, events=told, stances=stances)


@given(layers(), layers())
def test_no_figure_depends_on_order_or_ids(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Lists in the opposite order, on either side, and other ids of events give the same figures."""
    first, second = gold(**ours), predicted(**theirs)
    other = gold(**turned(ours))

    same = renamed(predicted(**turned(theirs)))

    for name in metrics():
        expected = value(name, (first, second))
        assert pytest.approx(expected, nan_ok=True) == value(name, (first, same))
        assert pytest.approx(expected, nan_ok=True) == value(name, (other, second))


@given(layers(), st.randoms(use_true_random=False))
def test_every_right_answer_counts(ours: dict[str, Any], chance: random.Random) -> None:
    """Of a prediction that says only what gold says, an element less never raises the headline of its task."""
    whole = gold(**ours)
    said_ = same_layers(whole)
    for key, name in (("mentions", "mention_f1"), ("stances", "stance_f1"), ("events", "event_f1"), ("events", "toll_f1")):
        left = list(getattr(said_, key))
        before = value(name, (whole, said_))
        while left:
            left.pop(chance.randrange(len(left)))
            changed = {"stances": (), key: tuple(left)}
            now = value(name, (whole, replace(said_, **changed)))
            assert np.isnan(now) or now <= before + 1e-12
            before = now


def best(same: list[list[float]]) -> float:
    """The greatest sum of a one-to-one assignment, by trying all."""
    if not same or not same[0]:
        return 0
    if len(same) > len(same[0]):
        same = [list(column) for column in zip(*same, strict=True)]
    return max(
        sum(row[j] for row, j in zip(same, chosen, strict=True)) for chosen in permutations(range(len(same[0])), len(same))
    )


@given(st.lists(extents, max_size=5, unique=True), st.lists(extents, max_size=5, unique=True))
def test_spans_are_matched_as_by_trying_all(first: list[Extent], second: list[Extent]) -> None:
    """Exact and overlapping extents are as many as the best of all one-to-one assignments has."""
    fragments = Fragments()
    one, other = (spans(((0, extent, 0) for extent in side), fragments) for side in (first, second))

    assert len(set(first) & set(second)) == len(exact(one, other))
    touching = [[float(any(a < d and c < b for a, b in x for c, d in y)) for y in second] for x in first]
    assert best(touching) == len(overlapping(one, other))


@given(layers(), layers())
def test_events_are_paired_as_by_trying_all(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """The slots that pairs of events have in common are as many as in the best of all one-to-one assignments."""
    pair = Pair(gold(**ours), predicted(**theirs), TYPES)
    first, second = pair.events

    def flat(slots: Any) -> Counter[Any]:
        return Counter({slot: count for counted in slots.values() for slot, count in counted.items()})

    def common(one: Counter[Any], other: Counter[Any]) -> float:
        both = one & other
        return both.total() if any(slot[0] in ("trigger", "argument", "casualties") for slot in both) else 0

    found = pair.slots_in_common
    assert best([[common(flat(a.slots), flat(b.slots)) for b in second] for a in first]) == found


@given(layers(), layers())
def test_stances_are_matched_as_by_trying_all(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """The stances that are right are as many as in the best of all one-to-one assignments."""
    first, second = gold(**ours), predicted(**theirs)
    pair = Pair(first, second, TYPES)

    def same(one: Any, other: Any) -> bool:
        if (one.holder, one.polarity) != (other.holder, other.polarity):
            return False
        if one.target.proposition is None or other.target.proposition is None:
            about = other.target.actor, other.target.event and pair.event_names.get(other.target.event)
            return other.target.proposition is one.target.proposition and (one.target.actor, one.target.event) == about
        a, b = ({at for span in side.target.proposition for at in range(span.start, span.end)} for side in (one, other))
        return 2 * len(a & b) >= len(a | b)

    right = best([[float(same(one, other)) for other in second.stances or ()] for one in first.stances])
    metric = metrics()["stance_f1"]
    assert right == metric.statistics(batch((first, second)))[..., 0].sum()


@cache
def words(count: int) -> str:
    """A text of one-letter words."""
    return "a " * count


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(ACTORS)), max_size=8), st.lists(st.integers(0, 7), max_size=8))
def test_exact_f1_is_that_of_seqeval_where_tags_can_say_it(lengths: list[tuple[int, str]], changed: list[int]) -> None:
    """On mentions side by side, of whole words, exact typed F1 is seqeval's on BIO tags."""
    from seqeval.metrics import f1_score

    at, ours = 0, []
    for length, who in lengths:
        if length:
            ours.append((at, at + length, who))
        at += max(length, 1)
    count = max(at, 1)
    theirs = [
        (start, end, ACTORS[(ACTORS.index(who) + (number in changed)) % len(ACTORS)])
        for number, (start, end, who) in enumerate(ours)
        if changed.count(number) < 2
    ]

    def tags(side: list[tuple[int, int, str]]) -> list[str]:
        found = ["O"] * count
        for start, end, who in side:
            found[start:end] = [f"B-{TYPES[who]}"] + [f"I-{TYPES[who]}"] * (end - start - 1)
        return found

    def made(side: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
        return [mention((2 * start, 2 * end - 1), who) for start, end, who in side]

    if ours or theirs:
        scored = value("mention_f1", (gold(words(count), mentions=made(ours)), predicted(mentions=made(theirs))))
        assert pytest.approx(f1_score([tags(ours)], [tags(theirs)], zero_division=0)) == scored


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["support", "oppose", "mixed"]), st.sampled_from(["support", "oppose", "mixed"])), min_size=1
    )
)
def test_macro_f1_is_that_of_scikit_learn_where_all_is_found(polarities: list[tuple[str, str]]) -> None:
    """Where every stance has its one counterpart, macro F1 over polarities is scikit-learn's of the two lists."""
    from sklearn.metrics import f1_score

    places_ = [(5 * number, 5 * number + 4) for number in range(len(polarities))]
    text = "word " * len(polarities)
    ours = [stance("army", place, one) for place, (one, _) in zip(places_, polarities, strict=True)]
    theirs = [stance("army", place, other) for place, (_, other) in zip(places_, polarities, strict=True)]
    expected = f1_score([one for one, _ in polarities], [other for _, other in polarities], average="macro", zero_division=0)

    assert pytest.approx(expected) == value("polarity_macro_f1", (gold(text, stances=ours), predicted(stances=theirs)))


def test_events_that_differ_in_more_than_slots_are_told_apart() -> None:
    """Two predicted events with the same slots, but other actors in their arguments, are paired the same in either order."""
    ours: dict[str, Any] = {"events": [event("arrest", (5, 9), arguments=[argument("victim", (20, 24), "union")])]}
    people = [argument("victim", (20, 24), who) for who in ("army", "union")]
    twins = [event("arrest", (5, 9), id_=f"e{number}", arguments=[who]) for number, who in enumerate(people, 1)]

    both = (predicted(events=order) for order in (twins, twins[::-1]))
    first, second = (value("argument_actor_f1", (gold(**ours), order)) for order in both)

    assert first == second


@pytest.mark.parametrize("row", [(1 << 14, ((0, 1),), 0), (0, ((1 << 24, (1 << 24) + 1),), 0), (0, ((0, 1 << 19),), 0)])
def test_what_is_too_large_is_refused(row: tuple[int, Extent, int]) -> None:
    """What the integers of the fast path cannot hold is an error that says how much they hold, never a wrong figure."""
    with pytest.raises(TooLargeError, match=r"at most 16,384 documents at a time, .* first 16,777,216 .* fewer than 524,288"):
        spans([row], Fragments())


def test_the_longest_that_fits_is_itself() -> None:
    """An extent one code point shorter than too long is not taken for one of several fragments."""
    longest = ((0, (1 << 19) - 1),)
    fragments = Fragments()
    one, several = spans([(0, longest, 0)], fragments), spans([(0, ((0, 1), (5, 6)), 0)], fragments)

    assert [] == exact(one, several).tolist()
    assert 1 == len(exact(one, one)) == len(overlapping(one, several))
