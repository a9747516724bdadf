"""Submitting: programs and language models hand in files, which are checked before the first is sent, and sent once."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from edits import apply
from fake_server import FakeServer, Killed
from sarv.canonical import canonical
from sarv.checks import checks
from sarv.checks._example import GOLD, TEXT, Edit
from sarv.checks._submissions import EXPORT
from sarv.checks._tale import QUOTES, ROUND, second
from sarv.corpus import Corpus, CorpusError
from sarv.findings import Finding
from sarv.records import Annotation, Annotator, Target
from sarv.rounds.collecting import NEW, collect
from sarv.rounds.opening import Plan, opened, planned, write
from sarv.rounds.receiving import matter_of
from sarv.rounds.settling import load_round
from sarv.rounds.submitting import Submitted, submit

NAMES = ("tale-0001", "tale-0002", "tale-0003")


@pytest.fixture
def given(tale: Corpus, tmp_path: Path) -> list[Path]:
    """What annotator one gave in the first round, moved out of the folder, with all that was made of it."""
    files = []
    for name in NAMES:
        path = tmp_path / f"{name}.json"
        path.write_bytes(tale.read_bytes(f"annotations/rounds/first/one/{name}.json"))
        files.append(path)
        for annotator in ("one", "two"):
            tale.path(f"annotations/rounds/first/{annotator}/{name}.json").unlink()
    return files


@pytest.fixture
def server(tale: Corpus, given: list[Path]) -> FakeServer:
    """A server on which the first round is open."""
    assert given
    return opened_on(tale, FakeServer())


def opened_on(tale: Corpus, server: FakeServer) -> FakeServer:
    """Open the first round there."""
    plan = planned(tale, load_round(tale, "first"))
    assert isinstance(plan, Plan), plan
    write(tale, plan, {}, server.url)
    opened(tale, server, plan, {})
    return server


def handed_in(tale: Corpus, server: FakeServer, *files: Path, annotator: str = "one") -> Submitted:
    """Hand in files for annotator one of the first round."""
    return submit(matter_of(tale, load_round(tale, "first")), server, annotator, files)


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """What identifies findings: code, name of the file and pointer."""
    return [(one.code, Path(one.path).name, one.pointer) for one in findings]


def test_files_are_submitted_and_collected_as_they_are(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """What is handed in comes back from the server byte for byte."""
    result = handed_in(tale, server, *given)

    assert Submitted(sent=list(NAMES)) == result
    collect(matter_of(tale, load_round(tale, "first")), server)
    for file in given:
        assert file.read_bytes() == tale.read_bytes(f"annotations/rounds/first/one/{file.name}")


def test_quotes_are_told_from_offsets(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """A file in the quotes format gives the same submission as one with offsets; any notation of JSON will do."""
    spaced = given[1].with_name("spaced.json")
    spaced.write_text(json.dumps(json.loads(given[1].read_bytes())), encoding="utf-8")

    result = handed_in(tale, server, tale.path(QUOTES), spaced)

    assert Submitted(sent=["tale-0001", "tale-0002"]) == result
    assert Submitted(same=["tale-0001"]) == handed_in(tale, server, given[0])


def test_handing_in_again_does_nothing(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """What was submitted with the same content is left alone, and the rest is sent."""
    handed_in(tale, server, given[0])

    result = handed_in(tale, server, *given)

    assert Submitted(sent=["tale-0002", "tale-0003"], same=["tale-0001"]) == result
    assert [1, 1, 1] == [len(task["annotations"]) for task in server.of("one")]


def test_a_killed_run_is_run_again(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """A run that was killed between two submissions goes on with the second."""
    server.kill_at = server.changes + 2
    with pytest.raises(Killed):
        handed_in(tale, server, *given)

    result = handed_in(tale, server, *given)

    assert Submitted(sent=["tale-0003"], same=["tale-0001", "tale-0002"]) == result
    assert [1, 1, 1] == [len(task["annotations"]) for task in server.of("one")]


def test_nothing_is_sent_while_there_is_a_finding(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """All files are checked before the first is sent; findings stand at their places in the files."""
    value = json.loads(given[2].read_bytes())
    value["mentions"][0]["spans"][0]["end"] += 1
    given[2].write_text(json.dumps(value, indent=1), encoding="utf-8")
    given[1].write_bytes(given[1].read_bytes().replace(b'"one"', b'"two"'))

    result = handed_in(tale, server, *given)

    codes = said(result.findings)
    assert ("annotation_place", "tale-0002.json", "/annotator") in codes
    assert ("span_text_differs", "tale-0003.json", "/mentions/0/spans/0/text") in codes
    assert all(one.line > 0 for one in result.findings)
    assert ([], [0, 0, 0]) == (result.sent, [len(task["annotations"]) for task in server.of("one")])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"{", "json_syntax"),
        (b"[]", "schema_shape"),
        (b'{"text_sha256": "0"}', "schema_shape"),
        (b'{"document": 1}', "schema_shape"),
        (b'{"document": "tale-0001", "text_sha256": "0"}', "schema_shape"),
        (b'{"document": "x"}', "document_not_in_round"),
    ],
)
def test_a_file_that_is_no_annotation_is_a_finding(
    tale: Corpus, server: FakeServer, tmp_path: Path, raw: bytes, code: str
) -> None:
    """Whatever a file holds, what is wrong is found in it."""
    file = tmp_path / "any.json"
    file.write_bytes(raw)

    assert code in {one.code for one in handed_in(tale, server, file).findings}


def test_two_files_on_one_document_are_a_finding(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """An annotator judges a document once; the finding names the other file."""
    (twice,) = handed_in(tale, server, tale.path(QUOTES), given[0]).findings

    assert ("submission_twice", str(given[0]), "/document", 2) == (twice.code, twice.path, twice.pointer, twice.line)
    assert (f"{tale.path(QUOTES)} is about it, too", "Hand in one of the two files.") == (twice.message, twice.way_out)


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        ({"document": "letters-0001"}, "document_not_in_round", "the round first does not have this document"),
        ({"annotator": "two"}, "annotation_place", "this is of another annotator than one"),
        ({"round": "second"}, "annotation_place", "this is of another round than first"),
    ],
)
@pytest.mark.parametrize("quotes", [True, False])
def test_a_file_of_something_else_is_a_finding(
    change: dict[str, str], code: str, message: str, quotes: bool, tale: Corpus, server: FakeServer, given: list[Path]
) -> None:
    """A file of another document, round or annotator says so, in either form, and nothing else is said of it."""
    source = tale.path(QUOTES) if quotes else given[0]
    given[0].write_text(json.dumps(json.loads(source.read_bytes()) | change), encoding="utf-8")

    (finding,) = handed_in(tale, server, given[0]).findings

    ((place, value),) = change.items()
    assert (code, f"/{place}", message, f"'{value}'") == (finding.code, finding.pointer, finding.message, finding.value)
    assert finding.line == 1


def test_what_was_submitted_is_not_changed(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """A file that says something else than what was submitted is refused."""
    handed_in(tale, server, given[0])
    record = tale.load(GOLD, Annotation)
    given[0].write_bytes(canonical(replace(record, annotator="one", mentions=(), provenance=None)))

    result = handed_in(tale, server, *given)

    assert [("submission_differs", "tale-0001.json", "")] == said(result.findings)
    assert [] == result.sent


def test_the_examples_of_what_differs(tale: Corpus, server: FakeServer) -> None:
    """The bad example of the check is found where it was submitted otherwise before; the good one where it was not."""
    check = checks()["submission_differs"]

    def examined() -> list[str]:
        held = server.held[server.projects("first")[0].id]
        user, _ = server.users["one.first@annotators.example"]
        raw = tale.read_bytes(EXPORT).replace(b'"completed_by": 1', b'"completed_by": %d' % user)
        held.tasks = json.loads(raw.replace(b'"updated_by": 1', b'"updated_by": %d' % user))
        return [one.code for one in handed_in(tale, server, tale.path(QUOTES)).findings]

    apply(tale.root, check.bad)
    assert [check.code] == examined()
    apply(tale.root, check.good[len(check.bad) :])
    assert [] == examined()


def test_a_submission_that_somebody_touched_is_a_finding(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """Where the task has a foreign annotation already, nothing is added to it."""
    next(server.of("one"))["annotations"] = [
        {"id": 1, "completed_by": 99, "updated_by": 99, "was_cancelled": False, "result": []}
    ]

    assert [("submission_by_another", "tale-0001.json", "")] == said(handed_in(tale, server, *given).findings)


def test_a_document_without_a_task_is_refused(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """What has no task cannot be submitted; opening the round again brings it."""
    server.held[server.projects("first")[0].id].tasks.pop(0)

    with pytest.raises(CorpusError, match="the server has no task for tale-0001 of one; `sarv round open first` makes it"):
        handed_in(tale, server, *given)
    assert [0, 0] == [len(task["annotations"]) for task in server.of("one")]


def test_a_document_that_is_not_in_order_keeps_everything_back(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """Where a text differs from its checksum, offsets cannot be checked, and nothing is sent."""
    apply(tale.root, [Edit(TEXT, replace=(b"anyone", b"nobody"))])

    result = handed_in(tale, server, *given[1:])

    assert (["text_checksum"], []) == ([one.code for one in result.findings], result.sent)


def test_only_programs_and_models_hand_in_files(tale: Corpus, server: FakeServer, given: list[Path]) -> None:
    """A person submits on the page; an annotator that the round does not have submits nothing."""
    person = Annotator(id="two", kind="person", description="Somebody.")
    facts = load_round(tale, "first")
    tale.write(ROUND, replace(facts, annotators=(facts.annotators[0], person)))

    with pytest.raises(CorpusError, match="two is a person, and submits on the labelling page"):
        handed_in(tale, server, *given, annotator="two")
    with pytest.raises(CorpusError, match="round first has no annotator 'three'; there are: one, two"):
        handed_in(tale, server, *given, annotator="three")


def test_a_round_that_is_not_open_takes_nothing(tale: Corpus, given: list[Path]) -> None:
    """Without a project or an account there is nobody to submit."""
    with pytest.raises(CorpusError, match="one has no project or no account for round first here; `sarv round open first`"):
        handed_in(tale, FakeServer(), *given)


def test_a_program_may_find_nothing(tale: Corpus, given: list[Path]) -> None:
    """An annotation without elements is one, also where suggestions were shown; only the page can have failed to show them."""
    tale.write(ROUND, replace(load_round(tale, "first"), seeded_from="gold"))
    server = opened_on(tale, FakeServer())
    record: Annotation = replace(
        tale.load(GOLD, Annotation), annotator="one", provenance=None, mentions=(), stances=(), events=()
    )
    given[0].write_bytes(canonical(record))

    assert Submitted(sent=["tale-0001"]) == handed_in(tale, server, given[0])

    one, _ = collect(matter_of(tale, load_round(tale, "first")), server)
    assert (["tale-0001"], []) == (one.of(NEW), one.findings)


def test_layers_that_were_not_asked_for_are_not_submitted(tale: Corpus, given: list[Path]) -> None:
    """In a round on stance, the events of gold may be given or left out; other elements of other layers are findings."""
    apply(tale.root, [second(layers=("actors", "violence"), documents=NAMES)])
    tale.write(ROUND, replace(load_round(tale, "first"), layers=("stance",)))
    server = opened_on(tale, FakeServer())
    record = replace(tale.load(GOLD, Annotation), annotator="one", provenance=None, mentions=(), complete=("stance",))
    stance = replace(record.stances[0], target=Target(event="e2"))
    record = replace(record, stances=(stance, *record.stances[1:]))

    given[0].write_bytes(canonical(record))
    assert Submitted(sent=["tale-0001"]) == handed_in(tale, server, given[0])
    given[0].write_bytes(canonical(replace(record, events=())))
    assert Submitted(same=["tale-0001"]) == handed_in(tale, server, given[0])
    given[0].write_bytes(canonical(replace(record, events=record.events[:2])))
    assert [("layer_not_asked", "tale-0001.json", "/events")] == said(handed_in(tale, server, given[0]).findings)
    given[0].write_bytes(canonical(replace(record, mentions=tale.load(GOLD, Annotation).mentions)))
    assert [("layer_not_in_round", "tale-0001.json", "/mentions")] == said(handed_in(tale, server, given[0]).findings)
