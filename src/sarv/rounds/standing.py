"""How far the annotators and the adjudicator of a round are, by what the server has of theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..checks._borrowed import LOST
from ..corpus import Corpus, CorpusError
from ..page.tables import REMARK
from ..progress import Progress, Steps
from ..records import Round
from .projects import Project
from .receiving import document_in
from .server import Server
from .settling import home_of

SUBMITTED, SKIPPED, DRAFT, NOT_BEGUN, NOT_THERE = "submitted", "skipped", "draft", "not begun", "not on the server"


@dataclass(frozen=True)
class Standing:
    """How far an annotator is: the lot of each document of the round, remarks by document, and what was collected before.

    A lot is `SUBMITTED`, `SKIPPED` (put aside on purpose), `DRAFT` (begun, not submitted), `NOT_BEGUN` or `NOT_THERE`. Who
    `adjudicates` has the documents that their project has.
    """

    annotator: str
    lots: Mapping[str, str]
    collected: frozenset[str]
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adjudicates: bool = False

    def of(self, *lots: str) -> list[str]:
        """The sorted documents of some lots."""
        return sorted(document for document, lot in self.lots.items() if lot in lots)

    @property
    def remaining(self) -> list[str]:
        """The documents that still wait for the annotator."""
        return self.of(DRAFT, NOT_BEGUN, NOT_THERE)


def standings(corpus: Corpus, server: Server, round_: Round, progress: Progress | None = None) -> list[Standing]:
    """How far each annotator of the round is, in the order of the round, and last the adjudicator, if they have a project.

    Raises `CorpusError` where the server has no project of the round.
    """
    projects, desks = projects_of(server, round_), server.by_name(round_.id, "adjudicator")
    if not projects and not desks:
        raise CorpusError(
            f"the server {server.url} has no project of {round_.id}; `sarv round open {round_.id}` makes them, "
            "and --server names another server"
        )
    steps = Steps(progress, len(round_.annotators) + len(desks))
    found = []
    for annotator in round_.annotators:
        project = projects.get(annotator.id)
        tasks = {} if project is None else _tasks(server, project)
        found.append(_standing(corpus, round_, annotator.id, round_.documents, tasks))
        steps.next()
    for name, project in desks.items():
        tasks = _tasks(server, project)
        there = [document for document in round_.documents if document in tasks]
        found.append(_standing(corpus, round_, name, there, tasks, adjudicates=True))
        steps.next()
    return found


def _tasks(server: Server, project: Project) -> dict[str, Mapping[str, Any]]:
    return {document_in(task): task for task in server.export(project)}


def _standing(
    corpus: Corpus,
    round_: Round,
    name: str,
    documents: Sequence[str],
    tasks: Mapping[str, Mapping[str, Any]],
    *,
    adjudicates: bool = False,
) -> Standing:
    """How far somebody is with some documents."""
    files = corpus.names(f"{home_of(round_.id)}/{'decisions' if adjudicates else name}", ".json")
    remarks = {document: _remarks(corpus, document, tasks[document]) for document in documents if document in tasks}
    return Standing(
        name,
        {document: lot_of(tasks.get(document)) for document in documents},
        frozenset(documents) & {file.removesuffix(".json") for file in files},
        {document: said for document, said in remarks.items() if said},
        adjudicates,
    )


def _remarks(corpus: Corpus, document: str, task: Mapping[str, Any]) -> tuple[str, ...]:
    """The remarks on a document; where its text is not shipped, only how many there are, since they may repeat words of it."""
    collection = corpus.collections.get(corpus.collection_of(document) or "")
    shipped = collection is not None and collection.texts == "shipped"
    return tuple(words if shipped else LOST for words in remarks_in(task))


def projects_of(server: Server, round_: Round) -> dict[str, Project]:
    """The projects of the round's annotators by name; raises `CorpusError` where one has another labelling config."""
    found = server.by_name(round_.id, "annotator")
    for name, project in found.items():
        if project.marker.labelling_sha256 != round_.labelling_sha256:
            raise CorpusError(
                f"project {project.id} of the server, of {name} in {round_.id}, has another labelling config than the round; "
                "perhaps it is of another corpus folder"
            )
    return found


def lot_of(task: Mapping[str, Any] | None) -> str:
    """What became of a task of an export so far, or of one that is not there."""
    if task is None:
        return NOT_THERE
    annotations = _objects(task, "annotations")
    if any(not one.get("was_cancelled") for one in annotations):
        return SUBMITTED
    if annotations:
        return SKIPPED
    return DRAFT if task.get("drafts") else NOT_BEGUN


def remarks_in(task: Mapping[str, Any]) -> Iterator[str]:
    """What was remarked on the document, where it was submitted or put aside."""
    for row in (row for annotation in _objects(task, "annotations") for row in _objects(annotation, "result")):
        value = row.get("value")
        if row.get("from_name") == REMARK and isinstance(value, dict):
            words = value.get("text")
            yield from (one for one in (words if isinstance(words, list) else ()) if isinstance(one, str))


def _objects(value: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects in a list, whatever JSON value stands there."""
    found = value.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
