"""What annotators find marked stays what it was when their round was opened, until all have given the document."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from msgspec import structs

from edits import apply
from fake_server import FakeServer
from sarv.canonical import canonical
from sarv.checks._example import GOLD, Edit
from sarv.checks._tale import SECOND, blank
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError, sha256
from sarv.findings import Finding
from sarv.page.results import results_of
from sarv.records import Annotation
from sarv.rounds.collecting import NEW, SAME, collect
from sarv.rounds.opening import Plan, opened, planned, write
from sarv.rounds.receiving import matter_of
from sarv.rounds.settling import Call, load_round, settled

NAMES = ("tale-0001", "tale-0002", "tale-0003")
SEEDED = Call(annotators=("ann", "ben"), documents=("tale",), kind="person", seeded_from="gold", revises=("first",))
STANCE = replace(SEEDED, seeded_from=None, layers=("stance",))


def open_second(tale: Corpus, call: Call) -> FakeServer:
    """A server on which the second round was opened."""
    server = FakeServer()
    made = planned(tale, settled(tale, "second", call))
    assert isinstance(made, Plan)
    write(tale, made, {}, server.url)
    opened(tale, server, made, {})
    return server


def again(tale: Corpus) -> Plan | list[Finding]:
    """What going on with the second round takes, or what is wrong."""
    return planned(tale, settled(tale, "second", Call()))


def found(result: Plan | list[Finding]) -> list[tuple[str, str, str]]:
    """What identifies the findings."""
    assert isinstance(result, list)
    return [(one.code, one.path, one.message) for one in result]


def change_gold(tale: Corpus) -> None:
    """Let gold of the first document say otherwise of its first mention and of its first event."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/0/form": "nominal", "/events/0/stage": "foiled"})])


def test_suggestions_are_frozen(tale: Corpus) -> None:
    """A round keeps a checksum of what it suggested in each document, and does not go on with other suggestions."""
    open_second(tale, SEEDED)
    frozen = load_round(tale, "second").suggestions_sha256 or {}
    gold: Annotation = tale.load(GOLD, Annotation)
    suggested = structs.replace(gold, round="second", complete=(), provenance=None)

    assert (list(NAMES), sha256(canonical(suggested))) == (list(frozen), frozen["tale-0001"])
    assert None is load_round(tale, "second").context_sha256
    change_gold(tale)
    with pytest.raises(CorpusError, match=r"round second was opened with other suggestions \(gold\) for tale-0001: whoever"):
        again(tale)


def test_suggestions_may_change_when_all_have_given_the_document(tale: Corpus) -> None:
    """Gold that follows from the round is no change of what annotators begin with, since none of them will begin any more."""
    open_second(tale, SEEDED)
    change_gold(tale)

    apply(tale.root, [blank("tale-0001", "ann", round_="second")])
    with pytest.raises(CorpusError, match="other suggestions"):
        again(tale)
    apply(tale.root, [blank("tale-0001", "ben", round_="second")])
    assert isinstance(again(tale), Plan)


def test_the_events_of_a_round_on_stance_are_frozen(tale: Corpus) -> None:
    """A round on stance keeps a checksum of the events that it shows, and is not opened on others; other layers may change."""
    open_second(tale, STANCE)
    frozen = load_round(tale, "second").context_sha256

    assert (list(NAMES), None) == (list(frozen or {}), load_round(tale, "second").suggestions_sha256)
    apply(tale.root, [Edit(GOLD, set={"/mentions/0/form": "nominal"})])
    assert isinstance(again(tale), Plan)
    change_gold(tale)
    changed = [("context_changed", GOLD, "round second was opened on gold with other events")]
    assert changed == found(again(tale))
    tale.path(GOLD).unlink()
    assert changed == found(again(tale))


@pytest.mark.parametrize("number", [0, 2])
def test_what_was_collected_keeps_its_events(tale: Corpus, number: int) -> None:
    """When a later round gives other events, collecting again changes nothing, and who comes later is shown what was shown."""
    server = open_second(tale, STANCE)
    gold: Annotation = tale.load(GOLD, Annotation)
    stances = [one for one in gold.stances if one.target.event is None][:number]
    assert number == len(stances)
    rows = results_of(structs.replace(gold, stances=tuple(stances)), ("stance",))
    for name in ("ann", "ben"):
        task = next(task for task in server.of(name) if task["data"]["doc_id"] == "tale-0001")
        server.give(task, rows, server.users[f"{name}.second@annotators.example"][0])
    collected = [collect(matter_of(tale, load_round(tale, "second")), server) for _ in (1, 2)]
    assert [[NEW, NEW], [SAME, SAME]] == [[one.lots["tale-0001"] for one in both] for both in collected]
    foiled = structs.replace(gold.events[0], stage="foiled")
    other = blank("tale-0001", "three", round_="third")
    third = structs.replace(SECOND, id="third", layers=("violence",), revises=("second",))
    tale.write("annotations/rounds/third/round.json", third)
    apply(tale.root, [other])
    given: Annotation = tale.load(other.path, Annotation)
    tale.write(other.path, structs.replace(given, events=(foiled, *gold.events[1:])))
    CliRunner().invoke(sarv, ["gold", "third", "--folder", str(tale.root)])
    now: Annotation = tale.load(GOLD, Annotation)
    assert (foiled, "third") == (now.events[0], now.round)

    matter = matter_of(tale, load_round(tale, "second"))
    after = collect(matter, server)

    assert ([], []) == (matter.findings, [finding for one in after for finding in one.findings])
    assert [SAME, SAME] == [one.lots["tale-0001"] for one in after]
    tale.path("annotations/rounds/second/ben/tale-0001.json").unlink()
    plan = again(tale)
    assert isinstance(plan, Plan)
    assert (
        results_of(structs.replace(gold, mentions=(), stances=(), complete=()), ("stance",))
        == (plan.tasks[0]["predictions"][0]["result"])
    )


def test_events_that_came_later_are_not_shown(tale: Corpus) -> None:
    """A document that had no gold when the round on stance was opened shows no events to anybody who comes later."""
    kept = tale.read_bytes(GOLD)
    tale.path(GOLD).unlink()
    open_second(tale, STANCE)
    tale.write_bytes(GOLD, kept)

    plan = again(tale)

    assert isinstance(plan, Plan)
    assert [0, 1, 1] == [len(task["predictions"]) for task in plan.tasks]


def test_a_round_of_before_there_were_checksums_goes_on(tale: Corpus) -> None:
    """A round without checksums of what it showed is opened as before."""
    open_second(tale, SEEDED)
    older = structs.replace(load_round(tale, "second"), suggestions_sha256=None)
    tale.write("annotations/rounds/second/round.json", older)
    change_gold(tale)

    plan = again(tale)

    assert isinstance(plan, Plan)
    assert older == plan.round


def test_submissions_on_other_events_are_not_collected(tale: Corpus) -> None:
    """A stance on an event is collected only as long as gold has the events that the round was opened on."""
    server = open_second(tale, replace(STANCE, annotators=("ann",)))
    (owner, _), *_ = server.users.values()
    for task in server.of("ann"):
        server.give(task, task["predictions"][0]["result"], owner)
    apply(tale.root, [Edit(GOLD, set={"/events/0/stage": "foiled"})])

    matter = matter_of(tale, load_round(tale, "second"))
    (ann,) = collect(matter, server)

    assert [("context_changed", GOLD)] == [(one.code, one.path) for one in matter.findings]
    assert (["tale-0002", "tale-0003"], []) == (ann.of(NEW), ann.findings)
