"""Worksheets: what is undecided in a document, for an adjudicator to fill in, as a file of verdicts that say nothing yet.

Beside the file lies a page to read. Both hold words of the article.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from ...corpus import CorpusError, write_whole
from ...derivation import DISAGREED, Alike, Element, derive, named_by, renamed
from ...formats.quotes import quoted
from ...records import AgreedElement, Candidate, Verdict, Verdicts
from ..agreement.passages import Passages, Stretch
from ..outside import demand_outside
from .competing import open_groups, spans
from .docket import Case, Docket
from .so_far import so_far

_KINDS = {"actors": "Mention", "stance": "Stance", "violence": "Event"}
_HOW = (
    "In the file beside this page, give each verdict a `reason`, and either `keep` (one of the elements, such as `ann:m5`, a "
    "list of several, or `null` for none) or `instead` (what takes their place, in the form that `says` has). "
    "What is bold is not said by all."
)
_LISTS = {"cues", "triggers", "arguments", "casualties", "reports", "links"}
_BLANKS = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\`*_<>\[\]#])")


def write_worksheets(docket: Docket, folder: Path) -> list[str]:
    """Write the worksheet and the page of every document with something undecided, and return which documents these are.

    Raises `CorpusError` where words of the article must not be in that folder, or where a worksheet is there already that says
    something else, since it may have been filled in.
    """
    demand_outside(docket.corpus, folder, next((name for name, case in docket.cases.items() if not case.shipped), None))
    files: dict[Path, bytes] = {}
    written = []
    for name, case in docket.cases.items():
        groups = undecided(case)
        if groups:
            written.append(name)
            sheet = msgspec.json.format(msgspec.json.encode(worksheet(case, groups)), indent=2) + b"\n"
            files[folder / f"{name}.json"] = sheet
            files[folder / f"{name}.md"] = page(case, groups).encode("utf-8")
    for path, content in files.items():
        if path.exists() and path.read_bytes() != content:
            raise CorpusError(f"{path}: is there already and says something else, perhaps your verdicts; take another folder")
    for path, content in files.items():
        write_whole(path, content)
    return written


def undecided(case: Case) -> list[list[Alike]]:
    """What is undecided, in groups that are about the same words; each needs a verdict."""
    groups = open_groups(case)
    derived = derive(case.round, case.given, case.decisions)
    for one in derived if isinstance(derived, list) else ():
        if one.reason != DISAGREED and one.element in case.like:  # it names an event that was dropped
            groups.append([case.like[one.element]])
    return groups


def worksheet(case: Case, groups: Sequence[Sequence[Alike]]) -> Verdicts:
    """The worksheet for some groups of elements."""
    passages = None if case.text is None else Passages(case.text)
    verdicts = [
        Verdict(
            of=_names(group),
            sentence=None if passages is None else "".join(stretch.text for stretch in _passage(passages, group)),
            candidates=tuple(Candidate(elements=same.references, says=says(case, *same.members[0])) for same in group),
        )
        for group in groups
    ]
    there = so_far(case)
    elements: list[Element] = [*there.mentions, *there.stances, *there.events]
    return Verdicts(
        document=case.document.id,
        round=case.round.id,
        adjudicator=case.round.adjudicator.id if case.round.adjudicator is not None else "",
        verdicts=tuple(verdicts),
        agreed=tuple(AgreedElement(id=element.id, says=says(case, "", element)) for element in elements),
    )


def page(case: Case, groups: Sequence[Sequence[Alike]]) -> str:
    """The same to read, in Markdown: each group with its sentences, the words in question in bold, and what each element says."""
    passages = None if case.text is None else Passages(case.text)
    count = f"{len(groups)} verdict{'s' * (len(groups) > 1)} to give"
    lines = [f"# {case.document.id}, round {case.round.id}: {count}", "", _HOW, ""]
    for number, group in enumerate(groups, 1):
        lines += [f"## {number}. {_KINDS[group[0].layer]}", ""]
        if passages is not None:
            shown = (f"**{_escaped(one.text)}**" if one.mark else _escaped(one.text) for one in _passage(passages, group))
            lines += [f"> {''.join(shown)}", ""]
        said = [_parts(says(case, *same.members[0])) for same in group]
        for same, parts in zip(group, said, strict=True):
            lines.append(f"- {', '.join(same.references)}")
            others = [other for other in said if other is not parts]
            for name, items in parts.items():
                marked = [_marked(item, all(item in other.get(name, ()) for other in others)) for item in items]
                one_line = len(items) == 1 and name not in _LISTS
                lines += [f"  - {name}: {marked[0]}"] if one_line else [f"  - {name}", *(f"    - {item}" for item in marked)]
        missing = {one.annotator for one in case.given} - {by for same in group for by, _ in same.members}
        lines += [f"- nothing by {', '.join(sorted(missing))}"] if missing else []
        lines.append("")
    return "\n".join(lines)


def _names(group: Sequence[Alike]) -> tuple[str, ...]:
    return tuple(name for same in group for name in same.references)


def _passage(passages: Passages, group: Sequence[Alike]) -> list[Stretch]:
    """The sentences of a group, what is marked by any of its elements in one piece, blanks and line breaks as one blank."""
    extents = [tuple((span.start, span.end) for span in spans(same.members[0][1])) for same in group]
    stretches = groupby(passages.passage(extents), key=lambda one: one.mark)
    return [Stretch(_BLANKS.sub(" ", "".join(one.text for one in several)), mark) for mark, several in stretches]


def says(case: Case, annotator: str, element: Element) -> dict[str, Any]:
    """An annotator's element without its id, in quotes where there is a text; the events that it names by reference."""
    by = f"{annotator}:" if annotator else ""
    value = msgspec.to_builtins(renamed(element, {event: by + event for event in named_by(element)}))
    del value["id"]
    quotes: dict[str, Any] = value if case.text is None else quoted(value, case.text)
    return quotes


def _parts(says: dict[str, Any]) -> dict[str, list[str]]:
    """What an element says, by key, in words; of lists each member by itself."""
    return {name: [_in_words(one) for one in value] if name in _LISTS else [_in_words(value)] for name, value in says.items()}


def _in_words(value: Any) -> str:
    match value:
        case {"quote": words}:
            return f"“{_BLANKS.sub(' ', words)}”" + (f" (no. {value['nth']})" if "nth" in value else "")
        case {"start": start, "end": end}:
            return f"{start}–{end}"
        case dict():
            return "; ".join(
                _in_words(inner) if name == "spans" else f"{name}: {_in_words(inner)}" for name, inner in value.items()
            )
        case list() | tuple():
            return " + ".join(map(_in_words, value))
    return str(value)


def _marked(words: str, common: bool) -> str:
    return _escaped(words) if common else f"**{_escaped(words)}**"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
