"""`sarv round`: the life of an annotation round on a Label Studio server."""

import click

from ._lazy import LazyGroup

_MODULES = {name: f"{__package__}._round_{name}" for name in ("collect", "open", "status", "submit")}


@click.group(cls=LazyGroup, modules=_MODULES)
def command() -> None:
    """Open an annotation round on a Label Studio server, look how far it is, collect what annotators submitted.

    \b
    sarv round open ROUND      make pages for annotators, or files for another tool; go on where an earlier run was stopped
    sarv round status ROUND    how far is each annotator?
    sarv round collect ROUND   bring submissions into annotations/rounds/ROUND/
    sarv round submit ROUND ANNOTATOR FILES
                               hand in the annotations of a program or a language model

    A round is opened once: its documents, annotators, layers and labelling page then stay as they are, in
    annotations/rounds/ROUND/. Each command can be stopped and run again; nothing is done twice, and nothing is lost.

    \b
    The server is found by --server and the variables LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY; else by
    .label-studio/connection.json in the corpus folder, which scripts/label-studio writes.
    """
