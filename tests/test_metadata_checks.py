"""What the checks of documents, collections, actors and other registers find beyond their examples."""

import pytest

from edits import TALE, apply
from sarv.checks._example import DOCUMENT, Edit
from sarv.checks._tale import ACTORS, ARCHIVE, INCIDENT, LETTER, LETTERS, LETTERS_IN_ARCHIVE, OUTLETS
from sarv.corpus import Corpus
from sarv.validation import validate

IGNORE = "corpus/letters/.gitignore"
STRAY = "corpus/letters/ral-1.json"
STRAY_LETTER = (TALE / LETTER).read_bytes().replace(b"letters-0001", b"ral-1").replace(b"6c51", b"0000")
PINNED: dict[str, str] = ARCHIVE["files"][0]


def pinned(*changes: dict[str, str]) -> tuple[Edit, ...]:
    """The letters come out of an archive with more files, each the first one with a change."""
    return (*LETTERS_IN_ARCHIVE, *(Edit(LETTERS, set={"/source/files/-": PINNED | change}) for change in changes))


def cut(pattern: str) -> tuple[Edit, ...]:
    """The letters are cut out of an archive by this pattern."""
    return (*LETTERS_IN_ARCHIVE, Edit(LETTERS, set={"/source/files/0/cut": pattern}))


def actors(**changes: str) -> tuple[Edit, ...]:
    """What some actors are part of is changed."""
    places = {"bridge_office": 0, "ferrymen": 1, "millers": 2, "oss": 3, "wardens": 5, "zoe_marn": 6}
    return (Edit(ACTORS, set={f"/actors/{places[name]}/part_of": of for name, of in changes.items()}),)


CASES: dict[str, tuple[tuple[Edit, ...], list[tuple[str, str, str]]]] = {
    "genre": ((Edit(DOCUMENT, set={"/genre": "reports"}),), [("label_unknown", DOCUMENT, "/genre")]),
    "actor kind": ((Edit(ACTORS, set={"/actors/1/kind": "groups"}),), [("label_unknown", ACTORS, "/actors/1/kind")]),
    "actor type": ((Edit(ACTORS, set={"/actors/2/type": "civilian"}),), [("label_unknown", ACTORS, "/actors/2/type")]),
    "alignment": (
        (Edit(OUTLETS, set={"/outlets/1/alignment": "neutral"}),),
        [("label_unknown", OUTLETS, "/outlets/1/alignment")],
    ),
    "toll kind": ((Edit(INCIDENT, set={"/tolls/0/kind": "hurt"}),), [("label_unknown", INCIDENT, "/tolls/0/kind")]),
    "first day": (
        (Edit(ACTORS, set={"/actors/5/valid_from": "2001-02-30"}),),
        [("date_impossible", ACTORS, "/actors/5/valid_from")],
    ),
    "last day": ((Edit(ACTORS, set={"/actors/6/valid_to": "2001-04-31"}),), [("date_impossible", ACTORS, "/actors/6/valid_to")]),
    "begins": ((Edit(INCIDENT, set={"/begins": "2018-06-31"}),), [("date_impossible", INCIDENT, "/begins")]),
    "claim": ((Edit(INCIDENT, set={"/claims/0/on": "2018-11-31"}),), [("date_impossible", INCIDENT, "/claims/0/on")]),
    "toll": ((Edit(INCIDENT, set={"/tolls/0/on": "1900-02-29"}),), [("date_impossible", INCIDENT, "/tolls/0/on")]),
    "no date": ((Edit(DOCUMENT, remove=("/published",)),), []),
    "no ignore": ((Edit(IGNORE, delete=True),), [("standoff_not_ignored", LETTERS, "/texts")]),
    "taken back": ((Edit(IGNORE, content=b"*.txt\n!letters-0001.txt\n"),), [("standoff_not_ignored", LETTERS, "/texts")]),
    "in a comment": ((Edit(IGNORE, content=b"# *.txt\n"),), [("standoff_not_ignored", LETTERS, "/texts")]),
    "source missing": ((Edit(LETTERS, remove=("/source",)),), [("collection_source", LETTERS, "")]),
    "other archive": (pinned({"id": "more", "sha256": "2" * 64}), [("pinned_file_duplicate", LETTERS, "/source/files/1/mirror")]),
    "other place": (pinned({"id": "more", "sha256": "2" * 64, "mirror": "more.tar.gz"}), []),
    "third file": (pinned({"id": "more"}, {"id": "more"}), [("pinned_file_duplicate", LETTERS, "/source/files/2/id")]),
    "cut of nothing": (cut("(?:LETTER)?"), [("cut_invalid", LETTERS, "/source/files/0/cut")]),
    "cut of far too much": (cut("a{99999999999}"), [("cut_invalid", LETTERS, "/source/files/0/cut")]),
    "cut that warns": (cut("[[a]LETTER"), [("cut_invalid", LETTERS, "/source/files/0/cut")]),
    "part of itself": (actors(millers="millers"), [("part_of_cycle", ACTORS, "/actors/2/part_of")]),
    "beside a circle": (
        actors(ferrymen="millers", millers="ferrymen"),
        [("part_of_cycle", ACTORS, "/actors/2/part_of")],
    ),
    "two circles": (
        actors(oss="bridge-office", ferrymen="zoe-marn"),
        [("part_of_cycle", ACTORS, "/actors/3/part_of"), ("part_of_cycle", ACTORS, "/actors/6/part_of")],
    ),
    "country of an actor": (
        (Edit(ACTORS, set={"/actors/1/country": "XXX"}),),
        [("country_unknown", ACTORS, "/actors/1/country")],
    ),
    "id of no collection": ((Edit(STRAY, content=STRAY_LETTER),), [("document_place", STRAY, "/id")]),
    "length by far": ((Edit(DOCUMENT, set={"/text/length": 10}),), [("text_length", DOCUMENT, "/text/length")]),
    "rights of a letter": ((Edit(LETTER, set={"/rights/redistribute": True}),), []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_case(tale: Corpus, case: str) -> None:
    """Each of these faults is found at its place, and nothing else is; what is none is none."""
    edits, expected = CASES[case]
    apply(tale.root, edits)

    assert expected == [(finding.code, finding.path, finding.pointer) for finding in validate(tale)]
