"""This repository's corpus: valid, as large as it says, released as it is described."""

import re
from collections import Counter, defaultdict
from functools import partial
from pathlib import Path

import pytest

from bare import without_hydrated
from sarv.corpus import Corpus
from sarv.derivation import by_document, gold_of, revised_by
from sarv.records import Annotation, Document, OutletRegister, Round
from sarv.release.build import build
from sarv.validation import validate
from third_party import runs

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The corpus folder of this repository."""
    return Corpus(ROOT)


def documents(corpus: Corpus, collection: str) -> list[Document]:
    """All documents of a collection."""
    return [corpus.load(f"corpus/{collection}/{name}.json", Document) for name in corpus.document_ids(collection)]


def test_the_corpus_is_valid(corpus: Corpus) -> None:
    """Every file of the corpus and its annotations is free of findings."""
    assert [] == list(validate(corpus))


def test_the_collections_are_registered_in_full(corpus: Corpus) -> None:
    """newarab has 1 document, muc4 100, re3d 75 of four issuers, wikinews its conflict reports, invented 60."""
    found = {name: len(documents(corpus, name)) for name in corpus.collections}

    assert {"invented": 60, "muc4": 100, "newarab": 1, "re3d": 75, "wikinews": 32} == found
    assert {"centcom": 23, "dfat": 4, "state": 22, "uk": 26} == Counter(
        document.source.file for document in documents(corpus, "re3d") if document.source is not None
    )


def test_several_outlets_report_every_invented_incident(corpus: Corpus) -> None:
    """Each of the twenty fact sheets is reported on by two to four outlets, which differ in alignment or country."""
    register: OutletRegister = corpus.load("corpus/outlets.json", OutletRegister)
    side = {outlet.id: (outlet.alignment, outlet.country) for outlet in register.outlets}
    reports: dict[str, list[str]] = {name.removesuffix(".json"): [] for name in corpus.names("corpus/invented/incidents")}
    for document in documents(corpus, "invented"):
        reports[document.incident].append(document.outlet)

    assert 20 == len(reports)
    assert {} == {incident: its for incident, its in reports.items() if not 2 <= len(its) == len(set(its)) <= 4}
    assert {} == {incident: its for incident, its in reports.items() if len({side[outlet] for outlet in its}) < 2}


def test_every_split_has_all_layers_and_no_incident_is_in_two(corpus: Corpus) -> None:
    """Annotated documents are complete in all layers, and incidents do not cross splits."""
    gold = [corpus.load(f"annotations/gold/{name}", Annotation) for name in corpus.names("annotations/gold", ".json")]
    assert set(corpus.splits) == {annotation.document for annotation in gold}
    assert {("actors", "stance", "violence")} == {annotation.complete for annotation in gold}
    split_of = defaultdict(set)
    for name, split in corpus.splits.items():
        document: Document = corpus.load(f"corpus/{corpus.collection_of(name)}/{name}.json", Document)
        split_of[document.incident].add(split)
    assert {1} == {len(splits) for splits in split_of.values()}


def test_gold_follows_from_the_rounds(corpus: Corpus) -> None:
    """Every gold file is what annotations and decisions of its rounds give."""
    rounds = {name: corpus.load(f"annotations/rounds/{name}/round.json", Round) for name in corpus.round_ids()}
    of_documents = by_document(rounds)
    for name in corpus.names("annotations/gold", ".json"):
        gold: Annotation = corpus.load(f"annotations/gold/{name}", Annotation)
        given = partial(corpus.judgments, document=gold.document)

        assert gold == gold_of(gold.document, of_documents[gold.document], revised_by(rounds), given).gold


def test_nobody_human_is_implied(corpus: Corpus) -> None:
    """Every annotator and adjudicator of a round so far is called what it is, a language model."""
    rounds = [corpus.load(f"annotations/rounds/{name}/round.json", Round) for name in corpus.names("annotations/rounds")]
    everyone = [who for one in rounds for who in (*one.annotators, one.adjudicator) if who is not None]

    assert {"language_model"} == {who.kind for who in everyone}


def test_generated_documents_are_those_of_the_release(tmp_path: Path) -> None:
    """The datasheet, and the guidelines with their lists of labels, are what the release has: copy them from dist/."""
    folder = build(without_hydrated(tmp_path), tmp_path).folder

    assert folder is not None
    assert (folder / "DATASHEET.md").read_text("utf-8") == (ROOT / "DATASHEET.md").read_text("utf-8")
    assert (folder / "guidelines.md").read_text("utf-8") == (ROOT / "annotations/guidelines.md").read_text("utf-8")


def test_the_readme_shows_the_composition_of_the_corpus() -> None:
    """The README's table of counts is that of the datasheet, which the release makes: copy it from there."""
    readme, datasheet = ((ROOT / name).read_text("utf-8") for name in ("README.md", "DATASHEET.md"))
    shown = readme.partition("<!-- composition: from DATASHEET.md -->")[2].partition("<!-- end of composition -->")[0]

    assert shown.startswith("\n|  | train | validation | test | all |\n")
    assert shown in datasheet


def test_guidelines_give_nothing_away() -> None:
    """No example of the guidelines or of a label shares seven words in a row with a text of the corpus that is at hand."""
    read = [ROOT / "annotations/guidelines.md", *sorted((ROOT / "schema/layers").glob("*.json"))]
    examples = {run for path in read for run in runs(re.sub(r"[][*_]", "", path.read_text("utf-8")), 7)}
    texts = sorted((ROOT / "corpus").glob("*/*.txt"))

    assert len(texts) >= 60 and len(examples) > 10_000
    assert [] == [path.name for path in texts if not examples.isdisjoint(runs(path.read_text("utf-8"), 7))]
