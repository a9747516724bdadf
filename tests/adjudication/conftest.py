"""Fixtures of the tests of adjudication."""

import pytest

from edits import apply
from fake_server import FakeServer, found_by_the_environment
from sarv.checks._verdicts import DIFFERENT
from sarv.corpus import Corpus


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """A server that the command finds by the environment."""
    return found_by_the_environment(monkeypatch)


@pytest.fixture
def different(tale: Corpus) -> Corpus:
    """The example corpus with a mention and an event of one document in question, and what is agreed named wrongly by both."""
    apply(tale.root, [DIFFERENT])
    return tale
