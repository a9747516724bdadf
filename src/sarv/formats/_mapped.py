"""What a label of ours is in another scheme, by the mapping tables: views by them are derived, never annotated."""

from functools import cache

from ..layers import Equivalent, mappings


@cache
def equivalent(mapping: str, label: str, scheme: str) -> Equivalent:
    """The row of a label for a scheme; where the tables have none, nothing corresponds to it."""
    for row in mappings()[mapping].rows if mapping in mappings() else ():
        if row.label == label:
            for to in row.to:
                if to.scheme == scheme:
                    return to
    return Equivalent(scheme=scheme, values=(), relation="none")
