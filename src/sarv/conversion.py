"""Annotations in and out of the quotes format, with every fault of a file reported at its place in that file."""

from dataclasses import dataclass
from typing import Any

import msgspec

from .checks import Check, checks, checks_of
from .checks._views import AnnotationView, FileView, Folder, QuotesView
from .corpus import Corpus, kind_named, sha256
from .findings import Fault, Finding
from .formats import Sheet
from .formats.quotes import from_annotation, resolve, to_annotation
from .records import Annotation, Document
from .validation import examine, examine_notation, examine_record, finding, run

# The order of elements is free in a quotes file; it is made when the file is converted.
_NOT_OF_QUOTES = frozenset({"element_order"})


@dataclass(frozen=True)
class Converted:
    """An annotation with the path of its place in the corpus folder, or the findings that kept it from being made."""

    path: str
    annotation: Annotation | None
    findings: list[Finding]


@dataclass(frozen=True)
class Judged:
    """The document that a file judges, with its text."""

    document: Document
    text: str
    shipped: bool


def annotation_from_quotes(corpus: Corpus, folder: Folder, path: str, raw: bytes) -> Converted:
    """The annotation that a quotes file means. `path` is the file's name in findings; nothing is written."""
    file = FileView(path, raw, None)
    found = examine_notation(file)
    if found:
        return Converted(path, None, found)
    value = file.scan.value
    judged = judged_by(corpus, value.get("document") if isinstance(value, dict) else None)
    if isinstance(judged, Fault):
        return Converted(path, None, [_found(file, judged)])
    found = run("quotes", QuotesView(path, value, judged.text, judged.shipped), file)
    if found:
        return Converted(path, None, found)
    return _checked(file, folder, judged)


def quotes_from_annotation(corpus: Corpus, folder: Folder, path: str, raw: bytes) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The annotation at `path` of a corpus folder in the quotes format, or the findings that kept it from being made."""
    sheet = examined(corpus, folder, path, raw)
    return (None, sheet) if isinstance(sheet, list) else (from_annotation(sheet.annotation, sheet.text), [])


def examined(corpus: Corpus, folder: Folder, path: str, raw: bytes) -> Sheet | list[Finding]:
    """The annotation at `path` of a corpus folder with its document and text, or all that is wrong with it.

    Offsets mean words only in the text that they were taken from, and only if they are in order there.
    """
    kind = kind_named("annotation")
    record, found = examine(path, kind, raw)
    if not isinstance(record, Annotation):
        return found
    judged = judged_by(corpus, record.document)
    if isinstance(judged, Fault):
        return [_found(FileView(path, raw, kind), judged)]
    view = AnnotationView(path, record, folder, judged.document, judged.text, judged.shipped)
    return examine_record("annotation", view, raw) or Sheet(path, judged.document, judged.text, record)


def judged_by(corpus: Corpus, name: Any) -> Judged | Fault:
    """The document of that id with its text, which must be the one that the document's checksum is of."""
    collection = corpus.collection_of(name) if isinstance(name, str) else None
    if collection is None or name not in corpus.document_ids(collection):
        return Fault("/document", "no document of the corpus has this id", name, code="document_unknown")
    document: Document = corpus.load(f"corpus/{collection}/{name}.json", Document)
    try:
        raw = corpus.read_bytes(f"corpus/{collection}/{name}.txt")
    except FileNotFoundError:
        return Fault("/document", "its text is not here; `sarv hydrate` fetches it", name, code="text_missing")
    if (found := sha256(raw)) != document.text.sha256:
        message = f"its text has the checksum {found}, the document gives {document.text.sha256}"
        return Fault("/document", message, name, code="text_checksum")
    return Judged(document, raw.decode("utf-8"), corpus.collections[collection].texts == "shipped")


def checked(folder: Folder, judged: Judged, shaped: FileView) -> tuple[str, Annotation | None, list[tuple[Check, Fault]]]:
    """Where the annotation belongs whose value a view shows, its record, unless its shape is at fault, and all its faults."""
    value = shaped.scan.value
    home = f"annotations/rounds/{value.get('round')}/{value.get('annotator')}/{judged.document.id}.json"
    if value.get("annotator") == "gold":
        home = f"annotations/gold/{judged.document.id}.json"
    faults = [(check, fault) for check in checks_of("shape") for fault in check.run(shaped)]
    if faults:
        return home, None, faults
    annotation = msgspec.convert(value, Annotation)
    view = AnnotationView(home, annotation, folder, judged.document, judged.text, judged.shipped)
    return home, annotation, [(check, fault) for check in checks_of("annotation") for fault in check.run(view)]


def _checked(file: FileView, folder: Folder, judged: Judged) -> Converted:
    """Check the resolved value in the order of the file, so that findings point into it, then put it in order."""
    shaped = FileView(file.path, file.raw, kind_named("annotation"))
    shaped.scan.value = {"text_sha256": judged.document.text.sha256} | resolve(file.scan.value, judged.text, judged.shipped)
    home, _, faults = checked(folder, judged, shaped)
    found = [finding(check, file.path, fault, file.shown) for check, fault in faults if check.code not in _NOT_OF_QUOTES]
    if found:
        return Converted(file.path, None, found)
    ordered = to_annotation(file.scan.value, judged.document, judged.text, judged.shipped)
    return Converted(home, msgspec.convert(ordered, Annotation), [])


def _found(file: FileView, fault: Fault) -> Finding:
    """A fault as a finding of its code."""
    return finding(checks()[fault.code or ""], file.path, fault, file.text or "")
