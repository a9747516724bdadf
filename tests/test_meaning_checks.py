"""Checks of documents, collections, actors and annotations: the exact places of findings, and what does not follow from them."""

import re
from collections.abc import Iterator

import pytest

from edits import TALE, apply
from sarv.checks import checks
from sarv.checks._example import DOCUMENT, GOLD, TEXT, Edit
from sarv.checks._tale import ACTORS, LETTER, LETTER_IN_ROUND, LETTERS, NOTICE, ONE, blank
from sarv.checks._tale import TALE as COLLECTION
from sarv.corpus import Corpus
from sarv.validation import validate

LETTER_BY_ONE = "annotations/rounds/first/one/letters-0001.json"
SECOND = "annotations/gold/tale-0002.json"
ROUNDS = ("one/tale-0001", "one/tale-0002", "one/tale-0003", "two/tale-0001", "two/tale-0002", "two/tale-0003")
IN_GOLD_AND_ROUND = (
    *(f"annotations/gold/tale-000{number}.json" for number in (1, 2, 3)),
    *(f"annotations/rounds/first/{name}.json" for name in ROUNDS),
)

# Where the bad example of each check is found.
PLACES = {
    "actor_dates": ((ACTORS, "/actors/5/valid_to"),),
    "actor_name_duplicate": ((ACTORS, "/actors/2/name"),),
    "actor_order": ((ACTORS, "/actors/7/id"),),
    "actor_unknown": ((GOLD, "/mentions/0/actors/0"),),
    "alias_repeats_name": ((ACTORS, "/actors/1/aliases/1"),),
    "annotation_place": ((ONE, "/annotator"),),
    "annotator_unknown": (("annotations/rounds/first/zero/tale-0001.json", "/annotator"),),
    "argument_duplicate": ((GOLD, "/events/0/arguments/3"),),
    "casualty_bounds": ((GOLD, "/events/0/casualties/0"),),
    "casualty_duplicate": ((GOLD, "/events/0/casualties/1"),),
    "collection_place": ((COLLECTION, "/id"),),
    "collection_source": ((COLLECTION, "/source"),),
    "complete_order": ((GOLD, "/complete"),),
    "cue_duplicate": ((GOLD, "/stances/2/cues/1"),),
    "cut_invalid": ((LETTERS, "/source/files/0/cut"),),
    "date_impossible": ((DOCUMENT, "/published"),),
    "document_not_in_round": ((LETTER_BY_ONE, "/document"),),
    "document_place": ((DOCUMENT, "/collection"),),
    "document_unknown": (("annotations/gold/tale-0009.json", "/document"),),
    "element_id_duplicate": ((GOLD, "/mentions/1/id"),),
    "element_order": ((GOLD, "/mentions/1"),),
    "event_unknown": ((GOLD, "/events/1/links/0/event"),),
    "incident_unknown": ((DOCUMENT, "/incident"),),
    "label_unknown": ((GOLD, "/mentions/0/form"),),
    "layer_not_in_round": tuple((path, "/complete/1") for path in IN_GOLD_AND_ROUND),
    "link_cycle": ((GOLD, "/events/1/links/0/event"),),
    "link_duplicate": ((GOLD, "/events/1/links/1"),),
    "link_to_itself": ((GOLD, "/events/1/links/0/event"),),
    "mention_duplicate": ((GOLD, "/mentions/10/spans"),),
    "outlet_mismatch": ((NOTICE, "/events/0/reports/0/source/outlet"),),
    "outlet_unknown": ((LETTER, "/outlet"),),
    "part_of_cycle": ((ACTORS, "/actors/5/part_of"),),
    "part_of_unknown": ((ACTORS, "/actors/2/part_of"),),
    "pinned_file_duplicate": ((LETTERS, "/source/files/1/id"),),
    "provenance_forbidden": ((ONE, "/provenance"),),
    "report_duplicate": ((GOLD, "/events/0/reports/1"),),
    "report_voice": ((GOLD, "/events/0/reports/0/voice"),),
    "rights_contradict": ((DOCUMENT, "/rights/redistribute"),),
    "round_unknown": ((GOLD, "/round"),),
    "source_file_unknown": ((LETTER, "/source/file"),),
    "source_forbidden": ((LETTER, "/source"),),
    "source_missing": ((LETTER, ""),),
    "span_backwards": ((SECOND, "/events/0/casualties/0/spans/0/end"),),
    "span_edge_space": ((GOLD, "/mentions/2/spans/0"),),
    "span_order": ((GOLD, "/stances/0/cues/0/spans/1/start"),),
    "span_outside_text": ((GOLD, "/mentions/9/spans/0/end"),),
    "span_splits_character": ((SECOND, "/events/0/arguments/1/spans/0/end"),),
    "span_splits_word": ((GOLD, "/events/2/arguments/0/spans/0/start"),),
    "span_text_differs": ((GOLD, "/mentions/2/spans/0/text"),),
    "span_text_forbidden": ((LETTER_BY_ONE, "/mentions/0/spans/0/text"),),
    "span_text_missing": ((GOLD, "/mentions/2/spans/0"),),
    "stance_duplicate": ((GOLD, "/stances/3"),),
    "stance_source_is_holder": ((GOLD, "/stances/1/source"),),
    "stance_voice": ((GOLD, "/stances/2/voice"),),
    "standoff_not_ignored": ((LETTERS, "/texts"),),
    "text_checksum": ((DOCUMENT, "/text/sha256"),),
    "text_checksum_stale": ((GOLD, "/text_sha256"),),
    "text_length": ((DOCUMENT, "/text/length"),),
    "text_missing": ((DOCUMENT, "/text"),),
    "trigger_duplicate": ((GOLD, "/events/0/triggers/2"),),
    "wikidata_duplicate": ((ACTORS, "/actors/2/wikidata"),),
}
JSON_FILES = sorted(
    path.relative_to(TALE).as_posix() for top in ("annotations", "corpus") for path in (TALE / top).rglob("*.json")
)

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def starts(text: str) -> dict[str, int]:
    """The offset of every value in a JSON text by its pointer, found by the brackets alone."""
    found: dict[str, int] = {}
    tokens = _TOKEN.finditer(text)

    def value(pointer: str, token: re.Match[str]) -> None:
        found[pointer] = token.start()
        if token.group() in ("{", "["):
            members(pointer, token.group())

    def members(pointer: str, bracket: str) -> None:
        for count, token in enumerate(separated()):
            key = token.group().strip('"') if bracket == "{" else f"{count}"
            if bracket == "{":
                assert next(tokens).group() == ":"
                token = next(tokens)
            value(f"{pointer}/{key}", token)

    def separated() -> Iterator[re.Match[str]]:
        for token in tokens:
            if token.group() in ("}", "]"):
                return
            if token.group() != ",":
                yield token

    value("", next(tokens))
    return found


@pytest.mark.parametrize("code", PLACES)
def test_the_place_of_the_bad_example(tale: Corpus, code: str) -> None:
    """A finding points to the value that is at fault, and gives the line and column where that value begins."""
    apply(tale.root, checks()[code].bad)

    findings = list(validate(tale))

    assert sorted(PLACES[code]) == [(finding.path, finding.pointer) for finding in findings]
    for finding in findings:
        text = tale.read_bytes(finding.path).decode("utf-8")
        before = text[: starts(text)[finding.pointer]]
        assert (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1) == (finding.line, finding.column)


@pytest.mark.parametrize("code", PLACES)
def test_the_good_example_is_valid(tale: Corpus, code: str) -> None:
    """A good example has no finding at all, but that gold was edited by hand where it was."""
    apply(tale.root, checks()[code].good)

    assert {finding.code for finding in validate(tale)} <= {"gold_not_derived"}


@pytest.mark.parametrize("path", JSON_FILES)
def test_an_unreadable_file_is_the_only_one_with_findings(tale: Corpus, path: str) -> None:
    """What refers to a file that cannot be read is not faulty for that."""
    apply(tale.root, [Edit(path, replace=(b"{\n", b"{\n]"))])

    assert {(path, "json_syntax")} == {(finding.path, finding.code) for finding in validate(tale)}


@pytest.mark.parametrize("path", [path for path in JSON_FILES if path.count("/") > 1])
def test_a_file_under_another_id_is_the_only_one_with_findings(tale: Corpus, path: str) -> None:
    """A file is known by its place. Where its id is another, that is one finding, and nothing else refers to nothing."""
    key = "document" if path.startswith(("annotations/gold", "annotations/rounds/first/")) and "round.json" not in path else "id"
    apply(tale.root, [Edit(path, set={f"/{key}": "elsewhere"})])

    (finding,) = validate(tale)

    assert (path, f"/{key}") == (finding.path, finding.pointer)
    assert finding.code.endswith("_place")


def test_another_text_is_one_finding(tale: Corpus) -> None:
    """Where a text was changed, the finding is the document's; what its offsets mean there is not asked."""
    apply(tale.root, [Edit(TEXT, replace=(b"Ferrymen shut", b"The Ferrymen have shut"))])

    assert [(DOCUMENT, "text_checksum")] == [(finding.path, finding.code) for finding in validate(tale)]


def test_offsets_of_another_text_are_one_finding(tale: Corpus) -> None:
    """Where an annotation was made on another text, its spans are not compared with this one."""
    edits = {"/text_sha256": "0" * 64, "/mentions/0/spans/0/text": "Boatmen", "/mentions/9/spans/0/end": 9999}
    apply(tale.root, [Edit(GOLD, set=edits)])

    assert [(GOLD, "text_checksum_stale")] == [(finding.path, finding.code) for finding in validate(tale)]


def test_a_text_that_is_not_there_is_not_asked_for(tale: Corpus) -> None:
    """Spans in a stand-off text that is not there are held against its length alone."""
    spans = [{"start": 3, "end": 4}, {"start": 20, "end": 28}]
    mention = {"id": "m1", "spans": spans, "actors": ["millers"], "form": "nominal"}
    apply(tale.root, (*LETTER_IN_ROUND, blank("letters-0001", "one", {"/mentions/-": mention})))

    (finding,) = validate(tale)

    assert ("span_outside_text", "/mentions/0/spans/1/end") == (finding.code, finding.pointer)
    assert ("the text has only 27 code points", "28") == (finding.message, finding.value)


@pytest.mark.parametrize(
    ("span", "code"),
    [
        ({"start": 2, "end": 6}, "span_splits_word"),
        ({"start": 1, "end": 8}, "span_edge_space"),
        ({"start": 2, "end": 8, "text": "letter"}, "span_text_forbidden"),
    ],
)
def test_findings_never_show_a_stand_off_text(tale: Corpus, span: dict[str, int | str], code: str) -> None:
    """A text that was fetched is checked like any other, and no word of it stands in a finding."""
    mention = {"id": "m1", "spans": [span], "actors": ["millers"], "form": "nominal"}
    text = Edit("corpus/letters/letters-0001.txt", content=b"A letter that is not here.\n")
    apply(tale.root, (*LETTER_IN_ROUND, text, blank("letters-0001", "one", {"/mentions/-": mention})))

    (finding,) = validate(tale)

    assert code == finding.code
    assert "lett" not in finding.message + finding.value + finding.context


def test_a_fetched_text_that_is_another(tale: Corpus) -> None:
    """A stand-off text with another checksum is a finding, too."""
    apply(tale.root, [Edit("corpus/letters/letters-0001.txt", content=b"A letter that is not hers.\n")])

    assert [(LETTER, "text_checksum")] == [(finding.path, finding.code) for finding in validate(tale)]


def test_an_id_is_of_the_longest_fitting_collection(tale: Corpus) -> None:
    """A document whose id begins with a longer collection's id than its own lies in the wrong folder."""
    collection = (TALE / "corpus/letters/collection.json").read_bytes().replace(b'"id": "letters"', b'"id": "letters-more"')
    document = (TALE / LETTER).read_bytes().replace(b"letters-0001", b"letters-more-1").replace(b"6c51", b"0000")
    edits = [
        Edit("corpus/letters-more/collection.json", content=collection),
        Edit("corpus/letters-more/.gitignore", content=b"*.txt\n"),
        Edit("corpus/letters/letters-more-1.json", content=document),
    ]
    apply(tale.root, edits)

    (finding,) = validate(tale)

    assert ("document_place", "corpus/letters/letters-more-1.json", "/id") == (finding.code, finding.path, finding.pointer)


def test_every_check_of_these_files_has_its_place_here() -> None:
    """No check of annotations, documents, collections or actors is without a stated place."""
    here = {"annotation", "document", "collection", "actors"}
    elsewhere = {"country_unknown", "adjudicator_unknown"}

    assert {check.code for check in checks().values() if here & set(check.views)} - elsewhere <= PLACES.keys()
