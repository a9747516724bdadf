"""Actors and outlets with their stances and the violence told of them as a GraphML file, which most tools for networks read.

A derived view, written only; `_network` says what nodes and edges are, and what a network cannot say.
"""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from ._format import Registers, Sheet, Written
from ._network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, network, values_in_words, xml_words

TITLE = "GraphML network"
HOLDS = "actors and outlets with numbers of mentions, stances added up by polarity, violence by doer, target, type and status"
LOSES = "places in the text, cues, sources, propositions, stances towards events, fighting of two sides, casualties"
SOURCE = "GraphML, http://graphml.graphdrawing.org/specification.html"
EXTRA = None
SUFFIXES = (".graphml",)

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"string": "string", "integer": "int"}


def write(sheets: Sequence[Sheet], registers: Registers) -> Written:
    """The network of all sheets, `network.graphml`."""
    whole = network(sheets, registers)
    of = {"node": {"label": "string"} | NODE_ATTRIBUTES, "edge": {"label": "string", "weight": "integer"} | EDGE_ATTRIBUTES}
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for domain, attributes in of.items():
        for name, type_ in attributes.items():
            key = {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": _TYPES[type_]}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    for node in whole.nodes:
        element = ET.SubElement(graph, "node", {"id": xml_words(node.id)})
        _add_data(element, "node", {**node.attributes, "label": node.label}, of["node"])
    for number, edge in enumerate(whole.edges):
        ends = {"source": xml_words(edge.source), "target": xml_words(edge.target)}
        element = ET.SubElement(graph, "edge", {"id": str(number)} | ends)
        _add_data(element, "edge", {**edge.attributes, "label": edge.label, "weight": edge.weight}, of["edge"])
    ET.indent(root)
    whole.made.files["network.graphml"] = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return whole.made


def _add_data(element: ET.Element, domain: str, attributes: Mapping[str, str | int], order: Mapping[str, str]) -> None:
    for name, value in values_in_words(attributes, order):
        ET.SubElement(element, "data", {"key": f"{domain}_{name}"}).text = value
