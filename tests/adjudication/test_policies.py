"""Mechanical policies: what they keep and drop, what they leave undecided, and that they say what they are."""

import pytest
from hypothesis import given as drawn
from msgspec.structs import replace

from cases import case_of, outcome
from passes import event, given, mention, passes, round_of, stance
from sarv.corpus import CorpusError
from sarv.derivation import DISAGREED, LAYERS, Derived, Undecided, compare
from sarv.records import Annotation, Decision
from sarv.rounds.adjudication.deciding import decided
from sarv.rounds.adjudication.docket import Case
from sarv.rounds.adjudication.policies import policy_named


def after(policy: str, case: Case) -> tuple[Decision, ...]:
    """The decisions of a case after a policy."""
    rule = policy_named(policy, case.round)
    assert rule is not None
    result = decided(case, rule(case))
    assert [] == result.faults
    return result.made


EVERY = [
    given("one", mention("m1"), mention("m2", 20), mention("m3", 40)),
    given("two", mention("m1"), replace(mention("m2", 20), form="nominal"), mention("m3", 41)),
    given("three", mention("m4"), mention("m5", 20)),
]


def test_the_majority_keeps_what_more_than_half_gave() -> None:
    """What two of three gave alike is kept instead of what the third gave there; what one gave is left undecided."""
    case = case_of(EVERY)

    (made,) = after("majority", case)

    assert ["one:m2", "three:m5", "two:m2"] == [f"{one.annotator}:{one.element}" for one in made.instead_of]
    assert (replace(mention("m2", 20), id="m2"), "Mechanical (majority): 2 of 3 annotators gave it alike.") == (
        made.mention,
        made.reason,
    )
    assert [Undecided("one:m3", DISAGREED), Undecided("two:m3", DISAGREED)] == outcome(case, (made,))


def test_two_annotators_have_no_majority() -> None:
    """Of two annotators who differ, neither is more than half."""
    assert () == after("majority", case_of(EVERY[:2]))


def test_a_preferred_annotator_is_kept_and_no_other() -> None:
    """What the preferred annotator gave stays instead of what the others gave there, and what only others gave is dropped."""
    case = case_of([EVERY[0], given("two", mention("m1"), mention("m7", 60), mention("m3", 41))])

    result = outcome(case, after("prefer:one", case))

    assert isinstance(result, Derived)
    assert EVERY[0].mentions == result.mentions
    assert [None, 0, 1] == [result.origins[one.id].decision for one in result.mentions]


def test_what_names_an_undecided_event_waits() -> None:
    """A stance that the majority gave, on an event that no majority gave, is left undecided with the event."""
    every = [
        given("one", stance("s1", 9, "e1"), event("e1")),
        given("two", stance("s1", 9, "e1"), event("e1")),
        given("three", stance("s1", 9, "e1"), event("e1", 0, "e2"), event("e2", 30)),
    ]
    three_ways = [every[0], replace(every[1], events=(event("e1", type_="arrest"),)), every[2]]

    assert ["e1"] == [one.event.id for one in after("majority", case_of(every)) if one.event is not None]
    assert () == after("majority", case_of(three_ways))


@pytest.mark.parametrize("policy", ["prefer:nobody", "prefer:", "prefer:majority"])
def test_a_preferred_annotator_must_be_of_the_round(policy: str) -> None:
    """A policy that prefers nobody of the round is refused with the names there are."""
    with pytest.raises(CorpusError, match="there are: one, two"):
        policy_named(policy, round_of("one", "two"))


def test_other_names_are_no_policies() -> None:
    """Whatever is no policy is the name of a file."""
    assert None is policy_named("minority", round_of("one"))


@drawn(passes())
def test_preferring_an_annotator_gives_their_pass(every: list[Annotation]) -> None:
    """Whatever annotators gave, gold after preferring one of them says what that one gave, and nothing is left undecided."""
    case = case_of(every)

    result = outcome(case, after("prefer:two", case))

    assert isinstance(result, Derived)
    two = next(one for one in case.given if one.annotator == "two")
    gold = replace(two, annotator="gold", mentions=result.mentions, stances=result.stances, events=result.events)
    assert [True] * len(compare(LAYERS, [gold, two], ())) == [same.agreed for same in compare(LAYERS, [gold, two], ())]


@drawn(passes())
def test_a_policy_decides_once(every: list[Annotation]) -> None:
    """A policy that is followed again decides nothing more."""
    case = case_of(every)
    for policy in ("majority", "prefer:three"):
        made = after(policy, case)

        assert made == after(policy, case_of(every, made))


@drawn(passes())
def test_policies_add_up(every: list[Annotation]) -> None:
    """What the majority left is decided by preferring an annotator, and what it decided stays as it is."""
    case = case_of(every)
    first = after("majority", case)
    both = after("prefer:one", case_of(every, first))

    assert first == both[: len(first)]
    assert isinstance(outcome(case, both), Derived)
