"""Where gold differs from what it is compared with, it is explained, and nothing is explained that is not so any more."""

import os
from pathlib import Path

import pytest

from answer_keys_folder import ARSON, BURNING, folder
from edits import apply
from sarv.checks._example import Edit
from sarv.cli.consistency import command
from sarv.consistency import _gold, answer_keys, fact_sheets
from sarv.consistency._gold import EXPLANATIONS
from sarv.corpus import Corpus
from sarv.records import ExplainedFill, Explanations
from sarv.sources import Supply, default_cache

ROOT = Path(__file__).parent.parent.parent
MISSED = ARSON.replace("OSS (CITY)", "DENN (TOWN)")


def test_differences_from_fact_sheets_are_explained(tale: Corpus) -> None:
    """A figure with no toll of its source and a toll that nobody carries have the explanations that stand in the file."""
    found = fact_sheets.report(_gold.read(tale))
    sheets = {sheet.incident: sheet for sheet in found.sheets}

    assert (0, ()) == (found.unexplained, found.stale)
    assert ["The sheet has the funeral only."] == [figure.why for figure in sheets["warden-burial"].figures]
    assert ["The barge is told of without figures."] == [toll.why for toll in sheets["barge-sinking"].not_carried]
    assert [None] == [figure.why for figure in sheets["ral-blockade"].figures]


def test_what_is_not_explained_is_counted(tale: Corpus) -> None:
    """Without its explanation a case is counted; an explanation of what is not there is named."""
    apply(tale.root, [Edit(EXPLANATIONS, set={"/figures/0/start": 24, "/tolls": []})])
    found = fact_sheets.report(_gold.read(tale))

    assert (3, ("figure tale-0002 e1 24 killed bridge-office",)) == (found.unexplained, found.stale)


def test_without_the_file_nothing_is_explained(tale: Corpus) -> None:
    """A corpus without explanations has none, and all that needs one is counted."""
    tale.path(EXPLANATIONS).unlink()
    found = fact_sheets.report(_gold.read(tale))

    assert (3, ()) == (found.unexplained, found.stale)


def test_misses_of_answer_keys_are_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Misses of one slot take its explanations in their order; one that is left over is named."""
    corpus, supply, key = folder(tmp_path, BURNING, keys=MISSED)
    monkeypatch.setattr(answer_keys, "KEY", key)
    bare = answer_keys.report(_gold.read(corpus), supply)
    (missed,) = bare.misses
    fills = tuple(
        ExplainedFill(document=missed.document, template=missed.template, slot=missed.slot, why=why) for why in ("One.", "Two.")
    )
    corpus.write(EXPLANATIONS, Explanations(by="Nobody.", figures=(), tolls=(), fills=fills))
    found = answer_keys.report(_gold.read(corpus), supply)

    assert (1, ()) == (bare.unexplained, bare.stale)
    assert ("One.", 0) == (found.misses[0].why, found.unexplained)
    assert ("fill notes-1 1 INCIDENT: LOCATION",) == found.stale


def test_the_command_shows_explanations(tale: Corpus) -> None:
    """A case stands with its explanation; what lacks one, and what is stale, is said above the cases."""
    from click.testing import CliRunner

    apply(tale.root, [Edit(EXPLANATIONS, set={"/figures/0/start": 24})])
    result = CliRunner().invoke(command, ["--folder", str(tale.root), "--report", "fact_sheets"])

    assert "Not explained in annotations/explanations.json: 1\n" in result.stdout
    assert "Explained there, and not so any more: figure tale-0002 e1 24 killed bridge-office\n" in result.stdout
    assert any(line.endswith("Nobody repeats the toll of the blockade.") for line in result.stdout.splitlines())


def test_this_corpus_explains_its_fact_sheets() -> None:
    """In the corpus of this repository every difference between gold and a fact sheet is explained."""
    found = fact_sheets.report(_gold.read(Corpus(ROOT)))

    assert found.counts["same_source"] > 200
    assert (0, ()) == (found.unexplained, found.stale)


def test_this_corpus_explains_its_answer_keys() -> None:
    """And every slot of MUC-4's answer keys that gold does not cover, where the sources are at hand."""
    sources = Path(os.environ.get("SARV_SOURCES", ROOT.parent / "shared" / "sources"))
    gold = _gold.read(Corpus(ROOT))
    if not sources.is_dir() or any(one.text is None for one in gold.documents if one.collection.id == "muc4"):
        pytest.skip("the texts and the answer keys of MUC-4 are not at hand")
    found = answer_keys.report(gold, Supply({}, sources, default_cache(), None))

    assert 40 == len(found.documents)
    assert (0, ()) == (found.unexplained, found.stale)
