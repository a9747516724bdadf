"""Gold follows from a round: what annotators gave alike, and what the adjudicator decided."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from sarv.checks._example import Edit
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import Undecided, derive
from sarv.records import Annotation, Decision, Decisions, ElementReference, Link, Mention, Span, Target


@pytest.fixture
def given(tale: Corpus) -> Iterator[Annotation]:
    """What annotator one gave for the first document."""
    yield tale.load("annotations/rounds/first/one/tale-0001.json", Annotation)


def decisions(*made: Decision) -> Decisions:
    """Decisions on the first document."""
    return Decisions(document="tale-0001", round="first", adjudicator="judge", text_sha256="0" * 64, decisions=made)


def mention(id_: str, start: int) -> Mention:
    """A mention at `start`."""
    return Mention(id=id_, spans=(Span(start=start, end=start + 3, text="any"),), actors=("oss",), form="name")


def ids(result: Annotation | list[Undecided]) -> list[str]:
    """The ids of the mentions of derived gold."""
    assert isinstance(result, Annotation)
    return [one.id for one in result.mentions]


def test_one_annotator_without_decisions_is_gold(given: Annotation) -> None:
    """Where nothing was decided and one annotator judged, gold is what they gave."""
    result = derive([given], None)

    assert isinstance(result, Annotation)
    assert ("gold", given.mentions, given.stances, given.events) == (
        result.annotator,
        result.mentions,
        result.stances,
        result.events,
    )


def test_a_decision_replaces_drops_and_adds(given: Annotation) -> None:
    """A decision puts its element in the place of others, or none, or a new one where none was; in text order."""
    made = decisions(
        Decision(instead_of=(ElementReference(annotator="one", element="m1"),), reason="Not a mention."),
        Decision(instead_of=(ElementReference(annotator="one", element="m2"),), mention=mention("m2", 400), reason="Elsewhere."),
        Decision(instead_of=(), mention=mention("m101", 1), reason="Missed."),
    )

    assert ["m101", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m2"] == ids(derive([given], made))


def test_what_annotators_gave_differently_is_undecided(tale: Corpus, given: Annotation) -> None:
    """An element that only one of two annotators gave keeps the document from having gold, until it is decided."""
    from edits import apply

    path = "annotations/rounds/first/two/tale-0001.json"
    apply(tale.root, [Edit(path, remove=("/mentions/9",))])
    other: Annotation = tale.load(path, Annotation)
    keep = Decision(
        instead_of=(ElementReference(annotator="one", element="m10"),), mention=given.mentions[9], reason="It is one."
    )

    assert [Undecided("one", "m10")] == derive([given, other], None)
    assert ids(derive([given], None)) == ids(derive([given, other], decisions(keep)))


def test_the_command_writes_gold_and_names_what_is_undecided(tale: Corpus) -> None:
    """`sarv gold` writes the gold of decided documents, leaves the others alone, and exits with 1 where there are some."""
    from edits import apply

    path = "annotations/rounds/first/two/tale-0002.json"
    apply(tale.root, [Edit(path, remove=("/mentions/0",))])
    before = tale.read_bytes("annotations/gold/tale-0002.json")
    tale.path("annotations/gold/tale-0001.json").unlink()

    done = CliRunner().invoke(sarv, ["gold", "first", "--folder", str(tale.root), "--json"])

    assert 1 == done.exit_code
    expected = {"round": "first", "gold": ["tale-0001", "tale-0003"], "undecided": {"tale-0002": ["one:m1"]}, "waiting": {}}
    assert expected == json.loads(done.stdout)
    assert before == tale.read_bytes("annotations/gold/tale-0002.json")
    assert "gold" == tale.load("annotations/gold/tale-0001.json", Annotation).annotator


def renumbered(annotation: Annotation) -> Annotation:
    """The same annotation with other numbers: event 1 is 11, and so on, wherever it is named."""
    return replace(
        annotation,
        annotator="two",
        mentions=tuple(replace(one, id=f"m1{one.id[1:]}") for one in annotation.mentions),
        stances=tuple(
            replace(one, target=replace(one.target, event=one.target.event and f"e1{one.target.event[1:]}"))
            for one in annotation.stances
        ),
        events=tuple(
            replace(one, id=f"e1{one.id[1:]}", links=tuple(replace(link, event=f"e1{link.event[1:]}") for link in one.links))
            for one in annotation.events
        ),
    )


def test_agreement_does_not_depend_on_numbers(given: Annotation) -> None:
    """Who names the same event by another number says the same; gold has the numbers of the first annotator."""
    stance = replace(given.stances[0], target=Target(event="e2"))
    first, second, third = given.events
    round_about = (replace(first, links=(Link(type="part_of", event="e2"),)), second, third)
    one = replace(given, stances=(stance, *given.stances[1:]), events=round_about)

    result = derive([one, renumbered(one)], None)

    assert isinstance(result, Annotation)
    assert (one.mentions, one.stances, one.events) == (result.mentions, result.stances, result.events)


def test_the_same_number_of_another_event_is_no_agreement(given: Annotation) -> None:
    """A stance on the event e1 is not the same stance where e1 is another event."""
    one = replace(given, mentions=(), stances=(replace(given.stances[0], target=Target(event="e1")),))
    first, second, third = (replace(event, links=()) for event in given.events)
    one = replace(one, events=(first, second, third))
    two = replace(one, annotator="two", events=(replace(second, id="e1"), replace(first, id="e2"), third))

    assert [Undecided("one", "s1"), Undecided("two", "s1")] == derive([one, two], None)


def test_a_decision_on_one_annotators_element_is_one_on_all_that_say_the_same(given: Annotation) -> None:
    """What both gave alike is dropped by a decision that names only the second annotator's element."""
    drop = Decision(instead_of=(ElementReference(annotator="two", element="m11"),), reason="Not a mention.")

    assert [f"m{number}" for number in range(2, 11)] == ids(derive([given, renumbered(given)], decisions(drop)))


def test_an_open_round_waits_for_its_annotators(tale: Corpus) -> None:
    """A document that annotators have not given yet waits for them; the others get their gold, and the exit code is 1."""
    for path in ("one/tale-0001", "two/tale-0001", "two/tale-0003"):
        tale.path(f"annotations/rounds/first/{path}.json").unlink()
    tale.path("annotations/gold/tale-0002.json").unlink()
    call = ["gold", "first", "--folder", str(tale.root)]

    done = CliRunner().invoke(sarv, [*call, "--json"])
    shown = CliRunner().invoke(sarv, call)

    waiting = {"tale-0001": ["one", "two"], "tale-0003": ["two"]}
    assert {"round": "first", "gold": ["tale-0002"], "undecided": {}, "waiting": waiting} == json.loads(done.stdout)
    assert (1, 1) == (done.exit_code, shown.exit_code)
    assert "tale-0001: waiting for one, two\ntale-0003: waiting for two\n" == shown.stdout
    assert tale.has("annotations/gold/tale-0002.json")


def test_a_folder_without_a_round_is_none(tale: Corpus) -> None:
    """Only folders that hold a `round.json` are rounds that can be named."""
    tale.path("annotations/rounds/notes").mkdir()

    done = CliRunner().invoke(sarv, ["gold", "notes", "--folder", str(tale.root)])

    assert "there is no round 'notes' in annotations/rounds; there are: first" == str(done.exception)
