"""The server that `scripts/test --server` starts for these tests; without it, they are not collected."""

import os

import pytest

from sarv.rounds.server import Server

URL, TOKEN = "SARV_LABEL_STUDIO_URL", "SARV_LABEL_STUDIO_TOKEN"

collect_ignore_glob = [] if URL in os.environ else ["test_*.py"]


@pytest.fixture(scope="session")
def server_url() -> str:
    """The address of a server that is there for these tests alone."""
    return os.environ[URL]


@pytest.fixture(scope="session")
def server_token() -> str:
    """The token of its administrator."""
    return os.environ[TOKEN]


@pytest.fixture(scope="session")
def server(server_url: str, server_token: str) -> Server:
    """The server as its administrator."""
    return Server.connect(server_url, server_token)
