"""Adjudication on a real server: what the adjudicator submits there becomes decisions and gold, once."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._verdicts import DIFFERENT
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import LAYERS, compare
from sarv.page.results import results_of
from sarv.records import Annotation
from sarv.rounds.accounts import accounts
from sarv.rounds.connection import TOKEN, URL
from sarv.rounds.server import Server
from sarv.validation import validate
from server_tasks import tasks_of

TWO = "annotations/rounds/first/two/tale-0002.json"
GOLD = "annotations/gold/tale-0002.json"
EMAIL = "judge@adjudication.example"


def run(tale: Corpus, *arguments: str) -> Any:
    """What a command prints for programs."""
    done = CliRunner().invoke(sarv, [*arguments, "--folder", str(tale.root), "--json"])
    assert done.exit_code in (0, 1), (done.output, done.exception)
    return json.loads(done.stdout)


def test_the_life_of_an_adjudication(
    tale: Corpus, server: Server, server_url: str, server_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is made once, with all pre-annotations; the submission becomes decisions; collected again, nothing changes."""
    monkeypatch.setenv(URL, server_url)
    monkeypatch.setenv(TOKEN, server_token)
    apply(tale.root, [DIFFERENT])
    adjudicate = ("adjudicate", "first")

    opened = run(tale, *adjudicate, "--adjudicator", f"judge={EMAIL}")
    again = run(tale, *adjudicate)

    assert (1, 1, 0) == (opened["desk"]["documents"], opened["desk"]["added"], again["desk"]["added"])
    for form in ("name", "nominal"):  # nobody has begun, so the page follows what annotators gave
        apply(tale.root, [Edit(TWO, set={"/mentions/0/form": form})])
        assert 1 == run(tale, *adjudicate)["desk"]["added"]
    (project,) = server.projects("first")
    (task,) = tasks_of(server, project).values()
    (exported,) = server.export(project)
    assert 3 == len(exported["predictions"])
    undecided = run(tale, *adjudicate, "--collect")["undecided"]
    assert ["one:m3", "two:m3", "one:s1", "two:s1", "one:e1", "two:e1"] == [one["element"] for one in undecided]

    two: Annotation = tale.load(TWO, Annotation)
    token = accounts(tale, "first")["judge"].token
    assert token is not None
    server.submit(task.id, results_of(two), token)
    collected = run(tale, *adjudicate, "--collect")

    assert ({"tale-0002": 2}, [], []) == (collected["decided"], collected["undecided"], collected["findings"])
    assert ["tale-0001", "tale-0002", "tale-0003"] == run(tale, "gold")["gold"]
    gold: Annotation = tale.load(GOLD, Annotation)
    assert all(same.agreed for same in compare(LAYERS, [gold, two], ()))
    assert [] == list(validate(tale))
    assert {} == run(tale, *adjudicate, "--collect")["decided"]
