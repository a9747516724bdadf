"""Rulings: what is to become of some elements of a document, whoever says so, before they are decisions."""

from dataclasses import dataclass

from ...derivation import Element


@dataclass(frozen=True)
class Ruling:
    """What becomes of the elements `of`, named as in `annotator-1:m5`: those of `keep` stay, or `instead` is put in their place.

    The events that `instead` names are named so too, or by their ids in gold. Its own id is a mere letter where any number will
    do. `file` and `pointer` say where the ruling comes from, for findings; a mechanical one comes from nowhere.
    """

    of: tuple[str, ...]
    reason: str
    keep: tuple[str, ...] = ()
    instead: Element | None = None
    file: str = ""
    pointer: str = ""
