"""Downloads a pinned file into the cache, from a public address of the host that its address names, and from nowhere else.

The host's name is resolved once, every address it has must be public, and the connection goes to such an address, so that
no answer of a name server can lead into a private network later. Nothing that a server sends is quoted in an error.
"""

import hashlib
import os
import socket
import ssl
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3

from .. import __version__
from ..corpus import sync_folder
from ._outcome import Obstacle

LARGEST_PINNED = 200_000_000
MOST_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_TRANSLATED = IPv6Network("64:ff9b::/96")
_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": f"sarv/{__version__}"}


@dataclass(frozen=True)
class Network:
    """Leave to download, and its bounds. Only tests, which run a server on this machine, set `trust` and `loopback`."""

    seconds: float = 300.0
    stall_seconds: float = 30.0
    largest: int = LARGEST_PINNED
    trust: Path | None = None
    loopback: bool = False


class _Refused(Exception):
    """Why a download was given up, in the reader's words."""


def download(url: str, sha256: str, cache: Path, network: Network) -> None:
    """Fetch `url` into the folder `cache`, as a file named by its checksum, which must be `sha256`."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, staged = tempfile.mkstemp(suffix=".part", dir=cache)
    except OSError as error:
        message = f"the cache folder cannot be written ({error.strerror})"
        raise Obstacle("download_failed", str(cache), message, "Make it writable, or use --mirror.") from error
    try:
        with open(handle, "wb") as file:
            digest = hashlib.sha256()
            for block in _blocks(url, network):
                digest.update(block)
                file.write(block)
            file.flush()
            os.fsync(handle)
        if digest.hexdigest() != sha256:
            message = "what the server sent is not the pinned file: its checksum differs"
            way_out = "The file was changed at its source; use a mirror folder that has the pinned one."
            raise Obstacle("pinned_file_differs", url, message, way_out, expected=sha256, found=digest.hexdigest())
        os.replace(staged, cache / sha256)
        sync_folder(cache)
    except _Refused as reason:
        way_out = "Try again later, or fetch the file by other means and name its folder with --mirror."
        raise Obstacle("download_failed", url, f"could not be downloaded: {reason}", way_out) from None
    except OSError as error:
        message = f"the download could not be kept ({error.strerror})"
        raise Obstacle("download_failed", str(cache), message, "Make room in the cache folder, or use --mirror.") from error
    finally:
        Path(staged).unlink(missing_ok=True)


def _blocks(url: str, network: Network) -> Iterator[bytes]:
    """The body at `url`, redirects on the same host followed."""
    deadline = time.monotonic() + network.seconds
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise _Refused("it is no https address")
    origin = parts.scheme, parts.hostname, parts.port or 443
    addresses = _addresses(parts.hostname, origin[2], network)
    context = _context(deadline, network)
    for _ in range(MOST_REDIRECTS + 1):
        with _answer(url, addresses, context, network) as response:
            if response.status == 200:
                yield from response.stream(65536, decode_content=False)
                return
            if response.status not in _REDIRECTS:
                raise _Refused(f"the server answered with status {response.status}")
            url = urljoin(url, response.headers.get("Location", ""))
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise _Refused("the server redirects to an address that is not https")
        if (parts.scheme, parts.hostname, parts.port or 443) != origin:
            raise _Refused("the server redirects to another host")
    raise _Refused(f"the server redirects more than {MOST_REDIRECTS} times")


def _addresses(host: str, port: int, network: Network) -> list[str]:
    """The addresses of a host, all of which must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Refused(f"the name {host} could not be resolved") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not (is_public(address) or (network.loopback and ip_address(address).is_loopback)):
            raise _Refused(f"{host} has an address that is not public")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a host of the public internet."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found in _TRANSLATED:
            return is_public(".".join(map(str, found.packed[-4:])))
        if found.sixtofour is not None or found.teredo is not None or found.is_site_local:
            return False
    private = found.is_private or found.is_loopback or found.is_link_local or found.is_reserved or found.is_unspecified
    return found.is_global and not private and not found.is_multicast


class _BoundedSocket(ssl.SSLSocket):
    """A connection that gives up at a time and after a number of bytes, however slowly or endlessly the other side sends."""

    deadline: float
    stall_seconds: float
    remaining: int

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        """Receive, within the bounds."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise _Refused("it took too long")
        self.settimeout(min(seconds, self.stall_seconds))
        received = super().recv_into(*arguments, **options)
        self.remaining -= received
        if self.remaining < 0:
            raise _Refused("the server sends more than allowed")
        return received


def _context(deadline: float, network: Network) -> ssl.SSLContext:
    bounds = {"deadline": deadline, "stall_seconds": network.stall_seconds, "remaining": network.largest + 100_000}
    context = ssl.create_default_context(cafile=network.trust)
    context.sslsocket_class = type("_Socket", (_BoundedSocket,), bounds)
    return context


@contextmanager
def _answer(
    url: str, addresses: list[str], context: ssl.SSLContext, network: Network
) -> Iterator[urllib3.BaseHTTPResponse]:
    """The answer to a GET, from the first address that can be reached; whatever goes wrong is a `_Refused` without details."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    timeout = urllib3.Timeout(connect=network.stall_seconds, read=network.stall_seconds)
    for address in addresses:
        pool = urllib3.HTTPSConnectionPool(
            address, parts.port or 443, ssl_context=context, server_hostname=parts.hostname, timeout=timeout, retries=False
        )
        with pool:
            try:
                headers = _HEADERS | {"Host": parts.netloc}
                options: dict[str, Any] = {"redirect": False, "preload_content": False, "decode_content": False}
                response = pool.request("GET", target, headers=headers, **options)
                try:
                    yield response
                finally:
                    response.close()
                return
            except urllib3.exceptions.NewConnectionError:
                continue
            except urllib3.exceptions.SSLError:
                raise _Refused(f"the server could not prove that it is {parts.hostname}") from None
            except urllib3.exceptions.TimeoutError:
                raise _Refused("the server does not answer, or stopped sending") from None
            except urllib3.exceptions.HTTPError:
                raise _Refused("the connection broke") from None
    raise _Refused(f"{parts.hostname} cannot be reached")


__all__ = ["LARGEST_PINNED", "MOST_REDIRECTS", "Network", "download", "is_public"]
