"""Ids of new documents: their collection's id, a hyphen, and a running number or the name of their file."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 64
_DIGITS = 4


class Names:
    """Gives ids that no document has or ever had; `taken` are those of the collection, `retired` ones too."""

    def __init__(self, collection: str, taken: Iterable[str]) -> None:
        self._collection, self._taken = collection, set(taken)
        numbers = (re.fullmatch(rf"{collection}-(\d+)", name) for name in self._taken)
        self._last = max((int(found[1]) for found in numbers if found), default=0)

    def number(self) -> str:
        """The next id by number."""
        self._last += 1
        return self._take(f"{self._collection}-{self._last:0{_DIGITS}}")

    def named(self, name: str) -> str:
        """An id made of a name, with a number behind it where it is taken; the next number where the name gives nothing."""
        plain = slug(name)
        if not plain:
            return self.number()
        wanted = f"{self._collection}-{plain}"[:_LONGEST].rstrip("-")
        further, number = wanted, 1
        while further in self._taken:
            number += 1
            ending = f"-{number}"
            further = f"{wanted[: _LONGEST - len(ending)].rstrip('-')}{ending}"
        return self._take(further)

    def _take(self, name: str) -> str:
        self._taken.add(name)
        return name


def slug(name: str) -> str:
    """The ASCII letters and digits of a name in groups joined by hyphens; empty where it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))
