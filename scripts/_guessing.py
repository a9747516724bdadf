"""Guesses the words of a text: a trigram model of other texts, and a beam search among the words that fit what is known."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

START = ("<", "<")
_WEIGHTS = (0.6, 0.3, 0.099)
_UNSEEN = 0.001
HINTED = 5.0
"""By how much, as a logarithm, a word is likelier where it is expected."""

Fits = Callable[[int, Sequence[str]], bool]
"""Whether the words so far fit what is known when the word of that number has just been added."""


class Trigrams:
    """A trigram model, interpolated with bigrams and single words; `extra` are words of a dictionary that no text has."""

    def __init__(self, texts: Iterable[Sequence[str]], extra: Iterable[str] = ()) -> None:
        self.after: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self.words: Counter[str] = Counter()
        for words in texts:
            row = [*START, *words]
            self.words.update(words)
            for first, second, third in zip(row, row[1:], row[2:], strict=False):
                self.after[first, second][third] += 1
                self.after[(second,)][third] += 1
        self.total = self.words.total()
        for word in extra:
            self.words[word] += 1
        self._sums = {context: its.total() for context, its in self.after.items()}

    def score(self, first: str, second: str, word: str) -> float:
        """The logarithm of how likely a word is after two others."""
        chance = _UNSEEN / len(self.words) + _WEIGHTS[2] * self.words[word] / self.total
        for weight, context in zip(_WEIGHTS, ((first, second), (second,)), strict=False):
            if context in self._sums:
                chance += weight * self.after[context][word] / self._sums[context]
        return math.log(chance)

    def bits_per_word(self, words: Sequence[str]) -> float:
        """What a word of a text costs under the model."""
        row = [*START, *words]
        return -sum(map(self.score, row, row[1:], row[2:])) / len(words) / math.log(2)


def guess(
    model: Trigrams,
    count: int,
    value_of: Callable[[str], int],
    values: Sequence[int],
    fits: Fits,
    hints: Mapping[int, frozenset[str]],
    told: tuple[int, Sequence[str]] = (0, ()),
    beam: int = 100,
    widest: int = 100,
) -> list[str]:
    """The likeliest row of `count` words whose `value_of` is as in `values`, and that fits; `hints` are words likely at a place.

    Where nothing fits any more, the search goes on as if it did; or it is `told` so many of the true words, which stands for
    trying all there are, and does not count: these are empty in what is returned.
    """
    by_value: dict[int, list[str]] = defaultdict(list)
    value: dict[str, int] = {}
    for word, _ in model.words.most_common():
        value[word] = value_of(word)
        by_value[value[word]].append(word)
    known: dict[tuple[str, str, int], list[tuple[str, float]]] = {}

    def likely(first: str, second: str, wanted: int) -> list[tuple[str, float]]:
        """The likeliest words of a value after two others."""
        context = first, second, wanted
        if context not in known:
            near = {word for it in ((first, second), (second,)) for word, _ in model.after[it].most_common(4 * widest)}
            words = {*(word for word in near if value[word] == wanted), *by_value[wanted][:widest]}
            scored = ((word, model.score(first, second, word)) for word in words)
            known[context] = heapq.nlargest(widest, scored, key=lambda one: (one[1], one[0]))
        return known[context]

    given: set[int] = set()
    rows: list[tuple[float, tuple[str, ...]]] = [(0.0, START)]
    for number, wanted in enumerate(values[:count]):
        hinted = [word for word in hints.get(number, ()) if value.get(word) == wanted]
        found: list[tuple[float, int, str]] = []
        for at, (score, row) in enumerate(rows):
            first, second = row[-2:]
            found += [(score + chance, at, word) for word, chance in likely(first, second, wanted)]
            found += [(score + HINTED + model.score(first, second, word), at, word) for word in hinted]
        if not found:  # no word that is known has this value
            found = [(score, at, "") for at, (score, _) in enumerate(rows)]
        found.sort(reverse=True)
        longer = ((score, (*rows[at][1], word)) for score, at, word in found)
        fitting = (one for one in longer if fits(number, one[1][2:]))
        next_rows = list(islice(fitting, beam))
        if not next_rows:
            # The word may be a rare one: try the whole dictionary after the likeliest rows.
            any_word = (
                (score + model.score(row[-2], row[-1], word), (*row, word))
                for score, row in rows[:5]
                for word in by_value[wanted]
            )
            next_rows = heapq.nlargest(beam, (one for one in any_word if fits(number, one[1][2:])))
        if not next_rows and told[0]:
            place = max(number + 1 - told[0], 0)
            given.update(range(place, number + 1))
            next_rows = [(0.0, (*rows[0][1][: place + 2], *told[1][place : number + 1]))]
        rows = next_rows or [(score, (*rows[at][1], word)) for score, at, word in found[:beam]]
    return ["" if number in given else word for number, word in enumerate(rows[0][1][2:])]
