"""Deaths of one event are made of rival figures as worked out by hand, and nobody is counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_sheets import REGISTERS, Tale
from sarv.formats._tolls import Toll, bodies, tolls, written
from sarv.records import Actor, Casualties

T = Tale()
KILLED = {
    "one figure": ([T.killed(9)], [[("oss-gazette", 9, 9)]]),
    "a range": ([T.killed(30, 31)], [[("oss-gazette", 30, 31)]]),
    "nobody": ([T.killed(0)], [[("oss-gazette", 0, 0)]]),
    "a vague figure": ([T.killed(None)], []),
    "fighters and civilians of one source add up": (
        [T.killed(3, status="combatant", of="guards-at-oss"), T.killed(8, status="civilian", of="millers")],
        [[("oss-gazette", 11, 11)]],
    ),
    "parts are inside a mixed total": (
        [
            T.killed(11, status="mixed", of="dead-of-oss"),
            T.killed(6, status="combatant", of="riders"),
            T.killed(5, status="civilian", of="millers"),
        ],
        [[("oss-gazette", 11, 11)]],
    ),
    "what a total has no room for stands beside it": (
        [T.killed(4, status="mixed"), T.killed(3, status="combatant"), T.killed(3, status="civilian")],
        [[("oss-gazette", 7, 7)]],
    ),
    "a larger body contains its members": (
        [T.killed(6, status="combatant", of="ferrymen"), T.killed(2, status="combatant", of="riders")],
        [[("oss-gazette", 6, 6)]],
    ),
    "fighters of two sides add up within a source": (
        [T.killed(5, status="combatant", of="guards-at-oss"), T.killed(2, status="combatant", of="riders")],
        [[("oss-gazette", 5, 5)], [("oss-gazette", 2, 2)]],
    ),
    "a named person contains nobody": (
        [T.killed(1, of="ossian-pell"), T.killed(1, status="combatant", of="captain-brenn")],
        [[("oss-gazette", 2, 2)]],
    ),
    "the same person told of twice counts once": (
        [T.killed(1, of="ossian-pell"), T.killed(1, status="civilian", of="ossian-pell")],
        [[("oss-gazette", 1, 1)]],
    ),
    "sources are rivals": (
        [T.killed(14, by="hospital"), T.killed(8, by="ral-ministry", status="combatant", of="riders")],
        [[("ral-ministry", 8, 8), ("hospital", 14, 14)]],
    ),
    "sources that tell of the fighters of two sides are no rivals": (
        [
            T.killed(1, by="hospital", status="combatant", of="riders"),
            T.killed(3, status="combatant", of="riders"),
            T.killed(2, by="ral-ministry", status="combatant", of="guards-at-oss"),
        ],
        [[("hospital", 1, 1), ("oss-gazette", 3, 3)], [("ral-ministry", 2, 2)]],
    ),
    "they are rivals once somebody counts more than fighters": (
        [
            T.killed(1, by="hospital", status="combatant", of="riders"),
            T.killed(2, status="combatant", of="guards-at-oss"),
            T.killed(7),
        ],
        [[("hospital", 1, 1), ("oss-gazette", 7, 7)]],
    ),
}
BESIDE = {
    "two of the six were children": (
        [T.killed(6, by="hospital", of="dead-of-oss"), T.killed(2, status="civilian", of="children-of-oss")],
        ["hospital"],
        ["oss-gazette"],
    ),
    "whoever tells of a part cannot have more than the whole": (
        [T.killed(6, by="hospital", of="dead-of-oss"), T.killed(8, status="civilian", of="children-of-oss")],
        ["hospital", "oss-gazette"],
        [],
    ),
    "one figure of all makes a rival": (
        [
            T.killed(6, by="hospital", of="dead-of-oss"),
            T.killed(2, status="civilian", of="children-of-oss"),
            T.killed(3, of="dead-of-oss"),
        ],
        ["oss-gazette", "hospital"],
        [],
    ),
    "the attackers' own dead are others": (
        [
            T.killed(3, by="hospital", of="millers"),
            T.killed(7, by="ral-ministry", of="millers"),
            T.killed(1, status="combatant", of="red-sail"),
        ],
        ["hospital", "ral-ministry"],
        ["oss-gazette"],
    ),
    "others who are more do not hide that a toll is disputed": (
        [
            T.killed(3, by="hospital", of="millers"),
            T.killed(7, by="ral-ministry", of="millers"),
            T.killed(5, status="combatant", of="red-sail"),
        ],
        ["oss-gazette"],
        ["hospital", "ral-ministry"],
    ),
    "who some call fighters others may call millers": (
        [T.killed(9, by="hospital", of="millers"), T.killed(8, by="ral-ministry", status="combatant", of="riders")],
        ["ral-ministry", "hospital"],
        [],
    ),
    "groups of which nobody says that they fought": (
        [T.killed(6, by="hospital", of="dead-of-oss"), T.killed(3, status="civilian", of="millers")],
        ["hospital"],
        ["oss-gazette"],
    ),
    "groups of one body may be the same people": (
        [T.killed(3, by="hospital", of="guards-at-oss"), T.killed(7, of="ral-ministry")],
        ["hospital", "oss-gazette"],
        [],
    ),
    "one man who died is the whole toll of his kind": (
        [T.killed(5, by="ferrymen", status="combatant"), T.killed(1, status="combatant", of="captain-brenn")],
        ["oss-gazette", "ferrymen"],
        [],
    ),
    "whoever says what one man was disputes no total": (
        [T.killed(2, by="ral-ministry", status="combatant"), T.killed(1, status="civilian", of="ossian-pell")],
        ["ral-ministry"],
        ["oss-gazette"],
    ),
    "that a person did not die is disputed": (
        [T.killed(1, by="ral-ministry", of="ossian-pell"), T.killed(0, of="ossian-pell")],
        ["oss-gazette", "ral-ministry"],
        [],
    ),
}


@pytest.mark.parametrize("case", BESIDE, ids=str)
def test_versions_that_dispute_no_total(case: str) -> None:
    """Who tells of some of the dead, or of others, stands beside the rivals: the lowest number is that of a rival."""
    figures, expected, beside = BESIDE[case]
    (toll,) = tolls(figures, {"red-sail"}, REGISTERS.actors)

    assert expected == [version.source for version in toll.rivals]
    assert beside == [version.source for version in toll.beside]
    assert min(version.low for version in toll.rivals) == toll.low
    assert max(figure.low or 0 for figure in figures) == toll.high


@pytest.mark.parametrize("case", KILLED, ids=str)
def test_worked_examples(case: str) -> None:
    """Each side's rival versions come out as they were worked out by hand, the lowest first."""
    figures, expected = KILLED[case]
    sides = tolls(figures, (), REGISTERS.actors)

    assert expected == [[(version.source, version.low, version.high) for version in toll.rivals] for toll in sides]


def test_open_ends() -> None:
    """An open end is closed by the number that is written; a vague figure has no bounds."""
    at_most = Casualties(
        kind="killed", high=10, modifier="at_most", status="unstated", scope="event", source=T.killed(1).source, spans=()
    )

    assert (10, 10) == written(at_most)
    assert None is written(T.killed(None))


def test_bodies_in_a_circle() -> None:
    """A register that is a part of itself ends somewhere."""
    circle = {
        name: Actor(id=name, name=name, aliases=(), kind="group", type="unknown", part_of=other) for name, other in ("ab", "ba")
    }

    assert ["a", "b"] == bodies("a", circle)


figure = st.builds(
    lambda low, more, by, of, status: T.killed(low, low + more, by=by, of=of, status=status),
    st.integers(0, 9),
    st.integers(0, 3),
    st.sampled_from([None, "hospital", "ral-ministry"]),
    st.sampled_from([None, *REGISTERS.actors]),
    st.sampled_from(["civilian", "combatant", "mixed", "unstated"]),
)


@given(st.lists(figure, max_size=8), st.randoms(use_true_random=False))
def test_totals_are_sound(figures: list[Casualties], shuffle: object) -> None:
    """A version is no less than its greatest figure and no more than their sum, its leaves add up, and order changes nothing."""
    found = tolls(figures, {"riders"}, REGISTERS.actors)
    sides = [(*toll.rivals, *toll.beside) for toll in found]
    for source in {version.source for versions in sides for version in versions}:
        lows = [one.low or 0 for one in figures if (one.source.actor or one.source.outlet) == source]
        versions = [version for versions in sides for version in versions if version.source == source]
        total = sum(version.low for version in versions)

        assert max(lows) <= total <= sum(lows)
        assert all(version.low <= version.high for version in versions)
        assert total == sum(count for version in versions for group in version.groups for _, count in group.leaves())
        assert all(count >= 0 for version in versions for group in version.groups for _, count in group.leaves())

    mixed = list(figures)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]

    def bounds(sides: tuple[Toll, ...]) -> list[list[list[tuple[str, int, int]]]]:
        kinds = ([toll.rivals, toll.beside] for toll in sides)
        return sorted([[(one.source, one.low, one.high) for one in versions] for versions in kind] for kind in kinds)

    assert bounds(found) == bounds(tolls(mixed, {"riders"}, REGISTERS.actors))
