"""Networks of actors have the nodes and edges that were worked out by hand, and other programs read them so."""

import io
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_sheets import GAZETTE, REGISTERS, Tale
from sarv.formats import gexf, graphml
from sarv.formats._format import Registers, Sheet
from sarv.formats._network import network, xml_words
from sarv.records import Actor, Cue, Mention, Party, Stance, Target

BOTH = (gexf, graphml)


def stance(tale: Tale, id_: str, holder: Party, target: Target, polarity: str = "oppose", voice: str = "quoted") -> Stance:
    """A stance with one cue."""
    return Stance(
        id=id_,
        holder=holder,
        target=target,
        polarity=polarity,
        voice=voice,
        cues=(Cue(spans=tale.words("pirates"), kind="naming"),),
    )


def war(document: str) -> Sheet:
    """The Riders struck the millers, who are against them; the gazette is against the Riders twice, once for them."""
    tale = Tale(document)
    event = tale.event(
        "e1",
        "attack_on_civilians",
        tale.argument("perpetrator", "riders", "riders", "alleged"),
        tale.argument("victim", "millers", "millers"),
        tale.argument("victim", "Pell", "ossian-pell"),
    )
    riders = Target(actor="riders")
    return tale.sheet(
        event,
        tale.event("e2", "shelling_missile", tale.argument("victim", "millers", "millers")),
        tale.event("e3", "arrest", stage="feared"),
        mentions=[
            Mention(id="m1", spans=tale.words("riders"), actors=("riders",), form="nominal"),
            Mention(id="m2", spans=tale.words("both"), actors=("riders", "royal-guard"), form="nominal"),
        ],
        stances=[
            stance(tale, "s1", GAZETTE, riders),
            stance(tale, "s2", GAZETTE, riders, voice="outlet"),
            stance(tale, "s3", GAZETTE, riders, "support"),
            stance(tale, "s4", Party(actor="millers"), riders),
            stance(tale, "s5", Party(actor="millers"), Target(event="e1")),
            stance(tale, "s6", Party(actor="millers"), Target(proposition=tale.words("peace"))),
        ],
    )


def read(format_: ModuleType, *sheets: Sheet, registers: Registers = REGISTERS) -> Any:
    """The network as networkx reads it."""
    (raw,) = format_.write(sheets, registers).files.values()
    return nx.read_gexf(io.BytesIO(raw), version="1.3") if format_ is gexf else nx.read_graphml(io.BytesIO(raw))


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_edges_are_added_up(format_: ModuleType) -> None:
    """Stances are added up by holder, target and polarity, violence by doer, target, type and status, over all documents."""
    edges = read(format_, war("tale-1"), war("tale-2")).edges(data=True)
    both = "tale-1; tale-2"

    assert [
        ("actor:millers", "actor:riders", "stance", "oppose", 2, "quoted", both),
        ("actor:riders", "actor:millers", "violence", "attack_on_civilians alleged", 2, "", both),
        ("actor:riders", "actor:ossian-pell", "violence", "attack_on_civilians alleged", 2, "", both),
        ("outlet:oss-gazette", "actor:riders", "stance", "oppose", 4, "outlet; quoted", both),
        ("outlet:oss-gazette", "actor:riders", "stance", "support", 2, "quoted", both),
    ] == [
        (
            source,
            target,
            edge["relation"],
            edge.get("polarity") or f"{edge['event_type']} {edge['status']}",
            edge["weight"],
            edge.get("voices", ""),
            edge["documents"],
        )
        for source, target, edge in edges
    ]


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_nodes_say_who_they_are(format_: ModuleType) -> None:
    """Nodes are mentioned actors, ends of edges and outlets, with their names, types and numbers of mentions."""
    nodes = {name: dict(node) for name, node in read(format_, war("tale-1")).nodes(data=True)}

    assert {"label": "Riders", "entity": "actor", "type": "armed_group", "kind": "group", "mentions": 2} == nodes["actor:riders"]
    assert 1 == nodes["actor:royal-guard"]["mentions"]
    assert 0 == nodes["actor:ossian-pell"]["mentions"]
    assert {"label": "Oss Gazette", "entity": "outlet", "alignment": "independent"} == nodes["outlet:oss-gazette"]
    assert 5 == len(nodes)


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_what_is_no_edge_is_lost(format_: ModuleType) -> None:
    """Each stance and event without an edge is lost with its reason, and each layer's detail once."""
    losses = format_.write([war("tale-1")], REGISTERS).losses

    assert [
        ("/mentions", None),
        ("/stances", None),
        ("/events", None),
        ("/stances/4", "an event"),
        ("/stances/5", "a proposition"),
        ("/events/1", "shelling_missile"),
        ("/events/2", "feared"),
    ] == [(loss.pointer, loss.value) for loss in losses]
    assert {("format_loss", "annotations/gold/tale-1.json")} == {(loss.code, loss.path) for loss in losses}


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
def test_the_same_network_has_the_same_bytes(format_: ModuleType) -> None:
    """The order of sheets is free, and nothing of the day or of a program is in the file."""
    sheets = [war("tale-2"), war("tale-1")]
    (raw,) = format_.write(sheets, REGISTERS).files.values()

    assert {raw} == set(format_.write(sheets[::-1], REGISTERS).files.values())
    assert b"date" not in raw.lower() and b"networkx" not in raw.lower()


@pytest.mark.parametrize("format_", BOTH, ids=lambda one: one.__name__)
@given(name=st.text(max_size=20))
def test_any_name_is_well_formed(format_: ModuleType, name: str) -> None:
    """A name of any characters stands in the file as it is, but for those that XML cannot hold."""
    tale = Tale()
    mention = Mention(id="m1", spans=tale.words("x"), actors=("odd",), form="name")
    odd = Actor(id="odd", name=name, aliases=(), kind="group", type="unknown")
    (raw,) = format_.write([tale.sheet(mentions=[mention])], Registers({"odd": odd}, {})).files.values()
    root = ET.fromstring(raw)  # noqa: S314 (made here)
    labels = [one.get("label") for one in root.iter() if one.get("label")] + [
        one.text for one in root.iter() if one.get("key") == "node_label"
    ]

    # The parser makes one line feed of every line end that is not escaped.
    expected = xml_words(name).replace("\r\n", "\n").replace("\r", "\n") if format_ is graphml else xml_words(name)
    assert [expected or None] == labels or (expected == "" and labels == [])


def test_every_stance_towards_an_actor_counts_once() -> None:
    """The weights of the edges of stances add up to the number of stances towards actors."""
    whole = network([war("tale-1"), war("tale-2")], REGISTERS)

    assert 8 == sum(edge.weight for edge in whole.edges if edge.key["relation"] == "stance")
    assert 4 == sum(edge.weight for edge in whole.edges if edge.key["relation"] == "violence")
