"""W3C Web Annotation as JSON-LD: a page for each document, a Web Annotation for each mention, stance, event and part.

The target of a Web Annotation is a stretch of the text, by position (in code points, as the standard has it) and by its words;
several fragments are a composite of stretches. Its body has our terms: a type, attributes, and relations in their order. The
context says what they are called in RDF (`urn:x-sarv:`). Whose annotation it is, and of which document, stands on the page. The
text itself is not there; where its words are, they are compared with the text at hand.

Files of other tools are read where their bodies have these terms. Of the selectors, a position is needed; another may refine it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from ..reading import pointer_to
from ._facts import Facts, facts_of
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Arc, Graph, Node, graph_of
from ._json import json_in, shaped

TITLE = "W3C Web Annotation (JSON-LD)"
HOLDS = "everything, in terms of our own"
LOSES = "nothing"
WHOLE = True
SOURCE = "https://www.w3.org/TR/annotation-model/"
EXTRA = None
SUFFIXES = (".jsonld", ".json")

ANNO = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:x-sarv:"
TERMS = {
    "sarv": NAMESPACE,
    "relations": {"@id": "sarv:relations", "@container": "@list"},
    "relation": {"@id": "sarv:relation", "@type": "@vocab"},
    "to": {"@id": "sarv:to", "@type": "@id"},
}
"""Our terms, as the context of a page gives them beside that of the standard."""

_PREFIX = "sarv:"
_NO_ATTRIBUTES = ("id", "purpose", "relations", "type")


class _Selector(msgspec.Struct):
    type: str = ""
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    refinedBy: Any = None  # noqa: N815  # the standard's name


class _Target(msgspec.Struct):
    selector: _Selector | tuple[_Selector, ...] = ()
    items: "tuple[_Target, ...]" = ()


_Stretch: TypeAlias = tuple[int, int, str | None]
"""A stretch of the text, with its words where they are given."""


class _Relation(msgspec.Struct):
    relation: str
    to: str


class _Annotation(msgspec.Struct):
    body: dict[str, Any]
    target: _Target | tuple[_Target, ...]
    id: str = ""


class _Page(msgspec.Struct):
    items: tuple[Any, ...]
    id: str = ""


def recognises(raw: bytes) -> bool:
    """Whether a file looks like this format."""
    return b"anno.jsonld" in raw


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """Write a page for each document."""
    written = Written()
    for sheet in sheets:
        page = msgspec.json.format(msgspec.json.encode(_page(sheet)), indent=1)
        written.files[f"{sheet.document.id}.jsonld"] = page + b"\n"
    return written


def _page(sheet: Sheet) -> dict[str, Any]:
    graph = graph_of(sheet.annotation)
    name = f"{NAMESPACE}{graph.round}:{graph.annotator}:{graph.document}"
    relations: dict[str, list[dict[str, str]]] = {}
    for arc in graph.arcs:
        relations.setdefault(arc.source, []).append({"relation": _PREFIX + arc.type, "to": f"{name}#{arc.target}"})
    items = []
    for node in graph.nodes:
        body: dict[str, Any] = {"type": _PREFIX + node.type}
        body |= {_PREFIX + attribute: value for attribute, value in node.attributes.items()}
        if node.id in relations:
            body["relations"] = relations[node.id]
        stretches = [_stretch(sheet, start, end) for start, end in node.fragments]
        target = stretches[0] if len(stretches) == 1 else {"type": "oa:Composite", "items": stretches}
        items.append({"id": f"{name}#{node.id}", "type": "Annotation", "body": body, "target": target})
    facts = {_PREFIX + key: value for key, value in facts_of(graph).items()}
    return {"@context": [ANNO, TERMS], "id": name, "type": "AnnotationPage", **facts, "items": items}


def _stretch(sheet: Sheet, start: int, end: int) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": f"{NAMESPACE}text:{sheet.document.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": sheet.text[start:end]},
        ],
    }


def read(file: ForeignFile) -> Iterator[Graph]:
    """Read the graph of a page."""
    value = json_in(file)
    page = None if value is None else shaped(file, value, _Page)
    if page is None:
        return
    facts = shaped(file, {key.removeprefix(_PREFIX): one for key, one in value.items() if key.startswith(_PREFIX)}, Facts)
    if facts is None:
        return
    graph = facts.graph()
    for number, item in enumerate(page.items):
        at = f"/items/{number}"
        annotation = shaped(file, item, _Annotation, at)
        if annotation is None:
            continue
        _add(file, graph, annotation, list(_stretches(file, annotation.target, f"{at}/target")), at, f"{page.id}#")
    yield graph


def _add(file: ForeignFile, graph: Graph, annotation: _Annotation, stretches: Sequence[_Stretch], at: str, base: str) -> None:
    """Put what a Web Annotation says into the graph."""
    type_, relations = annotation.body.get("type"), annotation.body.get("relations", [])
    attributes = {}
    for key, value in annotation.body.items():
        if key in _NO_ATTRIBUTES:
            continue
        if isinstance(value, str):
            attributes[key.removeprefix(_PREFIX)] = value
        else:
            file.fault(
                "format_meaning", f"{at}/body{pointer_to(key)}", "an attribute is a word or a number, in quotation marks", value
            )
    found = shaped(file, relations, tuple[_Relation, ...], f"{at}/body/relations")
    if not isinstance(type_, str) or not type_.startswith(_PREFIX):
        file.fault("format_meaning", f"{at}/body", f"the type of a body begins with {_PREFIX}", type_)
    elif stretches and found is not None:
        fragments = tuple((start, end) for start, end, _ in stretches)
        said = [words for _, _, words in stretches if words is not None]
        words = " ".join(said) if len(said) == len(stretches) else None
        id_ = annotation.id.removeprefix(base)
        graph.nodes.append(Node(id_, type_.removeprefix(_PREFIX), fragments, attributes, at, words))
        for number, one in enumerate(found):
            place = f"{at}/body/relations/{number}"
            graph.arcs.append(Arc(one.relation.removeprefix(_PREFIX), id_, one.to.removeprefix(base), place))


def _stretches(file: ForeignFile, target: _Target | tuple[_Target, ...], at: str) -> Iterator[_Stretch]:
    """The stretches of the text that a target is."""
    if isinstance(target, tuple) or target.items:
        for inner in target if isinstance(target, tuple) else target.items:
            yield from _stretches(file, inner, at)
        return
    selectors = target.selector if isinstance(target.selector, tuple) else (target.selector,)
    words = next((one.exact for one in selectors if one.type == "TextQuoteSelector"), None)
    for one in selectors:
        if one.type == "TextPositionSelector":
            stretch = _position(file, one, f"{at}/selector")
            if stretch is not None:
                yield *stretch, words
            return
    file.fault("format_meaning", at, "the target has no TextPositionSelector, which says where in the text it is")


def _position(file: ForeignFile, selector: _Selector, at: str) -> tuple[int, int] | None:
    """The stretch that a position selects; one that refines it counts from where it begins."""
    if selector.start is None or selector.end is None:
        file.fault("format_syntax", at, "a TextPositionSelector has start and end, which are whole numbers")
        return None
    if selector.refinedBy is None:
        return selector.start, selector.end
    inner = shaped(file, selector.refinedBy, _Selector, f"{at}/refinedBy")
    found = None if inner is None else _position(file, inner, f"{at}/refinedBy")
    return None if found is None else (selector.start + found[0], selector.start + found[1])
