"""Downloading a pinned file: from a real https server on this machine, friendly or not."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

import standoff
from https_server import SECRET, Server
from sarv.corpus import sha256
from sarv.hydration import hydrate
from sarv.records import TableRowSource
from sarv.sources import Network
from sarv.sources._download import download, is_public
from sarv.sources._outcome import SourceError
from standoff import DATA, documents, table


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """The certificate authority that the tests trust."""
    return trustme.CA()


@pytest.fixture(scope="module")
def server(authority: trustme.CA) -> Iterator[Server]:
    """The running server."""
    serving = Server(authority.issue_cert("localhost", "notes.example"))
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield serving
    serving.over.set()
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture
def trust(authority: trustme.CA, tmp_path: Path) -> Path:
    """The authority's certificate as a file."""
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    return tmp_path / "authority.pem"


def fetch(server: Server, path: str, trust: Path, cache: Path, host: str = "localhost", **bounds: Any) -> str | None:
    """Download a path of the server; None if that went well, else why not. Nothing but the whole right file may remain."""
    server.asked.clear()
    network = Network(**{"seconds": 20.0, "stall_seconds": 5.0} | bounds, trust=trust, loopback=True)
    reason = None
    try:
        download(f"https://{host}:{server.server_port}/{path}", sha256(DATA), cache, network)
    except SourceError as error:
        reason = error.message
        assert SECRET not in f"{error!r} {error} {vars(error)}"
        assert error.__cause__ is None
    left = {file.name: file.read_bytes() for file in cache.iterdir()}
    assert left == ({sha256(DATA): DATA} if reason is None else {})
    return reason


@pytest.mark.parametrize("path", ["right", "right?a=b", "chunked", "moved", "moved_three_times"])
def test_right_file(server: Server, trust: Path, tmp_path: Path, path: str) -> None:
    """The right file comes into the cache under its checksum, also after up to three redirects on the same host."""
    assert None is fetch(server, path, trust, tmp_path / "cache")


REFUSED = {
    "wrong": "what the server sent is not the pinned file: its checksum differs",
    "short": "could not be downloaded: the connection broke",
    "missing": "could not be downloaded: the server answers with status 404",
    "garbage": "could not be downloaded: the connection broke",
    "circle": "could not be downloaded: the server redirects more than 3 times",
    "elsewhere": "could not be downloaded: the server redirects to another host",
    "other_port": "could not be downloaded: the server redirects to another host",
    "downgrade": "could not be downloaded: it leads to an address that is not https",
    "nowhere": "could not be downloaded: the server redirects to an address that cannot be read",
}


@pytest.mark.parametrize(("path", "reason"), REFUSED.items(), ids=REFUSED.keys())
def test_wrong_answers(server: Server, trust: Path, tmp_path: Path, path: str, reason: str) -> None:
    """An answer that is not the pinned file is refused with the reason, and without a word that the server sent."""
    assert reason == fetch(server, path, trust, tmp_path / "cache")
    assert len(server.asked) == (4 if path == "circle" else 1)


@pytest.mark.parametrize("path", ["endless", "endless_chunks"])
def test_endless_body(server: Server, trust: Path, tmp_path: Path, path: str) -> None:
    """A body without end is given up where it becomes larger than allowed."""
    reason = fetch(server, path, trust, tmp_path / "cache", largest=1_000_000)

    assert "could not be downloaded: the server sends more than allowed" == reason


@pytest.mark.parametrize("path", ["slow", "slow_head"])
def test_slow_server(server: Server, trust: Path, tmp_path: Path, path: str) -> None:
    """A server that keeps sending, but slowly, is given up at the end of the time that a download may take."""
    begun = time.monotonic()
    reason = fetch(server, path, trust, tmp_path / "cache", seconds=0.4)

    assert "could not be downloaded: it takes too long" == reason
    assert time.monotonic() - begun < 4


def test_endless_body_ends_in_time(server: Server, trust: Path, tmp_path: Path) -> None:
    """A server that never lets one wait is given up at the end of the time too."""
    reason = fetch(server, "endless", trust, tmp_path / "cache", seconds=0.2, largest=10**12)

    assert "could not be downloaded: it takes too long" == reason


def test_silent_server(server: Server, trust: Path, tmp_path: Path) -> None:
    """A server that stops sending is given up after a while, before the whole time is over."""
    reason = fetch(server, "silent", trust, tmp_path / "cache", stall_seconds=0.3)

    assert "could not be downloaded: the server does not answer, or stopped sending" == reason


def test_server_that_is_not_there(trust: Path, tmp_path: Path) -> None:
    """A host on which no server listens cannot be reached."""
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    network = Network(seconds=5, stall_seconds=5, trust=trust, loopback=True)
    with pytest.raises(SourceError, match="could not be downloaded: localhost cannot be reached"):
        download(f"https://localhost:{port}/right", sha256(DATA), tmp_path / "cache", network)


def test_certificate_of_another_host(server: Server, trust: Path, tmp_path: Path) -> None:
    """A server must prove that it is the host of the address, even where the connection goes to the right machine."""
    reason = fetch(server, "right", trust, tmp_path / "cache", host="127.0.0.1")

    assert "could not be downloaded: there is no connection by TLS with a certificate of that host" == reason
    assert [] == server.asked


def test_certificate_of_an_unknown_authority(server: Server, tmp_path: Path) -> None:
    """A certificate counts only if an authority that is trusted signed it."""
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    reason = fetch(server, "right", tmp_path / "other.pem", tmp_path / "cache")

    assert "could not be downloaded: there is no connection by TLS with a certificate of that host" == reason
    assert [] == server.asked


@pytest.mark.parametrize("url", ["http://localhost/x", "ftp://localhost/x", "file:///etc/passwd", "https:///x"])
def test_only_https(tmp_path: Path, url: str) -> None:
    """An address of any other kind is not even looked up."""
    with pytest.raises(SourceError, match="it leads to an address that is not https"):
        download(url, sha256(DATA), tmp_path / "cache", Network())


@pytest.mark.parametrize("url", ["https://[/x", "https://localhost:99999/x", "https://localhost:port/x"])
def test_addresses_that_are_none(tmp_path: Path, url: str) -> None:
    """An address that names no host or port is refused with that as the reason, before anything is asked."""
    with pytest.raises(SourceError, match="could not be downloaded: its host or port cannot be read"):
        download(url, sha256(DATA), tmp_path / "cache", Network())


@pytest.mark.parametrize("url", ["https://ada:pass@localhost/x", "https://ada@localhost/x"])
def test_addresses_with_a_password(tmp_path: Path, url: str) -> None:
    """An address with a name or a password in it is refused: it would be stored with the document."""
    with pytest.raises(SourceError, match="could not be downloaded: it holds a user's name or password"):
        download(url, sha256(DATA), tmp_path / "cache", Network())


def test_loopback_is_not_public(server: Server, trust: Path, tmp_path: Path) -> None:
    """Outside of tests, a name that leads to this machine is refused before any connection."""
    server.asked.clear()
    with pytest.raises(SourceError, match="localhost has an address that is not public"):
        download(f"https://localhost:{server.server_port}/right", sha256(DATA), tmp_path / "cache", Network(trust=trust))
    assert [] == server.asked


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let the name notes.example have these addresses; the list of the names that were asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: str, port: int, *given: Any, **more: Any) -> Any:
        if host != "notes.example":
            return real(host, port, *given, **more)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


def test_one_private_address_is_enough(monkeypatch: pytest.MonkeyPatch, server: Server, trust: Path, tmp_path: Path) -> None:
    """A name that also has a private address is refused as a whole."""
    resolve_to(monkeypatch, "127.0.0.1", "169.254.169.254")
    reason = fetch(server, "right", trust, tmp_path / "cache", host="notes.example")

    assert "could not be downloaded: notes.example has an address that is not public" == reason
    assert [] == server.asked


def test_name_is_resolved_once(monkeypatch: pytest.MonkeyPatch, server: Server, trust: Path, tmp_path: Path) -> None:
    """The connection goes to the very address that was checked, by the host's name, also after redirects."""
    asked = resolve_to(monkeypatch, "127.0.0.1")

    assert None is fetch(server, "moved", trust, tmp_path / "cache", host="notes.example")
    assert ["notes.example"] == asked
    assert ["/moved", "/right?from=moved"] == server.asked


PRIVATE = [
    *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1"),  # noqa: S104
    *("192.0.2.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001:db8::1"),
    *("2002:0a00:0001::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0"),
    *("fec0::1", "ff02::1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    """Private, local, shared, reserved and multicast addresses are not public, in no spelling and within no other."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "185.199.108.133", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2606:50c0:8000::154"])
def test_addresses_that_are_public(address: str) -> None:
    """Addresses of hosts on the public internet are public."""
    assert is_public(address)


def test_hydration_from_the_network(server: Server, trust: Path, tmp_path: Path) -> None:
    """A source is downloaded once; the next collection folder is hydrated from the cache, without the network."""
    pinned = table(DATA, url=f"https://localhost:{server.server_port}/right")
    folders = [
        standoff.corpus_folder(tmp_path / name, TableRowSource(files=(pinned,)), documents().values()) for name in ("one", "two")
    ]
    server.asked.clear()
    first = hydrate(folders[0], cache=tmp_path / "cache", network=Network(trust=trust, loopback=True))
    second = hydrate(folders[1], cache=tmp_path / "cache")

    assert ([], []) == (first.problems, second.problems)
    assert ["/right"] == server.asked
    assert [["notes-1", "notes-2", "notes-3"]] * 2 == [run.collections[0].of("hydrated") for run in (first, second)]


def test_damaged_cache_is_fetched_anew(server: Server, trust: Path, tmp_path: Path) -> None:
    """Where the network may be used, a damaged file of the cache is replaced."""
    pinned = table(DATA, url=f"https://localhost:{server.server_port}/right")
    corpus = standoff.corpus_folder(tmp_path / "corpus", TableRowSource(files=(pinned,)), documents().values())
    cached = tmp_path / "cache" / sha256(DATA)
    cached.parent.mkdir()
    cached.write_bytes(DATA[1:])
    run = hydrate(corpus, cache=cached.parent, network=Network(trust=trust, loopback=True))

    assert [] == run.problems
    assert DATA == cached.read_bytes()
