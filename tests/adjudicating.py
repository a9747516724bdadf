"""What tests of the adjudicator's page share: the commands, what an adjudicator does, and what becomes of it."""

import json
from collections.abc import Iterable
from typing import Any

from click.testing import CliRunner, Result
from msgspec.structs import replace

from fake_server import FakeServer
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.derivation import LAYERS, compare
from sarv.records import Annotation, Decisions
from sarv.validation import validate

DECISIONS = "annotations/rounds/first/decisions/tale-0002.json"
GOLD_2 = "annotations/gold/tale-0002.json"
EXPORT_2 = "annotations/rounds/first/exports/judge/tale-0002.json"
ONE_2, TWO_2 = (f"annotations/rounds/first/{name}/tale-0002.json" for name in ("one", "two"))
EMAIL = "judge.first@annotators.example"


def run(tale: Corpus, *arguments: str) -> Result:
    """`sarv adjudicate` on the first round."""
    return CliRunner().invoke(sarv, ["adjudicate", "first", *arguments, "--folder", str(tale.root)], catch_exceptions=False)


def answer(tale: Corpus, *arguments: str) -> Any:
    """What it says to machines."""
    return json.loads(run(tale, *arguments, "--json").stdout)


def task(server: FakeServer) -> dict[str, Any]:
    """The adjudicator's only task."""
    (only,) = server.of("judge")
    return only


def submit(server: FakeServer, rows: Iterable[dict[str, Any]], begun_from: str = "agreed", **more: Any) -> dict[str, Any]:
    """The adjudicator submits, having begun from a pre-annotation."""
    owner = server.user_id(EMAIL)
    assert owner is not None
    only = task(server)
    names = [one["model_version"] for one in only["predictions"]]
    only["predictions"] = [11, 12, 13]  # of these, an export has only the ids
    return server.give(only, list(rows), owner, parent_prediction=11 + names.index(begun_from), **more)


def given(tale: Corpus, path: str) -> Annotation:
    """An annotation of the document in question."""
    loaded: Annotation = tale.load(path, Annotation)
    return loaded


def reasons(tale: Corpus) -> list[str]:
    """Why things were decided."""
    decisions: Decisions = tale.load(DECISIONS, Decisions)
    return [one.reason for one in decisions.decisions]


def gold_says(tale: Corpus, annotation: Annotation) -> bool:
    """Whether the gold of the document, derived anew, says what an annotation does, and everything is in order."""
    assert 0 == CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root)]).exit_code
    assert [] == list(validate(tale))
    gold = replace(given(tale, GOLD_2), annotator="a", provenance=None)
    return all(same.agreed for same in compare(LAYERS, [gold, replace(annotation, annotator="b")], ()))
