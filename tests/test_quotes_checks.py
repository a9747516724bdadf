"""The checks of quotes find their bad example, and nothing else does; they let their good example pass."""

import pytest

from edits import apply
from sarv.checks import Check, checks
from sarv.checks._tale import QUOTES
from sarv.checks._views import QuotesView
from sarv.conversion import Converted, annotation_from_quotes
from sarv.corpus import Corpus
from sarv.lookup import load_folder

OF_QUOTES = [check for check in checks().values() if "quotes" in check.views]


def converted(tale: Corpus) -> Converted:
    """What becomes of the quotes file of the example corpus."""
    return annotation_from_quotes(tale, load_folder(tale), QUOTES, tale.read_bytes(QUOTES))


@pytest.mark.parametrize("check", OF_QUOTES, ids=lambda check: check.code)
def test_bad_quotes_example(check: Check, tale: Corpus) -> None:
    """The bad example of a check of quotes yields one finding, in the quotes file, and no annotation."""
    apply(tale.root, check.bad)

    result = converted(tale)

    assert [(QUOTES, check.code)] == [(finding.path, finding.code) for finding in result.findings]
    assert result.annotation is None


@pytest.mark.parametrize("check", OF_QUOTES, ids=lambda check: check.code)
def test_good_quotes_example(check: Check, tale: Corpus) -> None:
    """The good example of a check of quotes becomes an annotation."""
    apply(tale.root, check.good)

    result = converted(tale)

    assert [] == result.findings
    assert result.annotation is not None


def test_every_quote_without_a_place_is_reported(tale: Corpus) -> None:
    """Quotes that are not found and quotes that are ambiguous are all found in one run."""
    for check in OF_QUOTES:
        apply(tale.root, check.bad)

    assert {
        ("quote_ambiguous", "/mentions/1/spans/0/quote"),
        ("quote_not_found", "/stances/0/cues/0/spans/1/quote"),
    } == {(finding.code, finding.pointer) for finding in converted(tale).findings}


def test_words_of_a_text_that_is_not_shipped_are_not_repeated() -> None:
    """A finding about a quote of a stand-off text has the place of the quote, and none of its words."""
    value = {"mentions": [{"spans": [{"quote": "Oss"}]}, {"spans": [{"quote": "Oss", "nth": 3}]}]}
    view = QuotesView("quotes.json", value, "From Oss to Oss.", False)

    faults = [fault for check in OF_QUOTES for fault in check.run(view)]

    assert [("/mentions/0/spans/0/quote", None), ("/mentions/1/spans/0/nth", 3)] == [(one.pointer, one.value) for one in faults]
    assert not any("Oss" in one.message for one in faults)
