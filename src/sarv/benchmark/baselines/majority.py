"""Repeats what the training documents say most often of the same words, without a look at what stands around them.

Words are taken for a mention, a cue or a trigger if they were one more often than not in the training documents; then they mean
what they meant there most often: which actor, which polarity between which holder and target, which type of event at which
stage. A figure is a number that stands next to a trigger. What ties is settled by the alphabet.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ...extents import characters
from ...progress import Progress
from ...records import (
    Actor,
    Party,
    PredictedCue,
    PredictedEvent,
    PredictedMention,
    PredictedReport,
    PredictedStance,
    Prediction,
    Target,
    Trigger,
)
from ..gold import Gold
from ..tolls import party
from . import Predict, Seen
from .gazetteer import span

EXTRA = "benchmark"

Words = dict[str, Counter[Any]]
"""What the same words meant, how often."""


def train(gold: Sequence[Gold], actors: Sequence[Actor], _progress: Progress | None = None) -> Predict:
    """Learn what words mean."""
    known = {actor.id for actor in actors}
    mentions: Words = {}
    cues: Words = {}
    triggers: Words = {}
    for one in gold:
        for mention in one.mentions:
            _learn(mentions, one.text, mention.spans, tuple(mention.actors))
        for stance in one.stances:
            if stance.target.actor is not None:
                meant = (_who(stance.holder), stance.target.actor, stance.polarity)
                for cue in stance.cues:
                    _learn(cues, one.text, cue.spans, meant)
        for event in one.events:
            for trigger in event.triggers:
                _learn(triggers, one.text, trigger.spans, (event.type, event.stage))
    texts = [one.text for one in gold]
    of_mentions, of_cues, of_triggers = (_kept(words, texts) for words in (mentions, cues, triggers))

    def predict(seen: Seen) -> Prediction:
        outlet = Party(outlet=seen.outlet)
        found = tuple(
            PredictedMention(spans=span(*place), actors=tuple(actor for actor in meant if actor in known))
            for place, meant in _find(seen.text, of_mentions)
        )
        stances = tuple(
            PredictedStance(
                holder=Party(actor=holder) if holder else outlet,
                target=Target(actor=target),
                polarity=polarity,
                voice="reported" if holder else "outlet",
                cues=(PredictedCue(spans=span(*place)),),
            )
            for place, (holder, target, polarity) in _find(seen.text, of_cues)
        )
        events = tuple(
            PredictedEvent(
                type=type_,
                stage=stage,
                triggers=(Trigger(spans=span(*place)),),
                reports=(PredictedReport(source=outlet, act="asserted"),),
            )
            for place, (type_, stage) in _find(seen.text, of_triggers)
        )
        return Prediction(document=seen.id, mentions=found, stances=stances, events=events)

    return predict


def _who(holder: Party) -> str:
    """The actor, or nothing for the outlet, which is another in each document."""
    return party(holder) if holder.actor is not None else ""


def _learn(words: Words, text: str, spans: Any, meant: Any) -> None:
    extent = characters(spans)
    if len(extent) == 1:
        words.setdefault(text[extent[0][0] : extent[0][1]], Counter())[meant] += 1


def _kept(words: Words, texts: Iterable[str]) -> dict[str, Any]:
    """The words that were marked at least at every other place where they stand, with what they meant most often."""
    everything = "\n\n".join(texts)
    found = {}
    for word, meanings in sorted(words.items()):
        times = len(re.findall(_pattern([word]), everything))
        if 2 * meanings.total() >= times:
            found[word] = min(meanings, key=lambda meant: (-meanings[meant], meant))
    return found


def _pattern(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"


def _find(text: str, meanings: dict[str, Any]) -> list[tuple[tuple[int, int], Any]]:
    """Where the words stand, and what they mean; of words that begin at one place the longest."""
    if not meanings:
        return []
    return [(match.span(), meanings[match.group()]) for match in re.finditer(_pattern(meanings), text)]
