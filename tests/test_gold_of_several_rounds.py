"""Gold of a document that several rounds have: each layer comes whole from the last round that can give it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace

from edits import apply
from passes import ALL, decision, decisions, given, mention, passes, pools, round_of, stance
from sarv.checks._example import GOLD
from sarv.checks._tale import blank, second
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import LAYERS, Derived, Element, Outcome, derive, gold_of, named_by, revised_by, said_of
from sarv.records import Annotation, Decision, Decisions, Mention, Origin, Round
from sarv.validation import validate

FEW = st.sets(st.sampled_from(ALL), min_size=1).map(sorted)
Judged = tuple[Round, Sequence[Annotation], Decisions]


@st.composite
def judged(draw: Any, of: Round, every: Sequence[Annotation] | None = None, pool: Annotation | None = None) -> Judged:
    """A round whose annotators gave what they gave, and whose adjudicator kept some mentions and dropped all else."""
    every = every or draw(passes([one.id for one in of.annotators], pool))
    mentions = {f"{one.annotator}:{own.id}": own for one in every for own in one.mentions}
    made: list[Decision] = []
    while isinstance(result := derive(of, every, decisions(*made)), list):
        for one in result:
            kept: Mention | None = mentions.get(one.element) if draw(st.booleans()) else None
            brings = None if kept is None else replace(kept, id=f"m{200 + len(made)}")
            made.append(decision(one.element, brings=brings))
    return of, every, decisions(*made, round_=of.id)


def given_by(judged_in: Judged) -> Derived:
    """What the round gives alone."""
    found = derive(*judged_in)
    assert isinstance(found, Derived)
    return found


def outcome(*several: Judged) -> Outcome:
    """What follows from some rounds over one document."""
    rounds = {of.id: of for of, _, _ in several}
    there = {of.id: (every, made) for of, every, made in several}
    return gold_of("tale-1", [of for of, _, _ in several], revised_by(rounds), lambda of: there[of.id])


def gold(found: Outcome) -> Annotation:
    """The gold of an outcome that has one."""
    assert found.gold is not None
    return found.gold


def origins(annotation: Annotation, layer: str) -> list[Origin]:
    """Where the elements of a layer come from, in their order."""
    by_element = {origin.element: origin for origin in annotation.provenance or ()}
    return [by_element[element.id] for element in getattr(annotation, LAYERS[layer])]


def saying(stances: Iterable[Any], events: Iterable[Any]) -> list[Any]:
    """What stances say, their events by what is said of these."""
    said = {event.id: said_of(event) for event in events}
    return [(one.id, one.polarity, one.cues, one.target.actor, [said[name] for name in named_by(one)]) for one in stances]


EARLIER = round_of("one", "two", "three")


@drawn(st.data(), FEW)
def test_a_revision_gives_its_layers_and_leaves_the_others(data: st.DataObject, layers: list[str]) -> None:
    """Every layer comes whole, under its ids and with its origins, from the later round where it covers it, else as it was."""
    pool = data.draw(pools())
    first = data.draw(judged(EARLIER, pool=pool))
    again = data.draw(judged(round_of("four", "five", "six", id_="again", layers=layers, revises=("first",)), pool=pool))
    alone = {"first": given_by(first), "again": given_by(again)}

    found = outcome(first, again)

    assert set(ALL) == found.giving.keys()
    assert {} == found.waiting
    for layer, by in found.giving.items():
        elements = getattr(alone[by], LAYERS[layer])
        assert [alone[by].origins[element.id] for element in elements] == origins(gold(found), layer)
        assert by == "first" or layer in layers
    assert alone[found.giving["actors"]].mentions == gold(found).mentions
    assert alone[found.giving["violence"]].events == gold(found).events
    stances = alone[found.giving["stance"]]
    assert saying(stances.stances, stances.events) == saying(gold(found).stances, gold(found).events)
    assert ("again" if "actors" in layers else "first") == found.giving["actors"]
    if not found.undecided:
        assert dict.fromkeys(ALL, "first") | dict.fromkeys(layers, "again") == found.giving


@drawn(st.data(), FEW)
def test_a_revision_that_does_not_fit_says_so(data: st.DataObject, layers: list[str]) -> None:
    """Events are revised without the stances on them, or the other way round, only if each stance still has its event."""
    pool = data.draw(pools())
    first = data.draw(judged(EARLIER, pool=pool))
    again = data.draw(judged(round_of("four", "five", id_="again", layers=layers, revises=("first",)), pool=pool))
    alone = {"first": given_by(first), "again": given_by(again)}
    of_stances, of_events = (alone["again" if layer in layers else "first"] for layer in ("stance", "violence"))
    said = {said_of(event) for event in of_events.events}
    theirs = {event.id: event for event in of_stances.events}
    missing = [name for one in of_stances.stances for name in named_by(one) if said_of(theirs[name]) not in said]

    found = outcome(first, again)

    fits = of_stances is of_events or not missing
    assert fits == (not found.undecided)
    assert fits or ("stance" in layers) != ("violence" in layers)
    assert fits or dict.fromkeys(("stance", "violence"), "first").items() <= found.giving.items()


@drawn(st.data(), FEW, FEW)
def test_the_order_of_rounds_does_not_matter(data: st.DataObject, layers: list[str], others: list[str]) -> None:
    """The same rounds give the same gold and wait for the same, in whatever order they are read."""
    pool = data.draw(pools())
    rounds = [
        data.draw(judged(EARLIER, pool=pool)),
        data.draw(judged(round_of("four", id_="again", layers=layers, revises=("first",)), pool=pool)),
        data.draw(judged(round_of("five", "six", id_="a-third", layers=others, revises=("again",)), pool=pool)),
    ]

    assert outcome(*rounds) == outcome(*data.draw(st.permutations(rounds)))


@drawn(st.data())
def test_gold_is_whole(data: st.DataObject) -> None:
    """Every event that gold names is in gold, ids are unique, and each element has one origin, in the order of the elements."""
    pool = data.draw(pools())
    first = data.draw(judged(EARLIER, pool=pool))
    again = data.draw(judged(round_of("four", "five", "six", id_="again", layers=data.draw(FEW), revises=("first",)), pool=pool))

    found = gold(outcome(first, again))

    elements: list[Element] = [*found.mentions, *found.stances, *found.events]
    assert len(elements) == len({one.id for one in elements})
    assert [one.id for one in elements] == [origin.element for origin in found.provenance or ()]
    assert {event.id for event in found.events} >= {name for one in elements for name in named_by(one)}


@drawn(st.data())
def test_a_round_on_stance_keeps_the_events_that_it_showed(data: st.DataObject) -> None:
    """Stances that three annotators gave on the events of gold are gold, and the events stay with their round and decisions."""
    first = data.draw(judged(EARLIER))
    before = gold(outcome(first))
    about = st.sampled_from([None, *(event.id for event in before.events)])
    own = [stance(f"s{number}", 5 * number, data.draw(about)) for number in (1, 2, 3)]
    of = round_of("four", "five", "six", id_="again", layers=("stance",), revises=("first",))
    every = [
        given(name.id, *before.events, *(one for one in own if data.draw(st.integers(0, 3))), round_="again")
        for name in of.annotators
    ]
    again = data.draw(judged(of, every))

    found = outcome(first, again)

    assert {"actors": "first", "stance": "again", "violence": "first"} == found.giving
    assert ({}, before.events, before.mentions) == (found.undecided, gold(found).events, gold(found).mentions)
    assert [one for one in own if all(one in by.stances for by in every)] == [
        replace(one, id=origin.given[0].partition(":")[2]) if origin.given else one
        for one, origin in zip(gold(found).stances, origins(gold(found), "stance"), strict=True)
    ]


@pytest.mark.parametrize("layer", ["actors", "violence"])
@drawn(st.data())
def test_a_round_of_one_layer_gives_what_the_whole_round_gives_of_it(layer: str, data: st.DataObject) -> None:
    """What annotators said in other layers does not bear on a round that covers one."""
    of, every, decided = data.draw(judged(EARLIER))
    made = [one for one in decided.decisions if one.instead_of[0].element[0] == LAYERS[layer][0]]

    of_all = given_by((of, every, decided))
    of_one = given_by((round_of("one", "two", "three", layers=(layer,)), every, decisions(*made)))

    assert getattr(of_all, LAYERS[layer]) == getattr(of_one, LAYERS[layer])
    assert (layer,) == of_one.complete
    ids = {element.id for element in getattr(of_all, LAYERS[layer])}
    assert ids == of_one.origins.keys()


def test_of_three_annotators_all_must_agree() -> None:
    """What two of three gave alike waits for a decision, which may keep it for the two."""
    of = round_of("one", "two", "three")
    every = [given("one", mention("m1")), given("three"), given("two", mention("m4"))]

    waits = outcome((of, every, decisions()))
    decided = outcome((of, every, decisions(decision("one:m1", brings=mention("m1")))))

    assert ["one:m1", "two:m4"] == [one.element for one in waits.undecided["first"]]
    assert (None, ["m1"]) == (waits.gold, [one.id for one in gold(decided).mentions])


def test_documents_of_both_rounds_and_of_one(tale: Corpus) -> None:
    """A later round of one layer revises it in documents that both have; a document of one round alone has that one's gold."""
    documents = ("letters-0001", "tale-0001")
    blanks = [blank(name, "three", round_="second") for name in documents]
    apply(tale.root, [second(revises=("first",), documents=documents), *blanks])
    before: Annotation = tale.load(GOLD, Annotation)
    untouched = tale.read_bytes("annotations/gold/tale-0002.json")

    done = CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root), "--json"])

    assert ["letters-0001", "tale-0001", "tale-0002", "tale-0003"] == json.loads(done.stdout)["gold"]
    both: Annotation = tale.load(GOLD, Annotation)
    assert ((), before.stances, before.events) == (both.mentions, both.stances, both.events)
    kept = tuple(origin for origin in before.provenance or () if not origin.element.startswith("m"))
    assert ("second", kept) == (both.round, both.provenance)
    assert {"first"} == {origin.round for origin in kept}
    assert untouched == tale.read_bytes("annotations/gold/tale-0002.json")
    letters: Annotation = tale.load("annotations/gold/letters-0001.json", Annotation)
    assert ("second", (), ()) == (letters.round, letters.complete, letters.provenance)
    assert {"letters-0001": "train"} == json.loads(done.stdout)["splits"]
    assert [] == list(validate(tale))
