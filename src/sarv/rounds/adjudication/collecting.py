"""What the adjudicator submitted on the labelling page, as decisions in the corpus folder.

A document with a fault keeps its faults to itself. What was collected before and is the same now changes nothing; a submission
that was changed changes the decisions, until gold follows from them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...corpus import CorpusError
from ...derivation import derive
from ...findings import Fault, Finding
from ...progress import Progress, Steps
from ...records import Annotation
from ..exports import submission_of
from ..judgments import Asked, Judgments, judgments_of, shows_events
from ..receiving import document_in, findings_of, keep_export
from ..server import Server
from ..settling import home_of
from .adjudicating import Adjudicated, checked, settle
from .desk import adjudicator_of, project_of
from .differences import followed
from .docket import Case, Docket
from .finding_again import AGREED
from .so_far import so_far


@dataclass
class Collected:
    """What became of the submissions; `links` lead from files that findings name to the tasks where they are mended."""

    result: Adjudicated
    submitted: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def collect(docket: Docket, server: Server, *, again: bool = False, progress: Progress | None = None) -> Collected:
    """Collect what the adjudicator submitted; raises `CorpusError` where there is no project for that.

    Decisions from which gold follows are changed only `again`.
    """
    name, round_ = adjudicator_of(docket), docket.round.id
    project = project_of(docket, server)
    if project is None:
        raise CorpusError(f"the server has no project of {name} in {round_}; `sarv adjudicate {round_}` makes it")
    owner = server.user_id(project.marker.email)
    if owner is None:
        raise CorpusError(f"the server has no account {project.marker.email}, which is that of {name} in {round_}")
    export = server.export(project)
    checksums = {document: case.document.text.sha256 for document, case in docket.cases.items()}
    ruled = dict(docket.cases)
    findings: list[Finding] = list(docket.findings)
    tasks: dict[str, int] = {}
    collected = Collected(Adjudicated())
    steps = Steps(progress, len(export))
    for task in export:
        steps.next()
        document = document_in(task)
        if document in docket.round.documents and document not in docket.cases:
            continue  # Something is wrong with the document, or it waits for annotators again; that has been said.
        submission, faults = submission_of(task, owner, checksums)
        case = docket.cases.get(document)
        path = f"{home_of(round_)}/exports/{name}" if case is None else case.path
        if document in tasks:
            twice = f"tasks {tasks[document]} and {task['id']} of the project are both this document"
            faults, submission = [Fault("", twice, code="submission_twice")], None
        tasks[document] = task["id"]
        found = findings_of(path, faults)
        if case is not None and submission is not None:
            collected.submitted.append(document)
            after, more = _ruled(docket, case, task, submission, again)
            found += more
            if not more:
                ruled[document] = after
        findings += found
        if found:
            collected.links[path] = server.link(project, task["id"])
    keep_export(docket.corpus, docket.round, name, export)
    collected.result = settle(docket, ruled, [])
    collected.result.findings = findings
    return collected


def _ruled(
    docket: Docket, case: Case, task: Mapping[str, Any], submission: Mapping[str, Any], again: bool
) -> tuple[Case, list[Finding]]:
    """A case after what was submitted; or what is wrong with that."""
    document, of = case.document, case.round
    shown = so_far(case) if shows_events(of.layers) else None
    actors = docket.folder.actors or {}
    asked = Asked(of.id, adjudicator_of(docket), of.layers, document, case.text or "", case.shipped, actors, shown)
    judgments = judgments_of(submission["result"], asked)
    names = [AGREED, *(one.annotator for one in case.given)]
    if not isinstance(judgments, Judgments):
        return case, findings_of(case.path, judgments)
    result = followed(case, judgments.annotation, _begun_from(task, submission, names), judgments.reasons)
    if result.faults or result.waiting:
        raise RuntimeError(f"{case.path}: cannot be made of the submission; that is a fault of this program")
    after = replace(case, made=result.made)
    if after.made == case.made:
        return case, []
    if not again and _has_gold(docket, case):
        message = "the adjudicator submitted something else after gold was made of what was collected"
        return case, findings_of(case.path, [Fault("", message, code="submission_too_late")])
    return after, checked(docket, after, {})


def _begun_from(task: Mapping[str, Any], submission: Mapping[str, Any], names: Sequence[str]) -> str:
    """Which of the task's pre-annotations, whose `names` are in the order in which they were sent, a submission began as.

    The export has only their ids, which the server gave in that order. It is nothing where the page began empty.
    """
    parent, ids = submission.get("parent_prediction"), task.get("predictions", ())
    numbers = sorted(one["id"] if isinstance(one, dict) else one for one in ids)
    return dict(zip(numbers, names, strict=False)).get(parent, "") if len(numbers) == len(names) else ""


def _has_gold(docket: Docket, case: Case) -> bool:
    """Whether gold was made of the decisions that there are."""
    path = f"annotations/gold/{case.document.id}.json"
    derived = derive(case.round, case.given, case.decisions)
    if isinstance(derived, list) or not docket.corpus.has(path):
        return False
    gold: Annotation = docket.corpus.load(path, Annotation)
    return set(derived.origins.values()) <= set(gold.provenance or ())
