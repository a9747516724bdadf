"""Collecting: what annotators submitted comes into the folder, what is faulty does not, and nothing is lost or done twice."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from edits import apply
from fake_server import NAMES, FakeServer, Killed, server_of
from sarv import corpus as corpus_module
from sarv.canonical import canonical
from sarv.checks import Check, checks
from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.checks._submissions import EXPORT
from sarv.checks._tale import DECISIONS, ONE, ROUND, TWO, second
from sarv.corpus import Corpus, CorpusError, sha256
from sarv.page.results import results_of
from sarv.records import Annotation
from sarv.rounds.collecting import CHANGED, NEW, SAME, Collected, collect
from sarv.rounds.projects import Marker
from sarv.rounds.receiving import matter_of
from sarv.rounds.settling import load_round

LABELLING = "annotations/rounds/first/labelling.xml"
# What is found when files are to be submitted, or when an adjudicator's page is collected, has its examples beside those tests.
OF_COLLECTING = [
    one
    for one in checks().values()
    if "collecting" in one.views and one.code not in ("submission_differs", "submission_outdated")
]


@pytest.fixture
def server(tale: Corpus) -> FakeServer:
    """A server on which both annotators of the first round have submitted all that the folder has of theirs."""
    return server_of(tale)


def collected(tale: Corpus, server: FakeServer, *only: str, **options: Any) -> list[Collected]:
    """Collect the first round."""
    return collect(matter_of(tale, load_round(tale, "first")), server, only, **options)


def task(server: FakeServer, annotator: str, document: str) -> dict[str, Any]:
    """The task of a document."""
    return next(one for one in server.of(annotator) if one["data"]["doc_id"] == document)


def files(tale: Corpus) -> dict[str, bytes]:
    """All files of the round."""
    root = tale.path("annotations/rounds/first")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.*"))}


def delete_all(tale: Corpus) -> None:
    """Take what was collected out of the folder."""
    for name in NAMES:
        for annotator in ("one", "two"):
            tale.path(f"annotations/rounds/first/{annotator}/{name}.json").unlink()


def test_what_was_submitted_becomes_the_same_files(tale: Corpus, server: FakeServer) -> None:
    """Collected into an empty round, submissions give the annotations that they were made of, byte for byte."""
    before = files(tale)
    delete_all(tale)

    one, two = collected(tale, server)

    assert (dict.fromkeys(NAMES, NEW), []) == (one.lots, one.findings)
    assert ("two", one.lots, []) == (two.annotator, two.lots, two.findings)
    after = files(tale)
    exports = {f"exports/{annotator}/{name}.json" for annotator in ("one", "two") for name in NAMES}
    assert exports == after.keys() - before.keys()
    assert before == {name: after[name] for name in before}


def test_a_second_collect_changes_nothing(tale: Corpus, server: FakeServer) -> None:
    """A second run writes the same bytes, and says so."""
    collected(tale, server)
    before = files(tale)

    again = collected(tale, server)

    assert [dict.fromkeys(NAMES, SAME)] * 2 == [one.lots for one in again]
    assert before == files(tale)


@pytest.mark.parametrize("changes", range(1, 13))
def test_a_killed_collect_is_run_again(changes: int, tale: Corpus, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after any file that it writes and run again, collecting ends as if it had never been killed."""
    before = files(tale)
    delete_all(tale)
    written = corpus_module.write_whole

    def counted(target: Path, data: bytes, **options: Any) -> None:
        written(target, data, **options)
        server.changed()

    with monkeypatch.context() as in_this_run:
        in_this_run.setattr(corpus_module, "write_whole", counted)
        server.kill_at = server.changes + changes
        with pytest.raises(Killed):
            collected(tale, server)

    one, two = collected(tale, server)

    assert ([], list(NAMES), []) == (one.findings, sorted(one.lots), two.findings)
    after = files(tale)
    assert before == {name: after[name] for name in before}
    assert 12 == len([name for name in after if name.startswith(("one/", "two/", "exports/"))])


def test_the_export_has_no_text_of_articles(tale: Corpus, server: FakeServer) -> None:
    """The export that is kept names documents and offsets; the texts and their words are not in it."""
    collected(tale, server)

    raw = tale.read_bytes("annotations/rounds/first/exports/one/tale-0002.json")

    (task,) = json.loads(raw)
    assert ("tale-0002", False) == (task["data"]["doc_id"], "text" in task["data"])
    assert b"Mourners sang" not in raw


def test_the_export_is_that_of_the_annotation(tale: Corpus, server: FakeServer) -> None:
    """The export of a document changes only with its annotation: a submission that is refused, or gone, leaves both."""
    collected(tale, server)
    before = files(tale)
    rows = task(server, "one", "tale-0001")["annotations"][0]["result"]
    rows[:] = [row for row in rows if row["type"] != "taxonomy"]
    task(server, "one", "tale-0002")["annotations"][0]["result"] = []
    task(server, "two", "tale-0003")["annotations"].clear()

    one, two = collected(tale, server)

    assert {"answer_missing", "submission_too_late"} == {found.code for found in one.findings}
    assert ["submission_missing"] == [found.code for found in two.findings]
    assert before == files(tale)


def test_what_was_not_submitted_has_no_export(tale: Corpus, server: FakeServer) -> None:
    """A document that waits for its annotator, or that they put aside, has neither annotation nor export."""
    delete_all(tale)
    task(server, "one", "tale-0001")["annotations"].clear()
    task(server, "one", "tale-0002")["annotations"][0]["was_cancelled"] = True

    collected(tale, server, "one")

    assert ["exports/one/tale-0003.json", "one/tale-0003.json"] == [name for name in files(tale) if "one/" in name]


@pytest.mark.parametrize("result", [None, "no result", {"rows": []}, 7])
def test_a_submission_without_a_list_of_rows_is_a_finding(result: Any, tale: Corpus, server: FakeServer) -> None:
    """A submission whose result is missing, null or no list is a finding of its document, and the others are collected."""
    delete_all(tale)
    given = task(server, "one", "tale-0001")["annotations"][0]
    given["result"] = result
    if result == "no result":
        del given["result"]

    one, _ = collected(tale, server)

    assert [("export_shape", ONE)] == [(found.code, found.path) for found in one.findings]
    assert ["tale-0002", "tale-0003"] == one.of(NEW)


def test_rows_that_are_no_objects_are_findings(tale: Corpus, server: FakeServer) -> None:
    """In a round that shows events, too, a row that is no object is a finding of its document."""
    apply(tale.root, [Edit(ROUND, set={"/layers": ["stance"]}), second(layers=("actors", "violence"))])
    task(server, "one", "tale-0001")["annotations"][0]["result"] = [7]

    (one,) = collected(tale, server, "one")

    assert ("export_shape", ONE) in [(found.code, found.path) for found in one.findings]


def test_only_some_annotators_are_collected(tale: Corpus, server: FakeServer) -> None:
    """`only` names whose submissions are collected; who is not of the round is refused."""
    (two,) = collected(tale, server, "two")

    assert "two" == two.annotator
    with pytest.raises(CorpusError, match="round first has no annotator 'three'; there are: one, two"):
        collected(tale, server, "three")


def test_an_annotation_follows_its_annotator_until_it_is_compared(tale: Corpus, server: FakeServer) -> None:
    """A changed submission changes the file where the document has neither decisions nor gold of the round."""
    changed = task(server, "one", "tale-0002")["annotations"][0]
    given: Annotation = tale.load("annotations/rounds/first/one/tale-0002.json", Annotation)
    now = replace(given, stances=())
    changed["result"] = results_of(now)

    one, _ = collected(tale, server)
    path = "annotations/rounds/first/one/tale-0002.json"
    assert [("submission_too_late", path)] == [(found.code, found.path) for found in one.findings]
    assert canonical(given) == tale.read_bytes(path)
    assert {path: server.link(server.projects("first")[0], task(server, "one", "tale-0002")["id"])} == one.links

    tale.path("annotations/gold/tale-0002.json").unlink()
    one, _ = collected(tale, server)

    assert ([], ["tale-0002"]) == (one.findings, one.of(CHANGED))
    assert canonical(now) == tale.read_bytes(path)


def test_replace_writes_over_what_was_compared(tale: Corpus, server: FakeServer) -> None:
    """With `replace` a change is taken although there is gold; decisions alone keep it from being taken too."""
    task(server, "one", "tale-0001")["annotations"][0]["result"] = []
    tale.path(GOLD).unlink()

    refused = collected(tale, server, "one")[0]
    taken = collected(tale, server, "one", replace=True)[0]

    assert tale.has(DECISIONS)
    assert ["submission_too_late"] == [found.code for found in refused.findings]
    assert ([], ["tale-0001"]) == (taken.findings, taken.of(CHANGED))
    assert () == tale.load(ONE, Annotation).mentions


def test_a_fault_keeps_one_document_back(tale: Corpus, server: FakeServer) -> None:
    """A submission with a fault is a finding at its region, with the task to mend it; the others are collected."""
    delete_all(tale)
    rows = task(server, "one", "tale-0001")["annotations"][0]["result"]
    rows[:] = [row for row in rows if not (row.get("id") == "m2" and row["type"] == "taxonomy")]

    one, two = collected(tale, server)

    assert [("answer_missing", ONE, "/m2", 0)] == [(found.code, found.path, found.pointer, found.line) for found in one.findings]
    assert ["tale-0002", "tale-0003"] == one.of(NEW)
    assert not tale.has(ONE)
    assert [ONE] == list(one.links)
    assert list(NAMES) == two.of(NEW)


def test_the_checks_of_annotations_hold_for_submissions(tale: Corpus, server: FakeServer) -> None:
    """What the checks of annotation files find is a finding of the file that is not written, at its element."""
    delete_all(tale)
    given: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    stance = replace(given.stances[2], voice="outlet")
    task(server, "one", "tale-0001")["annotations"][0]["result"] = results_of(
        replace(given, stances=(*given.stances[:2], stance))
    )

    one, _ = collected(tale, server)

    assert [("stance_voice", ONE, "/s3/voice")] == [(found.code, found.path, found.pointer) for found in one.findings]
    assert not tale.has(ONE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"completed_by": 99, "updated_by": 99}, "submission_by_another"),
        ({"updated_by": 99}, "submission_by_another"),
        ({"was_cancelled": True}, "submission_unfinished"),
    ],
)
def test_what_must_be_refused_is_a_finding(tale: Corpus, server: FakeServer, change: dict[str, Any], code: str) -> None:
    """A foreign author, a foreign hand, a skipped document: each is a finding of that document alone."""
    delete_all(tale)
    task(server, "one", "tale-0003")["annotations"][0].update(change)

    one, _ = collected(tale, server)

    path = "annotations/rounds/first/one/tale-0003.json"
    assert [(code, path)] == [(found.code, found.path) for found in one.findings]
    assert ["tale-0001", "tale-0002"] == one.of(NEW)


def test_a_document_in_two_tasks_is_a_finding(tale: Corpus, server: FakeServer) -> None:
    """Where a project has a document twice, nobody can say which counts, and neither is collected."""
    delete_all(tale)
    twin = json.loads(json.dumps(task(server, "one", "tale-0002"))) | {"id": 77}
    server.held[server.projects("first")[0].id].tasks.append(twin)

    one, _ = collected(tale, server)

    path = "annotations/rounds/first/one/tale-0002.json"
    assert [("submission_twice", path)] == [(found.code, found.path) for found in one.findings]
    assert not tale.has(path)


def test_a_task_of_no_document_of_the_round_is_a_finding(tale: Corpus, server: FakeServer) -> None:
    """A task that somebody else put into the project is a finding of the export."""
    server.held[server.projects("first")[0].id].tasks.append(
        {"id": 77, "data": {"doc_id": "tale-0009", "text": "A tale."}, "annotations": [], "drafts": []}
    )

    one, _ = collected(tale, server)

    path = "annotations/rounds/first/exports/one"
    assert [("task_document_unknown", path)] == [(found.code, found.path) for found in one.findings]


def test_another_text_on_the_server_is_a_finding(tale: Corpus, server: FakeServer) -> None:
    """Offsets in a text that somebody edited on the server are not taken."""
    delete_all(tale)
    task(server, "one", "tale-0001")["data"]["text"] += "!"

    one, _ = collected(tale, server)

    assert [("task_text_differs", ONE)] == [(found.code, found.path) for found in one.findings]


def test_a_document_that_is_not_in_order_is_left_out(tale: Corpus, server: FakeServer) -> None:
    """A text that differs from its checksum is a finding of the document; its submissions wait, and the others are collected."""
    delete_all(tale)
    apply(tale.root, [Edit(TEXT, replace=(b"anyone", b"nobody"))])

    matter = matter_of(tale, load_round(tale, "first"))
    one, _ = collect(matter, server)

    assert [("text_checksum", DOCUMENT)] == [(found.code, found.path) for found in matter.findings]
    assert ([], ["tale-0002", "tale-0003"]) == (one.findings, one.of(NEW))


def test_nothing_is_deleted(tale: Corpus, server: FakeServer) -> None:
    """What was collected and has gone from the server is a finding, and stays; where nobody has begun, nothing is wrong."""
    server.held[server.projects("first")[0].id].tasks.pop(0)
    task(server, "one", "tale-0002")["annotations"].clear()
    task(server, "two", "tale-0001")["annotations"].clear()
    tale.path(TWO).unlink()
    before = tale.read_bytes(ONE)

    one, two = collected(tale, server)

    paths = [f"annotations/rounds/first/one/{name}.json" for name in NAMES[:2]]
    assert [("submission_missing", path) for path in paths] == [(found.code, found.path) for found in one.findings]
    assert before == tale.read_bytes(ONE)
    assert ([], {"tale-0002": SAME, "tale-0003": SAME}) == (two.findings, two.lots)


def test_an_annotator_without_a_project_is_named(tale: Corpus, server: FakeServer) -> None:
    """Before a round is opened on the server there is nothing to collect."""
    del server.held[server.projects("first")[1].id]

    with pytest.raises(CorpusError, match="the server has no project of two in first; `sarv round open first` makes it"):
        collected(tale, server)


def test_a_project_with_another_labelling_config_is_refused(tale: Corpus, server: FakeServer) -> None:
    """A project of a round of the same name, from another folder, is not collected."""
    project = server.projects("first")[0]
    held = server.held[project.id]
    held.project = type(project)(project.id, project.title, Marker("first", "one", "annotator", "x", "0" * 64, ("actors",)))

    with pytest.raises(CorpusError, match="has another labelling config than the round"):
        collected(tale, server)


def test_an_earlier_kind_of_page_is_refused(tale: Corpus, server: FakeServer) -> None:
    """A round whose frozen page has other tags than ours is not collected, since all of its rows would be faults."""
    page = b'<View><Labels name="actors" toName="text"/></View>\n'
    apply(tale.root, [Edit(ROUND, set={"/labelling_sha256": sha256(page)}), Edit(LABELLING, content=page)])

    with pytest.raises(
        CorpusError, match=rf"^{LABELLING}: is an earlier kind of page, which has no tag of labels called 'region'"
    ):
        collected(tale, server)


def example(tale: Corpus, server: FakeServer) -> list[tuple[str, str]]:
    """Collect the export of the example corpus, which has one task: code and path of each finding."""
    for name in NAMES[1:]:
        tale.path(f"annotations/rounds/first/one/{name}.json").unlink()
    server.held[server.projects("first")[0].id].tasks = json.loads(tale.read_bytes(EXPORT))
    (one,) = collected(tale, server, "one")
    return [(found.code, found.path) for found in one.findings]


@pytest.mark.parametrize("check", OF_COLLECTING, ids=lambda check: check.code)
def test_bad_example_of_collecting(check: Check, tale: Corpus, server: FakeServer) -> None:
    """The bad example of a check of collecting yields one finding, of the document."""
    apply(tale.root, check.bad)

    assert [(check.code, ONE)] == example(tale, server)


@pytest.mark.parametrize("check", OF_COLLECTING, ids=lambda check: check.code)
def test_good_example_of_collecting(check: Check, tale: Corpus, server: FakeServer) -> None:
    """The good example of a check of collecting yields none."""
    apply(tale.root, check.good)

    assert [] == example(tale, server)
