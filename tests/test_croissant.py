"""The Croissant file describes the release: its files, columns, labels and splits, and what the datasheet answers."""

import json
import math
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pyarrow.parquet as pq
import pytest

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import DATASHEET
from sarv.corpus import Corpus, CorpusError
from sarv.questions import questions
from sarv.release.build import build
from sarv.release.croissant import NAME
from sarv.release.croissant_check import check_croissant, croissant_faults
from sarv.release.tables import configs

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def built(published: Path, tmp_path: Path) -> Path:
    """A copy of the release of the example corpus."""
    return Path(copytree(published, tmp_path / "dist" / published.name))


def described(folder: Path) -> dict[str, Any]:
    """The Croissant file."""
    value: dict[str, Any] = json.loads((folder / NAME).read_bytes())
    return value


def record_set(value: dict[str, Any], name: str) -> dict[str, Any]:
    """A record set by its id."""
    found: dict[str, Any] = next(one for one in value["recordSet"] if one["@id"] == name)
    return found


def field(value: dict[str, Any], name: str) -> dict[str, Any]:
    """A field by its id, which is a path of slashes."""
    head, *_ = name.split("/")
    found: dict[str, Any] = next(
        one for one in record_set(value, head)["field"] if name == one["@id"] or name.startswith(f"{one['@id']}/")
    )
    while found["@id"] != name:
        found = next(one for one in found["subField"] if name == one["@id"] or name.startswith(f"{one['@id']}/"))
    return found


def test_it_says_what_the_format_requires(built: Path) -> None:
    """Name, version, licence, makers and day are those of corpus.json; nothing is found wrong."""
    value = described(built)

    assert [] == list(croissant_faults(built))
    assert ("tale", "0.1.0", "2018-06-01") == (value["name"], value["version"], value["datePublished"])
    assert "https://spdx.org/licenses/CC-BY-4.0.html" == value["license"]
    assert [{"@type": "sc:Organization", "name": "SARV contributors"}] == value["creator"]


def test_properties_of_responsible_ai_are_the_answers(tale: Corpus, built: Path) -> None:
    """Each `rai:` property is the answer of the question that the questionnaire gives it to."""
    answers = {one["question"]: one["answer"] for one in json.loads(tale.read_bytes(DATASHEET))["answers"]}
    expected = {f"rai:{one.rai}": answers[one.question] for one in questions().values() if one.rai is not None}

    assert expected == {key: text for key, text in described(built).items() if key.startswith("rai:")}


def test_what_is_out_of_reach_is_named(built: Path) -> None:
    """A list within a list of structs is not described, and the record set says so."""
    stance = record_set(described(built), "stance")

    assert "stance/cues" in [one["@id"] for one in stance["field"]]
    assert ["stance/cues/kind"] == [one["@id"] for one in field(described(built), "stance/cues")["subField"]]
    assert stance["description"].endswith("out of reach of Croissant: cues.spans.")


def test_a_corpus_without_a_day_has_none(tale: Corpus, tmp_path: Path) -> None:
    """A corpus that does not say when it was published is released without that day, which the check names."""
    apply(tale.root, [Edit("corpus/corpus.json", remove=("/published",))])

    folder = build(tale, tmp_path / "dist").folder

    assert folder is not None
    assert ["datePublished: is missing"] == list(croissant_faults(folder))


def _swap(rows: list[Any]) -> None:
    rows[0], rows[1] = rows[1], rows[0]


FAULTS: list[tuple[Change, str]] = [
    (lambda value: value.pop("description"), "description: is missing"),
    (lambda value: value.update(creator=[]), "creator: is missing"),
    (lambda value: value.pop("url"), "url: is missing"),
    (lambda value: value.update(conformsTo="http://mlcommons.org/croissant/1.0"), "conformsTo: must be"),
    (lambda value: value.update({"rai:dataBias": "None."}), "rai:dataBias: the vocabulary has no such property"),
    (lambda value: value.pop("rai:dataBiases"), "rai:dataBiases: is missing"),
    (lambda value: value.update({"rai:dataBiases": ""}), "rai:dataBiases: is empty"),
    (lambda value: value["distribution"].pop(0), "distribution: does not list every Parquet file once"),
    (
        lambda value: value["distribution"][0].update(sha256="0" * 64),
        "documents/test-00000-of-00001.parquet: the file has another",
    ),
    (lambda value: value["distribution"][0].pop("sha256"), "sha256 of documents/test-00000-of-00001.parquet: is missing"),
    (
        lambda value: value["distribution"][3].update(includes="document/*.parquet"),
        "documents-files: no file is document/*.parquet",
    ),
    (lambda value: record_set(value, "splits")["data"].pop(), "splits: must define train, validation, test"),
    (lambda value: record_set(value, "splits").update(dataType="sc:Text"), "splits: must define"),
    (lambda value: _swap(record_set(value, "labels-polarity")["data"]), "labels-polarity: are not the labels of the layer"),
    (lambda value: _swap(record_set(value, "labels-actors_bio-tags")["data"]), "labels-actors_bio-tags: are not the numbers"),
    (lambda value: value["recordSet"].remove(record_set(value, "stance")), "recordSet stance: is missing"),
    (lambda value: record_set(value, "stance")["field"].pop(), "stance: the fields are not split and the columns of"),
    (
        lambda value: field(value, "stance/cues/kind")["source"]["transform"].update(jsonPath="kid"),
        "stance/cues/kind: the path in",
    ),
    (lambda value: field(value, "stance/voice")["source"]["extract"].update(column="vice"), "stance/voice: is not taken from"),
    (lambda value: field(value, "stance/cues").pop("isArray"), "stance/cues: isArray does not say whether it is a list"),
    (lambda value: field(value, "stance/holder")["subField"].pop(), "stance/holder: its fields are not those of the column"),
    (lambda value: field(value, "actors/start").update(dataType="sc:Text"), "actors/start: must have the data type cr:Int32"),
]


@pytest.mark.parametrize(("change", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_what_the_validator_of_the_format_lets_pass(built: Path, change: Change, fault: str) -> None:
    """A fault in the description is found, and named by its place; the build would end with it."""
    value = described(built)
    change(value)
    (built / NAME).write_text(json.dumps(value))

    found = list(croissant_faults(built))

    assert [fault] == [one[: len(fault)] for one in found]
    with pytest.raises(CorpusError, match="the description of the release is faulty"):
        check_croissant(built)


def leaves(fields: list[dict[str, Any]]) -> Iterator[str]:
    """The ids of all fields without fields."""
    for one in fields:
        if "subField" in one:
            yield from leaves(one["subField"])
        else:
            yield one["@id"]


def stored(value: Any, path: list[str]) -> Any:
    """What stands at a path in a row; of lists, what stands in each."""
    if value is None or not path:
        return value
    if isinstance(value, list):
        return [stored(one, path) for one in value]
    return stored(value[path[0]], path[1:])


def loaded(record: dict[str, Any], name: str) -> Any:
    """What mlcroissant gives for a leaf: by itself, or in the field that it belongs to."""
    if name in record:
        return record[name]
    within = record[name.rpartition("/")[0]]
    return [one[name] for one in within] if isinstance(within, list) else within[name]


def plain(value: Any) -> Any:
    """A value as Parquet has it: text as str, days as ISO text, missing numbers as None."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.item() if hasattr(value, "item") else value


@pytest.mark.filterwarnings("ignore")  # mlcroissant's own libraries warn each other
def test_every_record_set_equals_the_parquet(built: Path) -> None:
    """mlcroissant validates the file without a warning, and loads from every record set what the Parquet files hold."""
    mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed (1.1.1, with its extra parquet)")
    dataset = mlcroissant.Dataset(jsonld=str(built / NAME))
    value = described(built)
    compared = 0

    assert set() == set(dataset.metadata.issues.errors) | set(dataset.metadata.issues.warnings)
    for name in configs():
        files = sorted((built / name).glob("*.parquet"))
        rows = [{"split": path.name.split("-")[0], **row} for path in files for row in pq.read_table(path).to_pylist()]
        records = list(dataset.records(record_set=name))
        assert len(rows) == len(records) > 0
        for row, record in zip(rows, records, strict=True):
            for leaf in leaves(record_set(value, name)["field"]):
                expected, found = plain(stored(row, leaf.split("/")[1:])), plain(loaded(record, leaf))
                assert expected == found or (expected is None and found == [None]), leaf
                compared += 1
    for name in (one["@id"] for one in value["recordSet"] if "data" in one):
        assert record_set(value, name)["data"] == [dict(one) for one in dataset.records(record_set=name)]

    assert compared > 300
