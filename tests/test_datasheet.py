"""The datasheet answers every question once; its figures, and the codebook's counts, are those of the release."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import COMPARED, DATASHEET
from sarv.corpus import Corpus
from sarv.layers import layers
from sarv.questions import FIGURES, placeholders, questionnaire, questions
from sarv.records import Datasheet
from sarv.release.build import build
from sarv.release.composition import COUNTED
from sarv.schema import vocabulary
from sarv.validation import validate

ROOT = Path(__file__).parent.parent
AT_LEAST_ONE_EACH = {"": "", "split": ":train", "collection": ":tale", "round": ":first", "agreement": ":first"}


def answer(tale: Corpus, number: int, text: str) -> None:
    """Change an answer of the example."""
    apply(tale.root, [Edit(DATASHEET, set={f"/answers/{number}/answer": text})])


def found(tale: Corpus) -> list[tuple[str, str, str]]:
    """Code, place and value of every finding."""
    return [(one.code, one.pointer, one.value) for one in validate(tale)]


def released(tale: Corpus, tmp_path: Path, name: str) -> str:
    """A file of the example's release."""
    folder = build(tale, tmp_path / "dist").folder
    assert folder is not None
    return (folder / name).read_text("utf-8")


def test_all_that_is_asked() -> None:
    """The questionnaire has the 57 questions of Gebru et al. in their seven sections, and a section on annotation."""
    sections = {section.section: len(section.questions) for section in questionnaire().sections}

    assert {
        "motivation": 4,
        "composition": 16,
        "collection": 12,
        "preprocessing": 4,
        "uses": 6,
        "distribution": 7,
        "maintenance": 8,
        "annotation": 11,
    } == sections
    assert sum(sections.values()) == len(questions())
    assert {one.question.partition("-")[0] for one in questions().values()} == set(sections)


def test_every_property_of_responsible_ai_has_an_answer() -> None:
    """Each property of the Croissant RAI vocabulary is answered by one question."""
    asked = [one.rai for one in questions().values() if one.rai is not None]

    assert vocabulary("croissant-rai") == set(asked)
    assert len(asked) == len(set(asked))


def test_this_corpus_answers_all() -> None:
    """The repository's own answers are those of the questionnaire, in its order."""
    sheet: Datasheet = Corpus(ROOT).load(DATASHEET, Datasheet)

    assert list(questions()) == [one.question for one in sheet.answers]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("No.", "datasheet_answer_empty", "No."),
        (" . . . ", "datasheet_answer_empty", " . . . "),
        ("to be done: tbd by the editors", "datasheet_answer_empty", "tbd"),
        ("There are {documents:tales} of them.", "datasheet_figure_unknown", "{documents:tales}"),
        ("There are {mentions:tale} of them.", "datasheet_figure_unknown", "{mentions:tale}"),
        ("There are {} of them.", "datasheet_figure_unknown", "{}"),
        ("They agreed by {agreement} or so.", "datasheet_figure_unknown", "{agreement}"),
        ("They agreed by {agreement:first} or so.", "datasheet_figure_unknown", "{agreement:first}"),
        ("It has 1,200 of them.", "datasheet_figure_typed", "1,200"),
        ("Of them 12.5% are good.", "datasheet_figure_typed", "12.5%"),
    ],
)
def test_an_answer_that_cannot_stand(tale: Corpus, text: str, code: str, value: str) -> None:
    """An answer that says nothing, asks for a figure that there is not, or types one, is one finding at its place."""
    answer(tale, 2, text)

    assert [(code, "/answers/2/answer", repr(value))] == found(tale)


def test_no_answer_at_all(tale: Corpus) -> None:
    """An answer of no characters has the wrong shape."""
    answer(tale, 2, "")

    assert ["schema_shape"] == [code for code, _, _ in found(tale)]


def test_every_question_is_asked_for(tale: Corpus) -> None:
    """All questions without an answer are found in one run."""
    apply(tale.root, [Edit(DATASHEET, remove=("/answers/0", "/answers/5"))])

    assert {"motivation-purpose", "composition-sample"} == {value.strip("'") for _, _, value in found(tale)}
    assert {"datasheet_question_missing"} == {code for code, _, _ in found(tale)}


def test_a_new_version_asks_for_every_answer_again(tale: Corpus) -> None:
    """With the second number of the data version every answer is stale, with the third none."""
    apply(tale.root, [Edit("corpus/corpus.json", set={"/version": "0.1.9"})])
    assert [] == found(tale)

    apply(tale.root, [Edit("corpus/corpus.json", set={"/version": "0.10.0"})])
    assert [("datasheet_answer_stale", f"/answers/{i}/written_for", "'0.1.0'") for i in range(len(questions()))] == found(tale)


def test_annotated_documents_need_a_datasheet(tale: Corpus) -> None:
    """A folder with annotated documents and no datasheet has a finding, one without any has none for it."""
    apply(tale.root, [Edit(DATASHEET, delete=True)])

    assert [("file_missing", "", "")] == found(tale)


def test_every_figure_is_filled(tale: Corpus, tmp_path: Path) -> None:
    """Every figure that checks let pass is filled in from the release, whatever it is asked of."""
    asked = [f"{{{name}{AT_LEAST_ONE_EACH[kind]}}}" for name, kinds in FIGURES.items() for kind in sorted(kinds)]
    apply(tale.root, [COMPARED])
    answer(tale, 0, "Begin of list " + " | ".join(f"{one[1:-1]} = {one}" for one in asked) + " | end")

    line = next(line for line in released(tale, tmp_path, "DATASHEET.md").splitlines() if "Begin of list" in line)

    assert len(asked) == line.count(" = ") and [] == list(placeholders(line))
    filled = dict(part.split(" = ") for part in line.partition("Begin of list ")[2].removesuffix(" | end").split(" | "))
    assert ("3", "1", "3") == tuple(filled[name] for name in ("documents", "documents:train", "documents:tale"))
    assert ("2018-05-03 to 2018-05-07", "0.1.0") == (filled["published"], filled["version"])
    assert "F1 of mentions 1.000 (1.000 to 1.000)" == filled["agreement:first"]
    assert ("4", "`CC-BY-4.0`") == (filled["registered"], filled["licences"])


def test_every_question_stands_with_its_answer(tale: Corpus, tmp_path: Path) -> None:
    """DATASHEET.md has each question, followed by its answer, in the questionnaire's order."""
    text = released(tale, tmp_path, "DATASHEET.md")
    answers = {one["question"]: one["answer"] for one in json.loads(tale.read_bytes(DATASHEET))["answers"]}
    places = [text.find(f"**{one.asks}** {answers[one.question].split('{')[0]}") for one in questions().values()]

    assert -1 not in places
    assert sorted(places) == places


def test_the_codebook_has_every_label_with_its_counts(tale: Corpus, tmp_path: Path) -> None:
    """CODEBOOK.md has each label's definition, two examples and near miss, and tables that add up to the release's counts."""
    text = released(tale, tmp_path, "CODEBOOK.md")
    for layer in layers().values():
        for field in layer.fields:
            for label in field.labels:
                entry = f"- `{label.label}` ({label.title}): {label.definition}\n"
                entry += "".join(f"  - Example: {example}\n" for example in label.examples)
                assert f"{entry}  - Near miss: {label.near_miss}\n" in text

    tables: dict[str, Any] = dict(re.findall(r"column `([a-z._]+)` of config `[a-z]+`:\n\n((?:\|.*\n)+)", text))
    assert {counted.column for places in COUNTED.values() for counted in places} == set(tables)
    counts = Counter(
        kind
        for split in ("train", "validation", "test")
        for row in pq.read_table(tmp_path / "dist" / "tale-0.1.0" / "actors" / f"{split}-00000-of-00001.parquet").to_pylist()
        for kind in row["actor_types"]
    )
    totals = dict(re.findall(r"\| (\w+) .*\| (\d+) \|\n", tables["actor_types"]))
    assert {kind: str(count) for kind, count in counts.items()} == {
        name: total for name, total in totals.items() if total != "0" and name != "all"
    }
    assert {field.field for layer in layers().values() for field in layer.fields} - set(COUNTED) == {"actor_kind"}
