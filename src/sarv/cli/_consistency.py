"""How `sarv consistency` prints its reports: a table each, and below it what is to be read."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from ..consistency.answer_keys import AnswerKeys
from ..consistency.fact_sheets import STANDINGS, FactSheets, Figure, Sheet
from ..consistency.surfaces import Surface, Surfaces
from ..findings import few
from ..records import Toll
from ._output import print_table


def print_reports(found: Mapping[str, Any]) -> None:
    """Those of the reports that were made, on stdout."""
    for one in found.values():
        match one:
            case Surfaces():
                _print_surfaces(one)
            case FactSheets():
                _print_fact_sheets(one)
            case AnswerKeys():
                _print_answer_keys(one)


def _heading(words: str) -> None:
    click.secho(words, bold=True)


def _print_surfaces(found: Surfaces) -> None:
    _heading(f"SURFACES: {len(found.surfaces)} are linked to different actors in one collection")
    _print_without_text(found.without_text)
    rows = [row for surface in found.surfaces for row in _readings(surface)]
    if rows:
        print_table(("mentions", "surface", "actors", "types", "documents"), rows)
    click.echo()


def _readings(surface: Surface) -> Iterable[tuple[object, ...]]:
    """The surface in a row, then its readings."""
    differ = "types differ" if surface.types_differ else ""
    words = "(not shown)" if surface.surface is None else surface.surface
    yield surface.mentions, f"{surface.collection}: {words}", "", differ, ""
    for reading in surface.readings:
        where = few(reading.documents, 3)
        if surface.surface is None:
            where += f", first at {reading.first.start}–{reading.first.end} of {reading.first.document}"
        yield reading.mentions, "", " + ".join(reading.actors), ", ".join(reading.types), where


def _print_fact_sheets(found: FactSheets) -> None:
    _heading(f"FACT SHEETS: {sum(found.counts.values())} figures of {len(found.sheets)} incidents")
    names = [standing.replace("_", " ") for standing in STANDINGS]
    rows: list[tuple[object, ...]] = [
        (sheet.incident, *(sheet.counts[standing] for standing in STANDINGS), sheet.tolls, len(sheet.not_carried))
        for sheet in found.sheets
    ]
    rows.append(("all", *(found.counts[standing] for standing in STANDINGS), found.tolls, found.not_carried))
    print_table(("incident", *names, "tolls", "not carried"), rows)
    _print_explained(found.unexplained, found.stale)
    for sheet in found.sheets:
        _print_sheet(sheet)
    click.echo()


def _print_sheet(sheet: Sheet) -> None:
    """Of an incident, what does not stand with a toll of its own source, and the tolls that no figure stands with."""
    click.echo()
    _heading(f"{sheet.incident}: {few(sheet.annotated)}")
    if sheet.without_gold:
        click.echo(f"Without gold: {few(sheet.without_gold)}")
    others: list[Figure] = [figure for figure in sheet.figures if figure.stands != "same_source"]
    rows: list[tuple[object, ...]] = [
        (
            figure.stands.replace("_", " "),
            f"{figure.kind} {_number(figure)}",
            figure.source,
            _place(figure),
            _tolls(figure),
            figure.why or "",
        )
        for standing in STANDINGS
        for figure in others
        if figure.stands == standing
    ]
    rows += [
        (
            "not carried",
            f"{missing.toll.kind} {_number(missing.toll)}",
            missing.toll.by,
            f"toll {missing.number}",
            missing.toll.on,
            missing.why or "",
        )
        for missing in sheet.not_carried
    ]
    if rows:
        print_table(("stands with", "figure", "source", "where", "", "because"), rows)


def _number(figure: Figure | Toll) -> str:
    """A figure's bounds: 3, 3– (open above), –3, 3–5 or vague."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "vague"
    if low == high:
        return f"{low}"
    return f"{'' if low is None else low}–{'' if high is None else high}"


def _place(figure: Figure) -> str:
    return f"{figure.document} {figure.event} at {figure.start}"


def _tolls(figure: Figure) -> str:
    return f"toll {', '.join(map(str, figure.tolls))}" if figure.tolls else ""


def _print_answer_keys(found: AnswerKeys) -> None:
    _heading(f"ANSWER KEYS: {len(found.documents)} documents of muc4")
    _print_without_text(found.without_text)
    if not found.documents:
        return
    print_table(("slot", "covered", "all"), [(count.slot, count.covered, count.all) for count in found.counts])
    if found.unmapped:
        names = [f"{document} template {number}" for document, number in found.unmapped]
        click.echo(f"Not counted, since no type of ours is mapped to theirs: {few(names)}")
    _print_explained(found.unexplained, found.stale)
    if found.misses:
        click.echo()
        rows = [
            (
                miss.document,
                miss.template,
                miss.slot,
                miss.because.replace("_", " "),
                " ".join(miss.events),
                miss.why or "",
                " / ".join(miss.words),
            )
            for miss in found.misses
        ]
        print_table(("document", "template", "missed", "there is", "events", "because", ""), rows)


def _print_explained(unexplained: int, stale: tuple[str, ...]) -> None:
    if unexplained:
        click.echo(f"Not explained in annotations/explanations.json: {unexplained}")
    if stale:
        click.echo(f"Explained there, and not so any more: {'; '.join(stale)}")


def _print_without_text(documents: tuple[str, ...]) -> None:
    if documents:
        click.echo(f"Left out, since the text is not there; `sarv hydrate` fetches it: {few(documents)}")
