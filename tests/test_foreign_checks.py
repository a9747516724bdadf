"""The checks of foreign files find their bad example, and nothing else does; they let their good example pass."""

import pytest

from edits import apply
from sarv.checks import Check, checks
from sarv.checks._foreign import ANN
from sarv.checks._tale import NOTICE, ONE
from sarv.corpus import Corpus
from sarv.findings import Finding
from sarv.foreign import Given, export, import_
from sarv.formats import formats
from sarv.lookup import load_folder
from sarv.records import Annotation

OF_FOREIGN_FILES = [check for check in checks().values() if "foreign" in check.views]


def found(tale: Corpus, check: Check) -> list[Finding]:
    """The findings of reading the example file, or of writing the gold of the third document for doccano."""
    if check.code == "format_loss":
        exported = export(tale, load_folder(tale), formats()["doccano"], [NOTICE])
        return exported.findings + exported.losses
    imported = import_(tale, load_folder(tale), [(tale.path(ANN), formats()["brat"])], Given())
    return [finding for _, converted in imported.found for finding in converted.findings]


def test_the_example_file_is_an_annotation(tale: Corpus) -> None:
    """The example file is what annotator one gave, and nothing is to be said of it."""
    imported = import_(tale, load_folder(tale), [(tale.path(ANN), formats()["brat"])], Given())

    [(path, converted)] = imported.found
    assert (tale.path(ANN), ONE, []) == (path, converted.path, converted.findings)
    assert tale.load(ONE, Annotation) == converted.annotation
    assert [] == imported.on_trust


@pytest.mark.parametrize("check", OF_FOREIGN_FILES, ids=lambda check: check.code)
def test_bad_example_of_a_foreign_file(check: Check, tale: Corpus) -> None:
    """The bad example of a check of foreign files yields findings of its code and of no other."""
    apply(tale.root, check.bad)

    assert {check.code} == {finding.code for finding in found(tale, check)}


@pytest.mark.parametrize("check", OF_FOREIGN_FILES, ids=lambda check: check.code)
def test_good_example_of_a_foreign_file(check: Check, tale: Corpus) -> None:
    """The good example of a check of foreign files yields no finding."""
    apply(tale.root, check.good)

    assert [] == found(tale, check)
