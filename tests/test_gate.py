"""The gate finds in tasks what a server would take unseen, and lets everything through that the page can show."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from judging import ACTORS, LAYERS, annotations
from sarv.checks import checks
from sarv.corpus import Corpus
from sarv.page.judgments import Asked
from sarv.page.tasks import task_of
from sarv.records import Annotation, Document
from sarv.rounds.gate import gate

Rows = list[Any]


@settings(deadline=None)
@given(annotations())
def test_our_own_tasks_pass(pair: tuple[Asked, Annotation]) -> None:
    """Whatever can be said of a text passes as a pre-annotation, whole or of some layers."""
    asked, annotation = pair
    for layers in (LAYERS, ("actors",), ("stance",), ("stance", "violence")):
        task = task_of(asked.document, asked.text, "Gazette", [("gold", annotation), ("again", annotation)], layers)

        assert [] == gate(task, layers, ACTORS)


def task(tale: Corpus) -> dict[str, Any]:
    """The task of a document of the example corpus, with its gold shown."""
    document: Document = tale.load("corpus/tale/tale-0001.json", Document)
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    return task_of(document, tale.text("tale", "tale-0001") or "", "Oss Gazette", [("gold", gold)])


def test_what_a_task_says(tale: Corpus) -> None:
    """A task has the document's id, its exact text with its checksum, and a line about it."""
    document: Document = tale.load("corpus/tale/tale-0001.json", Document)

    assert {
        "doc_id": "tale-0001",
        "text": tale.text("tale", "tale-0001"),
        "text_sha256": document.text.sha256,
        "title": "tale-0001 · Oss Gazette · 2018-05-03 · report",
    } == task(tale)["data"]


def change(rows: Rows, i: int, key: str, value: Any) -> None:
    """Let the value of a row be another."""
    rows[i]["value"][key] = value


def without_regions_of(rows: Rows, region: str) -> None:
    """Leave out the rows of a region."""
    rows[:] = [row for row in rows if row.get("id") != region]


BAD: dict[str, tuple[Callable[[Rows], object], tuple[str, str]]] = {
    "offsets beyond the text": (lambda rows: change(rows, 36, "end", 380), ("region_span", "/gold/s1-c1-f2")),
    "words of another place": (lambda rows: change(rows, 36, "text", "pirate"), ("region_span", "/gold/s1-c1-f2")),
    "two regions with one id": (lambda rows: [row.update(id="m1") for row in rows[3:6]], ("region_ambiguous", "/gold/m1")),
    "unknown label": (lambda rows: change(rows, 0, "labels", ["name"]), ("region_label_unknown", "/gold/m1")),
    "unknown name": (lambda rows: rows[36].update(from_name="pieces"), ("region_label_unknown", "/gold/s1-c1-f2")),
    "unknown choice": (lambda rows: change(rows, 2, "choices", ["noun"]), ("answer_unknown", "/gold/m1")),
    "wrong type": (lambda rows: rows[2].update(type="rating"), ("answer_unknown", "/gold/m1")),
    "wrong name of the text": (lambda rows: rows[2].update(to_name="txt"), ("export_shape", "/gold/2")),
    "unknown actor": (lambda rows: change(rows, 1, "taxonomy", [["nobody"]]), ("actor_unregistered", "/gold/m1")),
    "relation to a region that is left out": (
        lambda rows: without_regions_of(rows, "e1-a2"),
        ("relation_dangling", "/gold/e1-t1"),
    ),
    "relation that means nothing": (lambda rows: rows[97].update(to_id="m1"), ("relation_impossible", "/gold/e1-a3")),
    "link of unknown type": (lambda rows: rows[102].update(labels=["after"]), ("link_unclear", "/gold/e2-t1")),
    "the same relation twice": (lambda rows: rows.append(rows[-1]), ("relation_impossible", "/gold/e3-t1")),
    "id that the page cuts": (lambda rows: [row.update(id="m#1") for row in rows[:3]], ("export_shape", "/gold/region")),
    "row that is none": (lambda rows: rows.insert(0, None), ("export_shape", "/gold/0")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pre_annotation_is_found(name: str, tale: Corpus) -> None:
    """What the page could not show, or would show wrongly, is found before import, with its pre-annotation and region."""
    bad, expected = BAD[name]
    made = task(tale)
    bad(made["predictions"][0]["result"])

    assert [expected] == [(fault.code, fault.pointer) for fault in gate(made, LAYERS, _actors(tale))]


def _actors(tale: Corpus) -> set[str]:
    from sarv.records import ActorRegister

    register: ActorRegister = tale.load("corpus/actors.json", ActorRegister)
    return {actor.id for actor in register.actors}


def test_what_is_missing_is_for_annotators(tale: Corpus) -> None:
    """A pre-annotation need not be complete: answers, heads, targets and reports may be missing."""
    made = task(tale)
    rows = made["predictions"][0]["result"]
    rows[:] = [row for row in rows if row["type"] == "labels"]

    assert [] == gate(made, LAYERS, _actors(tale))


def test_layers_of_the_round(tale: Corpus) -> None:
    """Pre-annotations are of the layers of the round."""
    faults = gate(task(tale), ("actors", "stance"), _actors(tale))

    assert {("layer_not_asked", True)} == {
        (fault.code, fault.pointer.startswith(("/gold/e", "/gold/complete"))) for fault in faults
    }


@pytest.mark.parametrize(
    ("change_task", "expected"),
    [
        (lambda made: made["data"].pop("text"), ("export_shape", "/data")),
        (lambda made: made["data"].update(doc_id=7), ("export_shape", "/data")),
        (lambda made: made.update(data=[]), ("export_shape", "/data")),
        (lambda made: made["data"].update(text_sha256="0" * 64), ("task_text_differs", "/data/text_sha256")),
        (lambda made: made.update(predictions=[7]), ("export_shape", "/predictions/0")),
        (lambda made: made["predictions"][0].pop("model_version"), ("export_shape", "/predictions/0")),
        (lambda made: made["predictions"][0].update(result="rows"), ("export_shape", "/gold")),
    ],
)
def test_a_bad_task_is_found(change_task: Callable[[Any], object], expected: tuple[str, str], tale: Corpus) -> None:
    """A task that lacks something or has another text than it says is found, too."""
    made = task(tale)
    change_task(made)

    assert [expected] == [(fault.code, fault.pointer) for fault in gate(made, LAYERS, _actors(tale))]


def test_codes_are_explained() -> None:
    """Whatever the gate finds has a check that explains it."""
    assert {code for _, (code, _) in BAD.values()} <= checks().keys()
