"""Where two versions of one element differ, down to the single field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...reading import pointer_to
from .pairing import PARTS, paired

_LINKS = frozenset({"actor", "actors", "outlet", "event", "holder", "target", "source", "of"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: `what` it is (as of a `Change`), its JSON pointer, and what stands there on both sides."""

    what: str
    kind: str
    field: str
    old: Any
    new: Any


def differences(old: dict[str, Any], new: dict[str, Any], path: str = "") -> Iterator[Difference]:
    """All differences of two plain elements but their ids.

    A part has the number that it has in `new`, or in `old` where it is gone.
    """
    for key in [*old, *(key for key in new if key not in old)]:
        one, other = old.get(key), new.get(key)
        here = path + pointer_to(key)
        if one == other or key == "id":
            continue
        if key in PARTS:
            yield from _of_parts(one or [], other or [], here)
        elif isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
            yield from differences(one, other, here)
        else:
            yield Difference(_what(key, one, other), "changed", here, one, other)


def _of_parts(olds: list[Any], news: list[Any], path: str) -> Iterator[Difference]:
    for i, j in sorted(paired(olds, news), key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0] or 0)):
        if i is not None and j is not None:
            yield from differences(olds[i], news[j], f"{path}/{j}")
        elif i is not None:
            yield Difference("link" if path == "/links" else "part", "removed", f"{path}/{i}", olds[i], None)
        else:
            assert j is not None
            yield Difference("link" if path == "/links" else "part", "added", f"{path}/{j}", None, news[j])


def _what(key: str, *values: Any) -> str:
    if key in ("spans", "proposition"):
        return "span"
    if key == "target" and all(isinstance(value, dict) and "proposition" in value for value in values):
        return "span"
    return "link" if key in _LINKS else "label"
