"""`sarv hydrate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._output import corpus_at, folder_option, json_option, print_json, progress

if TYPE_CHECKING:
    from ..hydration import CollectionResult
    from ..sources import Problem


@click.command()
@folder_option
@click.option(
    "--mirror",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with copies of the sources: HOST/PATH of each address, and COLLECTION/ for files of your own.",
)
@click.option(
    "--from",
    "own",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="A file of your own: a text, or a source file, whatever its name. May be repeated.",
)
@click.option("--download", is_flag=True, help="Fetch sources that are in no other place from the network, once.")
@click.option("--collection", "only", multiple=True, help="Only the collection of this id. May be repeated.")
@click.option("--replace", is_flag=True, help="Replace a text that is there but is not the document's.")
@json_option
def command(
    folder: Path | None,
    mirror: Path | None,
    own: tuple[Path, ...],
    download: bool,
    only: tuple[str, ...],
    replace: bool,
    as_json: bool,
) -> None:
    """Fetch the texts of stand-off documents and put them beside their metadata, where git ignores them.

    Every text is checked against the document's checksum before it is written. Without --download nothing leaves or enters this
    machine; a text that was not found then is no fault, and the exit code is 0.
    """
    from ..hydration import hydrate
    from ..sources import Network, default_cache

    corpus = corpus_at(folder)
    network = Network() if download else None
    with progress("hydrating") as advance:
        run = hydrate(
            corpus,
            own=own,
            mirror=mirror,
            cache=default_cache(),
            network=network,
            only=only,
            replace=replace,
            progress=advance,
        )
    if as_json:
        collections = [_as_dict(result) for result in run.collections]
        print_json({"collections": collections, "problems": [problem.as_dict() for problem in run.problems]})
    else:
        for problem in run.problems:
            _print(problem)
        for result in run.collections:
            click.echo(_line(result))
    sys.exit(1 if run.faults else 0)


def _print(problem: "Problem") -> None:
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


def _line(result: "CollectionResult") -> str:
    """What became of a collection, in a line."""
    from ..hydration import LOTS

    words = {"present": "already there", "not_available": "not available"}
    parts = [f"{count} {words.get(lot, lot)}" for lot in LOTS if (count := len(result.of(lot)))]
    return f"{result.collection}: {', '.join(parts) or 'no documents'}"


def _as_dict(result: "CollectionResult") -> dict[str, object]:
    from ..hydration import LOTS

    return {"collection": result.collection} | {lot: result.of(lot) for lot in LOTS}
