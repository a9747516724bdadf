"""The controls of the labelling page as XML, each in a view with its caption and, folded under it, its definitions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from xml.etree.ElementTree import Element, SubElement

from ..layers import layers
from ..page.controls import ASKED_WITH, OUTLET, REGION, TEXT, UNREGISTERED, Control
from ..records import Actor
from ._labelling_help import field_help
from ._labelling_words import FIELDS, caption, field_of

_CAPTION = "font-size: 14px; font-weight: 600; margin: 0 0 2px"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Controls:
    """Makes the controls of one page, whose layers and actors they offer."""

    def __init__(self, asked_layers: Sequence[str], actors: Iterable[Actor]) -> None:
        self._layers = asked_layers
        self._actors = _titles(sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id)))
        self._listed: set[str] = set()
        self._dead_keys = map(chr, count(0xE000))

    def dead_key(self) -> str:
        """A key that no keyboard has.

        The page gives every choice and number a free key if it has none, and obeys it also while the control is out of sight: a
        slip of the finger would change an answer, or tick off a layer, and nobody would notice.
        """
        return next(self._dead_keys)

    def put(self, parent: Element, control: Control) -> None:
        """Add a control, which shows for the regions that it is asked of."""
        when = conditions(control.regions)
        view = SubElement(parent, "View", {"className": "sarv-question", **when})
        if control.kind == "number":
            shown = ",".join(ASKED_WITH[control.name])
            view.set("className", "sarv-question sarv-number")
            view = SubElement(view, "View", visibleWhen="choice-selected", whenTagName="casualty_modifier", whenChoiceValue=shown)
        _put_caption(view, control)
        attributes = {"name": control.name, "toName": TEXT, **when}
        if control.regions:
            attributes["perRegion"] = "true"
        if control.required:
            attributes |= {"required": "true", "requiredMessage": f"The selected region needs an answer: {caption(control)}."}
        match control.kind:
            case "choices":
                self._put_choices(view, control, attributes)
            case "taxonomy":
                self._put_actors(view, control, attributes)
            case "number":
                SubElement(view, "Number", attributes, min="0", step="1", hotkey=self.dead_key())
            case "textarea":
                SubElement(view, "TextArea", attributes, rows="1", placeholder="Type, then press Enter", editable="true")

    def _put_choices(self, parent: Element, control: Control, attributes: dict[str, str]) -> None:
        choice = "multiple" if control.many else "single-radio"
        tag = SubElement(parent, "Choices", attributes, choice=choice, layout="inline")
        if control.field is None:
            offered = [(name, layers()[name].title, layers()[name].question) for name in self._layers]
        else:
            offered = [(label.label, label.title, label.definition) for label in FIELDS[control.field].labels]
        for name, title, hint in offered:
            SubElement(tag, "Choice", value=title, alias=name, hint=hint, hotkey=self.dead_key())

    def _put_actors(self, parent: Element, control: Control, attributes: dict[str, str]) -> None:
        # Controls that offer the same share it: each choice is an object of the page, and pages with thousands open slowly.
        store = "parties" if control.outlet else "actors"
        tag = SubElement(parent, "Taxonomy", attributes, sharedStore=store, placeholder="Search", dropdownWidth="440")
        if not control.many:
            tag.set("maxUsages", "1")
        if store in self._listed:
            return
        self._listed.add(store)
        special = {OUTLET: "The outlet of this document"} if control.outlet else {}
        for name, title in {**special, UNREGISTERED: "Not in the register", **self._actors}.items():
            choice = SubElement(tag, "Choice", value=title, alias=name)
            if name in ("true", "false"):
                # The page takes these two for truth values in any attribute but `value`.
                choice.attrib = {"value": name}


def conditions(regions: Sequence[str]) -> dict[str, str]:
    """The attributes by which a view or control shows for regions with these labels only; for no labels, always."""
    if not regions:
        return {}
    return {"visibleWhen": "region-selected", "whenTagName": REGION, "whenLabelValue": ",".join(regions)}


def _put_caption(view: Element, control: Control) -> None:
    title = f"{caption(control)} *" if control.required else caption(control)
    field = field_of(control)
    if field is None:
        SubElement(view, "Header", value=title, size="5", style=_CAPTION)
    else:
        put_folded(view, title, field_help(field))


def put_folded(parent: Element, title: str, words: str) -> None:
    """Add Markdown that is folded under a title."""
    put_markdown(SubElement(SubElement(parent, "Collapse"), "Panel", value=title), words)


def put_markdown(parent: Element, words: str) -> None:
    """Add Markdown, in a view of its own, since a panel takes none."""
    SubElement(SubElement(parent, "View", className="sarv-help"), "Markdown", value=words)


def _titles(actors: Sequence[Actor]) -> dict[str, str]:
    """Actors by id, as they are searched for: name, aliases, type; of several with the same words, with the id."""
    types = {label.label: label.title for label in FIELDS["actor_type"].labels}
    titles = {}
    for actor in actors:
        names = f"{actor.name} ({'; '.join(actor.aliases)})" if actor.aliases else actor.name
        titles[actor.id] = _NOT_IN_XML.sub("\ufffd", f"{names} – {types.get(actor.type, actor.type)}")
    # Of choices with the same words the page shows the first only.
    often = Counter(titles.values())
    return {name: title if often[title] == 1 else f"{title} – {name}" for name, title in titles.items()}
