"""`sarv agree` says how far annotators agree."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from edits import apply
from sarv.checks._example import Edit
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.records import Annotation, Annotator, Round
from sarv.release.build import build
from sarv.rounds.agreement import side_by_side
from sarv.rounds.agreement._alignment import UnsolvedError
from sarv.validation import validate

ROUND = "annotations/rounds/first/round.json"


def agree(corpus: Corpus, *arguments: str) -> Result:
    """What `sarv agree` does with the round `first`, or another that is named first."""
    name = () if arguments and not arguments[0].startswith("-") else ("first",)
    return CliRunner().invoke(sarv, ["agree", *name, *arguments, "--folder", str(corpus.root)])


def problem(result: Result) -> str:
    """The sentence about a wrong call or folder, which `main` prints before it exits with 2."""
    assert isinstance(result.exception, CorpusError)
    return str(result.exception)


def annotators(corpus: Corpus, *names: str, kind: str = "person") -> None:
    """Give the round these annotators, all of whom gave what `one` gave."""
    facts: Round = corpus.load(ROUND, Round)
    people = tuple(Annotator(id=name, kind=kind, description="Made up.") for name in names)
    corpus.write(ROUND, replace(facts, annotators=people))
    for name in names:
        for document in facts.documents:
            given: Annotation = corpus.load(f"annotations/rounds/first/one/{document}.json", Annotation)
            corpus.write(f"annotations/rounds/first/{name}/{document}.json", replace(given, annotator=name))


def test_the_table_says_which_figure_is_which(tale: Corpus) -> None:
    """The table names the annotators, the documents and every figure in words, and fits in 100 columns."""
    result = agree(tale)

    assert 0 == result.exit_code
    lines = result.stdout.splitlines()
    assert "Agreement in round first between one and two: 3 documents" == lines[0]
    assert "Intervals hold the middle 95 % of 1,000 draws of documents (seed 0)." == lines[1]
    found = next(line for line in lines if line.startswith("  Mentions, exactly the same words"))
    assert ["1.00", "1.00", "–", "1.00"] == found.split()[5:9]
    assert 100 >= max(map(len, lines))
    assert [] == [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("stop", ["", "."])
def test_a_solver_that_gives_up(tale: Corpus, monkeypatch: pytest.MonkeyPatch, stop: str) -> None:
    """Where gamma is not found, it is said in which layer and document and why, and then what is to be done."""

    def give_up(*_: object) -> None:
        raise UnsolvedError(f"no best alignment was found: Time limit reached{stop}")

    monkeypatch.setattr(side_by_side, "gamma_of", give_up)

    assert (
        "gamma of the layer actors in tale-0001: no best alignment was found: Time limit reached. "
        "Compare fewer annotators with --annotator, or leave --gamma out."
    ) == problem(agree(tale, "--gamma", "--layer", "actors"))


def test_every_pair_of_three_is_told(tale: Corpus) -> None:
    """Of three annotators the figures are means over pairs, and those of each pair follow."""
    annotators(tale, "ann", "one", "two")
    lines = agree(tale, "--layer", "actors").stdout.splitlines()

    assert any(line.startswith("Found by both") and "mean over pairs" in line for line in lines)
    pairs = lines.index("Pair by pair: a is ann, b is one, c is two" + " " * 22 + "a–b    a–c    b–c")
    assert ["1.00", "1.00", "1.00"] == lines[pairs + 1].split()[-3:]


def test_many_annotators_fit_in_the_width(tale: Corpus) -> None:
    """The pairs of six annotators stand in several blocks, none wider than 100 columns."""
    names = ("ann", "bea", "cem", "dov", "eva", "one")
    annotators(tale, *names)
    lines = agree(tale, "--layer", "actors").stdout.splitlines()

    assert 100 >= max(map(len, lines))
    headings = [line for line in lines if "–" in line and set(line.split()) <= {f"{a}–{b}" for a in "abcdef" for b in "abcdef"}]
    assert 15 == sum(len(line.split()) for line in headings)


def test_json_has_everything(tale: Corpus) -> None:
    """The JSON names round, annotators, documents and figures, with definitions of each, and is the same every time."""
    result = agree(tale, "--json", "--resamples", "20", "--seed", "7")
    found = json.loads(result.stdout)

    assert 0 == result.exit_code
    assert ("first", 20, 7) == (found["round"], found["resamples"], found["seed"])
    assert [{"id": "one", "kind": "program"}, {"id": "two", "kind": "program"}] == found["annotators"]
    assert ["actors", "stance", "violence"] == list(found["layers"])
    figures = found["layers"]["actors"]["figures"]
    whole = {"of": "mention", "figure": "f1_exact", "question": None, "label": None, "over": "pair", "between": ["one", "two"]}
    exact = next(one for one in figures if whole.items() <= one.items())
    assert {"value": 1.0, "low": 1.0, "high": 1.0, "undefined": None}.items() <= exact.items()
    assert {one["figure"] for layer in found["layers"].values() for one in layer["figures"]} <= set(found["definitions"])
    assert {"document": "tale-0001", "elements": 10, "alike": 10} in found["layers"]["actors"]["documents"]
    assert result.stdout == agree(tale, "--json", "--resamples", "20", "--seed", "7").stdout


def test_json_knows_no_nan(tale: Corpus) -> None:
    """What is undefined is null, with the reason."""
    result = agree(tale, "--json")
    figures = [one for layer in json.loads(result.stdout)["layers"].values() for one in layer["figures"]]

    assert "NaN" not in result.stdout
    undefined = [one for one in figures if one["value"] is None]
    assert undefined
    assert all(one["undefined"] for one in undefined)


def test_layers_and_annotators_can_be_chosen(tale: Corpus) -> None:
    """Only what was asked for is compared, in the order of the round and of names."""
    annotators(tale, "ann", "one", "two")
    result = agree(tale, "--layer", "violence", "--annotator", "two", "--annotator", "ann", "--json")
    found = json.loads(result.stdout)

    assert (["violence"], ["ann", "two"]) == (list(found["layers"]), [one["id"] for one in found["annotators"]])


def test_models_are_called_models(tale: Corpus) -> None:
    """Between passes of one language model table and JSON say that figures are an upper bound; of people they say nothing."""
    annotators(tale, "one", "two", kind="language_model")
    said = "figures between them are an upper bound of what people would reach."
    assert said in " ".join(agree(tale).stdout.split())
    assert json.loads(agree(tale, "--json").stdout)["notes"][0].endswith(said)
    annotators(tale, "one", "two")
    assert "Note:" not in agree(tale).stdout


def test_suggestions_are_mentioned(tale: Corpus, tmp_path: Path) -> None:
    """Of a round that began with suggestions, table, JSON and page say so."""
    annotators(tale, "one", "two")
    tale.write(ROUND, replace(tale.load(ROUND, Round), seeded_from="gold"))
    said = "The annotators did not begin with an empty page: they saw the gold of earlier rounds as suggestions."

    assert f"Note: {said}" in " ".join(agree(tale).stdout.split())
    assert json.loads(agree(tale, "--json", "--html", str(tmp_path / "page.html")).stdout)["notes"][0].startswith(said)
    assert said in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["tale-0099", "nowhere-0001"])
def test_a_document_that_is_not_there_is_named(tale: Corpus, name: str) -> None:
    """A round over a document that is not in the corpus is told as such, with the place."""
    facts: Round = tale.load(ROUND, Round)
    tale.write(ROUND, replace(facts, documents=(*facts.documents, name)))
    for annotator in ("one", "two"):
        given: Annotation = tale.load(f"annotations/rounds/first/{annotator}/tale-0001.json", Annotation)
        tale.write(f"annotations/rounds/first/{annotator}/{name}.json", replace(given, document=name))

    expected = f"annotations/rounds/first/round.json: names the document {name}, which is not in the corpus; "
    assert f"{expected}`sarv validate` says more" == problem(agree(tale))


def test_documents_that_not_all_gave_are_left_out(tale: Corpus) -> None:
    """A document that an annotator has not given yet is named, and not compared."""
    tale.path("annotations/rounds/first/two/tale-0002.json").unlink()
    result = agree(tale, "--json")
    found = json.loads(result.stdout)

    assert (["tale-0001", "tale-0003"], {"tale-0002": ["two"]}) == (found["documents"], found["waiting"])
    assert "Left out, since not all have given them: tale-0002" in agree(tale).stdout


def test_the_page_is_written(tale: Corpus, tmp_path: Path) -> None:
    """--html writes the page beside the table, and says so on stderr."""
    target = tmp_path / "page.html"
    result = agree(tale, "--html", str(target))

    assert 0 == result.exit_code
    assert f"wrote {target}\n" == result.stderr
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "Agreement in round first" in result.stdout


@pytest.mark.parametrize("part", ["corpus/tale", "annotations"])
def test_the_page_stays_out_of_the_corpus(tale: Corpus, part: str) -> None:
    """No page is written among the files of the corpus."""
    result = agree(tale, "--html", str(tale.root / part / "page.html"))

    assert "which holds nothing but the corpus; take another place" in problem(result)
    assert not (tale.root / part / "page.html").exists()


def test_a_private_page_with_foreign_words_stays_outside(tale: Corpus, tmp_path: Path) -> None:
    """A page with words of texts that are not shipped is not written into the corpus folder; without them it is."""
    apply(tale.root, [Edit("corpus/tale/collection.json", set={"/texts": "stand_off"})])

    refused = agree(tale, "--html", str(tale.root / "page.html"), "--private", "--resamples", "10")

    assert "would hold words of tale-0001, which must not get into it" in problem(refused)
    assert 0 == agree(tale, "--html", str(tale.root / "page.html"), "--resamples", "10").exit_code
    assert 0 == agree(tale, "--html", str(tmp_path / "outside" / "page.html"), "--private", "--resamples", "10").exit_code


def test_private_is_about_the_page(tale: Corpus) -> None:
    """--private without --html is a wrong call."""
    result = agree(tale, "--private")

    assert 2 == result.exit_code
    assert "--private is about the texts on the page of --html FILE; give that too." in result.stderr


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ("there is no round 'nonesuch' in annotations/rounds; there are: first", ("nonesuch",)),
        ("the round first has no annotator 'three'; it has: one, two", ("--annotator", "one", "--annotator", "three")),
        ("agreement needs two annotators or more, and only one was named", ("--annotator", "one")),
        ("the round first has no layer 'genre'; it has: actors, stance, violence", ("--layer", "genre")),
    ],
)
def test_wrong_calls_are_told_in_a_sentence(tale: Corpus, expected: str, arguments: tuple[str, ...]) -> None:
    """Unknown rounds, annotators and layers are named with those that there are."""
    assert expected == problem(agree(tale, *arguments))


def test_one_annotator_agrees_with_nobody(tale: Corpus) -> None:
    """A round with one annotator has no agreement, and says so."""
    annotators(tale, "one")

    assert "agreement needs two annotators or more, and the round first has only one annotator, one" == problem(agree(tale))


def test_without_a_common_document_there_is_nothing_to_compare(tale: Corpus) -> None:
    """Where no document was given by all, it is said how many each gave."""
    for path in ("one/tale-0001", "one/tale-0002", "two/tale-0003"):
        tale.path(f"annotations/rounds/first/{path}.json").unlink()

    expected = (
        "no document of the round first has been given by all who are compared, so there is nothing to compare; "
        "of 3 documents gave: one 1, two 2"
    )
    assert expected == problem(agree(tale))


@pytest.mark.parametrize(
    ("expected", "edit"),
    [
        ("was made on another text than tale-0001 has now", {"/text_sha256": "0" * 64}),
        ("not a label of the field mention_form", {"/mentions/0/form": "nickname"}),
        ("no event of this annotation has this id", {"/events/1/links/0/event": "e9"}),
    ],
)
def test_what_cannot_be_compared_is_named(tale: Corpus, expected: str, edit: dict[str, str]) -> None:
    """A file with a fault that keeps it from being compared is named, with the place and where to learn more."""
    path = "annotations/rounds/first/two/tale-0001.json"
    apply(tale.root, [Edit(path, set=edit)])
    said = problem(agree(tale))

    assert said.startswith(f"{path}: ")
    assert expected in said
    assert said.endswith("`sarv validate` says more")


def test_the_extra_is_named_where_it_is_missing(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries of the extra, the command says what to install."""
    for name in [name for name in sys.modules if name.startswith("sarv.rounds.agreement")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)

    assert "agreement needs the extra `rounds`: pip install 'sarv[rounds]'" in problem(agree(tale))


def test_the_figures_are_stored_with_their_round(tale: Corpus) -> None:
    """With --store the figures over all pairs lie in the round's folder, and the folder is in order; again, nothing changes."""
    assert 0 == agree(tale, "--store").exit_code
    path = tale.root / "annotations/rounds/first/agreement.json"
    first = path.read_bytes()
    shown = json.loads(agree(tale, "--json", "--store").stdout)["layers"]["actors"]["figures"]
    exact = next(one for one in shown if (one["of"], one["figure"], one["over"]) == ("mention", "f1_exact", "pairs"))
    stored = next(one for one in json.loads(first)["figures"] if one["title"] == "Mentions, exactly the same words")

    assert first == path.read_bytes()
    assert f"{exact['value']:.3f}" == stored["value"]
    assert [] == list(validate(tale))


def test_a_part_of_a_round_is_not_stored(tale: Corpus) -> None:
    """What is published is of the whole round: --store with a layer or with some annotators is a wrong call."""
    assert 2 == agree(tale, "--store", "--layer", "actors").exit_code


def test_the_datasheet_shows_what_is_stored(tale: Corpus, tmp_path: Path) -> None:
    """The release's datasheet has a table of the stored figures."""
    agree(tale, "--store")
    folder = build(tale, tmp_path / "dist").folder
    assert folder is not None

    assert "| Mentions, exactly the same words |" in (folder / "DATASHEET.md").read_text("utf-8")
