"""Annotations in and out of the quotes format, with every fault of a file reported at its place in that file."""

from dataclasses import dataclass
from typing import Any

import msgspec

from .checks import checks, checks_of
from .checks._views import AnnotationView, FileView, Folder, QuotesView
from .corpus import Corpus, kind_of
from .findings import Fault, Finding
from .formats.quotes import resolve, to_annotation
from .records import Annotation, Document
from .validation import examine_notation, finding, run

# The order of elements is free in a quotes file; it is made when the file is converted.
_NOT_OF_QUOTES = frozenset({"element_order"})


@dataclass(frozen=True)
class Converted:
    """An annotation with the path of its place in the corpus folder, or the findings that kept it from being made."""

    path: str
    annotation: Annotation | None
    findings: list[Finding]


def annotation_from_quotes(corpus: Corpus, folder: Folder, path: str, raw: bytes) -> Converted:
    """The annotation that a quotes file means. `path` is the file's name in findings; nothing is written."""
    file = FileView(path, raw, None)
    found = examine_notation(file)
    value = file.scan.value
    if found:
        return Converted(path, None, found)
    name = value.get("document") if isinstance(value, dict) else None
    collection = corpus.collection_of(name) if isinstance(name, str) else None
    if collection is None or name not in corpus.document_ids(collection):
        return Converted(path, None, [_odd(file, "document_unknown", "no document of the corpus has this id", name)])
    document: Document = corpus.load(f"corpus/{collection}/{name}.json", Document)
    text = corpus.text(collection, document.id)
    if text is None:
        message = "its text is not here; `sarv hydrate` fetches it"
        return Converted(path, None, [_odd(file, "text_missing", message, name)])
    shipped = corpus.collections[collection].texts == "shipped"
    found = run("quotes", QuotesView(path, value, text, shipped), file)
    if found:
        return Converted(path, None, found)
    return _checked(file, folder, document, text, shipped)


def _checked(file: FileView, folder: Folder, document: Document, text: str, shipped: bool) -> Converted:
    """Check the resolved value in the order of the file, so that findings point into it, then put it in order."""
    value = file.scan.value
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
