"""What annotators do wrong on the page is found, all of it in one run, and whatever else they do is understood."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judging import ACTORS, LAYERS, annotations, asked_of, document_of, json_values, through_the_page
from sarv.checks import checks
from sarv.corpus import Corpus
from sarv.findings import Fault
from sarv.layers import labels
from sarv.page import rows as page_rows
from sarv.page.controls import CONTROLS
from sarv.page.judgments import Asked, annotation_of
from sarv.page.results import results_of
from sarv.records import Annotation

Rows = list[Any]
Found = list[tuple[str, str]]


def gold_rows(tale: Corpus, name: str = "tale-0001") -> Rows:
    """The rows of gold, made anew for each test to change."""
    gold: Annotation = tale.load(f"annotations/gold/{name}.json", Annotation)
    return results_of(gold)


def found(result: Any, asked: Asked) -> Found:
    """The codes and pointers of the faults of a result, sorted."""
    faults = annotation_of(result, asked)
    assert isinstance(faults, list)
    return sorted((fault.code or "", fault.pointer) for fault in faults)


def at(rows: Rows, region: str, name: str) -> dict[str, Any]:
    """The row of a region that answers a question."""
    return next(row for row in rows if row.get("id") == region and row["from_name"] == name)


def answer(rows: Rows, region: str, name: str, given: Any) -> None:
    """Let a row's answer be another."""
    value = at(rows, region, name)["value"]
    value[next(key for key in value if key not in ("start", "end"))] = given


def add(rows: Rows, region: str, name: str, kind: str, key: str, given: Any) -> None:
    """Another row of a region."""
    value = next(row["value"] for row in rows if row.get("id") == region)
    place = {"start": value["start"], "end": value["end"]}
    rows.append({"id": region, "from_name": name, "to_name": "text", "type": kind, "value": {**place, key: given}})


def drop(rows: Rows, region: str, name: str) -> None:
    """Leave out a row."""
    rows.remove(at(rows, region, name))


def relation(rows: Rows, start: str, end: str) -> dict[str, Any]:
    """The relation between two regions."""
    return next(row for row in rows if (row.get("from_id"), row.get("to_id")) == (start, end))


def relate(rows: Rows, start: str, end: str, **more: Any) -> None:
    """Another relation."""
    rows.append({"type": "relation", "from_id": start, "to_id": end, "direction": "right", **more})


def place(rows: Rows, region: str, start: Any, end: Any) -> None:
    """Move a region."""
    for row in rows:
        if row.get("id") == region:
            row["value"] |= {"start": start, "end": end}


def mark(rows: Rows, region: str, label: str, start: int, end: int) -> None:
    """A region made on the page."""
    value = {"start": start, "end": end, "text": "…", "labels": [label]}
    rows.append({"value": value, "id": region, "from_name": "region", "to_name": "text", "type": "labels", "origin": "manual"})


def one_by_one(*changes: Callable[[Rows], Any]) -> Callable[[Rows], Any]:
    """Several changes as one."""
    return lambda rows: [change(rows) for change in changes]


WRONG: dict[str, tuple[Callable[[Rows], Any], Found]] = {
    "start is text": (lambda rows: place(rows, "m1", "0", 8), [("region_span", "/m1")]),
    "start is a fraction": (lambda rows: place(rows, "m1", 0.0, 8), [("region_span", "/m1")]),
    "start is true": (lambda rows: place(rows, "m1", True, 8), [("region_span", "/m1")]),
    "start is missing": (lambda rows: place(rows, "m1", None, 8), [("region_span", "/m1")]),
    "before the text": (lambda rows: place(rows, "m1", -1, 8), [("region_span", "/m1")]),
    "beyond the text": (lambda rows: place(rows, "m10", 369, 9999), [("region_span", "/m10")]),
    "backwards": (lambda rows: place(rows, "m1", 8, 0), [("region_span", "/m1")]),
    "empty": (lambda rows: place(rows, "m1", 8, 8), [("region_span", "/m1")]),
    "nothing but a blank": (lambda rows: place(rows, "m1", 8, 9), [("region_span", "/m1")]),
    "two places": (lambda rows: at(rows, "m1", "mention_form")["value"].update(end=7), [("region_ambiguous", "/m1")]),
    "two labels in a row": (lambda rows: answer(rows, "m1", "region", ["mention"] * 2), [("region_ambiguous", "/m1")]),
    "two rows with labels": (
        lambda rows: add(rows, "m1", "region", "labels", "labels", ["victim"]),
        [("region_ambiguous", "/m1")],
    ),
    "two answers in a row": (lambda rows: answer(rows, "m1", "mention_form", ["name", "metonym"]), [("region_ambiguous", "/m1")]),
    "two rows with answers": (
        lambda rows: add(rows, "m1", "mention_form", "choices", "choices", ["name"]),
        [("region_ambiguous", "/m1")],
    ),
    "two holders": (lambda rows: answer(rows, "s1-c1", "holder", [["millers"], ["wardens"]]), [("region_ambiguous", "/s1-c1")]),
    "completeness said twice": (lambda rows: rows.append(rows[-15]), [("region_ambiguous", "/complete")]),
    "unknown label": (lambda rows: answer(rows, "m1", "region", ["person"]), [("region_label_unknown", "/m1")]),
    "label that is no text": (lambda rows: answer(rows, "m1", "region", [{}]), [("region_label_unknown", "/m1")]),
    "no label": (lambda rows: drop(rows, "m1", "region"), [("region_label_unknown", "/m1")]),
    "unknown choice": (lambda rows: answer(rows, "s1-c1", "polarity", ["against"]), [("answer_unknown", "/s1-c1")]),
    "choice that is no text": (lambda rows: answer(rows, "s1-c1", "polarity", [[]]), [("answer_unknown", "/s1-c1")]),
    "unknown question": (lambda rows: add(rows, "m1", "mood", "choices", "choices", ["sad"]), [("answer_unknown", "/m1")]),
    "question of another kind": (
        lambda rows: add(rows, "s1-c1", "stance_source", "choices", "choices", ["millers"]),
        [("answer_unknown", "/s1-c1")],
    ),
    "question of another label": (
        lambda rows: add(rows, "m1", "polarity", "choices", "choices", ["oppose"]),
        [("answer_unknown", "/m1")],
    ),
    "outlet as an argument": (
        lambda rows: answer(rows, "e1-a1", "argument_actor", [["_outlet"]]),
        [("answer_unknown", "/e1-a1")],
    ),
    "actor that is no text": (lambda rows: answer(rows, "m1", "mention_actors", [[7]]), [("answer_unknown", "/m1")]),
    "number below none": (lambda rows: answer(rows, "e1-n1", "casualty_low", -1), [("answer_unknown", "/e1-n1")]),
    "number that is a fraction": (lambda rows: answer(rows, "e1-n1", "casualty_low", 2.5), [("answer_unknown", "/e1-n1")]),
    "number that is text": (lambda rows: answer(rows, "e1-n1", "casualty_low", "3"), [("answer_unknown", "/e1-n1")]),
    "number beyond all": (lambda rows: answer(rows, "e1-n1", "casualty_low", 10**9), [("answer_unknown", "/e1-n1")]),
    "actor that the register lacks": (
        lambda rows: answer(rows, "m1", "mention_actors", [["nobody"]]),
        [("actor_unregistered", "/m1")],
    ),
    "unregistered without id": (
        lambda rows: answer(rows, "s1-c1", "holder", [["_unregistered"]]),
        [("actor_unregistered", "/s1-c1")],
    ),
    "id without unregistered": (
        lambda rows: add(rows, "m1", "unregistered", "textarea", "text", ["millers"]),
        [("actor_unregistered", "/m1")],
    ),
    "typed id that the register lacks": (
        one_by_one(
            lambda rows: answer(rows, "m1", "mention_actors", [["_unregistered"]]),
            lambda rows: add(rows, "m1", "unregistered", "textarea", "text", ["nobody"]),
        ),
        [("actor_unregistered", "/m1")],
    ),
    "one id for two": (
        one_by_one(
            lambda rows: answer(rows, "s1-c1", "holder", [["_unregistered"]]),
            lambda rows: answer(rows, "s1-c1", "target_actor", [["_unregistered"]]),
            lambda rows: add(rows, "s1-c1", "unregistered", "textarea", "text", ["millers"]),
        ),
        [("actor_unregistered", "/s1-c1")],
    ),
    "relation to nowhere": (lambda rows: relate(rows, "e1-a1", "e7-t1"), [("relation_dangling", "/e1-a1")]),
    "relation between nowheres": (lambda rows: relate(rows, "x", "y"), [("relation_dangling", "/x")]),
    "mention as a part": (lambda rows: relate(rows, "m1", "e1-t1"), [("relation_impossible", "/m1")]),
    "argument of a stance": (lambda rows: relate(rows, "e1-a1", "s1-c1"), [("relation_impossible", "/e1-a1")]),
    "argument of a further trigger": (lambda rows: relate(rows, "e1-a1", "e1-t2"), [("relation_impossible", "/e1-a1")]),
    "cue of a cue": (lambda rows: relate(rows, "s2-c1", "s1-c1"), [("relation_impossible", "/s2-c1")]),
    "fragment of a fragment": (
        one_by_one(lambda rows: mark(rows, "f", "fragment", 200, 204), lambda rows: relate(rows, "f", "s1-c1-f2")),
        [("relation_impossible", "/f")],
    ),
    "argument alone": (lambda rows: rows.remove(relation(rows, "e1-a1", "e1-t1")), [("part_without_head", "/e1-a1")]),
    "fragment alone": (lambda rows: mark(rows, "f", "fragment", 0, 8), [("part_without_head", "/f")]),
    "fragment of two": (lambda rows: relate(rows, "s1-c1-f2", "m1"), [("part_without_head", "/s1-c1-f2")]),
    "further trigger of two": (lambda rows: relate(rows, "e1-t2", "e2-t1"), [("part_without_head", "/e1-t2")]),
    "proposition alone": (lambda rows: mark(rows, "p", "proposition", 0, 8), [("part_without_head", "/p")]),
    "link both ways": (lambda rows: relation(rows, "e2-t1", "e1-t1").update(direction="bi"), [("link_unclear", "/e2-t1")]),
    "link without type": (lambda rows: relation(rows, "e2-t1", "e1-t1").pop("labels"), [("link_unclear", "/e2-t1")]),
    "link of unknown type": (lambda rows: relate(rows, "e3-t1", "e2-t1", labels=["after"]), [("link_unclear", "/e3-t1")]),
    "link whose type is no list": (lambda rows: relate(rows, "e3-t1", "e2-t1", labels=7), [("link_unclear", "/e3-t1")]),
    "no target": (lambda rows: drop(rows, "s1-c1", "target_actor"), [("answer_missing", "/s1-c1")]),
    "two targets": (lambda rows: relate(rows, "e1-t1", "s1-c1"), [("target_unclear", "/s1-c1")]),
    "target lost": (
        lambda rows: rows.remove(relation(rows, "s2-c1", "s2-p")),
        [("answer_missing", "/s2-c1"), ("part_without_head", "/s2-p")],
    ),
    "no report": (lambda rows: relation(rows, "e3-r1", "e3-t1").update(to_id="e2-t1"), [("report_missing", "/e3-t1")]),
    "complete without such a layer": (
        lambda rows: at(rows, "complete", "complete")["value"]["choices"].append("mood"),
        [("layer_not_asked", "/complete")],
    ),
    "tick that is no text": (lambda rows: answer(rows, "complete", "complete", [7]), [("answer_unknown", "/complete")]),
    "row that is no object": (lambda rows: rows.insert(0, 7), [("export_shape", "/0")]),
    "row without value": (lambda rows: rows.insert(0, {"id": "x", "from_name": "remark"}), [("export_shape", "/0")]),
    "relation without end": (lambda rows: rows.insert(0, {"type": "relation", "from_id": "m1"}), [("export_shape", "/0")]),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_thing_is_found(name: str, tale: Corpus) -> None:
    """What cannot be a judgment is a fault at its region, and nothing else is one because of it."""
    change, expected = WRONG[name]
    rows = gold_rows(tale)
    change(rows)

    assert expected == found(rows, asked_of(tale, "tale-0001"))
    rows.reverse()
    pointers = [(code, "/") if code == "export_shape" else (code, pointer) for code, pointer in expected]
    shuffled = found(rows, asked_of(tale, "tale-0001"))
    assert pointers == [(code, "/") if code == "export_shape" else (code, pointer) for code, pointer in shuffled]


def test_all_wrong_things_are_found_in_one_run(tale: Corpus) -> None:
    """A fault hides no other: what is wrong at different regions is all found at once."""
    names = ["beyond the text", "unknown choice", "number below none", "fragment alone", "link without type", "no report"]
    rows = gold_rows(tale)
    for name in names:
        WRONG[name][0](rows)

    assert sorted(one for name in names for one in WRONG[name][1]) == found(rows, asked_of(tale, "tale-0001"))


REQUIRED = [(control.name, label) for control in CONTROLS if control.required for label in control.regions]


@pytest.mark.parametrize(("name", "label"), REQUIRED)
def test_a_required_answer_is_required(name: str, label: str, tale: Corpus) -> None:
    """Each question that must be answered is missed at each label that it is asked of."""
    rows = gold_rows(tale)
    mark(rows, "new", label, 0, 8)
    needed = [control for control in CONTROLS if control.required or control.name == "target_actor"]
    asked = [control for control in needed if label in control.regions and control.name != name]
    for control in asked:
        given: Any = [["millers"]] if control.kind == "taxonomy" else [labels()[control.field or ""][0]]
        add(rows, "new", control.name, control.kind, control.kind, given)

    faults = annotation_of(rows, asked_of(tale, "tale-0001"))

    assert isinstance(faults, list)
    assert [f"the {label.replace('_', ' ')} at 0–8 has no answer to {name}"] == [
        fault.message for fault in faults if fault.code == "answer_missing"
    ]


@pytest.mark.parametrize(
    ("layers", "change", "expected"),
    [
        (("stance",), lambda rows: mark(rows, "x", "mention", 0, 8), [("layer_not_asked", "/x")]),
        (("stance",), lambda rows: mark(rows, "x", "trigger", 0, 8), [("layer_not_asked", "/x")]),
        (
            ("stance",),
            lambda rows: add(rows, "e1-t1", "stage", "choices", "choices", ["foiled"]),
            [("layer_not_asked", "/e1-t1")],
        ),
        (
            ("stance",),
            lambda rows: relate(rows, "e1-t1", "e2-t1", labels=["part_of"]),
            [("layer_not_asked", "/e1-t1")],
        ),
        (("actors",), lambda rows: mark(rows, "x", "proposition", 0, 8), [("layer_not_asked", "/x")]),
        (
            ("actors", "violence"),
            lambda rows: answer(rows, "complete", "complete", ["stance"]),
            [("layer_not_asked", "/complete")],
        ),
    ],
)
def test_judgments_that_nobody_asked_for(
    layers: tuple[str, ...], change: Callable[[Rows], Any], expected: Found, tale: Corpus
) -> None:
    """In a round on some layers, regions and completeness of another are faults; so are new events where they are shown."""
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)
    rows = results_of(gold, layers)
    change(rows)

    assert expected == found(rows, asked_of(tale, "tale-0001", layers=layers, context=gold))


def test_no_words_of_a_text_that_is_not_shipped(tale: Corpus) -> None:
    """Faults of a stand-off text name offsets, and repeat nothing that could be its words, wherever these stand in a row."""
    rows = gold_rows(tale)
    words = "sink every barge"
    answer(rows, "s2-c1", "polarity", [words])
    answer(rows, "m1", "region", ["Ferrymen"])
    answer(rows, "m2", "mention_actors", [[words]])
    add(rows, "m3", words, "choices", "choices", [words])
    add(rows, "m4", "unregistered", "textarea", "text", [words])
    place(rows, "m5", words, words)
    relate(rows, words, words)
    relate(rows, "e1-t1", "e2-t1", labels=[words])
    drop(rows, "s1-c1", "target_actor")
    mark(rows, words, "proposition", 291, 307)

    shown = found_text(annotation_of(rows, asked_of(tale, "tale-0001", shipped=False)))

    assert 10 == len(shown)
    assert not any(word in one for one in shown for word in ("barge", "called", "Ferrymen"))
    assert any("called" in one for one in found_text(annotation_of(rows, asked_of(tale, "tale-0001"))))


def found_text(faults: Annotation | list[Fault]) -> list[str]:
    """All that faults say."""
    assert isinstance(faults, list)
    return [f"{fault.pointer} {fault.message} {fault.value} {fault.context}" for fault in faults]


words_of_rows = st.sampled_from(
    [
        "m1",
        "e1-t1",
        "s1-c1",
        "text",
        "relation",
        "labels",
        "taxonomy",
        "mention",
        "cue",
        "trigger",
        "bi",
        "complete",
        "_outlet",
        3,
        0,
        -1,
    ]
)


@settings(deadline=None)
@given(annotations(), st.data(), st.randoms(use_true_random=False))
def test_nothing_is_raised(pair: tuple[Asked, Annotation], data: st.DataObject, chance: random.Random) -> None:
    """Whatever stands in a result, it is an annotation or has faults of known codes, and plain rows are read like any other."""
    asked, annotation = pair
    rows: Any = through_the_page(results_of(annotation), chance)
    for _ in range(data.draw(st.integers(1, 4))):
        rows = _changed(rows, data.draw(json_values | words_of_rows), chance)

    back = annotation_of(rows, asked)

    assert isinstance(back, Annotation) or (back and {fault.code for fault in back} <= checks().keys())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_rows, "_PLAIN", {})
        assert back == annotation_of(rows, asked)


def _changed(value: Any, new: Any, chance: random.Random) -> Any:
    """The value with something in it changed, taken away or added."""
    if chance.random() < 0.1 or not isinstance(value, dict | list) or not value:
        return new
    if isinstance(value, list):
        i = chance.randrange(len(value))
        return [*value[:i], *([_changed(value[i], new, chance)] if chance.random() < 0.8 else []), *value[i + 1 :]]
    key = chance.choice(list(value))
    return {
        **{one: value[one] for one in value if one != key},
        **({key: _changed(value[key], new, chance)} if chance.random() < 0.8 else {}),
    }


@given(json_values)
def test_any_json_is_no_annotation_or_an_empty_one(value: Any) -> None:
    """A result that is any JSON value whatever gives faults, unless it is an empty list."""
    back = annotation_of(value, Asked("first", "one", LAYERS, document_of("Oss."), "Oss.", True, ACTORS))

    assert isinstance(back, Annotation) == (value == [])
