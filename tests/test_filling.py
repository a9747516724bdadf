"""Tasks come into a project once each, whatever is killed, lost or sent twice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.rounds import filling
from sarv.rounds.filling import TaskData, fill
from sarv.rounds.projects import Marker, Project, Task
from sarv.rounds.server import ServerError

PROJECT = Project(3, "pilot/a", Marker("pilot", "a", "annotator", "a@example.org", "0" * 64, ("actors",)))


def task(document: str, sha256: str = "0" * 64, **data: str) -> TaskData:
    """A task of a document."""
    return {"data": {"doc_id": document, "text_sha256": sha256, **data}}


class Killed(BaseException):
    """The end of a run in the middle."""


class There:
    """A project that takes whatever it is sent; what befalls each sending is fixed beforehand."""

    def __init__(self, fates: Sequence[str] = ()) -> None:
        self.tasks: list[tuple[str, Task]] = []
        self.late: list[TaskData] = []
        self.fates, self.next_id = list(fates), 1
        self.sent = 0

    def list(self) -> Any:
        """What is there, sorted by id."""
        return list(self.tasks)

    def take(self, batch: Sequence[TaskData]) -> None:
        """Take tasks in, as the server does: without looking whether it has them."""
        for one in batch:
            data = one["data"]
            came_in = Task(self.next_id, data["text_sha256"], False, False, False, data.get("made_from"))
            self.tasks.append((data["doc_id"], came_in))
            self.next_id += 1

    def send(self, batch: Sequence[TaskData]) -> None:
        """Take a batch in, or fail before, after, or be killed with the batch coming in later."""
        self.sent += len(batch)
        fate = self.fates.pop(0) if self.fates else "well"
        if fate in ("well", "answer lost", "killed after"):
            self.take(batch)
        if fate == "killed, comes in late":
            self.late.extend(batch)
        if fate.startswith("killed"):
            raise Killed
        if fate != "well":
            raise ServerError(fate)

    def remove(self, surplus: Task) -> None:
        """Remove a task."""
        self.tasks = [(document, one) for document, one in self.tasks if one is not surplus]

    def fill(self, tasks: Sequence[TaskData]) -> int:
        """Bring tasks in."""
        return fill(PROJECT, tasks, self.list, self.send, self.remove)


FATES = ("well", "lost", "answer lost", "killed before", "killed after", "killed, comes in late")


@given(st.integers(0, 12), st.lists(st.sampled_from(FATES), max_size=8), st.integers(1, 5))
def test_once_each_in_the_end(count: int, fates: list[str], batch: int) -> None:
    """However runs end, the run that goes well leaves each document there once, and a further one sends nothing."""
    there, tasks = There(fates), [task(f"tale-{number}") for number in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "BATCH_TASKS", batch)
        while there.fates:
            try:
                there.fill(tasks)
            except (ServerError, Killed):
                pass
            else:
                there.fates.clear()
            # A batch of a killed run comes in while the next one is at work, at the worst.
            late, there.late = there.late, []
            there.take(late)
        there.fill(tasks)
        sent = there.sent
        there.fill(tasks)

    assert [f"tale-{number}" for number in range(count)] == sorted((name for name, _ in there.tasks), key=lambda n: int(n[5:]))
    assert sent == there.sent


def test_what_is_missing_is_counted_and_told() -> None:
    """Only what is missing is sent; progress counts what is there already as done."""
    there, told = There(), []
    there.take([task("tale-1")])

    added = fill(
        PROJECT, [task("tale-1"), task("tale-2")], there.list, there.send, there.remove, lambda *steps: told.append(steps)
    )

    assert (1, [(2, 2)], ["tale-1", "tale-2"]) == (added, told, [name for name, _ in there.tasks])


def test_a_batch_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch ends where it has enough tasks, or enough bytes; a task larger than that is a batch alone."""
    monkeypatch.setattr(filling, "BATCH_TASKS", 2)
    assert [2, 2, 1] == [len(batch) for batch in filling._batches([task(str(number)) for number in range(5)])]

    monkeypatch.setattr(filling, "BATCH_BYTES", 10)
    assert [1, 1] == [len(batch) for batch in filling._batches([task("a"), task("b")])]


def test_two_tasks_of_a_document() -> None:
    """A document given twice is an error of the program."""
    with pytest.raises(ValueError, match="a document has two tasks"):
        There().fill([task("tale-1"), task("tale-1")])


def test_another_text() -> None:
    """A document that is there with another text is refused before anything is sent."""
    there = There()
    there.take([task("tale-1", "1" * 64)])

    with pytest.raises(ServerError, match=r"^Project 3 of the server has tale-1 with another text than the corpus"):
        there.fill([task("tale-1"), task("tale-2")])
    assert 0 == there.sent


@pytest.mark.parametrize("touched", ["annotated", "skipped", "drafts"])
def test_of_double_tasks_the_untouched_one_goes(touched: str) -> None:
    """Of a document that is there twice, the task that somebody worked on stays; two such tasks are for a person to decide."""
    work: dict[str, Any] = {"annotated": False, "skipped": False, "drafts": False, touched: True}
    there = There()
    there.tasks = [("tale-1", Task(1, "0" * 64, False, False, False)), ("tale-1", Task(2, "0" * 64, **work))]
    assert 0 == there.fill([task("tale-1")])
    assert [2] == [one.id for _, one in there.tasks]

    there.tasks.append(("tale-1", Task(4, "0" * 64, **work)))
    with pytest.raises(ServerError, match=r"^Tasks 2 and 4 of project 3 are both tale-1; delete one"):
        there.fill([task("tale-1")])


@pytest.mark.parametrize(
    ("touched", "numbers", "sent"),
    [("", [1, 3], 1), ("annotated", [1, 2], 0), ("skipped", [1, 2], 0), ("drafts", [1, 2], 0)],
)
def test_a_task_that_was_made_from_something_else(touched: str, numbers: list[int], sent: int) -> None:
    """A task that nobody has touched gives way to one that is made from what there is now; any other stays."""
    there = There()
    there.take([task("tale-1", made_from="a"), task("tale-2", made_from="a")])
    begun: dict[str, Any] = {touched: True} if touched else {}
    there.tasks[1] = "tale-2", replace(there.tasks[1][1], **begun)

    assert sent == there.fill([task("tale-1", made_from="a"), task("tale-2", made_from="b")])
    assert numbers == [one.id for _, one in there.tasks]


def test_what_does_not_come_in() -> None:
    """A server that says that tasks came in, but does not have them, is found out."""
    there = There()
    with pytest.raises(ServerError, match="are not there; run this again"):
        fill(PROJECT, [task("tale-1")], there.list, lambda _: None, there.remove)
