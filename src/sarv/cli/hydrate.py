"""`sarv hydrate`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ._keys import key_option
from ._output import corpus_at, folder_option, json_option, print_json, progress
from ._sources import download_option, mirror_option, own_option, print_problem

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..hydration import CollectionResult, Hydration
    from ..overlay import Outcome


@click.command()
@folder_option
@mirror_option
@own_option
@download_option
@click.option("--collection", "only", multiple=True, help="Only the collection of this id. May be repeated.")
@click.option("--replace", is_flag=True, help="Replace a text that is there but is not the document's.")
@click.option(
    "--accept-carried", is_flag=True, help="Find the spans of gold in copies that differ a little; for this machine alone."
)
@key_option
@json_option
def command(
    folder: Path | None,
    mirror: Path | None,
    own: tuple[Path, ...],
    download: bool,
    only: tuple[str, ...],
    replace: bool,
    accept_carried: bool,
    key_file: Path | None,
    as_json: bool,
) -> None:
    """Fetch the texts of stand-off documents and put them beside their metadata, where git ignores them.

    Every text is checked against the document's checksum before it is written. Without --download nothing leaves or enters this
    machine; a text that was not found then is no fault, and the exit code is 0.

    With --accept-carried, a copy of another checksum is compared with the fingerprints of the documents whose text is still
    missing. If it is recognised as one of them, the copy and its gold go to .sarv/carried/, each span at the place where its
    words were found and verified; what is not certain is left out. A later run that finds the text itself removes them. No
    release and no gold takes these for exact; score them by `sarv score --carried`.
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
    outcomes = _carried(corpus, run, own, mirror, key_file) if accept_carried else []
    if as_json:
        collections = [_as_dict(result) for result in run.collections]
        value = {"collections": collections, "problems": [problem.as_dict() for problem in run.problems]}
        print_json(value | ({"copies": [one.as_dict() for one in outcomes]} if accept_carried else {}))
    else:
        for problem in run.problems:
            print_problem(problem)
        for one in outcomes:
            click.echo(_copy(one))
        for result in run.collections:
            click.echo(_line(result))
    sys.exit(1 if run.faults else 0)


def _carried(
    corpus: "Corpus", run: "Hydration", own: tuple[Path, ...], mirror: Path | None, key_file: Path | None
) -> "list[Outcome]":
    from ..anchoring.keys import corpus_key
    from ..corpus import CorpusError
    from ..overlay import accept_carried

    try:
        with progress("comparing copies") as advance:
            return accept_carried(corpus, run, own, mirror, corpus_key(key_file), advance)
    except ModuleNotFoundError as error:
        message = f"--accept-carried needs the extra `benchmark`: pip install 'sarv[benchmark]' (there is no {error.name})"
        raise CorpusError(message) from error


def _copy(one: "Outcome") -> str:
    """What became of a copy, in a line."""
    if one.document is None:
        return f"{one.place}: refused: {one.reason}"
    spans = f"{one.exact} spans exact, {one.carried} carried, {one.refused} refused"
    return f"{one.place}: {one.document}: {spans}; {one.elements - one.left_out} of {one.elements} elements of gold"


def _line(result: "CollectionResult") -> str:
    """What became of a collection, in a line."""
    from ..hydration import LOTS

    words = {"present": "already there", "not_available": "not available"}
    parts = [f"{count} {words.get(lot, lot)}" for lot in LOTS if (count := len(result.of(lot)))]
    return f"{result.collection}: {', '.join(parts) or 'no documents'}"


def _as_dict(result: "CollectionResult") -> dict[str, object]:
    from ..hydration import LOTS

    return {"collection": result.collection} | {lot: result.of(lot) for lot in LOTS}
