"""Verdict files: an adjudicator's rulings on a document, as a filled worksheet or as a program writes them."""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, structs

from ...checks import checks, checks_of
from ...checks._views import FileView
from ...corpus import ID, Kind, kind_named
from ...derivation import Element, named_by, renamed, said
from ...findings import Fault, Finding
from ...formats.quotes import resolve
from ...quoting import quotes_in, unresolved
from ...reading import pointer_to
from ...records import Annotation, Candidate, Verdict, Verdicts
from ...validation import examine, finding
from .competing import assumed
from .docket import Case, Docket
from .reasons import as_written
from .rulings import Ruling
from .so_far import so_far
from .worksheets import says

KIND = Kind("verdict", re.compile(r"(?!)"), "verdicts", Verdicts)
_EVENT = re.compile(rf"(?:{ID}:)?e[1-9][0-9]{{0,4}}")


def read(docket: Docket, file: Path) -> tuple[str, list[Ruling], list[Finding]]:
    """The document that a verdict file is about, the rulings in it, and what is wrong with it; unfilled verdicts are none."""
    raw, name = file.read_bytes(), str(file)
    view = FileView(name, raw, None)
    record, found = examine(name, KIND, raw)
    if not isinstance(record, Verdicts):
        return "", [], found
    # A record that could be read has no fault but in its notation, which does not matter here.
    faults = list(_misplaced(docket, record))
    rulings: list[Ruling] = []
    case = docket.cases.get(record.document)
    if not faults and case is not None:
        for number, given in enumerate(record.verdicts):
            pointer = pointer_to("verdicts", number)
            verdict = structs.replace(given, reason=as_written(given.reason, case))
            incomplete = list(_incomplete(verdict, pointer))
            faults += incomplete
            if incomplete or not (verdict.reason or verdict.instead or verdict.keep is not UNSET):
                continue
            faults += _outdated(case, record, verdict, pointer)
            instead = None
            for kind, value in (verdict.instead or {}).items():
                instead = _element(case, view, f"{pointer}/instead/{kind}", kind, value)
            if isinstance(instead, list):
                faults += instead
            else:
                rulings.append(Ruling(verdict.of, verdict.reason, _kept(verdict), instead, name, pointer))
    return record.document, rulings, [finding(checks()[fault.code or ""], name, fault, view.shown) for fault in faults]


def _misplaced(docket: Docket, verdicts: Verdicts) -> Iterator[Fault]:
    """Verdicts that are not those of this round's adjudicator on a document that can be adjudicated."""
    of, document = docket.round, verdicts.document
    if verdicts.round != of.id:
        yield Fault("/round", f"these are verdicts of another round than {of.id}", verdicts.round, code="round_unknown")
    if of.adjudicator is not None and verdicts.adjudicator != of.adjudicator.id:
        message = f"the round {of.id} has the adjudicator {of.adjudicator.id}"
        yield Fault("/adjudicator", message, verdicts.adjudicator, code="adjudicator_unknown")
    if document not in of.documents:
        yield Fault("/document", f"the round {of.id} does not have this document", document, code="document_not_in_round")
    elif document in docket.waiting:
        message = f"there is no annotation of it by {', '.join(docket.waiting[document])}"
        yield Fault("/document", message, document, code="round_annotation_missing")


def _incomplete(verdict: Verdict, pointer: str) -> Iterator[Fault]:
    """What a verdict lacks, or has too much of. One without an answer and a reason is a worksheet's, and not filled in."""
    answers = (verdict.keep is not UNSET) + (verdict.instead is not None)
    message = None
    if answers == 2:
        message = "a verdict keeps elements or puts another in their place; this one does both"
    elif answers and not verdict.reason:
        message = "a verdict has a reason; this one has none"
    elif verdict.reason and not answers:
        message = "there is a reason, and nothing is said of the elements: neither keep nor instead"
    elif answers and not verdict.of and verdict.instead is None:
        message = "a verdict on no element brings a new one by instead"
    if message is not None:
        yield Fault(pointer, message, code="verdict_incomplete")


def _outdated(case: Case, sheet: Verdicts, verdict: Verdict, pointer: str) -> Iterator[Fault]:
    """Candidates of a worksheet that have become others since it was made, or name events that have."""
    if verdict.candidates and case.text is None:
        message = "the text is not here, so it cannot be seen whether this is what annotators give"
        yield Fault(f"{pointer}/candidates", message, code="text_missing")
        return
    for number, candidate in enumerate(verdict.candidates or ()):
        there = [name for name in candidate.elements if name in case.elements]
        if there != list(candidate.elements) or not there:
            continue  # That is a fault of its own.
        events = {f"{name.partition(':')[0]}:{event}" for name in there for event in named_by(case.elements[name])}
        if not _is_shown(case, candidate) or not all(_is_event_shown(case, sheet, event) for event in events):
            message = "is not what the worksheet shows any more"
            yield Fault(f"{pointer}/candidates/{number}", message, ", ".join(there), code="verdict_outdated")


def _is_shown(case: Case, candidate: Candidate) -> bool:
    """Whether the elements of a candidate say what it says, but for the names of events."""
    there = [case.elements[name] for name in candidate.elements if name in case.elements]
    if len(there) < len(candidate.elements):
        return False
    by = candidate.elements[0].partition(":")[0]
    return says(case, by, there[0]) == candidate.says and len(set(map(_unnamed, there))) == 1


def _is_event_shown(case: Case, sheet: Verdicts, event: str) -> bool:
    """Whether an annotator's event says what it said in the worksheet, as a candidate or as what was agreed."""
    candidates = [one for verdict in sheet.verdicts for one in verdict.candidates or () if event in one.elements]
    if candidates:
        return _is_shown(case, candidates[0])
    place = case.stand.places.get(event)
    agreed = {one.id: one.says for one in sheet.agreed or ()}
    if place is None:
        return not agreed or _follows(case, event)  # Else it was agreed or decided, and is not any more.
    now = {own.id: says(case, "", own) for own in so_far(case).events}
    return place not in agreed or _without_links(agreed[str(place)]) == _without_links(now[str(place)])


def _follows(case: Case, event: str) -> bool:
    """Whether all give an event alike but for links to events in question, so that no worksheet shows it."""
    in_question, then = assumed(case)
    asked = {name for group in in_question for same in group for name in same.references}
    return event not in asked and any(event in same.references and not same.undecided for same in then)


def _without_links(event: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an event says by itself; its links come and go with the events that they lead to."""
    return {key: value for key, value in event.items() if key != "links"}


def _unnamed(element: Element) -> Hashable:
    """What an element says, whichever events it names; those can have other names with every annotator."""
    return said(renamed(element, dict.fromkeys(named_by(element), "")), "", {})


def _kept(verdict: Verdict) -> tuple[str, ...]:
    if isinstance(verdict.keep, str):
        return (verdict.keep,)
    return verdict.keep if isinstance(verdict.keep, tuple) else ()


def _element(case: Case, file: FileView, where: str, kind: str, value: Mapping[str, Any]) -> Element | list[Fault]:
    """The element that a verdict brings, or what is wrong with it. Its id is a mere letter where none is given."""
    faults = list(_quotes(case, where, value))
    if faults:
        return faults
    given = {"id": f"{kind[0]}1", **resolve(value, case.text or "", case.shipped)}
    _add_words(case, given)
    events = dict(_take_events(given))
    blank: dict[str, Any] = {"document": case.document.id, "round": case.round.id, "annotator": "any", "complete": []}
    blank |= {"text_sha256": case.document.text.sha256, "mentions": [], "stances": [], "events": []}
    shaped = FileView(file.path, file.raw, kind_named("annotation"))
    shaped.scan.value = blank | {f"{kind}s": [given]}
    for check in checks_of("shape"):
        for fault in check.run(shaped):
            inside = fault.pointer.removeprefix(f"/{kind}s/0")
            faults.append(replace(fault, pointer=where + inside, offset=None, code=check.code))
    if faults:
        return faults
    element: Element = getattr(msgspec.convert(shaped.scan.value, Annotation), f"{kind}s")[0]
    named: Element = renamed(element, events)
    return named if "id" in value else structs.replace(named, id=kind[0])


def _quotes(case: Case, where: str, value: Mapping[str, Any]) -> Iterator[Fault]:
    """Quotes that give no place, or all of them where there is no text; what is not shipped is not shown."""
    if case.text is None:
        for path, _ in quotes_in(value):
            message = "the text is not here, so quotes have no place"
            yield Fault(where + pointer_to(*path, "quote"), message, code="text_missing")
        return
    for one in unresolved(value, case.text):
        shown = one.value if case.shipped else None
        yield Fault(where + pointer_to(*one.path), one.message, shown, code=one.code)


def _add_words(case: Case, value: Any) -> None:
    """Add the words to spans that have only offsets, where annotations repeat them."""
    if case.text is None or not case.shipped:
        return
    if isinstance(value, dict) and type(value.get("start")) is int and type(value.get("end")) is int:
        value.setdefault("text", case.text[max(value["start"], 0) : max(value["end"], 0)])
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _add_words(case, inner)


def _take_events(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Put ids in the place of the events that an element names, and give both. What is no name is left for the checks."""
    holders = [value.get("target"), *(value["links"] if isinstance(value.get("links"), list) else ())]
    for number, holder in enumerate(holders, 1):
        event = holder.get("event") if isinstance(holder, dict) else None
        if isinstance(holder, dict) and isinstance(event, str) and _EVENT.fullmatch(event):
            holder["event"] = f"e{number}"
            yield f"e{number}", event
