"""The annotation scheme as custom layers of INCEpTION, which UIMA CAS XMI and WebAnno TSV share.

Each type of node is a span layer, `webanno.custom.Mention`, whose string features are the node's attributes and, for
elements, its id. Arcs are slots: a link feature for each kind of part, and for the event that a stance is about or an event
is linked to; the role of a link is the type of the arc, and may be missing where the feature allows only one. INCEpTION knows
no discontinuous spans: an annotation stands at the first fragment, and its link feature `fragments` leads to annotations of
the layer `Fragment` at the others. Stances, events and reports have none: they only stand where one of the parts does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ._facts import Facts
from ._graph import ATTRIBUTES, FIELDS, PARTS, Arc, Graph, Node

PREFIX = "webanno.custom."
FRAGMENT = "fragment"
FRAGMENTS = "fragments"

_FEATURES = {("event", "type"): "eventType"}  # `type` is a reserved name in libraries for UIMA
_EVENTS = {"stance": "event", "event": "links"}
_ANCHORED = frozenset({"stance", "event", "report"})


@dataclass(frozen=True, slots=True)
class Layer:
    """A span layer: the type of node that it shows, its features with their attributes, its link features with their targets."""

    type: str
    features: Mapping[str, str]
    links: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name of the layer's UIMA type."""
        return f"{PREFIX}{self.type.capitalize()}"

    def link(self, feature: str) -> str:
        """The name of the UIMA type of a feature's links, as INCEpTION itself makes it."""
        return f"{self.name}{feature.capitalize()}Link"


def _layer(type_: str) -> Layer:
    features = {"id": "id"} if type_ in FIELDS else {}
    features |= {_FEATURES.get((type_, name), name): name for name in ATTRIBUTES[type_]}
    links = {part: part for part in PARTS.get(type_, ())}
    if type_ in _EVENTS:
        links[_EVENTS[type_]] = "event"
    if type_ not in _ANCHORED:
        links[FRAGMENTS] = FRAGMENT
    return Layer(type_, MappingProxyType(features), MappingProxyType(links))


LAYERS: Mapping[str, Layer] = MappingProxyType(
    {type_: _layer(type_) for type_ in ATTRIBUTES} | {FRAGMENT: Layer(FRAGMENT, MappingProxyType({}), MappingProxyType({}))}
)
"""All layers by the type of node that they show; the last one is for further fragments."""

BY_NAME: Mapping[str, Layer] = MappingProxyType({layer.name: layer for layer in LAYERS.values()})
"""All layers by the name of their UIMA type."""


@dataclass(slots=True, eq=False)
class Mark:
    """An annotation in INCEpTION: one stretch of code points, its features, and by link feature the roles and ends of its links.

    `layer` is the name of its UIMA type. A link's end is None where it leads to nothing that is an annotation in the file.
    """

    layer: str
    start: int
    end: int
    features: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[tuple[str | None, "Mark | None"]]] = field(default_factory=dict)
    place: str = ""


def marks_of(graph: Graph) -> list[Mark]:
    """The annotations that show a graph: its nodes in their order, each followed by its further fragments."""
    marks: list[Mark] = []
    by_id: dict[str, Mark] = {}
    for node in graph.nodes:
        layer = LAYERS[node.type]
        values = {"id": node.id} | dict(node.attributes)
        named = {feature: values[name] for feature, name in layer.features.items() if name in values}
        first = Mark(layer.name, *node.fragments[0], named)
        others = [Mark(LAYERS[FRAGMENT].name, *at) for at in node.fragments[1:] if FRAGMENTS in layer.links]
        if others:
            first.links[FRAGMENTS] = [(FRAGMENT, other) for other in others]
        by_id[node.id] = first
        marks += (first, *others)
    types = {node.id: node.type for node in graph.nodes}
    for arc in graph.arcs:
        feature = _EVENTS[types[arc.source]] if types[arc.target] == "event" else types[arc.target]
        by_id[arc.source].links.setdefault(feature, []).append((arc.type, by_id[arc.target]))
    return marks


def graph_of_marks(marks: Iterable[Mark], facts: Facts, text: str) -> Graph:
    """The graph that annotations of a text show. What has no meaning in it is for `_meaning` to report."""
    every = list(marks)
    graph = facts.graph(text)
    ids: dict[int, str] = {}
    for number, mark in enumerate(every):
        layer = BY_NAME.get(mark.layer)
        own = mark.features.get("id") if layer is not None and "id" in layer.features else None
        ids[id(mark)] = own or f".{number}"  # no id of an element begins with a dot
    taken: set[int] = set()
    for mark in every:
        layer = BY_NAME.get(mark.layer)
        if layer is None:
            graph.nodes.append(Node(ids[id(mark)], mark.layer, ((mark.start, mark.end),), mark.features, mark.place))
        elif layer.type != FRAGMENT:
            graph.nodes.append(_node(mark, layer, ids, taken))
            graph.arcs += _arcs(mark, layer, ids)
    for mark in every:
        if mark.layer == LAYERS[FRAGMENT].name and id(mark) not in taken:
            graph.nodes.append(Node(ids[id(mark)], "fragment of nothing", ((mark.start, mark.end),), {}, mark.place))
    return graph


def _node(mark: Mark, layer: Layer, ids: Mapping[int, str], taken: set[int]) -> Node:
    pieces = [mark] + [other for _, other in mark.links.get(FRAGMENTS, ()) if other is not None]
    taken |= {id(piece) for piece in pieces[1:]}
    attributes = {layer.features.get(name, name): value for name, value in mark.features.items() if name != "id"}
    fragments = tuple(sorted((piece.start, piece.end) for piece in pieces))
    return Node(ids[id(mark)], layer.type, fragments, attributes, mark.place)


def _arcs(mark: Mark, layer: Layer, ids: Mapping[int, str]) -> Iterable[Arc]:
    for feature, links in mark.links.items():
        if feature == FRAGMENTS:
            continue
        part = layer.links.get(feature, feature)
        usual = "target" if layer.type == "stance" and part in ("proposition", "event") else part
        for role, other in links:
            yield Arc(role or usual, ids[id(mark)], "nothing" if other is None else ids[id(other)], mark.place)
