"""The words and colours of the labelling page for what `controls` names.

The colours are Paul Tol's “muted” scheme, made for any colour vision (SRON technical note EPS/TN/09-002). There are fewer of them
than labels: the colour says what kind of thing a region is, a short tag in the text says which.
"""

from dataclasses import dataclass

from ..layers import Field, Label, layers
from ..page.controls import (
    CASUALTIES,
    CUE,
    FRAGMENT,
    FURTHER_CUE,
    FURTHER_TRIGGER,
    MENTION,
    PROPOSITION,
    REPORT,
    TRIGGER,
    Control,
)

_INDIGO, _ROSE, _WINE, _PURPLE, _GREEN = "#332288", "#CC6677", "#882255", "#AA4499", "#117733"
_TEAL, _CYAN, _OLIVE, _SAND, _GREY = "#44AA99", "#88CCEE", "#999933", "#DDCC77", "#777777"

_JOIN = "press Alt+R, then click"
_TO_CUE = f"To its stance: {_JOIN} the Cue."
_TO_TRIGGER = f"To its event: {_JOIN} the Trigger. If it belongs to several, once for each."

FIELDS = {field.field: field for layer in layers().values() for field in layer.fields}
"""Every field of every layer, by name."""


@dataclass(frozen=True)
class Mark:
    """A region label on the page: its title and key, its tag beside the words, what it marks, and how it is joined to others."""

    title: str
    key: str
    tag: str
    colour: str
    hint: str
    join: str = ""


def _role(number: int, role: Label) -> Mark:
    circumstance = role.label in ("weapon", "place", "time")
    return Mark(role.title, f"{number}", role.label, _CYAN if circumstance else _TEAL, role.definition, _TO_TRIGGER)


MARKS = {
    # Most regions are mentions, and nothing else has their colour: they need no tag.
    MENTION: Mark("Mention", "m", "", _INDIGO, "Words that refer to an actor of the register, each time they do. No pronouns."),
    CUE: Mark(
        "Cue",
        "c",
        "cue",
        _ROSE,
        "The shortest words that show a stance. If there are several, one is the Cue, which has the answers; the others are "
        "further cues.",
        f"If the target is an event or a proposition: {_JOIN} its Trigger or the Proposition.",
    ),
    FURTHER_CUE: Mark("Further cue", "x", "cue+", _WINE, "One more cue of a stance that has its Cue.", _TO_CUE),
    PROPOSITION: Mark(
        "Proposition",
        "p",
        "proposition",
        _PURPLE,
        "What is wanted, refused or judged, where the target of a stance is neither an actor nor an event that is marked.",
        _TO_CUE,
    ),
    TRIGGER: Mark(
        "Trigger",
        "t",
        "event",
        _GREEN,
        "The shortest words that name an act of violence. If there are several, one is the Trigger, which has the answers; the "
        "others are further triggers.",
        f"If it is part of another event, or responds to one: {_JOIN} the Trigger of that. Then choose the type of the link: "
        "Relations on the right, “…”.",
    ),
    FURTHER_TRIGGER: Mark(
        "Further trigger", "r", "event+", _GREEN, "One more word for an event that has its Trigger.", _TO_TRIGGER
    ),
    **{role.label: _role(number, role) for number, role in enumerate(FIELDS["role"].labels, 1)},
    CASUALTIES: Mark("Casualty figure", "8", "figure", _OLIVE, "A figure with its noun, as one source gives it.", _TO_TRIGGER),
    REPORT: Mark(
        "Report",
        "9",
        "report",
        _SAND,
        "Who says that the event is so. Mark any words that help you, such as the verb of saying; they are not kept.",
        _TO_TRIGGER,
    ),
    FRAGMENT: Mark(
        "Further fragment",
        "f",
        "…",
        _GREY,
        "One more piece of a region whose words stand apart. The first piece has the label and the answers.",
        f"To the first piece: {_JOIN} it.",
    ),
}
"""Every region label."""

_CAPTIONS = {
    "mention_actors": "Who is meant",
    "holder": "Holder: who is for or against",
    "target_actor": "Target, where it is an actor",
    "stance_source": "Source: who conveys it, if not the holder",
    "argument_actor": "Actor, where there is one",
    "casualty_low": "Number, or low end",
    "casualty_high": "High end",
    "casualty_of": "Whose people, where that is told",
    "casualty_source": "Source of the figure",
    "report_source": "Source: who says so",
    "unregistered": "Not in the register? The id it will have",
    "complete": "Layers that I have finished on this document",
    "remark": "Remark",
    "reason": "Why, where this differs from what annotators gave",
}
"""What stands above the controls that no layer field gives a title."""


def field_of(control: Control) -> Field | None:
    """The layer field whose labels are the control's choices."""
    return None if control.field is None else FIELDS[control.field]


def caption(control: Control) -> str:
    """What stands above a control: the title of its layer field, or words of our own."""
    field = field_of(control)
    return _CAPTIONS[control.name] if field is None else field.title
