"""`sarv adjudicate` without a server: worksheets, verdicts and policies from the command line, and who adjudicates."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import sarv as package
from edits import apply
from sarv.checks._example import Edit
from sarv.checks._tale import ROUND
from sarv.checks._verdicts import ABOUT_E1, ABOUT_M3, DIFFERENT, VERDICTS, verdicts
from sarv.cli import OF_ROUNDS, sarv
from sarv.corpus import Corpus
from sarv.records import Annotator, Round
from sarv.validation import validate

ONE_1 = "annotations/rounds/first/one/tale-0001.json"
JUDGE = ("--adjudicator", "jury", "--kind", "person", "--description", "A jury of one.")


@pytest.fixture
def different(tale: Corpus) -> Corpus:
    """The example corpus with two elements in question and verdicts on them."""
    apply(tale.root, [DIFFERENT, verdicts(ABOUT_M3, ABOUT_E1)])
    return tale


def run(tale: Corpus, *arguments: str) -> Result:
    """`sarv adjudicate` on the first round."""
    return CliRunner().invoke(sarv, ["adjudicate", "first", *arguments, "--folder", str(tale.root)])


def answer(tale: Corpus, *arguments: str) -> Any:
    """What it says to machines."""
    return json.loads(run(tale, *arguments, "--json").stdout)


def test_verdicts_are_followed(different: Corpus) -> None:
    """Verdicts of a file become decisions, from which gold follows; the folder is then in order."""
    done = run(different, "--policy", str(different.path(VERDICTS)))

    assert (0, "", "2 decisions on 1 document written\n") == (done.exit_code, done.stdout, done.stderr)
    assert 0 == CliRunner().invoke(sarv, ["gold", "--folder", str(different.root)]).exit_code
    assert [] == list(validate(different))
    assert {"round": "first", "decided": {}, "undecided": [], "waiting": {}, "findings": []} == answer(
        different, "--policy", str(different.path("verdicts"))
    )


def test_what_is_undecided_is_listed(different: Corpus) -> None:
    """What no policy decides is listed, and the exit code is 1; what is decided is written all the same."""
    apply(different.root, [verdicts(ABOUT_E1)])

    done = run(different, "--policy", str(different.path(VERDICTS)), "--policy", "majority")

    assert (1, "tale-0002: undecided: one:m3, two:m3\n") == (done.exit_code, done.stdout)
    reason = "not all annotators gave it, and no decision is about it"
    assert [{"document": "tale-0002", "element": f"{by}:m3", "reason": reason} for by in ("one", "two")] == answer(
        different, "--policy", "majority"
    )["undecided"]


def test_findings_are_printed(different: Corpus) -> None:
    """Faults of verdicts are findings with their place; nothing is written, and the exit code is 1."""
    apply(different.root, [verdicts({**ABOUT_M3, "keep": "one:m4"})])

    done = run(different, "--policy", str(different.path(VERDICTS)))

    assert 1 == done.exit_code
    assert f"{VERDICTS}:11:15  verdict_element_unknown\n" in done.stdout
    assert "No decision was written; what stands above must be mended first.\n" == done.stderr
    (finding,) = answer(different, "--policy", str(different.path(VERDICTS)))["findings"]
    assert ("verdict_element_unknown", "/verdicts/0/keep", "'one:m4'") == (finding["code"], finding["pointer"], finding["value"])


def test_worksheets_are_written(different: Corpus, tmp_path: Path) -> None:
    """--worksheet writes worksheets of what is undecided and says where; documents that wait for annotators are named."""
    apply(different.root, [Edit("annotations/rounds/first/two/tale-0003.json", delete=True)])

    done = run(different, "--worksheet", str(tmp_path / "sheets"))

    assert (0, "") == (done.exit_code, done.stdout)
    assert (
        f"1 document waits for two: tale-0003\n1 worksheet in {tmp_path / 'sheets'}; 1 of the documents need none\n"
        == done.stderr
    )
    expected = {"round": "first", "worksheets": ["tale-0002"], "waiting": {"tale-0003": ["two"]}, "findings": []}
    assert expected == answer(different, "--worksheet", str(tmp_path / "sheets"))


def test_an_adjudicator_is_named(different: Corpus) -> None:
    """A round without an adjudicator gets the one that the call names, together with the first decisions."""
    apply(different.root, [Edit(ROUND, remove=("/adjudicator",))])
    different.path("annotations/rounds/first/decisions/tale-0001.json").unlink()

    refused = run(different, "--policy", "prefer:one")
    done = run(different, "--policy", "prefer:one", *JUDGE)

    assert "round first has no adjudicator yet; name one with --adjudicator ID" in str(refused.exception)
    assert 0 == done.exit_code
    named: Round = different.load(ROUND, Round)
    assert Annotator(id="jury", kind="person", description="A jury of one.") == named.adjudicator
    CliRunner().invoke(sarv, ["gold", "--folder", str(different.root)])
    assert [] == list(validate(different))


def test_a_worksheet_names_the_adjudicator(different: Corpus, tmp_path: Path) -> None:
    """Whoever is named for a worksheet adjudicates the round from then on, so that the verdicts need no name again."""
    apply(different.root, [Edit(ROUND, remove=("/adjudicator",))])
    different.path("annotations/rounds/first/decisions/tale-0001.json").unlink()

    assert 0 == run(different, "--worksheet", str(tmp_path), *JUDGE).exit_code

    named: Round = different.load(ROUND, Round)
    assert Annotator(id="jury", kind="person", description="A jury of one.") == named.adjudicator
    assert 0 == run(different, "--policy", "prefer:one").exit_code


def test_of_many_documents_few_are_listed(different: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where many documents wait or have something undecided, some are named, and of the others there is a count."""
    monkeypatch.setattr("sarv.cli.adjudicate._MOST", 1)
    apply(different.root, [Edit(ONE_1, set={"/mentions/0/form": "nominal"}), verdicts(ABOUT_E1)])
    different.path("annotations/rounds/first/decisions/tale-0001.json").unlink()
    apply(different.root, [Edit("annotations/rounds/first/two/tale-0003.json", delete=True)])

    done = run(different, "--policy", "majority")

    first, rest = done.stdout.splitlines()
    assert first.startswith("tale-0001: undecided: one:m1, two:m1")
    assert "and 1 document more with 6 undecided elements" == rest
    assert done.stderr.startswith("1 document waits for two: tale-0003\n")


@pytest.mark.parametrize("arguments", [["--worksheet", "../sheets"], ["--policy", VERDICTS], ["--policy", "prefer:one"]])
def test_without_a_server_no_extra_is_needed(different: Corpus, arguments: list[str]) -> None:
    """Worksheets, verdicts and policies work where the extra `rounds` is not installed."""
    program = f"import sys; sys.modules |= dict.fromkeys({OF_ROUNDS}); from sarv.cli import main; main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "adjudicate", "first", *arguments],
        cwd=different.root,
        env={**os.environ, "PYTHONPATH": str(Path(package.__file__).parent.parent)},
        capture_output=True,
        text=True,
    )

    assert 0 == done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--adjudicator", "jury"), "--adjudicator says 'jury', and annotations/rounds/first/round.json names"),
        (("--kind", "person"), "--kind says 'person'"),
        (("--policy", "prefer:ten"), "has no annotator 'ten'"),
    ],
)
def test_a_call_does_not_contradict_the_round(different: Corpus, arguments: tuple[str, ...], message: str) -> None:
    """Another adjudicator than the round's, or a preferred annotator that it has not, is refused."""
    assert message in str(run(different, "--policy", "majority", *arguments).exception)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--policy", "majority", "--worksheet", "sheets"), "exclude each other"),
        (("--policy", "nowhere.json"), "'nowhere.json' is no file and no folder"),
        (("--policy", "."), "holds no verdict file"),
        (("--policy", "majority", "--replace"), "--replace is about what --collect brings; give that too."),
        (("--replace",), "--replace is about what --collect brings; give that too."),
    ],
)
def test_wrong_calls(different: Corpus, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that cannot be meant are refused in a sentence, with exit code 2."""
    monkeypatch.chdir(different.root)

    done = run(different, *arguments)

    assert 2 == done.exit_code
    assert message in done.stderr


@pytest.mark.parametrize("name", ["one", "gold", "Jury"])
def test_who_cannot_adjudicate(different: Corpus, name: str) -> None:
    """An annotator of the round does not adjudicate it, nor does anybody whose name means something else or is no id."""
    apply(different.root, [Edit(ROUND, remove=("/adjudicator",))])

    done = run(different, "--policy", "prefer:one", "--adjudicator", name, *JUDGE[2:])

    assert f"--adjudicator: '{name}' is " in str(done.exception)
