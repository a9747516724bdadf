"""Actors and outlets with their stances and the violence told of them as a GEXF file, the format of Gephi.

A derived view, written only; `_network` says what nodes and edges are, and what a network cannot say. The file has no date and no
name of a program, so that the same annotations give the same bytes.
"""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from ._format import Registers, Sheet, Written
from ._network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Edge, Node, network, values_in_words, xml_words

TITLE = "GEXF network"
HOLDS = "actors and outlets with numbers of mentions, stances added up by polarity, violence by doer, target, type and status"
LOSES = "places in the text, cues, sources, propositions, stances towards events, fighting of two sides, casualties"
SOURCE = "GEXF 1.3, https://gexf.net/schema.html"
EXTRA = None
SUFFIXES = (".gexf",)

_NAMESPACE = "http://gexf.net/1.3"


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """The network of all sheets, `network.gexf`."""
    whole = network(sheets, registers)
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for class_, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        declared = ET.SubElement(graph, "attributes", {"class": class_, "mode": "static"})
        for name, type_ in attributes.items():
            ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": type_})
    nodes = ET.SubElement(graph, "nodes")
    for node in whole.nodes:
        _add_values(
            ET.SubElement(nodes, "node", {"id": xml_words(node.id), "label": xml_words(node.label)}), node, NODE_ATTRIBUTES
        )
    edges = ET.SubElement(graph, "edges")
    for number, edge in enumerate(whole.edges):
        # Parallel edges are allowed if they differ in their kind.
        kind = " ".join(edge.key.values())
        given = {"id": str(number), "source": xml_words(edge.source), "target": xml_words(edge.target), "kind": kind}
        _add_values(
            ET.SubElement(edges, "edge", given | {"label": edge.label, "weight": str(edge.weight)}), edge, EDGE_ATTRIBUTES
        )
    ET.indent(root)
    whole.made.files["network.gexf"] = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return whole.made


def _add_values(element: ET.Element, of: Node | Edge, order: Mapping[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in values_in_words(of.attributes, order):
        ET.SubElement(values, "attvalue", {"for": name, "value": value})
