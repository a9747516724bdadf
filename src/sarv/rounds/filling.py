"""Brings tasks into a project so that each document is there once, whatever was killed, lost or sent twice before.

The server has no key for a task and takes the same one again. So what is there is listed, what is missing is sent in batches,
which come in whole or not at all, and after an error what is there is listed again; nothing is sent blindly.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from ..progress import Progress
from .asking import ServerError
from .projects import MADE_FROM, Project, Task

BATCH_TASKS, BATCH_BYTES = 200, 10_000_000

TaskData = Mapping[str, Any]


def fill(
    project: Project,
    tasks: Sequence[TaskData],
    there: Callable[[], list[tuple[str, Task]]],
    send: Callable[[Sequence[TaskData]], None],
    remove: Callable[[Task], None],
    progress: Progress | None = None,
) -> int:
    """Send the tasks whose document is not `there` yet, and return how many those were.

    A document that is there with another text is refused. Of a document that is there twice, as when the last batch of a killed
    run came in after the next run had looked, a task that nobody has touched is removed. So is one that was made from something
    else than the task that is to be sent, which is then missing.
    """
    wanted = {task["data"]["doc_id"]: task for task in tasks}
    if len(wanted) != len(tasks):
        raise ValueError("a document has two tasks")
    found = _once_each(project, there(), remove)
    for document, task in wanted.items():
        if document in found and found[document].text_sha256 != task["data"]["text_sha256"]:
            raise ServerError(f"Project {project.id} of the server has {document} with another text than the corpus.")
    for document, task in wanted.items():
        if document in found and found[document].untouched and found[document].made_from != task["data"].get(MADE_FROM):
            remove(found.pop(document))
    missing = [task for document, task in wanted.items() if document not in found]
    done = len(wanted) - len(missing)
    for batch in _batches(missing):
        try:
            send(batch)
        except ServerError:
            # The answer can be lost although the batch came in.
            if batch[0]["data"]["doc_id"] not in dict(there()):
                raise
        done += len(batch)
        if progress is not None:
            progress(done, len(wanted))
    if missing and not wanted.keys() <= _once_each(project, there(), remove).keys():
        raise ServerError(f"Tasks that were brought into project {project.id} are not there; run this again.")
    return len(missing)


def _once_each(project: Project, found: list[tuple[str, Task]], remove: Callable[[Task], None]) -> dict[str, Task]:
    """The tasks by document; of double ones, those that nobody has touched are removed."""
    kept: dict[str, Task] = {}
    for document, task in found:
        before = kept.setdefault(document, task)
        if before is task:
            continue
        surplus = next((one for one in (task, before) if one.untouched), None)
        if surplus is None or before.text_sha256 != task.text_sha256:
            raise ServerError(f"Tasks {before.id} and {task.id} of project {project.id} are both {document}; delete one.")
        kept[document] = before if surplus is task else task
        remove(surplus)
    return kept


def _batches(tasks: Sequence[TaskData]) -> Iterator[list[TaskData]]:
    batch: list[TaskData] = []
    size = 0
    for task in tasks:
        length = len(orjson.dumps(task))
        if batch and (len(batch) == BATCH_TASKS or size + length > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += length
    if batch:
        yield batch
