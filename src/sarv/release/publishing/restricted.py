"""The texts that may not be passed on, as runs of words to search for; never shown, only counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...checks._borrowed import WORDS_OF_A_RUN, runs_of, words_of
from ...corpus import Corpus, CorpusError, sha256
from ...records import Document
from ..rights import may_carry


@dataclass
class Restricted:
    """What is searched for. `documents` are all that may not be passed on, `at_hand` those of them whose text was found."""

    documents: frozenset[str] = frozenset()
    at_hand: frozenset[str] = frozenset()
    others: int = 0
    _known: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, text: str) -> None:
        """Search for the runs of this text too."""
        # Numbers instead of strings: a tenth of the memory. Two runs of one number are less likely than a flipped bit.
        self._known.update(hash(run) for run, _, _ in runs_of(words_of(text), WORDS_OF_A_RUN))

    def places(self, string: str) -> list[int]:
        """The offsets, in order, at which a run begins that one of the texts has."""
        if not self._known:
            return []
        return [start for run, start, _ in runs_of(words_of(string), WORDS_OF_A_RUN) if hash(run) in self._known]


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
