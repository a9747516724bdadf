"""Fills the figures that answers of the datasheet name, such as `{documents:train}`, from the release."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ..questions import PLACEHOLDER
from ..records import Agreement, AgreementFigure, Document
from .about import About
from .statistics import Statistics

_ROWS = {"mentions": "actors", "stances": "stance", "events": "violence", "annotations": "annotations"}
_STRICTEST = ("f1_whole", "f1_triples")


class Figures:
    """The figures of one release, by the names that `questions.FIGURES` lists."""

    def __init__(self, about: About, statistics: Statistics) -> None:
        self.about = about
        self.statistics = statistics

    def filled(self, answer: str) -> str:
        """An answer with its figures."""
        return PLACEHOLDER.sub(self._figure, answer)

    def _figure(self, found: re.Match[str]) -> str:
        name, argument = found[1], found[2] or ""
        if name in _ROWS or name == "code_points":
            return self._number(sum(self._in_split(name, split) for split in self._splits(argument)))
        if name in ("agreement", "guidelines"):
            return self._of_round(name, argument)
        if name == "registered":
            return self._number(len(self._of(self.about.documents, argument)))
        if name == "collections":
            return self._number(len(self.about.released_collections))
        if name in ("actors", "outlets"):
            return self._number(len(self.about.actors if name == "actors" else self.about.outlets))
        if name == "version":
            return self.about.facts.version
        return self._of_documents(name, self._of(self.about.released, argument))

    def _of_documents(self, name: str, documents: list[Document]) -> str:
        if name == "documents":
            return self._number(len(documents))
        if name == "incidents":
            return self._number(len({(one.collection, one.incident) for one in documents}))
        if name == "redistributable":
            return self._number(sum(one.rights.redistribute for one in documents))
        if name == "licences":
            return ", ".join(f"`{one}`" for one in sorted({one.rights.license for one in documents}))
        assert name == "published", name
        days = sorted(one.published for one in documents if one.published is not None)
        return f"{days[0]} to {days[-1]}" if days else "on days that are not known"

    def _of_round(self, name: str, argument: str) -> str:
        if name == "agreement":
            return in_short(self.about.agreements[argument])
        return next(one.guidelines for one in self.about.rounds if one.id == argument)

    def _of(self, documents: Iterable[Document], argument: str) -> list[Document]:
        """The documents of everything, a split or a collection."""
        if argument in self.statistics.splits:
            return [one for one in documents if one.id in self._ids_of_split[argument]]
        return [one for one in documents if argument in ("", one.collection)]

    def _splits(self, argument: str) -> tuple[str, ...]:
        return (argument,) if argument else self.statistics.splits

    def _in_split(self, name: str, split: str) -> int:
        return self.statistics.code_points(split) if name == "code_points" else self.statistics.rows(_ROWS[name], split)

    @cached_property
    def _ids_of_split(self) -> dict[str, frozenset[str]]:
        found = defaultdict[str, frozenset[str]](frozenset)
        for split in self.statistics.splits:
            found[split] = frozenset(self.statistics.column("documents", split, "id").to_pylist())
        return found

    @staticmethod
    def _number(value: int) -> str:
        return f"{value:,}"


def in_short(agreement: Agreement) -> str:
    """The figures of a round's agreement that ask most: F1 of whole elements, with their intervals; all F1 where it has none."""
    figures = [one for one in agreement.figures if one.coefficient in _STRICTEST]
    figures = figures or [one for one in agreement.figures if one.coefficient.startswith("f1")]
    return "F1 of " + "; ".join(f"{one.title[:1].lower()}{one.title[1:]} {_with_interval(one)}" for one in figures)


def _with_interval(figure: AgreementFigure) -> str:
    return figure.value if figure.low is None else f"{figure.value} ({figure.low} to {figure.high})"
