"""The labelling page offers what `controls` and the layer files name, each in its place, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from types import SimpleNamespace
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits import TALE
from sarv.checks import casualty_bounds
from sarv.corpus import Corpus
from sarv.layers import labels, layers
from sarv.page.controls import (
    ASKED_WITH,
    CONTROLS,
    ONE_NUMBER,
    OUTLET,
    PALETTES,
    REASON,
    REGION,
    ROLES,
    TEXT,
    UNREGISTERED,
    Control,
)
from sarv.page.results import results_of
from sarv.records import Actor, ActorRegister, Annotation, Casualties, Party, Span
from sarv.rounds._labelling_help import field_help
from sarv.rounds._labelling_words import FIELDS, MARKS, caption
from sarv.rounds.labelling import labelling_config

LAYERS = ("actors", "stance", "violence")
SUBSETS = [subset for size in (1, 2, 3) for subset in combinations(LAYERS, size)]
TAGS = {"choices": "Choices", "taxonomy": "Taxonomy", "number": "Number", "textarea": "TextArea"}
# What the page does itself with a single key.
TAKEN = {"u", "escape", "enter", "backspace", "delete"}
ACTORS = Corpus(TALE).load("corpus/actors.json", ActorRegister).actors


def config(subset: Sequence[str] = LAYERS, actors: Sequence[Actor] = ACTORS, *, adjudication: bool = False) -> Element:
    """The config as XML."""
    return fromstring(labelling_config(subset, actors, adjudication=adjudication))  # noqa: S314  # of our own making


def named(root: Element) -> dict[str, Element]:
    """Everything that has a name, by it."""
    found = [element for element in root.iter() if "name" in element.attrib]
    assert len(found) == len({element.attrib["name"] for element in found})
    return {element.attrib["name"]: element for element in found}


def ways(root: Element, name: str, above: tuple[Element, ...] = ()) -> Iterator[tuple[Element, ...]]:
    """The views above the element of a name."""
    for child in root:
        if child.get("name") == name:
            yield (*above, root)
        yield from ways(child, name, (*above, root))


def asked_by(subset: Sequence[str], *, adjudication: bool = False) -> list[Control]:
    """The controls that a page for some layers has."""
    own = {label for layer in subset for label in PALETTES[layer]}
    every = (*CONTROLS, REASON) if adjudication else CONTROLS
    return [control for control in every if not control.regions or own & set(control.regions)]


def actor(number: int, name: str, aliases: Sequence[str] = ()) -> Actor:
    """An actor of the register."""
    return Actor(id=f"actor-{number}", name=name, aliases=tuple(aliases), kind="group", type="party")


@pytest.mark.parametrize("control", (*CONTROLS, REASON), ids=lambda control: control.name)
def test_a_control_is_asked_as_it_is_defined(control: Control) -> None:
    """Each control is there once, of its kind, for its regions only, and as demanding as it is defined."""
    root = config(adjudication=True)
    tag = named(root)[control.name]

    assert (TAGS[control.kind], TEXT) == (tag.tag, tag.get("toName"))
    assert control.regions == tuple(filter(None, tag.get("whenLabelValue", "").split(",")))
    assert (str(bool(control.regions)).lower(), str(control.required).lower()) == (
        tag.get("perRegion", "false"),
        tag.get("required", "false"),
    )
    if control.kind == "choices":
        assert ("multiple" if control.many else "single-radio") == tag.get("choice")
    if control.kind == "taxonomy":
        assert (None if control.many else "1") == tag.get("maxUsages")


@pytest.mark.parametrize("control", [control for control in (*CONTROLS, REASON) if control.regions], ids=lambda c: c.name)
def test_a_control_is_shown_where_it_is_enforced(control: Control) -> None:
    """The view around a control has its conditions: what is hidden is not demanded, what is demanded is shown."""
    root = config(adjudication=True)
    tag = named(root)[control.name]
    (above,) = ways(root, control.name)
    (outer,) = [view for view in above if view.get("visibleWhen") == "region-selected"]

    when = {key: value for key, value in tag.attrib.items() if key.startswith("when")}
    assert when == {key: value for key, value in outer.attrib.items() if key.startswith("when")}
    assert REGION == tag.get("whenTagName")


@pytest.mark.parametrize("control", [control for control in CONTROLS if control.kind == "choices"], ids=lambda c: c.name)
def test_choices_are_the_labels_of_the_layer_file(control: Control) -> None:
    """Choices are the labels of their field, in its order, with its titles, and its definitions as hints."""
    tag = named(config())[control.name]
    got = [(choice.get("alias"), choice.get("value"), choice.get("hint")) for choice in tag]

    if control.field is None:
        assert [(name, layers()[name].title, layers()[name].question) for name in LAYERS] == got
    else:
        assert [(one.label, one.title, one.definition) for one in FIELDS[control.field].labels] == got


@pytest.mark.parametrize("control", [control for control in CONTROLS if control.kind == "taxonomy"], ids=lambda c: c.name)
def test_actors_are_offered_once_and_shared(control: Control) -> None:
    """A taxonomy offers the actors of the register, one not in it, and the outlet where that can be; equal lists are shared."""
    found = named(config())
    store = found[control.name].get("sharedStore")
    first = next(tag for tag in found.values() if tag.tag == "Taxonomy" and tag.get("sharedStore") == store)

    special = [OUTLET, UNREGISTERED] if control.outlet else [UNREGISTERED]
    by_name = sorted(ACTORS, key=lambda actor: (actor.name.casefold(), actor.id))
    assert [*special, *(actor.id for actor in by_name)] == [choice.get("alias") for choice in first]
    assert found[control.name] is first or not len(found[control.name])


@pytest.mark.parametrize("subset", SUBSETS, ids="+".join)
def test_a_page_has_what_its_layers_need(subset: tuple[str, ...]) -> None:
    """A page for some layers has their palettes, that of fragments and their questions; link types only with violence."""
    root = config(subset)
    (tag,) = root.iter("Labels")
    rows = [[label.get("alias") for label in row.iter("Label")] for row in tag]

    expected = [list(PALETTES[name]) for name in (*subset, "fragments")]
    if "stance" in subset and "violence" not in subset:
        expected.append(["trigger"])
    assert expected == rows
    assert {REGION, TEXT, *(control.name for control in asked_by(subset))} == set(named(root))
    link_types = labels()["link_type"] if "violence" in subset else ()
    assert link_types == tuple(relation.get("value") for relation in root.iter("Relation"))
    assert subset == tuple(choice.get("alias") for choice in named(root)["complete"])


def test_triggers_that_are_only_shown_cannot_be_made() -> None:
    """Where stances are asked for and violence is not, the label of triggers is out of sight, and no key gives it."""
    *_, hidden = named(config(("stance",)))[REGION]
    (label,) = hidden

    assert ("display: none", "trigger") == (hidden.get("style"), label.get("alias"))
    assert not re.search("[ -~]", label.attrib["hotkey"])


def test_every_region_label_has_its_words_and_its_own_key() -> None:
    """Every region label has a title of its own, a free key and a colour that no other layer uses."""
    every = [label for palette in PALETTES.values() for label in palette]
    keys = [MARKS[label].key for label in every]
    colours = [{MARKS[label].colour for label in palette} for palette in PALETTES.values()]

    assert every == list(MARKS)
    assert len(every) == len(set(keys) - TAKEN) == len({MARKS[label].title for label in every})
    assert sum(map(len, colours)) == len(set().union(*colours))
    assert [MARKS[role].title for role in ROLES] == [role.title for role in FIELDS["role"].labels]


def test_no_key_answers_out_of_sight() -> None:
    """Choices and numbers have keys that cannot be pressed, each its own, so that the page gives them no others."""
    root = config(adjudication=True)
    tags = [choice for choices in root.iter("Choices") for choice in choices] + list(root.iter("Number"))
    keys = [tag.attrib["hotkey"] for tag in tags]

    assert len(tags) == len(set(keys)) > 0
    assert [] == [key for key in keys if not "\ue000" <= key <= "\uf8ff"]


@pytest.mark.parametrize("modifier", labels()["casualty_modifier"])
def test_a_figure_has_the_ends_that_its_modifier_wants(modifier: str) -> None:
    """The page asks for the ends of a figure that the check of casualty bounds wants with the modifier, for equal ones once."""
    low = 3 if modifier in ASKED_WITH["casualty_low"] else None
    high = 4 if modifier in ASKED_WITH["casualty_high"] else None
    figure = Casualties(
        kind="killed",
        low=low,
        high=low if modifier in ONE_NUMBER else high,
        modifier=modifier,
        status="unstated",
        scope="event",
        source=Party(actor="a"),
        spans=(Span(start=0, end=1),),
    )
    view = SimpleNamespace(parts=SimpleNamespace(casualties=[figure], pointer=lambda *path: f"{path}"))

    assert [] == list(casualty_bounds.check(view))  # type: ignore[arg-type]


def test_ends_of_figures_are_shown_with_their_modifier() -> None:
    """Each end of a figure is shown with its modifiers, and asked for after the modifier."""
    root = config()
    names = list(named(root))
    for name, modifiers in ASKED_WITH.items():
        (above,) = ways(root, name)

        assert names.index("casualty_modifier") < names.index(name)
        assert ("casualty_modifier", ",".join(modifiers)) == (above[-1].get("whenTagName"), above[-1].get("whenChoiceValue"))
        assert set(modifiers) < set(labels()["casualty_modifier"])


def test_the_definitions_of_what_is_asked_can_be_read() -> None:
    """The page explains every field that annotators decide, and every layer by its question."""
    help_texts = [tag.attrib["value"] for tag in config().iter("Markdown")]
    of_the_register = {"actor_kind", "actor_type"}
    decided = [field for name in LAYERS for field in layers()[name].fields if field.field not in of_the_register]

    assert [] == [field.field for field in decided if field_help(field) not in help_texts]
    assert [] == [name for name in LAYERS if not any(layers()[name].question[:40] in words for words in help_texts)]


def test_help_marks_the_labelled_words() -> None:
    """Help has the words in brackets bold, and shows letters that mean something to Markdown as they are."""
    words = field_help(FIELDS["mention_form"])
    label = FIELDS["mention_form"].labels[0]

    for example in label.examples:
        assert "- " + re.sub(r"\[(.*?)\]", r"**\1**", example) in words
    assert "attack\\_on\\_civilians" in field_help(FIELDS["event_type"])
    assert not re.search(r"(?<!\\)[\[\]_<>#]", words)


def test_the_style_sheet_is_read_as_it_is() -> None:
    """The page escapes what XML would, so the style sheet has none of it."""
    style = config().find("Style")

    assert style is not None
    assert not re.search("[<>&]", style.text or ">")


def test_the_same_input_gives_the_same_text() -> None:
    """The order of layers and actors makes no difference."""
    assert labelling_config(LAYERS, ACTORS) == labelling_config(LAYERS[::-1], ACTORS[::-1])


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.lists(st.text(st.characters(codec="utf-8"))))))
def test_any_name_of_an_actor_can_be_shown(names: list[tuple[str, list[str]]]) -> None:
    """Whatever actors are called, the config is XML and offers each of them under words of its own."""
    actors = [actor(number, name, aliases) for number, (name, aliases) in enumerate(names)]
    offered = named(config(("actors",), actors))["mention_actors"]

    assert {UNREGISTERED, *(actor.id for actor in actors)} == {choice.get("alias") for choice in offered}
    assert len(actors) + 1 == len({choice.get("value") for choice in offered})


def test_names_are_shown_as_they_are() -> None:
    """Names with the signs of XML, of templates and of paths are shown as they are; what XML cannot hold is replaced."""
    names = ('<b>"A" & B</b>', "$text", "a / b", "</Choice>", "\x01\ufffe")
    offered = named(config(("actors",), [actor(number, name) for number, name in enumerate(names)]))["mention_actors"]
    shown = {choice.get("alias"): choice.get("value") for choice in offered}

    assert {f"{name} – Party" for name in (*names[:4], "\ufffd\ufffd")} == {
        title for name, title in shown.items() if name != UNREGISTERED
    }


def test_an_actor_may_be_called_true() -> None:
    """The page takes `true` for a truth value in any attribute but `value`."""
    called_true = Actor(id="true", name="True", aliases=(), kind="organisation", type="company")
    offered = named(config(("actors",), [called_true]))["mention_actors"]

    assert {"value": "true"} == offered[-1].attrib


@pytest.mark.parametrize("adjudication", (False, True))
@pytest.mark.parametrize("subset", SUBSETS, ids="+".join)
def test_the_client_library_takes_the_config_and_what_we_make_for_it(subset: tuple[str, ...], adjudication: bool) -> None:
    """Label Studio's own library finds every config in order, and all that we pre-annotate in accordance with it."""
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(labelling_config(subset, ACTORS, adjudication=adjudication))
    interface.validate()
    corpus = Corpus(TALE)
    for document in ("tale-0001", "tale-0002", "tale-0003"):
        gold = corpus.load(f"annotations/gold/{document}.json", Annotation)
        result = results_of(gold, subset)

        assert [] == interface.validate_prediction({"model_version": "gold", "result": result}, return_errors=True)


def test_captions_tell_questions_of_a_region_apart() -> None:
    """No region is asked two questions under the same words."""
    for label in MARKS:
        captions = [caption(control) for control in (*CONTROLS, REASON) if label in control.regions]

        assert len(captions) == len(set(captions))
