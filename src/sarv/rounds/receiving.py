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
from ..corpus import Corpus, kind_named
from ..findings import Fault, Finding
from ..lookup import load_folder
from ..progress import Progress
from ..records import Annotation, Round
from ..validation import examine, finding
from ._page import region_id
from .articles import Article, articles_of
from .controls import TRIGGER
from .exports import submission_of, without_text
from .judgments import Asked, annotation_of
from .seeding import context
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


@dataclass
class Received:
    """What is of an annotator on the server: annotations by document, the tasks of documents, and findings."""

    annotations: dict[str, Annotation] = field(default_factory=dict)
    tasks: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

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
    for name, article in articles.items():
        shown, more = context(corpus, folder, round_, article)
        findings += more
        if shown is not None:
            contexts[name] = shown
    return Matter(corpus, folder, round_, articles, contexts, findings)


def received(matter: Matter, annotator: str, export: Sequence[Mapping[str, Any]], owner: int) -> Received:
    """The submissions in the export of an annotator's project, which belongs to the user `owner`."""
    found = Received()
    checksums = {name: article.document.text.sha256 for name, article in matter.articles.items()}
    for task in export:
        document = document_in(task)
        known = document in matter.articles
        if not known and document in matter.round.documents:
            continue  # Something is wrong with the document, and has been said.
        submission, faults = submission_of(task, owner, checksums)
        path = matter.path(annotator, document) if known else f"{home_of(matter.round.id)}/exports/{annotator}"
        if known and document in found.tasks:
            twice = f"tasks {found.tasks[document]} and {task['id']} of the project are both this document"
            faults.append(Fault("", twice, code="submission_twice"))
            found.annotations.pop(document, None)
            submission = None
        found.findings += findings_of(path, faults)
        if not known:
            continue
        found.tasks[document] = task["id"]
        if submission is not None:
            result = judged(matter, annotator, matter.articles[document], submission["result"])
            if isinstance(result, Annotation):
                found.annotations[document] = result
            else:
                found.findings += result
    return found


def document_in(task: Mapping[str, Any]) -> str:
    """The document that a task of an export says it is."""
    data = task.get("data")
    return str(data.get("doc_id")) if isinstance(data, dict) else ""


def export_path(round_: str, annotator: str, document: str) -> str:
    """Where the export of a document's tasks in an annotator's project is kept."""
    return f"{home_of(round_)}/exports/{annotator}/{document}.json"


def keep_export(corpus: Corpus, round_: Round, annotator: str, export: Sequence[Mapping[str, Any]]) -> None:
    """Keep what the server gave out of an annotator's project, without texts: a file for each document of the round."""
    of_documents: dict[str, list[Mapping[str, Any]]] = {}
    for task in export:
        of_documents.setdefault(document_in(task), []).append(task)
    for document in round_.documents:
        if document in of_documents:
            corpus.write_bytes(export_path(round_.id, annotator, document), without_text(of_documents[document]))


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
    """The events that stand elsewhere in a submission than in gold."""
    now = {region_id(event.id, TRIGGER, 1): event.triggers[0].spans[0] for event in shown.events}
    faults = []
    for row in result:
        value, region = row.get("value"), row.get("id")
        if isinstance(value, dict) and value.get("labels") == [TRIGGER] and (span := now.get(str(region))) is not None:
            there = value.get("start"), value.get("end")
            if there != (span.start, span.end):
                message = f"the event is marked at {there[0]}–{there[1]}, and gold has it at {span.start}–{span.end}"
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
