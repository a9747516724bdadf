"""What keeps a graph that was read from a foreign file from being an annotation: types, attributes and arcs without a meaning."""

from collections import Counter
from collections.abc import Iterator

from ..findings import Fault
from ._graph import ATTRIBUTES, PARTS, Arc, Graph, Node

_WHOLE = {part: whole for whole, parts in PARTS.items() for part in parts}
_CODE = "format_meaning"


def faults_of(graph: Graph, link_types: frozenset[str]) -> Iterator[Fault]:
    """All that has no meaning in the scheme, each at the place where it was read. `link_types` are the labels of that field."""
    ids = Counter(node.id for node in graph.nodes)
    by_id = {node.id: node for node in graph.nodes}
    wholes: Counter[str] = Counter()
    for arc in graph.arcs:
        source, target = by_id.get(arc.source), by_id.get(arc.target)
        if source is None or target is None:
            yield _fault(
                arc, f"the {arc.type} relation has an end that is not in the file", arc.source if source is None else arc.target
            )
        elif source.type in ATTRIBUTES and target.type in ATTRIBUTES:
            if not _possible(arc, source, target, link_types):
                yield _fault(arc, f"a relation {arc.type} from {source.type} to {target.type} means nothing", arc.type)
            elif target.type in _WHOLE:
                wholes[target.id] += 1
    targets = Counter(arc.source for arc in graph.arcs if arc.type == "target")
    for node in graph.nodes:
        if node.type not in ATTRIBUTES:
            yield _fault(node, f"there is no such thing in the scheme; there are: {', '.join(ATTRIBUTES)}", node.type)
            continue
        yield from _faults_of_node(node, ids[node.id], wholes[node.id], targets[node.id])


def _faults_of_node(node: Node, same_id: int, wholes: int, targets: int) -> Iterator[Fault]:
    known = ATTRIBUTES[node.type]
    for name in node.attributes:
        if name not in known:
            yield _fault(node, f"a {node.type} has no attribute of this name; it has: {', '.join(known) or 'none'}", name)
    if same_id > 1:
        yield _fault(node, "another element of the file has the same id", node.id)
    if not node.fragments or any(a >= b for a, b in node.fragments):
        yield _fault(node, f"the {node.type} marks nothing", node.id)
    elif any(b > c for (_, b), (c, _) in zip(node.fragments, node.fragments[1:], strict=False)):
        yield _fault(node, f"the fragments of the {node.type} are not in the order of the text, or overlap", node.id)
    whole = _WHOLE.get(node.type)
    if whole is not None and wholes != 1:
        message = f"the {node.type} must belong to one {whole}, not to {wholes or 'none'}"
        yield _fault(node, message, node.id)
    if node.type == "stance" and targets + ("target" in node.attributes) > 1:
        yield _fault(node, "the stance has more than one target", node.id)


def _possible(arc: Arc, source: Node, target: Node, link_types: frozenset[str]) -> bool:
    if source.type == "stance" and arc.type == "target":
        return target.type in ("proposition", "event")
    if source.type == target.type == "event":
        return arc.type in link_types
    return arc.type == target.type and target.type in PARTS.get(source.type, ()) and target.type != "proposition"


def _fault(where: Node | Arc, message: str, value: str) -> Fault:
    return Fault(where.place, message, value, code=_CODE)
