"""What stands twice in a list."""

from collections.abc import Hashable, Sequence


def repeats(keys: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of keys that stand earlier too, each with the first place of the key."""
    if len(keys) < 2 or len(set(keys)) == len(keys):
        return []
    first: dict[Hashable, int] = {}
    return [(i, first[key]) for i, key in enumerate(keys) if first.setdefault(key, i) != i]
