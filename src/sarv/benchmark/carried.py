"""Predictions on copies that differ from the texts that were annotated, scored against carried gold, and apart from all others.

Offsets into such a copy mean nothing in the release. So the documents of an overlay (`sarv hydrate --accept-carried`) are taken
out of the release that other figures are of, and make one of their own, with the copies as texts. Elements that could not be
carried are in neither; a prediction of one counts as wrong there, so that these figures are a lower bound.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from msgspec.structs import replace

from ..canonical import canonical
from ..corpus import CorpusError, sha256
from ..overlay import read_overlay
from ..records import LAYERS, CarriedGold, Event, Mention, Stance
from .gold import COLUMNS, Gold, Release
from .scoring import NotAttemptedError, Scored


@dataclass(frozen=True)
class ExactRelease(Release):
    """A release without the documents of an overlay."""

    carried: frozenset[str]

    def batches(self, split: str) -> Iterator[pa.RecordBatch]:
        """The documents of a split that have their text and are not in the overlay."""
        there = pa.array(sorted(self.carried), pa.string())
        return (batch.filter(pc.invert(pc.is_in(batch["id"], value_set=there))) for batch in super().batches(split))

    def texts(self, split: str) -> Mapping[str, str]:
        """The texts of those."""
        return {name: text for name, text in super().texts(split).items() if name not in self.carried}

    def without_text(self, split: str) -> int:
        """How many documents of a split have neither their text nor a place in the overlay."""
        carried = sum(self.split_of.get(name) == split for name in self.carried - super().texts(split).keys())
        return super().without_text(split) - carried


@dataclass(frozen=True)
class CarriedRelease(Release):
    """The documents of an overlay, with what a release says of them beside their gold and text."""

    overlay: Mapping[str, tuple[CarriedGold, str]]

    @property
    def name(self) -> str:
        """Name and version of the release, and that its gold was carried over."""
        return f"{super().name}+carried"

    def content_sha256(self, split: str) -> str:
        """The checksum of the carried gold of a split."""
        return sha256(b"".join(canonical(self.overlay[name][0]) for name in sorted(self.texts(split))))

    def batches(self, split: str) -> Iterator[pa.RecordBatch]:
        """The documents of a split that are in the overlay, as rows of the release."""
        for path in self._files(split):
            table = pq.read_table(path, columns=list(COLUMNS))
            rows = [self._carried(row) for row in table.to_pylist() if row["id"] in self.overlay]
            if rows:
                yield from pa.Table.from_pylist(rows, schema=table.schema).to_batches()

    def texts(self, split: str) -> Mapping[str, str]:
        """The copies of the documents of a split."""
        return {name: text for name, (_, text) in self.overlay.items() if self.split_of.get(name) == split}

    def with_text(self, split: str) -> int:
        """How many of them there are."""
        return len(self.texts(split))

    def without_text(self, split: str) -> int:  # noqa: ARG002  # alike in every split
        """None of them is without its copy."""
        return 0

    def left_out(self, split: str) -> dict[str, int]:
        """How many elements of the gold of a split there are, and how many of them could not be carried over."""
        ones = [self.overlay[name][0] for name in self.texts(split)]
        left_out = sum(len(one.left_out) for one in ones)
        carried = sum(len(one.mentions) + len(one.stances) + len(one.events) for one in ones)
        return {"elements": carried + left_out, "left_out": left_out}

    def notes(self, split: str) -> Iterator[str]:
        """What the predictions are on, and how much of gold they could not be scored against."""
        count = self.left_out(split)
        lost = count["left_out"] / count["elements"] if count["elements"] else 0.0
        yield "the predictions are on copies that differ from the texts that were annotated; no other figure counts them"
        yield f"{count['left_out']:,} of {count['elements']:,} elements of gold ({lost:.1%}) could not be carried over"
        yield from super().notes(split)

    def _carried(self, row: dict[str, Any]) -> dict[str, Any]:
        carried, copy = self.overlay[row["id"]]
        layers = {name: getattr(carried, name) for name in LAYERS.values()}
        left_out = {one.element for one in carried.left_out}
        row |= {"text": copy}
        gold = {id_: one for id_, one in _elements(msgspec.convert(row, Gold), left_out).items() if id_ not in left_out}
        known = {one["id"] for name in layers for one in row[name]}
        if _elements(carried, left_out) != gold or not left_out <= known or list(carried.complete) != row["complete"]:
            message = f"{carried.document}: the carried gold is not that of {self.folder}; carry that of the same version over"
            raise CorpusError(message)
        changed: dict[str, Any] = msgspec.to_builtins(layers)
        return row | changed


def _elements(gold: Gold | CarriedGold, left_out: Set[str]) -> dict[str, Any]:
    """The elements of gold by id, as plain values without places, and without links to what is left out."""
    events = (replace(event, links=tuple(one for one in event.links if one.event not in left_out)) for event in gold.events)
    elements: tuple[Mention | Stance | Event, ...] = (*gold.mentions, *gold.stances, *events)
    return {one.id: _without_places(msgspec.to_builtins(one)) for one in elements}


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return "a span" if "start" in value else {key: _without_places(inner) for key, inner in value.items()}
    return [_without_places(one) for one in value] if isinstance(value, list | tuple) else value


def with_carried(release: Release, folder: Path) -> tuple[ExactRelease, CarriedRelease]:
    """The release without the documents of the overlay in `folder`, and these alone; `CorpusError` where they cannot be read."""
    overlay = {carried.document: (carried, copy) for carried, copy in read_overlay(folder)}
    exact = ExactRelease(release.folder, release.manifest, frozenset(overlay))
    return exact, CarriedRelease(release.folder, release.manifest, overlay)


def tell_apart(exact: Scored, carried: Scored, tasks: Sequence[str]) -> None:
    """Make of the two readings of a prediction file one of each part: no line is left over that the other has scored.

    Each part keeps the tasks that it attempts; `NotAttemptedError` names those of `tasks` that neither does.
    """
    attempted = {task.name for task in (*exact.tasks, *carried.tasks)}
    exact.reading.findings += [one for one in carried.reading.findings if one not in exact.reading.findings]
    lacking = [name for name in tasks if name not in attempted]
    if lacking and not exact.reading.findings:
        raise NotAttemptedError(", ".join(lacking))
    exact.reading.not_scored -= sum(one.predicted for one in carried.documents)
    carried.reading.not_scored = 0
    carried.reading.findings.clear()
