"""The accounts that annotators of a round have on its server: kept on this machine only, where only the user can read them.

They are kept before they are made on the server, so that a killed run never leaves an account whose password nobody knows. Each
belongs to one server, and its password and token are sent to no other.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from ..corpus import Corpus, CorpusError, write_whole
from ..private import HOME, private_folder
from .server import Server


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """How an annotator gets at a server, whose address it is: by a password at the page, by a token as a program."""

    server: str = ""  # none in files from before accounts belonged to a server
    email: str
    password: str
    token: str | None = None

    def __repr__(self) -> str:
        """The account without its secrets, for whoever prints it."""
        return f"Account(server={self.server!r}, email={self.email!r})"


def path_of(round_: str) -> str:
    """Where the accounts of a round are kept, relative to the corpus folder."""
    return f"{HOME}/rounds/{round_}/accounts.json"


def accounts(corpus: Corpus, round_: str) -> dict[str, Account]:
    """The accounts of a round's annotators; none where no round was opened from here."""
    path = path_of(round_)
    if not corpus.has(path):
        return {}
    kept = _decoded(corpus.read_bytes(path))
    if kept is None:  # raised here, where no error is at hand that could quote a password
        raise CorpusError(
            f"{path}: is not as it was written, with server, email and password of each annotator; "
            "mend it, or move it away and make the accounts anew"
        )
    if nowhere := sorted(name for name, one in kept.items() if not one.server):
        raise CorpusError(
            f"{path}: does not say on which server the account of {', '.join(nowhere)} is; "
            'add "server": "<address>", as http://127.0.0.1:8080, to each'
        )
    return kept


def _decoded(data: bytes) -> dict[str, Account] | None:
    """Accounts as they were written; None where they are not."""
    try:
        return msgspec.json.decode(data, type=dict[str, Account])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def account(corpus: Corpus, round_: str, annotator: str, email: str, server: str) -> Account:
    """The account of an annotator on the server of that address, which is kept before it is returned.

    Whoever has that e-mail address in another round there has the same account here; one that is new gets a random password.
    Raises `CorpusError` where the annotator's account is on another server.
    """
    with _changing(corpus, round_) as kept:
        there = kept.get(annotator)
        if there is not None and there.server != server:
            raise CorpusError(
                f"{annotator} of round {round_} has an account on the server {there.server}, and its password is not sent to "
                f"{server}. Name that server with --server; if it has moved, write its new address into {path_of(round_)}; "
                "if it is gone, move that file away"
            )
        if there is None or there.email != email:
            known = next((one for one in _all(corpus) if (one.server, one.email) == (server, email)), None)
            kept[annotator] = known or Account(server=server, email=email, password=secrets.token_urlsafe(15))
        return kept[annotator]


def _all(corpus: Corpus) -> Iterator[Account]:
    """The accounts of all rounds whose files can be read."""
    for round_ in corpus.names(f"{HOME}/rounds"):
        try:
            yield from accounts(corpus, round_).values()
        except CorpusError:  # said when somebody works with that round
            continue


def account_on(server: Server, corpus: Corpus, round_: str, annotator: str, email: str) -> tuple[int, str]:
    """Id and token of an annotator's account on the server, made where it is not there; the token is kept."""
    own = account(corpus, round_, annotator, email, server.url)
    user, token = server.account(own.email, own.password, own.token)
    with _changing(corpus, round_) as kept:
        kept[annotator] = replace(own, token=token)
    return user, token


def default_email(round_: str, annotator: str) -> str:
    """With what an annotator logs in for whom no address was given: another in each round, and nobody's mail."""
    return f"{annotator}.{round_}@annotators.example"


@contextmanager
def _changing(corpus: Corpus, round_: str) -> Iterator[dict[str, Account]]:
    """The accounts of a round, to be changed by one run at a time; afterwards they are kept, whole or not at all."""
    with private_folder(corpus.root):
        kept = accounts(corpus, round_)
        yield kept
        data = msgspec.json.format(msgspec.json.encode(kept, order="sorted")) + b"\n"
        write_whole(corpus.path(path_of(round_)), data, private=True)
