"""Which server the rounds of a corpus folder are on, and the accounts that annotators have there."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sarv.corpus import Corpus, CorpusError
from sarv.rounds.accounts import Account, account, accounts, default_email, path_of
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

    with pytest.raises(
        ServerError, match="put its address and token into the environment as LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY"
    ):
        connection(tale, server)


@pytest.mark.parametrize(
    ("server", "refused"),
    [
        ("http://lab.example:8080", True),
        ("http://192.0.2.7", True),
        ("http://localhost.example", True),
        ("https://lab.example", False),
        ("http://localhost:8080", False),
        ("http://127.0.0.2", False),
        ("http://[::1]:8080", False),
    ],
)
def test_nothing_goes_openly_over_a_network(tale: Corpus, monkeypatch: pytest.MonkeyPatch, server: str, refused: bool) -> None:
    """A server on another machine is asked by http only where the call allows it; the refusal names the ways out."""
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "other")

    assert (server, "other") == connection(tale, server, plain_http=True)
    if not refused:
        assert (server, "other") == connection(tale, server)
        return
    with pytest.raises(ServerError, match=r"is asked by http, .* https address, .* tunnel .*--plain-http goes on all the same"):
        connection(tale, server)


def test_no_server(tale: Corpus) -> None:
    """Where no server is known, the ways to one are named."""
    with pytest.raises(ServerError, match=r"start one with `scripts/label-studio start`, or name one with --server URL"):
        connection(tale)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "7", '{"url": "http://127.0.0.1:8080"}', '{"url": "http://127.0.0.1:8080", "token": ""}'),
        *('{"url": 1, "token": "x"}', '{"url": "lab", "token": "x"}'),
    ],
)
def test_a_file_that_was_changed(tale: Corpus, text: str) -> None:
    """A connection file that is not as it was written is named; what it holds is not shown."""
    write(tale, text)

    with pytest.raises(ServerError, match=f"^{FILE} is not as it was written; `scripts/label-studio start` writes it anew.$"):
        connection(tale)


@pytest.mark.parametrize("text", ["{", '{"url": "lab", "token": "x"}'])
def test_a_file_that_is_not_used_is_not_read(tale: Corpus, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A faulty connection file refuses nothing where server and token are known without it."""
    write(tale, text)
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "other")

    assert ("https://a.example", "other") == connection(tale, "https://a.example")
    monkeypatch.setenv("LABEL_STUDIO_URL", "https://b.example")
    assert ("https://b.example", "other") == connection(tale)


def test_a_faulty_variable_is_named_where_it_is_used(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of the environment that is none is named with its variable, and refuses no call that names a server."""
    write(tale, json.dumps({"url": URL, "token": TOKEN}))
    monkeypatch.setenv("LABEL_STUDIO_URL", "lab")
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "other")

    assert (URL, TOKEN) == connection(tale, URL)
    with pytest.raises(ServerError) as caught:
        connection(tale)
    assert "LABEL_STUDIO_URL: 'lab' is not the address of a server, such as http://127.0.0.1:8080." == str(caught.value)


def test_a_token_of_the_environment_is_that_of_its_server(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment names a server too, its token goes to no other that the call names."""
    monkeypatch.setenv("LABEL_STUDIO_URL", "https://a.example/")
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", "other")

    assert ("https://a.example", "other") == connection(tale, "https://a.example")
    with pytest.raises(ServerError, match=f"^The token of the server at {URL} is missing: put its address and token"):
        connection(tale, URL)
    write(tale, json.dumps({"url": URL, "token": TOKEN}))
    assert (URL, TOKEN) == connection(tale, URL)


def test_an_account_is_made_once(tale: Corpus) -> None:
    """An annotator's account has a random password, which stays; each annotator has another."""
    first = account(tale, "pilot", "a", "a@example.org", URL)

    assert first == account(tale, "pilot", "a", "a@example.org", URL)
    assert first.password != account(tale, "pilot", "b", "b@example.org", URL).password
    assert 20 <= len(first.password) <= 128
    assert {"a": first, "b": accounts(tale, "pilot")["b"]} == accounts(tale, "pilot")
    assert {} == accounts(tale, "other")


def test_an_account_belongs_to_one_server(tale: Corpus) -> None:
    """An account is not given for another server, and both are named; the same address has another password on another server."""
    first = account(tale, "pilot", "a", "a@example.org", URL)

    with pytest.raises(CorpusError) as caught:
        account(tale, "pilot", "a", "a@example.org", "https://b.example")
    assert (
        f"a of round pilot has an account on the server {URL}, and its password is not sent to https://b.example. "
        "Name that server with --server; if it has moved, write its new address into .sarv/rounds/pilot/accounts.json; "
        "if it is gone, move that file away"
    ) == str(caught.value)
    assert {"a": first} == accounts(tale, "pilot")
    assert first == account(tale, "second", "a", "a@example.org", URL)
    assert first.password != account(tale, "third", "a", "a@example.org", "https://b.example").password


def test_accounts_without_their_server(tale: Corpus) -> None:
    """Where nothing but the server is missing from accounts of a round, that is said, with what is to be added."""
    kept = {"server": URL, "email": "b@example.org", "password": "canary"}
    account(tale, "pilot", "a", "a@example.org", URL)
    tale.path(path_of("pilot")).write_text(json.dumps({"a": {"email": "a@example.org", "password": "canary"}, "b": kept}))

    with pytest.raises(CorpusError) as caught:
        accounts(tale, "pilot")

    assert (
        ".sarv/rounds/pilot/accounts.json: does not say on which server the account of a is; "
        'add "server": "<address>", as http://127.0.0.1:8080, to each'
    ) == str(caught.value)


@pytest.mark.parametrize("text", ["{", "[]", '{"a": {"email": "a@example.org", "password": "canary"}}', '{"a": 7}'])
def test_accounts_of_another_round_stop_none(tale: Corpus, text: str) -> None:
    """A file of accounts of another round that cannot be read is passed over, and stays as it is."""
    account(tale, "broken", "a", "a@example.org", URL)
    tale.path(path_of("broken")).write_text(text)
    known = account(tale, "other", "a", "a@example.org", URL)

    assert known == account(tale, "pilot", "a", "a@example.org", URL)
    assert text == tale.path(path_of("broken")).read_text()


def test_addresses_of_two_rounds_differ() -> None:
    """Annotators for whom no address was given have another in each round, so that their accounts cannot be confused."""
    addresses = {default_email(*who) for who in (("pilot", "a"), ("pilot", "b"), ("pilot-2", "a"), ("2", "a-pilot"))}

    assert 4 == len(addresses)
    assert "a.pilot@annotators.example" in addresses


def test_commands_at_once_lose_no_account(tale: Corpus) -> None:
    """Accounts that are made by several runs at the same moment are all kept."""
    names = [f"a{number}" for number in range(12)]
    with ThreadPoolExecutor(len(names)) as pool:
        made = list(pool.map(lambda name: account(tale, "pilot", name, f"{name}@example.org", URL), names))

    assert dict(zip(names, made, strict=True)) == accounts(tale, "pilot")


def test_only_the_user_reads_accounts(tale: Corpus) -> None:
    """The file of accounts is for the user alone, and its folder keeps itself out of git."""
    account(tale, "pilot", "a", "a@example.org", URL)
    modes = [stat.S_IMODE(tale.path(path).stat().st_mode) for path in (path_of("pilot"), ".sarv")]

    assert [0o600, 0o700] == modes
    assert b"*\n" == tale.read_bytes(".sarv/.gitignore")
    assert [] == list(Path(tale.root, ".sarv").rglob("*.part"))


def test_secrets_are_not_shown(tale: Corpus) -> None:
    """Neither a printed account nor the message about a faulty file shows a password."""
    assert "Account(server='https://b.example', email='a@example.org')" == repr(
        Account(server="https://b.example", email="a@example.org", password="canary", token="canary")
    )

    account(tale, "pilot", "a", "a@example.org", URL)
    for faulty in ({"email": 7, "password": "canary"}, {"server": URL, "password": "canary"}):
        tale.path(path_of("pilot")).write_text(json.dumps({"a": faulty}))
        with pytest.raises(
            CorpusError, match=r"^\.sarv/rounds/pilot/accounts\.json: is not as it was written, with server"
        ) as caught:
            accounts(tale, "pilot")
        assert (None, None) == (caught.value.__cause__, caught.value.__context__)
        assert "canary" not in str(caught.value)
