"""Pages that `sarv add` fetches: through the guarded download alone, one at a time, each once, each fault at its line."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from click.testing import CliRunner

from adding import OPTIONS, add, codes, empty
from https_server import SECRET, Server
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.intake import addresses
from sarv.records import Document
from sarv.sources import Network


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """The certificate authority that the tests trust."""
    return trustme.CA()


@pytest.fixture(scope="module")
def server(authority: trustme.CA) -> Iterator[Server]:
    """The running server."""
    serving = Server(authority.issue_cert("localhost"))
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield serving
    serving.over.set()
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture
def network(authority: trustme.CA, tmp_path: Path) -> Network:
    """Leave to ask the server, and nobody else but public ones."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    return Network(seconds=5, stall_seconds=0.5, largest=500_000, trust=tmp_path / "authority.pem", loopback=True)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of which is waited for."""
    made: list[float] = []
    monkeypatch.setattr(addresses, "sleep", made.append)
    return made


@pytest.fixture
def river(tmp_path: Path) -> Corpus:
    """An empty corpus folder."""
    return empty(tmp_path / "rn")


def listed(tmp_path: Path, server: Server, *paths: str) -> Path:
    """A list of addresses of the server."""
    server.asked.clear()
    (tmp_path / "pages.urls").write_text("".join(f"https://localhost:{server.server_port}/{path}\n" for path in paths))
    return tmp_path / "pages.urls"


def test_a_page_becomes_a_document(server: Server, network: Network, river: Corpus, tmp_path: Path) -> None:
    """The article of a page is added with its headline, and with the address that was asked for."""
    pages = listed(tmp_path, server, "article?of=mill")
    _, findings = add(river, [pages], network=network, cache=tmp_path / "pages")
    one: Document = river.load("corpus/river/river-0001.json", Document)

    assert [] == findings
    assert f"https://localhost:{server.server_port}/article?of=mill" == one.url
    assert "2018-05-04" == one.published
    assert (river.text("river", "river-0001") or "").startswith("The mill of mill\n\nThe mill burnt down on Friday")
    assert SECRET not in (river.text("river", "river-0001") or "")


def test_a_page_is_asked_for_once(server: Server, network: Network, river: Corpus, tmp_path: Path) -> None:
    """What was fetched is kept: a run that goes on, or is repeated without the network, asks for nothing again."""
    pages = listed(tmp_path, server, "article?of=mill", "missing", "article?of=quay")
    _, findings = add(river, [pages], network=network, cache=tmp_path / "pages")
    assert ["2:input_address"] == codes(findings)
    assert ["/article?of=mill", "/missing", "/article?of=quay"] == server.asked

    pages = listed(tmp_path, server, "article?of=mill", "article?of=quay")
    assert [] == add(river, [pages], cache=tmp_path / "pages")[1]
    assert [] == server.asked
    assert ["river-0001", "river-0002"] == river.document_ids("river")


def test_pages_that_cannot_be_had(server: Server, network: Network, river: Corpus, tmp_path: Path) -> None:
    """Every address that gives no article is a finding at its line, with the reason and nothing that the server sent."""
    pages = listed(tmp_path, server, "missing", "elsewhere", "downgrade", "endless", "silent", "wrong", "article?of=mill")
    with pages.open("a") as more:
        more.write("http://gazette.example/plain\nhttps://127.0.0.1/own\n")
    _, findings = add(river, [pages], network=network, cache=tmp_path / "pages")

    expected = [*(f"{line}:input_address" for line in (1, 2, 3, 4, 5)), "6:input_without_article"]
    assert [*expected, "8:input_address", "9:input_address"] == codes(findings)
    assert "could not be downloaded: the server answers with status 404" == findings[0].message
    assert "could not be downloaded: it leads to an address that is not https" == findings[2].message
    assert "pages are fetched by https alone" == findings[6].message
    assert [] == [one for one in findings if SECRET in str(one.as_dict())]
    assert [] == river.collection_ids()


def test_private_addresses(river: Corpus, tmp_path: Path) -> None:
    """An address that leads to this machine or its network is refused before any connection."""
    (tmp_path / "pages.urls").write_text(
        "https://127.0.0.1/a\nhttps://[::1]/b\nhttps://169.254.169.254/c\nhttps://2130706433/d\n"
    )
    _, findings = add(river, [tmp_path / "pages.urls"], network=Network(), cache=tmp_path / "pages")

    assert [f"{line}:input_address" for line in (1, 2, 3, 4)] == codes(findings)
    assert {True} == {one.message.endswith("has an address that is not public") for one in findings}


def test_nothing_is_fetched_unasked(river: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --download, a list of addresses is a wrong call, and not even a name is resolved."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.getaddrinfo", forbidden)
    (tmp_path / "pages.urls").write_text("https://gazette.example/a\n")
    monkeypatch.setattr("sarv.cli.add.pages_folder", lambda: tmp_path / "pages")
    command = ["add", "river", str(tmp_path / "pages.urls"), *OPTIONS, "--folder", str(river.root)]
    result = CliRunner().invoke(sarv, command)

    assert (2, True) == (result.exit_code, "Pages that are not here yet: 1; --download" in result.stderr)


def test_one_after_the_other(server: Server, network: Network, river: Corpus, tmp_path: Path, pauses: list[float]) -> None:
    """Between two pages that are asked for lies a pause; before the first, and where nothing is asked, there is none."""
    pages = listed(tmp_path, server, "article?of=mill", "article?of=quay", "article?of=tower")
    add(river, [pages], network=network, cache=tmp_path / "pages")
    assert [addresses.PAUSE] * 2 == pauses

    add(river, [pages], network=network, cache=tmp_path / "pages")
    assert [addresses.PAUSE] * 2 == pauses
