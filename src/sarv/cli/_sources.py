"""What commands that look for source files share: where these may come from, and how a problem with one is printed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..sources import Problem

mirror_option = click.option(
    "--mirror",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with copies of the sources: HOST/PATH of each address, and COLLECTION/ for files of your own.",
)
own_option = click.option(
    "--from",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="A file of your own: a text, or a source file, whatever its name. May be repeated.",
)
download_option = click.option(
    "--download", is_flag=True, help="Fetch sources that are in no other place from the network, once."
)


def print_problem(problem: "Problem") -> None:
    """A problem for a reader: which documents, what is wrong where, the checksums, the way out."""
    shown = ", ".join(problem.documents[:3])
    if len(problem.documents) > 3:
        shown = f"{problem.documents[0]} to {problem.documents[-1]} ({len(problem.documents)} documents)"
    code = click.style(problem.code, fg="red" if problem.fault else "yellow")
    click.echo(f"{click.style(shown, bold=True)}  {code}" if shown else code)
    click.echo(f"  {problem.place} {problem.message}")
    for name, checksum in (("expected", problem.expected), ("found", problem.found)):
        if checksum:
            click.echo(f"  {name:8} sha256 {checksum}")
    click.echo(click.style(f"  way out: {problem.way_out}", dim=True))
