"""Regions of a text as an export has them, and what is found odd when they are read."""

import re
from collections.abc import Mapping
from typing import Any

from ..findings import Fault
from ..reading import pointer_to

_NAME = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")


class Region:
    """A stretch of the text from `start` to `end`, without the blanks at its edges, with its label and its answers.

    `given` are its offsets as they came. `label` is None where it cannot be told. `heads` are the ids of the regions that this
    one belongs to, `parts` those that belong to it, `links` the events that its event is linked to, with the types. What is
    `excused` need not have the relations that its label demands, since there is a fault about them already. `element` is the id
    of the mention, stance or event that the region is, or is the head of.
    """

    __slots__ = ("answers", "element", "end", "excused", "given", "heads", "id", "label", "links", "parts", "start")

    def __init__(self, region: str, start: int, end: int, given: tuple[Any, Any]) -> None:
        self.id = region
        self.start = start
        self.end = end
        self.given = given
        self.label: str | None = None
        self.answers: dict[str, Any] = {}
        self.heads: tuple[str, ...] = ()
        self.parts: tuple[Region, ...] = ()
        self.links: tuple[tuple[str, Region], ...] = ()
        self.excused = False
        self.element = ""

    @property
    def pointer(self) -> str:
        """The place of the region in findings."""
        return pointer_to(shown(self.id) or "region")

    def __str__(self) -> str:
        name = "region" if self.label is None else self.label.replace("_", " ")
        start, end = map(shown, self.given)
        return f"the {name} at {start}–{end}"


class Reading:
    """What the rows of a result say: regions by id, relations as they came, answers about the document, and faults.

    Faults repeat words of the text only where it is `shipped`.
    """

    def __init__(self, text: str, shipped: bool) -> None:
        self.text = text
        self.shipped = shipped
        self.regions: dict[str, Region] = {}
        self.relations: list[Mapping[str, Any]] = []
        self.of_document: dict[str, list[str]] = {}
        self.faults: list[Fault] = []

    def fault(self, code: str, pointer: str, message: str, value: Any = None) -> None:
        """Take down a fault; a value that is or could be words of a text that is not shipped is left out."""
        value = shown(value)
        if isinstance(value, str) and not self.shipped and value in self.text:
            value = None
        self.faults.append(Fault(pointer, message, value, code=code))

    def about(self, code: str, region: Region, message: str) -> None:
        """Take down a fault of a region, which quotes its words where it may."""
        words = self.text[region.start : region.end] if self.shipped else ""
        self.faults.append(Fault(region.pointer, f"{region} {message}", words or None, code=code))


def shown(value: Any) -> Any:
    """A value as far as a finding may show it: numbers and names of a few characters, not words of an article."""
    if isinstance(value, str):
        return value if _NAME.fullmatch(value) else None
    return value if isinstance(value, int | float) else None
