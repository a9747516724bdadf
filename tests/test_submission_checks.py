"""The checks of submissions find their bad example, and nothing else does; they let their good example pass."""

import json

import pytest

from edits import apply
from judging import asked_of, checksums
from sarv.checks import Check, checks
from sarv.checks._submissions import EXPORT
from sarv.checks._views import FileView, SubmissionView
from sarv.corpus import Corpus
from sarv.findings import Fault, Finding
from sarv.page.judgments import annotation_of
from sarv.records import Annotation
from sarv.rounds.exports import submission_of
from sarv.validation import run

OWNER = 1
OF_SUBMISSIONS = [check for check in checks().values() if "submission" in check.views]


def collected(tale: Corpus) -> tuple[Annotation | None, list[Finding]]:
    """What becomes of the one task of the export of the example corpus."""
    raw = tale.read_bytes(EXPORT)
    (task,) = json.loads(raw)
    submitted, faults = submission_of(task, OWNER, checksums(tale))
    annotation: Annotation | list[Fault] | None = None
    if submitted is not None:
        annotation = annotation_of(submitted["result"], asked_of(tale, "tale-0001"))
        faults += annotation if isinstance(annotation, list) else []
    found = run("submission", SubmissionView(EXPORT, faults), FileView("", b"", None))
    return annotation if isinstance(annotation, Annotation) else None, found


def test_the_example_export_is_the_gold_of_its_document(tale: Corpus) -> None:
    """What the page submits of pre-annotations that nobody changed is what they were made of."""
    annotation, findings = collected(tale)
    gold: Annotation = tale.load("annotations/gold/tale-0001.json", Annotation)

    assert [] == findings
    assert annotation is not None
    assert (gold.mentions, gold.stances, gold.events) == (annotation.mentions, annotation.stances, annotation.events)


@pytest.mark.parametrize("check", OF_SUBMISSIONS, ids=lambda check: check.code)
def test_bad_example_of_a_submission(check: Check, tale: Corpus) -> None:
    """The bad example of a check of submissions yields one finding, and no annotation."""
    apply(tale.root, check.bad)

    annotation, findings = collected(tale)

    assert [check.code] == [finding.code for finding in findings]
    assert annotation is None


@pytest.mark.parametrize("check", OF_SUBMISSIONS, ids=lambda check: check.code)
def test_good_example_of_a_submission(check: Check, tale: Corpus) -> None:
    """The good example of a check of submissions becomes an annotation."""
    apply(tale.root, check.good)

    annotation, findings = collected(tale)

    assert [] == findings
    assert annotation is not None
