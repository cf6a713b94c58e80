"""A gate before the source: counts what a harvester asks for, and lets something happen between two requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
_SECONDS = 60


@dataclass(frozen=True)
class Passed:
    """A request that passed the gate, and how it was answered."""

    method: str
    path: str
    status: int


@dataclass
class Gate:
    """The address under which the source is known; what lies behind it can be named later.

    Attributes:
        url: The address of the gate, which is the source's `ckan.site_url`.
        source: Where the source really listens.
        passed: All requests so far.
        before: Called with the path before a GET is passed on.
    """

    url: str
    source: str = ""
    passed: list[Passed] = field(default_factory=list)
    before: Callable[[str], None] | None = None

    @contextmanager
    def watched(self, before: Callable[[str], None] | None = None) -> Iterator[list[Passed]]:
        """Starts the list of requests anew; `before` happens before each GET of the block."""
        self.passed.clear()
        self.before = before
        try:
            yield self.passed
        finally:
            self.before = None

    def ask(
        self, method: str, path: str, headers: dict[str, str]
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        """Passes a request on and gives status, header lines and body as the source sent them."""
        if self.before and method == "GET":
            self.before(path)
        place = urlsplit(self.source)
        connection = HTTPConnection(place.hostname or "", place.port, timeout=_SECONDS)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            self.passed.append(Passed(method, path, answer.status))
            return answer.status, answer.getheaders(), body
        finally:
            connection.close()


@contextmanager
def gate() -> Iterator[Gate]:
    """A gate that is open as long as the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Gate(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(found)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def _handler(of: Gate) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._pass("GET")

        def do_HEAD(self) -> None:
            self._pass("HEAD")

        def _pass(self, method: str) -> None:
            headers = {
                name: value
                for name, value in self.headers.items()
                if name.lower() not in _HOP_BY_HOP
            }
            status, lines, body = of.ask(method, self.path, headers)
            self.send_response(status)
            for name, value in lines:
                if name.lower() not in _HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing: `passed` keeps it."""

    return Handler
