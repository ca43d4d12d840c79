"""How the bytes of a template or picture are sealed into a record, and opened again.

The tables know only a scheme's name and a payload. Today's scheme, `clear`, doesn't hide
anything; it notices a record that was damaged, or moved to another person, model or purpose.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Literal, Protocol

Purpose = Literal["template", "thumbnail", "sample"]


class DamagedRecordError(Exception):
    """A sealed record doesn't open: changed, moved, or of a scheme this program doesn't know."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record belongs. It opens nowhere else."""

    purpose: Purpose
    person_id: str
    record_id: str
    """Id of the template or sample; the person's id for a thumbnail."""

    model: str = ""
    """Model of the template; empty for a picture."""

    def as_bytes(self) -> bytes:
        """Return the place as bytes that no other place shares."""
        parts = (self.purpose, self.person_id, self.record_id, self.model)
        encoded = [part.encode("utf-8") for part in parts]
        return b"".join(len(part).to_bytes(4, "little") + part for part in encoded)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record as it stands in the table."""

    scheme: str
    payload: bytes

    @classmethod
    def from_row(cls, scheme: object, payload: object) -> Sealed:
        """Return what a row holds; in a damaged file that may be of any type.

        Raises
        ------
        DamagedRecordError
            If it can be no sealed record.
        """
        if not isinstance(scheme, str) or not isinstance(payload, bytes):
            raise DamagedRecordError("no sealed record")
        return cls(scheme, payload)

    def __repr__(self) -> str:
        return f"Sealed({self.scheme}, {len(self.payload)} bytes)"  # no face data in tracebacks


class Vault(Protocol):
    """Seals and opens records, each bound to its place."""

    def seal(self, plain: bytes, place: Place) -> Sealed:
        """Return `plain` as a record for `place`."""
        ...

    def open(self, sealed: Sealed, place: Place) -> bytes:
        """Return what was sealed.

        Raises
        ------
        DamagedRecordError
            If the record isn't what was sealed for this place.
        """
        ...


class ClearVault:
    """Scheme `clear`: SHA-256 over place and content (32 bytes), then the content as it is."""

    SCHEME = "clear"
    _CHECK = 32

    def seal(self, plain: bytes, place: Place) -> Sealed:
        """Return `plain` with its check value in front."""
        return Sealed(self.SCHEME, self._check(plain, place) + plain)

    def open(self, sealed: Sealed, place: Place) -> bytes:
        """Return the content if its check value fits.

        Raises
        ------
        DamagedRecordError
            If it doesn't.
        """
        if sealed.scheme != self.SCHEME:
            raise DamagedRecordError(f"sealed as {sealed.scheme!r}")
        check, plain = sealed.payload[: self._CHECK], sealed.payload[self._CHECK :]
        if not hmac.compare_digest(check, self._check(plain, place)):
            raise DamagedRecordError("the check value doesn't fit")
        return plain

    @staticmethod
    def _check(plain: bytes, place: Place) -> bytes:
        return hashlib.sha256(place.as_bytes() + plain).digest()
