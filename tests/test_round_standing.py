"""Standing: how far everybody is, by what the server has, whatever it has."""

from typing import Any

import pytest
from msgspec.structs import replace

from fake_server import FakeServer
from sarv.corpus import Corpus, CorpusError
from sarv.rounds.projects import Marker
from sarv.rounds.settling import load_round
from sarv.rounds.standing import DRAFT, NOT_BEGUN, NOT_THERE, SKIPPED, SUBMITTED, Standing, lot_of, remarks_in, standings

LAYERS = ("actors", "stance", "violence")
REMARK = {"from_name": "remark", "id": "remark", "to_name": "text", "type": "textarea", "value": {"text": ["It is a riddle."]}}


def make(server: FakeServer, name: str, role: Any, *documents: str) -> list[dict[str, Any]]:
    """Make somebody's project in the first round with a task for each document."""
    project = server.make_project(f"first/{name}", "<View/>", Marker("first", name, role, "a@b.example", None, LAYERS))  # type: ignore[arg-type]
    server.add_tasks(project, [{"data": {"doc_id": one, "text_sha256": "0" * 64}, "predictions": []} for one in documents])
    return server.held[project.id].tasks


def found(tale: Corpus, server: FakeServer, **changes: Any) -> list[Standing]:
    """How far everybody of the first round is."""
    return standings(tale, server, replace(load_round(tale, "first"), **changes))


def test_a_server_without_the_round_is_named(tale: Corpus) -> None:
    """Where the server has no project of the round, it is the wrong one, or the round is not open on it yet."""
    expected = (
        "the server http://127.0.0.1:1 has no project of first; `sarv round open first` makes them, "
        "and --server names another server"
    )

    with pytest.raises(CorpusError) as refused:
        found(tale, FakeServer())

    assert expected == str(refused.value)


def test_the_adjudicator_has_the_documents_of_their_page(tale: Corpus) -> None:
    """Where there is a page of the adjudicator, they come last, with its documents alone, and what is decided of these."""
    server = FakeServer()
    make(server, "one", "annotator", "tale-0001")
    first, _ = make(server, "judge", "adjudicator", "tale-0001", "tale-0002")
    server.give(first, [], 9)

    one, two, judge = found(tale, server)

    assert {"tale-0001": NOT_BEGUN, "tale-0002": NOT_THERE, "tale-0003": NOT_THERE} == one.lots
    assert ("two", ["tale-0001", "tale-0002", "tale-0003"]) == (two.annotator, two.of(NOT_THERE))
    assert ("judge", True, False) == (judge.annotator, judge.adjudicates, one.adjudicates)
    assert {"tale-0001": SUBMITTED, "tale-0002": NOT_BEGUN} == judge.lots
    assert frozenset({"tale-0001"}) == judge.collected


def test_remarks_are_shown_where_texts_are(tale: Corpus) -> None:
    """A remark on a document whose text is not shipped may repeat words of it: that there is one is all that is said."""
    server = FakeServer()
    for task in make(server, "one", "annotator", "letters-0001", "tale-0001"):
        server.give(task, [REMARK], 9)

    one, _ = found(tale, server, documents=("letters-0001", "tale-0001"))

    assert {"letters-0001": ("…",), "tale-0001": ("It is a riddle.",)} == one.remarks


SUBMISSION = {"was_cancelled": False, "result": [REMARK]}


@pytest.mark.parametrize(
    ("task", "lot", "remarks"),
    [
        (None, NOT_THERE, 0),
        ({}, NOT_BEGUN, 0),
        ({"annotations": None, "drafts": [{}]}, DRAFT, 0),
        ({"annotations": [7]}, NOT_BEGUN, 0),
        ({"annotations": [{"was_cancelled": True}]}, SKIPPED, 0),
        ({"annotations": [{"result": None}]}, SUBMITTED, 0),
        ({"annotations": [{"result": [7, {"from_name": "remark", "value": {"text": 7}}]}]}, SUBMITTED, 0),
        ({"annotations": [SUBMISSION, {"was_cancelled": True, "result": [REMARK]}]}, SUBMITTED, 2),
    ],
)
def test_whatever_a_task_is_has_a_lot(task: Any, lot: str, remarks: int) -> None:
    """Submitted comes before put aside, and that before begun; what is not Label Studio's is passed over."""
    assert lot == lot_of(task)
    assert remarks == len(list(remarks_in(task or {})))
