"""Builds documents with gold and predictions in a line or two, for tests of the benchmark."""

from collections.abc import Sequence
from typing import Any

import msgspec

from sarv.benchmark.batch import Batch
from sarv.benchmark.gold import Gold
from sarv.benchmark.metrics import metrics
from sarv.benchmark.pairing import Pair
from sarv.records import Prediction

TEXT = "word " * 100
"""A text in which every fifth character is a space: places in it are easy to count."""

TYPES = {"army": "military", "police": "police", "union": "union", "mayor": "government", "villagers": "civilians"}

Place = tuple[int, int] | Sequence[tuple[int, int]]


def spans(place: Place) -> Any:
    """An extent of one fragment or of several."""
    fragments: Any = [place] if isinstance(place[0], int) else place
    return [{"start": start, "end": end} for start, end in fragments]


def mention(place: Place, *actors: str) -> dict[str, Any]:
    """A mention."""
    return {"id": "m1", "spans": spans(place), "actors": list(actors), "form": "name"}


def stance(holder: str, target: Any, polarity: str, *cues: Place, voice: str = "reported") -> dict[str, Any]:
    """A stance; the target is an actor's id, an event's id such as `e1`, or the place of a proposition."""
    if isinstance(target, str):
        about = {"event": target} if target[0] == "e" and target[1:].isdigit() else {"actor": target}
    else:
        about = {"proposition": spans(target)}
    words = [{"spans": spans(cue), "kind": "evaluation"} for cue in cues or ((0, 4),)]
    return {"id": "s1", "holder": {"actor": holder}, "target": about, "polarity": polarity, "voice": voice, "cues": words}


def event(type_: str, *triggers: Place, id_: str = "e1", stage: str = "completed", **parts: Any) -> dict[str, Any]:
    """An event; `arguments`, `casualties` and `reports` as the functions below give them."""
    given = {"arguments": [], "casualties": [], "reports": [], **parts}
    return {
        "id": id_,
        "type": type_,
        "stage": stage,
        "triggers": [{"spans": spans(one)} for one in triggers],
        **given,
        "links": [],
    }


def argument(role: str, place: Place, actor: str | None = None) -> dict[str, Any]:
    """An argument."""
    return {"role": role, "spans": spans(place), "status": "stated"} | ({"actor": actor} if actor else {})


def figure(kind: str, low: int | None, high: int | None, source: str = "mayor") -> dict[str, Any]:
    """A casualty figure."""
    ends = {name: end for name, end in (("low", low), ("high", high)) if end is not None}
    rest = {"modifier": "exact", "status": "unstated", "scope": "event", "source": {"actor": source}, "spans": spans((0, 4))}
    return {"kind": kind, **ends, **rest}


def said(source: str, act: str) -> dict[str, Any]:
    """A report."""
    return {"source": {"actor": source}, "voice": "reported", "act": act}


def gold(text: str = TEXT, id_: str = "doc-1", incident: str = "fire", **layers: Any) -> Gold:
    """A document with its gold, complete in all layers."""
    value = {
        "id": id_,
        "collection": "tale",
        "language": "en",
        "outlet": "gazette",
        "outlet_alignment": "independent",
        "genre": "report",
        "incident": incident,
        "text": text,
        "complete": ["actors", "stance", "violence"],
        "mentions": [],
        "stances": [],
        "events": [],
    }
    return msgspec.convert(value | layers, Gold)


def predicted(id_: str = "doc-1", **layers: Any) -> Prediction:
    """A prediction."""
    return msgspec.convert({"document": id_, **layers}, Prediction)


def batch(*pairs: tuple[Gold, Prediction | None]) -> Batch:
    """A batch of documents with their predictions."""
    return Batch([Pair(one, other, TYPES) for one, other in pairs])


def value(name: str, *pairs: tuple[Gold, Prediction | None]) -> float:
    """A metric over some documents."""
    metric = metrics()[name]
    return float(metric.value(metric.statistics(batch(*pairs)).sum(axis=0)))


def one(name: str, ours: dict[str, Any], theirs: dict[str, Any], text: str = TEXT) -> float:
    """A metric over one document, given the layers of both sides."""
    return value(name, (gold(text, **ours), predicted(**theirs)))


def same_layers(given: Gold) -> Prediction:
    """A prediction that says what gold says."""
    layers: dict[str, Any] = {name: msgspec.to_builtins(getattr(given, name)) for name in ("mentions", "stances", "events")}
    return msgspec.convert({"document": given.id, **layers}, Prediction)


def turned(layers: Any) -> Any:
    """Layers with every list but those of fragments in the opposite order."""
    if isinstance(layers, dict):
        return {key: inner if key == "spans" else turned(inner) for key, inner in layers.items()}
    return [turned(inner) for inner in reversed(layers)] if isinstance(layers, list) else layers
