"""brat stand-off: `DOCUMENT.ann` beside `DOCUMENT.txt`, with the configuration that brat needs for the same labels.

A mention is a text-bound annotation. Stances and events are brat events, whose trigger is the first cue or trigger of ours;
further ones, arguments by their role, casualty figures and reports are text-bound annotations that fill their roles; a stance's
target and links lead to events. A report has no words of its own and stands at the first trigger. Labels are attributes, named by
their layer field; ids and numbers stand in a note, as in `holder=actor:mill; target=actor:ferry`, and so does the id of an
element. Who annotated, in which round, and the checksum of the text have no place in brat; they go to `DOCUMENT.json`, which
brat ignores.

Files that were made in brat by hand are read alike: notes may give some attributes only, repeated roles may have numbers, links
may be relations. A note that gives no attributes is refused, for an annotation has no remarks.
"""

from collections.abc import Iterator, Sequence

import msgspec

from ._brat_config import STANCE, annotation_conf, visual_conf
from ._brat_reading import Reading, words_of
from ._facts import Facts, facts_of
from ._fields import FIELD_OF
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Arc, Graph, Node, graph_of

TITLE = "brat stand-off"
HOLDS = "everything"
LOSES = "nothing"
WHOLE = True
SOURCE = "https://brat.nlplab.org/standoff.html"
EXTRA = None
SUFFIXES = (".ann",)

_HEADS = ("cue", "trigger")


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """Write an `.ann`, a `.txt` and a `.json` file for each document, and the configuration once."""
    written = Written({"annotation.conf": annotation_conf(), "visual.conf": visual_conf()})
    for sheet in sheets:
        graph = graph_of(sheet.annotation)
        name = sheet.document.id
        written.files[f"{name}.ann"] = "".join(f"{line}\n" for line in _Lines(graph, sheet.text).lines).encode()
        written.files[f"{name}.txt"] = sheet.text.encode()
        written.files[f"{name}.json"] = msgspec.json.format(msgspec.json.encode(facts_of(graph)), indent=2) + b"\n"
    return written


class _Lines:
    """The lines of an `.ann` file in the making."""

    def __init__(self, graph: Graph, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._counts = dict.fromkeys("TEA#", 0)
        self._nodes = {node.id: node for node in graph.nodes}
        elements = [node for node in graph.nodes if node.type in ("stance", "event")]
        self._names = {node.id: f"E{number}" for number, node in enumerate(elements, 1)}
        outgoing: dict[str, list[Arc]] = {}
        for arc in graph.arcs:
            outgoing.setdefault(arc.source, []).append(arc)
        for node in graph.nodes:
            if node.type == "mention":
                self._marks(self._textbound(node, node.type), node.id, node)
            elif node.id in self._names:
                self._event(node, outgoing[node.id])

    def _event(self, node: Node, arcs: Sequence[Arc]) -> None:
        head = next(arc for arc in arcs if arc.type in _HEADS)
        first = self._nodes[head.target]
        type_ = node.attributes.get("type", STANCE)
        slots = [f"{type_}:{self._textbound(first, type_)}"]
        used: dict[str, int] = {}
        parts = []
        for arc in arcs:
            if arc is head:
                continue
            other = self._nodes[arc.target]
            role = other.attributes.get("role", "proposition" if other.type == "proposition" else arc.type)
            used[role] = used.get(role, 0) + 1
            name = self._names.get(other.id)
            if name is None:
                name = self._textbound(other, other.type)
                parts.append((name, other))
            slots.append(f"{role}{used[role] if used[role] > 1 else ''}:{name}")
        own = self._names[node.id]
        self.lines.append(f"{own}\t{' '.join(slots)}")
        self._marks(own, node.id, node, first)
        for name, part in parts:
            self._marks(name, None, part)

    def _textbound(self, node: Node, type_: str) -> str:
        places = ";".join(f"{start} {end}" for start, end in node.fragments)
        return self._line("T", f"{type_} {places}\t{words_of(self._text, node.fragments)}")

    def _marks(self, name: str, id_: str | None, *nodes: Node) -> None:
        """Write the attributes of what has a name in brat: labels as attributes, all else in a note."""
        noted = [] if id_ is None else [f"id={id_}"]
        for node in nodes:
            for attribute, value in node.attributes.items():
                field_ = FIELD_OF.get((node.type, attribute))
                if field_ is None:
                    noted.append(f"{attribute}={value}")
                elif field_ not in ("event_type", "role"):
                    self._line("A", f"{field_} {name} {value}")
        if noted:
            self._line("#", f"AnnotatorNotes {name}\t{'; '.join(noted)}")

    def _line(self, kind: str, content: str) -> str:
        self._counts[kind] += 1
        name = f"{kind}{self._counts[kind]}"
        self.lines.append(f"{name}\t{content}")
        return name


def read(file: ForeignFile) -> Iterator[Graph]:
    """Read an `.ann` file, with the text and the facts that lie beside it under the same name."""
    stem = file.path.replace("\\", "/").rpartition("/")[2].removesuffix(".ann")
    text = _decoded(file, file.beside(f"{stem}.txt"), f"{stem}.txt")
    content = _decoded(file, file.raw, "the file")
    facts = Facts()
    try:
        facts = msgspec.json.decode(file.beside(f"{stem}.json") or b"{}", type=Facts)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        file.fault("format_syntax", "", f"{stem}.json beside it does not say whose annotation it is: {error}")
    yield Reading(file, facts.graph(text)).graph_of((content or "").removeprefix("\ufeff"))


def _decoded(file: ForeignFile, raw: bytes | None, name: str) -> str | None:
    try:
        return None if raw is None else raw.decode("utf-8")
    except UnicodeDecodeError as error:
        file.fault("format_syntax", "", f"{name} is not UTF-8: {error.reason} at byte {error.start}")
        return None
