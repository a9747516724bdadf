"""Every kind of change is found, with its place, what stood there and what stands there, and nothing else is."""

from collections.abc import Callable
from typing import Any

import pytest

from sarv.checks import checks_of
from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.checks._tale import ACTORS, INCIDENT, ONE, OUTLETS, ROUND, SPLITS, blank
from sarv.release.changes.change import Change
from sarv.release.changes.compare import Comparison

FIRST: dict[str, Any] = {"document": "tale-0001"}
M5 = FIRST | {"layer": "actors", "element": "m5", "place": (180, 188)}
S1 = FIRST | {"layer": "stance", "element": "s1", "place": (169, 197)}
E1 = FIRST | {"layer": "violence", "element": "e1", "place": (9, 63)}
E2 = FIRST | {"layer": "violence", "element": "e2", "place": (97, 103)}

MENTION = {"id": "m5", "spans": [{"start": 180, "end": 188, "text": "Ferrymen"}], "actors": ["ferrymen"], "form": "name"}
REPORT = {"source": {"actor": "wardens"}, "voice": "reported", "act": "denied"}


def gold(pointer: str, value: Any) -> Edit:
    """An edit to a value of gold."""
    return Edit(GOLD, set={pointer: value})


def changed(what: str, demands: str, about: dict[str, Any], field: str, old: Any, new: Any) -> Change:
    """A change of a value."""
    return Change(what=what, kind="changed", demands=demands, field=field, old=old, new=new, **about)


KINDS: dict[str, tuple[tuple[Edit, ...], list[Change]]] = {
    "a label of a mention": (
        (gold("/mentions/4/form", "nominal"),),
        [changed("label", "major", M5, "/form", "name", "nominal")],
    ),
    "a link to an actor": (
        (gold("/mentions/4/actors", ["millers"]),),
        [changed("link", "major", M5, "/actors", ["ferrymen"], ["millers"])],
    ),
    "a moved span": (
        (gold("/mentions/4/spans", [{"start": 176, "end": 188, "text": "the Ferrymen"}]),),
        [changed("span", "major", M5 | {"place": (176, 188)}, "/spans", [[180, 188]], [[176, 188]])],
    ),
    "a span moved to another place": (
        (gold("/mentions/4/spans", [{"start": 1, "end": 4, "text": "err"}]),),
        [changed("span", "major", M5 | {"place": (1, 4)}, "/spans", [[180, 188]], [[1, 4]])],
    ),
    "a dropped mention": (
        (Edit(GOLD, remove=("/mentions/4",)),),
        [
            Change(
                what="element",
                kind="removed",
                demands="major",
                old={"spans": [[180, 188]], "actors": ["ferrymen"], "form": "name"},
                **M5,
            )
        ],
    ),
    "a flipped polarity": (
        (gold("/stances/0/polarity", "support"),),
        [changed("label", "major", S1, "/polarity", "oppose", "support")],
    ),
    "swapped holder and target": (
        (Edit(GOLD, set={"/stances/0/holder": {"actor": "ferrymen"}, "/stances/0/target": {"actor": "bridge-office"}}),),
        [
            changed("link", "major", S1, "/holder/actor", "bridge-office", "ferrymen"),
            changed("link", "major", S1, "/target/actor", "ferrymen", "bridge-office"),
        ],
    ),
    "another kind of target": (
        (gold("/stances/0/target", {"event": "e1"}),),
        [changed("link", "major", S1, "/target", {"actor": "ferrymen"}, {"event": "e1"})],
    ),
    "a source that is new": (
        (gold("/stances/0/source", {"outlet": "gazette"}),),
        [changed("link", "major", S1, "/source", None, {"outlet": "gazette"})],
    ),
    "another type of event": (
        (gold("/events/1/type", "arson"),),
        [changed("label", "major", E2, "/type", "property_destruction", "arson")],
    ),
    "a casualty figure": (
        (gold("/events/0/casualties/0/low", 4),),
        [changed("label", "major", E1, "/casualties/0/low", 3, 4)],
    ),
    "a dropped argument": (
        (Edit(GOLD, remove=("/events/0/arguments/1",)),),
        [
            Change(
                what="part",
                kind="removed",
                demands="major",
                field="/arguments/1",
                old={"role": "place", "spans": [[68, 80]], "status": "stated"},
                **E1,
            )
        ],
    ),
    "a report that is new": (
        (gold("/events/0/reports/-", REPORT),),
        [Change(what="part", kind="added", demands="major", field="/reports/1", new=REPORT, **E1)],
    ),
    "a link that leads to another event": (
        (gold("/events/1/links/0/event", "e3"),),
        [changed("link", "major", E2, "/links/0/event", "e1", "e3")],
    ),
    "a dropped link": (
        (Edit(GOLD, remove=("/events/1/links/0",)),),
        [
            Change(
                what="link",
                kind="removed",
                demands="major",
                field="/links/0",
                old={"type": "part_of", "event": "e1"},
                **E2,
            )
        ],
    ),
    "another origin": (
        (Edit(GOLD, set={"/provenance/4": {"element": "m5", "round": "first", "decision": 3}}),),
        [
            changed(
                "provenance",
                "patch",
                M5,
                "/provenance",
                {"round": "first", "given": ["one:m5", "two:m5"]},
                {"round": "first", "decision": 3},
            )
        ],
    ),
    "a layer that is complete no more": (
        (gold("/complete", ["actors", "violence"]),),
        [Change(what="layer", kind="removed", demands="major", layer="stance", **FIRST)],
    ),
    "a mention that had been missing": (
        (Edit(GOLD, set={"/mentions/-": MENTION | {"id": "m11", "spans": [{"start": 1, "end": 3}]}}),),
        [
            Change(
                what="element",
                kind="added",
                demands="major",
                new={"spans": [[1, 3]], "actors": ["ferrymen"], "form": "name"},
                **FIRST | {"layer": "actors", "element": "m11", "place": (1, 3)},
            )
        ],
    ),
    "what an annotator gave": (
        (Edit(ONE, set={"/mentions/0/form": "nominal"}),),
        [Change(what="annotation", kind="changed", demands="major", document="tale-0001", element="first/one", field="mentions")],
    ),
    "a dropped annotation": (
        (Edit(ONE, delete=True),),
        [Change(what="annotation", kind="removed", demands="major", document="tale-0001", element="first/one")],
    ),
    "an annotator who is new": (
        (
            Edit(ROUND, set={"/annotators/-": {"id": "zoe", "kind": "program", "description": "Another."}}),
            blank("tale-0001", "zoe"),
        ),
        [Change(what="annotation", kind="added", demands="minor", document="tale-0001", element="first/zoe")],
    ),
    "metadata": (
        (Edit(DOCUMENT, set={"/genre": "analysis", "/published": "2001-02-03"}),),
        [
            changed("metadata", "patch", FIRST, "published", "2018-05-03", "2001-02-03"),
            changed("metadata", "patch", FIRST, "genre", "report", "analysis"),
        ],
    ),
    "another split": (
        (Edit(SPLITS, set={"/documents/tale-0001": "test"}),),
        [changed("split", "major", FIRST, "split", "train", "test")],
    ),
    "a removed document": (
        (Edit(SPLITS, remove=("/documents/tale-0001",)), Edit(INCIDENT, delete=True)),
        [
            Change(
                what="document",
                kind="removed",
                demands="major",
                old={"split": "train", "collection": "tale", "incident": "ral-blockade"},
                **FIRST,
            )
        ],
    ),
    "a name of the register": (
        (Edit(ACTORS, set={"/actors/1/aliases": []}),),
        [changed("register", "patch", {"layer": "actors", "element": "ferrymen"}, "/aliases", ["Ferrymen"], [])],
    ),
    "a type of the register": (
        (Edit(ACTORS, set={"/actors/1/type": "civilians"}),),
        [changed("register", "major", {"layer": "actors", "element": "ferrymen"}, "/type", "armed_group", "civilians")],
    ),
    "a description in the register": (
        (Edit(OUTLETS, set={"/outlets/0/description": "Another."}),),
        [
            changed(
                "register",
                "patch",
                {"layer": "outlets", "element": "bridge-office-notices"},
                "/description",
                "What the office publishes itself.",
                "Another.",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_change(name: str, after: Callable[..., Comparison]) -> None:
    """A change is found with its kind, its place, and both values; beside the documents, only what it brings with it."""
    edits, expected = KINDS[name]

    assert expected == [one for one in after(*edits).changes.changes if one.what != "file"]


@pytest.mark.parametrize("check", checks_of("changes"), ids=lambda check: check.code)
def test_examples_of_the_checks(check: Any, after: Callable[..., Comparison]) -> None:
    """The bad example of a check has findings of its code alone, the good one has none."""
    assert {check.code} == {one.code for one in after(*check.bad, name="bad").findings}
    assert [] == after(*check.good, name="good").findings


def test_another_text(after: Callable[..., Comparison]) -> None:
    """A text of another checksum is a change that demands MAJOR, and no word of it is shown."""
    found = after(Edit(TEXT, replace=(b"anyone", b"nobody"), reseal=True))

    assert [("text", "changed", "major", "text_sha256")] == [
        (one.what, one.kind, one.demands, one.field) for one in found.changes.changes
    ]
    assert b"nobody" not in found.encoded()
