"""Gold follows from a round: what annotators gave alike, and what the adjudicator decided."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from sarv.checks._example import Edit
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import Undecided, derive
from sarv.records import Annotation, Decision, Decisions, ElementReference, Mention, Span


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
    expected = {"round": "first", "gold": ["tale-0001", "tale-0003"], "undecided": {"tale-0002": ["one:m1"]}}
    assert expected == json.loads(done.stdout)
    assert before == tale.read_bytes("annotations/gold/tale-0002.json")
    assert "gold" == tale.load("annotations/gold/tale-0001.json", Annotation).annotator
