"""A linear model of words and their neighbours, learnt from training documents: tags for extents, pairs for what joins them.

Three taggers, which label each token by logistic regression with the tag before it, find mentions with their types, cues with
their polarity and triggers with their types; `_pairs` makes predictions of these.
"""

from collections.abc import Mapping, Sequence

from ...progress import Progress
from ...records import Actor
from ...segmentation import Piece
from ..gold import Gold
from ..tagging import extents
from . import Predict
from ._linear import Tagger
from ._pairs import Found, train_with

EXTRA = "benchmark"


def train(gold: Sequence[Gold], actors: Sequence[Actor], _progress: Progress | None = None) -> Predict:
    """Train the taggers and the classifiers of pairs."""
    return train_with(_Taggers(), gold, actors)


class _Taggers:
    """A tagger for each thing that is looked for."""

    def __init__(self) -> None:
        self._taggers: dict[str, Tagger] = {}

    def learn(self, examples: Sequence[tuple[str, list[Piece], Mapping[str, list[str]]]]) -> None:
        """Train them, each on its own tags."""
        for text, pieces, tagged in examples:
            for name, found in tagged.items():
                self._taggers.setdefault(name, Tagger()).see(text, pieces, found)
        for tagger in self._taggers.values():
            tagger.fit()

    def find(self, text: str, pieces: list[Piece]) -> Found:
        """What is found in a sentence."""
        return {name: extents(pieces, tagger.tag(text, pieces)) for name, tagger in self._taggers.items()}
