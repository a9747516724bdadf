"""Lines of a brat file as a graph: what each line says, and then what the lines say together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..layers import labels
from ._brat_config import ENTITIES, STANCE
from ._fields import FIELD_OF
from ._format import ForeignFile
from ._graph import ATTRIBUTES, FIELDS, Arc, Fragments, Graph, Node

_FRAGMENTS = re.compile(r"[0-9]{1,15} [0-9]{1,15}(?:;[0-9]{1,15} [0-9]{1,15})*")

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")

_OWN_NAMES: Mapping[str, Mapping[str, str]] = {
    type_: {field: name for (of, name), field in FIELD_OF.items() if of == type_} for type_ in ATTRIBUTES
}
"""For each type of node the names of its attributes, by those of the layer fields that brat knows them under."""


def words_of(text: str, fragments: Fragments) -> str:
    """The words of an extent as brat repeats them: in one line, character for character, with a blank between fragments."""
    return _BREAKS.sub(" ", " ".join(text[start:end] for start, end in fragments))


@dataclass(slots=True)
class _Mark:
    """A text-bound annotation or an event. `slots` are an event's roles and what fills them, its trigger first."""

    id: str
    type: str
    place: str
    fragments: Fragments = ()
    words: str | None = None
    slots: list[tuple[str, str]] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    triggers: list[str] = field(default_factory=list)


class Reading:
    """An `.ann` file on its way to a graph, which already has the text, where that is there, and whose annotation it is."""

    def __init__(self, file: ForeignFile, graph: Graph) -> None:
        self.file = file
        self.graph = graph
        self.marks: dict[str, _Mark] = {}
        self.relations: list[Arc] = []
        self.given: list[tuple[str, str, str, str]] = []
        self.used: set[str] = set()
        self.broken: set[str] = set()

    def graph_of(self, content: str) -> Graph:
        """The graph that the lines mean; what is wrong with them goes to the file's faults."""
        readers: dict[str, Callable[..., bool]] = {
            "T": self._textbound,
            "E": self._event,
            "A": self._attribute,
            "M": self._attribute,
            "R": self._relation,
            "#": self._note,
        }
        for number, line in enumerate(content.split("\n"), 1):
            line = line.removesuffix("\r")
            if line.strip():
                reader = readers.get(line[0])
                if reader is None or not reader(f"line {number}", *line.split("\t")):
                    message = "not a line that brat writes of entities, events, relations, attributes or notes"
                    self._fault("format_syntax", f"line {number}", message, line)
                    self.broken.add(line.partition("\t")[0])  # other lines may be about it: that is no fault of theirs
        self._give()
        for mark in self.marks.values():
            if mark.slots:
                self._element(mark)
        for mark in self.marks.values():
            if not mark.slots and mark.id not in self.used:
                self._alone(mark)
        for arc in self.relations:
            ends = [self._node_of(end) for end in (arc.source, arc.target)]
            self.graph.arcs.append(Arc(arc.type, ends[0], ends[1], arc.place))
        return self.graph

    def _fault(self, code: str, place: str, message: str, value: str) -> bool:
        self.file.fault(code, place, message, value)
        return True

    def _refuse(self, place: str, message: str, id_: str) -> None:
        """Report that something cannot be about `id_`, unless the line of this was at fault itself."""
        if id_ not in self.broken:
            self._fault("format_meaning", place, message, id_)

    def _new(self, mark: _Mark) -> bool:
        if mark.id in self.marks:
            return self._fault("format_syntax", mark.place, "another line has the same id", mark.id)
        self.marks[mark.id] = mark
        return True

    def _textbound(self, place: str, id_: str, head: str = "", words: str = "", *more: str) -> bool:
        type_, _, where = head.partition(" ")
        if more or not words or not _FRAGMENTS.fullmatch(where):
            return False
        ends = [one.split() for one in where.split(";")]
        fragments = tuple((int(start), int(end)) for start, end in ends)
        return self._new(_Mark(id_, type_, place, fragments, words))

    def _event(self, place: str, id_: str, content: str = "", *more: str) -> bool:
        slots = [(role, filler) for role, _, filler in (slot.partition(":") for slot in content.split())]
        if more or not slots or not all(role and filler for role, filler in slots):
            return False
        return self._new(_Mark(id_, slots[0][0], place, slots=slots))

    def _attribute(self, place: str, _id: str, content: str = "", *more: str) -> bool:
        said = content.split()
        if more or len(said) != 3:
            return False
        name, target, value = said
        self.given.append((place, target, name, value))
        return True

    def _note(self, place: str, _id: str, head: str = "", content: str = "", *more: str) -> bool:
        target = head.split()[1:]
        if more or len(target) != 1:
            return False
        for said in content.split(";"):
            name, equals, value = (part.strip() for part in said.partition("="))
            if not (name and equals and value):
                return self._fault("format_meaning", place, "a note can only give attributes, as in: actors=mill; id=m1", content)
            self.given.append((place, target[0], name, value))
        return True

    def _relation(self, place: str, _id: str, content: str = "", *more: str) -> bool:
        type_, *ends = content.split() or [""]
        if any(more) or len(ends) != 2 or not all(":" in end for end in ends):
            return False
        source, target = (end.partition(":")[2] for end in ends)
        self.relations.append(Arc(type_, source, target, place))
        return True

    def _give(self) -> None:
        """Give each attribute to what has it; what stands on the trigger of an event is the event's."""
        for mark in list(self.marks.values()):
            trigger = self.marks.get(mark.slots[0][1]) if mark.slots else None
            if mark.slots and (trigger is None or trigger.slots or trigger.type != mark.type):
                message = "the trigger must be a text-bound annotation of the event's type"
                self._refuse(mark.place, message, mark.slots[0][1])
                self.broken.add(mark.id)
                del self.marks[mark.id]
            elif trigger is not None:
                trigger.triggers.append(mark.id)
                self.used.add(trigger.id)
        for place, target, name, value in self.given:
            mark_ = self.marks.get(target)
            if mark_ is None:
                self._refuse(place, "what the line is about is not in the file", target)
                continue
            for one in [self.marks[id_] for id_ in mark_.triggers] or [mark_]:
                if one.given.setdefault(name, value) != value:
                    self._fault("format_meaning", place, f"{target} has another {name} already", value)

    def _element(self, mark: _Mark) -> None:
        """Add a stance or an event with its parts."""
        type_ = STANCE if mark.type == STANCE else "event"
        part_type = "cue" if type_ == STANCE else "trigger"
        head = self.marks[mark.slots[0][1]]
        of_head = {field_: value for field_, value in mark.given.items() if field_ in _OWN_NAMES[part_type]}
        own = {field_: value for field_, value in mark.given.items() if field_ not in of_head}
        if type_ == "event":
            own["event_type"] = mark.type
        node = self._node(mark, type_, head.fragments, own)
        self.graph.nodes.append(node)
        self._part(node, 1, part_type, _Mark("", part_type, head.place, head.fragments, given=of_head))
        for number, (role, filler) in enumerate(mark.slots[1:], 2):
            name = role.rstrip("0123456789")
            part = self.marks.get(filler)
            if part is None or part.slots:
                self.graph.arcs.append(Arc(name, node.id, self._node_of(filler), mark.place))
                continue
            self.used.add(filler)
            if part.type == "argument" and name in labels()["role"]:
                self._part(node, number, "argument", part, {"role": name})
            elif part.type == name or (part.type, name) == ("proposition", "target"):
                self._part(node, number, "target" if part.type == "proposition" else name, part)
            else:
                self._fault("format_meaning", mark.place, f"a {part.type} cannot fill this role", role)

    def _part(self, whole: Node, number: int, arc: str, mark: _Mark, more: Mapping[str, str] | None = None) -> None:
        node = self._node(mark, mark.type, mark.fragments, mark.given)
        id_ = f"{whole.id}.{number}"
        self.graph.nodes.append(Node(id_, node.type, node.fragments, {**(more or {}), **node.attributes}, node.place, node.words))
        self.graph.arcs.append(Arc(arc, whole.id, id_, whole.place))

    def _alone(self, mark: _Mark) -> None:
        """Add what belongs to nothing: a mention; whether anything else may stand alone is for others to judge."""
        if mark.type not in (*ENTITIES, *FIELDS):
            self._fault("format_meaning", mark.place, "neither an entity of the scheme nor the trigger of an event", mark.type)
        else:
            self.graph.nodes.append(self._node(mark, mark.type, mark.fragments, mark.given))

    def _node(self, mark: _Mark, type_: str, fragments: Fragments, given: Mapping[str, str]) -> Node:
        names = _OWN_NAMES.get(type_, {})
        attributes = {names.get(name, name): value for name, value in given.items() if name != "id"}
        return Node(given.get("id", mark.id), type_, fragments, attributes, mark.place, mark.words)

    def _node_of(self, id_: str) -> str:
        """The id of the node that a mark became."""
        mark = self.marks.get(id_)
        if mark is None:
            return id_
        return self._node_of(mark.triggers[0]) if mark.triggers else mark.given.get("id", id_)
