"""What an adjudicator submits counts as a whole, and so only where their page showed all that there is, and can be read."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from adjudicating import DECISIONS, EXPORT_2, ONE_2, TWO_2, answer, given, gold_says, run, submit, task
from edits import apply
from fake_server import FakeServer
from sarv.canonical import canonical
from sarv.checks import checks
from sarv.checks._example import Edit
from sarv.checks._tale import second
from sarv.corpus import Corpus
from sarv.findings import Fault
from sarv.page.results import results_of
from sarv.rounds.adjudication import collecting
from sarv.rounds.adjudication.deciding import Decided
from sarv.rounds.adjudication.rulings import Ruling


def test_a_page_made_before_an_annotation_is_refused(different: Corpus, server: FakeServer) -> None:
    """What was submitted on a page that did not show an annotation as it is now is a finding, and nothing is decided of it."""
    run(different)
    submit(server, results_of(given(different, ONE_2)), "one")
    apply(different.root, [Edit(TWO_2, set={"/mentions/0/form": "name"})])

    done = answer(different, "--collect")

    assert [("submission_outdated", DECISIONS)] == [(finding["code"], finding["path"]) for finding in done["findings"]]
    assert not different.has(DECISIONS)
    assert not different.has(EXPORT_2)


def test_a_page_made_before_a_decision_is_refused(different: Corpus, server: FakeServer) -> None:
    """What was decided elsewhere while the page was open stays; once it is undone, the submission is taken."""
    run(different)
    submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--policy", "prefer:two")
    before = different.read_bytes(DECISIONS)

    refused = answer(different, "--collect")
    assert ["submission_outdated"] == [finding["code"] for finding in refused["findings"]]
    assert before == different.read_bytes(DECISIONS)

    different.path(DECISIONS).unlink()
    assert 0 == run(different, "--collect").exit_code
    assert gold_says(different, given(different, ONE_2))


def test_decisions_made_elsewhere_after_a_collection_stay(different: Corpus, server: FakeServer) -> None:
    """A page that was collected may change its own decisions, but not those that were made in their place."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    different.path(DECISIONS).unlink()
    run(different, "--policy", "prefer:two")
    made["result"] = results_of(replace(given(different, ONE_2), mentions=()))

    done = answer(different, "--collect")

    assert ["submission_outdated"] == [finding["code"] for finding in done["findings"]]
    assert gold_says(different, given(different, TWO_2))


def test_a_page_that_nobody_began_is_made_anew(different: Corpus, server: FakeServer) -> None:
    """Opening again after an annotation has changed replaces the task, unless the adjudicator has begun on it."""
    run(different)
    first = task(server)
    apply(different.root, [Edit(TWO_2, set={"/mentions/0/form": "name"})])

    again = answer(different)["desk"]

    assert (1, 1) == (again["documents"], again["added"])
    second = task(server)
    assert first["id"] != second["id"]
    assert results_of(given(different, TWO_2)) == second["predictions"][2]["result"]
    second["drafts"].append({"id": 1, "annotation": None, "result": []})
    apply(different.root, [Edit(TWO_2, set={"/mentions/0/form": "nominal"})])
    assert 0 == answer(different)["desk"]["added"]
    assert second == task(server)


@pytest.mark.parametrize(("edits", "codes"), [("bad", ["submission_outdated"]), ("good", [])])
def test_examples_of_what_is_outdated(edits: str, codes: list[str], tale: Corpus, server: FakeServer) -> None:
    """The bad example, made after the page was submitted on, is found; the good one is let pass."""
    first, *rest = getattr(checks()["submission_outdated"], edits)
    apply(tale.root, [first])
    run(tale)
    submit(server, results_of(given(tale, ONE_2)), "one")
    apply(tale.root, rest)

    assert codes == [finding["code"] for finding in answer(tale, "--collect")["findings"]]


def test_a_document_in_two_tasks_is_a_finding(different: Corpus, server: FakeServer) -> None:
    """Where the project has a document twice, nobody can say which submission counts, and neither is followed."""
    run(different)
    submit(server, results_of(given(different, ONE_2)), "one")
    (held,) = server.held.values()
    held.tasks.append(json.loads(json.dumps(task(server))) | {"id": 77, "annotations": []})

    done = answer(different, "--collect")

    assert [("submission_twice", DECISIONS)] == [(finding["code"], finding["path"]) for finding in done["findings"]]
    assert not different.has(DECISIONS)


def test_a_page_stays_as_it_was_made(different: Corpus, server: FakeServer) -> None:
    """Opening again after the register has grown goes on with the page as it is."""
    run(different)
    (held,) = server.held.values()
    before = held.config
    actors = json.loads(different.read_bytes("corpus/actors.json"))["actors"]
    more = {**actors[-1], "id": "zz-newcomers", "name": "the Newcomers", "aliases": []}
    apply(different.root, [Edit("corpus/actors.json", set={"/actors/-": more})])

    done = run(different)

    assert (0, before) == (done.exit_code, held.config)


def test_a_submission_without_a_result_is_a_finding(different: Corpus, server: FakeServer) -> None:
    """A submission whose result is null decides nothing, and keeps nothing else from being decided."""
    run(different)
    submit(server, [])["result"] = None

    done = answer(different, "--collect")

    assert ["export_shape"] == [finding["code"] for finding in done["findings"]]


def test_what_cannot_be_followed_is_a_finding(different: Corpus, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission of which no decisions can be made is a finding of its document."""
    run(different)
    submit(server, results_of(given(different, ONE_2)), "one")
    refused = Fault("", "gold has another element of this id", "e1", code="verdict_id_taken")
    waiting = Ruling(("one:s1",), "It names an event.")
    impossible = Decided((), waiting=[waiting], faults=[(waiting, refused)])
    monkeypatch.setattr(collecting, "followed", lambda *_: impossible)

    done = answer(different, "--collect")

    assert ["verdict_id_taken", "verdict_event_unknown"] == [finding["code"] for finding in done["findings"]]
    assert [DECISIONS] * 2 == [finding["path"] for finding in done["findings"]]


def test_the_export_is_that_of_the_decisions(different: Corpus, server: FakeServer) -> None:
    """While a later submission is refused, the export stays the one that the decisions come from."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    before = different.read_bytes(EXPORT_2)
    made["result"] = [row for row in results_of(given(different, ONE_2)) if row.get("from_name") != "mention_form"]

    assert 1 == run(different, "--collect").exit_code
    assert before == different.read_bytes(EXPORT_2)


@pytest.mark.parametrize(
    "stored",
    [b"[", b"1", b"{}", b"[1]", b"[{}]", b'[{"annotations": 1}]', b'[{"annotations": [{}]}]', b'[{"annotations": [null]}]'],
)
def test_a_stored_export_that_somebody_changed(different: Corpus, server: FakeServer, stored: bytes) -> None:
    """A stored export that says nothing any more does not say that the decisions come from the page; nothing is raised."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    different.write_bytes(EXPORT_2, stored)
    made["result"] = results_of(given(different, TWO_2))

    done = answer(different, "--collect")

    assert ["submission_outdated"] == [finding["code"] for finding in done["findings"]]


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"result": None}, ["submission_outdated"]),
        ({"predictions": None}, []),
        ({"predictions": [{}, "11", 13]}, []),
        ({"parent_prediction": [11]}, []),
    ],
)
def test_a_stored_submission_that_somebody_changed(
    different: Corpus, server: FakeServer, changed: dict[str, Any], codes: list[str]
) -> None:
    """Whatever stands in a stored export, the decisions come from the page where its rows say what they say."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    (stored,) = json.loads(different.read_bytes(EXPORT_2))
    stored |= {key: value for key, value in changed.items() if key == "predictions"}
    stored["annotations"][0] |= {key: value for key, value in changed.items() if key != "predictions"}
    different.write_bytes(EXPORT_2, json.dumps([stored]).encode())
    made["result"] = results_of(given(different, TWO_2))

    done = answer(different, "--collect")

    assert codes == [finding["code"] for finding in done["findings"]]


def test_what_was_decided_elsewhere_stands_or_gives_way(different: Corpus, server: FakeServer) -> None:
    """As the way out says, a submission that is deleted leaves what was decided elsewhere; without that, it is taken."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--policy", "prefer:two")
    decided = different.read_bytes(DECISIONS)

    task(server)["annotations"].remove(made)
    done = answer(different, "--collect")
    assert ([], [], decided) == (done["findings"], done["undecided"], different.read_bytes(DECISIONS))
    task(server)["annotations"].append(made)
    different.path(DECISIONS).unlink()
    assert [] == answer(different, "--collect")["findings"]
    assert gold_says(different, given(different, ONE_2))


def test_decisions_stay_after_gold_of_a_chain(different: Corpus, server: FakeServer) -> None:
    """Decisions from which gold follows stay also where a later round gives some of the layers by now."""
    run(different)
    made = submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    third = replace(given(different, ONE_2), round="second", annotator="three", complete=(), mentions=(), stances=())
    later = second(layers=("violence",), revises=("first",), documents=("tale-0002",))
    apply(different.root, [later, Edit("annotations/rounds/second/three/tale-0002.json", content=canonical(third))])
    assert gold_says(different, given(different, ONE_2))
    decided = different.read_bytes(DECISIONS)
    made["result"] = results_of(replace(given(different, ONE_2), mentions=()))

    done = answer(different, "--collect")

    assert ["submission_too_late"] == [finding["code"] for finding in done["findings"]]
    assert decided == different.read_bytes(DECISIONS)
    assert [] == answer(different, "--collect", "--replace")["findings"]
