"""The rows of a result as regions, each with its place, its label and its answers; what is odd about them becomes faults.

Nothing here raises, whatever JSON value a row is: exports come from a server that validates nothing.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from .controls import OUTLET, TEXT, UNREGISTERED
from .regions import Reading, Region, shown
from .tables import QUESTIONS, TYPED_IDS, Question

LARGEST_COUNT = 100_000_000


def read(result: Any, text: str, actors: Container[str], shipped: bool = False) -> Reading:
    """Read a result, whatever JSON value it is, for a document with that text; `actors` are the ids of the register."""
    reader = _Reader(Reading(text, shipped), actors)
    if isinstance(result, list | tuple):
        reader.rows(result)
        reader.end()
    else:
        reader.fault("export_shape", "", "the result of an annotation is a list of rows")
    return reader.found


class _Reader:
    def __init__(self, found: Reading, actors: Container[str]) -> None:
        self.found = found
        self.fault = found.fault
        self.regions = found.regions
        self.relations = found.relations
        self.text = found.text
        self.actors = actors
        self.reported: set[tuple[str, str]] = set()
        self.unclear: set[str] = set()
        self.unregistered: dict[str, Region] = {}

    def rows(self, result: Sequence[Any]) -> None:
        """Read all rows: those that are as most are in place, for speed alone, and any other by `row`, which could read all.

        Most rows are relations, or give one answer that the page offers to a question about a region.
        """
        regions, relations, actors = self.regions, self.relations, self.actors
        for number, row in enumerate(result):
            try:
                kind = row["type"]
                if kind == "relation" and type(row["from_id"]) is type(row["to_id"]) is str:
                    relations.append(row)
                    continue
                name, value, region_id = row["from_name"], row["value"], row["id"]
                due, key, known, many = _PLAIN[name]
                (answer,) = given = value[key]
                plain = kind == due and row["to_name"] == TEXT and type(given) is list and type(region_id) is str
                if kind == "taxonomy":
                    plain = plain and type(answer) is list
                    answer = answer[-1]
                if plain and (answer in known or (kind == "taxonomy" and answer in actors)):
                    region = regions.get(region_id) or self.region(region_id, value)
                    if region.given == (value["start"], value["end"]):
                        if kind != "labels":
                            if name not in region.answers:
                                region.answers[name] = (answer,) if many else answer
                                continue
                        elif region.label is None and not self.unclear:
                            region.label = answer
                            continue
            except (IndexError, KeyError, TypeError, ValueError):
                pass
            self.row(number, row)

    def row(self, number: int, row: Any) -> None:
        """Read one row, the one with that number from 0."""
        if not isinstance(row, dict):
            self.fault("export_shape", f"/{number}", "a row is an object")
            return
        get = row.get
        kind = get("type")
        if kind == "relation":
            if isinstance(get("from_id"), str) and isinstance(get("to_id"), str):
                self.relations.append(row)
            else:
                self.fault("export_shape", f"/{number}", "a relation has the ids of two regions, from_id and to_id")
            return
        name, region_id, value = get("from_name"), get("id"), get("value")
        if not (isinstance(name, str) and isinstance(region_id, str) and isinstance(value, dict) and get("to_name") == TEXT):
            self.fault("export_shape", f"/{number}", f"a row has an id, from_name, a value, and to_name {TEXT}")
            return
        question = QUESTIONS.get(name)
        if question is not None and question.of_document:
            self.of_document(question, value)
            return
        region = self.region(region_id, value)
        if question is None and kind == "labels":
            self.unclear.add(region.id)
            self.once("region_label_unknown", region, f"{region} has a label of a kind that the page does not offer", name)
            return
        if question is None or kind != question.kind:
            self.fault("answer_unknown", region.pointer, f"{region} has an answer to a question that the page does not ask", name)
            return
        given = value.get(question.key)
        if given is not None and given != []:
            _READERS[question.kind](self, region, question, given)

    def region(self, region_id: str, value: dict[str, Any]) -> Region:
        """The region with that id, which stands where the value of its first row says."""
        start, end = value.get("start"), value.get("end")
        region = self.regions.get(region_id)
        if region is not None:
            if region.given != (start, end):
                self.once("region_ambiguous", region, f"{region} has another row that says {shown(start)}–{shown(end)}")
            return region
        message = None
        given = start, end
        if type(start) is not int or type(end) is not int:
            message, start, end = "start and end are whole numbers", 0, 0
        elif not 0 <= start < end <= len(self.text):
            message = f"start and end lie between 0 and {len(self.text):,}, the length of the text, and start is less"
        elif self.text[start].isspace() or self.text[end - 1].isspace():
            start, end = trimmed(self.text, start, end)
            if start == end:
                message = "it holds nothing but blanks"
        region = self.regions[region_id] = Region(region_id, start, end, given)
        if message is not None:
            self.fault("region_span", region.pointer, f"{region}: {message}")
        return region

    def label(self, region: Region, question: Question, given: Any) -> None:
        names = given if isinstance(given, list) else [given]
        odd = [name for name in names if not isinstance(name, str) or name not in question.known]
        if odd:
            self.unclear.add(region.id)
            self.once("region_label_unknown", region, f"{region} has a label that the page does not offer there", odd[0])
        elif len(names) > 1 or region.label is not None:
            self.unclear.add(region.id)
            self.once("region_ambiguous", region, f"{region} has more than one label")
        else:
            region.label = names[0]

    def choice(self, region: Region, question: Question, given: Any) -> None:
        chosen = given if isinstance(given, list) else [given]
        if len(chosen) > 1:
            self.twice(region, question)
        elif isinstance(chosen[0], str) and chosen[0] in question.known:
            self.answer(region, question, chosen[0])
        else:
            self.unknown(region, question, chosen[0])

    def actor(self, region: Region, question: Question, given: Any) -> None:
        chosen = []
        for path in given if isinstance(given, list) else [given]:
            actor = path[-1] if isinstance(path, list) and path else path
            if not isinstance(actor, str) or (actor == OUTLET and OUTLET not in question.known):
                self.unknown(region, question, actor)
                return
            if actor == UNREGISTERED:
                self.unregistered[region.id] = region
            elif actor != OUTLET and actor not in self.actors:
                self.fault(
                    "actor_unregistered", region.pointer, f"{region}: `{question.name}` is no actor of the register", actor
                )
            chosen.append(actor)
        if question.many:
            self.answer(region, question, tuple(dict.fromkeys(chosen)))
        elif len(chosen) > 1:
            self.twice(region, question)
        else:
            self.answer(region, question, chosen[0])

    def number(self, region: Region, question: Question, given: Any) -> None:
        if type(given) is int and 0 <= given <= LARGEST_COUNT:
            self.answer(region, question, given)
        else:
            self.unknown(region, question, given)

    def typed(self, region: Region, question: Question, given: Any) -> None:
        if not isinstance(given, list):
            return  # The words of the region, which stand under the same key where nothing was typed.
        if question.name == TYPED_IDS:
            self.unregistered[region.id] = region
        self.answer(region, question, _lines(given))

    def answer(self, region: Region, question: Question, answer: Any) -> None:
        if question.name in region.answers:
            self.twice(region, question)
        region.answers[question.name] = answer

    def twice(self, region: Region, question: Question) -> None:
        # There is an answer, so none is missing.
        region.answers.setdefault(question.name, None)
        self.once("region_ambiguous", region, f"{region} has more than one answer to `{question.name}`")

    def unknown(self, region: Region, question: Question, value: Any) -> None:
        region.answers.setdefault(question.name, None)
        message = f"{region} has an answer to `{question.name}` that the page does not offer"
        self.fault("answer_unknown", region.pointer, message, value)

    def once(self, code: str, region: Region, message: str, value: Any = None) -> None:
        """Report a fault that many rows of a region may show, once."""
        if (code, region.id) not in self.reported:
            self.reported.add((code, region.id))
            self.fault(code, region.pointer, message, value)

    def of_document(self, question: Question, value: dict[str, Any]) -> None:
        given = value.get(question.key)
        if not isinstance(given, list) or not given:
            return
        if question.name in self.found.of_document:
            self.fault("region_ambiguous", f"/{question.name}", f"the document has more than one answer to `{question.name}`")
        if not all(isinstance(one, str) for one in given):
            self.fault("answer_unknown", f"/{question.name}", f"an answer to `{question.name}` is no text")
        self.found.of_document[question.name] = _lines(given)

    def end(self) -> None:
        """What can be told only when all rows are read."""
        for region in self.regions.values():
            if region.label is None and region.id not in self.unclear:
                self.fault("region_label_unknown", region.pointer, f"{region} has no label")
        for unclear in self.unclear:
            self.regions[unclear].label = None
        for region in self.unregistered.values():
            self.put_typed_ids(region)

    def put_typed_ids(self, region: Region) -> None:
        """Put the ids that were typed in the places where an actor that the register lacks was chosen, in the page's order."""
        typed = region.answers.get(TYPED_IDS) or []
        chosen = [
            name for name, question in QUESTIONS.items() if question.kind == "taxonomy" and UNREGISTERED in _all(region, name)
        ]
        for name in typed:
            if name not in self.actors:
                message = f"{region}: what is typed for an actor is no id of the register"
                self.fault("actor_unregistered", region.pointer, message, name)
        many = len(chosen) == 1 and QUESTIONS[chosen[0]].many
        if len(typed) != len(chosen) and not (many and typed):
            message = f"{region}: {len(chosen)} answers are `{UNREGISTERED}`, and {len(typed)} ids are typed"
            self.fault("actor_unregistered", region.pointer, message)
        elif many:
            others = [actor for actor in region.answers[chosen[0]] if actor != UNREGISTERED]
            region.answers[chosen[0]] = tuple(dict.fromkeys([*others, *typed]))
        else:
            region.answers.update(zip(chosen, typed, strict=True))


_PLAIN = {
    name: (question.kind, question.key, question.known - {UNREGISTERED}, question.many)
    for name, question in QUESTIONS.items()
    if question.kind in ("labels", "choices", "taxonomy") and not question.of_document
}

_READERS: Mapping[str, Callable[[_Reader, Region, Question, Any], None]] = {
    "labels": _Reader.label,
    "choices": _Reader.choice,
    "taxonomy": _Reader.actor,
    "number": _Reader.number,
    "textarea": _Reader.typed,
}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks at its edges; empty where there is nothing else."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return first, max(first, start + len(words.rstrip()))


def _lines(given: list[Any]) -> list[str]:
    """What was typed or ticked, without blanks around it and without what is not text."""
    return [line for one in given if isinstance(one, str) and (line := one.strip())]


def _all(region: Region, name: str) -> tuple[Any, ...]:
    answer = region.answers.get(name)
    return answer if isinstance(answer, tuple) else (answer,)
