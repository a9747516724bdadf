"""The configuration that brat needs to show and to ask for the labels of the scheme: `annotation.conf` and `visual.conf`."""

from collections.abc import Mapping, Sequence

from ..layers import labels, layers
from ._fields import FIELD_OF
from ._graph import PARTS

STANCE = "stance"
ENTITIES = ("mention", *(part for parts in PARTS.values() for part in parts))
"""The types of text-bound annotations that are no triggers."""


def attributes() -> dict[str, tuple[str, ...]]:
    """The brat attributes, which are layer fields, each with the brat types that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for (type_, _), field in FIELD_OF.items():
        if field not in ("event_type", "role"):
            # A stance stands where its first cue does, and has this one's kind.
            types = {"event": labels()["event_type"], "cue": (STANCE, "cue")}.get(type_, (type_,))
            found[field] = found.get(field, ()) + types
    return found


def annotation_conf() -> bytes:
    """Which types, roles and attributes there are."""
    links = "".join(f", {link}*:<EVENT>" for link in labels()["link_type"])
    roles = ", ".join(f"{role}*:argument" for role in labels()["role"])
    of_events = f"{roles}, trigger*:trigger, casualties*:casualties, report*:report{links}"
    events = [f"{STANCE}\tcue*:cue, proposition?:proposition, target?:<EVENT>"]
    events += [f"{type_}\t{of_events}" for type_ in labels()["event_type"]]
    values = [f"{field}\tArg:{'|'.join(types)}, Value:{'|'.join(labels()[field])}" for field, types in attributes().items()]
    sections = {"entities": ENTITIES, "relations": (), "events": events, "attributes": values}
    return _conf(sections)


def visual_conf() -> bytes:
    """How they are named and drawn."""
    titles = {label.label: label.title for layer in layers().values() for field in layer.fields for label in field.labels}
    names = (*labels()["event_type"], *labels()["role"], *labels()["link_type"])
    drawing = (
        "SPAN_DEFAULT\tfgColor:black, bgColor:#f4d35e, borderColor:darken",
        "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5",
        "mention\tbgColor:#bcd8ec",
        "stance\tbgColor:#c8e6c9",
        "cue\tbgColor:#c8e6c9",
        "proposition\tbgColor:#e8f5e9",
    )
    return _conf({"labels": [f"{name} | {titles[name]}" for name in names], "drawing": drawing})


def _conf(sections: Mapping[str, Sequence[str]]) -> bytes:
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()).encode()
