"""Reads a prediction file: JSON Lines, one document a line, spans as offsets or as quotes.

A line that cannot be taken as it stands is a finding with its line number, and is scored only as missing. What is wrong without
being faulty is scored, as a wrong answer: an actor whom the register lacks, words that the text lacks. How many there were is
said, since they may come from a slip. Where a quote stands is the matter of `placing`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import BinaryIO

from ..checks import checks
from ..checks._predictions import PredictionView
from ..findings import Finding
from ..records import Prediction
from ..validation import finding
from .lines import LONGEST_LINE, Line, on_line, read_lines

_LINES, _BYTES = 100, 1024 * 1024
"""How many lines one process reads at a time: so many, or those that come to so many bytes."""

Lines = list[tuple[int, bytes]]


@dataclass
class Reading:
    """What came out of a prediction file, beside the predictions: findings, and what was scored as wrong without being faulty.

    `repeated` are documents with several lines; `quotes_not_found` has how many by line, of lines that are scored.
    """

    lines: int = 0
    findings: list[Finding] = field(default_factory=list)
    repeated: set[str] = field(default_factory=set)
    not_scored: int = 0
    quotes_not_found: Counter[int] = field(default_factory=Counter)
    actors_unknown: Counter[str] = field(default_factory=Counter)


Done = tuple[Lines, list[Line]]
"""Some lines, and what they say."""


def read(
    path: Path,
    texts: Mapping[str, str],
    documents: Mapping[str, str],
    actors: Mapping[str, str],
    reading: Reading,
    *,
    name: str | None = None,
) -> Iterator[Line]:
    """The lines of the file that are to be scored, as they come; `reading` is filled as the file is read.

    `name` is what findings call the file. Of a document that several lines are about, the first has come when the next is found.
    `texts` has the texts of the documents that are scored; the others of the release, which are in `documents`, are passed over.
    """
    name = name or path.name
    return taken(((lines, read_lines(lines, name, texts, documents, actors)) for lines in portions(path)), reading, name)


def portions(path: Path) -> Iterator[Lines]:
    """The lines of a file with their numbers, some at a time; of one that is too long only the beginning."""
    portion: Lines = []
    size = 0
    with path.open("rb") as file:
        for number in count(1):
            line = file.readline(LONGEST_LINE + 1)
            if portion and (not line or len(portion) == _LINES or size > _BYTES):
                yield portion
                portion, size = [], 0
            if not line:
                return
            portion.append((number, line))
            size += len(line)
            if len(line) > LONGEST_LINE:
                _skip_to_the_end(line, file)


def taken(found: Iterable[Done], reading: Reading, name: str) -> Iterator[Line]:
    """The lines that are to be scored; `reading` takes in what all of them say, in the order of the file."""
    before: dict[str, int] = {}
    for lines, says in found:
        for (number, raw), line in zip(lines, says, strict=True):
            reading.lines = number
            repeated = _repeated(line, raw, before, name)
            if repeated:
                reading.repeated.add(line.document)
            if line.findings or repeated:
                reading.findings += line.findings + repeated
            elif line.document:
                before[line.document] = number
                if line.scored:
                    reading.actors_unknown.update(line.actors_unknown)
                    if line.quotes_not_found:
                        reading.quotes_not_found[number] = line.quotes_not_found
                    yield line
                else:
                    reading.not_scored += 1


def _repeated(line: Line, raw: bytes, before: Mapping[str, int], name: str) -> list[Finding]:
    """What is found if an earlier line is about the same document."""
    if line.document not in before:
        return []
    check = checks()["prediction_repeated"]
    view = PredictionView(name, Prediction(document=line.document), None, (), before)
    text = raw.decode("utf-8")
    return [on_line(line.number, finding(check, f"{name}.json", fault, text), name) for fault in check.run(view)]


def _skip_to_the_end(line: bytes, file: BinaryIO) -> None:
    """Read on to the end of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)
