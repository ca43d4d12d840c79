"""Telling a real server of this machine, and no other machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from core.results import DecisionState, LivenessVerdict
from core.signalling import loopback
from core.signalling.loopback import Address
from core.signalling.values import Message, SignalError, TargetError

MESSAGE = Message("refused", DecisionState.UNKNOWN, LivenessVerdict.LIVE, 7, datetime.now(UTC))


class Door(HTTPServer):
    """Answers with `status` and remembers what it was told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = 204
        self.drips = False
        self.told: list[tuple[str, str | None, bytes]] = []

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Door

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, self.headers["Content-Type"], body))
        if self.server.drips:
            for _ in range(400):
                try:
                    self.wfile.write(b"H")
                except OSError:
                    return
                time.sleep(0.05)
        self.send_response(self.server.status)
        self.send_header("Location", "http://example.org/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def door() -> Iterator[Door]:
    server = Door()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_server_of_this_machine_gets_the_message(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")  # no proxy is asked
    loopback.tell(f"{door.address}/door?which=left", MESSAGE)
    path, kind, body = door.told[0]
    assert path == "/door?which=left"
    assert kind == "application/json; charset=utf-8"
    assert json.loads(body)["visit"] == 7


@pytest.mark.parametrize("status", [302, 404, 500])
def test_another_answer_than_success_is_a_failure_and_no_redirect_is_followed(
    door: Door, status: int
) -> None:
    door.status = status
    with pytest.raises(SignalError, match=str(status)):
        loopback.tell(door.address, MESSAGE)
    assert len(door.told) == 1


def test_a_server_that_answers_byte_by_byte_is_left(door: Door) -> None:
    door.drips = True
    began = time.monotonic()
    with pytest.raises(SignalError, match="Nobody answers"):
        loopback.tell(door.address, MESSAGE, limit=0.3)
    assert time.monotonic() - began < 8.0  # all its bytes would take 20 s


def test_nobody_there_is_said() -> None:
    with pytest.raises(SignalError, match="Nobody answers at 127"):
        loopback.tell("http://127.0.0.1:9", MESSAGE)


@pytest.mark.parametrize(
    "target",
    [
        "http://192.168.1.20/door",
        "http://example.org/",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://2130706433/",
        "http://127.1/",
        "http://me:secret@127.0.0.1/",
        "http://127.0.0.1@example.org/",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://127.0.0.1:99999/",
        "127.0.0.1:8080",
        "door",
        "",
    ],
)
def test_no_other_machine_is_told(target: str) -> None:
    with pytest.raises(TargetError):
        loopback.address_of(target)


def test_addresses_of_this_machine() -> None:
    assert loopback.address_of(" http://LOCALHOST:8080/a ") == Address("127.0.0.1", 8080, "/a")
    assert loopback.address_of("http://127.8.9.1") == Address("127.8.9.1", 80, "/")
    assert loopback.address_of("http://[::1]:81/?x=1") == Address("::1", 81, "/?x=1")
