"""Fixtures of the tests of adjudication."""

import pytest

from edits import apply
from fake_server import FakeServer
from sarv.checks._verdicts import DIFFERENT
from sarv.corpus import Corpus
from sarv.rounds.connection import TOKEN, URL
from sarv.rounds.server import Server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """A server that the command finds by the environment."""
    fake = FakeServer()
    monkeypatch.setenv(URL, fake.url)
    monkeypatch.setenv(TOKEN, "token-of-the-lead")
    monkeypatch.setattr(Server, "connect", classmethod(lambda _class, _url, _token: fake))
    return fake


@pytest.fixture
def different(tale: Corpus) -> Corpus:
    """The example corpus with a mention and an event of one document in question, and what is agreed named wrongly by both."""
    apply(tale.root, [DIFFERENT])
    return tale
