"""Telling a program of this machine over HTTP. No other machine is ever told anything."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import threading
from dataclasses import dataclass
from urllib.parse import urlsplit

from core import __version__
from core.signalling.values import LIMIT, Message, SignalError, TargetError
from core.wording import QT_TRANSLATE_NOOP

_BOTH_WAYS = 2
"""`socket.SHUT_RDWR`: nothing else of that module is needed."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where on this machine a message goes."""

    host: str
    """An address in figures: no name is looked up."""

    port: int
    path: str


def address_of(target: str) -> Address:
    """Return the address; it has to be one of this machine.

    Raises
    ------
    TargetError
        If it is none, or another machine's.
    """
    try:
        parts = urlsplit(target.strip())
        port = parts.port or 80
    except ValueError:
        raise _not_an_address() from None
    if parts.scheme != "http" or not parts.hostname:
        raise _not_an_address()
    if parts.username is not None or parts.password is not None:
        raise TargetError(QT_TRANSLATE_NOOP("core", "The address can't hold a name and password."))
    path = parts.path or "/"
    return Address(_own(parts.hostname), port, f"{path}?{parts.query}" if parts.query else path)


def tell(target: str, message: Message, limit: float = LIMIT) -> None:
    """Send the message (POST, JSON) and wait for an answer, `limit` seconds at most.

    No proxy is asked, no redirect followed; of the answer only its status counts.

    Raises
    ------
    SignalError
        If nobody answers in time, or with another status than one of success (200 to 299).
    """
    address = address_of(target)
    connection = http.client.HTTPConnection(address.host, address.port, timeout=limit)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"FaceDesk-IR/{__version__}",
    }
    # The timeout counts from one byte to the next; who sends them one by one is cut off by this.
    is_over = threading.Timer(limit, _cut, (connection,))
    is_over.daemon = True
    try:
        connection.connect()
        is_over.start()
        connection.request("POST", address.path, message.to_json(), headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SignalError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody answers at {host}, port {port}. Is the program started that is to be told?",
            ),
            host=address.host,
            port=address.port,
        ) from error
    finally:
        is_over.cancel()
        connection.close()
    if not 200 <= status < 300:
        raise SignalError(
            QT_TRANSLATE_NOOP(
                "core", "The program at {host}, port {port} answered with the status {status}."
            ),
            host=address.host,
            port=address.port,
            status=status,
        )


def _cut(connection: http.client.HTTPConnection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(_BOTH_WAYS)


def _own(host: str) -> str:
    if host.casefold() == "localhost":
        return "127.0.0.1"
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        found = None
    # An IPv4 address in IPv6's clothes is of this machine to Python, but not to every system.
    if found is None or not found.is_loopback or getattr(found, "ipv4_mapped", None):
        raise TargetError(
            QT_TRANSLATE_NOOP(
                "core",
                "Only a program on this computer can be told: the address has to begin with "
                "http://127.0.0.1 or http://localhost.",
            )
        )
    return str(found)


def _not_an_address() -> TargetError:
    return TargetError(
        QT_TRANSLATE_NOOP(
            "core", "This is no address that can be told. An example: http://127.0.0.1:8080/door"
        )
    )
