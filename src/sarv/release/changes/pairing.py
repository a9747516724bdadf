"""Which of the old things is which of the new ones, by what they say, whatever their ids and the order they are listed in.

Things are plain values of elements, or of their parts. Equal ones are pairs. Of the others those are that have characters in
common, one to one, the most alike first; and where there are none in common, those that agree in more than half of what they
say, elements only under the same id.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from itertools import chain
from typing import Any

import msgspec

from ...extents import Extent, joined

_encode = msgspec.json.Encoder(order="sorted").encode

PARTS = ("cues", "triggers", "arguments", "casualties", "reports", "links")
"""The fields whose members stand in no order that means anything."""

Pair = tuple[int | None, int | None]
"""The numbers of an old thing and a new one in their lists; None where there is none."""


def plain(value: Any) -> Any:
    """A value of a row as it is compared: without nulls and without words; spans are pairs of offsets."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        if value and isinstance(value[0], dict) and "start" in value[0]:
            return [[span["start"], span["end"]] for span in value]
        return [plain(inner) for inner in value]
    return value


def paired(olds: Sequence[dict[str, Any]], news: Sequence[dict[str, Any]]) -> list[Pair]:
    """All numbers of both lists, each once."""
    old_keys, new_keys = [said(one) for one in olds], [said(one) for one in news]
    waiting: defaultdict[bytes, deque[int]] = defaultdict(deque)
    for j, key in enumerate(new_keys):
        waiting[key].append(j)
    found: list[Pair] = []
    rest = []
    for i, key in enumerate(old_keys):
        if waiting[key]:
            found.append((i, waiting[key].popleft()))
        else:
            rest.append(i)
    others = sorted(chain.from_iterable(waiting.values()))
    likenesses = ((likeness(olds[i], news[j]), i, j) for i in rest for j in others)
    alike = sorted((-value, old_keys[i], new_keys[j], i, j) for value, i, j in likenesses if value)
    free_olds, free_news = set(rest), set(others)
    for *_, i, j in alike:
        if i in free_olds and j in free_news:
            free_olds.remove(i)
            free_news.remove(j)
            found.append((i, j))
    found += [(i, None) for i in sorted(free_olds)]
    found += [(None, j) for j in sorted(free_news)]
    return found


def said(thing: dict[str, Any]) -> bytes:
    """What a thing says, as a key: equal for two that say the same under whatever id."""
    return bytes(_encode({key: _in_order(key, value) for key, value in thing.items() if key != "id"}))


def _in_order(key: str, value: Any) -> Any:
    return sorted(value, key=_encode) if key in PARTS else value


def likeness(old: dict[str, Any], new: dict[str, Any]) -> float:
    """How alike two things are that do not say the same, from 0 to 2; 0 where they are not a pair."""
    shared = _dice(Counter(_facts(old)), Counter(_facts(new)))
    ours, theirs = extent(old), extent(new)
    if not ours or not theirs:
        return shared
    size = sum(end - start for start, end in chain(ours, theirs))
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in ours for b in theirs)
    if common:
        return 2 * common / size + shared
    return shared if shared > 0.5 and old.get("id") == new.get("id") else 0


def extent(thing: dict[str, Any]) -> Extent:
    """The characters by which a thing is found: its own, or those of its cues or triggers; of some parts there are none."""
    if "spans" in thing:
        extents = [thing["spans"]]
    else:
        extents = [part["spans"] for name in ("cues", "triggers") for part in thing.get(name, ())]
    return joined((start, end) for spans in extents for start, end in spans)


def _facts(thing: dict[str, Any]) -> list[tuple[str, bytes]]:
    """The single things that a thing says."""
    found = []
    for key, value in thing.items():
        if key in PARTS:
            found += [(key, _encode(part)) for part in value]
        elif key != "id":
            found.append((key, _encode(value)))
    return found


def _dice(ours: Counter[tuple[str, bytes]], theirs: Counter[tuple[str, bytes]]) -> float:
    """What two bags have in common, against their mean size: from 0 to 1."""
    return 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)
