"""Verdicts in files: quotes and offsets, all faults at their places in one run, and nothing written while there are any."""

import re
from typing import Any

import pytest

from edits import apply
from sarv.checks._example import Edit
from sarv.checks._verdicts import ABOUT_E1, ABOUT_M3, DIFFERENT, VERDICTS, verdicts
from sarv.corpus import Corpus
from sarv.derivation import Derived, derive
from sarv.records import Annotation, Decisions, Round
from sarv.rounds.adjudication.adjudicating import Adjudicated, adjudicate
from sarv.rounds.adjudication.docket import docket
from sarv.rounds.adjudication.policies import policy_named
from sarv.rounds.settling import load_round

DECISIONS = "annotations/rounds/first/decisions/tale-0002.json"
ONE_2, TWO_2 = (f"annotations/rounds/first/{name}/tale-0002.json" for name in ("one", "two"))


def adjudicated(tale: Corpus, *given: dict[str, Any], policies: tuple[str, ...] = ()) -> Adjudicated:
    """What becomes of the round after verdicts on the document that annotators gave differently."""
    apply(tale.root, [DIFFERENT, verdicts(*given)])
    return followed(tale, VERDICTS, policies=policies)


def followed(tale: Corpus, *files: str, policies: tuple[str, ...] = ()) -> Adjudicated:
    """What becomes of the round after some files."""
    of = load_round(tale, "first")
    named = [policy for name in policies if (policy := policy_named(name, of)) is not None]
    return adjudicate(docket(tale, of, texts=False), [tale.path(file) for file in files], named)


def places(result: Adjudicated) -> list[tuple[str, str]]:
    """Code and pointer of the findings."""
    return [(finding.code, finding.pointer) for finding in result.findings]


def written(tale: Corpus) -> Decisions:
    """The decisions on the document."""
    loaded: Decisions = tale.load(DECISIONS, Decisions)
    return loaded


def test_verdicts_become_decisions(tale: Corpus) -> None:
    """Verdicts on all that is undecided become the decisions from which gold follows, by the adjudicator of the round."""
    result = adjudicated(tale, ABOUT_E1, ABOUT_M3)

    assert ({"tale-0002": 2}, {}, []) == (result.decided, result.undecided, result.findings)
    decisions = written(tale)
    assert ("judge", "tale-0002", ["It is a name.", "Nobody was arrested."]) == (
        decisions.adjudicator,
        decisions.document,
        [one.reason for one in decisions.decisions],
    )
    one, two = (tale.load(path, Annotation) for path in (ONE_2, TWO_2))
    gold = derive(tale.load("annotations/rounds/first/round.json", Round), [one, two], decisions)
    assert isinstance(gold, Derived)
    assert (one.mentions, one.stances, one.events) == (gold.mentions, gold.stances, gold.events)


def test_a_second_run_writes_nothing(tale: Corpus) -> None:
    """The same files once more change no decision."""
    adjudicated(tale, ABOUT_E1, ABOUT_M3)
    before = tale.read_bytes(DECISIONS)

    again = followed(tale, VERDICTS)

    assert ({}, []) == (again.decided, again.findings)
    assert before == tale.read_bytes(DECISIONS)


def test_what_is_left_open_is_named(tale: Corpus) -> None:
    """A verdict that is not filled in decides nothing; what is decided is written, and the rest is named."""
    result = adjudicated(tale, ABOUT_M3, {"of": ABOUT_E1["of"], "sentence": "A warden died.", "reason": ""})

    assert {"tale-0002": 1} == result.decided
    assert ["one:s1", "two:s1", "one:e1", "two:e1"] == [one.element for one in result.undecided["tale-0002"]]
    assert 1 == len(written(tale).decisions)


def test_policies_take_what_files_leave(tale: Corpus) -> None:
    """What the files leave undecided is decided by the policies, which leave the files' verdicts alone."""
    result = adjudicated(tale, {**ABOUT_M3, "keep": "two:m3"}, policies=("majority", "prefer:one"))

    assert ({"tale-0002": 2}, {}) == (result.decided, result.undecided)
    reasons = [one.reason for one in written(tale).decisions]
    assert ["It is a name.", "Mechanical (prefer one): what one gave is kept."] == reasons


@pytest.mark.parametrize(
    "spans",
    [
        [{"quote": "The Ferrymen"}],
        [{"quote": "Ferrymen", "context": "The Ferrymen"}],
        [{"start": 146, "end": 158}],
        [{"start": 146, "end": 158, "text": "The Ferrymen"}],
    ],
)
def test_what_is_brought_has_quotes_or_offsets(tale: Corpus, spans: list[dict[str, Any]]) -> None:
    """An element of a verdict gives its spans as quotes or as offsets, and gets its words where the texts are shipped."""
    mention = {"spans": spans, "actors": ["ferrymen"], "form": "name"}
    start = 146 if spans[0].get("context") is None else 150

    result = adjudicated(tale, {"of": ABOUT_M3["of"], "instead": {"mention": mention}, "reason": "With the article."})

    assert [] == result.findings
    (made,) = written(tale).decisions
    assert made.mention is not None
    (span,) = made.mention.spans
    assert (start, 158, "The Ferrymen"[start - 146 :], "m3") == (span.start, span.end, span.text, made.mention.id)


def test_every_fault_is_found_in_one_run(tale: Corpus) -> None:
    """All faults of all files are found, each at its place in its file, and nothing is written."""
    brought = {"spans": [{"quote": "warden"}], "actors": ["wardens"], "form": "nominal"}
    apply(tale.root, [Edit("verdicts/other.json", content=b'{"document": "tale-0001"')])
    apply(
        tale.root,
        [
            DIFFERENT,
            verdicts(
                {"of": ["one:m3"], "keep": "two:m3"},
                {"of": [], "instead": {"mention": {**brought, "spans": [{"quote": "wizard"}]}}, "reason": "A wizard."},
                {"of": [], "instead": {"mention": brought}, "reason": "Which one?"},
                {"of": [], "instead": {"mention": {"spans": [], "actors": ["wardens"], "form": "name"}}, "reason": "Where?"},
                {"of": ["ten:m1"], "keep": None, "reason": "Ten."},
            ),
        ],
    )

    result = followed(tale, "verdicts/other.json", VERDICTS)

    assert [
        ("json_syntax", ""),
        ("verdict_incomplete", "/verdicts/0"),
        ("quote_not_found", "/verdicts/1/instead/mention/spans/0/quote"),
        ("quote_ambiguous", "/verdicts/2/instead/mention/spans/0/quote"),
        ("schema_shape", "/verdicts/3/instead/mention/spans"),
        ("verdict_element_unknown", "/verdicts/4/of/0"),
    ] == places(result)
    assert not tale.has(DECISIONS)
    assert all(finding.line for finding in result.findings)


def test_what_would_be_wrong_in_gold_is_found_in_the_verdict(tale: Corpus) -> None:
    """The checks of annotations see what gold would be; what they find of a verdict's element points into the verdict."""
    unknown = {"spans": [{"quote": "blockade"}], "actors": ["pirates"], "form": "place"}
    again = {"spans": [{"start": 25, "end": 31}], "actors": ["wardens"], "form": "name"}

    result = adjudicated(
        tale,
        {"of": [], "instead": {"mention": unknown}, "reason": "They are meant."},
        {"of": [], "instead": {"mention": {"id": "m77", **again}}, "reason": "Once more."},
    )

    assert [
        ("actor_unknown", "/verdicts/0/instead/mention/actors/0"),
        ("label_unknown", "/verdicts/0/instead/mention/form"),
        ("mention_duplicate", "/verdicts/1/instead/mention/spans"),
    ] == places(result)
    assert {str(tale.path(VERDICTS))} == {finding.path for finding in result.findings}
    assert all(finding.line > 1 for finding in result.findings)
    assert not tale.has(DECISIONS)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"/round": "second"}, ("round_unknown", "/round")),
        ({"/adjudicator": "jury"}, ("adjudicator_unknown", "/adjudicator")),
        ({"/document": "letters-0001"}, ("document_not_in_round", "/document")),
        ({"/document": "tale-0003"}, ("round_annotation_missing", "/document")),
        ({"/verdicts/0/of/0": "m3"}, ("schema_shape", "/verdicts/0/of/0")),
        ({"/verdicts/0/keep": 3}, ("schema_shape", "/verdicts/0/keep")),
        ({"/verdicts/0/instead": {}}, ("schema_shape", "/verdicts/0/instead")),
        ({"/verdicts/0/reasons": "Two."}, ("schema_shape", "/verdicts/0/reasons")),
    ],
)
def test_a_file_of_something_else(tale: Corpus, change: dict[str, Any], expected: tuple[str, str]) -> None:
    """Verdicts of another round or adjudicator, on a document that cannot be adjudicated, or of another shape, are refused."""
    apply(tale.root, [DIFFERENT, verdicts(ABOUT_M3), Edit(VERDICTS, set=change)])
    apply(tale.root, [Edit("annotations/rounds/first/two/tale-0003.json", delete=True)])

    assert [expected] == places(followed(tale, VERDICTS))


def test_two_files_on_one_document(tale: Corpus) -> None:
    """The verdicts of several files on one document are taken together; an element has one verdict in all of them."""
    apply(tale.root, [DIFFERENT, verdicts(ABOUT_M3)])
    other = "verdicts/other.json"
    tale.path(other).write_bytes(tale.read_bytes(VERDICTS))

    assert [("verdict_repeated", "/verdicts/0/of/0"), ("verdict_repeated", "/verdicts/0/of/1")] == places(
        followed(tale, VERDICTS, other)
    )
    apply(tale.root, [Edit(other, set={"/verdicts/0": ABOUT_E1})])
    assert {"tale-0002": 2} == followed(tale, VERDICTS, other).decided


def test_a_faulty_annotation_stops_the_round(tale: Corpus) -> None:
    """While an annotation of the round has a finding, that is reported, and nothing is decided."""
    apply(tale.root, [Edit("annotations/rounds/first/one/tale-0003.json", set={"/mentions/0/form": "any"})])

    result = adjudicated(tale, ABOUT_M3, policies=("prefer:one",))

    assert [("label_unknown", "/mentions/0/form")] == places(result)
    assert not tale.has(DECISIONS)


def without_text(tale: Corpus) -> None:
    """Make the documents stand-off, and take their texts away."""
    apply(tale.root, [DIFFERENT, Edit("corpus/tale/collection.json", set={"/texts": "stand_off"})])
    for number in (1, 2, 3):
        tale.path(f"corpus/tale/tale-000{number}.txt").unlink()
        for name in ("one", "two"):
            path = tale.path(f"annotations/rounds/first/{name}/tale-000{number}.json")
            path.write_bytes(re.sub(rb',"text":"[^"]*"', b"", path.read_bytes()))
    tale.path("annotations/rounds/first/decisions/tale-0001.json").unlink()


def test_texts_that_are_not_here_are_one_finding(tale: Corpus) -> None:
    """Where the texts are needed and are not here, one finding says how to fetch them all."""
    without_text(tale)

    (missing,) = docket(tale, load_round(tale, "first")).findings

    assert "its text is not here, nor are those of 2 other documents; `sarv hydrate` fetches them" == missing.message
    assert ("text_missing", "corpus/tale/tale-0001.json", True) == (missing.code, missing.path, "sarv hydrate" in missing.way_out)


def test_a_worksheet_needs_the_text(tale: Corpus) -> None:
    """Without the text it cannot be seen whether a worksheet shows what annotators give, so its verdicts are not followed."""
    without_text(tale)
    says = {"spans": [{"quote": "Ferrymen"}], "actors": ["ferrymen"], "form": "name"}
    apply(tale.root, [verdicts({**ABOUT_M3, "candidates": [{"elements": ["one:m3"], "says": says}]})])

    (finding,) = followed(tale, VERDICTS).findings

    assert ("text_missing", "/verdicts/0/candidates", "") == (finding.code, finding.pointer, finding.value)


def test_reasons_do_not_repeat_a_text_that_is_not_shipped(tale: Corpus) -> None:
    """Words of a stand-off article are taken out of a reason, where the text is at hand; of a shipped one they stay."""
    said = "As it says: The Ferrymen called the death a lie."
    adjudicated(tale, {**ABOUT_M3, "reason": said})
    assert [said] == [one.reason for one in written(tale).decisions]
    tale.path(DECISIONS).unlink()
    texts = {name: tale.read_bytes(f"corpus/tale/{name}.txt") for name in ("tale-0001", "tale-0002", "tale-0003")}
    without_text(tale)
    tale.path("corpus/tale/.gitignore").write_bytes(b"*.txt\n")
    for name, text in texts.items():
        tale.path(f"corpus/tale/{name}.txt").write_bytes(text)

    result = followed(Corpus(tale.root), VERDICTS)

    assert [] == result.findings
    assert ["As it says: \u2026."] == [one.reason for one in written(tale).decisions]


def test_policies_need_no_texts(tale: Corpus) -> None:
    """Mechanical policies and verdicts that keep or give offsets work without the texts; a quote has no place there."""
    without_text(tale)
    offsets = {"spans": [{"start": 150, "end": 158}], "actors": ["ferrymen"], "form": "name"}
    quote = {**offsets, "spans": [{"quote": "Ferrymen"}]}
    apply(tale.root, [verdicts({"of": ABOUT_M3["of"], "instead": {"mention": quote}, "reason": "A name."})])
    refused = followed(tale, VERDICTS)
    apply(tale.root, [Edit(VERDICTS, set={"/verdicts/0/instead/mention": offsets})])

    result = followed(tale, VERDICTS, policies=("prefer:two",))

    assert [("text_missing", "/verdicts/0/instead/mention/spans/0/quote")] == places(refused)
    assert [""] == [finding.value for finding in refused.findings]
    assert ({"tale-0002": 2}, {}, []) == (result.decided, result.undecided, result.findings)
