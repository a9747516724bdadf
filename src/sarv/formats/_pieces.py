"""A graph as labelled stretches without attributes, for formats that know no fragments: how a label says what a node is.

A label is the type of its node, but for events, whose label is their type, and arguments, whose label is their role. Every
further fragment of a node is a stretch of its own with the label `fragment`, to which a relation `fragment` leads from the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..layers import labels
from ._format import Sheet, Written
from ._graph import Arc, Graph, Node, value_of

FRAGMENT = "fragment"

_LABELS = {"event": "type", "argument": "role"}
"""The attribute by whose value nodes of a type are labelled."""


def label_of(node: Node) -> str:
    """The label that says what a node is."""
    return node.attributes[_LABELS[node.type]] if node.type in _LABELS else node.type


def labelled(node: Node) -> Node:
    """A node whose type is its label as the node that this says."""
    for type_, field in (("event", "event_type"), ("argument", "role")):
        if node.type in labels()[field]:
            return replace(node, type=type_, attributes={_LABELS[type_]: node.type, **node.attributes})
    return node


def pieces_of(graph: Graph) -> tuple[list[Node], list[Arc]]:
    """The nodes of a graph in pieces with one fragment each, and its arcs with those that join them.

    The attributes of a node stay with its first piece, without the one that is its label.
    """
    pieces: list[Node] = []
    joints: list[Arc] = []
    for node in graph.nodes:
        attributes = {name: value for name, value in node.attributes.items() if name != _LABELS.get(node.type)}
        pieces.append(replace(node, type=label_of(node), fragments=node.fragments[:1], attributes=attributes))
        for number, fragment in enumerate(node.fragments[1:], 2):
            pieces.append(Node(f"{node.id}/{number}", FRAGMENT, (fragment,)))
            joints.append(Arc(FRAGMENT, node.id, pieces[-1].id))
    return pieces, joints + graph.arcs


def join(graph: Graph, pieces: Iterable[Node], arcs: Iterable[Arc]) -> Graph:
    """Put pieces into a graph as whole nodes. A piece that is left over stays one, for others to report."""
    pieces, arcs = list(pieces), list(arcs)
    known = {piece.id: piece for piece in pieces}
    joined: dict[str, list[Node]] = {}
    used: set[str] = set()
    for arc in arcs:
        piece = known.get(arc.target)
        if arc.type == FRAGMENT and arc.source in known and piece is not None and piece.type == FRAGMENT and piece.id not in used:
            joined.setdefault(arc.source, []).append(piece)
            used.add(piece.id)
        else:
            graph.arcs.append(arc)
    for piece in pieces:
        if piece.id not in used:
            more = [one.fragments[0] for one in joined.get(piece.id, ())]
            graph.nodes.append(labelled(replace(piece, fragments=tuple(sorted((*piece.fragments, *more))))))
    return graph


def pointers_of(graph: Graph) -> dict[str, str]:
    """For each node of an annotation's graph the JSON pointer to what it shows in the annotation, by its id."""
    named = Graph(nodes=[replace(node, place=node.id) for node in graph.nodes], arcs=graph.arcs)
    return {id_: pointer for pointer, id_ in value_of(named).places.items()}


def lose_attributes(written: Written, sheet: Sheet, graph: Graph, title: str) -> None:
    """Take down that attributes which are no labels, and ids that would be given otherwise, are not in the files."""
    pointers = pointers_of(graph)
    anew = {old.id: new for old, new in _renamed(graph)}
    for node in graph.nodes:
        pointer = pointers[node.id]
        for name, value in node.attributes.items():
            if name != _LABELS.get(node.type):
                written.lose(sheet, f"{pointer}/{name}", f"{title} has no attributes", value)
        if anew.get(node.id, node.id) != node.id:
            written.lose(sheet, f"{pointer}/id", f"{title} gives ids of its own; read back, it is {anew[node.id]}", node.id)


def _renamed(graph: Graph) -> Iterator[tuple[Node, str]]:
    """The elements, each with the id that it is given where it has none."""
    counts: dict[str, int] = {}
    for node in graph.nodes:
        if node.type in ("mention", "stance", "event"):
            counts[node.type] = counts.get(node.type, 0) + 1
            yield node, f"{node.type[0]}{counts[node.type]}"
