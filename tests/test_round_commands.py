"""`sarv round`: what it says to people and to programs, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from edits import apply
from fake_server import FakeServer, Holding, found_by_the_environment
from sarv.checks._example import GOLD, Edit
from sarv.checks._tale import SECOND_ROUND
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.rounds.asking import ServerError
from sarv.rounds.connection import TOKEN, URL
from sarv.rounds.projects import Marker, Project
from sarv.rounds.settling import load_round

NEW = ("--annotators", "ann=ann@tale.example, ben", "--documents", "tale", "--kind", "program", "--description", "A program.")
REVISES = ("--revises", "first")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """A server that the commands find by the environment."""
    return found_by_the_environment(monkeypatch)


def run(tale: Corpus, *arguments: str | Path) -> Result:
    """Run `sarv round` on the example corpus."""
    return CliRunner().invoke(sarv, ["round", *map(str, arguments), "--folder", str(tale.root)])


def as_json(tale: Corpus, *arguments: str | Path) -> Any:
    """What the command prints for a program."""
    return json.loads(run(tale, *arguments, "--json").stdout)


def pass_of(tale: Corpus, tmp_path: Path, annotator: str) -> list[Path]:
    """Files of an annotator of the second round, who gives what annotator one of the first gave."""
    files = []
    for name in ("tale-0001", "tale-0002", "tale-0003"):
        value = json.loads(tale.read_bytes(f"annotations/rounds/first/one/{name}.json"))
        path = tmp_path / f"{annotator}-{name}.json"
        path.write_text(json.dumps(value | {"round": "second", "annotator": annotator}), encoding="utf-8")
        files.append(path)
    return files


@pytest.mark.usefixtures("server")
def test_the_life_of_a_round(tale: Corpus, tmp_path: Path) -> None:
    """A round is opened, looked at, filled and collected; each command says what it did."""
    opened = run(tale, "open", "second", *NEW, *REVISES)
    assert 0 == opened.exit_code, opened.output
    path = ".sarv/rounds/second/accounts.json"
    assert [
        "annotator  e-mail                         documents  new  link                           password in",
        f"ann        ann@tale.example                       3    3  http://127.0.0.1:1/projects/3  {path}",
        f"ben        ben.second@annotators.example          3    3  http://127.0.0.1:1/projects/7  {path}",
    ] == opened.stdout.splitlines()

    submitted = run(tale, "submit", "second", "ann", *pass_of(tale, tmp_path, "ann"))
    assert (0, "", "3 submitted, 0 had been before\n") == (submitted.exit_code, submitted.stdout, submitted.stderr)

    status = run(tale, "status", "second")
    assert [
        "annotator  documents  submitted  drafts  skipped  remaining  remarks  collected",
        "ann                3          3       0        0          0        0          0",
        "ben                3          0       0        0          3        0          0",
    ] == status.stdout.splitlines()

    collected = run(tale, "collect", "second")
    assert 0 == collected.exit_code
    assert [
        "annotator  documents  new  changed  same  not collected",
        "ann                3    3        0     0              0",
        "ben                3    0        0     0              3",
    ] == collected.stdout.splitlines()
    assert [3, 0] == [len(one["collected"]) for one in as_json(tale, "status", "second")["annotators"].values()]


def test_the_adjudicator_has_a_row(tale: Corpus, server: FakeServer) -> None:
    """Where there is a page of the adjudicator, the status shows how far they are, apart from the annotators."""
    run(tale, "open", "second", *NEW, *REVISES)
    project = server.make_project(
        "second/judge", "<View/>", Marker("second", "judge", "adjudicator", "j@b.example", "", ("actors",))
    )
    server.add_tasks(project, [{"data": {"doc_id": "tale-0002", "text_sha256": "0" * 64}}])

    status = run(tale, "status", "second")

    row = "judge (adjudicator)          1          0       0        0          1        0          0"
    assert row == status.stdout.splitlines()[-1]
    told = as_json(tale, "status", "second")
    assert (["ann", "ben"], ["judge"]) == (list(told["annotators"]), list(told["adjudicators"]))
    assert ["tale-0002"] == told["adjudicators"]["judge"]["remaining"]


def test_programs_are_told_all(tale: Corpus, server: FakeServer, tmp_path: Path) -> None:
    """With --json each command prints one value with everything that it found and did."""
    opened = as_json(tale, "open", "second", *NEW, *REVISES, "--seed-from", "gold")
    assert {"round", "annotators", "accounts", "findings"} == opened.keys()
    link = f"{server.url}/projects/3"
    assert {"annotator": "ann", "email": "ann@tale.example", "link": link, "documents": 3, "added": 3} == opened["annotators"][0]

    files = pass_of(tale, tmp_path, "ann")
    names = ["tale-0001", "tale-0002", "tale-0003"]
    submitted = {"round": "second", "annotator": "ann", "sent": names, "same": [], "findings": []}
    assert submitted == as_json(tale, "submit", "second", "ann", *files)

    remark = {"from_name": "remark", "id": "remark", "to_name": "text", "type": "textarea", "value": {"text": ["A riddle."]}}
    first, second, third = server.of("ann")
    first["annotations"][0]["result"].append(remark)
    second["annotations"][0]["was_cancelled"] = True
    third["drafts"].append({"id": 5, "annotation": None, "result": []})
    third["annotations"].clear()
    standing = {
        "documents": 3,
        "submitted": names[:1],
        "drafts": names[2:],
        "skipped": names[1:2],
        "remaining": names[2:],
        "remarks": {"tale-0001": ["A riddle."]},
        "collected": [],
    }
    assert standing == as_json(tale, "status", "second")["annotators"]["ann"]

    collected = as_json(tale, "collect", "second")
    assert names[:1] == collected["annotators"]["ann"]["new"]
    assert ["submission_unfinished"] * 2 == [finding["code"] for finding in collected["findings"]]
    paths = [f"annotations/rounds/second/ann/{name}.json" for name in names[1:]]
    assert {path: f"{link}?task={task['id']}" for path, task in zip(paths, (second, third), strict=True)} == (
        collected["annotators"]["ann"]["links"]
    )


def test_findings_are_shown_with_the_task_that_mends_them(tale: Corpus, server: FakeServer, tmp_path: Path) -> None:
    """A submission that is not collected is shown with its fault, the way out and the link; the exit code is 1."""
    run(tale, "open", "second", *NEW, *REVISES)
    run(tale, "submit", "second", "ann", *pass_of(tale, tmp_path, "ann"))
    first = next(server.of("ann"))
    first["annotations"][0]["updated_by"] = 99

    done = run(tale, "collect", "second", "--annotator", "ann")

    assert 1 == done.exit_code
    lines = done.stdout.splitlines()
    assert ["ann                3    2        0     0              1"] == lines[1:2]
    assert "annotations/rounds/second/ann/tale-0001.json  submission_by_another" == lines[2]
    assert f"  to mend it: {server.url}/projects/3?task={first['id']}" == lines[-1]
    assert "1 finding; `sarv explain CODE` says more of a code\n" == done.stderr


def test_nothing_is_opened_while_there_is_a_finding(tale: Corpus, server: FakeServer) -> None:
    """A faulty suggestion is shown, nothing is written or sent, and the exit code is 1."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/0/actors": ["nobody"]})])
    call = ("open", "second", *NEW, *REVISES, "--seed-from", "gold")

    done = run(tale, *call)

    assert 1 == done.exit_code
    assert f"{GOLD}:" in done.stdout and "actor_unknown" in done.stdout
    assert "Nothing was opened; what stands above must be mended first.\n" == done.stderr
    assert ["actor_unknown"] == [finding["code"] for finding in as_json(tale, *call)["findings"]]
    assert ({}, False) == (server.held, tale.has(SECOND_ROUND))


@pytest.mark.usefixtures("server")
def test_a_submission_with_a_finding_is_shown(tale: Corpus, tmp_path: Path) -> None:
    """A file that cannot be submitted is a finding at its line, and the exit code is 1."""
    run(tale, "open", "second", *NEW, *REVISES)
    file = tmp_path / "any.json"
    file.write_text("{\n", encoding="utf-8")

    done = run(tale, "submit", "second", "ann", file)

    assert 1 == done.exit_code
    assert done.stdout.startswith(f"{file}:2:1  json_syntax")
    assert "Nothing was submitted; what stands above must be mended first.\n" == done.stderr


def test_documents_are_named_in_many_ways(tale: Corpus, server: FakeServer, tmp_path: Path) -> None:
    """Documents are named by id, by collection, in lists with commas and in files."""
    names = tmp_path / "names.txt"
    names.write_text("tale-0002\n\ntale-0001\n", encoding="utf-8")

    for round_, given in (("a", f"@{names}"), ("b", "tale-0001, tale-0002")):
        call = (
            "open",
            round_,
            *NEW[:2],
            "--documents",
            given,
            *NEW[4:],
            *REVISES,
            *(("--revises", "a") if round_ == "b" else ()),
        )
        assert 0 == run(tale, *call, "--layer", "actors,violence").exit_code
        facts = load_round(tale, round_)
        assert (("tale-0001", "tale-0002"), ("actors", "violence")) == (facts.documents, facts.layers)
    assert (4, 3) == (len(server.held), len(server.users))


def test_a_round_is_seeded_from_a_baseline(tale: Corpus, server: FakeServer) -> None:
    """`--seed-from baseline:gazetteer` shows annotators the names of the register."""
    done = run(tale, "open", "second", *NEW, *REVISES, "--layer", "actors", "--seed-from", "baseline:gazetteer")

    assert 0 == done.exit_code, done.output
    ((prediction,), *_) = (task["predictions"] for task in server.of("ben"))
    labels = [row["value"] for row in prediction["result"] if row["type"] == "labels"]
    assert ("baseline:gazetteer", {"start": 0, "end": 8, "labels": ["mention"]}) == (prediction["model_version"], labels[0])
    assert "baseline:gazetteer" == load_round(tale, "second").seeded_from


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("open", "Second", *NEW), "ROUND: 'Second' is no id"),
        (("open", "second", "--annotators", "ann,Ben"), "--annotators: 'Ben' is no id"),
        (("open", "second", "--annotators", "ann,gold"), "no annotator can be called 'gold'"),
        (("open", "second", "--annotators", "ann,ann"), "--annotators: 'ann' stands there twice"),
        (("open", "second", "--annotators", "a=x@y.example,b=x@y.example"), "--annotators: 'x@y.example' stands there twice"),
        (("open", "second", "--annotators", "ann=nobody"), "--annotators: 'nobody' is no e-mail address"),
        (
            ("open", "second", *NEW, *REVISES, "--seed-from", "baseline:oracle"),
            "there is no baseline 'oracle'; there are: gazetteer",
        ),
        (
            ("open", "second", *NEW, *REVISES, "--seed-from", "god"),
            "--seed-from: 'god' is none of gold, round:ROUND/ANNOTATOR, baseline:NAME (there are: gazetteer",
        ),
        (("open", "second", *NEW, "--kind", "robot"), "Invalid value for '--kind'"),
        (("submit", "first", "one"), "Missing argument 'FILES...'"),
    ],
)
def test_wrong_calls(tale: Corpus, server: FakeServer, arguments: tuple[str, ...], said: str) -> None:
    """A call that cannot be meant exits with 2 and says why; nothing is written or sent."""
    done = run(tale, *arguments)

    assert 2 == done.exit_code
    assert said in " ".join(done.stderr.replace("│", " ").split())
    assert ({}, False) == (server.held, tale.has(SECOND_ROUND))


@pytest.mark.usefixtures("server")
def test_calls_that_the_folder_contradicts(tale: Corpus) -> None:
    """What is wrong with a call by what the folder has is one sentence."""
    for arguments, said in {
        ("open", "second"): "there is no round 'second' yet; a new one needs --annotators, --documents, --kind",
        ("open", "first", "--kind", "person"): "--kind says 'person', it has 'program' of one",
        ("status", "second"): "there is no round 'second' in annotations/rounds; there are: first",
        ("status", "first"): "has no project of first; `sarv round open first` makes them, and --server names another server",
        ("collect", "first"): "the server has no project of one, two in first; `sarv round open first` makes it",
        ("open", "second", "--documents", "@nowhere.txt"): "nowhere.txt",
    }.items():
        done = run(tale, *arguments)
        assert isinstance(done.exception, CorpusError | OSError)
        assert said in str(done.exception)


def test_a_fault_of_the_server_is_one_sentence(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a server, or where it refuses, the commands end with what is to be done."""
    for name in (URL, TOKEN):
        monkeypatch.delenv(name, raising=False)

    done = run(tale, "status", "first")

    assert isinstance(done.exception, ServerError)
    assert str(done.exception).startswith("No server is known here: start one with `scripts/label-studio start`")


def test_a_misspelt_command_of_a_round_is_a_wrong_call() -> None:
    """A command that is not there exits with 2 and offers the nearest."""
    done = CliRunner().invoke(sarv, ["round", "opne"])

    assert 2 == done.exit_code
    assert "There is no command 'opne'. Did you mean 'open'?" in done.output


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    "arguments", [["round", "status", "first"], ["round", "collect", "first"], ["adjudicate", "first", "--collect"]], ids=" ".join
)
def test_every_command_asks_before_it_goes_openly(tale: Corpus, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    """No command sends a token by http to another machine unless `--plain-http` is given; then the server is asked."""
    monkeypatch.delenv(URL)
    call = [*arguments, "--server", "http://lab.example", "--folder", str(tale.root)]

    refused = CliRunner().invoke(sarv, call)
    allowed = CliRunner().invoke(sarv, [*call, "--plain-http"])

    assert "--plain-http goes on all the same" in str(refused.exception)
    assert "has no project of" in str(allowed.exception)


def test_two_projects_of_somebody(tale: Corpus, server: FakeServer) -> None:
    """Two projects of one annotator or adjudicator, as two runs at once can leave, are for a person to decide."""
    for role in ("annotator", "adjudicator"):
        server.held.clear()
        for number in (3, 4):
            marker = Marker("first", "judge", role, "a@tale.example", "0" * 64, ("actors",))
            server.held[number] = Holding(Project(number, "first/judge", marker), "<View/>")

        with pytest.raises(ServerError, match=r"^Projects 3 and 4 of the server are both of judge in first; delete one\.$"):
            server.by_name("first", role)
        command = ["round", "status"] if role == "annotator" else ["adjudicate", "--collect"]
        done = CliRunner().invoke(sarv, [*command, "first", "--folder", str(tale.root)])
        assert "Projects 3 and 4 of the server are both of judge in first; delete one." == str(done.exception)
