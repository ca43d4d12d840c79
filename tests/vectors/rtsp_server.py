"""A network camera on the loopback: RTSP 1.0, RTP inside the connection.

JPEG as in RFC 2435, H.264 as in RFC 6184, H.265 as in RFC 7798. `studio.h264` and `studio.h265`
hold 20 pictures of the studio's scene one-person, 320 x 240, every tenth a key picture (x264,
baseline profile, and x265; crf 26).
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np

CLOCK = 90_000  # of RTP's times
PIECE = 1_200  # bytes of one packet
STUDIO_H264 = Path(__file__).with_name("studio.h264")
STUDIO_H265 = Path(__file__).with_name("studio.h265")
NONCE = "0123456789abcdef"


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class RtspCamera:
    """Answers one client after another with `pictures`, over and over.

    Parameters
    ----------
    pictures
        Grey uint8, all of one size, both sides multiples of 16; or of `coded_pictures`.
    password
        What it wants to be told, as "name:password"; None asks for nothing.
    digest
        Whether the password is asked for as a digest instead of plainly.
    stalls_at
        What it never answers: "OPTIONS", "DESCRIBE" and so on, or "PICTURES".
    stalls_after, ends_after
        Pictures after which it falls silent, or hangs up.
    status
        Answer to DESCRIBE, e.g. "404 Not Found".
    media
        Line of the description: a camera that has sound only says "audio 0 RTP/AVP 0".
    rate
        Pictures a second.
    """

    def __init__(
        self,
        pictures: Sequence[np.ndarray] | Sequence[Coded],
        *,
        password: str | None = None,
        digest: bool = False,
        stalls_at: str = "",
        stalls_after: int | None = None,
        ends_after: int | None = None,
        status: str = "200 OK",
        media: str = "video 0 RTP/AVP 26",
        rate: float = 50.0,
    ) -> None:
        self._pictures = [
            picture if isinstance(picture, Coded) else _Jpeg(picture) for picture in pictures
        ]
        self._password = password
        self._digest = digest
        self._stalls_at = stalls_at
        self._stalls_after = stalls_after
        self._ends_after = ends_after
        self._status = status
        self._attributes = ""
        self._type = 26
        first = self._pictures[0]
        if isinstance(first, Coded):
            self._type, media = 96, "video 0 RTP/AVP 96"
            self._attributes = f"a=rtpmap:96 {first.codec}/90000\r\n"
            if first.codec == "H264":
                self._attributes += "a=fmtp:96 packetization-mode=1\r\n"
        self._media = media
        self._rate = rate
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._thread = threading.Thread(target=self._serve, name="network camera")
        self.port = self._listener.getsockname()[1]
        self.asked: list[str] = []
        """First lines of all requests."""
        self.transports: list[str] = []
        self.connections = 0
        self.refused = 0
        """Requests without the right password."""
        self.sent = 0

    def address(self, path: str = "live", *, user: str = "") -> str:
        return f"rtsp://{user}{'@' if user else ''}127.0.0.1:{self.port}/{path}"

    def __enter__(self) -> RtspCamera:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            with connection, contextlib.suppress(OSError):
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        connection.settimeout(0.02)
        for head in self._requests(connection):
            method, target = head[0].split()[:2]
            self.asked.append(head[0])
            fields = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
            if method == self._stalls_at:
                self._over.wait(30)
                return
            if method == "TEARDOWN":
                return
            status, answer, body = self._answer(method, target, fields)
            head_lines = [f"RTSP/1.0 {status}", f"CSeq: {fields['CSeq']}", *answer]
            if body:
                head_lines.append(f"Content-Length: {len(body)}")
            connection.sendall(("\r\n".join(head_lines) + "\r\n\r\n" + body).encode())
            if method == "PLAY":
                self._play(connection)
                return

    def _requests(self, connection: socket.socket) -> Iterator[list[str]]:
        received = b""
        while not self._over.is_set():
            head, found, rest = received.partition(b"\r\n\r\n")
            if found:
                received = rest
                yield head.decode().split("\r\n")
                continue
            try:
                more = connection.recv(4096)
            except TimeoutError:
                continue
            if not more:
                return
            received += more

    def _answer(
        self, method: str, target: str, fields: dict[str, str]
    ) -> tuple[str, list[str], str]:
        """Status, further fields, body."""
        if method == "OPTIONS":
            return "200 OK", ["Public: DESCRIBE, SETUP, PLAY, TEARDOWN"], ""
        if self._password is not None and not self._is_allowed(method, target, fields):
            self.refused += 1
            how = (
                f'Digest realm="camera", nonce="{NONCE}"'
                if self._digest
                else 'Basic realm="camera"'
            )
            return "401 Unauthorized", [f"WWW-Authenticate: {how}"], ""
        if method == "DESCRIBE":
            if self._status != "200 OK":
                return self._status, [], ""
            body = (
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"
                f"m={self._media}\r\n{self._attributes}a=control:track0\r\n"
            )
            return "200 OK", [f"Content-Base: {target}/", "Content-Type: application/sdp"], body
        if method == "SETUP":
            self.transports.append(fields["Transport"])
            transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1"
            return "200 OK", [transport, "Session: 1"], ""
        return "200 OK", ["Session: 1"], ""

    def _is_allowed(self, method: str, target: str, fields: dict[str, str]) -> bool:
        assert self._password is not None
        said = fields.get("Authorization", "")
        if not self._digest:
            return said == "Basic " + base64.b64encode(self._password.encode()).decode()
        user, _, password = self._password.partition(":")
        person = _md5(f"{user}:camera:{password}")
        request = _md5(f"{method}:{target}")
        wanted = _md5(":".join((person, NONCE, request)))
        return f'response="{wanted}"' in said

    def _play(self, connection: socket.socket) -> None:
        if self._stalls_at == "PICTURES":
            self._over.wait(30)
            return
        connection.settimeout(1.0)
        count = sequence = 0
        began = time.monotonic()
        while not self._over.is_set():
            if count == self._ends_after:
                return
            if count == self._stalls_after:
                self._over.wait(30)
                return
            stamp = int(count / self._rate * CLOCK) & 0xFFFFFFFF
            for is_last, piece in self._pictures[count % len(self._pictures)].pieces():
                head = struct.pack(
                    ">BBHII", 0x80, self._type | is_last << 7, sequence & 0xFFFF, stamp, 7
                )
                packet = head + piece
                connection.sendall(struct.pack(">cBH", b"$", 0, len(packet)) + packet)
                sequence += 1
            count += 1
            self.sent = count
            self._over.wait(max(0.0, began + count / self._rate - time.monotonic()))


class _Jpeg:
    """A picture cut into the payloads of RFC 2435, type 1 (4:2:0), its tables inside (Q 255)."""

    def __init__(self, grey: np.ndarray) -> None:
        self._height, self._width = grey.shape
        colour = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
        how = [cv2.IMWRITE_JPEG_QUALITY, 95]
        how += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420]
        data = cv2.imencode(".jpg", colour, how)[1].tobytes()
        self._tables, self._scan = b"", b""
        at = 2
        while not self._scan:
            marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
            body = data[at + 4 : at + 2 + length]
            if marker == 0xDB:
                for start in range(0, len(body), 65):
                    self._tables += body[start + 1 : start + 65]
            at += 2 + length
            if marker == 0xDA:
                self._scan = data[at:-2]

    def pieces(self) -> Iterator[tuple[bool, bytes]]:
        for start in range(0, len(self._scan), PIECE):
            head = struct.pack(">I", start) + bytes(
                (1, 255, self._width // 8, self._height // 8)  # type, Q, size
            )
            if start == 0:
                head += struct.pack(">BBH", 0, 0, len(self._tables)) + self._tables
            yield start + PIECE >= len(self._scan), head + self._scan[start : start + PIECE]


class Coded:
    """One picture of an H.264 or H.265 stream, with the parameter sets before it if it has some."""

    def __init__(self, codec: str, units: list[bytes]) -> None:
        self.codec = codec
        self._units = units

    def pieces(self) -> Iterator[tuple[bool, bytes]]:
        for unit in self._units:
            is_last = unit is self._units[-1]
            if len(unit) <= PIECE:
                yield is_last, unit
                continue
            head, kind, body = self._fragmented(unit)
            for start in range(0, len(body), PIECE):
                ends = start + PIECE >= len(body)
                mark = bytes(((start == 0) << 7 | ends << 6 | kind,))
                yield is_last and ends, head + mark + body[start : start + PIECE]

    def _fragmented(self, unit: bytes) -> tuple[bytes, int, bytes]:
        """Head of the pieces of a unit, what it is, and what is cut."""
        if self.codec == "H264":
            return bytes((unit[0] & 0xE0 | 28,)), unit[0] & 0x1F, unit[1:]
        return bytes((unit[0] & 0x81 | 49 << 1, unit[1])), unit[0] >> 1 & 0x3F, unit[2:]


def coded_pictures(stream: Path = STUDIO_H264) -> list[Coded]:
    """The pictures of `STUDIO_H264` or `STUDIO_H265`."""
    codec = stream.suffix[1:].upper()
    pictures: list[list[bytes]] = []
    begins = True
    for unit in re.split(b"\x00\x00\x00\x01", stream.read_bytes())[1:]:
        if codec == "H264":
            is_slice, is_first = unit[0] & 0x1F in (1, 5), unit[1] & 0x80
        else:
            is_slice, is_first = unit[0] >> 1 & 0x3F < 32, unit[2] & 0x80
        # Another picture begins with its parameter sets, or with the slice of its first block.
        if begins and (not is_slice or is_first):
            pictures.append([])
            begins = False
        pictures[-1].append(unit)
        begins = begins or is_slice
    return [Coded(codec, picture) for picture in pictures]
