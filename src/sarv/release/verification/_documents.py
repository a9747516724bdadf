"""The documents of a split as their rows say they are, and what the rows of other configs are held to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from ...checks import checks
from ...checks._views import AnnotationView, Folder
from ...corpus import sha256
from ...layers import labels
from ...records import Annotation
from ._copy import Copy
from ._offsets import misplaced_spans
from ._registers import Registers

Row = dict[str, Any]

LAYERS = ("mentions", "stances", "events")
_GIVEN = ("complete", *LAYERS)
_REFERENCES = ("actor_unknown", "element_id_duplicate", "event_unknown")


@dataclass(frozen=True)
class Known:
    """A document by its row: its text, if it is there, its length, what other rows repeat of it, its elements by layer and id."""

    text: str | None
    length: int
    text_sha256: str
    repeated: Mapping[str, str]
    elements: Mapping[str, Mapping[str, Row]]


def read_document(copy: Copy, registers: Registers, path: str, pointer: str, row: Row) -> Known | None:
    """Check a row of config documents. None, with a fault, where it cannot be taken for a document."""
    given = {name: row[name] for name in (*_GIVEN, "text_sha256", "provenance")}
    record = _record(copy, path, pointer, given | {"document": row["id"], "round": "", "annotator": "gold"})
    if record is None or None in (row["text_length"], row["outlet"], row["collection"], row["incident"], row["genre"]):
        if record is not None:
            copy.fault("release_schema", path, "the row lacks what every document has", pointer=pointer)
        return None
    text, length = row["text"], row["text_length"]
    if text is not None and (len(text) != length or sha256(text.encode("utf-8")) != record.text_sha256):
        message = "the text has not the length and the checksum that it should have"
        copy.fault("release_offsets", path, message, pointer=f"{pointer}/text", value=record.text_sha256)
    check_spans(copy, path, pointer, {name: row[name] for name in LAYERS}, text, length)
    _check_labels(copy, path, pointer, row)
    if registers.outlets is not None and row["outlet"] not in registers.outlets:
        message = "no outlet of the register has this id"
        copy.fault("release_reference", path, message, pointer=f"{pointer}/outlet", value=row["outlet"])
    _check_elements(copy, registers, path, pointer, record, row["outlet"])
    elements = {layer: {one["id"]: one for one in row[layer]} for layer in LAYERS}
    repeated = {name: row[name] for name in ("collection", "incident", "outlet", "outlet_alignment", "genre")}
    return Known(text, length, record.text_sha256, repeated, elements)


def check_given(copy: Copy, registers: Registers, path: str, pointer: str, row: Row, known: Known) -> None:
    """Check a row of config annotations, which is about the document `known`."""
    names = (*_GIVEN, "document", "round", "annotator", "text_sha256")
    record = _record(copy, path, pointer, {name: row[name] for name in names})
    if record is None:
        return
    if record.text_sha256 != known.text_sha256:
        message = "the annotation was made on another text"
        copy.fault("release_offsets", path, message, pointer=f"{pointer}/text_sha256", value=record.text_sha256)
    check_spans(copy, path, pointer, {name: row[name] for name in LAYERS}, known.text, known.length)
    _check_elements(copy, registers, path, pointer, record, known.repeated["outlet"])


def check_spans(copy: Copy, path: str, pointer: str, row: Row, text: str | None, length: int) -> None:
    """Report every span in a row that does not stand where it says."""
    for found in misplaced_spans(row, pointer, text, length):
        copy.fault("release_offsets", path, found.message, pointer=found.pointer, value=found.value)


def _record(copy: Copy, path: str, pointer: str, value: Row) -> Annotation | None:
    try:
        return msgspec.convert(value, Annotation)
    except msgspec.ValidationError as error:
        copy.fault("release_schema", path, f"the row is no annotated document: {error}", pointer=pointer)
        return None


def _check_labels(copy: Copy, path: str, pointer: str, row: Row) -> None:
    for column, field in (("genre", "genre"), ("outlet_alignment", "alignment")):
        if row[column] not in labels()[field]:
            message = f"not a label of the field {field}"
            copy.fault("release_labels", path, message, pointer=f"{pointer}/{column}", value=row[column])


def _check_elements(copy: Copy, registers: Registers, path: str, pointer: str, record: Annotation, outlet: str) -> None:
    """Report labels that there are not, and references that lead nowhere, by the rules for annotations in a corpus folder."""
    view = AnnotationView("annotations/gold/-.json", record, Folder(actors=registers.actors), None, None, False)
    for code, of in (("release_labels", ("label_unknown",)), ("release_reference", _REFERENCES)):
        for name in of:
            for fault in checks()[name].run(view):
                copy.fault(code, path, fault.message, pointer=f"{pointer}{fault.pointer}", value=fault.value)
    for i, party in enumerate(view.parts.parties):
        if party.outlet not in (None, outlet):
            where = f"{pointer}{view.parts.pointer('parties', i, 'outlet')}"
            copy.fault("release_reference", path, f"the document is of {outlet}", pointer=where, value=party.outlet)
    if record.provenance is not None:
        elements = [element.id for element in view.parts.elements]
        if elements != [origin.element for origin in record.provenance]:
            message = "it has not an entry for each element, in their order"
            copy.fault("release_reference", path, message, pointer=f"{pointer}/provenance")
