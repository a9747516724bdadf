"""Which server the rounds of a corpus folder are on, and the accounts that annotators have there."""

import json
import stat
from pathlib import Path

import pytest

from sarv.corpus import Corpus, CorpusError
from sarv.rounds.accounts import Account, account, accounts, keep, path_of
from sarv.rounds.connection import FILE, connection
from sarv.rounds.server import ServerError

URL, TOKEN = "http://127.0.0.1:8080", "own-token"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's environment."""
    monkeypatch.delenv("LABEL_STUDIO_URL", raising=False)
    monkeypatch.delenv("LABEL_STUDIO_API_KEY", raising=False)


def write(corpus: Corpus, text: str) -> None:
    """Write the file that `scripts/label-studio` writes."""
    file = corpus.path(FILE)
    file.parent.mkdir()
    file.write_text(text)


@pytest.mark.parametrize(
    ("server", "variables", "expected"),
    [
        (None, {}, (URL, TOKEN)),
        (None, {"LABEL_STUDIO_API_KEY": "other"}, (URL, TOKEN)),
        (URL + "/", {}, (URL, TOKEN)),
        (URL, {"LABEL_STUDIO_API_KEY": "other"}, (URL, "other")),
        ("https://a.example/x", {"LABEL_STUDIO_API_KEY": "other"}, ("https://a.example/x", "other")),
        (None, {"LABEL_STUDIO_URL": "https://a.example", "LABEL_STUDIO_API_KEY": "other"}, ("https://a.example", "other")),
        (URL, {"LABEL_STUDIO_URL": "https://a.example"}, (URL, TOKEN)),
    ],
)
def test_which_server(
    tale: Corpus, monkeypatch: pytest.MonkeyPatch, server: str | None, variables: dict[str, str], expected: tuple[str, str]
) -> None:
    """A named server goes before the environment's, that before the one of the folder; a token stays with its server."""
    write(tale, json.dumps({"url": URL, "token": TOKEN}))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert expected == connection(tale, server)


@pytest.mark.parametrize("server", ["https://a.example", "http://127.0.0.1:8081"])
def test_a_token_is_not_given_to_another_server(tale: Corpus, server: str) -> None:
    """The token of the folder's own server goes to no other."""
    write(tale, json.dumps({"url": URL, "token": TOKEN}))

    with pytest.raises(ServerError, match="put it into the environment as LABEL_STUDIO_API_KEY"):
        connection(tale, server)


def test_no_server(tale: Corpus) -> None:
    """Where no server is known, the ways to one are named."""
    with pytest.raises(ServerError, match=r"start one with `scripts/label-studio start`, or name one with --server URL"):
        connection(tale)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"url": "http://127.0.0.1:8080"}', '{"url": 1, "token": "x"}'])
def test_a_file_that_was_changed(tale: Corpus, text: str) -> None:
    """A connection file that is not as it was written is named; what it holds is not shown."""
    write(tale, text)

    with pytest.raises(ServerError, match=f"^{FILE} is not as it was written; `scripts/label-studio start` writes it anew.$"):
        connection(tale)


def test_an_account_is_made_once(tale: Corpus) -> None:
    """An annotator's account has a random password, which stays; each annotator has another."""
    first = account(tale, "pilot", "a", "a@example.org")

    assert first == account(tale, "pilot", "a", "a@example.org")
    assert first.password != account(tale, "pilot", "b", "b@example.org").password
    assert 20 <= len(first.password) <= 128
    assert {"a": first, "b": accounts(tale, "pilot")["b"]} == accounts(tale, "pilot")
    assert {} == accounts(tale, "other")


def test_only_the_user_reads_accounts(tale: Corpus) -> None:
    """The file of accounts is for the user alone, and its folder keeps itself out of git."""
    keep(tale, "pilot", {"a": Account(email="a@example.org", password="p", token="t")})
    modes = [stat.S_IMODE(tale.path(path).stat().st_mode) for path in (path_of("pilot"), ".sarv")]

    assert [0o600, 0o700] == modes
    assert b"*\n" == tale.read_bytes(".sarv/.gitignore")
    assert {"a": Account(email="a@example.org", password="p", token="t")} == accounts(tale, "pilot")
    assert [] == list(Path(tale.root, ".sarv").rglob("*.part"))


def test_secrets_are_not_shown(tale: Corpus) -> None:
    """Neither a printed account nor the message about a faulty file shows a password."""
    assert "Account(email='a@example.org')" == repr(Account(email="a@example.org", password="canary", token="canary"))

    keep(tale, "pilot", {"a": Account(email="a@example.org", password="p")})
    tale.path(path_of("pilot")).write_text('{"a": {"email": 7, "password": "canary"}}')
    with pytest.raises(CorpusError, match=r"^\.sarv/rounds/pilot/accounts\.json: is not as it was written") as caught:
        accounts(tale, "pilot")
    assert (None, None) == (caught.value.__cause__, caught.value.__context__)
