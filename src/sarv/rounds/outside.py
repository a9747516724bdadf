"""Where what is made for readers must not be written: among the files of the corpus, and with foreign words in its folder."""

from pathlib import Path

from ..corpus import Corpus, CorpusError


def demand_outside(corpus: Corpus, target: Path, foreign: str | None) -> None:
    """Refuse a file or folder with a `CorpusError` where it must not be.

    `foreign` is a document of whose text there will be words in it that must not get into the corpus folder.
    """
    place, root = target.resolve(), corpus.root.resolve()
    for part in ("corpus", "annotations"):
        if place.is_relative_to(root / part):
            raise CorpusError(f"{target}: lies in {part}/, which holds nothing but the corpus; take another place")
    if foreign is not None and place.is_relative_to(root):
        raise CorpusError(
            f"{target}: lies in the corpus folder, and would hold words of {foreign}, which must not get into it; "
            "take a place outside"
        )
