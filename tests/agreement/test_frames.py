"""F1 of whole stances and events."""

import pytest

from agreeing import argument, event, told, toll
from sarv.rounds.agreement import f1
from sarv.rounds.agreement.frames import Triple, alike, alike_events, equal, event_frame, same_target, statistics

HERE, THERE = ((0, 5),), ((50, 55),)
AGAINST = Triple(HERE, "office", "army", "oppose")


@pytest.mark.parametrize(
    ("expected", "other"),
    [
        (1, Triple(HERE, "office", "army", "oppose")),
        (2 / 3, Triple(HERE, "office", "army", "support")),
        (1 / 3, Triple(((3, 9),), "millers", "army", "support")),
        (1, Triple(THERE, "office", "army", "oppose")),
        (2 / 3, Triple(THERE, "office", "army", "support")),
        (0, Triple(THERE, "office", "millers", "oppose")),
        (0, Triple(THERE, "millers", "army", "oppose")),
    ],
)
def test_stances_are_alike_in_part(expected: float, other: Triple) -> None:
    """A third each for holder, target and polarity; elsewhere in the text only where holder and target are the same."""
    assert expected == pytest.approx(alike(AGAINST, other))
    assert expected == pytest.approx(alike(other, AGAINST))


def test_targets_are_the_same_by_what_they_are() -> None:
    """Actors and events by name, propositions where they overlap, and never one kind and another."""
    assert same_target("army", "army")
    assert not same_target("army", "office")
    assert same_target(((0, 5),), ((4, 9),))
    assert not same_target(((0, 5),), ((5, 9),))
    assert not same_target(((0, 5),), "army")


def test_triples_ask_for_all_three() -> None:
    """Holder, target and polarity must be the same; the words need not."""
    assert 1 == equal(AGAINST, Triple(THERE, "office", "army", "oppose"))
    assert 0 == equal(AGAINST, Triple(HERE, "office", "army", "mixed"))


def test_events_are_alike_by_their_slots() -> None:
    """Six slots and five, of which stage, trigger and one argument are the same: 2 × 3 / 11.

    The first has type, stage, a trigger, two arguments and a figure; the second another type, the stage, an overlapping trigger,
    one of the arguments and the other words in another role.
    """
    first = event(
        1, (0, 5), arguments=[argument("victim", (10, 15)), argument("place", (20, 25))], casualties=[toll((30, 33), 2, 2)]
    )
    second = event(7, (3, 8), type_="arrest", arguments=[argument("victim", (12, 18)), argument("time", (20, 25))])

    assert 6 / 11 == pytest.approx(alike_events(event_frame(first), event_frame(second)))


def test_figures_and_reports_are_slots() -> None:
    """Of six slots each, all but the figure and one of two reports are the same, so φ is 2 × 4 / 12."""
    first = event(1, (0, 5), casualties=[toll((30, 33), 2, 2)], reports=[told(), told("army")])
    second = event(1, (0, 5), casualties=[toll((30, 33), 3, 3)], reports=[told(), told("army", act="denied")])

    assert 8 / 12 == pytest.approx(alike_events(event_frame(first), event_frame(second)))


def test_events_without_a_common_trigger_are_not_compared() -> None:
    """Two completed abductions elsewhere in the text have nothing to do with each other."""
    assert 0 == alike_events(event_frame(event(1, (0, 5))), event_frame(event(2, (5, 9))))


def test_the_assignment_is_the_best_of_all() -> None:
    """First come, first served would give 0.9 and leave the rest; the best is 0.8 + 0.8.

    F1 = 2 × 1.6 / (2 + 3) = 0.64.
    """
    marks = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8}

    found = statistics(["a", "b"], ["x", "y", "z"], lambda one, other: marks.get((one, other), 0.0))

    assert [1.6, 0.4, 1.4] == pytest.approx(found.tolist())
    assert 0.64 == pytest.approx(f1.value(found))


def test_nothing_is_compared_with_nothing() -> None:
    """A frame that only one annotator has costs; without frames F1 is undefined."""
    assert [0, 1, 0] == statistics([AGAINST], [], alike).tolist()
    assert f1.value(statistics([], [], alike)) is None
