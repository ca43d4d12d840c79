"""The address of a camera in the network: taken apart, put together, and shown without secrets."""

from __future__ import annotations

import dataclasses
import ipaddress
import re
import string
from dataclasses import dataclass, field

from core.capture.source import SourceError
from core.wording import QT_TRANSLATE_NOOP

SCHEMES = ("rtsp", "rtsps")

_PARTS = re.compile(
    r"(?P<scheme>rtsps?)://"
    r"(?:(?P<person>[^/]*)@)?"  # up to the last @, since some passwords hold one
    r"(?P<host>\[[0-9A-Fa-f:.%]+\]|[^/?#@:\[\]]+)"
    r"(?::(?P<port>\d+))?"
    r"(?P<path>[/?][^#]*)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"[^\W_](?:[\w.-]*\w)?\.?")

# Some cameras are given name and password as "user=…&password=…".
_SECRET = re.compile(r"[^/?]*[=@].*")

# All that may stand in an address as it is, beside what divides it.
_PLAIN = frozenset((string.ascii_letters + string.digits + "-._~").encode())


@dataclass(frozen=True, slots=True)
class NetworkAddress:
    """Where a camera in the network is, and who asks for its pictures."""

    host: str
    """Name or number; IPv6 in square brackets."""

    port: int | None = None
    """None: the usual one."""

    path: str = ""
    """From the first "/" or "?" on."""

    encrypted: bool = False
    """rtsps:// rather than rtsp://."""

    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def full(self) -> str:
        """The whole address, with name and password. Never to be shown, logged or recorded."""
        scheme = "rtsps" if self.encrypted else "rtsp"
        person = f"{_escaped(self.user)}:{_escaped(self.password)}@"
        is_anybody = not self.user and not self.password
        return f"{scheme}://{'' if is_anybody else person}{self.title}{self.path}"

    @property
    def without_person(self) -> str:
        """The address without name and password, as it can be typed again.

        Its path may hold some all the same: for the person who typed it only.
        """
        return dataclasses.replace(self, user="", password="").full

    @property
    def shown(self) -> str:
        """The address without name and password, cut where its path may hold some, too."""
        scheme = "rtsps" if self.encrypted else "rtsp"
        return f"{scheme}://{self.title}{_SECRET.sub('…', self.path)}"

    @property
    def title(self) -> str:
        """Name for people: where the camera is."""
        return self.host if self.port is None else f"{self.host}:{self.port}"


def is_network(address: str) -> bool:
    """Whether `address` begins as one of a camera in the network does."""
    return address.partition("://")[0].strip().lower() in SCHEMES


def without_secrets(address: str) -> str:
    """Return any source's address fit to be shown: without a name and a password in it.

    What can't be taken apart loses all that stands before its last @.
    """
    if not is_network(address):
        return address
    try:
        return read_network_address(address).shown
    except SourceError:
        scheme, _, rest = address.strip().partition("://")
        return f"{scheme}://{rest.rpartition('@')[2]}"


def read_network_address(text: str) -> NetworkAddress:
    """Take an address apart.

    Parameters
    ----------
    text
        `rtsp://HOST`, with `NAME:PASSWORD@` before and `:PORT` and `/PATH` behind it if need be.

    Raises
    ------
    SourceError
        If it is no such address. The sentence holds neither name nor password.
    """
    text = text.strip()
    if not is_network(text):
        raise SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The address of a network camera begins with rtsp:// or rtsps://. It stands in "
                "the camera's manual or on its own page.",
            )
        )
    parts = _PARTS.fullmatch(text)
    # What is not printed would end a line of the request that FFmpeg makes of it.
    if parts is None or not text.isprintable() or " " in text:
        raise _unreadable()
    host = parts["host"]
    if not _is_host(host):
        raise _unreadable()
    port = int(parts["port"]) if parts["port"] is not None else None
    if port is not None and not 1 <= port <= 65535:
        raise SourceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The address of the network camera holds the port {port}. Ports are numbers from "
                "1 to 65535; most cameras use 554, which may be left out.",
            ),
            port=port,
        )
    user, _, password = (parts["person"] or "").partition(":")
    return NetworkAddress(
        host=host,
        port=port,
        path=parts["path"] or "",
        encrypted=parts["scheme"].lower() == "rtsps",
        user=_unescaped(user),
        password=_unescaped(password),
    )


def _is_host(host: str) -> bool:
    if not host.startswith("["):
        return _HOST.fullmatch(host) is not None
    try:
        ipaddress.IPv6Address(host[1:-1])
    except ValueError:
        return False
    return True


def _unreadable() -> SourceError:
    return SourceError(
        QT_TRANSLATE_NOOP(
            "core",
            "This is no address of a network camera. Write it as in "
            "rtsp://192.168.1.20/stream, without spaces.",
        )
    )


def _escaped(text: str) -> str:
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in text.encode("utf-8"))


def _unescaped(text: str) -> str:
    plain = re.sub(
        rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode("utf-8")
    )
    return plain.decode("utf-8", "replace")
