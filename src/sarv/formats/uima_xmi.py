"""UIMA CAS XMI, which INCEpTION and other tools of the UIMA world import and export.

The layers are those of `_inception`; sentences and tokens are ours (UAX #29). Which document, round, annotator and text the
marks belong to is a document-level annotation `webanno.custom.Origin`; tools that do not know it may drop it. The type system
stands beside, in `TypeSystem.xml`; INCEpTION imports it under Layers before the documents. XMI counts in UTF-16 code units.

Nothing of an annotation is lost, but for where elements of gold come from. XML 1.0 has no control characters; a text with one
is not written.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ._facts import facts_of
from ._format import Registers, Sheet, Written
from ._graph import graph_of
from ._inception import BY_NAME, LAYERS, marks_of
from ._uima_reading import ANNOTATION, FACTS, METADATA, ORIGIN, SEGMENTATION, TYPES, read
from ._words import words_of

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

__all__ = ["EXTRA", "HOLDS", "LOSES", "SOURCE", "SUFFIXES", "TITLE", "WHOLE", "read", "write"]

TITLE = "UIMA CAS XMI, for INCEpTION"
HOLDS = "everything, with sentences and tokens; the type system stands beside, in `TypeSystem.xml`"
LOSES = "nothing"
WHOLE = True
SOURCE = "https://docs.oasis-open.org/uima/v1.0/uima-v1.0.html"
EXTRA = "formats"
SUFFIXES = (".xmi",)

_STRING = "uima.cas.String"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """A file for each document, `DOCUMENT.xmi`, and the type system."""
    from cassis import Cas

    written = Written()
    types = _types()
    for sheet in sheets:
        odd = _NOT_XML.search(sheet.text)
        if odd is not None:
            message = f"the text has a character at offset {odd.start()} that XML cannot say, so the document is not written"
            written.lose(sheet, "", message, odd.group())
            continue
        cas = Cas(typesystem=types)
        cas.sofa_string = sheet.text
        cas.sofa_mime = "text/plain"
        _add_marks(cas, sheet)
        written.files[f"{sheet.document.id}.xmi"] = _ended(cas.to_xmi(pretty_print=True))
    if written.files:
        written.files[TYPES] = _ended(types.to_xml())
    return written


def _ended(xml: str | None) -> bytes:
    return f"{(xml or '').rstrip()}\n".encode()


def _types() -> "TypeSystem":
    """The types of the layers, and those that INCEpTION needs beside them."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name in ("Sentence", "Token"):
        types.create_type(f"{SEGMENTATION}{name}", ANNOTATION)
    metadata = types.create_type(f"{METADATA}DocumentMetaData", "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId", "collectionId"):
        types.create_feature(metadata, name, _STRING)
    origin = types.create_type(ORIGIN, "uima.cas.AnnotationBase", "Which annotator judged which text in which round")
    for name in FACTS:
        types.create_feature(origin, name, _STRING)
    made = {type_: types.create_type(layer.name, ANNOTATION) for type_, layer in LAYERS.items()}
    for type_, layer in LAYERS.items():
        for name in layer.features:
            types.create_feature(made[type_], name, _STRING)
        for name, target in layer.links.items():
            link = types.create_type(layer.link(name), "uima.cas.TOP")
            types.create_feature(link, "role", _STRING)
            types.create_feature(link, "target", made[target])
            types.create_feature(made[type_], name, "uima.cas.FSArray", elementType=link, multipleReferencesAllowed=False)
    return types


def _add_marks(cas: "Cas", sheet: Sheet) -> None:
    types = cas.typesystem
    document = sheet.document
    metadata = types.get_type(f"{METADATA}DocumentMetaData")
    cas.add(
        metadata(
            begin=0, end=len(sheet.text), language=document.language, documentTitle=document.id, documentId=document.id,
            collectionId=document.collection,
        )
    )  # fmt: skip
    graph = graph_of(sheet.annotation)
    facts = facts_of(graph) | {"complete": " ".join(graph.complete or ())}
    cas.add(types.get_type(ORIGIN)(**{name: facts[fact] for name, fact in FACTS.items()}))
    sentence, token = (types.get_type(f"{SEGMENTATION}{name}") for name in ("Sentence", "Token"))
    for piece, inside in words_of(sheet.text):
        cas.add(sentence(begin=piece.start, end=piece.end))
        for inner in inside:
            cas.add(token(begin=inner.start, end=inner.end))
    marks = marks_of(graph)
    made = {id(mark): types.get_type(mark.layer)(begin=mark.start, end=mark.end, **mark.features) for mark in marks}
    array = types.get_type("uima.cas.FSArray")
    for mark in marks:
        cas.add(made[id(mark)])
        for name, links in mark.links.items():
            link = types.get_type(BY_NAME[mark.layer].link(name))
            made[id(mark)][name] = array(elements=[link(role=role, target=made[id(other)]) for role, other in links])
