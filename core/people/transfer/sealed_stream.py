"""A stream that is encrypted in chunks, each bound to its number and to whether it is the last.

Cutting off, exchanging, leaving out or repeating chunks is noticed before what they hold is used
(the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import IO, Final

from core.people import foreign
from core.people.errors import GalleryError
from core.people.sealed.keys import NONCE, PassphraseCost, WrongKeyError, from_passphrase
from core.people.sealed.protection import refuse_short
from core.wording import QT_TRANSLATE_NOOP

MAGIC: Final = b"FDGALLRY"
VERSION: Final = 1
CHUNK: Final = 256 * 1024
"""Bytes of every chunk but the last, before they are sealed."""

_SEALED: Final = CHUNK + NONCE + 16
_FRONT: Final = struct.Struct("<8sHI")  # magic, version, bytes of the header
_LONGEST_HEADER: Final = 4096
_SALT: Final = 16
_CHECK: Final = NONCE + 16  # an empty text, sealed: tells a wrong passphrase from damage

_NOT_OURS = QT_TRANSLATE_NOOP(
    "core", "The file {file} is no export of this program. Choose another file."
)
_NEWER = QT_TRANSLATE_NOOP(
    "core", "The file {file} was made by a newer version of this program. Update the program first."
)
_WRONG = QT_TRANSLATE_NOOP(
    "core", "This is not the passphrase of the file {file}. Check it and try again."
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is damaged or incomplete, so nothing is taken from it. Get it again from "
    "where it came from.",
)


class ArchiveError(GalleryError):
    """An export can't be written or read; nothing was changed in the gallery."""


class WrongArchivePassphraseError(ArchiveError):
    """Another passphrase opens this file."""


def damaged(file: str) -> ArchiveError:
    """Return the error of a file that is not as it was written."""
    return ArchiveError(_DAMAGED, file=file)


@dataclass(frozen=True, slots=True)
class _Header:
    salt: bytes
    cost: PassphraseCost

    def to_bytes(self) -> bytes:
        told = {"kdf": "argon2id", "salt": self.salt.hex(), **asdict(self.cost)}
        text = json.dumps(told, sort_keys=True).encode()
        return _FRONT.pack(MAGIC, VERSION, len(text)) + text


class SealedWriter:
    """Writes into `stream` what only the passphrase opens. Call `end`, or nothing can be read.

    Raises
    ------
    GalleryError
        If the passphrase is too short.
    """

    def __init__(
        self, stream: IO[bytes], passphrase: str, cost: PassphraseCost | None = None
    ) -> None:
        refuse_short(passphrase)
        header = _Header(os.urandom(_SALT), cost or PassphraseCost())
        front = header.to_bytes()
        self._stream = stream
        self._key = from_passphrase(passphrase, header.salt, header.cost)
        self._bound = hashlib.sha256(front).digest()
        self._number = 0
        self._waiting = bytearray()
        stream.write(front + self._key.seal(b"", b"check\0" + self._bound))

    def write(self, data: bytes) -> None:
        """Add `data`."""
        self._waiting += data
        while len(self._waiting) > CHUNK:  # the last chunk is never empty
            self._put(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]

    def end(self) -> None:
        """Write the last chunk."""
        self._put(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _put(self, plain: bytes, *, is_last: bool) -> None:
        self._stream.write(self._key.seal(plain, _place(self._bound, self._number, is_last)))
        self._number += 1


class SealedReader:
    """Reads what `SealedWriter` wrote.

    Parameters
    ----------
    name
        Of the file, for errors.

    Raises
    ------
    ArchiveError
        If it is no such file, or of a newer program.
    WrongArchivePassphraseError
        If another passphrase opens it.
    """

    def __init__(self, stream: IO[bytes], passphrase: str, name: str) -> None:
        self._name = name
        front = stream.read(_FRONT.size)
        if len(front) < _FRONT.size or front[:8] != MAGIC:
            raise ArchiveError(_NOT_OURS, file=name)
        _, version, length = _FRONT.unpack(front)
        if version > VERSION:
            raise ArchiveError(_NEWER, file=name)
        text = stream.read(min(length, _LONGEST_HEADER))
        header = _header(text, name)
        if length != len(text) or version < 1:
            raise damaged(name)
        try:
            self._key = from_passphrase(passphrase, header.salt, header.cost)
            self._bound = hashlib.sha256(front + text).digest()
            self._key.open(stream.read(_CHECK), b"check\0" + self._bound)
        except WrongKeyError:
            raise WrongArchivePassphraseError(_WRONG, file=name) from None
        self._stream = stream
        self._waiting = bytearray()
        self._chunks = self._opened()

    def read(self, count: int) -> bytes:
        """Return exactly `count` bytes; fewer only at the end.

        Raises
        ------
        ArchiveError
            If something was changed, cut off, exchanged or repeated.
        """
        while len(self._waiting) < count:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self._waiting += chunk
        given = bytes(self._waiting[:count])
        del self._waiting[:count]
        return given

    def _opened(self) -> Iterator[bytes]:
        ahead = self._stream.read(_SEALED)
        number = 0
        while True:
            sealed, ahead = ahead, self._stream.read(_SEALED)
            is_last = not ahead
            try:
                yield self._key.open(sealed, _place(self._bound, number, is_last))
            except WrongKeyError:
                raise damaged(self._name) from None
            if is_last:
                return
            number += 1


def is_sealed_stream(start: bytes) -> bool:
    """Whether a file that begins so is an export of this program."""
    return start.startswith(MAGIC)


def _place(bound: bytes, number: int, is_last: bool) -> bytes:
    return b"chunk\0" + bound + struct.pack("<Q?", number, is_last)


def _header(text: bytes, name: str) -> _Header:
    try:
        told = foreign.loaded(text)
        cost = PassphraseCost(int(told["passes"]), int(told["memory"]), int(told["lanes"]))
        salt = bytes.fromhex(told["salt"])
        known = told["kdf"] == "argon2id" and cost.is_sensible() and 8 <= len(salt) <= 64
    except (ValueError, KeyError, TypeError):
        raise damaged(name) from None
    if not known:
        raise damaged(name)
    return _Header(salt, cost)
