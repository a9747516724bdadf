"""A round that measures gold gives none: what its annotators gave is compared with the gold of the other rounds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import SECOND, blank, second
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.records import Annotation
from sarv.release.build import build
from sarv.rounds.adjudication.docket import docket
from sarv.rounds.settling import Call, load_round, settled
from sarv.validation import validate

GOLD = "annotations/gold/tale-0001.json"
PASS = "annotations/rounds/second/three/tale-0001.json"


@pytest.fixture
def measured(tale: Corpus) -> Corpus:
    """The example corpus with a round in which another annotator gave gold's mentions of a document, but for the first."""
    gold: Annotation = tale.load(GOLD, Annotation)
    given = blank("tale-0001", "three", round_="second")
    mentions = [json.loads(json.dumps(one)) for one in json.loads(tale.read_bytes(GOLD))["mentions"]][1:]
    apply(tale.root, [second(measures_gold=True), replace(given, set={"/complete": ["actors"], "/mentions": mentions})])
    assert len(gold.mentions) > 2
    return tale


def run(corpus: Corpus, *arguments: str) -> Result:
    """A command in a folder."""
    return CliRunner().invoke(sarv, [*arguments, "--folder", str(corpus.root)])


def test_it_gives_no_gold_and_contests_none(measured: Corpus) -> None:
    """Gold stays that of the round that gives it, and nobody has to say which of the two counts."""
    before = measured.read_bytes(GOLD)
    result = run(measured, "gold")

    assert (0, before) == (result.exit_code, measured.read_bytes(GOLD))
    assert [] == list(validate(measured))


def test_its_annotators_are_compared_with_gold(measured: Corpus) -> None:
    """Gold stands beside the annotators: of n mentions, of which one was not found, F1 is 2·(n − 1) / (2·n − 1)."""
    n = len(json.loads(measured.read_bytes(GOLD))["mentions"])
    report = json.loads(run(measured, "agree", "second", "--json").stdout)
    exact = next(one for one in report["layers"]["actors"]["figures"] if (one["of"], one["figure"]) == ("mention", "f1_exact"))

    assert ["gold", "three"] == [one["id"] for one in report["annotators"]]
    gold = "Gold is what the annotators of first gave, after adjudication."
    assert [
        "three is a program: figures with it are not agreement between people.",
        f"{gold} Figures with gold say how near a further pass comes to it.",
    ] == report["notes"]
    assert pytest.approx(2 * (n - 1) / (2 * n - 1), abs=1e-6) == exact["value"]


def test_what_is_stored_is_of_gold_as_it_is(measured: Corpus) -> None:
    """The stored figures are in order as long as gold is the same; where it says something else, they are a finding."""
    assert 0 == run(measured, "agree", "second", "--store").exit_code
    assert [] == list(validate(measured))

    apply(measured.root, [Edit(PASS, set={"/mentions": []})])
    assert ["agreement_outdated"] == [finding.code for finding in validate(measured)]


def test_the_datasheet_says_that_it_is_gold(measured: Corpus, tmp_path: Path) -> None:
    """The datasheet's table is of the annotator and gold, and does not call that agreement before adjudication."""
    run(measured, "agree", "second", "--store")
    folder = build(measured, tmp_path / "dist").folder
    assert folder is not None

    assert "Agreement of gold and three over 1 document: F1" in (folder / "DATASHEET.md").read_text("utf-8")


def test_nothing_is_adjudicated_in_it(measured: Corpus) -> None:
    """There is nothing to decide in a round that gives no gold."""
    with pytest.raises(CorpusError, match="second measures gold and gives none, so there is nothing to adjudicate"):
        docket(measured, load_round(measured, "second"))


def test_it_may_be_opened_beside_a_round_that_gives_gold(tale: Corpus) -> None:
    """A new round that measures gold needs not revise the rounds of its documents, and cannot."""
    call = Call(annotators=("ben",), documents=("tale",), kind="person", measures_gold=True)

    assert settled(tale, "second", call).measures_gold is True
    with pytest.raises(CorpusError, match="--measures-gold and --revises exclude each other"):
        settled(tale, "second", replace(call, revises=("first",)))


def test_a_round_that_gives_gold_does_not_become_one(tale: Corpus) -> None:
    """What a round is does not change: one that gives gold is not gone on with as one that measures it."""
    with pytest.raises(CorpusError, match="--measures-gold says that it gives no gold, it does"):
        settled(tale, "first", Call(measures_gold=True))


def test_a_wrong_value_is_a_finding(tale: Corpus) -> None:
    """The key is true or left out."""
    path = f"annotations/rounds/{SECOND.id}/round.json"
    apply(tale.root, [second(), Edit(path, set={"/measures_gold": False})])

    assert [("schema_shape", "/measures_gold")] == [(one.code, one.pointer) for one in validate(tale)]
