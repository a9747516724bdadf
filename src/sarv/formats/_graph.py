"""An annotation as a graph: marked stretches of the text, their attributes, and arcs between them.

This is what tools for marking text know. Foreign formats are written from a graph and read into one; only this file knows how
a graph and an annotation say the same. Types of nodes, with their attributes (`?`: where there is one):

- `mention`: form, actors (ids with blanks between)
- `stance`: holder, polarity, voice, source?, target? (where it is an actor)
- `cue`: kind; `proposition`: none
- `event`: type, stage; `trigger`: none
- `argument`: role, status, actor?
- `casualties`: kind, low?, high?, modifier, status, of?, scope, source
- `report`: source, voice, act

A holder, source or target is `actor:ID` or `outlet:ID`. A stance stands where its first cue does, an event and its reports
where its first trigger does: their own fragments say nothing more, and are not read where there are parts.

Types of arcs: `cue` from a stance to each of its cues, `target` to its proposition or event; `trigger`, `argument`,
`casualties`, `report` from an event to its parts; and from event to event the labels of the field `link_type`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import msgspec

from ..records import Annotation

Fragments = tuple[tuple[int, int], ...]

ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mention": ("form", "actors"),
        "stance": ("polarity", "voice", "holder", "source", "target"),
        "cue": ("kind",),
        "proposition": (),
        "event": ("type", "stage"),
        "trigger": (),
        "argument": ("role", "status", "actor"),
        "casualties": ("kind", "low", "high", "modifier", "status", "of", "scope", "source"),
        "report": ("source", "voice", "act"),
    }
)
"""The types of nodes, each with the names of its attributes."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"stance": ("cue", "proposition"), "event": ("trigger", "argument", "casualties", "report")}
)
"""The types of nodes that have parts, each with the types of these."""

FIELDS = {"mention": "mentions", "stance": "stances", "event": "events"}
"""The types of nodes that are elements of a layer, each with the field of an annotation that holds them."""

_LISTS = {"cue": "cues", "trigger": "triggers", "argument": "arguments", "casualties": "casualties", "report": "reports"}
_PARTIES = frozenset({"holder", "source", "target"})
_NUMBERS = frozenset({"low", "high"})


@dataclass(frozen=True, slots=True)
class Node:
    """A marked stretch of the text.

    `fragments` are half-open stretches of code points, in text order, of which there is at least one. `place` says where in a
    foreign file the node was read, in that format's own terms (`line 12`), `words` what the file has as its words, if it repeats
    them (white space may differ).
    """

    id: str
    type: str
    fragments: Fragments
    attributes: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    words: str | None = None

    @property
    def start(self) -> int:
        """Where the first fragment begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two nodes, given by their ids."""

    type: str
    source: str
    target: str
    place: str = ""


@dataclass(slots=True)
class Graph:
    """What one annotator says of one document. Nodes and arcs stand in the order of the annotation, wholes before their parts.

    What a foreign file does not say is None; `text` is the text that the file holds itself, if it does. `place` says where in a
    file of several documents this one stands; places of what is in it begin with that.
    """

    document: str | None = None
    round: str | None = None
    annotator: str | None = None
    text_sha256: str | None = None
    complete: tuple[str, ...] | None = None
    nodes: list[Node] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    text: str | None = None
    place: str = ""


def graph_of(annotation: Annotation) -> Graph:
    """The graph of an annotation. Where elements of gold come from is not part of it."""
    graph = Graph(annotation.document, annotation.round, annotation.annotator, annotation.text_sha256, annotation.complete)
    value = msgspec.to_builtins(annotation)
    for type_, name in FIELDS.items():
        for element in value[name]:
            _add_element(graph, type_, element)
    return graph


def _add_element(graph: Graph, type_: str, element: dict[str, Any]) -> None:
    own = element["id"]
    parts: list[tuple[str, dict[str, Any]]] = []
    arcs: list[Arc] = [Arc(link["type"], own, link["event"]) for link in element.get("links", ())]
    target = element.get("target", {})
    if "event" in target:
        arcs.append(Arc("target", own, target["event"]))
    if "proposition" in target:
        parts.append(("proposition", {"spans": target["proposition"]}))
    for part_type, name in _LISTS.items():
        parts += [(part_type, part) for part in element.get(name, ())]
    anchor = _fragments(min((part for kind, part in parts if kind in ("cue", "trigger")), key=_place, default=element))
    graph.nodes.append(Node(own, type_, anchor, dict(_written(type_, element))))
    for number, (part_type, part) in enumerate(parts, 1):
        id_ = f"{own}.{number}"
        fragments = _fragments(part) if "spans" in part else anchor
        graph.nodes.append(Node(id_, part_type, fragments, dict(_written(part_type, part))))
        graph.arcs.append(Arc("target" if part_type == "proposition" else part_type, own, id_))
    graph.arcs += arcs


def _written(type_: str, part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The attributes of a part, as words."""
    for name in ATTRIBUTES[type_]:
        value = part.get(name)
        if isinstance(value, dict):
            value = next((f"{kind}:{value[kind]}" for kind in ("actor", "outlet") if kind in value), None)
        elif isinstance(value, list | tuple):
            value = " ".join(value)
        if value is not None:
            yield name, str(value)


def _fragments(part: Mapping[str, Any]) -> Fragments:
    return tuple((span["start"], span["end"]) for span in part["spans"])


def _place(part: Mapping[str, Any]) -> tuple[int, int]:
    return part["spans"][0]["start"], part["spans"][-1]["end"]


@dataclass(slots=True)
class Value:
    """The value of an annotation file that a graph means, and for the JSON pointers of its parts where each was read."""

    value: dict[str, Any]
    places: dict[str, str]

    def place(self, pointer: str) -> str:
        """Where what `pointer` shows was read: the place of the nearest node above it; empty where none has one."""
        while pointer and not self.places.get(pointer):
            pointer = pointer.rpartition("/")[0]
        return self.places.get(pointer, "")


def value_of(graph: Graph, words_of: str | None = None) -> Value:
    """The value of an annotation file that a graph without `faults_of` means; its shape and meaning are for the checks to judge.

    Elements stand in the order of the text, those at one place in that of the graph; ids that are no ids of elements are given
    anew. Spans repeat the words of the text `words_of`, if that is given.
    """
    by_id = {node.id: node for node in graph.nodes}
    outgoing: dict[str, list[Arc]] = {node.id: [] for node in graph.nodes}
    for arc in graph.arcs:
        outgoing[arc.source].append(arc)
    ids = _element_ids(graph)
    elements: dict[str, list[tuple[tuple[int, int], dict[str, Any], list[tuple[str, Node]]]]] = {
        name: [] for name in FIELDS.values()
    }
    for node in graph.nodes:
        if node.type in FIELDS:
            parts = [(arc, by_id[arc.target]) for arc in outgoing[node.id]]
            element, nodes = _element(node, parts, ids, words_of)
            marks = [part for _, part in parts if part.type in ("cue", "trigger")] or [node]
            elements[FIELDS[node.type]].append((min((mark.start, mark.end) for mark in marks), element, nodes))
    value: dict[str, Any] = {
        name: getattr(graph, name)
        for name in ("document", "round", "annotator", "text_sha256", "complete")
        if getattr(graph, name) is not None
    }
    if "complete" in value:
        value["complete"] = list(value["complete"])
    places: dict[str, str] = {}
    for name, found in elements.items():
        found.sort(key=lambda one: one[0])
        value[name] = [element for _, element, _ in found]
        for i, (_, _, nodes) in enumerate(found):
            places |= {f"/{name}/{i}{pointer}": node.place for pointer, node in nodes}
    return Value(value, places)


def _element_ids(graph: Graph) -> dict[str, str]:
    """For each node that is an element the id that it has in its annotation: its own, or a free one."""
    ids: dict[str, str] = {}
    for type_ in FIELDS:
        nodes = [node.id for node in graph.nodes if node.type == type_]
        letter = type_[0]
        kept = {id_ for id_ in nodes if id_[:1] == letter and id_[1:].isascii() and id_[1:].isdigit() and id_[1] != "0"}
        free = (f"{letter}{number}" for number in range(1, 2 * len(nodes) + 1) if f"{letter}{number}" not in kept)
        ids |= {id_: id_ if id_ in kept else next(free) for id_ in nodes}
    return ids


def _element(
    node: Node, parts: Iterable[tuple[Arc, Node]], ids: Mapping[str, str], words_of: str | None
) -> tuple[dict[str, Any], list[tuple[str, Node]]]:
    """An element, and its nodes by their pointers within it."""
    element: dict[str, Any] = {"id": ids[node.id]}
    nodes = [("", node)]
    if node.type == "mention":
        element["spans"] = _spans(node, words_of)
    elif node.type == "stance":
        element["cues"] = []
    else:
        element |= {"triggers": [], "arguments": [], "casualties": [], "reports": [], "links": []}
    element |= _read(node)
    for arc, part in parts:
        if part.type == "proposition":
            element["target"] = {"proposition": _spans(part, words_of)}
            nodes.append(("/target", part))
        elif part.type == "event":
            named = {"event": ids[part.id]}
            if arc.type == "target":
                element["target"] = named
            else:
                element["links"].append({"type": arc.type} | named)
        else:
            own = {} if part.type == "report" else {"spans": _spans(part, words_of)}
            nodes.append((f"/{_LISTS[part.type]}/{len(element[_LISTS[part.type]])}", part))
            element[_LISTS[part.type]].append(own | _read(part))
    return element, nodes


def _spans(node: Node, words_of: str | None) -> list[dict[str, Any]]:
    # What lies beyond the text has no words, which is for the checks to report.
    words = [words_of[a:b] if words_of else "" for a, b in node.fragments]
    return [{"start": a, "end": b} | ({"text": said} if said else {}) for (a, b), said in zip(node.fragments, words, strict=True)]


def _read(node: Node) -> dict[str, Any]:
    """The attributes of a node as an annotation has them. What is no number or party stays as it is, for the checks to report."""
    read: dict[str, Any] = {}
    for name, value in node.attributes.items():
        kind, colon, id_ = value.partition(":")
        if name == "actors":
            read[name] = value.split()
        elif name in _PARTIES and colon and kind in ("actor", "outlet"):
            read[name] = {kind: id_}
        elif name in _NUMBERS and value.isascii() and value.isdigit() and len(value) < 20:
            read[name] = int(value)
        else:
            read[name] = value
    return read
