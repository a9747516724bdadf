"""`sarv round open --in`: a round in another tool, whose files are handed to annotators and come back by `sarv convert`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edits import apply
from released import restrict
from sarv.checks._example import Edit
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.formats import formats
from sarv.records import Annotation, Annotator
from sarv.rounds.settling import load_round

DOCUMENTS = ("tale-0001", "tale-0002", "tale-0003")
NEW = ("second", "--annotators", "ann,ben", "--documents", "tale", "--kind", "person", "--revises", "first")
ANN = "annotations/rounds/second/ann/tale-0001.json"
WHOLE = sorted(name for name, one in formats().items() if one.whole)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the files go, outside the corpus folder."""
    return tmp_path / "handed-out"


def run(tale: Corpus, *arguments: object) -> Result:
    """Run `sarv` on the example corpus."""
    return CliRunner().invoke(sarv, [*map(str, arguments), "--folder", str(tale.root)])


def opened(tale: Corpus, output: Path, name: str = "brat", *arguments: object) -> Any:
    """What opening the second round in a format says."""
    result = run(tale, "round", "open", *NEW, "--in", name, "--output", output, "--json", *arguments)
    assert 0 == result.exit_code, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_handed_out_comes_back(name: str, tale: Corpus, output: Path) -> None:
    """Files of every format that can say all come into the round as the annotator's, with the layers that the caller names."""
    given = opened(tale, output, name)
    result = run(tale, "convert", "--to", "annotation", "--from", name, "--complete", "actors", output / "ann")

    assert [("ann", 3), ("ben", 3)] == [(one["annotator"], one["documents"]) for one in given["annotators"]]
    assert 0 == result.exit_code, result.output
    for document in DOCUMENTS:
        made: Annotation = tale.load(f"annotations/rounds/second/ann/{document}.json", Annotation)
        assert (("actors",), (), (), ()) == (made.complete, made.mentions, made.stances, made.events)


def test_the_round_says_how_it_was_annotated(tale: Corpus, output: Path) -> None:
    """No labelling page is spoken of, and none is kept."""
    opened(tale, output)
    made = load_round(tale, "second")

    person = "A person, given the guidelines and the text."
    assert tuple(Annotator(id=name, kind="person", description=person) for name in ("ann", "ben")) == made.annotators
    assert "Each annotator was given files of their own (brat stand-off), and began with an empty page." == made.procedure
    assert made.labelling_sha256 is None
    assert not tale.has("annotations/rounds/second/labelling.xml")


def test_annotators_begin_with_suggestions(tale: Corpus, output: Path) -> None:
    """What a round is seeded from stands in the files as the annotator's own, complete in no layer."""
    opened(tale, output, "brat", "--seed-from", "gold", "--layer", "actors")
    result = run(tale, "convert", "--to", "annotation", output / "ann" / "tale-0001.ann")
    made: Annotation = tale.load(ANN, Annotation)
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)

    assert gold.mentions == made.mentions != ()
    assert ((), (), ()) == (made.complete, made.stances, made.events)
    assert "No layer is complete, by what the files say, in: tale-0001; --complete says otherwise\n" in result.stderr
    assert load_round(tale, "second").suggestions_sha256


def test_a_second_run_leaves_what_was_begun(tale: Corpus, output: Path) -> None:
    """A file that is there stays as it is, since somebody may have begun with it; what is missing is written again."""
    opened(tale, output)
    begun, lost = output / "ann" / "tale-0001.ann", output / "ben" / "tale-0001.ann"
    begun.write_text("T1\tmention 0 8\tFerrymen\n")
    lost.unlink()
    again = opened(tale, output)

    assert "T1\tmention 0 8\tFerrymen\n" == begun.read_text()
    assert lost.exists()
    assert str(begun) in again["kept"]
    assert str(lost) not in again["kept"]


def test_texts_stay_out_of_the_corpus_folder(tale: Corpus, output: Path) -> None:
    """Whose texts may not be passed on is told, and no folder is taken where git would take the texts."""
    restrict(tale)
    inside = run(tale, "round", "open", *NEW, "--in", "brat", "--output", tale.root / "out")

    assert (2, True) == (inside.exit_code, "is in the corpus folder" in inside.stderr)
    assert not tale.has("annotations/rounds/second/round.json")
    assert list(DOCUMENTS) == opened(tale, output)["restricted"]


def test_nothing_is_handed_out_of_a_faulty_document(tale: Corpus, output: Path) -> None:
    """A document with a finding keeps all files, and the round, from being written."""
    apply(tale.root, [Edit("corpus/tale/tale-0001.txt", content=b"Another text.\n")])
    result = run(tale, "round", "open", *NEW, "--in", "brat", "--output", output, "--json")

    assert 1 == result.exit_code
    assert {"text_checksum"} <= {one["code"] for one in json.loads(result.stdout)["findings"]}
    assert not output.exists()
    assert not tale.has("annotations/rounds/second/round.json")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--in", "brat"), "--in and --output go together"),
        (("--in", "quotes", "--output", "{output}"), "--in takes foreign formats, not quotes"),
        (("--in", "brat", "--output", "{output}", "--server", "http://127.0.0.1:1"), "excludes --server"),
        (("--in", "brat", "--output", "{output}", "--annotators", "ann=a@x.example,ben"), "an e-mail address is to log in with"),
        (("--in", "doccano", "--output", "{output}"), "doccano cannot say all that annotators judge"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], reason: str, tale: Corpus, output: Path) -> None:
    """What makes no sense in another tool is refused before anything is written."""
    result = run(tale, "round", "open", *NEW, *(one.replace("{output}", str(output)) for one in arguments))

    assert 0 != result.exit_code
    assert reason in (result.stderr or str(result.exception))
    assert not output.exists()


def test_a_round_is_on_a_server_or_elsewhere(tale: Corpus, output: Path) -> None:
    """A round that was opened on a server is not handed out."""
    apply(tale.root, [Edit("annotations/rounds/first/round.json", set={"/labelling_sha256": "0" * 64})])
    result = run(tale, "round", "open", "first", "--in", "brat", "--output", output)

    assert "round first was opened on a server; another tool needs a round of another name" == str(result.exception)
