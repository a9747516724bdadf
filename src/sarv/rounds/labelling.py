"""The labelling config of a round: the page on which annotators work, as XML of Label Studio, made from the layer files.

What can be marked and said stands in `controls`; here it gets its place. Labels and text are on the left, on the right the
questions about the selected region. A control repeats the conditions of the view around it: the page enforces `required` on
the regions that meet the control's own, and does not hand in answers of those that do not.
"""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..corpus import CorpusError
from ..layers import labels, layers
from ..page.controls import CONTROLS, PALETTES, REASON, REGION, TEXT, TRIGGER
from ..records import Actor
from ._labelling_controls import Controls, conditions, put_folded, put_markdown
from ._labelling_help import HOW, field_help, layer_help
from ._labelling_style import style
from ._labelling_words import FIELDS, MARKS

_ROW_TITLE = "font-size: 13px; font-weight: 600; margin: 0; flex: 0 0 60px"
_FRAGMENTS = "fragments"


def labelling_config(layers: Sequence[str], actors: Iterable[Actor], *, adjudication: bool = False) -> str:
    """The labelling config for the given layers, with the actors of the register to choose from.

    `adjudication` adds the question why. For `stance` without `violence`, triggers can be shown as targets, but neither made nor
    asked about. The same layers and actors, in whatever order, give the same text.
    """
    asked_layers = [name for name in PALETTES if name in layers]
    palettes = {name: PALETTES[name] for name in (*asked_layers, _FRAGMENTS)}
    questions = Controls(asked_layers, actors)

    page = Element("View", className="sarv")
    SubElement(page, "Style").text = style(MARKS.values())
    SubElement(page, "Header", value="$title", size="5")
    columns = SubElement(page, "View", className="sarv-page")
    reading = SubElement(columns, "View", className="sarv-reading")
    asking = SubElement(columns, "View", className="sarv-asking")

    tag = _put_palettes(reading, palettes)
    if "stance" in asked_layers and "violence" not in asked_layers:
        _put_hidden_trigger(tag, questions.dead_key())
    SubElement(reading, "Text", name=TEXT, value="$text", granularity="symbol", showLabels="true")
    _put_how(asking, palettes)
    _put_titles(asking, palettes)

    own = {label for palette in palettes.values() for label in palette}
    for control in (*CONTROLS, REASON) if adjudication else CONTROLS:
        if not control.regions:
            questions.put(reading, control)
        elif not own.isdisjoint(control.regions):
            questions.put(asking, control)
    if "violence" in asked_layers:
        relations = SubElement(page, "Relations", choice="multiple")
        for name in labels()["link_type"]:
            SubElement(relations, "Relation", value=name)
    indent(page)
    return tostring(page, encoding="unicode") + "\n"


def demand_known_page(labelling: bytes, path: str) -> None:
    """Raise `CorpusError` where a frozen labelling config, which lies at `path`, is of a page that this program does not know.

    Earlier pages had a tag of labels for each layer, whose rows would all be taken for faults.
    """
    if f'<Labels name="{REGION}"'.encode() not in labelling:
        raise CorpusError(
            f"{path}: is an earlier kind of page, which has no tag of labels called '{REGION}'; go on with the version of this "
            "program that opened the round, or open a round of another name"
        )


def _put_palettes(parent: Element, palettes: Mapping[str, Sequence[str]]) -> Element:
    """Add the tag with all labels, a row for each palette."""
    tag = SubElement(SubElement(parent, "View", className="sarv-palettes"), "Labels", name=REGION, toName=TEXT)
    for name, palette in palettes.items():
        row = SubElement(tag, "View", className="sarv-palette")
        title = "All layers" if name == _FRAGMENTS else layers()[name].title
        SubElement(row, "Header", value=title, size="5", style=_ROW_TITLE)
        beside = SubElement(row, "View", className="sarv-palette-labels")
        for label in palette:
            mark = MARKS[label]
            SubElement(beside, "Label", value=mark.title, alias=label, hotkey=mark.key, background=mark.colour, hint=mark.hint)
    return tag


def _put_hidden_trigger(parent: Element, key: str) -> None:
    """The label that triggers need to be shown at all, where nobody can use it."""
    view = SubElement(parent, "View", style="display: none")
    mark = MARKS[TRIGGER]
    SubElement(view, "Label", value=mark.title, alias=TRIGGER, hotkey=key, background=mark.colour)


def _put_how(parent: Element, palettes: Mapping[str, Sequence[str]]) -> None:
    view = SubElement(parent, "View", visibleWhen="no-region-selected")
    put_markdown(view, HOW)
    for name, palette in palettes.items():
        if name != _FRAGMENTS:
            put_folded(view, layers()[name].title, layer_help(name, palette))
    if "violence" in palettes:
        # The two fields whose labels are no answers: regions and relations have them.
        for field in (FIELDS["role"], FIELDS["link_type"]):
            put_folded(view, field.title, field_help(field))


def _put_titles(parent: Element, palettes: Mapping[str, Sequence[str]]) -> None:
    for palette in palettes.values():
        for label in palette:
            mark = MARKS[label]
            view = SubElement(parent, "View", conditions((label,)))
            bar = f"border-left: 6px solid {mark.colour}; padding-left: 8px; margin: 0 0 6px"
            SubElement(view, "Header", value=mark.title, size="4", style=bar)
            if mark.join:
                put_markdown(view, mark.join)
