"""Reads lines of a prediction file, each by itself, so that several processes can do it beside one another."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import msgspec

from ..checks import checks
from ..checks._predictions import PredictionView
from ..checks._views import FileView
from ..corpus import Kind
from ..findings import Fault, Finding
from ..garbage import uncollected
from ..records import Prediction
from ..schema import compiled
from ..validation import examine_notation, finding, run
from .part import attempts
from .placing import placed
from .tasks import TASKS

LONGEST_LINE = 16 * 1024 * 1024
_KIND = Kind("prediction", re.compile(r"(?!)"), "prediction", Prediction)
_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(Prediction).decode
_NOT_READ = (ValueError, RecursionError)  # msgspec's errors are of the first kind


@dataclass(slots=True)
class Line:
    """What a line of a prediction file says: a prediction in MessagePack, or findings; nothing if it is blank.

    `scored` says whether its document is; `tasks` are those that it attempts. `quotes_not_found` and `actors_unknown` are scored
    as wrong without being faulty.
    """

    number: int
    findings: list[Finding] = field(default_factory=list)
    document: str = ""
    packed: bytes = b""
    scored: bool = False
    tasks: tuple[str, ...] = ()
    quotes_not_found: int = 0
    actors_unknown: Mapping[str, int] = field(default_factory=dict)

    @property
    def prediction(self) -> Prediction:
        """The prediction, of a line that is scored."""
        return _unpack(self.packed)


@uncollected()
def read_lines(
    lines: Sequence[tuple[int, bytes]],
    name: str,
    texts: Mapping[str, str],
    documents: Mapping[str, str],
    actors: Mapping[str, str],
) -> list[Line]:
    """What each of some numbered lines says; `name` is what findings call their file, the rest is as in `predictions.read`."""
    return [_read_line(number, line, name, texts, documents, actors) for number, line in lines]


def on_line(number: int, found: Finding, name: str) -> Finding:
    """A finding of one line, read like a file, as one of the file; columns and bytes count from where that line begins."""
    message = found.message.replace("the file", "the line", 1)
    return replace(found, path=name, line=number, column=max(found.column, 1), message=message)


def _read_line(
    number: int, line: bytes, name: str, texts: Mapping[str, str], documents: Mapping[str, str], actors: Mapping[str, str]
) -> Line:
    if not line.strip():
        return Line(number)
    if len(line) > LONGEST_LINE:
        fault = Fault("", f"the line has more than {LONGEST_LINE:,} bytes")
        return Line(number, [on_line(number, finding(checks()["file_too_large"], name, fault, ""), name)])
    view = FileView(f"{name}.json", line, _KIND)
    value = _value(line)
    if value is None:
        return Line(number, [on_line(number, one, name) for one in examine_notation(view) or run("shape", view, view)])
    text = texts.get(value["document"])
    lost = 0
    if b"quote" in line or b"\\u" in line:  # An escape may hide the word.
        value, lost = placed(value, text)
    prediction = msgspec.convert(value, Prediction)
    found = run("prediction", PredictionView(name, prediction, text, documents, {}), view)
    if found:
        return Line(number, [on_line(number, one, name) for one in found], prediction.document)
    if text is None:
        return Line(number, document=prediction.document, quotes_not_found=lost)
    tasks = tuple(task.name for task in TASKS.values() if attempts(prediction, task))
    unknown = Counter(actor for actor in _actors(prediction) if actor not in actors)
    return Line(number, [], prediction.document, _pack(prediction), True, tasks, lost, unknown)


def _value(line: bytes) -> Any:
    """What a line means if it fits the schema, else None."""
    fits = compiled(_KIND.schema).is_valid
    for read in (_quickly, _strictly):
        try:
            value = read(line)
            if value is not None and fits(value):
                return value
        except _NOT_READ:
            continue
    return None


def _quickly(line: bytes) -> Any:
    """The value of a line without quotes, in which each quotation mark bounds a string; else None.

    A key that is there twice is two marks more than what was read has.
    """
    if b"\\" in line or b"quote" in line:
        return None
    value = msgspec.json.decode(line)
    if msgspec.json.encode(value).count(b'"') != line.count(b'"'):
        return None
    msgspec.convert(value, Prediction)  # refuses fractions, some of which are whole numbers to JSON Schema
    return value


def _strictly(line: bytes) -> Any:
    return json.loads(line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_no_number)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key is there twice")
    return made


def _no_number(_: str) -> Any:
    raise ValueError("JSON has no such number")


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
