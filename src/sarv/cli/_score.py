"""How `sarv score` prints its report."""

from typing import Any

import click

from ..benchmark.markdown import CORRECTED, differences, interval, notes, number, share
from ._output import print_table

TITLE = 54


def print_report(report: dict[str, Any], details: bool) -> None:
    """The report on stdout; with details, what it says of groups of documents, labels, confusions and single documents too."""
    click.echo(f"{report['release']}, {report['split']}: documents {report['documents']}, incidents {report['incidents']}")
    click.echo(f"Intervals hold the middle 95 % of {report['resamples']:,} draws of incidents (seed {report['seed']}).")
    for note in report["notes"]:
        click.echo(f"Note: {note}.")
    for system in report["systems"]:
        _print_system(system)
        if details:
            _print_details(system)
    if report["differences"]:
        _print_differences(report)
    if "carried" in report:
        click.echo()
        click.secho("CARRIED DOCUMENTS", bold=True)
        print_report(report["carried"], details)


def _print_system(system: dict[str, Any]) -> None:
    click.echo()
    click.secho(system["name"], bold=True)
    for note in notes(system):
        click.echo(f"Note: {note}.")
    for name, task in system["tasks"].items():
        click.echo()
        click.echo(f"{name.upper():<{TITLE}} figure  95 % interval     right    gold  predicted")
        for one in task["figures"]:
            _print_figure(one, one["metric"] == task["headline"])
        click.echo(click.style(f"  {task['signature']}", dim=True))
    if system["overall"]:
        click.echo()
        _print_figure(system["overall"], True)
        click.echo(click.style(f"  {system['overall']['signature']}", dim=True))


def _print_figure(one: dict[str, Any], headline: bool) -> None:
    counts = "" if one["right"] is None else f"{one['right']:>8,}{one['gold']:>8,}{one['predicted']:>11,}"
    line = f"  {one['title']:<{TITLE - 2}}{number(one['value']):>7}  {interval(one):<15}{counts}".rstrip()
    click.echo(click.style(line, bold=headline))


def _print_details(system: dict[str, Any]) -> None:
    for name, task in system["tasks"].items():
        click.echo()
        click.echo(f"{name}, headline by")
        rows = [(f"  {one['by']}", one["name"], number(one["value"]), one["gold"], one["predicted"]) for one in task["groups"]]
        rows += [("  voice", one["name"], number(one["value"]), one["gold"], one["predicted"]) for one in task.get("voices", ())]
        rows += [
            ("  length", one["length"], number(share(one)), one["gold"], one["predicted"]) for one in task.get("lengths", ())
        ]
        rows += [("  worst", one["document"], number(one["value"]), one["gold"], one["predicted"]) for one in task["worst"]]
        print_table(("", "", "figure", "gold", "predicted"), rows)
    for decision, ones in system["confusions"].items():
        if ones:
            click.echo()
            print_table((decision, "taken for", "times"), [(f"  {one['gold']}", one["predicted"], one["count"]) for one in ones])


def _print_differences(report: dict[str, Any]) -> None:
    click.echo()
    click.secho(f"{report['systems'][0]['name']} less others", bold=True)
    click.echo(CORRECTED)
    header = ("metric", "less", "difference", "95 % interval", "p bootstrap", "p randomisation")
    print_table(header, [row for _, row in differences(report)])
