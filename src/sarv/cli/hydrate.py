"""`sarv hydrate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._output import corpus_at, folder_option, json_option, print_json, progress
from ._sources import download_option, mirror_option, own_option, print_problem

if TYPE_CHECKING:
    from ..hydration import CollectionResult


@click.command()
@folder_option
@mirror_option
@own_option
@download_option
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
            print_problem(problem)
        for result in run.collections:
            click.echo(_line(result))
    sys.exit(1 if run.faults else 0)


def _line(result: "CollectionResult") -> str:
    """What became of a collection, in a line."""
    from ..hydration import LOTS

    words = {"present": "already there", "not_available": "not available"}
    parts = [f"{count} {words.get(lot, lot)}" for lot in LOTS if (count := len(result.of(lot)))]
    return f"{result.collection}: {', '.join(parts) or 'no documents'}"


def _as_dict(result: "CollectionResult") -> dict[str, object]:
    from ..hydration import LOTS

    return {"collection": result.collection} | {lot: result.of(lot) for lot in LOTS}
