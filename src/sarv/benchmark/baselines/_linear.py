"""Logistic regression on features that are words, for tokens in a row and for single things.

Trained by stochastic gradient descent with a fixed seed, a model for each label against the others.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier

from ...segmentation import Piece
from ..tagging import OUTSIDE

FEATURES = 2**16
BEFORE, AFTER = "<s>", "</s>"


class Classifier:
    """Learns which label things with some features have. One that saw a single label always gives that."""

    def __init__(self) -> None:
        self._hasher = FeatureHasher(FEATURES, input_type="string")
        self._features: list[list[str]] = []
        self._labels: list[str] = []
        self._model: Any = None

    def see(self, features: list[str], label: str) -> None:
        """Take in an example."""
        self._features.append(features)
        self._labels.append(label)

    def fit(self) -> None:
        """Learn from what was seen."""
        if len(set(self._labels)) > 1:
            self._model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=500, tol=1e-3, random_state=0)
            self._model.fit(self._hasher.transform(self._features), self._labels)
            # Predicting multiplies by the transpose, which is copied every time unless it lies in memory row by row.
            self._model.coef_ = np.asfortranarray(self._model.coef_)
        self._only = self._labels[0] if self._labels else OUTSIDE
        self._features, self._labels = [], []

    def likeliest(self, features: list[str]) -> str:
        """The likeliest label."""
        if self._model is None:
            return self._only
        return str(self._model.predict(self._hasher.transform([features]))[0])

    def probability(self, features: list[str], label: str) -> float:
        """How likely a label is."""
        if self._model is None:
            return float(self._only == label)
        found = self._model.predict_proba(self._hasher.transform([features]))[0]
        return float(dict(zip(self._model.classes_, found, strict=True)).get(label, 0.0))


class Tagger:
    """Learns the tags of tokens from their words, their neighbours and the tag before."""

    def __init__(self) -> None:
        self._classifier = Classifier()

    def see(self, text: str, pieces: Sequence[Piece], tagged: Sequence[str]) -> None:
        """Take in a sentence."""
        words = [text[piece.start : piece.end] for piece in pieces]
        before = OUTSIDE
        for number, tag in enumerate(tagged):
            self._classifier.see(_features(words, number, before), tag)
            before = tag

    def fit(self) -> None:
        """Learn from what was seen."""
        self._classifier.fit()

    def tag(self, text: str, pieces: Sequence[Piece]) -> list[str]:
        """The tags of a sentence, one token after the other."""
        words = [text[piece.start : piece.end] for piece in pieces]
        found: list[str] = []
        for number in range(len(words)):
            found.append(self._classifier.likeliest(_features(words, number, found[-1] if found else OUTSIDE)))
        return found


def _features(words: Sequence[str], number: int, before: str) -> list[str]:
    """What is known of a token: itself, its form, two neighbours on either side, the tag before."""
    word = words[number]
    folded = word.casefold()
    around = {
        offset: words[number + offset].casefold() if 0 <= number + offset < len(words) else (BEFORE if offset < 0 else AFTER)
        for offset in (-2, -1, 1, 2)
    }
    shape = "".join("X" if one.isupper() else "x" if one.islower() else "9" if one.isdigit() else "-" for one in word[:6])
    return [
        f"word={folded}",
        f"end={folded[-3:]}",
        f"begin={folded[:3]}",
        f"shape={shape}",
        f"tag={before}",
        f"tag={before} word={folded}",
        f"first={number == 0}",
        *(f"{offset}={near}" for offset, near in around.items()),
        f"-1={around[-1]} word={folded}",
        f"word={folded} 1={around[1]}",
        f"-1 shape={words[number - 1][:1].isupper() if number else BEFORE}",
    ]
