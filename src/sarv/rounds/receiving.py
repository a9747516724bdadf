"""What an annotator submitted, as annotations that lie in the corpus folder: checked as everything there is, or refused in part.

A document with a fault keeps its faults to itself; all others are received. Texts come from the corpus folder, never from the
server.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..canonical import canonical
from ..checks import checks, checks_of
from ..checks._views import AnnotationView, Folder
from ..corpus import Corpus, CorpusError, kind_named
from ..findings import Fault, Finding
from ..lookup import load_folder
from ..page.controls import TRIGGER
from ..page.judgments import Asked, annotation_of
from ..page.tables import region_id
from ..progress import Progress
from ..records import Annotation, Document, Round
from ..validation import examine, finding
from .articles import Article, articles_of
from .exports import submission_of, without_text
from .projects import Project
from .seeding import context
from .server import Server
from .settling import home_of, labelling_path

_ELEMENT = re.compile(r"/(mentions|stances|events)/(\d+)")


@dataclass(frozen=True)
class Matter:
    """A round with all that its submissions are read against. `contexts` are the annotations whose events were shown."""

    corpus: Corpus
    folder: Folder
    round: Round
    articles: Mapping[str, Article]
    contexts: Mapping[str, Annotation]
    findings: Sequence[Finding]

    def path(self, annotator: str, document: str) -> str:
        """Where an annotator's annotation of a document lies."""
        return f"{home_of(self.round.id)}/{annotator}/{document}.json"


@dataclass(frozen=True)
class Submission:
    """What somebody's project has of a document: its tasks, the annotation that counts, where one does, and what is wrong.

    `path` is where the findings are, and where what was submitted would lie.
    """

    document: str
    path: str
    tasks: Sequence[Mapping[str, Any]]
    annotation: Mapping[str, Any] | None
    findings: list[Finding]

    @property
    def task(self) -> int:
        """The number of its first task, which a link leads to."""
        return int(self.tasks[0]["id"])


@dataclass
class Received:
    """What is of an annotator on the server: annotations and submissions by document, and findings."""

    annotations: dict[str, Annotation] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def tasks(self) -> dict[str, int]:
        """The tasks of documents, by number."""
        return {document: submission.task for document, submission in self.submissions.items()}

    def findings_at(self, path: str) -> list[Finding]:
        """What is wrong with the submission that would lie at a path."""
        return [finding for finding in self.findings if finding.path == path]


def matter_of(corpus: Corpus, round_: Round, progress: Progress | None = None) -> Matter:
    """The round with its documents; what is wrong with it or them is among its findings."""
    folder = load_folder(corpus)
    path = labelling_path(round_.id)
    labelling = corpus.read_bytes(path) if corpus.has(path) else None
    articles, findings = articles_of(corpus, folder, round_, labelling, progress)
    contexts = {}
    for name, article in list(articles.items()):
        shown, more = context(corpus, folder, round_, article)
        findings += more
        if more:
            del articles[name]
        if shown is not None:
            contexts[name] = shown
    return Matter(corpus, folder, round_, articles, contexts, findings)


def owner_of(server: Server, project: Project) -> tuple[int, Mapping[int, str]]:
    """The user whose project it is, and the e-mail addresses of all users; raises `CorpusError` where there is no such user."""
    emails, marker = server.emails(), project.marker
    found = next((user for user, email in emails.items() if email == marker.email.lower()), None)
    if found is None:
        raise CorpusError(
            f"the server has no account {marker.email}, which is that of {marker.annotator} in {marker.round}; "
            "perhaps it is another server than the round was opened on"
        )
    return found, emails


def submissions(
    round_: Round,
    paths: Mapping[str, str],
    documents: Mapping[str, Document],
    export: Sequence[Mapping[str, Any]],
    owner: int,
    emails: Mapping[int, str],
) -> list[Submission]:
    """What a project's export has of each of some documents. Of one that has two tasks, nobody can say which counts.

    Tasks of no document of the round are findings of `paths[""]`; `emails` name users in findings. Other documents of the round
    are left out: something is wrong with them, or they wait for somebody, and that has been said.
    """
    checksums = {name: document.text.sha256 for name, document in documents.items()}
    of_documents: dict[str, list[Mapping[str, Any]]] = {}
    for task in export:
        of_documents.setdefault(document_in(task), []).append(task)
    there = []
    for name, tasks in of_documents.items():
        if name in round_.documents and name not in documents:
            continue
        path = paths[name if name in documents else ""]
        found = [submission_of(task, owner, checksums, emails) for task in tasks]
        annotation, faults = found[0][0], [fault for _, of_task in found for fault in of_task]
        if name in documents and len(tasks) > 1:
            numbers = " and ".join(str(task["id"]) for task in tasks)
            twice = f"tasks {numbers} of the project are the same document"
            annotation, faults = None, [*faults, Fault("", twice, code="submission_twice")]
        there.append(Submission(name, path, tasks, annotation, findings_of(path, faults)))
    return there


def received(
    matter: Matter, annotator: str, export: Sequence[Mapping[str, Any]], owner: int, emails: Mapping[int, str]
) -> Received:
    """The submissions in the export of an annotator's project, which belongs to the user `owner`; `emails` are those of users."""
    received = Received()
    paths = {name: matter.path(annotator, name) for name in matter.articles}
    paths[""] = f"{home_of(matter.round.id)}/exports/{annotator}"
    documents = {name: article.document for name, article in matter.articles.items()}
    for submission in submissions(matter.round, paths, documents, export, owner, emails):
        received.findings += submission.findings
        if submission.document not in documents:
            continue
        received.submissions[submission.document] = submission
        if submission.annotation is not None:
            result = judged(matter, annotator, matter.articles[submission.document], submission.annotation["result"])
            if isinstance(result, Annotation):
                received.annotations[submission.document] = result
            else:
                received.findings += result
    return received


def document_in(task: Mapping[str, Any]) -> str:
    """The document that a task of an export says it is."""
    data = task.get("data")
    return str(data.get("doc_id")) if isinstance(data, dict) else ""


def export_path(round_: str, annotator: str, document: str) -> str:
    """Where the export of a document's task in an annotator's project is kept."""
    return f"{home_of(round_)}/exports/{annotator}/{document}.json"


def keep_export(corpus: Corpus, round_: str, annotator: str, submission: Submission, shipped: bool) -> None:
    """Keep what the server gave out of a document whose submission was taken, without the article's `text`."""
    corpus.write_bytes(export_path(round_, annotator, submission.document), without_text(submission.tasks, shipped))


def judged(matter: Matter, annotator: str, article: Article, result: Sequence[Mapping[str, Any]]) -> Annotation | list[Finding]:
    """The annotation that the rows of a submission mean, when it passes every check of annotations; else what is wrong."""
    path, round_ = matter.path(annotator, article.id), matter.round
    shown = matter.contexts.get(article.id)
    made = annotation_of(
        result,
        Asked(
            round_.id,
            annotator,
            round_.layers,
            article.document,
            article.text,
            article.shipped,
            matter.folder.actors or {},
            shown,
        ),
    )
    faults = _moved(shown, result) if shown is not None else []
    if not isinstance(made, Annotation):
        return findings_of(path, [*faults, *made])
    return findings_of(path, faults) or checked(matter, path, article, made) or made


def _moved(shown: Annotation, result: Sequence[Mapping[str, Any]]) -> list[Fault]:
    """The events that stand elsewhere in a submission than where they were shown."""
    now = {region_id(event.id, TRIGGER, 1): event.triggers[0].spans[0] for event in shown.events}
    faults = []
    for row in result:
        value, region = (row.get("value"), row.get("id")) if isinstance(row, dict) else (None, None)
        if isinstance(value, dict) and value.get("labels") == [TRIGGER] and (span := now.get(str(region))) is not None:
            there = value.get("start"), value.get("end")
            if there != (span.start, span.end):
                message = f"the event is marked at {there[0]}–{there[1]}, and was shown at {span.start}–{span.end}"
                faults.append(Fault(f"/{region}", message, code="context_changed"))
    return faults


def checked(matter: Matter, path: str, article: Article, made: Annotation) -> list[Finding]:
    """What the checks of annotation files find in one that is not written yet; pointers name its elements."""
    record, found = examine(path, kind_named("annotation"), canonical(made))
    if record is None:
        return found
    view = AnnotationView(path, made, matter.folder, article.document, article.text, article.shipped)
    faults = [(check, fault) for check in checks_of("annotation") for fault in check.run(view)]
    return [finding(check, path, _by_element(made, fault), "") for check, fault in faults]


def findings_of(path: str, faults: Sequence[Fault]) -> list[Finding]:
    """Faults that know their code, as findings of a file that is not written."""
    return [finding(checks()[fault.code or ""], path, fault, "") for fault in faults]


def _by_element(made: Annotation, fault: Fault) -> Fault:
    """The fault with the id of its element in the place of the element's number, which nobody sees on the page."""
    at = _ELEMENT.match(fault.pointer)
    if at is None:
        return fault
    elements = getattr(made, at[1])
    return replace(fault, pointer=f"/{elements[int(at[2])].id}{fault.pointer[at.end() :]}")
