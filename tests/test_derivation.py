"""What a round gives of a document: what annotators gave alike, and what the adjudicator decided."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace

from passes import decision, decisions, event, given, mention, passes, pools, renumbered, round_of, stance
from sarv.derivation import DISAGREED, LAYERS, Derived, Element, Undecided, compare, derive
from sarv.records import Annotation, Decision, Mention, Origin, Span

NAMES = ("one", "two", "three")


def derived(result: Derived | list[Undecided]) -> Derived:
    """What was derived, where nothing is undecided."""
    assert isinstance(result, Derived), result
    return result


def ids(result: Derived | list[Undecided]) -> list[str]:
    """The ids of all elements of what was derived."""
    found = derived(result)
    elements: tuple[Element, ...] = (*found.mentions, *found.stances, *found.events)
    return [one.id for one in elements]


def disagreed(*names: str) -> list[Undecided]:
    """Elements that not all annotators gave."""
    return [Undecided(name, DISAGREED) for name in names]


def test_one_annotator_without_decisions_is_gold() -> None:
    """Where nothing was decided and one annotator judged, the round gives what they gave, and says so."""
    one = given("one", mention("m1"), stance("s1", 9, "e1"), event("e1"))

    result = derived(derive(round_of("one"), [one], None))

    assert (one.mentions, one.stances, one.events) == (result.mentions, result.stances, result.events)
    assert Origin(element="s1", round="first", given=("one:s1",)) == result.origins["s1"]


def test_a_decision_replaces_drops_and_adds() -> None:
    """A decision puts its element in the place of others, or none, or a new one where none was; in text order."""
    one = given("one", mention("m1", 5), mention("m2", 10), mention("m3", 15))
    made = decisions(
        decision("one:m1"),
        decision("one:m2", brings=mention("m2", 40)),
        decision(brings=mention("m101", 1)),
    )

    result = derive(round_of("one"), [one], made)

    assert ["m101", "m3", "m2"] == ids(result)
    assert [2, None, 1] == [derived(result).origins[name].decision for name in ids(result)]


def test_what_annotators_gave_differently_is_undecided() -> None:
    """An element that only some of three annotators gave keeps the document from having gold, until it is decided."""
    every = [given(name, mention("m1")) for name in NAMES]
    every[0] = given("one", mention("m1"), mention("m2", 7))
    every[1] = given("two", mention("m1"), mention("m5", 7))
    keep = decision("one:m2", brings=mention("m2", 7))

    assert disagreed("one:m2", "two:m5") == derive(round_of(*NAMES), every, None)
    assert ["m1", "m2"] == ids(derive(round_of(*NAMES), every, decisions(keep)))


def test_agreement_names_every_annotator() -> None:
    """What all gave alike comes from all of them, in the order of their names, each with their own number."""
    every = [given("two", mention("m7")), given("three", mention("m3")), given("one", mention("m5"))]

    result = derived(derive(round_of(*NAMES), every, None))

    assert Origin(element="m5", round="first", given=("one:m5", "three:m3", "two:m7")) == result.origins["m5"]


def test_agreement_does_not_depend_on_numbers() -> None:
    """Who names the same event by another number says the same; gold has the numbers of the first annotator."""
    one = given("one", stance("s1", 9, "e2"), event("e1", 0, "e2"), event("e2", 5, "e1"))

    result = derived(derive(round_of("one", "two"), [renumbered(one, 10, "two"), one], None))

    assert (one.stances, one.events) == (result.stances, result.events)


def test_agreement_does_not_depend_on_the_order_of_parts() -> None:
    """Two annotators who name the actors of a mention or the triggers of an event in another order say the same."""
    both = mention("m1"), event("e1")
    spans = (*both[1].triggers, *event("e9", 7).triggers)
    one = given("one", replace(both[0], actors=("millers", "office")), replace(both[1], triggers=spans))
    two = given("two", replace(both[0], actors=("office", "millers")), replace(both[1], triggers=spans[::-1]))

    result = derived(derive(round_of("one", "two"), [one, two], None))

    assert (one.mentions, one.events) == (result.mentions, result.events)


def test_the_same_number_of_another_event_is_no_agreement() -> None:
    """A stance on the event e1 is not the same stance where e1 is another event."""
    one = given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5))
    two = given("two", stance("s1", 9, "e1"), event("e1", 5), event("e2"))

    assert disagreed("one:s1", "two:s1") == derive(round_of("one", "two"), [one, two], None)


def test_a_decision_on_events_decides_what_names_them_alike() -> None:
    """Stances and links that differ only in events which one decision made one say the same, and name that one."""
    one = given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5, "e1"))
    two = given("two", stance("s4", 9, "e7"), event("e7", type_="arrest"), event("e8", 5, "e7"))
    merged = decision("one:e1", "two:e7", brings=event("e30", type_="arrest"))

    result = derived(derive(round_of("one", "two"), [one, two], decisions(merged)))

    assert ["s1", "e30", "e2"] == ids(result)
    assert ("e30", "e30") == (result.stances[0].target.event, result.events[1].links[0].event)


def test_a_decision_on_one_annotators_element_is_one_on_all_that_say_the_same() -> None:
    """What both gave alike is dropped by a decision that names only the second annotator's element."""
    one = given("one", mention("m1"), mention("m2", 7))

    result = derive(round_of("one", "two"), [one, renumbered(one, 10, "two")], decisions(decision("two:m11")))

    assert ["m2"] == ids(result)


def test_what_names_a_dropped_event_is_undecided() -> None:
    """A stance and a link that name an event which a decision drops wait for a decision of their own."""
    one = given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5, "e1"))
    reason = "the event e1, which it names, is dropped by decision 1"

    assert [Undecided("one:s1", reason), Undecided("one:e2", reason)] == derive(
        round_of("one"), [one], decisions(decision("one:e1"))
    )


def test_an_agreed_element_gives_way_to_the_id_of_a_decision() -> None:
    """Where a decision brings an id that an agreed element has, that takes the next free number, and is named by it."""
    one = given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5))
    other = decision("one:e2", brings=event("e1", 30))

    result = derived(derive(round_of("one"), [one], decisions(other)))

    assert ["s1", "e2", "e1"] == ids(result)
    assert "e2" == result.stances[0].target.event
    assert ("one:e1",) == result.origins["e2"].given


def test_what_a_decision_cannot_bring() -> None:
    """A decision cannot bring an id twice, name an event that is not there, or bring what the round does not cover."""
    one = given("one", mention("m1"))
    of = replace(round_of("one"), layers=("actors", "stance"))
    twice = decisions(decision("one:m1", brings=mention("m1")), decision(brings=mention("m1", 5)))
    nowhere = decisions(decision(brings=stance("s1", 0, "e9")))

    assert [Undecided("decision 2", "an earlier decision brings m1, too")] == derive(of, [one], twice)
    assert [Undecided("decision 1", "the event e9, which it names, is not there")] == derive(round_of("one"), [one], nowhere)
    assert [Undecided("decision 1", "the round does not cover the layer violence")] == derive(
        of, [one], decisions(decision(brings=event("e1")))
    )


def test_only_the_layers_of_the_round_count() -> None:
    """Events that annotators of stances were shown are no judgments, and no layer beside the round's is complete."""
    of = round_of("one", "two", layers=("stance",))
    one = given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5))
    two = given("two", stance("s1", 9, "e1"), event("e1"))

    result = derived(derive(of, [one, two], None))

    assert (("stance",), (), ["s1"]) == (result.complete, result.mentions, list(result.origins))
    assert one.events == result.events


def test_a_layer_is_complete_if_all_completed_it() -> None:
    """A layer that one annotator did not complete is not complete."""
    one, two = given("one"), replace(given("two"), complete=("actors", "violence"))

    assert ("actors", "violence") == derived(derive(round_of("one", "two"), [one, two], None)).complete


def shuffled(draw: Any, annotation: Annotation) -> Annotation:
    """The same with the elements of each layer in another order."""
    layers = {name: tuple(draw(st.permutations(getattr(annotation, name)))) for name in ("mentions", "stances", "events")}
    return replace(annotation, **layers)


@drawn(st.data())
def test_the_order_of_files_and_elements_does_not_matter(data: st.DataObject) -> None:
    """Whatever the order of the annotations and of the elements in them, a round gives the same."""
    every = data.draw(passes())
    others = [shuffled(data.draw, one) for one in data.draw(st.permutations(every))]

    assert derive(round_of(*NAMES), every, None) == derive(round_of(*NAMES), others, None)


@drawn(pools(), st.integers(0, 50), st.integers(0, 50))
def test_identical_passes_are_gold(pool: Annotation, by: int, further: int) -> None:
    """Where all annotators gave the same, the round gives the pass of the first, whatever numbers the others have."""
    every = [renumbered(pool, 0, "one"), renumbered(pool, by, "three"), renumbered(pool, further, "two")]

    result = derived(derive(round_of(*NAMES), every, None))

    assert (pool.mentions, pool.stances, pool.events) == (result.mentions, result.stances, result.events)


@drawn(passes())
def test_what_is_undecided_is_what_not_all_gave(every: list[Annotation]) -> None:
    """Every element is in one group of those that say the same; exactly the groups that lack an annotator are undecided."""
    groups = compare(("actors", "stance", "violence"), sorted(every, key=lambda one: one.annotator), ())
    names = [name for same in groups for name in same.references]
    elements = [f"{one.annotator}:{own.id}" for one in every for layer in LAYERS.values() for own in getattr(one, layer)]

    assert sorted(elements) == sorted(names)
    assert [len({by for by, _ in same.members}) < 3 for same in groups] == [same.undecided for same in groups]


@drawn(passes())
def test_whatever_is_undecided_can_be_decided(every: list[Annotation]) -> None:
    """Dropping what is undecided, and then what named it, ends with nothing undecided and nothing named that is not there."""
    made: list[Decision] = []
    while isinstance(result := derive(round_of(*NAMES), every, decisions(*made)), list):
        made += [decision(one.element) for one in result]

    events = {one.id for one in result.events}
    assert events >= {link.event for one in result.events for link in one.links}
    assert events >= {one.target.event for one in result.stances if one.target.event is not None}


def test_fragments_and_forms_count() -> None:
    """Mentions of other fragments, or of another form, are not the same."""
    first = mention("m1")
    others: Sequence[Mention] = (
        replace(first, spans=(Span(start=0, end=1), Span(start=2, end=3))),
        replace(first, form="nominal"),
        replace(first, actors=("office",)),
    )

    for other in others:
        assert disagreed("one:m1", "two:m1") == derive(round_of("one", "two"), [given("one", first), given("two", other)], None)
