"""Measures how spans come back from edited copies: right, refused, or on other words."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from copies import copy_of
from sarv.anchoring.carrying import carry
from sarv.anchoring.fingerprint import Fragment, fragments, make
from sarv.anchoring.normal import Normal
from sarv.corpus import Corpus
from sarv.records import Annotation, Fingerprint

ROOT = Path(__file__).parent.parent
SHARES = (0.0, 0.01, 0.02, 0.05, 0.10)


@dataclass
class Row:
    """A row of the table of edits: counts of spans in copies. `whole` are those whose words are in the copy."""

    spans: int = 0
    whole: int = 0
    exact: int = 0
    same_words: int = 0
    other_words: int = 0
    documents: int = 0
    refused: int = 0

    @property
    def share(self) -> float:
        """How many of the spans whose words are in the copy came back, at the right place."""
        return self.exact / self.whole


Subject = tuple[str, str, set[Fragment]]
"""A document, its text and the fragments to find."""


def of_gold(corpus: Corpus, collections: Iterable[str]) -> Iterator[Subject]:
    """The documents with gold whose text is here, with the fragments of gold."""
    for collection in collections:
        for name in corpus.document_ids(collection):
            text = corpus.text(collection, name)
            path = corpus.path(f"annotations/gold/{name}.json")
            if text is not None and path.is_file():
                yield name, text, fragments(msgspec.json.decode(path.read_bytes(), type=Annotation))


def scattered(name: str, text: str, each: int = 12) -> Subject:
    """A text with a fragment of 1 to 12 words for every so many words, as in the measurements that the scheme comes from."""
    words = Normal(text)
    chance = random.Random(name)  # noqa: S311  # tests need repeatable chance, not secrecy
    found = set()
    for _ in range(len(words.words) // each):
        first = chance.randrange(len(words.words))
        last = min(first + chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 12)), len(words.words)) - 1
        place = words.raw(words.starts[first], words.ends[last])
        if place is not None:
            found.add(place)
    return name, text, found


_made = cache(make)


def row(subjects: Iterable[Subject], share: float, copies: int = 1, stored: Mapping[str, Fingerprint] | None = None) -> Row:
    """What comes back of copies of these documents in which that share of the words was edited; so many copies of each.

    By `stored` fingerprints, if they are given, else by new ones.
    """
    found = Row()
    for name, text, wanted in subjects:
        fingerprint = _made(name, text, frozenset(wanted)) if stored is None else stored.get(name)
        if fingerprint is None:
            continue
        for number in range(copies):
            copy = copy_of(text, share, random.Random(f"{name} {share}{number or ''}"))  # noqa: S311
            carried = carry(fingerprint, Normal(copy.text))
            found.documents += 1
            found.refused += carried.status == "refused"
            for fragment in wanted:
                there, place = copy.place(*fragment), carried.places.get(fragment)
                found.spans += 1
                found.whole += there is not None
                if place is not None and place == there:
                    found.exact += 1
                elif place is not None:
                    same = Normal(copy.text[slice(*place)]).words == Normal(text[slice(*fragment)]).words
                    found.same_words += same
                    found.other_words += not same
    return found
