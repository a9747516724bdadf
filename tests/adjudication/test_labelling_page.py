"""Adjudication on a labelling page: what the adjudicator finds there, and what becomes of what they submit."""

import itertools
import json
import random

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from adjudicating import DECISIONS, EMAIL, EXPORT_2, ONE_2, TWO_2, answer, given, gold_says, reasons, run, submit, task
from edits import apply
from fake_server import FakeServer, Killed
from judging import through_the_page
from sarv.checks._example import Edit
from sarv.checks._tale import ROUND
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.page.results import results_of
from sarv.records import Decisions, Span


def test_the_page_begins_with_what_is_agreed(different: Corpus, server: FakeServer) -> None:
    """Each document in question is a task with what is agreed and what each annotator gave; the first of these is shown."""
    done = run(different)

    assert 0 == done.exit_code
    assert f"judge        {EMAIL}  {server.url}/projects/2  .sarv/rounds/first/accounts.json\n" in done.stdout
    assert "1 document in question, 1 of them new on the server\n" == done.stderr
    predictions = {one["model_version"]: one["result"] for one in task(server)["predictions"]}
    assert ["agreed", "one", "two"] == list(predictions)
    assert {"m1", "m2"} == {row["id"] for row in predictions["agreed"] if "id" in row and row["id"] != "complete"}
    assert results_of(given(different, ONE_2)) == predictions["one"]
    (held,) = server.held.values()
    assert ("agreed", "adjudicator", "first/judge") == (held.shown, held.project.marker.role, held.project.title)
    assert 'name="reason"' in held.config


def test_opening_again_changes_nothing(different: Corpus, server: FakeServer) -> None:
    """A second call finds the page as it is; a run that was killed anywhere is made up for."""
    for server.kill_at in itertools.count(1):
        server.changes = 0
        try:
            run(different)
        except Killed:
            continue
        break

    assert (server.kill_at or 0) >= 3
    assert (1, 1) == (len(server.held), len(list(server.of("judge"))))
    link = f"{server.url}/projects/{next(iter(server.held))}"
    expected = {"adjudicator": "judge", "email": EMAIL, "link": link, "documents": 1, "added": 0}
    assert expected == answer(different)["desk"]


def test_where_nothing_is_undecided_nothing_is_opened(tale: Corpus, server: FakeServer) -> None:
    """Without a document in question there is neither account nor project, and that is said."""
    done = run(tale)

    assert (0, "", "Nothing is undecided, and nothing was opened.\n") == (done.exit_code, done.stdout, done.stderr)
    assert {"round": "first", "desk": None, "waiting": {}, "findings": []} == answer(tale)
    assert ({}, {}) == (server.held, server.users)


def test_a_submission_becomes_decisions(different: Corpus, server: FakeServer) -> None:
    """What was submitted is compared with what is agreed and what annotators gave; gold then says what was submitted."""
    run(different)
    page = through_the_page(results_of(given(different, TWO_2)), random.Random(1))  # noqa: S311
    submit(server, page, "two")

    done = run(different, "--collect")

    assert (0, "", "2 decisions on 1 document written\n") == (done.exit_code, done.stdout, done.stderr)
    kept = "Kept on the labelling page, as given by two."
    assert [kept, kept] == reasons(different)
    assert different.has(EXPORT_2)
    assert gold_says(different, given(different, TWO_2))


@pytest.mark.parametrize("begun_from", ["agreed", "two"])
def test_a_moved_region_is_known_by_its_id(different: Corpus, server: FakeServer, begun_from: str) -> None:
    """A region that was moved is known by the id that it had in the pre-annotation from which the page began."""
    run(different)
    one = given(different, ONE_2)
    moved = replace(
        one.mentions[1], id="m2" if begun_from == "agreed" else "m9", spans=(Span(start=142, end=144, text="🕯\ufe0f"),)
    )
    submit(server, results_of(replace(one, mentions=(one.mentions[0], moved, one.mentions[2]))), begun_from)

    run(different, "--collect")

    made: Decisions = different.load(DECISIONS, Decisions)
    expected = [["one:m2", "two:m2"]] if begun_from == "agreed" else [["one:m2", "two:m2"], []]
    about = [[f"{ref.annotator}:{ref.element}" for ref in one.instead_of] for one in made.decisions]
    assert expected == [names for names in about if names in ([], ["one:m2", "two:m2"])]


def test_collecting_again_changes_nothing(different: Corpus, server: FakeServer) -> None:
    """A second collection of the same submission changes no byte, also after gold was made."""
    run(different)
    submit(server, results_of(given(different, ONE_2)), "one")
    run(different, "--collect")
    CliRunner().invoke(sarv, ["gold", "--folder", str(different.root)])
    paths = (DECISIONS, EXPORT_2)
    before = [different.read_bytes(path) for path in paths]

    again = answer(different, "--collect")

    assert ({}, [], []) == (again["decided"], again["undecided"], again["findings"])
    assert before == [different.read_bytes(path) for path in paths]


def test_the_reason_of_the_page(different: Corpus, server: FakeServer) -> None:
    """What the adjudicator wrote of an element is the reason of its decision."""
    run(different)
    why = {"start": 150, "end": 158, "text": ["A name, and", "no noun."]}
    row = {"id": "m3", "from_name": "reason", "to_name": "text", "type": "textarea", "value": why}
    submit(server, [*results_of(given(different, ONE_2)), row], "one")

    run(different, "--collect")

    assert "A name, and no noun." == reasons(different)[0]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["A name,\tand\n\n no\u200f noun. "], "A name, and no noun."),
        (["\u200f", "\n"], "Kept on the labelling page, as given by one."),
    ],
)
def test_a_reason_is_one_line(typed: list[str], written: str, different: Corpus, server: FakeServer) -> None:
    """Blanks, line breaks and invisible characters of a reason are one blank; a reason of nothing else is none."""
    run(different)
    row = {
        "id": "m3",
        "from_name": "reason",
        "to_name": "text",
        "type": "textarea",
        "value": {"start": 150, "end": 158, "text": typed},
    }
    submit(server, [*results_of(given(different, ONE_2)), row])

    assert 0 == run(different, "--collect").exit_code
    assert written == reasons(different)[0]


def test_what_cannot_be_written_is_a_finding(different: Corpus, server: FakeServer) -> None:
    """A reason that is too long for a file of decisions is a finding, and nothing is written."""
    run(different)
    value = {"start": 150, "end": 158, "text": ["A name. " * 501]}
    row = {"id": "m3", "from_name": "reason", "to_name": "text", "type": "textarea", "value": value}
    submit(server, [*results_of(given(different, ONE_2)), row])

    (finding,) = answer(different, "--collect")["findings"]

    assert ("schema_shape", DECISIONS, "/decisions/0/reason") == (finding["code"], finding["path"], finding["pointer"])
    assert not different.has(DECISIONS)


def test_a_changed_submission(different: Corpus, server: FakeServer) -> None:
    """What is submitted otherwise later changes the decisions; once gold was made of them, only with --replace."""
    run(different)
    one, two = given(different, ONE_2), given(different, TWO_2)
    made = submit(server, results_of(one), "one")
    run(different, "--collect")
    made["result"] = results_of(two)

    assert 0 == run(different, "--collect").exit_code
    assert gold_says(different, two)
    made["result"] = results_of(one)
    refused = answer(different, "--collect")
    assert ["submission_too_late"] == [finding["code"] for finding in refused["findings"]]
    assert "No decision was written.\n" == run(different, "--collect").stderr
    assert gold_says(different, two)
    assert 0 == run(different, "--collect", "--replace").exit_code
    assert gold_says(different, one)


def test_a_faulty_submission_is_refused(different: Corpus, server: FakeServer) -> None:
    """What is no annotation, or would be faulty gold, is a finding with the way to its task; nothing is decided of it."""
    run(different)
    rows = [row for row in results_of(given(different, ONE_2)) if row.get("from_name") != "mention_form"]
    made = submit(server, rows)

    done = run(different, "--collect")
    made["result"] = results_of(replace(given(different, ONE_2), mentions=given(different, ONE_2).mentions[:1] * 2))
    again = answer(different, "--collect")

    assert 1 == done.exit_code
    assert "answer_missing" in done.stdout
    assert f"  to mend it: {server.url}/projects/2?task=" in done.stdout
    assert ["region_ambiguous"] == [finding["code"] for finding in again["findings"]]
    assert not different.has(DECISIONS)


def test_what_was_not_submitted_stays_open(different: Corpus, server: FakeServer) -> None:
    """Without a submission nothing is decided, and what is undecided is named; a draft is pointed out."""
    run(different)

    nothing = answer(different, "--collect")
    task(server)["drafts"].append({"id": 1, "annotation": None})
    draft = answer(different, "--collect")

    assert ({}, []) == (nothing["decided"], nothing["findings"])
    assert ["one:m3", "two:m3", "one:s1", "two:s1", "one:e1", "two:e1"] == [one["element"] for one in nothing["undecided"]]
    assert ["submission_unfinished"] == [finding["code"] for finding in draft["findings"]]


def test_a_project_must_be_there(different: Corpus, server: FakeServer) -> None:
    """Collecting before the page was made is refused with the way to make it."""
    done = CliRunner().invoke(sarv, ["adjudicate", "first", "--collect", "--folder", str(different.root)])

    assert "the server has no project of judge in first; `sarv adjudicate first` makes it" == str(done.exception)
    assert {} == server.held


def test_an_adjudicator_logs_in_by_their_address(different: Corpus, server: FakeServer) -> None:
    """The call names adjudicator and address where the round does not; the address stays."""
    apply(different.root, [Edit(ROUND, remove=("/adjudicator",))])
    different.path("annotations/rounds/first/decisions/tale-0001.json").unlink()
    who = ("--kind", "person", "--description", "A jury of one.")

    done = run(different, "--adjudicator", "jury=jury@tale.example", *who)
    other = CliRunner().invoke(
        sarv, ["adjudicate", "first", "--adjudicator", "jury=mary@tale.example", "--folder", str(different.root)]
    )

    assert "jury         jury@tale.example" in done.stdout
    assert "jury" == json.loads(different.read_bytes(ROUND))["adjudicator"]["id"]
    assert "jury logs in as jury@tale.example in round first; the call says mary@tale.example" == str(other.exception)
    assert server.user_id("jury@tale.example") is not None
