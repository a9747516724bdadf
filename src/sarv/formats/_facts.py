"""What a graph says besides nodes and arcs, for formats that have a place for facts of their users' own."""

from typing import Any

import msgspec

from ._graph import Graph


class Facts(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whose judgments on which document a graph holds; what is None is not known."""

    document: str | None = None
    round: str | None = None
    annotator: str | None = None
    text_sha256: str | None = None
    complete: tuple[str, ...] | None = None

    def graph(self, text: str | None = None, place: str = "") -> Graph:
        """An empty graph with these facts."""
        return Graph(self.document, self.round, self.annotator, self.text_sha256, self.complete, text=text, place=place)


def facts_of(graph: Graph) -> dict[str, Any]:
    """The facts of a graph as a JSON object."""
    facts = Facts(graph.document, graph.round, graph.annotator, graph.text_sha256, graph.complete)
    made: dict[str, Any] = msgspec.to_builtins(facts)
    return made
