"""Every check finds its bad example, and nothing else does; every check lets its good example pass."""

import pytest

from edits import OUTSIDE, apply
from sarv.checks import Check, checks
from sarv.corpus import Corpus
from sarv.validation import validate

IN_THE_FOLDER = [check for check in checks().values() if not OUTSIDE & set(check.views)]


def test_the_example_corpus_is_valid(tale: Corpus) -> None:
    """The example corpus, unedited, has no finding."""
    assert [] == list(validate(tale))


@pytest.mark.parametrize("check", IN_THE_FOLDER, ids=lambda check: check.code)
def test_bad_example(check: Check, tale: Corpus) -> None:
    """The bad example of a check yields findings of its code and of no other."""
    apply(tale.root, check.bad)

    assert {check.code} == {finding.code for finding in validate(tale)}


@pytest.mark.parametrize("check", IN_THE_FOLDER, ids=lambda check: check.code)
def test_good_example(check: Check, tale: Corpus) -> None:
    """The good example of a check, as near to the bad one as can be, yields no finding of its code."""
    apply(tale.root, check.good)

    assert check.code not in {finding.code for finding in validate(tale)}


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.code)
def test_a_check_explains_itself(check: Check) -> None:
    """Every check states its rule in a sentence, its reason, its way out, and both examples."""
    assert check.rule.endswith(".")
    assert len(check.reason) > 40
    assert check.way_out.endswith((".", "`"))
    assert check.bad
    assert check.good
