"""A gateway in front of the real node, at which requests are counted, cut, lost or held."""

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

LONGEST = 60
"""Seconds that anything here waits before the test fails anyway."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request on its way to the node."""

    method: str
    path: str
    body: bytes

    @property
    def is_bulk(self) -> bool:
        return self.path.startswith("/_bulk")


class CutError(Exception):
    """The connection ends after so many bytes of the request's body."""

    def __init__(self, after: int) -> None:
        self.after = after


class LostError(Exception):
    """The node does what it was asked, and its answer is lost."""


@dataclass
class Gateway:
    """What passes; ``watch`` is called with each request, and waits, or raises what is to happen to it."""

    url: str = ""
    watch: Callable[[Request], None] = lambda request: None
    passed: list[Request] = field(default_factory=list)

    def bulks(self) -> list[Request]:
        return [request for request in self.passed if request.is_bulk]


@contextmanager
def gateway(node_url: str) -> Iterator[Gateway]:
    """Open a gateway before a node."""
    gate = Gateway()
    node = urlsplit(node_url).netloc

    class Passage(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.command, self.path, body)
            gate.passed.append(request)
            upstream = http.client.HTTPConnection(node, timeout=LONGEST)
            try:
                gate.watch(request)
                self._answer(self._asked(upstream, body))
            except CutError as cut:
                self._send(upstream, body[: cut.after])
                self._hang_up()
            except LostError:
                self._asked(upstream, body)
                self._hang_up()
            except OSError:
                self._hang_up()  # whoever asked did not wait
            finally:
                upstream.close()

        do_POST = do_PUT = do_HEAD = do_DELETE = do_GET  # noqa: N815

        def _send(self, upstream: http.client.HTTPConnection, body: bytes) -> None:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                upstream.putheader(name, value)
            upstream.endheaders(body)

        def _asked(self, upstream: http.client.HTTPConnection, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
            self._send(upstream, body)
            answer = upstream.getresponse()
            return answer.status, answer.getheaders(), answer.read()

        def _answer(self, answer: tuple[int, list[tuple[str, str]], bytes]) -> None:
            status, headers, payload = answer
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(payload)

        def _hang_up(self) -> None:
            self.close_connection = True
            try:
                self.connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passage)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    gate.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield gate
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
