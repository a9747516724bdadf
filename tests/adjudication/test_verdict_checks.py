"""The checks of verdicts find their bad example, and nothing else does; they let their good example pass."""

import pytest

from edits import apply
from sarv.checks import Check, checks
from sarv.checks._verdicts import VERDICTS
from sarv.corpus import Corpus
from sarv.findings import Finding
from sarv.rounds.adjudication.adjudicating import adjudicate
from sarv.rounds.adjudication.docket import docket
from sarv.rounds.settling import load_round

OF_VERDICTS = [check for check in checks().values() if "verdicts" in check.views]


def adjudicated(tale: Corpus) -> list[Finding]:
    """What is found when the verdicts of the example are followed."""
    return adjudicate(docket(tale, load_round(tale, "first")), [tale.path(VERDICTS)], ()).findings


@pytest.mark.parametrize("check", OF_VERDICTS, ids=lambda check: check.code)
def test_bad_example_of_verdicts(check: Check, tale: Corpus) -> None:
    """The bad example of a check of verdicts yields one finding, with a place in the file, and no decision."""
    apply(tale.root, check.bad)
    before = tale.names("annotations/rounds/first/decisions")

    (finding,) = adjudicated(tale)

    assert (check.code, str(tale.path(VERDICTS))) == (finding.code, finding.path)
    assert finding.line > 1
    assert finding.pointer.startswith("/verdicts/")
    assert before == tale.names("annotations/rounds/first/decisions")


@pytest.mark.parametrize("check", OF_VERDICTS, ids=lambda check: check.code)
def test_good_example_of_verdicts(check: Check, tale: Corpus) -> None:
    """The good example of a check of verdicts becomes decisions."""
    apply(tale.root, check.good)

    assert [] == adjudicated(tale)
    assert "tale-0002.json" in tale.names("annotations/rounds/first/decisions")
