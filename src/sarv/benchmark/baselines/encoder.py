"""A small transformer, fine-tuned to tag tokens: words in their context, where `linear` sees two neighbours.

One encoder with three heads finds mentions with their types, cues with their polarity and triggers with their types; `_pairs`
makes predictions of these. The weights are named by the environment variable `SARV_ENCODER`, a local folder or a name on the
Hub, and default to MiniLM (Wang et al. 2020, *MiniLM: deep self-attention distillation*). It runs on a CPU: some minutes of
training. The same weights, release and versions of torch give the same predictions on the same machine.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer

from ...progress import Progress, Steps
from ...records import Actor
from ...segmentation import Piece
from ..gold import Gold
from ..tagging import OUTSIDE, extents
from . import Predict
from ._pairs import Found, train_with

EXTRA = "encoder"
WEIGHTS = "sentence-transformers/all-MiniLM-L6-v2"
EPOCHS = 8
FEWEST_STEPS = 100
"""Of few examples there are more epochs."""

AT_ONCE = 8
TOGETHER = 16
"""Of so many batches the sentences are put in order of their length, so that little is padded."""

LEARNING_RATE = 2e-4
OF_HEADS = 2e-3
"""The learning rate of what begins with no knowledge."""

LONGEST = 256
"""Word pieces of a sentence; what comes after them is tagged as outside."""

IGNORED = -100
"""The label of what does not count in training."""

Example = tuple[str, list[Piece], Mapping[str, list[str]]]


def train(gold: Sequence[Gold], actors: Sequence[Actor], progress: Progress | None = None) -> Predict:
    """Fine-tune the encoder, and train the classifiers of pairs."""
    return train_with(Encoder(os.environ.get("SARV_ENCODER") or WEIGHTS, progress), gold, actors)


class Encoder:
    """An encoder with a head for each thing that is looked for."""

    def __init__(self, weights: str, progress: Progress | None = None) -> None:
        self._progress = progress
        torch.manual_seed(0)
        self._tokenizer = AutoTokenizer.from_pretrained(weights)
        self._encoder = AutoModel.from_pretrained(weights)
        self._heads = torch.nn.ModuleDict()
        self._labels: dict[str, list[str]] = {}

    def learn(self, examples: Sequence[Example]) -> None:
        """Fine-tune on sentences, in an order that a fixed seed shuffles."""
        width = self._encoder.config.hidden_size
        for name in ("mention", "cue", "trigger"):
            self._labels[name] = sorted({OUTSIDE, *(tag for _, _, tagged in examples for tag in tagged[name])})
            self._heads[name] = torch.nn.Linear(width, len(self._labels[name]))
        parameters = [{"params": self._encoder.parameters()}, {"params": self._heads.parameters(), "lr": OF_HEADS}]
        batches = max(1, -(-len(examples) // AT_ONCE))
        epochs = max(EPOCHS, -(-FEWEST_STEPS // batches))
        steps = epochs * batches
        optimizer = torch.optim.AdamW(parameters, LEARNING_RATE)
        schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, steps)
        chance = torch.Generator().manual_seed(0)
        counted = Steps(self._progress, steps)
        self._encoder.train()
        for _ in range(epochs):
            order = torch.randperm(len(examples), generator=chance).tolist()
            for batch in _batches(order, [len(pieces) for _, pieces, _ in examples]):
                chosen = [examples[number] for number in batch]
                hidden, words = self._encode([(text, pieces) for text, pieces, _ in chosen])
                loss = sum(self._loss(name, hidden, words, [tagged[name] for _, _, tagged in chosen]) for name in self._heads)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                schedule.step()
                counted.next()
        self._encoder.eval()

    def find(self, text: str, pieces: list[Piece]) -> Found:
        """What is found in a sentence."""
        with torch.no_grad():
            hidden, words = self._encode([(text, pieces)])
        found = {}
        for name, head in self._heads.items():
            tagged = [OUTSIDE] * len(pieces)
            likeliest = head(hidden)[0].argmax(-1).tolist()
            for place, word in enumerate(words[0]):
                if word is not None:
                    tagged[word] = self._labels[name][likeliest[place]]
            found[name] = extents(pieces, tagged)
        return found

    def _encode(self, sentences: Sequence[tuple[str, list[Piece]]]) -> tuple[Any, list[list[int | None]]]:
        """The hidden states, and for each word piece the token that it begins, if it begins one."""
        split = [[text[piece.start : piece.end] for piece in pieces] for text, pieces in sentences]
        made = self._tokenizer(
            split, is_split_into_words=True, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        words: list[list[int | None]] = []
        for number in range(len(split)):
            before = None
            begun: list[int | None] = []
            for word in made.word_ids(number):
                begun.append(word if word is not None and word != before else None)
                before = word
            words.append(begun)
        return self._encoder(**made).last_hidden_state, words

    def _loss(self, name: str, hidden: Any, words: list[list[int | None]], tagged: list[list[str]]) -> Any:
        numbers = {label: number for number, label in enumerate(self._labels[name])}
        wanted = [
            [IGNORED if word is None else numbers[tags[word]] for word in begun]
            for begun, tags in zip(words, tagged, strict=True)
        ]
        scores = self._heads[name](hidden)
        return torch.nn.functional.cross_entropy(scores.flatten(0, 1), torch.tensor(wanted).flatten(), ignore_index=IGNORED)


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers of examples, `AT_ONCE` at a time, those of about one length together."""
    for begin in range(0, len(order), AT_ONCE * TOGETHER):
        near = sorted(order[begin : begin + AT_ONCE * TOGETHER], key=lambda number: lengths[number])
        yield from (near[first : first + AT_ONCE] for first in range(0, len(near), AT_ONCE))
