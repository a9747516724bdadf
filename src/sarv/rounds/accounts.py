"""The accounts that annotators of a round have on its server: kept on this machine only, where only the user can read them.

They are kept before they are made on the server, so that a killed run never leaves an account whose password nobody knows.
"""

import secrets
from collections.abc import Mapping

import msgspec

from ..corpus import Corpus, CorpusError, write_whole

HOME = ".sarv"
"""The folder of what a corpus folder keeps for this machine alone; git never takes it."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """How an annotator gets at the server: by a password at the page, by a token as a program."""

    email: str
    password: str
    token: str | None = None

    def __repr__(self) -> str:
        """The account without its secrets, for whoever prints it."""
        return f"Account(email={self.email!r})"


def path_of(round_: str) -> str:
    """Where the accounts of a round are kept, relative to the corpus folder."""
    return f"{HOME}/rounds/{round_}/accounts.json"


def accounts(corpus: Corpus, round_: str) -> dict[str, Account]:
    """The accounts of a round's annotators; none where no round was opened from here."""
    path = path_of(round_)
    if not corpus.has(path):
        return {}
    failed = False
    try:
        kept = msgspec.json.decode(corpus.read_bytes(path), type=dict[str, Account])
    except (msgspec.DecodeError, UnicodeDecodeError):
        failed = True
    if failed:  # outside, since the error could quote a password
        raise CorpusError(f"{path}: is not as it was written; mend it, or move it away and make the accounts anew")
    return kept


def keep(corpus: Corpus, round_: str, kept: Mapping[str, Account]) -> None:
    """Keep the accounts of a round, whole or not at all."""
    home = corpus.path(HOME)
    home.mkdir(mode=0o700, exist_ok=True)
    ignore = home / ".gitignore"
    if not ignore.exists():
        write_whole(ignore, b"*\n")
    data = msgspec.json.format(msgspec.json.encode(dict(kept), order="sorted")) + b"\n"
    write_whole(corpus.path(path_of(round_)), data, private=True)


def account(corpus: Corpus, round_: str, annotator: str, email: str) -> Account:
    """The account of an annotator, which is kept before it is returned.

    Whoever has that address in another round has the same account here; one that is new gets a random password.
    """
    kept = accounts(corpus, round_)
    if annotator not in kept or kept[annotator].email != email:
        others = (one for name in corpus.names(f"{HOME}/rounds") for one in accounts(corpus, name).values())
        known = next((one for one in others if one.email == email), None)
        kept[annotator] = known or Account(email=email, password=secrets.token_urlsafe(15))
        keep(corpus, round_, kept)
    return kept[annotator]
