"""Marks what lists know: names of the register, a lexicon of stance cues, and numbers beside words for killed and injured.

It learns nothing. A mention is a name or alias of the register (see `names`). A stance is a word of the lexicon, held by the
last actor named before it in its sentence, towards the actor named right after it or, where none is, what the clause after it
says. An event is a word for killed or injured with a
number beside it in its sentence, of unspecified type; its source is the actor who speaks in the sentence, else the outlet.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ...progress import Progress
from ...records import (
    Actor,
    Annotation,
    Document,
    Mention,
    Party,
    PredictedCasualties,
    PredictedCue,
    PredictedEvent,
    PredictedMention,
    PredictedReport,
    PredictedStance,
    Prediction,
    Span,
    Target,
    Trigger,
)
from ...segmentation import Piece, sentences
from ..gold import Gold
from ..names import Named, named
from ..numbers import Number, numbers
from . import ROUND, Predict, Seen

EXTRA = "benchmark"

OPPOSE = (
    "accused accuses blamed blames condemned condemns criticised denounced deplored rejected rejects warned threatened demanded "
    "opposed opposes illegal unlawful brutal shameful barbaric massacre murder murdered aggression terrorists bandits criminals"
)
SUPPORT = (
    "supported supports backed backs welcomed welcomes praised praises hailed thanked saluted mourned endorsed defended "
    "justified lawful legitimate heroic heroes martyrs liberation solidarity"
)
_POLARITY = dict.fromkeys(OPPOSE.split(), "oppose") | dict.fromkeys(SUPPORT.split(), "support")
_CUE = re.compile(rf"\b(?:{'|'.join(sorted(_POLARITY))})\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:(?P<killed>killed|killing|dead|died|deaths?|slain|bodies|lives)|(?P<injured>wounded|injured|hurt|injuries))\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"\b(?:said|says|according to|told|announced|reported|claimed)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s+(?:(?:that|the|a|an|its|their|his|her)\s+)?([^\n,;:.!?—–()\"“”]*[^\s,;:.!?—–()\"“”])")
_BEGINS = 25
"""How many characters after a cue its target must begin if it is an actor."""

_NEAR = 60
"""How many characters may lie between a number and the word for the harm."""


def annotate(document: Document, text: str, actors: Iterable[Actor]) -> Annotation:
    """Mark every name and alias of the register, and nothing else: suggestions for annotators."""
    return Annotation(
        document=document.id,
        round=ROUND,
        annotator="gazetteer",
        text_sha256=document.text.sha256,
        complete=(),
        mentions=tuple(
            Mention(id=f"m{number}", spans=(Span(start=one.start, end=one.end),), actors=(one.actor,), form="name")
            for number, one in enumerate(named(text, actors), 1)
        ),
        stances=(),
        events=(),
    )


def train(_: Sequence[Gold], actors: Sequence[Actor], _progress: Progress | None = None) -> Predict:
    """The lists need no training."""

    def predict(seen: Seen) -> Prediction:
        names = named(seen.text, actors)
        stances: list[PredictedStance] = []
        events: list[PredictedEvent] = []
        for sentence in sentences(seen.text):
            here = [one for one in names if sentence.start <= one.start < sentence.end]
            stances += stances_in(seen.text, sentence, here)
            events += events_in(seen, sentence, here)
        mentions = (PredictedMention(spans=span(one.start, one.end), actors=(one.actor,)) for one in names)
        return Prediction(document=seen.id, mentions=tuple(mentions), stances=tuple(stances), events=tuple(events))

    return predict


def span(start: int, end: int) -> tuple[Span, ...]:
    """An extent of one fragment."""
    return (Span(start=start, end=end),)


def stances_in(text: str, sentence: Piece, names: Sequence[Named]) -> Iterable[PredictedStance]:
    """The stances that the lexicon finds in a sentence."""
    for match in _CUE.finditer(text, sentence.start, sentence.end):
        before = [one for one in names if one.end <= match.start()]
        after = [one for one in names if one.start >= match.end()]
        target = target_after(text, match.end(), sentence.end, after[0] if after else None)
        if before and target is not None and target.actor != before[-1].actor:
            yield PredictedStance(
                holder=Party(actor=before[-1].actor),
                target=target,
                polarity=_POLARITY[match.group().casefold()],
                voice="reported",
                cues=(PredictedCue(spans=span(*match.span())),),
            )


def target_after(text: str, start: int, end: int, name: Named | None) -> Target | None:
    """What a cue is about that ends at `start`: the actor if its clause begins with one, else what the clause says."""
    clause = _CLAUSE.match(text, start, end)
    if clause is None:
        return None
    if name is not None and name.start <= start + _BEGINS:
        return Target(actor=name.actor)
    return Target(proposition=span(*clause.span(1)))


def events_in(seen: Seen, sentence: Piece, names: Sequence[Named]) -> Iterable[PredictedEvent]:
    """The figures that stand beside a word for harm in a sentence, each an event."""
    told = list(numbers(seen.text, sentence.start, sentence.end))
    for match in _HARM.finditer(seen.text, sentence.start, sentence.end):
        near = min(told, key=lambda one: distance(one, match), default=None)
        if near is None or distance(near, match) > _NEAR:
            continue
        source = speaker(seen, sentence, names)
        yield PredictedEvent(
            type="unspecified",
            stage="completed",
            triggers=(Trigger(spans=span(*match.span())),),
            casualties=(
                PredictedCasualties(
                    kind=match.lastgroup or "killed",
                    low=near.low,
                    high=near.high,
                    source=source,
                    spans=span(near.start, near.end),
                ),
            ),
            reports=(PredictedReport(source=source, act="asserted" if source.outlet is not None else "attributed"),),
        )


def speaker(seen: Seen, sentence: Piece, names: Sequence[Named]) -> Party:
    """Who speaks in a sentence: the actor nearest to a verb of speech, else the outlet."""
    said = _SPEECH.search(seen.text, sentence.start, sentence.end)
    if said is None or not names:
        return Party(outlet=seen.outlet)
    return Party(actor=min(names, key=lambda one: distance(one, said)).actor)


def distance(one: Number | Named, other: Any) -> int:
    """How many characters lie between a place and a match."""
    return max(int(other.start()) - one.end, one.start - int(other.end()), 0)
