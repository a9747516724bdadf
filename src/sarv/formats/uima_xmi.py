"""UIMA CAS XMI, which INCEpTION and other tools of the UIMA world import and export.

The layers are those of `_inception`; sentences and tokens are ours (UAX #29). Which document, round, annotator and text the
marks belong to is a document-level annotation `webanno.custom.Origin`; tools that do not know it may drop it. The type system
stands beside, in `TypeSystem.xml`; INCEpTION imports it under Layers before the documents. XMI counts in UTF-16 code units.

Nothing of an annotation is lost, but for where elements of gold come from. XML 1.0 has no control characters; a text with one
is not written.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from ..segmentation import sentences, tokens
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Graph, graph_of
from ._inception import BY_NAME, LAYERS, PREFIX, SEGMENTATION, Mark, graph_of_marks, marks_of
from ._utf16 import Utf16
from ._xml import XmlFaultError, elements

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TITLE = "UIMA CAS XMI, for INCEpTION"
HOLDS = "everything, with sentences and tokens; the type system stands beside, in `TypeSystem.xml`"
LOSES = "nothing"
SOURCE = "https://docs.oasis-open.org/uima/v1.0/uima-v1.0.html"
EXTRA = "formats"
SUFFIXES = (".xmi",)

TYPES = "TypeSystem.xml"
ORIGIN = f"{PREFIX}Origin"

_ANNOTATION = "uima.tcas.Annotation"
_STRING = "uima.cas.String"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type."
_XMI_ID = "{http://www.omg.org/XMI}id"
_ORIGIN = {
    "document": "document",
    "round": "round",
    "annotator": "annotator",
    "textSha256": "text_sha256",
    "complete": "complete",
}
_NUMBER = re.compile("[0-9]{1,9}")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What cassis raises on files that say what cannot be; it makes no errors of its own.
_CASSIS_ERRORS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, Warning)


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
        types.create_type(f"{SEGMENTATION}{name}", _ANNOTATION)
    metadata = types.create_type(f"{_METADATA}DocumentMetaData", "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId", "collectionId"):
        types.create_feature(metadata, name, _STRING)
    origin = types.create_type(ORIGIN, "uima.cas.AnnotationBase", "Which annotator judged which text in which round")
    for name in _ORIGIN:
        types.create_feature(origin, name, _STRING)
    made = {type_: types.create_type(layer.name, _ANNOTATION) for type_, layer in LAYERS.items()}
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
    metadata = types.get_type(f"{_METADATA}DocumentMetaData")
    cas.add(
        metadata(
            begin=0, end=len(sheet.text), language=document.language, documentTitle=document.id, documentId=document.id,
            collectionId=document.collection,
        )
    )  # fmt: skip
    graph = graph_of(sheet.annotation)
    said = {name: getattr(graph, attribute) for name, attribute in _ORIGIN.items()}
    cas.add(types.get_type(ORIGIN)(**said | {"complete": " ".join(graph.complete or ())}))
    sentence, token = (types.get_type(f"{SEGMENTATION}{name}") for name in ("Sentence", "Token"))
    for piece in sentences(sheet.text):
        cas.add(sentence(begin=piece.start, end=piece.end))
        for inner in tokens(sheet.text, piece):
            cas.add(token(begin=inner.start, end=inner.end))
    marks = marks_of(graph)
    made = {id(mark): types.get_type(mark.layer)(begin=mark.start, end=mark.end, **mark.features) for mark in marks}
    array = types.get_type("uima.cas.FSArray")
    for mark in marks:
        cas.add(made[id(mark)])
        for name, links in mark.links.items():
            link = types.get_type(BY_NAME[mark.layer].link(name))
            made[id(mark)][name] = array(elements=[link(role=role, target=made[id(other)]) for role, other in links])


def read(file: ForeignFile) -> Iterator[Graph]:
    """The graph of the document in the file, with its text."""
    lines = _examined(file)
    types = None if lines is None else _types_beside(file)
    cas = None if lines is None or types is None else _loaded(file, types)
    if lines is None or types is None or cas is None:
        return
    every = sorted(cas.select_all_fs(), key=lambda one: int(one.xmiID))
    places = {one.xmiID: f"line {lines[str(one.xmiID)]} xmi:id {one.xmiID}" for one in every}
    shown = [one for one in every if types.is_instance_of(one.type, _ANNOTATION) and not _is_surroundings(one, types)]
    marks = {one.xmiID: Mark(one.type.name, one.begin, one.end, place=places[one.xmiID]) for one in shown}
    for one in shown:
        _fill(marks[one.xmiID], one, marks)
    graph = graph_of_marks(marks.values(), cas.sofa_string or "")
    origins = [one for one in every if one.type.name == ORIGIN]
    for one in origins:
        said = {attribute: one.get(name) for name, attribute in _ORIGIN.items() if one.type.get_feature(name) is not None}
        for attribute, value in said.items():
            setattr(graph, attribute, tuple(value.split()) if attribute == "complete" and value is not None else value)
    if len(origins) > 1:
        file.fault("format_meaning", places[origins[1].xmiID], "the file says more than once whose annotation it is")
    yield graph


def _is_surroundings(one: Any, types: "TypeSystem") -> bool:
    """Whether an annotation is the text's division or its metadata, and nobody's judgment."""
    name = one.type.name
    return name.startswith((SEGMENTATION, _METADATA)) or bool(types.is_instance_of(name, "uima.tcas.DocumentAnnotation"))


def _fill(mark: Mark, one: Any, marks: dict[int, Mark]) -> None:
    for feature in one.type.all_features:
        value = None if feature.name in ("begin", "end", "sofa") else one[feature.name]
        if value is None:
            continue
        if isinstance(value, str | int | float):
            mark.features[feature.name] = str(value)
            continue
        for link in getattr(value, "elements", None) or [value]:
            named = [each for each in ("role", "target") if link.type.get_feature(each) is not None]
            found = {each: link[each] for each in named}
            end = found.get("target")
            mark.links.setdefault(feature.name, []).append((found.get("role"), marks.get(getattr(end, "xmiID", None) or -1)))


def _examined(file: ForeignFile) -> dict[str, int] | None:
    """The line of each `xmi:id`, or None where the file is no XMI with one text in which all offsets are."""
    try:
        found = elements(file.raw)
    except XmlFaultError as error:
        file.fault("format_syntax", error.place, error.message)
        return None
    if found[0].name != "{http://www.omg.org/XMI}XMI":
        file.fault("format_syntax", f"line {found[0].line}", "the outermost element must be xmi:XMI", found[0].name)
        return None
    lines: dict[str, int] = {}
    texts = []
    for element in found[1:]:
        own = element.attributes.get(_XMI_ID)
        if own is not None and lines.setdefault(own, element.line) != element.line:
            file.fault("format_syntax", f"line {element.line} xmi:id {own}", f"line {lines[own]} has the same xmi:id", own)
        if element.name.endswith("/cas.ecore}Sofa"):
            texts.append(element.attributes.get("sofaString"))
    text = texts[0] if len(texts) == 1 else None
    if text is None:
        file.fault("format_syntax", "", f"there must be one text (cas:Sofa with a sofaString), there are {len(texts)} sofas")
        return None
    utf16 = Utf16(text)
    for element in found[1:]:
        for name in ("begin", "end"):
            value = element.attributes.get(name)
            if value is not None and (not _NUMBER.fullmatch(value) or utf16.to_points(int(value)) is None):
                place = f"line {element.line} xmi:id {element.attributes.get(_XMI_ID)}"
                message = f"`{name}` is no place between characters of the text, which has {utf16.length} UTF-16 code units"
                file.fault("format_syntax", place, message, value)
    return None if file.faults else lines


def _types_beside(file: ForeignFile) -> "TypeSystem | None":
    from cassis import load_typesystem

    raw = file.beside(TYPES)
    if raw is None:
        file.fault("format_syntax", "", f"an XMI file needs its type system beside it, in a file {TYPES}; it is not there")
        return None
    try:
        elements(raw)
        types = load_typesystem(BytesIO(raw))
    except XmlFaultError as error:
        file.fault("format_syntax", "", f"{TYPES}, {error.place}: {error.message}")
        return None
    except _CASSIS_ERRORS as error:
        file.fault("format_syntax", "", f"{TYPES} is no type system: {type(error).__name__}", str(error))
        return None
    # cassis makes Python classes of types, by code that it writes: a name may be nothing but a name.
    names = [name for one in types.get_types() for name in (*one.name.split("."), *(own.name for own in one.features))]
    odd = sorted({name for name in names if not (name.isascii() and name.isidentifier()) or iskeyword(name)})
    for name in odd:
        file.fault("format_syntax", "", f"{TYPES} has a type or feature with a name that is no identifier", name)
    return None if odd else types


def _loaded(file: ForeignFile, types: "TypeSystem") -> "Cas | None":
    from cassis import load_cas_from_xmi
    from cassis.typesystem import TypeNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return load_cas_from_xmi(BytesIO(file.raw), typesystem=types)
    except (*_CASSIS_ERRORS, TypeNotFoundError, XMLSyntaxError) as error:
        file.fault("format_syntax", "", f"the file is no CAS of the type system beside it: {type(error).__name__}", str(error))
        return None
