"""What an adjudicator submitted becomes the fewest decisions that lead to it; submitted again, it changes nothing."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace

from cases import case_of, outcome
from passes import decision, event, given, mention, passes, stance
from sarv.derivation import LAYERS, Derived, Element, compare
from sarv.records import Annotation, Decision
from sarv.rounds.adjudication.differences import CHANGED, DROPPED, NEW, followed
from sarv.rounds.adjudication.docket import Case
from sarv.rounds.adjudication.finding_again import AGREED
from sarv.rounds.adjudication.so_far import so_far


def after(case: Case, submitted: Annotation, begun_from: str = AGREED, **reasons: str) -> Case:
    """The case after a submission."""
    result = followed(case, submitted, begun_from, reasons)
    assert ([], []) == (result.faults, result.waiting)
    return case_of(case.given, result.made, case.round.layers)


def says_the_same(case: Case, submitted: Annotation) -> bool:
    """Whether gold of the case is what was submitted, whatever the ids."""
    result = outcome(case, case.made)
    assert isinstance(result, Derived), result
    gold = replace(submitted, annotator="gold", mentions=result.mentions, stances=result.stances, events=result.events)
    return all(same.agreed for same in compare(LAYERS, [gold, replace(submitted, annotator="page")], ()))


@drawn(passes(("one", "two", "page")), st.sampled_from([AGREED, "one", "two"]))
def test_whatever_was_submitted_becomes_gold(every: list[Annotation], begun_from: str) -> None:
    """After any submission gold says what was submitted; the same submission once more changes no decision."""
    one, two, page = every
    case = after(case_of([one, two]), page, begun_from)

    assert says_the_same(case, page)
    assert case.made == after(case, page, begun_from).made


@drawn(passes(("one", "two", "page", "again")), st.sampled_from([AGREED, "one"]))
def test_another_submission_takes_the_place_of_the_first(every: list[Annotation], begun_from: str) -> None:
    """When the adjudicator submits something else, decisions follow."""
    one, two, page, again = every
    case = after(case_of([one, two]), page)

    assert says_the_same(after(case, again, begun_from), again)


ONE = given("one", mention("m1"), mention("m2", 10), stance("s1", 9, "e1"), event("e1"), event("e2", 30, "e1"))
TWO = given("two", mention("m1"), mention("m3", 11), stance("s4", 9, "e5"), event("e5", type_="arrest"), event("e6", 30, "e5"))


def page(*elements: Element | str, begun: Annotation = ONE) -> Annotation:
    """What was submitted: elements of a pass, by id, as they are, and others."""
    own: dict[str, Element] = {one.id: one for layer in LAYERS.values() for one in getattr(begun, layer)}
    return given("page", *(own[one] if isinstance(one, str) else one for one in elements))


def shown(made: tuple[Decision, ...]) -> list[tuple[list[str], str | None, str]]:
    """Decisions in short: what they are about, the id that they bring, and why."""
    return [
        (
            [f"{one.annotator}:{one.element}" for one in decision_.instead_of],
            next((one.id for one in (decision_.mention, decision_.stance, decision_.event) if one is not None), None),
            decision_.reason,
        )
        for decision_ in made
    ]


def test_what_is_agreed_needs_no_decision() -> None:
    """Elements that all gave alike, and what follows from a decision on an event, need none; competing ones get one together."""
    case = after(case_of([ONE, TWO]), page("m1", "m3", "s4", "e5", "e6", begun=TWO))

    kept = "Kept on the labelling page, as given by two."
    assert [(["one:m2", "two:m3"], "m3", kept), (["one:e1", "two:e5"], "e5", kept)] == shown(case.made)


def test_what_was_dropped_and_what_is_new() -> None:
    """An agreed element that is missing is dropped, what nobody gave is new, and reasons from the page are kept."""
    case = after(case_of([ONE, TWO]), page("m2", mention("m9", 50), "e1", "e2", "s1"), s1="Not said.", m9="Overlooked.")

    kept = "Kept on the labelling page, as given by one."
    assert [
        (["one:m1", "two:m1"], None, DROPPED),
        (["one:m2", "two:m3"], "m2", kept),
        ([], "m4", "Overlooked."),
        (["one:e1", "two:e5"], "e1", kept),
    ] == shown(case.made)


@pytest.mark.parametrize("begun_from", [AGREED, "two"])
def test_what_was_changed_is_known_by_its_id(begun_from: str) -> None:
    """An element that was moved on the page far from where it was is known by the id that it began with there."""
    moved = mention("m1", 70)

    case = after(case_of([ONE, TWO]), page(moved, "m2", "s1", "e1", "e2"), begun_from)

    assert (["one:m1", "two:m1"], "m1", CHANGED) == shown(case.made)[1]


def test_what_was_marked_anew_is_known_by_its_words() -> None:
    """An element that was made on the page, over words for which others compete, takes the place of these."""
    case = after(case_of([ONE, TWO]), page("m1", mention("m9", 12), "s1", "e1", "e2"))

    assert (["one:m2", "two:m3"], "m2", CHANGED) == shown(case.made)[0]


def test_two_of_a_group_can_be_kept() -> None:
    """Where two competing elements were both submitted, both stay; things on either event name that one."""
    both = page(
        "m1", "m2", "e1", stance("s1", 9, "e1"), stance("s7", 60, "e5"), event("e5", type_="arrest"), event("e2", 30, "e1")
    )

    case = after(case_of([ONE, TWO]), both)

    assert says_the_same(case, both)
    assert [["one:e1"], ["two:e5"]] == [about for about, id_, _ in shown(case.made) if id_ in ("e1", "e5")]


def test_a_decision_follows_a_later_submission() -> None:
    """What was decided and is submitted otherwise is decided anew under its id and its number; what is as it was stays."""
    first = after(case_of([ONE, TWO]), page("m1", "m2", mention("m9", 50), "s1", "e1", "e2"))
    now = page("m1", replace(mention("m2", 10), form="nominal"), "s1", "e1", "e2")

    second = after(first, now, m2="On reflection.")

    assert says_the_same(second, now)
    assert (["one:m2", "two:m3"], "m2", "On reflection.") == shown(second.made)[0]
    assert first.made[2:] == second.made[1:]


def test_a_reason_alone_may_change() -> None:
    """A reason that is given later takes the place of the mechanical one, and nothing else changes."""
    submitted = page("m1", "m2", "s1", "e1", "e2")
    first = after(case_of([ONE, TWO]), submitted)

    second = after(first, submitted, m2="It is the name.")

    assert ["It is the name.", first.made[1].reason] == [one.reason for one in second.made]
    assert [replace(one, reason="") for one in first.made] == [replace(one, reason="") for one in second.made]


def test_shown_events_are_no_matter_of_the_adjudicator() -> None:
    """In a round of stances the events that were shown are named by the ids that they were shown with."""
    two = given("two", stance("s4", 9, "e1"), event("e1"), event("e2", 30, "e1"))
    case = case_of([given("one", event("e1"), event("e2", 30, "e1")), two], layers=("stance",))
    submitted = given("page", stance("s8", 60, "e2"), stance("s4", 9, "e1"), event("e1"), event("e2", 30, "e1"))

    made = after(case, submitted).made

    assert [(["two:s4"], "s4", "Kept on the labelling page, as given by two."), ([], "s1", NEW)] == shown(made)
    assert ["e1", "e2"] == [one.stance.target.event for one in made if one.stance is not None]


def test_what_is_done_so_far_is_shown() -> None:
    """The pre-annotation has what is agreed and decided, and the undecided events that this names, without links to nowhere."""
    one = given("one", stance("s1", 9, "e1"), event("e1", 0, "e2"), event("e2", 30))
    two = given("two", stance("s1", 9, "e1"), event("e1"))
    case = case_of([one, two], (decision(brings=mention("m5", 50)),))

    done, more = so_far(case), so_far(case, open_events=True)

    assert (("m5",), (), ()) == tuple(tuple(one.id for one in layer) for layer in (done.mentions, done.stances, done.events))
    assert (one.stances, (event("e1"),)) == (more.stances, more.events)


@drawn(passes(("one", "two", "three")))
def test_what_is_done_so_far_names_nothing_that_is_not_there(every: list[Annotation]) -> None:
    """Whatever is agreed, the pre-annotation has every event that it names, each under an id of its own."""
    shown_ = so_far(case_of(every), open_events=True)

    events = [one.id for one in shown_.events]
    assert len(set(events)) == len(events)
    assert set(events) >= {link.event for one in shown_.events for link in one.links}
    assert set(events) >= {one.target.event for one in shown_.stances if one.target.event is not None}
