"""How far the annotators of a round are, by what the server has of theirs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..corpus import Corpus, CorpusError
from ..progress import Progress, Steps
from ..records import Round
from ._page import REMARK
from .projects import Project
from .receiving import document_in
from .server import Server
from .settling import home_of

SUBMITTED, SKIPPED, DRAFT, NOT_BEGUN, NOT_THERE = "submitted", "skipped", "draft", "not begun", "not on the server"


@dataclass(frozen=True)
class Standing:
    """How far an annotator is: the lot of each document of the round, remarks by document, and what was collected before.

    A lot is `SUBMITTED`, `SKIPPED` (put aside on purpose), `DRAFT` (begun, not submitted), `NOT_BEGUN` or `NOT_THERE`.
    """

    annotator: str
    lots: Mapping[str, str]
    collected: frozenset[str]
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, *lots: str) -> list[str]:
        """The sorted documents of some lots."""
        return sorted(document for document, lot in self.lots.items() if lot in lots)

    @property
    def remaining(self) -> list[str]:
        """The documents that still wait for the annotator."""
        return self.of(DRAFT, NOT_BEGUN, NOT_THERE)


def standings(corpus: Corpus, server: Server, round_: Round, progress: Progress | None = None) -> list[Standing]:
    """How far each annotator of the round is, sorted by name."""
    projects = projects_of(server, round_)
    found = []
    steps = Steps(progress, len(round_.annotators))
    for annotator in round_.annotators:
        name = annotator.id
        export = server.export(projects[name]) if name in projects else []
        tasks = {document_in(task): task for task in export}
        files = corpus.names(f"{home_of(round_.id)}/{name}", ".json")
        remarks = {document: tuple(remarks_in(tasks[document])) for document in round_.documents if document in tasks}
        found.append(
            Standing(
                name,
                {document: lot_of(tasks.get(document)) for document in round_.documents},
                frozenset(file.removesuffix(".json") for file in files),
                {document: said for document, said in remarks.items() if said},
            )
        )
        steps.next()
    return found


def projects_of(server: Server, round_: Round) -> dict[str, Project]:
    """The projects of the round's annotators by name; raises `CorpusError` where one has another labelling config, or two."""
    found: dict[str, Project] = {}
    for project in server.projects(round_.id):
        if project.marker.role != "annotator":
            continue
        name = project.marker.annotator
        if name in found:
            both = f"{found[name].id} and {project.id}"
            raise CorpusError(f"projects {both} of the server are both of {name} in {round_.id}; delete one")
        if project.marker.labelling_sha256 != round_.labelling_sha256:
            raise CorpusError(
                f"project {project.id} of the server, of {name} in {round_.id}, has another labelling config than the round; "
                "perhaps it is of another corpus folder"
            )
        found[name] = project
    return found


def lot_of(task: Mapping[str, Any] | None) -> str:
    """What became of a task of an export so far, or of one that is not there."""
    if task is None:
        return NOT_THERE
    if any(not one.get("was_cancelled") for one in task["annotations"]):
        return SUBMITTED
    if task["annotations"]:
        return SKIPPED
    return DRAFT if task["drafts"] else NOT_BEGUN


def remarks_in(task: Mapping[str, Any]) -> Iterator[str]:
    """What the annotator remarked on the document, where they submitted it or put it aside."""
    rows = (row for annotation in task["annotations"] for row in annotation["result"] if isinstance(row, dict))
    for row in rows:
        value = row.get("value")
        if row.get("from_name") == REMARK and isinstance(value, dict):
            yield from (words for words in value.get("text") or () if isinstance(words, str))
