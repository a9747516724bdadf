"""Downloads a pinned file, or a page, into a cache, from a public address of the host that its URL names, and from nowhere else.

The host's name is resolved once, every address it has must be public, and the connection goes to such an address, so that
no later answer of a name server can lead into a private network. Nothing that a server sends is quoted in an error.
"""

import hashlib
import os
import socket
import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from .. import __version__
from ..corpus import sync_folder
from ._outcome import NOT_AVAILABLE, SourceError

LARGEST_PINNED = 200_000_000
MOST_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": f"sarv/{__version__}"}
_ROOM_FOR_HEADERS = 100_000
_TRANSLATED = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Network:
    """Leave to download, and its bounds. Only tests, which run a server on this machine, set `trust` and `loopback`."""

    seconds: float = 300.0
    stall_seconds: float = 30.0
    largest: int = LARGEST_PINNED
    trust: Path | None = None
    loopback: bool = False


class _GivenUpError(Exception):
    """Why a download was given up, in the reader's words."""


def download(url: str, sha256: str, cache: Path, network: Network) -> None:
    """Fetch `url` into the folder `cache`, as a file named by its checksum, which must be `sha256`."""

    def name(found: str) -> str:
        if found != sha256:
            message = "what the server sent is not the pinned file: its checksum differs"
            way_out = "The file was changed at its source; name a mirror folder that has the pinned one with --mirror."
            raise SourceError("pinned_file_differs", url, message, way_out, expected=sha256, found=found)
        return sha256

    _fetch(url, cache, network, name)


def place_of(url: str, cache: Path) -> Path:
    """Where a page is kept that was fetched once."""
    return cache / hashlib.sha256(url.encode("utf-8")).hexdigest()


def page(url: str, cache: Path, network: Network | None) -> tuple[bool, bytes]:
    """What is at `url`, which nobody pinned, and whether it was asked for now: what is in the folder `cache` is taken from there.

    Raises `SourceError` where it cannot be had, or where it is not in the cache and there is no leave to download.
    """
    kept = place_of(url, cache)
    asked = not kept.is_file()
    if asked:
        if network is None:
            raise SourceError(
                NOT_AVAILABLE, url, "it was not downloaded before, and downloading was not allowed", "Use --download."
            )
        _fetch(url, cache, network, lambda _checksum: kept.name)
    return asked, kept.read_bytes()


def _fetch(url: str, cache: Path, network: Network, name: Callable[[str], str]) -> None:
    """Fetch `url` into the folder `cache`, whole or not at all, as a file that `name` gives its name, by its checksum."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, staged = tempfile.mkstemp(suffix=".part", dir=cache)
        try:
            Path(staged).replace(cache / name(_save(_body(url, network), handle)))
            sync_folder(cache)
        finally:
            Path(staged).unlink(missing_ok=True)
    except _GivenUpError as reason:
        way_out = "Try again later, or fetch the file by other means and name its mirror folder with --mirror."
        raise SourceError("download_failed", url, f"could not be downloaded: {reason}", way_out) from None
    except OSError as error:
        message = f"the cache folder cannot be written ({error.strerror})"
        raise SourceError("download_failed", str(cache), message, "Make it writable or make room, or use --mirror.") from error


def _save(blocks: Iterator[bytes], handle: int) -> str:
    """Write the blocks to an open file, durably; their checksum."""
    digest = hashlib.sha256()
    with os.fdopen(handle, "wb") as file:
        for block in blocks:
            digest.update(block)
            file.write(block)
        file.flush()
        os.fsync(handle)
    return digest.hexdigest()


def _body(url: str, network: Network) -> Iterator[bytes]:
    """The body at `url`, redirects on the same host followed."""
    origin = _origin(url)
    addresses = _addresses(*origin, network)
    context = _context(network)
    with _plainly():
        for _ in range(MOST_REDIRECTS + 1):
            response = _get(url, origin, addresses, context, network)
            try:
                if response.status == 200:
                    yield from response.stream(65536, decode_content=False)
                    return
                if response.status not in _REDIRECTS:
                    raise _GivenUpError(f"the server answers with status {response.status}")
                url = urljoin(url, response.headers.get("Location", ""))
            finally:
                response.close()
            if _origin(url) != origin:
                raise _GivenUpError("the server redirects to another host")
        raise _GivenUpError(f"the server redirects more than {MOST_REDIRECTS} times")


def _origin(url: str) -> tuple[str, int]:
    """Host and port of an address, which must be https and say nothing of a user."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise _GivenUpError("its host or port cannot be read") from None
    if parts.scheme != "https" or not parts.hostname:
        raise _GivenUpError("it leads to an address that is not https")
    if parts.username is not None:
        raise _GivenUpError("it holds a user's name or password, which would be stored with it")
    return parts.hostname, port


def _addresses(host: str, port: int, network: Network) -> list[str]:
    """The addresses of a host, all of which must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _GivenUpError(f"the name {host} cannot be resolved") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not (is_public(address) or (network.loopback and ip_address(address).is_loopback)):
            raise _GivenUpError(f"{host} has an address that is not public")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is that of a host on the public internet."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found in _TRANSLATED:
            return is_public(".".join(map(str, found.packed[-4:])))
        if found.sixtofour or found.teredo or found.is_site_local:
            return False
    private = found.is_private or found.is_loopback or found.is_link_local or found.is_reserved or found.is_unspecified
    return found.is_global and not private and not found.is_multicast


class _BoundedSocket(ssl.SSLSocket):
    """A connection that ends at a time and after a number of bytes, however slowly or endlessly the other side sends."""

    deadline: float
    stall_seconds: float
    remaining: int

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        """Receive, within the bounds."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise _GivenUpError("it takes too long")
        self.settimeout(min(seconds, self.stall_seconds))
        try:
            received = super().recv_into(*arguments, **options)
        except TimeoutError:
            if time.monotonic() < self.deadline:
                raise
            raise _GivenUpError("it takes too long") from None
        self.remaining -= received
        if self.remaining < 0:
            raise _GivenUpError("the server sends more than allowed")
        return received


def _context(network: Network) -> ssl.SSLContext:
    """TLS that knows the certificate authorities of the system, over connections that are bounded from now on."""
    bounds = {
        "deadline": time.monotonic() + network.seconds,
        "stall_seconds": network.stall_seconds,
        "remaining": network.largest + _ROOM_FOR_HEADERS,
    }
    context = ssl.create_default_context(cafile=network.trust)
    context.sslsocket_class = type("_BoundedNow", (_BoundedSocket,), bounds)
    return context


def _get(
    url: str, origin: tuple[str, int], addresses: list[str], context: ssl.SSLContext, network: Network
) -> urllib3.BaseHTTPResponse:
    """The answer to a GET from the first of the addresses that can be reached, unread."""
    host, port = origin
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = _HEADERS | {"Host": host if port == 443 else f"{host}:{port}"}
    timeout = urllib3.Timeout(connect=network.stall_seconds, read=network.stall_seconds)
    for address in addresses:
        pool = urllib3.HTTPSConnectionPool(address, port, ssl_context=context, server_hostname=host, timeout=timeout)
        try:
            return pool.urlopen(
                "GET", target, headers=headers, redirect=False, retries=False, preload_content=False, decode_content=False
            )
        except (exceptions.NewConnectionError, exceptions.ConnectTimeoutError):
            continue
    raise _GivenUpError(f"{host} cannot be reached")


@contextmanager
def _plainly() -> Iterator[None]:
    """What goes wrong with a connection as a reason, without anything that the server sent."""
    try:
        yield
    except exceptions.SSLError:
        raise _GivenUpError("there is no connection by TLS with a certificate of that host") from None
    except exceptions.TimeoutError:
        raise _GivenUpError("the server does not answer, or stopped sending") from None
    except exceptions.HTTPError:
        raise _GivenUpError("the connection broke") from None
    except ValueError:
        raise _GivenUpError("the server redirects to an address that cannot be read") from None
