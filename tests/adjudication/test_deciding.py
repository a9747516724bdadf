"""Rulings become decisions: with ids of gold, with events named as gold names them, beside what was decided before."""

from typing import Any

from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace

from cases import case_of, outcome
from passes import decision, event, given, mention, passes, stance
from sarv.derivation import Derived
from sarv.records import Annotation, Decision, Target
from sarv.rounds.adjudication.competing import competing
from sarv.rounds.adjudication.deciding import decided
from sarv.rounds.adjudication.docket import Case
from sarv.rounds.adjudication.rulings import Ruling
from sarv.rounds.adjudication.worksheets import undecided

ONE = given("one", mention("m1"), mention("m2", 10), stance("s1", 9, "e1"), event("e1"), event("e2", 30, "e1"))
TWO = given("two", mention("m1"), mention("m3", 11), stance("s4", 9, "e5"), event("e5", type_="arrest"), event("e6", 30, "e5"))


def keep(*of: str, kept: str | tuple[str, ...] = (), reason: str = "Because.", **more: Any) -> Ruling:
    """A ruling from a file."""
    return Ruling(of, reason, (kept,) if isinstance(kept, str) else kept, file="verdicts.json", pointer="/verdicts/0", **more)


def made(case: Case, *rulings: Ruling) -> tuple[Decision, ...]:
    """The decisions that sound rulings come to."""
    result = decided(case, rulings)
    assert ([], []) == (result.faults, result.waiting)
    return result.made


def faults(case: Case, *rulings: Ruling) -> list[tuple[str, str, Any]]:
    """Code, place and value of what is wrong with rulings."""
    return [(fault.code or "", fault.pointer, fault.value) for _, fault in decided(case, rulings).faults]


def about(decision_: Decision) -> list[str]:
    """The elements that a decision is about."""
    return [f"{one.annotator}:{one.element}" for one in decision_.instead_of]


EVENTS = keep("one:e1", "two:e5", kept="two:e5")
MENTIONS = keep("one:m2", "two:m3", kept="one:m2")


def test_what_is_kept_takes_its_own_id_where_it_is_free() -> None:
    """A decision is about all elements of its ruling, in the order of names, and brings what is kept under its own number."""
    (decision_,) = made(case_of([ONE, TWO]), keep("two:m3", "one:m2", kept="two:m3"))

    assert (["one:m2", "two:m3"], mention("m3", 11), "Because.") == (about(decision_), decision_.mention, decision_.reason)


def test_an_id_that_gold_has_is_not_taken_again() -> None:
    """Where an agreed element has the number, what is kept takes the next one."""
    two = given("two", mention("m5"), mention("m1", 40))
    case = case_of([given("one", mention("m1")), two])

    (decision_,) = made(case, keep("two:m1", kept="two:m1"))

    assert mention("m2", 40) == decision_.mention


def test_what_is_decided_about_an_event_holds_for_what_names_it() -> None:
    """Once the event is decided, stances and links of both annotators name it, and need no decision where they agree."""
    case = case_of([ONE, TWO])

    result = outcome(case, made(case, EVENTS, MENTIONS))

    assert isinstance(result, Derived)
    assert ("e5", "e5") == (result.stances[0].target.event, result.events[1].links[0].event)
    assert ("one:e2", "two:e6") == result.origins["e2"].given


def test_what_is_kept_names_events_as_gold_does() -> None:
    """The events that a kept element names are those that took their place."""
    two = replace(TWO, stances=(replace(TWO.stances[0], polarity="support"),))

    on_stance, on_event = made(case_of([ONE, two]), EVENTS, keep("one:s1", "two:s4", kept="two:s4"))

    assert replace(two.stances[0], target=Target(event="e5")) == on_stance.stance
    assert on_event.event is not None
    assert "e5" == on_event.event.id


def test_several_can_stay() -> None:
    """Where two of the elements are right, each is kept by a decision of its own, and the others go with the first."""
    three = given("three", mention("m1"), mention("m7", 12))

    first, second = made(case_of([ONE, TWO, three]), keep("one:m2", "three:m7", "two:m3", kept=("two:m3", "one:m2")))

    assert [["one:m2"], ["three:m7", "two:m3"]] == [about(first), about(second)]
    assert [mention("m2", 10), mention("m3", 11)] == [first.mention, second.mention]


def test_dropping_and_adding() -> None:
    """A ruling can drop elements, bring another in their place, or bring what nobody gave, under a number that nobody used."""
    other, new = replace(mention("m", 12), form="nominal"), mention("m", 50)
    case = case_of([ONE, TWO])

    drop = made(case, keep("one:m2", "two:m3"))
    instead = made(case, keep("one:m2", "two:m3", instead=other))
    added = made(case, keep(instead=new))

    assert [(["one:m2", "two:m3"], None)] == [(about(one), one.mention) for one in drop]
    assert [(["one:m2", "two:m3"], replace(other, id="m2"))] == [(about(one), one.mention) for one in instead]
    assert [([], replace(new, id="m4"))] == [(about(one), one.mention) for one in added]


def test_what_is_brought_may_name_what_another_ruling_brings() -> None:
    """Events are named as annotators' or by their ids in gold, also where another ruling of the same run brings them."""
    new = keep(instead=event("e77", 70))
    on_new = keep(instead=stance("s", 60, "e77"))
    on_kept = keep(instead=stance("s", 65, "one:e1"))

    decisions = made(case_of([ONE, TWO]), EVENTS, MENTIONS, on_new, on_kept, new)

    targets = {one.stance.cues[0].spans[0].start: one.stance.target.event for one in decisions if one.stance is not None}
    assert {60: "e77", 65: "e5"} == targets


def test_decisions_stand_by_layer_and_place() -> None:
    """New decisions stand after those that there are, by layer and in the order of the text, whatever the order of rulings."""
    case = case_of([ONE, TWO])
    (earlier,) = made(case, keep("one:e1", "two:e5", kept="one:e1"))

    decisions = made(case_of([ONE, TWO], (earlier,)), keep(instead=mention("m9", 50)), MENTIONS, keep(instead=mention("m8", 1)))

    assert (earlier, "m8", "m2", "m9") == (decisions[0], *(one.mention and one.mention.id for one in decisions[1:]))


def test_the_same_ruling_again_changes_nothing_but_the_reason() -> None:
    """A ruling that says what was decided adds no decision; its reason takes the place of the earlier one."""
    new = keep(instead=mention("m", 50))
    rulings = (EVENTS, MENTIONS, keep("one:s1", "two:s4"), new)
    first = made(case_of([ONE, TWO]), *rulings)

    again = made(case_of([ONE, TWO], first), *rulings)
    other = made(case_of([ONE, TWO], first), keep("two:m3", "one:m2", kept="one:m2", reason="Still."))

    assert first == again
    assert [replace(first[0], reason="Still."), *first[1:]] == list(other)


def test_rulings_that_contradict_decisions_are_faults() -> None:
    """A ruling on a decided element that says otherwise, or is about more or fewer elements, is a fault."""
    case = case_of([ONE, TWO], (decision("one:m2", "two:m3", brings=mention("m2", 10)),))

    for ruling in (
        keep("one:m2", "two:m3", kept="two:m3"),
        keep("one:m2", "two:m3"),
        keep("one:m2", kept="one:m2"),
        keep("one:m1", "one:m2", "two:m3", kept="one:m2"),
        keep("one:m2", "two:m3", instead=mention("m", 12)),
    ):
        assert [("verdict_contradicts", "/verdicts/0", ", ".join(ruling.of))] == faults(case, ruling)


def test_every_fault_of_a_ruling_has_its_place() -> None:
    """Elements that are unknown, of several kinds, repeated, or kept beside the matter, and missing events, are named."""
    case = case_of([ONE, TWO])
    unknown = [("verdict_element_unknown", f"/verdicts/0/of/{number}", name) for number, name in ((1, "two:m9"), (2, "ten:m1"))]

    assert unknown == faults(case, keep("one:m2", "two:m9", "ten:m1", kept="one:m2"))
    assert [("verdict_element_unknown", "/verdicts/0/keep", "two:m3")] == faults(case, keep("one:m2", kept="two:m3"))
    assert [("verdict_element_kind", "/verdicts/0/of/1", "two:s4")] == faults(case, keep("one:m2", "two:s4"))
    assert [("verdict_element_kind", "/verdicts/0/instead", None)] == faults(case, keep("one:m2", instead=stance("s", 3)))
    assert [("verdict_repeated", "/verdicts/0/of/0", "one:m2")] == faults(case, MENTIONS, keep("one:m2"))
    assert [("verdict_needless", "/verdicts/0/of", None)] == faults(case, keep("one:m1", "two:m1", kept="two:m1"))
    assert [("verdict_event_unknown", "/verdicts/0/instead", "one:e9")] == faults(case, keep(instead=stance("s", 3, "one:e9")))
    assert [("verdict_event_unknown", "/verdicts/0/instead", "e9")] == faults(case, keep(instead=stance("s", 3, "e9")))
    dropped = keep("one:e1", "two:e5"), keep(instead=stance("s", 3, "one:e1"))
    assert [("verdict_event_unknown", "/verdicts/0/instead", "one:e1")] == faults(case, *dropped)
    assert [("verdict_id_taken", "/verdicts/0/instead", "m1")] == faults(case, keep(instead=mention("m1", 50)))


def test_a_repeated_element_may_say_the_same() -> None:
    """A ruling on what says the same as an element of an earlier ruling is on the same question."""
    three = given("three", mention("m7", 10))

    assert [("verdict_repeated", "/verdicts/0/of/0", "three:m7")] == faults(
        case_of([ONE, TWO, three]), keep("one:m2"), keep("three:m7")
    )


def test_a_layer_that_the_round_does_not_cover_is_not_adjudicated() -> None:
    """Elements and replacements of other layers than the round's are faults; shown events can be named."""
    case = case_of([ONE, TWO], layers=("actors", "stance"))

    assert ["verdict_element_unknown", "verdict_element_unknown"] == [code for code, _, _ in faults(case, EVENTS)]
    assert [("verdict_element_kind", "/verdicts/0/instead", None)] == faults(case, keep(instead=event("e", 3)))
    decisions = made(case, keep("one:s1", "two:s4", kept="two:s4"))
    assert "e5" == (decisions[0].stance and decisions[0].stance.target.event)


def test_a_ruling_on_what_names_an_undecided_event_waits() -> None:
    """What names an event that is undecided is not decided before the event is, and what waits takes no ruling with it."""
    two = replace(TWO, stances=(replace(TWO.stances[0], polarity="support"),))
    ruling = keep("one:s1", "two:s4", kept="two:s4")

    result = decided(case_of([ONE, two]), [ruling, MENTIONS])

    assert ([ruling], ["m2"]) == (result.waiting, [one.mention and one.mention.id for one in result.made])


def test_a_ruling_on_what_names_an_event_that_may_yet_fall_waits() -> None:
    """Nor is what names an agreed event decided, while that event names one that is undecided or dropped."""
    one = given("one", event("e1", 10, "e3"), event("e2", 20, "e1"), event("e3", 30), stance("s1", 40, "e2"))
    two = given("two", event("e1", 10), event("e2", 20, "e1"), event("e3", 30))
    case = case_of([one, two])
    on_stance, drop = keep("one:s1", kept="one:s1"), keep("one:e1", "two:e1")

    assert [on_stance] == decided(case, [on_stance]).waiting
    result = decided(case, [on_stance, drop])

    assert ([on_stance], [["one:e1", "two:e1"]]) == (result.waiting, [about(one) for one in result.made])


@drawn(st.data())
def test_verdicts_on_all_that_is_undecided_leave_nothing(data: st.DataObject) -> None:
    """Whatever verdicts are given on what is undecided, in one run or several, in the end there is gold, as decided."""
    every: list[Annotation] = data.draw(passes())
    case = case_of(every)
    for run in range(10):
        groups = undecided(case)
        if not groups:
            break
        rulings = []
        for group in data.draw(st.permutations(groups)):
            names = [name for same in group for name in same.references]
            # What names a dropped event cannot be kept, so in the end all is dropped that is left.
            several = len(groups) < 9 and run < 5
            kept = data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if several else []
            rulings.append(Ruling(tuple(names), "Drawn.", tuple(kept)))
        before = case.made
        case = case_of(every, decided(case, rulings).made)
        assert before == case.made[: len(before)]

    assert isinstance(outcome(case, case.made), Derived)


@drawn(passes())
def test_groups_hold_each_undecided_element_once(every: list[Annotation]) -> None:
    """Each group is of one layer and has at most one thing that each annotator said; all groups have every undecided element."""
    case = case_of(every)
    groups = competing(case.stand.alike)

    names = [name for group in groups for same in group for name in same.references]
    assert sorted(name for same in case.stand.alike if same.undecided for name in same.references) == sorted(names)
    for group in groups:
        assert 1 == len({same.layer for same in group})
        annotators = [annotator for same in group for annotator in {by for by, _ in same.members}]
        assert len(set(annotators)) == len(annotators)
