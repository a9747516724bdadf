"""What the adjudicator submitted on the labelling page, as decisions in the corpus folder.

A document with a fault keeps its faults to itself. What was collected before and is the same now changes nothing; a submission
that was changed changes the decisions, until gold follows from them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from msgspec import structs

from ...corpus import CorpusError
from ...derivation import derive
from ...findings import Fault, Finding
from ...page.judgments import Asked, Judgments, judgments_of, shows_events
from ...progress import Progress, Steps
from ...records import Annotation, Decision
from ..exports import predictions_of, submitted_by
from ..giving import gave_gold
from ..projects import MADE_FROM
from ..receiving import Submission, export_path, findings_of, keep_export, owner_of, submissions
from ..server import Server
from ..settling import home_of
from .adjudicating import Adjudicated, checked, settle
from .deciding import Decided
from .desk import adjudicator_of, made_from, project_of
from .differences import followed
from .docket import Case, Docket
from .finding_again import AGREED
from .so_far import so_far


@dataclass
class Collected:
    """What became of the submissions; `links` lead from files that findings name to the tasks where they are mended."""

    result: Adjudicated
    links: dict[str, str] = field(default_factory=dict)


def collect(docket: Docket, server: Server, *, again: bool = False, progress: Progress | None = None) -> Collected:
    """Collect what the adjudicator submitted; raises `CorpusError` where there is no project for that.

    Decisions from which gold follows are changed only `again`.
    """
    name, round_ = adjudicator_of(docket), docket.round.id
    project = project_of(docket, server)
    if project is None:
        raise CorpusError(f"the server has no project of {name} in {round_}; `sarv adjudicate {round_}` makes it")
    owner, emails = owner_of(server, project)
    export = server.export(project)
    paths = {document: case.path for document, case in docket.cases.items()} | {"": f"{home_of(round_)}/exports/{name}"}
    documents = {document: case.document for document, case in docket.cases.items()}
    ruled = dict(docket.cases)
    taken: list[Submission] = []
    collected = Collected(Adjudicated())
    findings: list[Finding] = list(docket.findings)
    there = submissions(docket.round, paths, documents, export, owner, emails)
    steps = Steps(progress, len(there))
    for submission in there:
        found = submission.findings
        if submission.annotation is not None:
            case = docket.cases[submission.document]
            after, more = _ruled(docket, case, owner, submission.tasks[0], submission.annotation, again)
            if not more:
                ruled[submission.document] = after
                taken.append(submission)
            found += more
        findings += found
        if found:
            collected.links[submission.path] = server.link(project, submission.task)
        steps.next()
    collected.result = settle(docket, ruled, [])
    for submission in taken:
        case = docket.cases[submission.document]
        keep_export(docket.corpus, round_, name, submission, case.shipped)
    collected.result.findings = findings
    return collected


def _ruled(
    docket: Docket, case: Case, owner: int, task: Mapping[str, Any], submission: Mapping[str, Any], again: bool
) -> tuple[Case, list[Finding]]:
    """A case after what was submitted; or what is wrong with that."""
    result = _followed(docket, case, task, submission)
    if isinstance(result, list):
        return case, findings_of(case.path, result)
    after = replace(case, made=result.made)
    if after.made == case.made:
        return case, []
    if task["data"].get(MADE_FROM) != made_from(case) and not _as_collected(docket, case, owner):
        message = "the page was made before an annotation or a decision that is there now"
        return case, findings_of(case.path, [Fault("", message, code="submission_outdated")])
    if not again and _stands_in_gold(docket, case):
        message = "the adjudicator submitted something else after gold was made of what was collected"
        return case, findings_of(case.path, [Fault("", message, code="submission_too_late")])
    return after, checked(docket, after, {})


def _followed(docket: Docket, case: Case, task: Mapping[str, Any], submission: Mapping[str, Any]) -> Decided | list[Fault]:
    """The decisions by which gold says what was submitted; or why there are none."""
    document, of = case.document, case.round
    shown = so_far(case) if shows_events(of.layers) else None
    actors = docket.folder.actors or {}
    asked = Asked(of.id, adjudicator_of(docket), of.layers, document, case.text or "", case.shipped, actors, shown)
    judgments = judgments_of(submission["result"], asked)
    if not isinstance(judgments, Judgments):
        return judgments
    names = [AGREED, *(one.annotator for one in case.given)]
    result = followed(case, judgments.annotation, _begun_from(task, submission, names), judgments.reasons)
    message = "cannot be followed, since it names an event that is undecided"
    waiting = [Fault("", message, ", ".join(ruling.of), code="verdict_event_unknown") for ruling in result.waiting]
    return [fault for _, fault in result.faults] + waiting or result


def _as_collected(docket: Docket, case: Case, owner: int) -> bool:
    """Whether the decisions that there are say what was collected from the page last: then nothing came after that."""
    path = export_path(case.round.id, adjudicator_of(docket), case.document.id)
    if not docket.corpus.has(path):
        return False
    try:
        kept = orjson.loads(docket.corpus.read_bytes(path))
    except orjson.JSONDecodeError:  # somebody changed it, as they may have in any other way
        return False
    tasks = kept if isinstance(kept, list) else ()
    last = [(task, one) for task in tasks for one in submitted_by(task, owner) if isinstance(one.get("result"), list)]
    result = _followed(docket, case, *last[-1]) if last else None
    return isinstance(result, Decided) and _unreasoned(result.made) == _unreasoned(case.made)


def _stands_in_gold(docket: Docket, case: Case) -> bool:
    """Whether gold was made of the decisions that there are, and not of earlier ones alone."""
    derived = derive(case.round, case.given, case.decisions)
    if isinstance(derived, list) or not gave_gold(docket.corpus, case.round.id, case.document.id):
        return False
    gold: Annotation = docket.corpus.load(f"annotations/gold/{case.document.id}.json", Annotation)
    return {origin for origin in gold.provenance or () if origin.round == case.round.id} <= set(derived.origins.values())


def _unreasoned(made: Sequence[Decision]) -> list[Decision]:
    """Decisions without their reasons, which a page does not show."""
    return [structs.replace(decision, reason="") for decision in made]


def _begun_from(task: Mapping[str, Any], submission: Mapping[str, Any], names: Sequence[str]) -> str:
    """Which of the task's pre-annotations, whose `names` are in the order in which they were sent, a submission began as.

    The export has only their ids, which the server gave in that order. It is nothing where the page began empty.
    """
    numbers = sorted(predictions_of(task))
    parent = submission.get("parent_prediction")
    named = zip(numbers, names, strict=True) if len(numbers) == len(names) else ()
    return next((name for number, name in named if number == parent), "")
