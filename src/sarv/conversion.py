"""Annotations in and out of the quotes format, with every fault of a file reported at its place in that file."""

from dataclasses import dataclass
from typing import Any

import msgspec

from .checks import checks, checks_of
from .checks._views import AnnotationView, FileView, Folder, QuotesView
from .corpus import Corpus, kind_named, kind_of, sha256
from .findings import Fault, Finding
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
class _Judged:
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
    judged = _judged(corpus, file, value.get("document") if isinstance(value, dict) else None)
    if isinstance(judged, Finding):
        return Converted(path, None, [judged])
    found = run("quotes", QuotesView(path, value, judged.text, judged.shipped), file)
    if found:
        return Converted(path, None, found)
    return _checked(file, folder, judged)


def quotes_from_annotation(corpus: Corpus, folder: Folder, path: str, raw: bytes) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The annotation at `path` of a corpus folder in the quotes format, or the findings that kept it from being made.

    Offsets mean words only in the text that they were taken from, and only if they are in order there.
    """
    kind = kind_named("annotation")
    record, found = examine(path, kind, raw)
    if not isinstance(record, Annotation):
        return None, found
    judged = _judged(corpus, FileView(path, raw, kind), record.document)
    if isinstance(judged, Finding):
        return None, [judged]
    view = AnnotationView(path, record, folder, judged.document, judged.text, judged.shipped)
    found = examine_record("annotation", view, raw)
    return (None, found) if found else (from_annotation(record, judged.text), [])


def _judged(corpus: Corpus, file: FileView, name: Any) -> _Judged | Finding:
    """The document of that id with its text, which must be the one that the document's checksum is of."""
    collection = corpus.collection_of(name) if isinstance(name, str) else None
    if collection is None or name not in corpus.document_ids(collection):
        return _odd(file, "document_unknown", "no document of the corpus has this id", name)
    document: Document = corpus.load(f"corpus/{collection}/{name}.json", Document)
    try:
        raw = corpus.read_bytes(f"corpus/{collection}/{name}.txt")
    except FileNotFoundError:
        return _odd(file, "text_missing", "its text is not here; `sarv hydrate` fetches it", name)
    if (found := sha256(raw)) != document.text.sha256:
        message = f"its text has the checksum {found}, the document gives {document.text.sha256}"
        return _odd(file, "text_checksum", message, name)
    return _Judged(document, raw.decode("utf-8"), corpus.collections[collection].texts == "shipped")


def _checked(file: FileView, folder: Folder, judged: _Judged) -> Converted:
    """Check the resolved value in the order of the file, so that findings point into it, then put it in order."""
    value = file.scan.value
    document, text, shipped = judged.document, judged.text, judged.shipped
    given = {"text_sha256": document.text.sha256} | resolve(value, text, shipped)
    home = f"annotations/rounds/{given.get('round')}/{given.get('annotator')}/{document.id}.json"
    if given.get("annotator") == "gold":
        home = f"annotations/gold/{document.id}.json"
    kind = kind_of(home)
    shaped = FileView(file.path, file.raw, kind_of("annotations/gold/any.json"))
    shaped.scan.value = given
    found = run("shape", shaped, file)
    if found or kind is None:
        return Converted(file.path, None, found)
    given_record = msgspec.convert(given, Annotation)
    view = AnnotationView(home, given_record, folder, document, text, shipped)
    found = [
        finding(check, file.path, fault, file.text or "")
        for check in checks_of("annotation")
        if check.code not in _NOT_OF_QUOTES
        for fault in check.run(view)
    ]
    if found:
        return Converted(file.path, None, found)
    return Converted(home, msgspec.convert(to_annotation(value, document, text, shipped), Annotation), [])


def _odd(file: FileView, code: str, message: str, value: Any) -> Finding:
    """A finding of a known code at the file's `document`, with a message of its own."""
    return finding(checks()[code], file.path, Fault("/document", message, value), file.text or "")
