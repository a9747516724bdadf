"""Hands in the annotations of annotators that are programs or language models, through their own accounts.

They go the way of a person's: into the annotator's tasks, from where `collect` takes them. So each is checked as `collect` would,
and all of them before the first is sent.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from ..checks import checks, checks_of
from ..checks._views import AnnotationView, FileView
from ..conversion import annotation_from_quotes
from ..corpus import CorpusError, kind_named
from ..findings import Fault, Finding
from ..page.judgments import shows_events
from ..page.results import results_of
from ..progress import Progress, Steps
from ..records import Annotation
from ..validation import examine, examine_notation, finding
from .accounts import account_on, accounts
from .receiving import Matter, findings_of, judged, received
from .server import Server
from .standing import projects_of


@dataclass
class Submitted:
    """What was handed in now, and what had been before, by document; or the findings that kept everything from being sent."""

    sent: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def submit(matter: Matter, server: Server, annotator: str, files: Iterable[Path], progress: Progress | None = None) -> Submitted:
    """Submit annotation files, of offsets or of quotes, for an annotator of the round that is no person.

    What was submitted with the same content is left alone; nothing is sent while there is a finding. Raises `CorpusError` where
    the annotator cannot submit.
    """
    _demand_program(matter, annotator)
    given, findings = _read(matter, annotator, files)
    project = projects_of(server, matter.round).get(annotator)
    round_ = matter.round.id
    kept = accounts(matter.corpus, round_).get(annotator)
    if project is None or kept is None:
        raise CorpusError(
            f"{annotator} has no project or no account for round {round_} here; `sarv round open {round_}` makes them"
        )
    owner, token = account_on(server, matter.corpus, round_, annotator, kept.email)
    there = received(matter, annotator, server.export(project), owner, server.emails())
    result = Submitted(findings=[*matter.findings, *findings])
    to_send: dict[str, Annotation] = {}
    for document, annotation in given.items():
        path = matter.path(annotator, document)
        before = there.annotations.get(document)
        if document not in there.tasks:
            raise CorpusError(f"the server has no task for {document} of {annotator}; `sarv round open {round_}` makes it")
        if before == annotation:
            result.same.append(document)
        elif before is not None:
            differs = Fault("", "was submitted before, and says something else", code="submission_differs")
            result.findings += findings_of(path, [differs])
        elif there.findings_at(path):
            result.findings += there.findings_at(path)
        else:
            to_send[document] = annotation
    if result.findings:
        return result
    steps = Steps(progress, len(to_send))
    for document, annotation in to_send.items():
        server.submit(there.tasks[document], results_of(annotation, matter.round.layers), token)
        result.sent.append(document)
        steps.next()
    return result


def _demand_program(matter: Matter, annotator: str) -> None:
    kinds = {one.id: one.kind for one in matter.round.annotators}
    if annotator not in kinds:
        raise CorpusError(f"round {matter.round.id} has no annotator '{annotator}'; there are: {', '.join(kinds)}")
    if kinds[annotator] == "person":
        raise CorpusError(f"{annotator} is a person, and submits on the labelling page; only programs and models hand in files")


def _read(matter: Matter, annotator: str, files: Iterable[Path]) -> tuple[dict[str, Annotation], list[Finding]]:
    """The annotations of the files by document, and what is wrong with the files."""
    given: dict[str, Annotation] = {}
    first: dict[str, Path] = {}
    findings: list[Finding] = []
    for file in files:
        made, found = _annotation(matter, annotator, file)
        findings += found
        if made is None:
            continue
        other = first.setdefault(made.document, file)
        if made.document in given:
            again = Fault("/document", f"{other} is about it, too", made.document, code="submission_twice")
            findings.append(_in_file(FileView(str(file), file.read_bytes(), None), again, "Hand in one of the two files."))
        given[made.document] = made
    return given, findings


def _annotation(matter: Matter, annotator: str, file: Path) -> tuple[Annotation | None, list[Finding]]:
    """The annotation in a file, as it will be collected; or what is wrong with it, at its place in the file."""
    raw, name = file.read_bytes(), str(file)
    view = FileView(name, raw, None)
    found = examine_notation(view) or _misplaced(matter, annotator, view)
    if found or view.scan.value["document"] not in matter.articles:
        return None, found  # What is wrong with a document of the round has been said.
    if "text_sha256" in view.scan.value:
        record, found = examine(name, kind_named("annotation"), raw)
        # A record that could be read has no fault but in its notation, which does not matter here.
        made = record if isinstance(record, Annotation) else None
    else:
        converted = annotation_from_quotes(matter.corpus, matter.folder, name, raw)
        made, found = converted.annotation, converted.findings
    if made is None:
        return None, found
    made = _with_shown_events(matter, made)
    found = _examined(matter, annotator, view, made)
    if found:
        return None, found
    return _as_collected(matter, annotator, name, made)


def _misplaced(matter: Matter, annotator: str, file: FileView) -> list[Finding]:
    """Whether a file is no annotation, or one of another document, round or annotator than those that it is handed in for."""
    value, round_ = file.scan.value, matter.round.id
    if not isinstance(value, dict) or not isinstance(value.get("document"), str):
        message = "the file holds no annotation, which is an object that names its document"
        return [_in_file(file, Fault("", message, code="schema_shape"), "Hand in files of annotations, and no others.")]
    if value["document"] not in matter.round.documents:
        other = Fault(
            "/document", f"the round {round_} does not have this document", value["document"], code="document_not_in_round"
        )
        return [_in_file(file, other, "Leave the file out, or hand it in for the round that has its document.")]
    for name, own in (("round", round_), ("annotator", annotator)):
        if value.get(name, own) != own:
            other = Fault(f"/{name}", f"this is of another {name} than {own}", value[name], code="annotation_place")
            return [_in_file(file, other, f"Hand the file in for the {name} that it names, or leave it out.")]
    return []


def _in_file(file: FileView, fault: Fault, way_out: str) -> Finding:
    """A fault of a file that was handed in, with a way out that is one for whoever hands in files."""
    return dataclasses.replace(finding(checks()[fault.code or ""], file.path, fault, file.shown), way_out=way_out)


def _with_shown_events(matter: Matter, made: Annotation) -> Annotation:
    """The annotation with the events that its round shows, where it left them out."""
    shown = matter.contexts.get(made.document)
    return made if shown is None or made.events else replace(made, events=shown.events)


def _examined(matter: Matter, annotator: str, file: FileView, made: Annotation) -> list[Finding]:
    """What the checks of annotations find, at the places of the file."""
    article = matter.articles.get(made.document)
    text = article.text if article is not None else None
    document = article.document if article is not None else None
    shipped = article is not None and article.shipped
    view = AnnotationView(matter.path(annotator, made.document), made, matter.folder, document, text, shipped)
    faults = [(check, fault) for check in checks_of("annotation") for fault in check.run(view)]
    return [finding(check, file.path, fault, file.shown) for check, fault in faults]


def _as_collected(matter: Matter, annotator: str, name: str, made: Annotation) -> tuple[Annotation | None, list[Finding]]:
    """The annotation, when it comes back as it is from the labelling page."""
    layers, shown = matter.round.layers, matter.contexts.get(made.document)
    if shows_events(layers) and made.events != (shown.events if shown is not None else ()):
        message = "in a round on stance the events are those of gold, whole and unchanged, or are left out"
        return None, findings_of(name, [Fault("/events", message, code="layer_not_asked")])
    back = judged(matter, annotator, matter.articles[made.document], results_of(made, layers))
    if not isinstance(back, Annotation):
        return None, back
    if back != made:
        raise RuntimeError(f"{name}: would not come back from the labelling page as it is; that is a fault of this program")
    return made, []
