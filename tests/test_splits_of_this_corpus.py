"""The splits of this repository's corpus: by incident, in every collection, and by a rule where no choice was made."""

import hashlib
import json
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from sarv.corpus import Corpus
from sarv.layers import labels
from sarv.records import Annotation, Document

ROOT = Path(__file__).parent.parent
CORPUS = Corpus(ROOT)
SPLITS = ("train", "validation", "test")
DOCUMENTS = {name: CORPUS.load(f"corpus/{CORPUS.collection_of(name)}/{name}.json", Document) for name in sorted(CORPUS.splits)}


def golds(split: str) -> list[Annotation]:
    """The gold of a split."""
    return [
        CORPUS.load(f"annotations/gold/{name}.json", Annotation) for name, its in sorted(CORPUS.splits.items()) if its == split
    ]


def test_the_shares_are_those_that_were_planned() -> None:
    """Of `invented` and of all, about 60, 15 and 25 % are train, validation and test."""
    for names in ([name for name in DOCUMENTS if name.startswith("invented-")], list(DOCUMENTS)):
        count = Counter(CORPUS.splits[name] for name in names)
        shares = [count[split] / len(names) for split in SPLITS]

        assert pytest.approx([0.60, 0.15, 0.25], abs=0.02) == shares


def test_every_collection_has_test_documents() -> None:
    """No collection is without a document in `test`."""
    tested = {document.collection for name, document in DOCUMENTS.items() if CORPUS.splits[name] == "test"}

    assert {"invented", "muc4", "newarab", "re3d", "wikinews"} == tested


@pytest.mark.parametrize("split", SPLITS)
def test_every_split_has_all_layers_and_polarities(split: str) -> None:
    """Mentions, stances of all polarities and events are in each split, and every layer of its documents is complete."""
    found = golds(split)

    assert {"actors", "stance", "violence"} == set.intersection(*(set(one.complete) for one in found))
    assert all(any(getattr(one, field) for one in found) for field in ("mentions", "stances", "events"))
    assert set(labels()["polarity"]) == {stance.polarity for one in found for stance in one.stances}


def test_the_splits_of_real_articles_follow_the_rule() -> None:
    """Incidents in the order of their ids' SHA-256: the first quarter is test, then 15 % validation, by collection and issuer."""
    real = [one for one in DOCUMENTS.values() if one.collection in ("muc4", "re3d", "wikinews")]

    def stratum(one: Document) -> tuple[str, str]:
        return one.collection, one.outlet if one.collection == "re3d" else ""

    expected: dict[str, str] = {}
    for _, several in groupby(sorted(real, key=stratum), key=stratum):
        incidents: dict[str, list[str]] = {}
        for one in several:
            incidents.setdefault(one.incident, []).append(one.id)
        left = {
            "test": round(0.25 * sum(map(len, incidents.values()))),
            "validation": round(0.15 * sum(map(len, incidents.values()))),
        }
        for incident in sorted(incidents, key=lambda name: hashlib.sha256(name.encode()).hexdigest()):
            split = next((split for split, count in left.items() if count > 0), "train")
            if split != "train":
                left[split] -= len(incidents[incident])
            expected |= dict.fromkeys(incidents[incident], split)

    assert expected == {one.id: CORPUS.splits[one.id] for one in real}


def test_everything_annotated_is_in_a_split() -> None:
    """The documents of the main round, and no others, have gold and a split."""
    main = json.loads((ROOT / "annotations/rounds/main-1/round.json").read_bytes())["documents"]

    assert sorted(main) == sorted(DOCUMENTS) == [name.removesuffix(".json") for name in CORPUS.names("annotations/gold", ".json")]
