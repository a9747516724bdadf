"""What the checks of rounds, decisions, gold, incidents, splits and outlets find beyond their examples."""

from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from edits import apply
from sarv.canonical import canonical
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._tale import (
    CHECKSUMS,
    DECISIONS,
    INCIDENT,
    LETTER,
    LETTER_IN_GOLD,
    ONE,
    OUTLETS,
    ROUND,
    SPLITS,
    TWO,
    blank,
    second,
)
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.records import Annotation, Decisions
from sarv.validation import validate

NOBODY = {"id": "zero", "kind": "program", "description": "Did nothing."}
OTHER_DECISIONS = "annotations/rounds/first/decisions/letters-0001.json"
NO_DECISIONS = Decisions(
    document="letters-0001", round="first", adjudicator="judge", text_sha256=CHECKSUMS["letters-0001"], decisions=()
)
SECOND = {"id": "oss-gazette", "name": "Gazette", "alignment": "independent", "description": "The same daily."}
BURIAL = "corpus/tale/incidents/warden-burial.json"


def found(tale: Corpus, *edits: Edit) -> list[tuple[str, str, str]]:
    """Code, path and pointer of every finding after the edits."""
    apply(tale.root, edits)
    return [(finding.code, finding.path, finding.pointer) for finding in validate(tale)]


@pytest.mark.parametrize(
    ("edit", "pointer", "message"),
    [
        ({"set": {"/mentions/0/actors": ["millers"]}}, "/mentions/0", "the round gives this element otherwise"),
        ({"remove": ("/mentions/3",)}, "/mentions", "the round gives an element that is missing here"),
        ({"set": {"/stances/2/id": "s4"}}, "/stances/2", "the round does not give this element"),
        (
            {"set": {"/complete": ["actors"]}},
            "/complete",
            "the layers that all annotators completed are: actors, stance, violence",
        ),
        ({"remove": ("/provenance/15",)}, "/provenance", "there are 16 elements, each of which has an entry"),
        ({"set": {"/provenance/0/given": ["one:m1"]}}, "/provenance/0", "this is not where m1 comes from"),
    ],
)
def test_the_first_difference_of_gold_is_named(tale: Corpus, edit: dict[str, Any], pointer: str, message: str) -> None:
    """Gold that was edited by hand is a finding at the first element that is changed, missing or added."""
    apply(tale.root, [Edit(GOLD, **edit)])

    (finding,) = validate(tale)

    assert ("gold_not_derived", GOLD, pointer, message) == (finding.code, finding.path, finding.pointer, finding.message)
    assert finding.line > 1


def test_gold_in_another_order_is_not_derived(tale: Corpus) -> None:
    """Two elements at one place may stand in any order in an annotation; in gold they stand as they are derived."""
    third = msgspec.to_builtins(tale.load(GOLD, Annotation).stances[2])
    fourth = third | {"id": "s4", "target": {"event": "e1"}}
    apply(tale.root, [Edit(path, set={"/stances/-": fourth}) for path in (ONE, TWO)])
    CliRunner().invoke(sarv, ["gold", "first", "--folder", str(tale.root)])

    assert [] == found(tale)
    assert [("gold_not_derived", GOLD, "/stances")] == found(tale, Edit(GOLD, set={"/stances/2": fourth, "/stances/3": third}))


def test_gold_of_several_rounds_is_judged_by_all_of_them(tale: Corpus) -> None:
    """Gold may be complete in the layers of every round that its document is in, and follows from them."""
    others = ("stance", "violence")
    paths = [f"annotations/rounds/first/{by}/tale-000{number}.json" for by in ("one", "two") for number in (1, 2, 3)]
    apply(tale.root, [Edit(ROUND, set={"/layers": list(others)}), Edit(DECISIONS, set={"/decisions": []}), second()])
    apply(tale.root, [Edit(path, set={"/complete": list(others), "/mentions": []}) for path in paths])
    apply(tale.root, [blank("tale-0001", "three", {"/complete": ["actors"]}, "second")])

    CliRunner().invoke(sarv, ["gold", "--folder", str(tale.root)])

    assert ("actors", *others) == tale.load(GOLD, Annotation).complete
    assert [] == found(tale)
    assert [("gold_not_derived", GOLD, "/round")] == found(tale, Edit(GOLD, set={"/round": "first"}))


def test_gold_before_the_decision_is_a_finding(tale: Corpus) -> None:
    """Where annotators differ and nobody decided, there can be no gold; the first elements are named."""
    apply(tale.root, [Edit(TWO, set={f"/mentions/{i}/form": "metonym" for i in (0, 1, 2, 3)})])

    (finding,) = validate(tale)

    assert ("gold_not_derived", GOLD, "") == (finding.code, finding.path, finding.pointer)
    names = "one:m1, one:m2, one:m3, one:m4, two:m1 and 3 more"
    assert f"the round first has elements without a decision: {names}" == finding.message


@pytest.mark.parametrize(
    ("path", "edit", "code"),
    [
        (ONE, {"set": {"/mentions/0/form": "any"}}, "label_unknown"),
        (DECISIONS, {"set": {"/decisions": [], "/adjudicator": "jury"}}, "adjudicator_unknown"),
        (DECISIONS, {"content": b"{}\n"}, "schema_shape"),
        (TWO, {"delete": True}, "round_annotation_missing"),
    ],
)
def test_gold_is_not_judged_by_faulty_sources(tale: Corpus, path: str, edit: dict[str, Any], code: str) -> None:
    """Gold that differs is no finding while an annotation or the decisions of its document have one, or are missing."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/0/form": "nominal"}), Edit(path, **edit)])

    assert {code} == {finding.code for finding in validate(tale)}


OTHER_CASES = {
    "round without adjudicator": (
        [Edit(ROUND, remove=("/adjudicator",))],
        [("adjudicator_unknown", DECISIONS, "/adjudicator")],
    ),
    "adjudicator who annotates": (
        [Edit(ROUND, set={"/adjudicator/id": "one"}), Edit(DECISIONS, set={"/adjudicator": "one"})],
        [("annotator_duplicate", ROUND, "/adjudicator/id")],
    ),
    "annotator without annotations": (
        [Edit(ROUND, set={"/annotators/-": NOBODY})],
        [("round_annotation_missing", ROUND, f"/documents/{i}") for i in range(3)],
    ),
    "annotators out of order": (
        [Edit(ROUND, set={"/annotators/0/id": "two", "/annotators/1/id": "one"})],
        [("round_order", ROUND, "/annotators/1/id")],
    ),
    "decisions in another round's folder": (
        [Edit(DECISIONS, set={"/round": "second"})],
        [("decisions_place", DECISIONS, "/round")],
    ),
    "decision on nobody's element": (
        [Edit(DECISIONS, set={"/decisions/0/instead_of/1/annotator": "nobody"})],
        [("decision_reference_unknown", DECISIONS, "/decisions/0/instead_of/1/annotator")],
    ),
    "decisions on a document that the round lacks": (
        [Edit(OTHER_DECISIONS, content=canonical(NO_DECISIONS))],
        [("document_not_in_round", OTHER_DECISIONS, "/document")],
    ),
    "document of another incident": (
        [Edit(INCIDENT, set={"/documents/-": "tale-0002"})],
        [("incident_document_unknown", INCIDENT, "/documents/1")],
    ),
    "document of another collection": (
        [Edit(INCIDENT, set={"/documents/-": "letters-0001"}), Edit(LETTER, set={"/incident": "ral-blockade"})],
        [("incident_document_unknown", INCIDENT, "/documents/1")],
    ),
    "document that is not in the list of its incident": (
        [
            Edit(DOCUMENT, set={"/incident": "warden-burial"}),
            Edit(INCIDENT, delete=True),
            Edit(SPLITS, set=dict.fromkeys(("/documents/tale-0001", "/documents/tale-0002"), "train")),
        ],
        [("incident_document_unknown", BURIAL, "/documents")],
    ),
    "toll without a number": (
        [Edit(INCIDENT, remove=("/tolls/0/low",))],
        [("toll_bounds", INCIDENT, "/tolls/0")],
    ),
    "tolls out of order": (
        [Edit(INCIDENT, set={"/tolls/-": {"by": "oss-gazette", "on": "2018-05-01", "kind": "killed", "high": 0}})],
        [("incident_order", INCIDENT, "/tolls/1/on")],
    ),
    "toll by nobody": (
        [Edit(INCIDENT, set={"/tolls/0/by": "the-nameless"})],
        [("incident_actor_unknown", INCIDENT, "/tolls/0/by")],
    ),
    "incident in two collections and two splits": (
        [*LETTER_IN_GOLD, Edit(LETTER, set={"/incident": "barge-sinking"})],
        [("split_incident_leak", SPLITS, "/documents/tale-0003")],
    ),
    "outlet twice": (
        [Edit(OUTLETS, set={"/outlets/-": SECOND})],
        [("outlet_order", OUTLETS, "/outlets/2/id")],
    ),
    "actor in a country that is none": (
        [Edit("corpus/actors.json", set={"/actors/2/country": "OSS"})],
        [("country_unknown", "corpus/actors.json", "/actors/2/country")],
    ),
}


@pytest.mark.parametrize("case", OTHER_CASES)
def test_another_case(tale: Corpus, case: str) -> None:
    """Each of these faults is found at its place, and nothing else is."""
    edits, expected = OTHER_CASES[case]

    assert expected == found(tale, *edits)
