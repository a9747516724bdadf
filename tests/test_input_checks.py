"""The checks of inputs find their bad example, and nothing else does; they let their good example pass."""

import pytest

from adding import FACTS, add
from edits import apply
from sarv.checks import Check, checks
from sarv.corpus import Corpus
from sarv.findings import Finding
from sarv.sources import Network

OF_INPUTS = [check for check in checks().values() if "input" in check.views]


def added(tale: Corpus) -> list[Finding]:
    """What is wrong with the inputs that lie beside the example corpus."""
    inputs = sorted((tale.root / "input").iterdir())
    tables = [path for path in inputs if path.suffix == ".csv"]
    no_outlet = {name: value for name, value in FACTS.items() if name != "outlet"}
    _, of_tables = add(tale, tables, facts=no_outlet, outlets=())
    others = [path for path in inputs if path not in tables]
    _, of_others = add(tale, others, outlets=(), network=Network(), cache=tale.root / "pages")
    return [*of_tables, *of_others]


def test_the_example_input_is_added(tale: Corpus) -> None:
    """The inputs beside the example corpus have no finding and become documents."""
    assert [] == added(tale)
    assert ["river-0001", "river-0002"] == tale.document_ids("river")


@pytest.mark.parametrize("check", OF_INPUTS, ids=lambda check: check.code)
def test_bad_example_of_an_input(check: Check, tale: Corpus) -> None:
    """The bad example of a check of inputs yields findings of its code and of no other."""
    apply(tale.root, check.bad)

    assert {check.code} == {finding.code for finding in added(tale)}


@pytest.mark.parametrize("check", OF_INPUTS, ids=lambda check: check.code)
def test_good_example_of_an_input(check: Check, tale: Corpus) -> None:
    """The good example of a check of inputs has no finding."""
    apply(tale.root, check.good)

    assert [] == added(tale)
