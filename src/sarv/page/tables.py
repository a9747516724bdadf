"""The labelling page in tables, so that a row of an export is understood by a look or two."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..layers import labels
from ..records import LAYERS
from .controls import (
    CASUALTIES,
    CONTROLS,
    CUE,
    FRAGMENT,
    FURTHER_CUE,
    FURTHER_TRIGGER,
    MENTION,
    OUTLET,
    PALETTES,
    PROPOSITION,
    REASON,
    REGION,
    REPORT,
    ROLES,
    TRIGGER,
    UNREGISTERED,
)

PALETTE_OF: Mapping[str, str] = {label: name for name, palette in PALETTES.items() for label in palette}
"""The palette, and thereby the layer, of each region label."""

LINK_TYPES = labels()["link_type"]

KEY_OF: Mapping[str, str] = {
    "labels": "labels",
    "choices": "choices",
    "taxonomy": "taxonomy",
    "number": "number",
    "textarea": "text",
}
"""Under which key of a row's value the answer stands, by the row's type."""

COMPLETE = "complete"
REMARK = "remark"
TYPED_IDS = "unregistered"
WHY = REASON.name


@dataclass(frozen=True, slots=True)
class Question:
    """What a row of a name answers: which label a region has, or a control.

    `known` are the answers that the page offers, for actors besides those of the register. An answer to a question that is not
    `many` is one.
    """

    name: str
    kind: str
    key: str
    known: frozenset[str]
    many: bool
    of_document: bool


def _questions() -> dict[str, Question]:
    found = {REGION: Question(REGION, "labels", "labels", frozenset(PALETTE_OF), False, False)}
    for control in (*CONTROLS, REASON):
        known: frozenset[str] = frozenset()
        if control.kind == "taxonomy":
            known = frozenset({UNREGISTERED, OUTLET} if control.outlet else {UNREGISTERED})
        elif control.kind == "choices":
            known = frozenset(LAYERS if control.field is None else labels()[control.field])
        key = KEY_OF[control.kind]
        found[control.name] = Question(control.name, control.kind, key, known, control.many, not control.regions)
    return found


QUESTIONS: Mapping[str, Question] = _questions()
"""All questions of the page by name; the adjudicator's too."""

ASKED_OF: Mapping[str, frozenset[str]] = {
    label: frozenset(one.name for one in (*CONTROLS, REASON) if label in one.regions) for label in PALETTE_OF
}
"""The questions that a region with a label is asked."""

REQUIRED_OF: Mapping[str, frozenset[str]] = {
    label: frozenset(one.name for one in CONTROLS if label in one.regions and one.required) for label in PALETTE_OF
}
"""Those of them that must be answered."""

ONE_HEAD = frozenset((FRAGMENT, FURTHER_CUE, FURTHER_TRIGGER))
"""Labels of regions that belong to exactly one other."""

PARTS = ONE_HEAD | {PROPOSITION, *ROLES, CASUALTIES, REPORT}
"""Labels of regions that belong to at least one other."""

TARGETS = frozenset((PROPOSITION, TRIGGER))
"""Labels of regions that a stance can be about."""

HEAD_OF: Mapping[str, str] = {
    FURTHER_CUE: CUE,
    PROPOSITION: CUE,
    FURTHER_TRIGGER: TRIGGER,
    **dict.fromkeys((*ROLES, CASUALTIES, REPORT), TRIGGER),
}
"""What a region with a label belongs to, where that is not any other region."""

_ELEMENT_OF = {"actors": "m", "stance": "s", "violence": "e"}
_PART_OF = {
    CUE: "c",
    FURTHER_CUE: "c",
    PROPOSITION: "p",
    TRIGGER: "t",
    FURTHER_TRIGGER: "t",
    **dict.fromkeys(ROLES, "a"),
    CASUALTIES: "n",
    REPORT: "r",
}
_OWN = re.compile(r"([mse][1-9][0-9]{0,4})(?:-([a-z])([1-9][0-9]{0,4})?)?")


def region_id(element: str, label: str, number: int = 1) -> str:
    """The id of a region that we make: `s1-c2` for the second cue of s1, `s1-p` for its proposition, `m1` for a mention."""
    if label == MENTION:
        return element
    return f"{element}-{_PART_OF[label]}{'' if label == PROPOSITION else number}"


@lru_cache(maxsize=100_000)
def own(region: str, label: str | None) -> tuple[str, int]:
    """Element and number of the part whose id `region_id` made for a label; empty and 0 for one that it did not make."""
    match = _OWN.fullmatch(region)
    if match is None or label is None or label == FRAGMENT:
        return "", 0
    element, number = match[1], int(match[3] or 1)
    ours = element[0] == _ELEMENT_OF[PALETTE_OF[label]] and region == region_id(element, label, number)
    return (element, number) if ours else ("", 0)
