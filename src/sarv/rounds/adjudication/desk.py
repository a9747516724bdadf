"""The adjudicator's labelling page: a project with a task for each document in question, and what annotators gave to look at.

A task names what it was made from by checksum. One that nobody has touched is made anew where that has changed; where its page is
still open, the server takes nothing from there, since the pre-annotations are gone. What was submitted on an older one is not
collected, since it says nothing of what its page did not show.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ...canonical import canonical
from ...corpus import CorpusError, sha256
from ...findings import Finding
from ...page.tasks import task_of
from ...progress import Progress
from ...records import Annotation
from ..accounts import account_on, accounts, default_email
from ..gate import gate
from ..labelling import labelling_config
from ..opening import Desk
from ..projects import MADE_FROM, Marker, Project
from ..receiving import findings_of
from ..server import Server
from .docket import Case, Docket
from .finding_again import AGREED
from .so_far import so_far
from .worksheets import undecided


def tasks_of(docket: Docket) -> tuple[list[Mapping[str, Any]], list[Finding]]:
    """The tasks of the documents that need a verdict, and what the page could not show of them.

    A task has what is agreed and what each annotator gave, as pre-annotations under these names.
    """
    tasks, findings = [], []
    for case in docket.cases.values():
        if undecided(case):
            task = _task(docket, case)
            findings += findings_of(case.path, gate(task, case.round.layers, docket.folder.actors or {}))
            tasks.append(task)
    return tasks, findings


def _task(docket: Docket, case: Case) -> Mapping[str, Any]:
    outlet = (docket.folder.outlets or {}).get(case.document.outlet)
    name = "" if outlet is None else outlet.name
    task = task_of(case.document, case.text or "", name, _shown(case), case.round.layers)
    task["data"][MADE_FROM] = made_from(case)
    return task


def _shown(case: Case) -> list[tuple[str, Annotation]]:
    return [(AGREED, so_far(case, open_events=True)), *((one.annotator, one) for one in case.given)]


def made_from(case: Case) -> str:
    """The checksum of what a page shows of a document besides its text: what is agreed or decided, and what annotators gave."""
    return sha256(b"".join(canonical(annotation) for _, annotation in _shown(case)))


def opened(
    docket: Docket, server: Server, tasks: Sequence[Mapping[str, Any]], email: str | None = None, progress: Progress | None = None
) -> Desk:
    """The adjudicator's account and project with the tasks, each made where it is not there yet.

    `email` is a log-in address that was asked for; an adjudicator keeps the one they have, and another is refused.
    """
    corpus, round_, name = docket.corpus, docket.round, adjudicator_of(docket)
    there = project_of(docket, server)
    kept = accounts(corpus, round_.id).get(name)
    known = kept.email if kept is not None else None if there is None else there.marker.email
    if known is not None and email not in (None, known):
        raise CorpusError(f"{name} logs in as {known} in round {round_.id}; the call says {email}")
    address = known or email or default_email(round_.id, name)
    account_on(server, corpus, round_.id, name, address)
    if there is None:
        config = labelling_config(round_.layers, (docket.folder.actors or {}).values(), adjudication=True)
        marker = Marker(round_.id, name, "adjudicator", address, sha256(config.encode("utf-8")), round_.layers)
        there = server.make_project(f"{round_.id}/{name}", config, marker)
    # Else its page stays as it was made, whatever the register and this program have become since.
    added = server.add_tasks(there, tasks, progress)
    server.show_predictions(there, AGREED)
    return Desk(name, address, server.link(there), len(tasks), added)


def adjudicator_of(docket: Docket) -> str:
    """The name of the round's adjudicator, whom every round has that is adjudicated."""
    assert docket.round.adjudicator is not None
    return docket.round.adjudicator.id


def project_of(docket: Docket, server: Server) -> Project | None:
    """The adjudicator's project, where there is one."""
    return server.by_name(docket.round.id, "adjudicator").get(adjudicator_of(docket))
