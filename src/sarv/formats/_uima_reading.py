"""UIMA CAS XMI read: through cassis, once the file and the type system beside it hold nothing but what they may."""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from keyword import iskeyword
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ._facts import Facts
from ._format import ForeignFile
from ._graph import Graph
from ._inception import PREFIX, Mark, graph_of_marks
from ._utf16 import Utf16
from ._xml import Element, XmlFaultError, scan

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TYPES = "TypeSystem.xml"
"""The name of the file with the type system, as in INCEpTION's exports."""

ANNOTATION = "uima.tcas.Annotation"
SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type."
ORIGIN = f"{PREFIX}Origin"
FACTS: Mapping[str, str] = MappingProxyType(
    {"document": "document", "round": "round", "annotator": "annotator", "textSha256": "text_sha256", "complete": "complete"}
)
"""The features of `ORIGIN`, and which facts they are."""

_XMI_ID = "{http://www.omg.org/XMI}id"
_NUMBER = re.compile("[0-9]{1,9}")


def read(file: ForeignFile) -> Iterator[Graph]:
    """The graph of the document in the file, with its text."""
    lines = _examined(file)
    types = None if lines is None else _types_beside(file)
    cas = None if lines is None or types is None else _loaded(file, types)
    if lines is None or types is None or cas is None:
        return
    every = sorted(cas.select_all_fs(), key=lambda one: int(one.xmiID))
    places = {one.xmiID: f"line {lines[one.xmiID]} xmi:id {one.xmiID}" for one in every}
    shown = [one for one in every if types.is_instance_of(one.type, ANNOTATION) and not _is_surroundings(one, types)]
    marks = {one.xmiID: Mark(one.type.name, one.begin or 0, one.end or 0, place=places[one.xmiID]) for one in shown}
    for one in shown:
        _fill(marks[one.xmiID], one, marks)
    origins = [one for one in every if one.type.name == ORIGIN]
    if len(origins) > 1:
        file.fault("format_meaning", places[origins[1].xmiID], "the file says more than once whose annotation it is")
    yield graph_of_marks(marks.values(), _facts(origins[0]) if origins else Facts(), cas.sofa_string or "")


def _facts(origin: Any) -> Facts:
    values = ((fact, origin[name]) for name, fact in FACTS.items() if origin.type.get_feature(name) is not None)
    said: dict[str, Any] = {fact: value for fact, value in values if isinstance(value, str)}
    return Facts(**said | {fact: tuple(value.split()) for fact, value in said.items() if fact == "complete"})


def _is_surroundings(one: Any, types: "TypeSystem") -> bool:
    """Whether an annotation is the text's division or its metadata, and nobody's judgment."""
    name = one.type.name
    return name.startswith((SEGMENTATION, METADATA)) or bool(types.is_instance_of(name, "uima.tcas.DocumentAnnotation"))


def _fill(mark: Mark, one: Any, marks: dict[int, Mark]) -> None:
    for feature in one.type.all_features:
        value = None if feature.name in ("begin", "end", "sofa") else one[feature.name]
        if value is None:
            continue
        for inner in getattr(value, "elements", [value]):
            if hasattr(inner, "xmiID"):
                found = {each: inner[each] for each in ("role", "target") if inner.type.get_feature(each) is not None}
                end = getattr(found.get("target"), "xmiID", -1)
                mark.links.setdefault(feature.name, []).append((found.get("role"), marks.get(end)))
            else:
                mark.features[feature.name] = str(inner)


@dataclass(slots=True)
class _Outline:
    """What can be told of a file without its types: outermost element, lines of ids, texts, offsets with places."""

    root: str = ""
    lines: dict[int, int] = field(default_factory=dict)
    odd: list[tuple[str, int, str]] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    offsets: list[tuple[str, str, str]] = field(default_factory=list)

    def visit(self, element: Element) -> None:
        """Take an element in."""
        if not self.root:
            self.root = element.name
        own = element.attributes.get(_XMI_ID)
        if own is not None and not _NUMBER.fullmatch(own):
            self.odd.append((own, element.line, "an xmi:id is a number"))
        elif own is not None and int(own) in self.lines:
            self.odd.append((own, element.line, f"line {self.lines[int(own)]} has the same xmi:id"))
        elif own is not None:
            self.lines[int(own)] = element.line
        if element.name.endswith("/cas.ecore}Sofa"):
            self.texts.append(element.attributes.get("sofaString"))
        place = f"line {element.line} xmi:id {own}"
        self.offsets += [(name, value, place) for name in ("begin", "end") if (value := element.attributes.get(name)) is not None]


def _examined(file: ForeignFile) -> Mapping[int, int] | None:
    """The line of each `xmi:id`, or None where the file is no XMI with one text in which all offsets are."""
    outline = _Outline()
    try:
        scan(file.raw, outline.visit)
    except XmlFaultError as error:
        file.fault("format_syntax", error.place, error.message)
        return None
    if outline.root != "{http://www.omg.org/XMI}XMI":
        file.fault("format_syntax", "line 1", "the outermost element must be xmi:XMI", outline.root)
        return None
    text = outline.texts[0] if len(outline.texts) == 1 else None
    if text is None:
        message = f"there must be one text (cas:Sofa with a sofaString), there are {len(outline.texts)} sofas"
        file.fault("format_syntax", "", message)
        return None
    for own, line, message in outline.odd:
        file.fault("format_syntax", f"line {line} xmi:id {own}", message, own)
    utf16 = Utf16(text)
    for name, value, place in outline.offsets:
        if not _NUMBER.fullmatch(value) or utf16.to_points(int(value)) is None:
            message = f"`{name}` is no place between characters of the text, which has {utf16.length} UTF-16 code units"
            file.fault("format_syntax", place, message, value)
    return None if file.faults else outline.lines


def _errors() -> tuple[type[Exception], ...]:
    """What cassis raises on files that say what cannot be; it has hardly any errors of its own."""
    from cassis.typesystem import TypeNotFoundError
    from lxml.etree import LxmlError

    return (
        ArithmeticError,
        AttributeError,
        LookupError,
        LxmlError,
        RuntimeError,
        TypeError,
        TypeNotFoundError,
        ValueError,
        Warning,
    )


def _types_beside(file: ForeignFile) -> "TypeSystem | None":
    from cassis import load_typesystem

    raw = file.beside(TYPES)
    if raw is None:
        file.fault(
            "format_syntax",
            "",
            f"an XMI file needs its type system beside it, {TYPES}; export that along, and keep both together",
        )
        return None
    try:
        scan(raw, lambda _: None)
        types = load_typesystem(BytesIO(raw))
    except XmlFaultError as error:
        file.fault("format_syntax", "", f"{TYPES}, {error.place}: {error.message}")
        return None
    except _errors() as error:
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

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return load_cas_from_xmi(BytesIO(file.raw), typesystem=types)
    except _errors() as error:
        file.fault("format_syntax", "", f"the file is no CAS of the type system beside it: {type(error).__name__}", str(error))
        return None
