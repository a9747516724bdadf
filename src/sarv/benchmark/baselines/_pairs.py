"""From the extents that a tagger finds to predictions: who holds what towards whom, who did what to whom, by pairs in a sentence.

A mention is linked where its words are a name, or were linked in training. A cue with the mentions around it gives holder and
target, a trigger with the mentions around it gives arguments; both are learnt by logistic regression. Figures are numbers
beside a trigger that tells of harm, as in `gazetteer`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from ...extents import Extent, characters
from ...records import (
    Actor,
    Party,
    PredictedArgument,
    PredictedCue,
    PredictedEvent,
    PredictedMention,
    PredictedReport,
    PredictedStance,
    Prediction,
    Target,
    Trigger,
)
from ...segmentation import Piece
from ..batch import types_of
from ..gold import Gold
from ..names import named
from ..tagging import sentences_in_tokens, tags
from . import Predict, Seen
from ._linear import Classifier
from .gazetteer import events_in, span, target_after

NOBODY = "nobody"

Place = tuple[int, int]
Found = Mapping[str, list[tuple[int, int, str]]]
"""Start, end and label of what was found in a sentence, by what was looked for: mention, cue, trigger."""


class Marker(Protocol):
    """Something that learns to find extents."""

    def learn(self, examples: Sequence[tuple[str, list[Piece], Mapping[str, list[str]]]]) -> None:
        """Learn from sentences: the text, its tokens, and their tags by what is looked for."""

    def find(self, text: str, pieces: list[Piece]) -> Found:
        """What is found in a sentence."""


def train_with(marker: Marker, gold: Sequence[Gold], actors: Sequence[Actor]) -> Predict:
    """Let the marker learn, and learn the pairs."""
    types = {actor.id: actor.type for actor in actors}
    layers = {"mention": _mentions(types), "cue": _cues, "trigger": _triggers}
    marker.learn(
        [
            (one.text, pieces, {name: tags(pieces, labelled(one)) for name, labelled in layers.items()})
            for one in gold
            for pieces in sentences_in_tokens(one.text)
        ]
    )
    holders, targets, roles = Classifier(), Classifier(), Classifier()
    linked: dict[str, Counter[str]] = {}
    for one in gold:
        _learn_pairs(one, holders, targets, roles)
        for mention in one.mentions:
            if len(mention.actors) == 1:
                linked.setdefault(_words(one.text, characters(mention.spans)), Counter())[mention.actors[0]] += 1
    for classifier in (holders, targets, roles):
        classifier.fit()
    known = {words: min(meant, key=lambda actor: (-meant[actor], actor)) for words, meant in linked.items()}

    def predict(seen: Seen) -> Prediction:
        names = {(one.start, one.end): one.actor for one in named(seen.text, actors)}
        mentions: list[PredictedMention] = []
        stances: list[PredictedStance] = []
        events: list[PredictedEvent] = []
        for pieces in sentences_in_tokens(seen.text):
            found = marker.find(seen.text, pieces)
            marked = ((start, end) for start, end, _ in found["mention"])
            places = {place: names.get(place) or known.get(seen.text[slice(*place)]) for place in marked}
            for start, end, type_ in found["mention"]:
                actor = places[start, end]
                mentions.append(PredictedMention(spans=span(start, end), actors=(actor,) if actor else None, types=(type_,)))
            stances += _stances(seen, pieces[-1].end, found["cue"], places, holders, targets)
            events += _events(seen, pieces, found["trigger"], places, roles)
        return Prediction(document=seen.id, mentions=tuple(mentions), stances=tuple(stances), events=tuple(events))

    return predict


def _words(text: str, extent: Extent) -> str:
    return " ".join(text[start:end] for start, end in extent)


def _mentions(types: Any) -> Any:
    return lambda one: ((characters(mention.spans), min(types_of(mention, types))) for mention in one.mentions)


def _cues(one: Gold) -> Iterator[tuple[Extent, str]]:
    return ((characters(cue.spans), stance.polarity) for stance in one.stances for cue in stance.cues)


def _triggers(one: Gold) -> Iterator[tuple[Extent, str]]:
    return ((characters(trigger.spans), event.type) for event in one.events for trigger in event.triggers)


def _around(text: str, first: Place, second: Place, rank: int) -> list[str]:
    """What is known of two places in a sentence: their words, which comes first, what lies between, how many are nearer."""
    left, right = sorted((first, second))
    between = text[left[1] : right[0]].split()
    order = "before" if second < first else "after"
    here, there = text[slice(*first)].casefold(), text[slice(*second)].casefold()
    near = [f"between={word.casefold()}" for word in between[:4]] if len(between) < 8 else ["far"]
    return [
        f"order={order}",
        f"rank={order}{min(rank, 4)}",
        f"here={here}",
        f"there={there}",
        f"last={there.split()[-1:]}",
        *near,
    ]


def _ranked(place: Place, others: Iterable[Place]) -> list[tuple[int, Place]]:
    """Other places by how near they are, on either side by itself."""
    before = sorted((other for other in others if other[1] <= place[0]), key=lambda other: -other[1])
    after = sorted(other for other in others if other[0] >= place[1])
    return [*enumerate(before), *enumerate(after)]


def _learn_pairs(one: Gold, holders: Classifier, targets: Classifier, roles: Classifier) -> None:
    mentions = {characters(mention.spans)[0]: set(mention.actors) for mention in one.mentions}
    for pieces in sentences_in_tokens(one.text):
        start, end = pieces[0].start, pieces[-1].end
        here = {place: actors for place, actors in mentions.items() if start <= place[0] < end}
        for stance in one.stances:
            for cue in stance.cues:
                place = characters(cue.spans)[0]
                if start <= place[0] < end:
                    for rank, other in _ranked(place, here):
                        known = _around(one.text, place, other, rank)
                        holders.see(known, str(stance.holder.actor in here[other]))
                        targets.see(known, str(stance.target.actor in here[other]))
        for event in one.events:
            for trigger in event.triggers:
                place = characters(trigger.spans)[0]
                if start <= place[0] < end:
                    told = {characters(argument.spans)[0]: argument.role for argument in event.arguments}
                    for rank, other in _ranked(place, here):
                        roles.see([event.type, *_around(one.text, place, other, rank)], told.get(other, NOBODY))


def _stances(
    seen: Seen,
    ends: int,
    cues: Iterable[tuple[int, int, str]],
    places: dict[Place, str | None],
    holders: Classifier,
    targets: Classifier,
) -> Iterator[PredictedStance]:
    """The stances of a sentence, which ends at `ends`; where no actor is the target, it is what the clause after the cue says."""
    for start, end, polarity in cues:
        linked = [(rank, place) for rank, place in _ranked((start, end), places) if places[place]]
        known = [(place, _around(seen.text, (start, end), place, rank)) for rank, place in linked]
        holder = _best([(holders.probability(around, "True"), places[place]) for place, around in known])
        others = [(place, around) for place, around in known if places[place] != holder]
        towards = _best([(targets.probability(around, "True"), places[place]) for place, around in others])
        target = Target(actor=towards) if towards else target_after(seen.text, end, ends, None)
        if target is not None:
            yield PredictedStance(
                holder=Party(actor=holder) if holder else Party(outlet=seen.outlet),
                target=target,
                polarity=polarity,
                voice="reported" if holder else "outlet",
                cues=(PredictedCue(spans=span(start, end)),),
            )


def _best(found: list[tuple[float, str | None]]) -> str | None:
    """The likeliest, if it is at least as likely as not half the time."""
    likeliest = max(found, key=lambda one: one[0], default=(0.0, None))
    return likeliest[1] if likeliest[0] > 0.25 else None


def _events(
    seen: Seen, pieces: list[Piece], triggers: Iterable[tuple[int, int, str]], places: dict[Place, str | None], roles: Classifier
) -> Iterator[PredictedEvent]:
    sentence = Piece(pieces[0].start, pieces[-1].end)
    figures = {one.triggers[0].spans[0].start: one for one in events_in(seen, sentence, [])}
    for start, end, type_ in triggers:
        arguments = []
        for rank, place in _ranked((start, end), places):
            role = roles.likeliest([type_, *_around(seen.text, (start, end), place, rank)])
            if role != NOBODY:
                arguments.append(PredictedArgument(role=role, spans=span(*place), actor=places[place]))
        told = figures.get(start)
        yield PredictedEvent(
            type=type_,
            stage="completed",
            triggers=(Trigger(spans=span(start, end)),),
            arguments=tuple(arguments),
            casualties=told.casualties if told else (),
            reports=told.reports if told else (PredictedReport(source=Party(outlet=seen.outlet), act="asserted"),),
        )
