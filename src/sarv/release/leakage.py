"""Which documents are near-duplicates: across splits each is a finding, within a split it is told."""

from dataclasses import dataclass, field

from ..checks import checks_of
from ..checks._leaks import LeaksView, Likeness
from ..corpus import Corpus
from ..findings import Finding
from ..overlap import near_duplicates
from ..progress import Progress
from ..validation import finding

_VIEW = "leaks"
_SPLITS = "corpus/splits.json"


@dataclass(frozen=True)
class Leakage:
    """What came of comparing the documents that have a split: findings, and the near-duplicates within a split, sorted.

    `compared` documents have a text here; those `without_text` (stand-off, not hydrated) could not be compared.
    """

    findings: list[Finding] = field(default_factory=list)
    within: list[Likeness] = field(default_factory=list)
    compared: int = 0
    without_text: int = 0


def leakage(corpus: Corpus, progress: Progress | None = None) -> Leakage:
    """Compare the texts of all documents that have a split, those too that no release may carry. The folder must be valid."""
    texts = {name: corpus.text(corpus.collection_of(name) or "", name) for name in sorted(corpus.splits)}
    here = {name: text for name, text in texts.items() if text is not None}
    names = list(here)
    found = [
        Likeness(names[pair.first], names[pair.second], pair.jaccard) for pair in near_duplicates(list(here.values()), progress)
    ]
    shown = corpus.read_bytes(_SPLITS).decode("utf-8")
    view = LeaksView(corpus.splits, found)
    return Leakage(
        [finding(check, fault.path or "", fault, shown) for check in checks_of(_VIEW) for fault in check.run(view)],
        [pair for pair in found if corpus.splits[pair.first] == corpus.splits[pair.second]],
        len(here),
        len(texts) - len(here),
    )
