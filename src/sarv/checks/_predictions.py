"""What checks of predictions look at: one line of a prediction file, and what the release says of its document."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ..records import Prediction, Span
from ._example import Edit

PREDICTIONS = "predictions.jsonl"


@dataclass
class PredictionView:
    """A line of a prediction file. `text` is None where the document is not scored.

    `documents` are all documents of the release, `before` says on which line of the file a document has been predicted already.
    """

    path: str
    record: Prediction
    text: str | None
    documents: Collection[str]
    before: Mapping[str, int]


def line(**changes: Any) -> Edit:
    """A file of one prediction on the example corpus, written anew with some of its keys changed."""
    import json

    value = {
        "document": "tale-0001",
        "mentions": [{"spans": [{"start": 0, "end": 8}], "actors": ["ferrymen"]}],
        "events": [{"id": "e1", "type": "siege_blockade", "triggers": [{"spans": [{"quote": "blocked", "nth": 1}]}]}],
    }
    return Edit(PREDICTIONS, content=(json.dumps(value | changes) + "\n").encode())


def spans_of(prediction: Any) -> Iterator[Span]:
    """Every span of a prediction; of a traced one, with its path."""
    for mention in prediction.mentions or ():
        yield from mention.spans
    for stance in prediction.stances or ():
        yield from chain.from_iterable(cue.spans for cue in stance.cues)
        yield from stance.target.proposition or ()
    for event in prediction.events or ():
        for part in chain(event.triggers, event.arguments, event.casualties):
            yield from part.spans


def labels_of(prediction: Any) -> Iterator[tuple[str, Any]]:
    """Every label of a prediction with its field; None where an optional one is left out."""
    for mention in prediction.mentions or ():
        yield "mention_form", mention.form
        yield from (("actor_type", type_) for type_ in mention.types or ())
    for stance in prediction.stances or ():
        yield "polarity", stance.polarity
        yield "voice", stance.voice
        yield from (("cue_kind", cue.kind) for cue in stance.cues)
    for event in prediction.events or ():
        yield "event_type", event.type
        yield "stage", event.stage
        yield from chain.from_iterable((("role", one.role), ("argument_status", one.status)) for one in event.arguments)
        for figure in event.casualties:
            yield "casualty_kind", figure.kind
            yield "casualty_modifier", figure.modifier
            yield "casualty_status", figure.status
            yield "casualty_scope", figure.scope
        yield from chain.from_iterable((("voice", one.voice), ("report_act", one.act)) for one in event.reports)
        yield from (("link_type", link.type) for link in event.links)
    for toll in prediction.tolls or ():
        yield from (("casualty_kind", figure.kind) for figure in toll.figures)
