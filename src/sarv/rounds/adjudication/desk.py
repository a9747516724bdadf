"""The adjudicator's labelling page: a project with a task for each document in question, and what annotators gave to look at."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import structs

from ...corpus import CorpusError, sha256
from ...findings import Finding
from ...progress import Progress
from ..accounts import account, accounts, keep
from ..gate import gate
from ..labelling import labelling_config
from ..opening import Desk
from ..projects import Marker, Project
from ..receiving import findings_of
from ..server import Server
from ..tasks import task_of
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
    predictions = [(AGREED, so_far(case, open_events=True)), *((one.annotator, one) for one in case.given)]
    return task_of(case.document, case.text or "", "" if outlet is None else outlet.name, predictions, case.round.layers)


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
    own = account(corpus, round_.id, name, known or email or f"{name}@annotators.example")
    _, token = server.account(own.email, own.password, own.token)
    keep(corpus, round_.id, {**accounts(corpus, round_.id), name: structs.replace(own, token=token)})
    config = labelling_config(round_.layers, (docket.folder.actors or {}).values(), adjudication=True)
    if there is None:
        marker = Marker(round_.id, name, "adjudicator", own.email, sha256(config.encode("utf-8")), round_.layers)
    else:
        marker = there.marker  # Its page stays as it was made, though the register has grown since.
    project = server.make_project(f"{round_.id}/{name}", config, marker)
    added = server.add_tasks(project, tasks, progress)
    server.show_predictions(project, AGREED)
    return Desk(name, own.email, server.link(project), len(tasks), added)


def adjudicator_of(docket: Docket) -> str:
    """The name of the round's adjudicator, whom every round has that is adjudicated."""
    assert docket.round.adjudicator is not None
    return docket.round.adjudicator.id


def project_of(docket: Docket, server: Server) -> Project | None:
    """The adjudicator's project, where there is one."""
    name = adjudicator_of(docket)
    found = [one for one in server.projects(docket.round.id) if (one.marker.role, one.marker.annotator) == ("adjudicator", name)]
    if len(found) > 1:
        both = " and ".join(str(one.id) for one in found)
        raise CorpusError(f"projects {both} of the server are both of {name} in {docket.round.id}; delete one")
    return found[0] if found else None
