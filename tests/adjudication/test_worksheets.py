"""Worksheets: what an adjudicator is to read and to fill in, and where it must not lie."""

import json
from pathlib import Path
from typing import Any

import pytest

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import ROUND
from sarv.checks._verdicts import DIFFERENT
from sarv.corpus import Corpus, CorpusError
from sarv.records import Decisions
from sarv.rounds.adjudication.adjudicating import adjudicate
from sarv.rounds.adjudication.docket import Docket, docket
from sarv.rounds.adjudication.worksheets import write_worksheets
from sarv.rounds.settling import load_round

ONE_2 = "annotations/rounds/first/one/tale-0002.json"
TWO_2 = ONE_2.replace("/one/", "/two/")
FEARED_BY_ONE, FEARED_BY_TWO = (Edit(path, set={"/events/0/stage": "feared"}) for path in (ONE_2, TWO_2))


@pytest.fixture
def cases(tale: Corpus) -> Docket:
    """A round in which a mention and an event are given differently in one document, and nothing else is."""
    apply(tale.root, [DIFFERENT])
    return docket(tale, load_round(tale, "first"))


def test_a_worksheet_has_what_is_undecided(cases: Docket, tmp_path: Path) -> None:
    """A worksheet has a verdict for each group of competing elements, with their sentence what each says, and the agreed ones."""
    assert ["tale-0002"] == write_worksheets(cases, tmp_path / "sheets")

    assert ["tale-0002.json", "tale-0002.md"] == sorted(path.name for path in (tmp_path / "sheets").iterdir())
    sheet = json.loads((tmp_path / "sheets" / "tale-0002.json").read_bytes())
    assert ("tale-0002", "first", "judge") == (sheet["document"], sheet["round"], sheet["adjudicator"])
    on_mention, on_event = sheet["verdicts"]
    spans = [{"quote": "Ferrymen"}]
    assert {
        "of": ["one:m3", "two:m3"],
        "sentence": "The Ferrymen called the death a lie.",
        "candidates": [
            {"elements": ["one:m3"], "says": {"spans": spans, "actors": ["ferrymen"], "form": "name"}},
            {"elements": ["two:m3"], "says": {"spans": spans, "actors": ["ferrymen"], "form": "nominal"}},
        ],
    } == on_mention
    assert ["one:e1", "two:e1"] == on_event["of"]
    assert ["m1", "m2"] == [one["id"] for one in sheet["agreed"]]


def test_what_follows_from_another_verdict_needs_none(cases: Docket, tmp_path: Path) -> None:
    """A stance that differs only in an event which gets a verdict is not in the worksheet; filled in, it leaves nothing open."""
    write_worksheets(cases, tmp_path)
    path = tmp_path / "tale-0002.json"
    sheet = json.loads(path.read_bytes())
    for verdict in sheet["verdicts"]:
        verdict |= {"keep": verdict["of"][1], "reason": "So be it."}
    path.write_text(json.dumps(sheet), "utf-8")

    result = adjudicate(cases, [path], ())

    assert ({"tale-0002": 2}, {}, []) == (result.decided, result.undecided, result.findings)


def test_a_worksheet_that_is_not_filled_in_decides_nothing(cases: Docket, tmp_path: Path) -> None:
    """A worksheet is a file of verdicts that say nothing yet."""
    write_worksheets(cases, tmp_path)

    result = adjudicate(cases, [tmp_path / "tale-0002.json"], ())

    assert ({}, []) == (result.decided, result.findings)
    assert ["one:m3", "two:m3", "one:s1", "two:s1", "one:e1", "two:e1"] == [one.element for one in result.undecided["tale-0002"]]


@pytest.mark.parametrize("path", [ONE_2, ONE_2.replace("/one/", "/three/")])
def test_a_worksheet_from_before_a_change_is_refused(cases: Docket, tmp_path: Path, path: str) -> None:
    """Where an element says something else than when the worksheet was made, whoever gave it, its verdict is a finding."""
    annotator = {"id": "three", "kind": "program", "description": "Says what one says."}
    apply(cases.corpus.root, [Edit(ROUND, set={"/annotators/-": annotator})])
    cases.corpus.path("annotations/rounds/first/decisions/tale-0001.json").unlink()
    for name in ("tale-0001", "tale-0002", "tale-0003"):
        copy = cases.corpus.read_bytes(ONE_2.replace("tale-0002", name)).replace(b'"one"', b'"three"', 1)
        apply(cases.corpus.root, [Edit(ONE_2.replace("/one/", "/three/").replace("tale-0002", name), content=copy)])
    write_worksheets(docket(cases.corpus, load_round(cases.corpus, "first")), tmp_path)
    sheet = tmp_path / "tale-0002.json"
    filled = json.loads(sheet.read_bytes())
    filled["verdicts"][0] |= {"keep": "one:m3", "reason": "So be it."}
    sheet.write_text(json.dumps(filled), "utf-8")
    apply(cases.corpus.root, [Edit(path, set={"/mentions/2/actors": ["wardens"]})])

    result = adjudicate(docket(cases.corpus, load_round(cases.corpus, "first")), [sheet], ())

    assert [("verdict_outdated", "/verdicts/0/candidates/0", "'one:m3, three:m3'")] == [
        (finding.code, finding.pointer, finding.value) for finding in result.findings
    ]
    assert [] == cases.corpus.names("annotations/rounds/first/decisions")


@pytest.mark.parametrize(
    ("agreed", "changes", "outdated"),
    [
        (False, [FEARED_BY_ONE], [0]),
        (False, [FEARED_BY_TWO], [1]),
        (True, [FEARED_BY_ONE, FEARED_BY_TWO], [0, 1]),
        (True, [FEARED_BY_ONE], [0, 1]),
        (True, [Edit(ONE_2, set={"/stances/0/polarity": "neutral"})], [0]),
        (True, [Edit(ONE_2, set={"/mentions/0/form": "nominal"})], []),
        (False, [], []),
    ],
)
def test_a_verdict_on_a_stance_is_one_on_its_event(
    cases: Docket, tmp_path: Path, agreed: bool, changes: list[Edit], outdated: list[int]
) -> None:
    """A verdict on stances is outdated where the event that one is about says something else, or is not agreed any more."""
    of_one = cases.cases["tale-0002"].given[0].events[0].type
    apply(cases.corpus.root, [Edit(ONE_2, set={"/stances/0/polarity": "mixed"})])
    apply(cases.corpus.root, [Edit(TWO_2, set={"/events/0/type": of_one})] if agreed else [])
    write_worksheets(docket(cases.corpus, load_round(cases.corpus, "first")), tmp_path)
    sheet = tmp_path / "tale-0002.json"
    filled = json.loads(sheet.read_bytes())
    (verdict,) = (one for one in filled["verdicts"] if "one:s1" in one["of"])
    verdict |= {"keep": None, "reason": "So be it."}
    sheet.write_text(json.dumps(filled), "utf-8")
    apply(cases.corpus.root, changes)

    result = adjudicate(docket(cases.corpus, load_round(cases.corpus, "first")), [sheet], ())

    candidates = f"/verdicts/{filled['verdicts'].index(verdict)}/candidates"
    expected = [("verdict_outdated", f"{candidates}/{number}") for number in outdated]
    assert expected == [(finding.code, finding.pointer) for finding in result.findings]


def test_a_verdict_may_name_an_event_that_follows_from_another_verdict(cases: Docket, tmp_path: Path) -> None:
    """An event that differs only in a link to one in question is in no worksheet; a verdict on a stance about it counts."""
    for number, path in enumerate((ONE_2, TWO_2)):
        given = json.loads(cases.corpus.read_bytes(path))
        linked = {**given["events"][0], "id": "e2", "type": "torture", "links": [{"type": "part_of", "event": "e1"}]}
        about = {"target": {"event": "e2"}, "polarity": ("mixed", "neutral")[number]}
        apply(
            cases.corpus.root, [Edit(path, set={"/events/-": linked, "/stances/-": {**given["stances"][0], "id": "s2", **about}})]
        )
    write_worksheets(docket(cases.corpus, cases.round), tmp_path)
    sheet = tmp_path / "tale-0002.json"
    filled = json.loads(sheet.read_bytes())
    for verdict in filled["verdicts"]:
        verdict |= {"keep": verdict["of"][0], "reason": "So be it."}
    sheet.write_text(json.dumps(filled), "utf-8")

    result = adjudicate(docket(cases.corpus, cases.round), [sheet], ())

    assert ["one:s2", "two:s2"] in [verdict["of"] for verdict in filled["verdicts"]]
    assert not any("one:e2" in verdict["of"] for verdict in filled["verdicts"])
    assert ({}, []) == (result.undecided, result.findings)


def test_what_a_candidate_says_can_be_brought(cases: Docket, tmp_path: Path) -> None:
    """What stands under `says` can be given as `instead`, with the events that it names; once more, it changes nothing."""
    apply(cases.corpus.root, [Edit(ONE_2, set={"/stances/0/polarity": "mixed"})])
    changed = docket(cases.corpus, cases.round)
    write_worksheets(changed, tmp_path)
    path = tmp_path / "tale-0002.json"
    sheet = json.loads(path.read_bytes())
    kinds = {"m": "mention", "s": "stance", "e": "event"}
    for verdict in sheet["verdicts"]:
        kind = kinds[verdict["of"][0].partition(":")[2][0]]
        verdict |= {"instead": {kind: verdict["candidates"][0]["says"]}, "reason": "So be it."}
    path.write_text(json.dumps(sheet), "utf-8")

    result = adjudicate(changed, [path], ())
    again = adjudicate(docket(cases.corpus, cases.round), [path], ())

    assert ({"tale-0002": 3}, {}, []) == (result.decided, result.undecided, result.findings)
    assert ({}, {}, []) == (again.decided, again.undecided, again.findings)
    made: Decisions = cases.corpus.load("annotations/rounds/first/decisions/tale-0002.json", Decisions)
    given: Any = changed.cases["tale-0002"].given[0]
    assert (given.mentions[2], given.stances[0], given.events[0]) == (
        made.decisions[0].mention,
        made.decisions[1].stance,
        made.decisions[2].event,
    )


def test_what_names_a_dropped_event_is_in_the_worksheet(cases: Docket, tmp_path: Path) -> None:
    """An agreed stance on an event that a decision drops needs a verdict, too."""
    decision = {"instead_of": [{"annotator": by, "element": "e1"} for by in ("one", "two")], "reason": "No event."}
    made = {"document": "tale-0002", "round": "first", "adjudicator": "judge", "decisions": [decision]}
    path = "annotations/rounds/first/decisions/tale-0002.json"
    checksum = cases.cases["tale-0002"].document.text.sha256
    content = {f"/{name}": value for name, value in {**made, "text_sha256": checksum}.items()}
    apply(cases.corpus.root, [Edit(path, content=b"{}", set=content)])

    write_worksheets(docket(cases.corpus, cases.round), tmp_path)

    sheet = json.loads((tmp_path / "tale-0002.json").read_bytes())
    assert [["one:m3", "two:m3"], ["one:s1", "two:s1"]] == [verdict["of"] for verdict in sheet["verdicts"]]


def test_the_page_is_to_be_read(cases: Docket, tmp_path: Path) -> None:
    """Beside the file lies a page with the same elements in words; what stands in question is bold."""
    write_worksheets(cases, tmp_path)

    page = (tmp_path / "tale-0002.md").read_text("utf-8")

    assert page.startswith("# tale-0002, round first: 2 verdicts to give\n")
    assert "> The **Ferrymen** called the death a lie.\n\n- one:m3\n  - spans: “Ferrymen”\n" in page
    assert "  - form: **nominal**\n" in page


def test_who_gave_nothing_is_named_on_the_page(cases: Docket, tmp_path: Path) -> None:
    """Where an annotator gave nothing for the words in question, the page says so."""
    apply(cases.corpus.root, [Edit(ONE_2, remove=("/mentions/2",))])

    write_worksheets(docket(cases.corpus, cases.round), tmp_path)

    assert "- two:m3\n  - spans: “Ferrymen”\n  - actors: ferrymen\n  - form: nominal\n- nothing by one\n" in (
        tmp_path / "tale-0002.md"
    ).read_text("utf-8")


def test_worksheets_are_the_same_every_time(cases: Docket, tmp_path: Path) -> None:
    """Writing worksheets again changes no byte; a worksheet that was filled in meanwhile is not written over."""
    write_worksheets(cases, tmp_path)
    before = (tmp_path / "tale-0002.json").read_bytes()
    write_worksheets(cases, tmp_path)
    assert before == (tmp_path / "tale-0002.json").read_bytes()
    (tmp_path / "tale-0002.json").write_bytes(before + b" ")

    with pytest.raises(CorpusError, match="perhaps your verdicts; take another folder"):
        write_worksheets(cases, tmp_path)


def test_worksheets_stay_out_of_the_corpus(cases: Docket) -> None:
    """No worksheet is written among the files of the corpus; where texts are shipped it may lie elsewhere in the folder."""
    for part in ("corpus", "annotations/rounds/first"):
        with pytest.raises(CorpusError, match="which holds nothing but the corpus"):
            write_worksheets(cases, cases.corpus.root / part / "sheets")

    assert ["tale-0002"] == write_worksheets(cases, cases.corpus.root / "sheets")


def test_worksheets_of_stand_off_texts_stay_outside(cases: Docket, tmp_path: Path) -> None:
    """The words of an article that is not shipped do not get into the corpus folder."""
    from dataclasses import replace

    stand_off = replace(cases, cases={name: replace(case, shipped=False) for name, case in cases.cases.items()})

    with pytest.raises(CorpusError, match="take a place outside"):
        write_worksheets(stand_off, cases.corpus.root / "sheets")
    assert ["tale-0002"] == write_worksheets(stand_off, tmp_path / "outside")


def test_parts_that_differ_are_marked(cases: Docket, tmp_path: Path) -> None:
    """Of an event, each trigger, argument, figure and report stands by itself, and is bold where others do not give it."""
    report = {"source": {"actor": "zoe-marn"}, "voice": "reported", "act": "denied"}
    apply(cases.corpus.root, [Edit(ONE_2, set={"/events/0/reports/-": report})])

    write_worksheets(docket(cases.corpus, cases.round), tmp_path)

    page = (tmp_path / "tale-0002.md").read_text("utf-8")
    assert "  - triggers\n    - “died”\n    - “wounds”\n" in page
    assert "    - source: actor: ferrymen; voice: reported; act: denied\n" in page
    assert "    - **source: actor: zoe-marn; voice: reported; act: denied**\n  - links\n" in page


def test_overlapping_words_are_marked_in_one_piece(cases: Docket, tmp_path: Path) -> None:
    """Words that several elements share are marked once."""
    apply(cases.corpus.root, [Edit(ONE_2, set={"/mentions/2/spans/0": {"start": 146, "end": 158, "text": "The Ferrymen"}})])

    write_worksheets(docket(cases.corpus, cases.round), tmp_path)

    assert "> **The Ferrymen** called the death a lie.\n" in (tmp_path / "tale-0002.md").read_text("utf-8")
