"""The casualty figures of gold beside the fact sheets of their incidents.

Authors may give a figure that no sheet has (a part of a toll, another incident's), and annotators may read one wrong: the two
look alike, so that a person must read them. A figure may be the one of a toll if it is of the same kind and their numbers agree;
`_numbers` says when they do. It stands, in this order,

- with a toll of the `same_source`: of the same actor or outlet; of the same body, such as a ministry and its spokesman; or of one
  that conveys the other, for the outlet of the document conveys what stands in it, its reports of an event are what it conveys
  where it gives the figure itself, and a toll's note may name whom the toll is from;
- with a toll of an `other_source`;
- with the `truth` alone;
- with `nothing`.

What stands elsewhere than with its own source, and each toll that no document carries, may have an explanation in
`annotations/explanations.json`.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..records import Casualties, Event, Incident, Party, Record, Toll, Truth
from ._explained import Explained
from ._gold import Annotated, Gold
from ._numbers import agree

STANDINGS = ("same_source", "other_source", "truth", "nothing")


class Figure(Record, frozen=True, kw_only=True):
    """A figure of gold. `start` is the offset of its words; `tolls` are those that it stands with, counted from 0.

    `why` explains one that does not stand with a toll of its source.
    """

    document: str
    event: str
    start: int
    kind: str
    low: int | None = None
    high: int | None = None
    source: str
    stands: str
    tolls: tuple[int, ...]
    why: str | None = None


class Missing(Record, frozen=True, kw_only=True):
    """A toll of a sheet that no document carries from its source; `number` counts from 0 in the sheet."""

    number: int
    toll: Toll
    why: str | None = None


class Sheet(Record, frozen=True, kw_only=True):
    """An incident's figures and tolls. What is `not_carried` may stand in one of the documents that have no gold."""

    collection: str
    incident: str
    annotated: tuple[str, ...]
    without_gold: tuple[str, ...]
    counts: dict[str, int]
    tolls: int
    figures: tuple[Figure, ...]
    not_carried: tuple[Missing, ...]


class FactSheets(Record, frozen=True, kw_only=True):
    """Every incident with a sheet and a document whose violence is annotated, and the sums.

    `unexplained` counts the figures and tolls without the explanation that they need; `stale` are explanations of what there is
    not any more.
    """

    sheets: tuple[Sheet, ...]
    counts: dict[str, int]
    tolls: int
    not_carried: int
    unexplained: int
    stale: tuple[str, ...]


def report(gold: Gold) -> FactSheets:
    """All figures of gold beside the sheets of their incidents."""
    by_incident: dict[tuple[str, str], list[Annotated]] = {}
    for one in gold.documents:
        if "violence" in one.gold.complete:
            by_incident.setdefault((one.collection.id, one.document.incident), []).append(one)
    explained = Explained(gold.explanations)
    sheets = tuple(
        _sheet(gold, explained, collection, gold.corpus.load(path, Incident), documents)
        for (collection, incident), documents in sorted(by_incident.items())
        if gold.corpus.has(path := f"corpus/{collection}/incidents/{incident}.json")
    )
    return FactSheets(
        sheets=sheets,
        counts={standing: sum(sheet.counts[standing] for sheet in sheets) for standing in STANDINGS},
        tolls=sum(sheet.tolls for sheet in sheets),
        not_carried=sum(len(sheet.not_carried) for sheet in sheets),
        unexplained=sum(why is None for sheet in sheets for why in _explanations(sheet)),
        stale=explained.stale("figure", "toll"),
    )


def _explanations(sheet: Sheet) -> Iterator[str | None]:
    """What explains each figure and toll that needs it."""
    yield from (figure.why for figure in sheet.figures if figure.stands != "same_source")
    yield from (toll.why for toll in sheet.not_carried)


def _sheet(gold: Gold, explained: Explained, collection: str, incident: Incident, documents: Iterable[Annotated]) -> Sheet:
    figures = [_with_why(explained, _figure(gold, incident, *found)) for found in _figures(documents)]
    carried = {number for figure in figures if figure.stands == "same_source" for number in figure.tolls}
    annotated = tuple(one.document.id for one in documents)
    return Sheet(
        collection=collection,
        incident=incident.id,
        annotated=annotated,
        without_gold=tuple(sorted(set(incident.documents) - set(annotated))),
        counts={standing: sum(figure.stands == standing for figure in figures) for standing in STANDINGS},
        tolls=len(incident.tolls),
        figures=tuple(figures),
        not_carried=tuple(
            Missing(number=i, toll=toll, why=explained.why("toll", collection, incident.id, i))
            for i, toll in enumerate(incident.tolls)
            if i not in carried
        ),
    )


def _with_why(explained: Explained, figure: Figure) -> Figure:
    if figure.stands == "same_source":
        return figure
    case = (figure.document, figure.event, figure.start, figure.kind, figure.source)
    return replace(figure, why=explained.why("figure", *case))


def _figures(documents: Iterable[Annotated]) -> Iterator[tuple[Annotated, Event, Casualties]]:
    for one in documents:
        for event in one.gold.events:
            for figure in event.casualties:
                yield one, event, figure


def _figure(gold: Gold, incident: Incident, one: Annotated, event: Event, figure: Casualties) -> Figure:
    bounds = (figure.low, figure.high)
    alike = {
        number: toll
        for number, toll in enumerate(incident.tolls)
        if toll.kind == figure.kind and agree(bounds, (toll.low, toll.high))
    }
    own = [number for number, toll in alike.items() if _same_source(gold, one, event, figure.source, toll)]
    true = _true(incident.truth, figure.kind)
    if own:
        stands = "same_source"
    elif alike:
        stands = "other_source"
    else:
        stands = "truth" if true is not None and agree(bounds, (true, true)) else "nothing"
    return Figure(
        document=one.document.id,
        event=event.id,
        start=figure.spans[0].start,
        kind=figure.kind,
        low=figure.low,
        high=figure.high,
        source=_id(figure.source),
        stands=stands,
        tolls=tuple(own or alike),
    )


def _true(truth: Truth, kind: str) -> int | None:
    """The true number; a sheet has none of people displaced."""
    number: int | None = getattr(truth, kind, None)
    return number


def _id(party: Party) -> str:
    return party.actor or party.outlet or ""


def _same_source(gold: Gold, one: Annotated, event: Event, source: Party, toll: Toll) -> bool:
    """Whether a figure and a toll come from the same source, or one of their sources conveys the other."""
    sources = {_id(source), one.document.outlet}
    if source.outlet is not None:
        sources |= {_id(report.source) for report in event.reports}
    sources |= {outlet.actor for name in sources if (outlet := gold.outlets.get(name)) is not None and outlet.actor is not None}
    if any(toll.by in gold.bodies(name) or name in gold.bodies(toll.by) for name in sources):
        return True
    return source.actor is not None and any(_tells(toll.note or "", name) for name in gold.names(source.actor))


def _tells(note: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", note) is not None
