"""How `sarv agree` prints its report: in 100 columns, which figure is which said in words."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby

import click

from ..rounds.agreement import wording
from ..rounds.agreement.figures import Figure
from ..rounds.agreement.measures import Name
from ..rounds.agreement.report import AgreementReport, LayerReport
from ..rounds.agreement.stored import OVER_ALL
from ..rounds.agreement.units import question

WIDTH = 100
NAME = 58


def print_report(report: AgreementReport) -> None:
    """The whole report on stdout."""
    _say(f"Agreement in round {report.round} between {wording.all_of(report.names)}: {_documents(len(report.documents))}")
    _say(f"Intervals hold the middle 95 % of {report.resamples:,} draws of documents (seed {report.seed}).")
    for note in report.notes:
        _say(f"Note: {note}")
    if report.waiting:
        _say(f"Left out, since not all have given them: {', '.join(report.waiting)}")
    for layer in report.layers:
        _print_layer(layer, report.names)


def _print_layer(layer: LayerReport, names: Sequence[str]) -> None:
    click.echo()
    click.secho(f"{wording.layer_title(layer.layer).upper()}: {_documents(len(layer.documents))}", bold=True)
    if not layer.documents:
        _say("There is no document where all say that this layer is complete.")
        return
    whole = [
        one for one in layer.figures if not one.name.label and one.over == ("all" if one.name.figure in OVER_ALL else "pairs")
    ]
    _print_found([one for one in whole if not one.name.question], names)
    for of, ones in groupby((one for one in whole if one.name.figure == "share"), key=lambda one: one.name.of):
        _print_decided(of, list(ones), layer)
    _print_labels([one for one in layer.figures if one.name.figure == "f1_label" and one.over == "pairs"])
    if len(names) > 2:
        _print_pairs(layer, names)
    reasons = {one.undefined for one in whole if one.undefined}
    for reason in sorted(reasons):
        _say(f"  –: {reason}")


def _print_found(figures: Iterable[Figure], names: Sequence[str]) -> None:
    click.echo()
    of = "mean over pairs" if len(names) > 2 else "figure"
    _heading("Found by both: F1 unless named otherwise, 1 is best", f"{of}   95 % interval   units", 98)
    for one in figures:
        units = "" if one.count is None else f"{one.count:,}"
        click.echo(f"  {wording.title(one.name):<{NAME}}{_number(one):>14}   {_interval(one):<13}{units:>8}".rstrip())


def _print_decided(of: str, shares: Sequence[Figure], layer: LayerReport) -> None:
    click.echo()
    rate = layer.get(Name(of, "f1_matched"))
    assert rate is not None
    _heading(
        f"Decided on {wording.OF[of].lower()} that match (match rate {_number(rate)})",
        "same  kappa  95 % interval  alpha  95 % interval   units",
        99,
    )
    for one in shares:
        kappa, alpha = layer.get(one.name._replace(figure="kappa")), layer.get(one.name._replace(figure="alpha"), "all")
        cells = "".join(f"{_number(other):>7}  {_interval(other):<13}" if other else " " * 22 for other in (kappa, alpha))
        click.echo(f"  {question(of, one.name.question).title:<40}{_number(one):>5}{cells}{one.count or 0:>8,}")


def _print_labels(figures: Iterable[Figure]) -> None:
    """The labels of each question in a paragraph."""
    click.echo()
    _heading("Label by label: F1 of units that match and both have the label; in brackets how many have it")
    for (of, asked), ones in groupby(figures, key=lambda one: (one.name.of, one.name.question)):
        said = ", ".join(f"{one.name.label} {_number(one)} ({one.count:,})" for one in ones)
        _say(f"{question(of, asked).title} ({wording.OF[of].lower()}): {said}", "  ")


def _print_pairs(layer: LayerReport, names: Sequence[str]) -> None:
    """Every figure of every pair, as many pairs beside one another as there is room for."""
    letters = dict(zip(names, "abcdefghijklmnopqrstuvwxyz", strict=False))
    pairs = list(dict.fromkeys(one.between for one in layer.figures if one.over == "pair"))
    room = (WIDTH - NAME - 2) // 7
    for begin in range(0, len(pairs), room):
        block = pairs[begin : begin + room]
        shown = (f"{letters.get(one, one)}–{letters.get(other, other)}" for one, other in block)
        click.echo()
        _heading(
            f"Pair by pair: {', '.join(f'{letter} is {name}' for name, letter in letters.items())}",
            "".join(f"{pair:>7}" for pair in shown),
            2 + NAME + 7 * len(block),
        )
        for name in dict.fromkeys(one.name for one in layer.figures if one.over == "pair" and not one.name.label):
            found = (layer.get(name, "pair", pair) for pair in block)
            click.echo(f"  {wording.title(name):<{NAME}}" + "".join(f"{_number(one):>7}" if one else " " * 7 for one in found))


def _heading(words: str, columns: str = "", end: int = WIDTH - 2) -> None:
    """A heading with the columns' names, which end at the column `end`; in two lines where one is too short."""
    room = end - len(columns)
    if columns and len(words) > room - 2:
        _say(words)
        words = ""
    click.secho(f"{words:<{room}}{columns}".rstrip(), dim=True)


def _say(words: str, indent: str = "") -> None:
    click.echo(textwrap.fill(words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False))


def _number(figure: Figure) -> str:
    return "–" if figure.value is None else f"{figure.value:.2f}"


def _interval(figure: Figure) -> str:
    return "" if figure.low is None or figure.high is None else f"{figure.low:.2f} – {figure.high:.2f}"


def _documents(count: int) -> str:
    return f"{count} document" + "s" * (count != 1)
