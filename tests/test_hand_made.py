"""Regions that were made or changed on the page become what the annotator meant by them."""

from typing import Any

import pytest

from judging import asked_of, document_of
from sarv.corpus import Corpus
from sarv.page.controls import CONTROLS, REASON
from sarv.page.judgments import Asked, Judgments, annotation_of, judgments_of
from sarv.page.results import results_of
from sarv.records import Annotation, Argument, Cue, EventReport, Link, Mention, Party, Span, Target, Trigger

TEXT = "🚧 Ferrymen shut the  Ral\tcrossing.\nMillers “fear” them, they say; Ferrymen burned a hut."
LAYERS = ("actors", "stance", "violence")
ASKED = Asked("first", "one", LAYERS, document_of(TEXT), TEXT, True, {"ferrymen", "millers", "zoe-marn"})

Rows = list[dict[str, Any]]
KEYS = {"labels": "labels", "choices": "choices", "taxonomy": "taxonomy", "number": "number", "textarea": "text"}


def region(name: str, label: str, words: str, nth: int = 0, **answers: Any) -> Rows:
    """The rows of a region as the page makes it: the words are as it shows them, and one answer is a list of one."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    place = {"start": start, "end": start + len(words), "text": " ".join(words.split())}
    rows: list[tuple[str, str, Any]] = [("region", "labels", [label])]
    for question, given in answers.items():
        kind = next(control.kind for control in (*CONTROLS, REASON) if control.name == question)
        answer = [[given]] if kind == "taxonomy" and isinstance(given, str) else [given] if isinstance(given, str) else given
        rows.append((question, kind, answer))
    return [
        {
            "value": {**place, KEYS[kind]: answer},
            "id": name,
            "from_name": question,
            "to_name": "text",
            "type": kind,
            "origin": "manual",
        }
        for question, kind, answer in rows
    ]


NAMING: dict[str, Any] = {"holder": "millers", "polarity": "oppose", "cue_kind": "naming", "stance_voice": "partly_quoted"}
BLOCKADE: dict[str, Any] = {"event_type": "siege_blockade", "stage": "completed"}
FIGURE: dict[str, Any] = {
    "casualty_kind": "killed",
    "casualty_status": "civilian",
    "casualty_scope": "event",
    "casualty_source": "_outlet",
}
SAID: dict[str, Any] = {"report_source": "_outlet", "report_voice": "outlet", "report_act": "asserted"}


def relation(start: str, end: str, **more: Any) -> dict[str, Any]:
    """A relation as the page makes it: without labels, where none was chosen."""
    return {"from_id": start, "to_id": end, "type": "relation", "direction": "right", **more}


def span(words: str, nth: int = 0) -> Span:
    """The span of some words."""
    value = region("any", "mention", words, nth)[0]["value"]
    return Span(start=value["start"], end=value["end"], text=words)


def read(*rows: Any) -> Annotation:
    """The annotation that rows, or lists of rows, mean."""
    found = annotation_of([one for row in rows for one in (row if isinstance(row, list) else [row])], ASKED)
    assert isinstance(found, Annotation), found
    return found


BLOCKED = [*region("b57VozJ_u2", "trigger", "shut", **BLOCKADE), *region("rQ-3kfW01a", "report", "say", **SAID)]
BLOCKED += [relation("rQ-3kfW01a", "b57VozJ_u2")]


def test_new_elements_are_numbered_by_place() -> None:
    """Mentions that were made on the page have numbers in the order of the text, whatever the order of their rows."""
    second = region("E2ekJmubkQ", "mention", "Millers", mention_actors="millers", mention_form="name")
    first = region("x5wKImZXp2", "mention", "Ferrymen", mention_actors="ferrymen", mention_form="name")

    assert (
        Mention(id="m1", spans=(span("Ferrymen"),), actors=("ferrymen",), form="name"),
        Mention(id="m2", spans=(span("Millers"),), actors=("millers",), form="name"),
    ) == read(second, first).mentions


def test_a_stance_with_its_parts() -> None:
    """Cues, their fragments and the target that a relation leads to are one stance, and blanks at edges are left out."""
    stance = region("x5wKImZXp2", "cue", "“fear” ", **NAMING)
    fragment = region("y", "fragment", "them")
    further = region("z", "further_cue", "say", cue_kind="accusation")
    relations = [relation("x5wKImZXp2", "y"), relation("z", "x5wKImZXp2", labels=[]), relation("b57VozJ_u2", "x5wKImZXp2")]

    (found,) = read(stance, fragment, further, relations, BLOCKED).stances

    assert ("s1", Party(actor="millers"), Target(event="e1")) == (found.id, found.holder, found.target)
    assert (
        Cue(spans=(span("“fear”"), span("them")), kind="naming"),
        Cue(spans=(span("say"),), kind="accusation"),
    ) == found.cues


def test_a_further_cue_may_stand_before_the_cue() -> None:
    """Which of the cues carries the answers makes no difference: new ones come in the order of the text."""
    stance = region("x", "cue", "say", **NAMING, target_actor="ferrymen")
    further = region("y", "further_cue", "fear", cue_kind="naming")

    (found,) = read(stance, further, relation("y", "x")).stances

    assert [(span("fear"),), (span("say"),)] == [cue.spans for cue in found.cues]


def test_an_event_with_its_parts() -> None:
    """A part that is related to two triggers is part of both events; the words of a report are not kept."""
    other = region("t2", "trigger", "burned", event_type="property_destruction", stage="completed")
    argument = region("a", "perpetrator", "Ferrymen", argument_actor="ferrymen", argument_status="stated")
    further = region("t3", "further_trigger", "Ral\tcrossing")
    relations = [relation("a", "b57VozJ_u2"), relation("t2", "a"), relation("t2", "rQ-3kfW01a"), relation("b57VozJ_u2", "t3")]

    first, second = read(BLOCKED, other, argument, further, relations).events

    expected = Argument(role="perpetrator", spans=(span("Ferrymen"),), actor="ferrymen", status="stated")
    report = EventReport(source=Party(outlet="oss-gazette"), voice="outlet", act="asserted")
    assert (Trigger(spans=(span("shut"),)), Trigger(spans=(span("Ral\tcrossing"),))) == first.triggers
    assert ((expected,), (expected,)) == (first.arguments, second.arguments)
    assert ((report,), (report,)) == (first.reports, second.reports)


@pytest.mark.parametrize(
    ("modifier", "expected"),
    [
        ("exact", (3, 3)),
        ("about", (3, 3)),
        ("at_least", (3, None)),
        ("at_most", (None, 5)),
        ("range", (3, 5)),
        ("vague", (None, None)),
    ],
)
def test_numbers_of_a_figure(modifier: str, expected: tuple[int | None, int | None]) -> None:
    """Of the numbers that were typed, those count that the modifier asks for, and where both ends are equal, one is typed."""
    figure = region("n", "casualties", "hut", **FIGURE, casualty_low=3, casualty_high=5, casualty_modifier=modifier)

    (event,) = read(BLOCKED, figure, relation("n", "b57VozJ_u2")).events

    assert [expected] == [(one.low, one.high) for one in event.casualties]


@pytest.mark.parametrize(
    ("more", "start", "end"),
    [({}, "t2", "b57VozJ_u2"), ({"direction": "right"}, "t2", "b57VozJ_u2"), ({"direction": "left"}, "b57VozJ_u2", "t2")],
)
def test_direction_of_links(more: dict[str, Any], start: str, end: str) -> None:
    """A link leads from the event whose arrow it is, and an arrow to the left is one from the second region to the first."""
    other = region("t2", "trigger", "burned", event_type="property_destruction", stage="completed")

    _, second = read(BLOCKED, other, relation("t2", "rQ-3kfW01a"), relation(start, end, labels=["part_of"], **more)).events

    assert (Link(type="part_of", event="e1"),) == second.links


def test_two_stances_share_their_words() -> None:
    """Words that were marked twice are two cues, of two stances."""
    rows = [region(name, "cue", "fear", **NAMING, target_actor=actor) for name, actor in (("x", "ferrymen"), ("y", "zoe-marn"))]

    assert [Target(actor="ferrymen"), Target(actor="zoe-marn")] == [stance.target for stance in read(*rows).stances]


def test_actors_that_the_register_has_got_meanwhile() -> None:
    """Ids that were typed for actors that the register lacked stand for them, in the order of the questions."""
    unregistered = {"holder": "_unregistered", "target_actor": "_unregistered", "unregistered": [" zoe-marn", "ferrymen"]}
    stance = region("x", "cue", "fear", **(NAMING | unregistered))
    actors = [["millers"], ["_unregistered"]]
    mention = region("m", "mention", "them", mention_actors=actors, mention_form="nominal", unregistered=["ferrymen", "zoe-marn"])

    found = read(stance, mention)

    assert (Party(actor="zoe-marn"), Target(actor="ferrymen")) == (found.stances[0].holder, found.stances[0].target)
    assert ("millers", "ferrymen", "zoe-marn") == found.mentions[0].actors


def test_an_answer_that_was_taken_back_is_none() -> None:
    """What was answered and then cleared leaves an empty answer, or none, in its row."""
    mention = region("m", "mention", "them", mention_actors="ferrymen", mention_form="nominal", unregistered=[])
    stance = region("x", "cue", "fear", **NAMING, target_actor="ferrymen", stance_source=[])
    emptied = region("x", "cue", "fear", unregistered=["gone"])[1]
    del emptied["value"]["text"]

    found = read(mention, stance, emptied)

    assert ("ferrymen",) == found.mentions[0].actors
    assert found.stances[0].source is None


def test_numbers_go_on_after_ours(tale: Corpus) -> None:
    """Elements of the pre-annotation keep their ids, and new ones go on after the highest, wherever they stand."""
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    rows = [row for row in results_of(gold) if row.get("id") != "m3"]
    value = {"start": 14, "end": 30}
    for name, kind, given in (
        ("region", "labels", ["mention"]),
        ("mention_form", "choices", ["name"]),
        ("mention_actors", "taxonomy", [["millers"]]),
    ):
        rows.append({"id": "new", "from_name": name, "to_name": "text", "type": kind, "value": {**value, kind: given}})

    back = annotation_of(rows, asked_of(tale, "tale-0001"))

    assert isinstance(back, Annotation)
    assert ["m1", "m11", "m2", "m4", "m5", "m6", "m7", "m8", "m9", "m10"] == [mention.id for mention in back.mentions]


def test_a_further_cue_that_became_a_cue(tale: Corpus) -> None:
    """If a further cue of ours is made a stance of its own, the stance keeps its id and the new one gets the next."""
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    rows = results_of(gold)
    own = [{**row, "id": "s1-c2", "value": {**row["value"], "start": 9, "end": 13}} for row in rows if row.get("id") == "s1-c1"]

    back = annotation_of([*own, *rows], asked_of(tale, "tale-0001"))

    assert isinstance(back, Annotation)
    assert ["s4", "s1", "s2", "s3"] == [stance.id for stance in back.stances]


def test_what_is_written_beside_an_annotation() -> None:
    """Remarks on the document, and an adjudicator's reasons by element, are given beside the annotation."""
    mention = region("m", "mention", "them", mention_actors="ferrymen", mention_form="nominal", reason=["Not ", "a pronoun."])
    remark = {"id": "remark", "from_name": "remark", "to_name": "text", "type": "textarea", "value": {"text": [" Hard. "]}}

    found = judgments_of([*mention, remark], ASKED)

    assert isinstance(found, Judgments)
    assert (("Hard.",), {"m1": "Not a pronoun."}) == (found.remarks, found.reasons)
