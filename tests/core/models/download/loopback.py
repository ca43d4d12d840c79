"""A real HTTP server on 127.0.0.1 that misbehaves as it is told, and a proxy to it."""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

CERTIFICATE = Path(__file__).with_name("loopback.pem")


@dataclass
class Plan:
    """How one request is answered; by default as a good server does."""

    status: int | None = None
    """Instead of 200 or 206."""

    body: bytes | None = None
    """Instead of the file."""

    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = '"first"'
    ranges: bool = True
    length: int | None = None
    """What Content-Length says, instead of the truth. -1: nothing, the end closes the line."""

    cut_after: int | None = None
    """Bytes after which the line is cut."""

    stall_after: int | None = None
    """Bytes after which nothing more comes. -1: not even an answer."""

    piece: int = 1 << 16
    pause: float = 0.0
    """Seconds between pieces of so many bytes."""

    chunked: bool = False


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    file: str
    path: str
    headers: dict[str, str]


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # closing waits for all of them
    request_queue_size = 16

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves is what is tested, and no error."""


class _Running:
    """A server in a thread, from `with` to its end."""

    def __init__(self, handler: type[BaseHTTPRequestHandler], tls: bool = False) -> None:
        self.tls = tls
        self.released = threading.Event()
        self._server = _Server(("127.0.0.1", 0), handler)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), name="loopback"
        )

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Loopback(_Running):
    """Serves files by the name that the address asks for, each request by its next plan."""

    def __init__(self, files: dict[str, bytes], *, tls: bool = False) -> None:
        self.files = dict(files)
        self.plans: dict[str, list[Plan]] = {}
        self.requests: list[Request] = []
        super().__init__(self._handler(), tls)

    def plan(self, file: str, *plans: Plan) -> None:
        """Answer the next requests for `file` so; those after them well."""
        self.plans[file] = list(plans)

    def asked(self, file: str) -> list[Request]:
        """Return the requests for a file."""
        return [request for request in self.requests if request.file == file]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(_Quiet):
            def do_GET(self) -> None:
                self.close_connection = True
                query = parse_qs(urlsplit(self.path).query)
                file = query.get("FilePath", [""])[0]
                headers = {name.lower(): value for name, value in self.headers.items()}
                loopback.requests.append(Request(file, self.path, headers))
                plans = loopback.plans.get(file, [])
                plan = plans.pop(0) if plans else Plan()
                if plan.stall_after == -1:
                    loopback.released.wait(10)
                    return
                self._answer(plan, loopback.files.get(file), headers)

            def _answer(self, plan: Plan, content: bytes | None, asked: dict[str, str]) -> None:
                status = plan.status or (200 if content is not None or plan.body else 404)
                body = plan.body if plan.body is not None else content or b""
                extra = dict(plan.headers)
                if plan.etag is not None:
                    extra.setdefault("ETag", plan.etag)
                start = asked.get("range", "").removeprefix("bytes=").partition("-")[0]
                same = asked.get("if-range") in (None, plan.etag, extra.get("Last-Modified"))
                if status == 200 and plan.ranges and start and same:
                    status, total = 206, len(body)
                    place = f"bytes {start}-{total - 1}/{total}"
                    body = body[int(start) :]
                    if not body:
                        status, place = 416, f"bytes */{total}"
                    extra.setdefault("Content-Range", place)
                self.send_response(status)
                for name, value in extra.items():
                    self.send_header(name, value)
                if plan.chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                elif plan.length != -1:
                    length = len(body) if plan.length is None else plan.length
                    self.send_header("Content-Length", str(length))
                self.end_headers()
                self._send(plan, body)

            def _send(self, plan: Plan, body: bytes) -> None:
                end = min(
                    len(body) if each is None else each
                    for each in (plan.cut_after, plan.stall_after, None)
                )
                for begin in range(0, end, plan.piece):
                    piece = body[begin : min(begin + plan.piece, end)]
                    if plan.chunked:
                        piece = b"%x\r\n%s\r\n" % (len(piece), piece)
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if plan.pause and loopback.released.wait(plan.pause):
                        return
                if plan.stall_after is not None:
                    loopback.released.wait(10)
                elif plan.cut_after is None and plan.chunked:
                    self.wfile.write(b"0\r\n\r\n")

        return Handler


class LoopbackProxy(_Running):
    """An HTTP proxy that leads every name to one server on 127.0.0.1."""

    def __init__(self, port: int, *, login: str | None = None) -> None:
        self.seen: list[str] = []
        self.logins: list[str | None] = []
        super().__init__(self._handler(port, login))

    def _handler(self, port: int, login: str | None) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(_Quiet):
            def do_GET(self) -> None:
                self._relay(self._fetch)

            def do_CONNECT(self) -> None:
                self._relay(self._tunnel)

            def _relay(self, relay: Callable[[], None]) -> None:
                self.close_connection = True
                proxy.seen.append(self.path)
                proxy.logins.append(self.headers.get("Proxy-Authorization"))
                if login is not None and self.headers.get("Proxy-Authorization") != login:
                    self.send_response(407)
                    self.send_header("Proxy-Authenticate", "Basic")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                relay()

            def _fetch(self) -> None:
                parts = urlsplit(self.path)
                del self.headers["Proxy-Authorization"]
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                try:
                    connection.request("GET", f"{parts.path}?{parts.query}", headers=self.headers)
                    answer = connection.getresponse()
                    self.send_response(answer.status)
                    for name, value in answer.getheaders():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(answer.read())
                finally:
                    connection.close()

            def _tunnel(self) -> None:
                with socket.create_connection(("127.0.0.1", port), timeout=5) as inner:
                    self.send_response(200)
                    self.end_headers()
                    ends = {self.connection: inner, inner: self.connection}
                    while not proxy.released.is_set():
                        for end in select.select(list(ends), [], [], 0.05)[0]:
                            data = end.recv(1 << 16)
                            if not data:
                                return
                            ends[end].sendall(data)

        return Handler


class _Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
