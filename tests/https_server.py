"""A real https server on this machine for tests, which answers each path in its own way, friendly or not."""

import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme

from standoff import DATA

SECRET = "canary-4711"


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        """Answer by the function that the path names."""
        self.server.asked.append(self.path)
        self.close_connection = True
        getattr(self, f"_{self.path[1:].partition('?')[0]}")()

    def head(self, status: int, **headers: str) -> None:
        """Send status and headers, and a cookie that nobody wants."""
        self.send_response(status)
        for name, value in ({"Set-Cookie": SECRET, "Connection": "close"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _right(self) -> None:
        self.head(200, Content_Length=str(len(DATA)))
        self.wfile.write(DATA)

    def _article(self) -> None:
        of = self.path.rpartition("=")[2]
        words = (
            f"The mill burnt down on Friday, says the {of} office, and nobody was hurt. {of.title()} stays closed on Saturday."
        )
        page = (
            f"<html><head><title>The mill of {of}</title><meta property='article:published_time' content='2018-05-04'></head>"
            f"<body><nav>{SECRET}</nav><article><h1>The mill of {of}</h1><p>{words}</p><p>{words[::-1]}</p></article></body>"
        )
        self.head(200)
        self.wfile.write(page.encode())

    def _chunked(self) -> None:
        self.head(200, Transfer_Encoding="chunked")
        self.wfile.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(DATA), DATA))

    def _wrong(self) -> None:
        self.head(200)
        self.wfile.write(f"{SECRET}\n".encode())

    def _missing(self) -> None:
        self.head(404)
        self.wfile.write(SECRET.encode())

    def _short(self) -> None:
        self.head(200, Content_Length=str(len(DATA)))
        self.wfile.write(DATA[:-1])

    def _endless(self) -> None:
        self.head(200)
        while True:
            self.wfile.write(bytes(65536))

    def _endless_chunks(self) -> None:
        self.head(200, Transfer_Encoding="chunked")
        while True:
            self.wfile.write(b"10000\r\n%b\r\n" % bytes(65536))

    def _slow(self) -> None:
        self.head(200, Content_Length="100000")
        while True:
            self.wfile.write(b"x")
            time.sleep(0.02)

    def _slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            self.wfile.write(b"x")
            time.sleep(0.02)

    def _silent(self) -> None:
        self.server.over.wait(10)

    def _garbage(self) -> None:
        self.wfile.write(f"{SECRET}\r\n\r\n".encode())

    def _moved(self) -> None:
        self.head(302, Location="/right?from=moved")

    def _moved_three_times(self) -> None:
        self.head(301, Location="/moved_twice")

    def _moved_twice(self) -> None:
        self.head(308, Location=f"https://localhost:{self.server.server_port}/moved")

    def _circle(self) -> None:
        self.head(307, Location="/circle")

    def _elsewhere(self) -> None:
        self.head(302, Location=f"https://{SECRET}.example/right")

    def _other_port(self) -> None:
        self.head(302, Location="https://localhost/right")

    def _downgrade(self) -> None:
        self.head(302, Location=f"http://localhost:{self.server.server_port}/right")

    def _nowhere(self) -> None:
        self.head(302, Location=f"https://[{SECRET}/")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """An https server on the loopback interface that notes what it is asked for."""

    daemon_threads = True

    def __init__(self, certificate: trustme.LeafCert) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.over = threading.Event()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that went away."""
