"""A Label Studio server in memory, for tests of what is asked of it and in which order; the real one is asked in tests/server."""
# ruff: noqa: D102  # methods do what those of the real one say

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from sarv.corpus import Corpus
from sarv.page.results import results_of
from sarv.page.tasks import task_of
from sarv.progress import Progress
from sarv.records import Annotation, Document
from sarv.rounds.asking import ServerError
from sarv.rounds.connection import TOKEN, URL
from sarv.rounds.filling import fill
from sarv.rounds.projects import MADE_FROM, Marker, Project, Task
from sarv.rounds.server import Server


class Killed(BaseException):
    """The run was killed here."""


@dataclass
class Holding:
    """A project with all that is in it."""

    project: Project
    config: str
    tasks: list[dict[str, Any]] = field(default_factory=list)
    shown: str | None = None


class FakeServer(Server):
    """Does what the real one does, as far as rounds see it. After `kill_at` changes the run that makes them is killed."""

    def __init__(self) -> None:
        self.url = "http://127.0.0.1:1"
        self.held: dict[int, Holding] = {}
        self.users: dict[str, tuple[int, str]] = {}
        self.kill_at: int | None = None
        self.changes = 0
        self._ids = itertools.count(1)

    def changed(self) -> None:
        """Count a change; the run may end here."""
        self.changes += 1
        if self.changes == self.kill_at:
            raise Killed

    def version(self) -> str:
        return "1.23.2"

    def projects(self, round_: str) -> list[Project]:
        found = [one.project for one in self.held.values() if one.project.marker.round == round_]
        return sorted(found, key=lambda project: (project.marker.role, project.marker.annotator, project.id))

    def make_project(self, title: str, config: str, marker: Marker) -> Project:
        for there in self.projects(marker.round):
            if (there.marker.role, there.marker.annotator) == (marker.role, marker.annotator):
                if there.marker != marker:
                    raise ServerError(f"project {there.id} has another marker")
                if self.held[there.id].config.strip() != config.strip():
                    raise ServerError(f"project {there.id} has another labelling config")
                return there
        made = Project(next(self._ids), title, marker)
        self.held[made.id] = Holding(made, config)
        self.changed()
        return made

    def show_predictions(self, project: Project, model_version: str) -> None:
        self.held[project.id].shown = model_version
        self.changed()

    def _listed(self, project: Project) -> list[tuple[str, Task]]:
        return [
            (
                task["data"]["doc_id"],
                Task(
                    id=task["id"],
                    text_sha256=task["data"]["text_sha256"],
                    annotated=any(not one["was_cancelled"] for one in task["annotations"]),
                    skipped=any(one["was_cancelled"] for one in task["annotations"]),
                    drafts=bool(task["drafts"]),
                    made_from=task["data"].get(MADE_FROM),
                ),
            )
            for task in self.held[project.id].tasks
        ]

    def add_tasks(self, project: Project, tasks: Sequence[Mapping[str, Any]], progress: Progress | None = None) -> int:
        held = self.held[project.id].tasks

        def send(batch: Sequence[Mapping[str, Any]]) -> None:
            held.extend({"id": next(self._ids), "annotations": [], "drafts": []} | dict(task) for task in batch)
            self.changed()

        def remove(task: Task) -> None:
            held[:] = [one for one in held if one["id"] != task.id]
            self.changed()

        return fill(project, tasks, lambda: self._listed(project), send, remove, progress)

    def export(self, project: Project) -> list[dict[str, Any]]:
        return self.held[project.id].tasks

    def emails(self) -> dict[int, str]:
        return {user: email.lower() for email, (user, _) in self.users.items()}

    def account(self, email: str, password: str, token: str | None = None) -> tuple[int, str]:
        if email not in self.users:
            self.users[email] = next(self._ids), password
            self.changed()
        user, known = self.users[email]
        if password != known:
            raise ServerError(f"{email} has another password")
        return user, token or f"token-of-{user}"

    def submit(self, task: int, result: Sequence[Mapping[str, Any]], token: str) -> None:
        user = int(token.rpartition("-")[2])
        self.give(self.task(task), list(result), user)
        self.changed()

    def link(self, project: Project, task: int | None = None) -> str:
        return f"{self.url}/projects/{project.id}" + ("" if task is None else f"?task={task}")

    # What annotators do, and what goes wrong with it.

    def task(self, number: int) -> dict[str, Any]:
        """The task of that number, of whatever project."""
        return next(task for one in self.held.values() for task in one.tasks if task["id"] == number)

    def give(self, task: dict[str, Any], result: list[Any], user: int, **more: Any) -> dict[str, Any]:
        """An annotation of a task by a user."""
        made = {"id": next(self._ids), "completed_by": user, "updated_by": user, "was_cancelled": False, "result": result} | more
        task["annotations"].append(made)
        return made

    def of(self, annotator: str) -> Iterator[dict[str, Any]]:
        """The tasks of an annotator."""
        for one in self.held.values():
            if one.project.marker.annotator == annotator:
                yield from one.tasks


__all__ = ["NAMES", "FakeServer", "Killed"]

NAMES = ("tale-0001", "tale-0002", "tale-0003")
"""The documents of the example corpus's first round."""


def server_of(tale: Corpus) -> FakeServer:
    """A server on which both annotators of the first round have submitted all that the folder has of theirs."""
    fake = FakeServer()
    for name in ("one", "two"):
        email = f"{name}@annotators.example"
        owner, _ = fake.account(email, "secret")
        marker = Marker("first", name, "annotator", email, None, ("actors", "stance", "violence"))  # type: ignore[arg-type]
        project = fake.make_project(f"first/{name}", "<View/>", marker)
        documents = [tale.load(f"corpus/tale/{document}.json", Document) for document in NAMES]
        fake.add_tasks(project, [task_of(one, tale.text("tale", one.id) or "", "Oss Gazette") for one in documents])
        for task in fake.of(name):
            given = tale.load(f"annotations/rounds/first/{name}/{task['data']['doc_id']}.json", Annotation)
            fake.give(task, results_of(given), owner)
    return fake


def found_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """A server that commands find by the environment, and connect to."""
    fake = FakeServer()
    monkeypatch.setenv(URL, fake.url)
    monkeypatch.setenv(TOKEN, "token-of-the-lead")
    monkeypatch.setattr(Server, "connect", classmethod(lambda _class, _url, _token: fake))
    return fake
