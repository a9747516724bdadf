"""What checks of a new release look at: the one before it, and what changed between them."""

from dataclasses import dataclass, field

from ._example import Edit
from ._tale import SPLITS


@dataclass(frozen=True)
class Versioned:
    """Something with a version of its own: `name` in the reader's words, and the file and the place in it that state `new`.

    `least` is the smallest version that the changes since `old` allow, `demands` what they demand.
    """

    name: str
    old: str
    new: str
    least: str
    demands: str | None
    path: str
    pointer: str


@dataclass
class ChangesView:
    """Two releases, or corpus folders, one after the other.

    `moved` has the documents that changed their split: the file that says so now, the split before and the one now. `retired_at`
    is the file that lists the ids in `retired`, the new one's; `gone` has those that must be among them, with why in words.
    `reused` are documents of the new one whose ids the old one had retired, with the file that gives them a split.
    """

    versioned: list[Versioned] = field(default_factory=list)
    moved: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    retired_at: str = ""
    gone: dict[str, str] = field(default_factory=dict)
    reused: dict[str, str] = field(default_factory=dict)


CORPUS = "corpus/corpus.json"
NEXT = Edit(CORPUS, set={"/version": "0.2.0"})
"""The data version after which labels may be edited."""

WITHOUT_THE_LAST = (Edit(SPLITS, remove=("/documents/tale-0003",)), NEXT)
"""A document is removed, and the version says so."""
