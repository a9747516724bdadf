"""Finds what was submitted on the labelling page again among what is agreed, decided, or was given by annotators."""

from collections.abc import Callable, Hashable, Sequence

from ...derivation import LAYERS, Element, said, said_of
from ...records import Annotation, Event
from .competing import characters
from .docket import Case
from .units import Unit, units

AGREED = "agreed"
"""The name of the pre-annotation with what is agreed or decided."""

_PAGE = "the page"


class FoundAgain:
    """The units of a case with what was submitted for each, and what was submitted besides, as `new`."""

    def __init__(self, case: Case, submitted: Annotation, begun_from: str) -> None:
        self.units = units(case)
        self.new: list[Element] = []
        self._case, self._begun_from = case, begun_from
        # What an event is called that is named on the page, by an annotator or in gold: its id on the page.
        self._heads: dict[str, Hashable] = {}
        if "violence" in case.round.layers:
            self._find("violence", submitted, lambda event, _: _said_of(event))
            self._call_events()
        else:
            self._call_shown_events()
        for layer in ("actors", "stance"):
            if layer in case.round.layers:
                self._find(layer, submitted, self._said)

    def same(self, element: Element, name: str, candidate: Element) -> bool:
        """Whether an element of the page says what a candidate does, which is named as in its unit."""
        return self._said(element, _PAGE) == self._said(candidate, name.partition(":")[0])

    def kept(self, unit: Unit, element: Element) -> str | None:
        """The name of the candidate that an element of the page is, unchanged."""
        return next((name for name, candidate in unit.candidates.items() if self.same(element, name, candidate)), None)

    def _said(self, element: Element, by: str) -> Hashable:
        return said(element, by, self._heads)

    def _find(self, layer: str, submitted: Annotation, content: Callable[[Element, str], Hashable]) -> None:
        """Give each element of a layer to its unit."""
        own = [unit for unit in self.units if unit.layer == layer]
        left: list[Element] = list(getattr(submitted, LAYERS[layer]))
        by_content: dict[Hashable, Unit] = {}
        for unit in own:
            for name, candidate in unit.candidates.items():
                by_content.setdefault(content(candidate, name.partition(":")[0]), unit)
        ways: list[Callable[[Element], Unit | None]] = [
            lambda one: by_content.get(content(one, _PAGE)),
            lambda one: self._by_id(own, one),
            lambda one: _by_words(own, one),
        ]
        for unit_of in ways:
            left = [one for one in left if not _give(unit_of(one), one)]
        self.new += left

    def _by_id(self, own: Sequence[Unit], element: Element) -> Unit | None:
        """The unit that an element began as on the page."""
        name = f"{self._begun_from}:{element.id}"
        ids = (
            unit
            for unit in own
            if not unit.found and (unit.gold == element.id if self._begun_from == AGREED else name in unit.of)
        )
        return next(ids, None)

    def _call_events(self) -> None:
        """Settle what events are called, once it is known which of the page each became."""
        for unit in (unit for unit in self.units if unit.layer == "violence"):
            names = [*unit.of, f":{unit.gold}"]
            self._heads |= {name: unit.found[0].id if unit.found else f"{name} is dropped" for name in names}
            for event in unit.found:
                self._heads[f"{_PAGE}:{event.id}"] = event.id
                kept = (
                    name for name, one in unit.candidates.items() if isinstance(one, Event) and said_of(one) == _said_of(event)
                )
                for name in kept:
                    like = self._case.like.get(name)
                    self._heads |= dict.fromkeys([name] if like is None else like.references, event.id)
        self._heads |= {f"{_PAGE}:{event.id}": event.id for event in self.new}
        for unit in self.units:
            if not unit.open and not unit.gold:
                self._open_if_different(unit)

    def _open_if_different(self, unit: Unit) -> None:
        """Open a unit whose elements would be alike if they named one event, where it turned out that they name several."""
        candidates: dict[Hashable, str] = {}
        for name in unit.of:
            candidates.setdefault(self._said(self._case.elements[name], name.partition(":")[0]), name)
        if len(candidates) > 1:
            unit.open, unit.candidates = True, {name: self._case.elements[name] for name in candidates.values()}

    def _call_shown_events(self) -> None:
        """Where events are only shown, they have their ids in what was shown."""
        for name, place in self._case.stand.places.items():
            self._heads[name if ":" in name else f":{name}"] = place
        for event in self._case.stand.shown:
            self._heads |= {f"{by}:{event.id}": event.id for by in ("", _PAGE)}


def _said_of(element: Element) -> Hashable:
    assert isinstance(element, Event)
    return said_of(element)


def _give(unit: Unit | None, element: Element) -> bool:
    """Give an element to a unit, if it takes it: one that is not open has but one."""
    if unit is None or (unit.found and not unit.open):
        return False
    unit.found.append(element)
    return True


def _by_words(own: Sequence[Unit], element: Element) -> Unit | None:
    """The unit with which an element shares most words, of those for which nothing was submitted yet."""
    marked = characters(element)
    shared = [(max(len(marked & characters(one)) for one in unit.candidates.values()), unit) for unit in own if not unit.found]
    most = max((count for count, _ in shared), default=0)
    return next((unit for count, unit in shared if count == most), None) if most else None
