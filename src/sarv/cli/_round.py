"""What the commands of a round share: the server."""

from typing import TYPE_CHECKING

import click

from ._output import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..corpus import Corpus
    from ..rounds.server import Server

_PLAIN_HTTP = f"{__name__}.plain_http"

_server = click.option(
    "--server", metavar="URL", help="The Label Studio server. Default: LABEL_STUDIO_URL, else the one of scripts/label-studio."
)
_plain_http = click.option(
    "--plain-http",
    is_flag=True,
    expose_value=False,
    callback=lambda context, _option, allowed: context.meta.update({_PLAIN_HTTP: allowed}),
    help="Ask a server on another machine by http too, so that others on the network can read passwords, tokens and texts.",
)


def server_option(command: "Callable[..., None]") -> "Callable[..., None]":
    """The options of a command that asks the server; it is given the first, and `server_at` finds the other."""
    return _server(_plain_http(command))


def server_at(corpus: "Corpus", url: str | None) -> "Server":
    """The server that was named, or that belongs to the corpus folder; what is odd about it is said."""
    from ..rounds.connection import connection
    from ..rounds.server import Server

    plain_http = click.get_current_context().meta[_PLAIN_HTTP]
    server = Server.connect(*connection(corpus, url, plain_http=plain_http))
    if warning := server.warning():
        say(warning)
    return server
