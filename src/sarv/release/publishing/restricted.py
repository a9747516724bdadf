"""The texts that may not be passed on, as runs of words to search for; never shown, only counted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ...checks._borrowed import WORDS_OF_A_RUN, words_of
from ...corpus import Corpus, CorpusError, sha256
from ...records import Document
from ..rights import may_carry

_SHORT = 200


@dataclass
class Restricted:
    """What is searched for. `documents` are all that may not be passed on, `at_hand` those of them whose text was found.

    `others` is how many more texts there are, which are no document's.
    """

    documents: frozenset[str] = frozenset()
    at_hand: frozenset[str] = frozenset()
    others: int = 0
    _runs: set[int] = field(default_factory=set)
    _pairs: set[tuple[str, str]] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self._runs)

    def add(self, text: str) -> None:
        """Search for the runs of this text too."""
        words = [word for word, _, _ in words_of(text)]
        runs = [tuple(words[i : i + WORDS_OF_A_RUN]) for i in range(len(words) - WORDS_OF_A_RUN + 1)]
        # Numbers instead of words: a tenth of the memory. Two runs of one number are less likely than a flipped bit.
        self._runs.update(map(hash, runs))
        if runs:
            self._pairs.update(pairwise(words))

    def places(self, string: str) -> list[int]:
        """The offsets, in order, at which a run begins that one of the texts has."""
        words = words_of(string)
        return [words[i][1] for i in self._found([word for word, _, _ in words])]

    def among(self, strings: Sequence[str]) -> list[int]:
        """The numbers of the strings in which such a run begins, in order.

        Strings are read one after the other, so that a text is found too that was cut into sentences or words.
        """
        words: list[str] = []
        starts = []
        for string in strings:
            starts.append(len(words))
            words += _words(string) if len(string) < _SHORT else [word for word, _, _ in words_of(string)]
        return [bisect_right(starts, i) - 1 for i in self._found(words)]

    def _found(self, words: Sequence[str]) -> Iterator[int]:
        """Where runs begin. Most words are passed by quickly: a run is pairs that are all known, which is seldom otherwise."""
        pairs, known = self._pairs, 0
        for i, pair in enumerate(pairwise(words)):
            if pair not in pairs:
                known = 0
                continue
            known += 1
            first = i + 2 - WORDS_OF_A_RUN
            if known > WORDS_OF_A_RUN - 2 and hash(tuple(words[first : i + 2])) in self._runs:
                yield first


@lru_cache(maxsize=100_000)
def _words(string: str) -> tuple[str, ...]:
    """The words of a short string: labels, ids and names stand in a table a thousand times."""
    return tuple(word for word, _, _ in words_of(string))


def restricted(corpus: Corpus, documents: Iterable[Document], folder: Path | None = None) -> Restricted:
    """The texts of those `documents` that may not be passed on, as far as they are in the corpus folder or below `folder`.

    In `folder` a text is a file `*.txt`. One that is no document's is searched for as well; one that may be passed on is not.
    """
    known = list(documents)
    not_passed_on = [document for document in known if not may_carry(document, private=False)]
    closed = {document.text.sha256: document for document in not_passed_on}
    found = Restricted(frozenset(document.id for document in not_passed_on))
    at_hand = set()
    for document in not_passed_on:
        text = corpus.text(document.collection, document.id)
        if text is not None:
            found.add(text)
            at_hand.add(document.id)
    open_ = {document.text.sha256 for document in known} - closed.keys()
    for raw in _texts(folder) if folder is not None else ():
        checksum = sha256(raw)
        if checksum in open_:
            continue
        found.add(raw.decode("utf-8", "replace"))
        if checksum in closed:
            at_hand.add(closed[checksum].id)
        else:
            found.others += 1
    found.at_hand = frozenset(at_hand)
    return found


def _texts(folder: Path) -> Iterator[bytes]:
    paths = sorted(path for path in folder.rglob("*.txt") if path.is_file())
    if not paths:
        raise CorpusError(f"{folder}: holds no texts, which are files *.txt; name a folder that does, or leave --texts out")
    return (path.read_bytes() for path in paths)
