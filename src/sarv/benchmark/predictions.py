"""Reads a prediction file: JSON Lines, one document a line, spans as offsets or as quotes.

A line that cannot be taken as it stands is a finding with its line number, and is scored only as missing. What is wrong without
being faulty is scored, as a wrong answer: an actor whom the register lacks, words that the text lacks. How many there were is
said, since they may come from a slip.

**Where a quote stands.** With `context` or `nth` it stands where they say; `nth` counts every occurrence, those inside longer
words too. Without them it is taken to be whole words, as long as these occur as such: the first time that a line quotes them for
one kind of thing (mentions, cues, triggers, arguments, …), in the order in which it lists these, they stand at their first
occurrence, the next time at the second, and so on; when there are no more, at the last.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from ..checks import checks
from ..checks._predictions import PredictionView
from ..checks._views import FileView
from ..corpus import Kind
from ..findings import Fault, Finding
from ..quoting import locate, occurrences
from ..records import Prediction, Span
from ..schema import compiled
from ..validation import examine_notation, finding, run

LONGEST_LINE = 16 * 1024 * 1024
_KIND = Kind("prediction", re.compile(r"(?!)"), "prediction", Prediction)
_CHECKS = "prediction"


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


class _RepeatedKeyError(ValueError):
    """An object has a key twice."""


def read(
    path: Path,
    texts: Mapping[str, str],
    documents: Mapping[str, str],
    actors: Mapping[str, str],
    reading: Reading,
    *,
    name: str | None = None,
) -> Iterator[Prediction]:
    """The predictions of the file that are to be scored, as they come; `reading` is filled as the file is read.

    `name` is what findings call the file. Of a document that several lines are about, the first has come when the next is found.
    `texts` has the texts of the documents that are scored; the others of the release, which are in `documents`, are passed over.
    """
    before: dict[str, int] = {}
    with path.open("rb") as file:
        while line := file.readline(LONGEST_LINE + 1):
            reading.lines += 1
            if not line.strip():
                continue
            found = _read_line(line, reading.lines, name or path.name, texts, documents, before, reading)
            if isinstance(found, Prediction):
                before[found.document] = reading.lines
                if found.document in texts:
                    reading.actors_unknown.update(actor for actor in _actors(found) if actor not in actors)
                    yield found
                else:
                    reading.not_scored += 1
            else:
                reading.findings += found
                if len(line) > LONGEST_LINE:
                    _skip_to_the_end(line, file)


def _read_line(
    line: bytes,
    number: int,
    name: str,
    texts: Mapping[str, str],
    documents: Mapping[str, str],
    before: Mapping[str, int],
    reading: Reading,
) -> Prediction | list[Finding]:
    if len(line) > LONGEST_LINE:
        fault = Fault("", f"the line has more than {LONGEST_LINE:,} bytes")
        return [_on_line(number, finding(checks()["file_too_large"], name, fault, ""), name)]
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_no_number)
        fits = compiled(_KIND.schema).is_valid(value)
    except (ValueError, RecursionError):
        fits = False
    view = FileView(f"{name}.json", line, _KIND)
    if not fits:
        return [_on_line(number, one, name) for one in examine_notation(view) or run("shape", view, view)]
    text = texts.get(value["document"])
    if b"quote" in line or b"\\u" in line:  # An escape may hide the word.
        value, lost = placed(value, text)
        if lost:
            reading.quotes_not_found[number] = lost
    prediction = msgspec.convert(value, Prediction)
    seen = PredictionView(name, prediction, text, documents, before)
    found = run(_CHECKS, seen, view)
    if any(one.code == "prediction_repeated" for one in found):
        reading.repeated.add(prediction.document)
    return [_on_line(number, one, name) for one in found] or prediction


def placed(value: dict[str, Any], text: str | None) -> tuple[dict[str, Any], int]:
    """A copy of a prediction with spans for its quotes, and how many of these stand nowhere."""
    lost = 0
    taken: dict[str, Counter[str]] = {}

    def walk(part: Any, kind: str) -> Any:
        nonlocal lost
        if isinstance(part, dict):
            if "quote" not in part:
                return {key: walk(inner, kind if key == "spans" else key) for key, inner in part.items()}
            found = _place(part, text, taken.setdefault(kind, Counter()))
            if found is None:
                # Outside of any text, and each at a place of its own: it is there, and equals nothing.
                lost += 1
                return {"start": -2 * lost, "end": -2 * lost + 1} if text is not None else {"start": 0, "end": 1}
            return {"start": found.start, "end": found.end}
        if isinstance(part, list):
            return [walk(inner, kind) for inner in part]
        return part

    placed = {}
    for key, inner in value.items():
        taken.clear()
        placed[key] = walk(inner, "")
    return placed, lost if text is not None else 0


def _place(quote: dict[str, Any], text: str | None, taken: Counter[str]) -> Span | None:
    words = quote["quote"]
    if text is None:
        return None
    if "nth" in quote or "context" in quote:
        span = locate(text, quote, ())
        return span if isinstance(span, Span) else None
    places = occurrences(text, words)
    places = [at for at in places if not _inside(text, at) and not _inside(text, at + len(words))] or places
    if not places:
        return None
    start = places[min(taken[words], len(places) - 1)]
    taken[words] += 1
    return Span(start=start, end=start + len(words))


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _actors(prediction: Prediction) -> Iterator[str]:
    """Every actor that a prediction names, as often as it does."""
    for mention in prediction.mentions or ():
        yield from mention.actors or ()
    parties = [stance.holder for stance in prediction.stances or ()]
    parties += [stance.source for stance in prediction.stances or () if stance.source is not None]
    named = [stance.target.actor for stance in prediction.stances or ()]
    for event in prediction.events or ():
        named += [argument.actor for argument in event.arguments]
        named += [figure.of for figure in event.casualties]
        sourced = chain((one.source for one in event.casualties), (one.source for one in event.reports))
        parties += [source for source in sourced if source is not None]
    parties += [figure.source for toll in prediction.tolls or () for figure in toll.figures]
    yield from (name for name in chain(named, (party.actor for party in parties)) if name is not None)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RepeatedKeyError
    return made


def _no_number(_: str) -> Any:
    raise ValueError("JSON has no such number")


def _on_line(number: int, found: Finding, name: str) -> Finding:
    """A finding of one line as one of the file; its column counts from the beginning of that line."""
    return replace(found, path=name, line=number, column=max(found.column, 1))


def _skip_to_the_end(line: bytes, file: Any) -> None:
    """Read on to the end of a line that is too long."""
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)
