"""A graph of marked stretches and arcs says just what an annotation says, but for where elements of gold come from."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from sarv.formats._graph import Arc, Graph, Node, graph_of, value_of
from sarv.formats._meaning import faults_of
from sarv.records import Annotation

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "annotations/gold").glob("*.json"))
LINKS = frozenset({"part_of", "responds_to"})


@pytest.mark.parametrize("path", GOLD[::7], ids=lambda path: path.stem)
def test_a_graph_is_lossless(path: Path) -> None:
    """An annotation of gold, with its words, comes back from its graph as it was."""
    annotation = replace(msgspec.json.decode(path.read_bytes(), type=Annotation), provenance=None)
    text = path.parents[2] / f"corpus/{path.stem.partition('-')[0]}/{path.stem}.txt"
    words = text.read_text("utf-8") if annotation.mentions and annotation.mentions[0].spans[0].text is not None else None

    assert annotation == msgspec.convert(value_of(graph_of(annotation), words).value, Annotation)
    assert [] == list(faults_of(graph_of(annotation), LINKS))


def test_a_place_is_that_of_the_node() -> None:
    """A pointer into the value leads to where the node that it comes from was read, or to the one that this is part of."""
    cue = Node("c", "cue", ((4, 9),), {"kind": "demand"}, "line 3")
    stance = Node("x", "stance", ((4, 9),), {"holder": "actor:mill"}, "line 2")
    value = value_of(Graph(nodes=[stance, cue], arcs=[Arc("cue", "x", "c")]))

    assert {"start": 4, "end": 9} == value.value["stances"][0]["cues"][0]["spans"][0]
    assert "line 3" == value.place("/stances/0/cues/0/spans/0/start")
    assert "line 2" == value.place("/stances/0/polarity")
    assert "" == value.place("/mentions")


def test_foreign_ids_are_given_anew() -> None:
    """Nodes whose ids are no ids of elements get the numbers that are free, and arcs follow them."""
    nodes = [Node("T7", "event", ((9, 12),)), Node("e1", "event", ((0, 3),)), Node("T8", "event", ((20, 22),))]
    value = value_of(Graph(nodes=nodes, arcs=[Arc("part_of", "T8", "T7")])).value["events"]

    assert ["e1", "e2", "e3"] == [event["id"] for event in value]
    assert [{"type": "part_of", "event": "e2"}] == value[2]["links"]


ODD = {
    "unknown type": (Graph(nodes=[Node("a", "name", ((0, 1),), place="line 1")]), "line 1", "name"),
    "unknown attribute": (Graph(nodes=[Node("a", "mention", ((0, 1),), {"colour": "red"}, "line 1")]), "line 1", "colour"),
    "no whole": (Graph(nodes=[Node("a", "trigger", ((0, 1),), place="line 4")]), "line 4", "a"),
    "nothing marked": (Graph(nodes=[Node("a", "mention", ((3, 3),), place="line 1")]), "line 1", "a"),
    "fragments overlap": (Graph(nodes=[Node("a", "mention", ((0, 4), (3, 5)), place="line 1")]), "line 1", "a"),
    "one end": (Graph(nodes=[Node("a", "event", ((0, 1),))], arcs=[Arc("trigger", "a", "b", "line 2")]), "line 2", "b"),
    "means nothing": (
        Graph(nodes=[Node("a", "event", ((0, 1),)), Node("b", "mention", ((0, 1),))], arcs=[Arc("trigger", "a", "b", "line 3")]),
        "line 3",
        "trigger",
    ),
    "unknown link": (
        Graph(nodes=[Node("a", "event", ((0, 1),)), Node("b", "event", ((2, 3),))], arcs=[Arc("causes", "a", "b", "line 3")]),
        "line 3",
        "causes",
    ),
    "two targets": (
        Graph(
            nodes=[Node("a", "stance", ((0, 1),), {"target": "actor:mill"}, "line 5"), Node("b", "event", ((0, 1),))],
            arcs=[Arc("target", "a", "b")],
        ),
        "line 5",
        "a",
    ),
}


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_what_means_nothing_is_a_fault(odd: str) -> None:
    """Types, attributes and arcs without a meaning are faults where they were read."""
    graph, place, value = ODD[odd]

    assert [("format_meaning", place, value)] == [(fault.code, fault.pointer, fault.value) for fault in faults_of(graph, LINKS)]


def test_two_nodes_of_one_id_are_faults() -> None:
    """An id that two nodes have is a fault of both."""
    nodes = [Node("a", "mention", ((0, 1),), place="line 1"), Node("a", "mention", ((2, 3),), place="line 2")]

    assert ["line 1", "line 2"] == [fault.pointer for fault in faults_of(Graph(nodes=nodes), LINKS)]
