"""What an annotator can mark and say on the labelling page: the words that config, tasks and collection share.

A *region* is a stretch of text that was marked with a region label. A *control* is a question asked of a region, or of the
document. Regions belong together by relations, whose meaning follows from the labels of their ends:

- `fragment` – its head: a further fragment of the head's extent;
- `further_cue` – `cue`: one more cue of the same stance; the stance's own answers stand on its `cue`;
- `cue` – `proposition`, `cue` – `trigger`: the target of the stance, where that is no actor;
- `further_trigger` – `trigger`: one more trigger of the same event; the event's own answers stand on its `trigger`;
- a role, `casualties`, `report` – `trigger`: part of that event. The words of a `report` are any that help the reader, and are
  not kept;
- `trigger` → `trigger`, with the label of the link type: a link from this event to that one. Only here direction matters.
"""

from dataclasses import dataclass
from typing import Literal

from ..layers import labels

TEXT = "text"
"""The name of the page's text."""

REGION = "region"
"""The name of the `Labels` tag: which label a region has. It is one tag for all of them, so that a region has one."""

OUTLET = "_outlet"
"""The choice, among actors, of the document's own outlet."""

UNREGISTERED = "_unregistered"
"""The choice, among actors, of one that the register lacks; its id to be is typed into the control `unregistered`."""

FRAGMENT = "fragment"
MENTION = "mention"
CUE = "cue"
FURTHER_CUE = "further_cue"
PROPOSITION = "proposition"
TRIGGER = "trigger"
FURTHER_TRIGGER = "further_trigger"
ROLES = labels()["role"]
CASUALTIES = "casualties"
REPORT = "report"

PALETTES = {
    "actors": (MENTION,),
    "stance": (CUE, FURTHER_CUE, PROPOSITION),
    "violence": (TRIGGER, FURTHER_TRIGGER, *ROLES, CASUALTIES, REPORT),
    "fragments": (FRAGMENT,),
}
"""The region labels as they stand together on the page: those of each layer, and the one for fragments of any layer."""

ASKED_WITH = {
    "casualty_low": ("exact", "about", "at_least", "range"),
    "casualty_high": ("at_most", "range"),
}
"""The modifiers with which each number of a casualty figure is asked for; with others, it means nothing."""

ONE_NUMBER = ("exact", "about")
"""The modifiers of figures whose ends are equal: their one number is `casualty_low`."""

Kind = Literal["choices", "taxonomy", "number", "textarea"]


@dataclass(frozen=True)
class Control:
    """A question. `regions` are the labels of the regions it is asked of; none means that it is asked of the document.

    `field` is the layer field whose labels are its choices; a taxonomy's choices are the register's actors, before them the
    outlet where `outlet` says so. Answers of `choices` and `taxonomy` that are not `many` are one.
    """

    name: str
    kind: Kind
    regions: tuple[str, ...] = ()
    field: str | None = None
    required: bool = False
    many: bool = False
    outlet: bool = False


CONTROLS = (
    Control("mention_actors", "taxonomy", (MENTION,), required=True, many=True),
    Control("mention_form", "choices", (MENTION,), "mention_form", required=True),
    Control("holder", "taxonomy", (CUE,), required=True, outlet=True),
    Control("target_actor", "taxonomy", (CUE,)),
    Control("polarity", "choices", (CUE,), "polarity", required=True),
    Control("cue_kind", "choices", (CUE, FURTHER_CUE), "cue_kind", required=True),
    Control("stance_voice", "choices", (CUE,), "voice", required=True),
    Control("stance_source", "taxonomy", (CUE,), outlet=True),
    Control("event_type", "choices", (TRIGGER,), "event_type", required=True),
    Control("stage", "choices", (TRIGGER,), "stage", required=True),
    Control("argument_actor", "taxonomy", ROLES),
    Control("argument_status", "choices", ROLES, "argument_status", required=True),
    Control("casualty_kind", "choices", (CASUALTIES,), "casualty_kind", required=True),
    Control("casualty_modifier", "choices", (CASUALTIES,), "casualty_modifier", required=True),
    Control("casualty_low", "number", (CASUALTIES,)),
    Control("casualty_high", "number", (CASUALTIES,)),
    Control("casualty_status", "choices", (CASUALTIES,), "casualty_status", required=True),
    Control("casualty_of", "taxonomy", (CASUALTIES,)),
    Control("casualty_scope", "choices", (CASUALTIES,), "casualty_scope", required=True),
    Control("casualty_source", "taxonomy", (CASUALTIES,), required=True, outlet=True),
    Control("report_source", "taxonomy", (REPORT,), required=True, outlet=True),
    Control("report_voice", "choices", (REPORT,), "voice", required=True),
    Control("report_act", "choices", (REPORT,), "report_act", required=True),
    Control("unregistered", "textarea", (MENTION, CUE, *ROLES, CASUALTIES, REPORT), many=True),
    Control("complete", "choices", many=True),
    Control("remark", "textarea", many=True),
)
"""All questions, in the order of the page. `complete` names the layers that the annotator has finished."""

REASON = Control("reason", "textarea", (MENTION, CUE, TRIGGER))
"""What only the adjudicator is asked: why, of an element that annotators gave otherwise."""
