"""What the commands of a round share: the server."""

from typing import TYPE_CHECKING

import click

from ._output import say

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..rounds.server import Server

server_option = click.option(
    "--server", metavar="URL", help="The Label Studio server. Default: LABEL_STUDIO_URL, else the one of scripts/label-studio."
)


def server_at(corpus: "Corpus", url: str | None) -> "Server":
    """The server that was named, or that belongs to the corpus folder; what is odd about it is said."""
    from ..rounds.connection import connection
    from ..rounds.server import Server

    server = Server.connect(*connection(corpus, url))
    for warning in server.warnings():
        say(warning)
    return server
