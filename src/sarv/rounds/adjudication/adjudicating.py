"""Adjudicates a round by verdicts and policies: rulings become decisions, which are checked as gold would be and written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...canonical import canonical
from ...checks import checks, checks_of
from ...checks._views import AnnotationView
from ...corpus import Corpus, kind_named
from ...derivation import Undecided, derive, given_by
from ...findings import Fault, Finding
from ...progress import Progress, Steps
from ...records import Round
from ...validation import examine, finding
from ..settling import round_path
from .deciding import decided
from .docket import Case, Docket
from .policies import Policy
from .rulings import Ruling
from .so_far import so_far
from .verdicts import read

_ELEMENT = re.compile(r"/(mention|stance|event)s/(\d+)")

Sources = Mapping[int, Ruling]
"""The rulings that decisions come from, by the decisions' numbers."""


@dataclass
class Adjudicated:
    """What became of a round: how many decisions are new or changed, and what is still undecided, by document; else findings."""

    decided: dict[str, int] = field(default_factory=dict)
    undecided: dict[str, list[Undecided]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def adjudicate(
    docket: Docket, files: Iterable[Path], policies: Sequence[Policy], progress: Progress | None = None
) -> Adjudicated:
    """Take the verdicts of files, then, for what they leave undecided, the policies in their order.

    Decisions that there are stay; what is decided already adds nothing. While anything has a finding, nothing is written.
    """
    findings = list(docket.findings)
    rulings: dict[str, list[Ruling]] = {}
    for file in files:
        document, found, faults = read(docket, file)
        rulings.setdefault(document, []).extend(found)
        findings += faults
    steps = Steps(progress, len(docket.cases))
    ruled: dict[str, Case] = {}
    for name, case in docket.cases.items():
        ruled[name], faults = ruled_by(docket, case, rulings.get(name, ()), policies)
        findings += faults
        steps.next()
    return settle(docket, ruled, findings)


def ruled_by(
    docket: Docket, case: Case, rulings: Iterable[Ruling], policies: Iterable[Policy] = ()
) -> tuple[Case, list[Finding]]:
    """A case after some rulings, and after policies, each upon what is left by those before; and what is wrong with any."""
    before, sources = case, dict[int, Ruling]()
    findings: list[Finding] = []
    for policy in (lambda _: iter(rulings), *policies):
        result = decided(case, policy(case))
        findings += [_finding(ruling, fault, case) for ruling, fault in result.faults]
        sources |= result.sources
        case = replace(case, made=result.made)
    if case.made != before.made and not findings:
        findings = checked(docket, case, sources)
    return case, findings


def settle(docket: Docket, ruled: Mapping[str, Case], findings: list[Finding]) -> Adjudicated:
    """Write the decisions of cases, unless there are findings, and say what they leave undecided."""
    result = Adjudicated(findings=findings)
    if findings:
        return result
    name_adjudicator(docket.corpus, docket.round)
    for name, case in ruled.items():
        before = docket.cases[name].made
        if case.made != before:
            docket.corpus.write(case.path, case.decisions)
            result.decided[name] = sum(decision not in before for decision in case.made)
        derived = derive(case.round, case.given, case.decisions)
        if isinstance(derived, list):
            result.undecided[name] = derived
    return result


def name_adjudicator(corpus: Corpus, round_: Round) -> None:
    """Write the round, where it does not name its adjudicator yet."""
    there: Round = corpus.load(round_path(round_.id), Round)
    if there.adjudicator != round_.adjudicator:
        corpus.write(round_path(round_.id), round_)


def _finding(ruling: Ruling, fault: Fault, case: Case) -> Finding:
    """A fault of a ruling, at its place in the file that it comes from."""
    text = Path(ruling.file).read_text("utf-8", "replace") if ruling.file else ""
    return finding(checks()[fault.code or ""], ruling.file or case.path, fault, text)


def checked(docket: Docket, case: Case, sources: Sources) -> list[Finding]:
    """What is wrong with decisions as they would be written, or else, at their rulings, with the gold that they would make."""
    record, found = examine(case.path, kind_named("decisions"), canonical(case.decisions))
    if record is None:
        return found
    annotation = so_far(case)
    path = f"annotations/gold/{case.document.id}.json"
    view = AnnotationView(path, annotation, docket.folder, case.document, case.text, case.shipped)
    brought = {element.id: number for number, decision in enumerate(case.made) if (element := given_by(decision)) is not None}
    findings = []
    for check in checks_of("annotation"):
        for fault in check.run(view):
            ruling, pointer = Ruling((), ""), fault.pointer
            at = _ELEMENT.match(pointer)
            if at is not None:
                element, rest = getattr(annotation, f"{at[1]}s")[int(at[2])], pointer[at.end() :]
                ruling, pointer = sources.get(brought.get(element.id, -1), ruling), f"/{element.id}{rest}"
                if ruling.file:
                    pointer = ruling.pointer + (f"/instead/{at[1]}{rest}" if ruling.instead is not None else "/keep")
            findings.append(_finding(ruling, replace(fault, pointer=pointer, code=check.code), case))
    return findings
