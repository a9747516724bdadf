"""Gold follows from all rounds of a document; the command derives it and says what it waits for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from click.testing import CliRunner, Result

from edits import apply
from passes import decision, decisions, event, given, mention, round_of, stance
from sarv.checks._example import Edit
from sarv.checks._tale import blank, second
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import DISAGREED, Element, Outcome, Rivals, Undecided, gold_of, revised_by
from sarv.records import Annotation, Decisions, Round
from sarv.validation import validate

Judged = tuple[Round, Sequence[Annotation], Decisions | None]


def outcome(*judged: Judged) -> Outcome:
    """What follows from some rounds over one document."""
    rounds = {of.id: of for of, _, _ in judged}
    judgments = {of.id: (given_in, made) for of, given_in, made in judged}
    return gold_of("tale-1", rounds.values(), revised_by(rounds), lambda of: judgments[of.id])


def gold(*judged: Judged) -> Annotation:
    """The gold of some rounds that leave nothing open."""
    found = outcome(*judged)
    assert found.gold is not None
    assert not (found.waiting or found.undecided or found.rivals)
    return found.gold


def ids(annotation: Annotation | None) -> list[str]:
    """The ids of all elements of gold."""
    assert annotation is not None
    elements: tuple[Element, ...] = (*annotation.mentions, *annotation.stances, *annotation.events)
    return [one.id for one in elements]


def from_rounds(annotation: Annotation | None) -> Mapping[str, str]:
    """The round that each element of gold comes from."""
    assert annotation is not None
    return {origin.element: origin.round for origin in annotation.provenance or ()}


ACTORS = (round_of("one", layers=("actors",)), [given("one", mention("m1"))], None)
VIOLENCE = (round_of("one", id_="acts", layers=("violence",)), [given("one", event("e1"), event("e2", 5))], None)


def stances(*elements: Any, revises: Sequence[str] = (), id_: str = "views") -> Judged:
    """A round of stances by one annotator, who was shown events."""
    return round_of("two", id_=id_, layers=("stance",), revises=revises), [given("two", *elements)], None


def test_rounds_of_other_layers_make_one_gold() -> None:
    """Each layer of gold comes from the round that covers it, and only its layers are complete."""
    found = gold(ACTORS, VIOLENCE)

    assert {"m1": "first", "e1": "acts", "e2": "acts"} == from_rounds(found)
    assert ("gold", "first", ("actors", "violence")) == (found.annotator, found.round, found.complete)


def test_a_stance_names_the_event_of_another_round_by_what_is_said_of_it() -> None:
    """The number that an event had where it was shown does not matter, nor do the links that it had."""
    found = gold(VIOLENCE, stances(stance("s1", 9, "e7"), event("e7", 5, "e8"), event("e8")))

    assert "e2" == found.stances[0].target.event
    assert ["s1", "e1", "e2"] == ids(found)


def test_a_stance_on_an_event_that_gold_lacks_is_undecided() -> None:
    """Where gold has no such event, the stances wait, and the other layers are gold without them."""
    lost = stances(stance("s1", 9, "e7"), event("e7", 30))
    reason = "the event e7, which it names, is not in gold, as the round acts gives them"

    found = outcome(ACTORS, VIOLENCE, lost)
    without = outcome(ACTORS, lost)

    assert {"views": [Undecided("two:s1", reason)]} == found.undecided
    assert ["m1", "e1", "e2"] == ids(found.gold)
    reason = "the event e7, which it names, is not in gold, nor does any round give events yet"
    assert ({"views": [Undecided("two:s1", reason)]}, ["m1"]) == (without.undecided, ids(without.gold))


def test_a_decision_may_name_an_event_that_nobody_was_shown() -> None:
    """In a round of stances, a decision names events as annotators were shown them, else as gold has them."""
    of, every, _ = stances(stance("s1", 9, "e1"), event("e1", 5))
    shown = decisions(decision("two:s1", brings=stance("s1", 9, "e1")))
    not_shown = decisions(decision("two:s1", brings=stance("s1", 9, "e2")))

    assert "e2" == gold(VIOLENCE, (of, every, shown)).stances[0].target.event
    assert "e2" == gold(VIOLENCE, (of, every, not_shown)).stances[0].target.event


def test_a_later_round_takes_the_place_of_those_that_it_revises() -> None:
    """Gold of a layer comes from the round that revises the others, directly or through others; other layers stay."""
    every = given("one", mention("m1"), stance("s1"), event("e1"))
    first = (round_of("one"), [every], None)
    middle = (round_of("one", id_="again", layers=("actors",), revises=("first",)), [given("one", mention("m5", 5))], None)
    last = (round_of("one", id_="a-third", layers=("actors",), revises=("again",)), [given("one", mention("m7", 7))], None)

    found = gold(first, middle, last)

    assert {"m7": "a-third", "s1": "first", "e1": "first"} == from_rounds(found)
    assert "a-third" == found.round


def test_until_it_is_decided_a_later_round_changes_nothing() -> None:
    """While a revising round waits for an annotator or a decision, the earlier gold stands, and what it waits for is said."""
    first = (round_of("one"), [given("one", mention("m1"))], None)
    of = round_of("three", "two", id_="again", revises=("first",))
    three, two = given("three", mention("m3", 3)), given("two", mention("m2", 2))

    waiting, undecided = outcome(first, (of, [three], None)), outcome(first, (of, [three, two], None))

    assert waiting.gold == undecided.gold == gold(first)
    assert {"again": ["two"]} == waiting.waiting
    assert {"again": [Undecided("three:m3", DISAGREED), Undecided("two:m2", DISAGREED)]} == undecided.undecided


def test_a_round_that_was_replaced_is_not_waited_for() -> None:
    """Where later rounds that revise it give all its layers, what an earlier round lacks does not matter; else it is named."""
    first = (round_of("one", "two", layers=("actors", "violence")), [given("one", mention("m1"))], None)
    actors = (round_of("one", id_="again", layers=("actors",), revises=("first",)), [given("one", mention("m5", 5))], None)
    violence = (round_of("one", id_="acts", layers=("violence",), revises=("first",)), [given("one", event("e1"))], None)

    assert {"first": ["two"]} == outcome(first, actors).waiting
    assert {"actors": "again", "violence": "acts"} == outcome(first, actors, violence).giving
    assert {} == outcome(first, actors, violence).waiting
    differ = (first[0], [given("one", mention("m1")), given("two")], None)
    assert {"first": [Undecided("one:m1", DISAGREED)]} == outcome(differ, actors).undecided
    assert {} == outcome(differ, actors, violence).undecided


def test_a_revision_of_events_waits_for_the_stances_on_them() -> None:
    """A round that changes an event which stands in a stance that nobody revised does not yet take the earlier one's place."""
    first = (round_of("one"), [given("one", stance("s1", 9, "e1"), event("e1"), event("e2", 5))], None)
    of = round_of("one", id_="again", layers=("violence",), revises=("first",))
    other = (of, [given("one", event("e1", type_="arrest"), event("e2", 5))], None)
    beside = (of, [given("one", event("e1"), event("e2", 5, type_="arrest"))], None)
    about = stances(stance("s1", 9, "e1"), event("e1", type_="arrest"), revises=("first",))

    found = outcome(first, other)

    assert gold(first) == found.gold
    reason = "the event e1, which it names, is not in gold, as the round again gives them"
    assert {"first": [Undecided("one:s1", reason)]} == found.undecided
    assert {"s1": "first", "e1": "again", "e2": "again"} == from_rounds(gold(first, beside))
    assert {"s1": "views", "e1": "again", "e2": "again"} == from_rounds(gold(first, other, about))


def test_two_rounds_of_one_layer_are_rivals() -> None:
    """Two rounds that both give a layer, of which neither or each revises the other, leave the document without gold."""
    of = round_of("one", id_="again", layers=("actors", "violence"))
    again = (of, [given("one", mention("m1"))], None)
    circle = [
        (round_of("one", revises=("again",)), ACTORS[1], None),
        (round_of("one", id_="again", revises=("first",)), ACTORS[1], None),
    ]

    found = outcome(ACTORS, VIOLENCE, again)

    assert None is found.gold
    assert [Rivals("acts", "again", ("violence",)), Rivals("again", "first", ("actors",))] == found.rivals
    assert [Rivals("again", "first", ("actors", "stance", "violence"))] == outcome(*circle).rivals


def test_a_round_that_nobody_began_is_no_rival() -> None:
    """A round without any annotation of the document only waits."""
    found = outcome(ACTORS, (round_of("two", id_="again"), [], None))

    assert (gold(ACTORS), {"again": ["two"]}, ()) == (found.gold, found.waiting, found.rivals)


# the command


def run(tale: Corpus, *arguments: str) -> Result:
    """`sarv gold` on the example corpus."""
    return CliRunner().invoke(sarv, ["gold", *arguments, "--folder", str(tale.root)])


def answer(tale: Corpus, *arguments: str) -> Any:
    """What `sarv gold` says to machines."""
    return json.loads(run(tale, *arguments, "--json").stdout)


NOTHING_OPEN: dict[str, Any] = {"splits": {}, "waiting": [], "undecided": [], "contested": []}


def test_the_command_writes_the_gold_there_is(tale: Corpus) -> None:
    """`sarv gold` writes the gold of all documents anew, byte by byte what it was, and exits with 0."""
    paths = [f"annotations/gold/tale-000{number}.json" for number in (1, 2, 3)]
    before = [tale.read_bytes(path) for path in paths]
    for path in paths:
        tale.path(path).unlink()

    assert {"round": None, "gold": ["tale-0001", "tale-0002", "tale-0003"]} | NOTHING_OPEN == answer(tale)
    assert before == [tale.read_bytes(path) for path in paths]
    assert (0, "") == (run(tale).exit_code, run(tale).stdout)


def test_the_command_names_what_is_undecided(tale: Corpus) -> None:
    """The gold of a document with undecided elements stays as it is; they are named, and the exit code is 1."""
    apply(tale.root, [Edit("annotations/rounds/first/two/tale-0002.json", remove=("/mentions/0",))])
    before = tale.read_bytes("annotations/gold/tale-0002.json")

    done = run(tale, "first")

    undecided = [{"document": "tale-0002", "round": "first", "element": "one:m1", "reason": DISAGREED}]
    assert {"round": "first", "gold": ["tale-0001", "tale-0003"]} | NOTHING_OPEN | {"undecided": undecided} == answer(
        tale, "first"
    )
    assert (1, "tale-0002: round first waits for decisions on one:m1\n") == (done.exit_code, done.stdout)
    assert before == tale.read_bytes("annotations/gold/tale-0002.json")


def test_the_command_gives_other_reasons(tale: Corpus) -> None:
    """An element that is undecided for another reason is named with it."""
    path = "annotations/rounds/first/decisions/tale-0001.json"
    apply(
        tale.root, [Edit(path, set={"/decisions/-": {"instead_of": [{"annotator": "one", "element": "e1"}], "reason": "None."}})]
    )

    expected = (
        "tale-0001: round first waits for a decision on one:e2: the event e1, which it names, is dropped by decision 2\n"
        "tale-0001: round first waits for a decision on one:e3: the event e1, which it names, is dropped by decision 2\n"
    )
    assert expected == run(tale, "first").stdout


def test_an_open_round_waits_for_its_annotators(tale: Corpus) -> None:
    """A document that annotators have not given yet waits for them; the others get their gold, and the exit code is 1."""
    for path in ("one/tale-0001", "two/tale-0001", "two/tale-0003"):
        tale.path(f"annotations/rounds/first/{path}.json").unlink()

    done = run(tale, "first")

    waiting = [
        {"document": "tale-0001", "round": "first", "annotators": ["one", "two"]},
        {"document": "tale-0003", "round": "first", "annotators": ["two"]},
    ]
    assert {"round": "first", "gold": ["tale-0002"]} | NOTHING_OPEN | {"waiting": waiting} == answer(tale, "first")
    assert 1 == done.exit_code
    assert "tale-0001: round first waits for one, two\ntale-0003: round first waits for two\n" == done.stdout


def test_rival_rounds_are_named(tale: Corpus) -> None:
    """Where two rounds give the same layers, the gold of their documents stays as it is, and both are named."""
    apply(tale.root, [second(), blank("tale-0001", "three", round_="second")])
    before = tale.read_bytes("annotations/gold/tale-0001.json")

    done = run(tale)

    contested = [{"document": "tale-0001", "rounds": ["first", "second"], "layers": ["actors"]}]
    assert contested == answer(tale)["contested"]
    assert 1 == done.exit_code
    assert done.stdout.startswith("tale-0001: rounds first and second both give actors; ")
    assert before == tale.read_bytes("annotations/gold/tale-0001.json")


def test_a_round_is_derived_with_those_it_revises(tale: Corpus) -> None:
    """`sarv gold ROUND` derives the documents of that round, from all rounds that have them."""
    apply(tale.root, [second(revises=("first",)), blank("tale-0001", "three", round_="second")])

    assert {"round": "second", "gold": ["tale-0001"]} | NOTHING_OPEN == answer(tale, "second")
    found: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    assert ("second", ("stance", "violence"), ()) == (found.round, found.complete, found.mentions)
    assert {"first"} == {origin.round for origin in found.provenance or ()}
    assert [] == list(validate(tale))


def test_the_command_says_what_the_named_round_gives(tale: Corpus) -> None:
    """Of a round, it counts the documents whose gold it gives, and apart those whose gold comes from other rounds alone."""
    apply(
        tale.root,
        [second(revises=("first",), documents=("tale-0001", "tale-0002")), blank("tale-0001", "three", round_="second")],
    )

    assert "round second gives gold of 1 of its 2 documents; 1 has gold from other rounds alone\n" == run(tale, "second").stderr
    assert "round first gives gold of 3 of its 3 documents\n" == run(tale, "first").stderr
    assert "3 of 3 documents have gold\n" == run(tale).stderr


def test_a_folder_without_a_round_is_none(tale: Corpus) -> None:
    """Only folders that hold a `round.json` are rounds that can be named."""
    tale.path("annotations/rounds/notes").mkdir()

    assert "there is no round 'notes' in annotations/rounds; there are: first" == str(run(tale, "notes").exception)
