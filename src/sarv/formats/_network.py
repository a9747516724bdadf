"""Who is for or against whom, and who is told to have done violence to whom, as a network over all documents of a run.

Nodes are the actors that are mentioned or have an edge, and the outlets that hold a stance. Edges are directed, and parallel
where they differ in more than their numbers:

- `stance` from a holder to an actor, one for each polarity: its weight is the number of stances;
- `violence` from a perpetrator to a target or victim, one for each type of event and status of the perpetrator's part: its weight
  is the number of events that are told to have happened. An event with several doers or targets has an edge for each pair.

Each names its documents. A network adds up: it cannot say where in a text a mention or a cue stands, who conveys a stance, what
fighting of two sides there is, or how many were harmed. Stances towards events and propositions, and events without a doer and a
target that are actors, have no edge. That two documents tell of one event is not annotated, so both are counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..records import Party
from ._event_table import HAPPENED, in_order
from ._format import Registers, Sheet, Written

NODE_ATTRIBUTES = {
    "entity": "string",
    "type": "string",
    "kind": "string",
    "country": "string",
    "alignment": "string",
    "mentions": "integer",
}
"""The attributes of nodes, each with its type. `entity` is `actor` or `outlet`, `kind` that of an actor."""

EDGE_ATTRIBUTES = {
    "relation": "string",
    "polarity": "string",
    "event_type": "string",
    "status": "string",
    "voices": "string",
    "documents": "string",
}
"""The attributes of edges beside their weight; several voices or documents are joined by semicolons."""


@dataclass(slots=True)
class Node:
    """An actor or outlet: its id is `actor:ID` or `outlet:ID`, since a register entry may have the id of one in the other."""

    id: str
    label: str
    attributes: dict[str, str | int]


@dataclass(slots=True)
class Edge:
    """Stances or events of one kind between two nodes. What sets it apart are `label` and the attributes in `key`."""

    source: str
    target: str
    label: str
    key: dict[str, str]
    weight: int = 0
    voices: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def attributes(self) -> dict[str, str | int]:
        """The values of `EDGE_ATTRIBUTES` that there are."""
        several = {"voices": "; ".join(sorted(self.voices)), "documents": "; ".join(sorted(self.documents))}
        return {name: value for name, value in (self.key | several).items() if value}


@dataclass(slots=True)
class Network:
    """Nodes and edges, sorted; what is lost is in `made`."""

    nodes: list[Node]
    edges: list[Edge]
    made: Written


def network(sheets: Sequence[Sheet], registers: Registers) -> Network:
    """The network of all sheets, whatever their order."""
    made = Written()
    mentions: dict[str, int] = {}
    edges: dict[tuple[str, ...], Edge] = {}

    def add(source: str, target: str, label: str, sheet: Sheet, voice: str | None = None, **key: str) -> None:
        edge = edges.setdefault((source, target, *key.values()), Edge(source, target, label, key))
        edge.weight += 1
        edge.documents.add(sheet.document.id)
        edge.voices |= {voice} if voice is not None else set()

    for sheet in in_order(sheets):
        _lose_layers(sheet, made)
        for mention in sheet.annotation.mentions:
            for actor in mention.actors:
                mentions[f"actor:{actor}"] = mentions.get(f"actor:{actor}", 0) + 1
        for i, stance in enumerate(sheet.annotation.stances):
            if stance.target.actor is None:
                what = "an event" if stance.target.event is not None else "a proposition"
                made.lose(sheet, f"/stances/{i}", "the network has only stances towards actors", what)
            else:
                target, polarity = f"actor:{stance.target.actor}", stance.polarity
                add(_id(stance.holder), target, polarity, sheet, stance.voice, relation="stance", polarity=polarity)
        for i, event in enumerate(sheet.annotation.events):
            doers = {one.actor: one.status for one in reversed(event.arguments) if one.role == "perpetrator" and one.actor}
            targets = sorted({one.actor for one in event.arguments if one.role in ("target", "victim") and one.actor})
            if event.stage not in HAPPENED:
                made.lose(sheet, f"/events/{i}", "the network has only events that are told to have happened", event.stage)
            elif not doers or not targets:
                made.lose(
                    sheet, f"/events/{i}", "the network has only events with a doer and a target who are actors", event.type
                )
            else:
                for doer, status in sorted(doers.items()):
                    for one in targets:
                        add(
                            f"actor:{doer}",
                            f"actor:{one}",
                            event.type,
                            sheet,
                            relation="violence",
                            event_type=event.type,
                            status=status,
                        )
    ids = {*mentions, *(end for edge in edges.values() for end in (edge.source, edge.target))}
    nodes = [_node(id_, mentions.get(id_, 0), registers) for id_ in sorted(ids)]
    return Network(nodes, [edges[key] for key in sorted(edges)], made)


def _lose_layers(sheet: Sheet, made: Written) -> None:
    lost = {"mentions": "their places and forms", "stances": "their cues and sources", "events": "their parts beside the actors"}
    for layer, what in lost.items():
        if getattr(sheet.annotation, layer):
            made.lose(sheet, f"/{layer}", f"the network adds up the {layer}: it does not have {what}")


def _id(party: Party) -> str:
    return f"outlet:{party.outlet}" if party.actor is None else f"actor:{party.actor}"


def _node(id_: str, mentions: int, registers: Registers) -> Node:
    entity, _, name = id_.partition(":")
    attributes: dict[str, str | int] = {"entity": entity}
    actor, outlet = registers.actors.get(name), registers.outlets.get(name)
    label = name
    if entity == "actor":
        attributes["mentions"] = mentions
        if actor is not None:
            label = actor.name
            attributes |= {"type": actor.type, "kind": actor.kind} | ({"country": actor.country} if actor.country else {})
    elif outlet is not None:
        label = outlet.name
        attributes |= {"alignment": outlet.alignment} | ({"country": outlet.country} if outlet.country else {})
    return Node(id_, label, attributes)


def values_in_words(attributes: Mapping[str, str | int], order: Iterable[str]) -> list[tuple[str, str]]:
    """Attributes in the order of the names that there are, as words."""
    return [(name, xml_words(str(attributes[name]))) for name in order if name in attributes]


def xml_words(words: str) -> str:
    """Words without the characters that XML cannot hold (XML 1.0, section 2.2), each replaced by U+FFFD."""
    return "".join(
        one if one in "\t\n\r" or " " <= one <= "\ud7ff" or "\ue000" <= one not in "\ufffe\uffff" else "\ufffd" for one in words
    )
