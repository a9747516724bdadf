"""Of an export, the annotator's own submission counts; what is stored of it has no article in it."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from judging import annotations, checksums, json_values, through_the_page
from sarv.checks._submissions import EXPORT
from sarv.corpus import Corpus
from sarv.page.judgments import Asked
from sarv.page.results import results_of
from sarv.records import Annotation
from sarv.rounds.exports import submission_of, without_text
from third_party import runs

OWNER = 1


def exported(tale: Corpus) -> Any:
    """A task as a server gave it out after its pre-annotations were submitted on the page."""
    return json.loads(tale.read_bytes(EXPORT))[0]


def annotation(user: int, **changes: Any) -> dict[str, Any]:
    """Another annotation of the task."""
    return {"id": 70 + user, "completed_by": user, "updated_by": user, "was_cancelled": False, "result": [], **changes}


def draft(**changes: Any) -> dict[str, Any]:
    """A draft, as the server gives it out."""
    account = {"user": "one@example.org", "created_username": "one@example.org, 1", "created_ago": "2 minutes"}
    return {"id": 2, **account, "result": [], "annotation": None, **changes}


STATES: dict[str, tuple[Callable[[Any], object], bool, list[str]]] = {
    "submitted": (dict, True, []),
    "untouched": (lambda task: task.update(annotations=[]), False, []),
    "submitted, without users as objects": (lambda task: task["annotations"][0].update(completed_by={"id": 1}), True, []),
    "never changed": (lambda task: task["annotations"][0].update(updated_by=None), True, []),
    "skipped": (
        lambda task: task.update(annotations=[annotation(1, was_cancelled=True)]),
        False,
        ["submission_unfinished"],
    ),
    "skipped before": (lambda task: task["annotations"].append(annotation(1, was_cancelled=True)), True, []),
    "only a draft": (lambda task: task.update(annotations=[], drafts=[draft()]), False, ["submission_unfinished"]),
    "a draft from before": (lambda task: task.update(drafts=[draft()]), True, []),
    "changes not submitted": (
        lambda task: task.update(drafts=[draft(annotation=task["annotations"][0]["id"])]),
        True,
        ["submission_unfinished"],
    ),
    "twice": (lambda task: task["annotations"].append(annotation(1)), False, ["submission_twice"]),
    "by another": (
        lambda task: task["annotations"][0].update(completed_by=2, updated_by=2),
        False,
        ["submission_by_another"],
    ),
    "by another too": (lambda task: task["annotations"].append(annotation(2)), True, ["submission_by_another"]),
    "skipped by another": (lambda task: task["annotations"].append(annotation(2, was_cancelled=True)), True, []),
    "by nobody": (lambda task: task["annotations"][0].update(completed_by=None), False, ["submission_by_another"]),
    "changed by another": (lambda task: task["annotations"][0].update(updated_by=2), False, ["submission_by_another"]),
    "begun from nothing": (lambda task: task["annotations"][0].update(parent_prediction=None), True, []),
    "emptied": (lambda task: task["annotations"][0].update(result=[]), True, []),
    "empty": (
        lambda task: task["annotations"][0].update(result=[], parent_prediction=None),
        False,
        ["submission_empty"],
    ),
    "empty but for a tick": (
        lambda task: task["annotations"][0].update(
            result=[{"id": "complete", "value": {"choices": ["actors"]}}], parent_prediction=None
        ),
        False,
        ["submission_empty"],
    ),
    "empty where nothing was shown": (
        lambda task: task["annotations"][0].update(result=[], parent_prediction=None, prediction={"result": []}),
        True,
        [],
    ),
    "empty where there is nothing to show": (
        lambda task: [
            task["annotations"][0].update(result=[], parent_prediction=None, prediction={}),
            task.update(predictions=[]),
        ],
        True,
        [],
    ),
    "another text": (lambda task: task["data"].update(text="Oss."), False, ["task_text_differs"]),
    "another checksum": (lambda task: task["data"].update(text_sha256="0" * 64), False, ["task_text_differs"]),
    "no text": (lambda task: task["data"].pop("text"), False, ["task_text_differs"]),
    "another document": (lambda task: task["data"].update(doc_id="tale-0004"), False, ["task_document_unknown"]),
    "no document": (lambda task: task["data"].pop("doc_id"), False, ["task_document_unknown"]),
    "no data": (lambda task: task.pop("data"), False, ["export_shape"]),
    "no result": (lambda task: task["annotations"][0].pop("result"), False, ["export_shape"]),
    "a result that is null": (lambda task: task["annotations"][0].update(result=None), False, ["export_shape"]),
    "annotation that is none": (lambda task: task["annotations"].append(7), False, ["export_shape"]),
}


@pytest.mark.parametrize("name", STATES)
def test_which_annotation_counts(name: str, tale: Corpus) -> None:
    """The one annotation that the owner submitted and nobody else changed counts; what else there is, is said."""
    change, counts, codes = STATES[name]
    task = exported(tale)
    change(task)

    found, faults = submission_of(task, OWNER, checksums(tale))

    assert codes == [fault.code for fault in faults]
    assert counts == (found is not None)
    assert not counts or found == task["annotations"][0]


def test_people_are_named_by_their_addresses(tale: Corpus) -> None:
    """Who annotated or changed what is not theirs is named by e-mail address, and by number where the server has none."""
    task = exported(tale)
    task["annotations"] += [annotation(2), annotation(3)]
    emails = {1: "one@tale.example", 2: "two@tale.example"}

    by_others = submission_of(task, OWNER, checksums(tale), emails)[1]
    task["annotations"] = [annotation(1, updated_by=2)]
    changed = submission_of(task, OWNER, checksums(tale), emails)[1]

    assert [
        "two@tale.example annotated in the project of one@tale.example",
        "user 3 annotated in the project of one@tale.example",
        "two@tale.example changed the annotation of one@tale.example",
    ] == [fault.message for fault in (*by_others, *changed)]


@settings(deadline=None)
@given(value=json_values, key=st.sampled_from(("data", "annotations", "drafts", "predictions", "result", "completed_by")))
def test_no_export_raises(value: Any, key: str, shared_task: Any, shared_checksums: dict[str, str]) -> None:
    """Whatever JSON value a task is or holds, there is an answer, and it can be stored."""
    within = key in ("result", "completed_by")
    task = (
        {**shared_task, "annotations": [{**shared_task["annotations"][0], key: value}]} if within else {**shared_task, key: value}
    )

    for one in (value, task):
        found, faults = submission_of(one, OWNER, shared_checksums)
        assert found is None or isinstance(found, dict)
        assert all(fault.code for fault in faults)
        assert all(without_text([one], shipped).isascii() for shipped in (True, False))


@pytest.fixture(scope="module")
def shared_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """One copy of the example corpus for tests that change nothing."""
    from edits import copy_of_the_tale

    return Corpus(copy_of_the_tale(tmp_path_factory.mktemp("shared")))


@pytest.fixture(scope="module")
def shared_task(shared_corpus: Corpus) -> Any:
    """The task of the example export."""
    return exported(shared_corpus)


@pytest.fixture(scope="module")
def shared_checksums(shared_corpus: Corpus) -> dict[str, str]:
    """The checksums of the round's texts."""
    return checksums(shared_corpus)


def test_what_is_stored(tale: Corpus) -> None:
    """Stored are all keys and rows as they came, but no text, no account, no age and no rows of ours; a row is a line."""
    task = exported(tale)
    task["drafts"] = [draft(result=task["annotations"][0]["result"][:1])]
    raw = without_text([task], shipped=True)
    (stored,) = json.loads(raw)

    assert {"text"} == task["data"].keys() - stored["data"].keys()
    assert {"user", "created_username", "created_ago"} == task["drafts"][0].keys() - stored["drafts"][0].keys()
    given, kept = task["annotations"][0], stored["annotations"][0]
    assert {"result", "created_ago"} == given["prediction"].keys() - kept["prediction"].keys()
    assert given.keys() == kept.keys()
    for row in given["result"]:
        row.get("value", {}).pop("text", None)
    assert given["result"] == kept["result"]
    assert all(len(line) < 220 for line in raw.decode("ascii").splitlines())
    assert b"@" not in raw


@settings(deadline=None)
@given(annotations(), st.data(), st.randoms(use_true_random=False))
def test_no_words_of_the_article_are_stored(pair: tuple[Asked, Annotation], data: st.DataObject, chance: random.Random) -> None:
    """Of an article that is not shipped no eight words in a row are stored, wherever in a task they stood."""
    asked, annotated = pair
    text = asked.text * 3
    assume(list(runs(text)))
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start:]
    said = [words, words.replace("\n", "\\n"), f"note: {words} (see above)", " ".join(words.split())]
    rows: list[Any] = through_the_page(results_of(annotated), chance)
    rows += [{"id": "remark", "value": {"text": [one]}} for one in said] + [{"meta": {"text": words.split()}}, {words: 1}]
    one = {"id": 1, "result": rows, "prediction": {"result": rows, "name": words}}
    task = {"id": 1, "data": {"doc_id": "tale-0001", "text": text}, "annotations": [one], "drafts": [one], "predictions": [one]}

    stored = strings(json.loads(without_text([task], shipped=False)))
    assert len(stored) > 20
    assert set() == set(runs(text)) & {run for string in stored for run in runs(string.replace("\\n", " "))}


def strings(value: Any) -> list[str]:
    """All strings in a value, keys too, and those of a list as one."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() for one in (key, *strings(inner))]
    if isinstance(value, list):
        return [" ".join(one for one in value if isinstance(one, str)), *(one for inner in value for one in strings(inner))]
    return [value] if isinstance(value, str) else []


def test_what_annotators_typed_is_stored() -> None:
    """Of a shipped text whatever was typed stays, also words of the article."""
    article = "Oss mill ferry toll warden hut bridge crossing barge miller. Marn."
    rows = [{"type": "textarea", "value": {"text": [article, "odd"]}}, {"type": "labels", "meta": {"text": "Marn."}}]
    place = {"start": 0, "end": 3, "labels": ["mention"]}
    task = {
        "data": {"doc_id": "a", "text": article},
        "annotations": [{"result": [*rows, {"type": "labels", "value": {**place, "text": "Oss"}}]}],
    }

    (stored,) = json.loads(without_text([task], shipped=True))

    assert [*rows, {"type": "labels", "value": place}] == stored["annotations"][0]["result"]


@pytest.mark.parametrize(
    "typed", [["He fled."], ["\u8239\u6c89\u4e86"], ["Ahmad"], ["Seven", "people", "died"], ["faded"], ["zoe-marn"]]
)
def test_nothing_typed_is_stored_about_a_stand_off_document(tale: Corpus, typed: list[str]) -> None:
    """Where the text is not shipped, an ellipsis stands for each thing that was typed, and what was chosen stays."""
    task = exported(tale)
    before = json.loads(without_text([task], shipped=True))
    rows = task["annotations"][0]["result"]
    rows += [
        {"id": "remark", "from_name": "remark", "to_name": "text", "type": "textarea", "value": {"text": typed}},
        {"id": "m1", "type": "labels", "value": {"start": 0, "labels": ["mention"]}, "meta": {"text": typed}},
        {"id": "m1", "type": "labels", "meta": {typed[0]: {"labels": typed}}, "note": typed[0]},
    ]

    (stored,) = json.loads(without_text([task], shipped=False))

    *others, first, second, third = stored["annotations"][0]["result"]
    lost = ["…"] * len(typed)
    assert before[0]["annotations"][0]["result"] == others
    assert {**rows[-3], "value": {"text": lost}} == first
    assert {**rows[-2], "meta": "…"} == second
    assert {"id": "m1", "type": "labels", "meta": "…", "note": "…"} == third
    assert before[0].keys() == stored.keys()


def test_of_the_data_of_a_task_little_is_stored(tale: Corpus) -> None:
    """Of what the page was given, only document, checksum and title are stored, whatever else somebody put there."""
    task = exported(tale)
    task["data"] |= {"html": "anything", "image": {"alt": "anything"}}

    (stored,) = json.loads(without_text([task], shipped=True))

    assert {"doc_id", "text_sha256", "title"} == stored["data"].keys()


def test_the_same_export_gives_the_same_bytes(tale: Corpus) -> None:
    """Order of tasks and keys, and the age of things, make no difference to what is stored."""
    first = exported(tale)
    second = {**first, "id": 2}
    older = json.loads(json.dumps(first))
    older["annotations"][0]["prediction"]["created_ago"] = "3 days"
    turned = dict(reversed(older.items()))

    assert without_text([first, second], shipped=True) == without_text([second, turned], shipped=True)
    assert [first["id"], 2] == [task["id"] for task in json.loads(without_text([second, first], shipped=True))]


def test_no_control_character_is_stored() -> None:
    """The file is ASCII without control characters but line feeds, whatever was typed."""
    task = {"data": {"doc_id": "a"}, "meta": {"note": ["".join(map(chr, range(160))) + "\u202e\u2028\ud800"]}}

    raw = without_text([task], shipped=True)

    assert set(range(32, 127)) | {10} >= set(raw)
    assert task["meta"] == json.loads(raw)[0]["meta"]
