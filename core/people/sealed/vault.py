"""How a name, a template or a picture is sealed into a record, and opened again.

The tables know only a scheme's name and a payload. Each record is sealed with its person's key and
bound to its place, so that it opens nowhere else; without the person's key it opens never again.
The scheme `clear` of earlier versions hides nothing and is only ever read to be sealed anew.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol, TypeVar, cast

import sqlalchemy as sa

from core.people.errors import GalleryError
from core.people.sealed.keys import Key, WrongKeyError
from core.people.tables import in_parts, person_keys
from core.wording import QT_TRANSLATE_NOOP

T = TypeVar("T")

Purpose = Literal["name", "template", "thumbnail", "sample", "details"]


class DamagedRecordError(Exception):
    """A sealed record doesn't open: changed, moved, or of a scheme this program doesn't know."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record belongs. It opens nowhere else."""

    purpose: Purpose
    person_id: str
    record_id: str
    """Id of the template or sample; the person's id for all else."""

    model: str = ""
    """Model of the template; empty for all else."""

    rotation: str = ""
    """In which rotation the template's vector lies; empty for all else."""

    def as_bytes(self) -> bytes:
        """Return the place as bytes that no other place shares."""
        parts = [self.purpose, self.person_id, self.record_id, self.model]
        if self.rotation:
            parts.append(self.rotation)
        pieces: list[bytes] = []
        for part in parts:  # some 10,000 places are made when a gallery is opened
            encoded = part.encode("utf-8")
            pieces += (len(encoded).to_bytes(4, "little"), encoded)
        return b"".join(pieces)


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


class KeyedVault:
    """Scheme `aes-256-gcm`: each person's records under a key of their own. Any thread may call it.

    Parameters
    ----------
    key
        The gallery's, which wraps the persons'.
    gallery_id
        What all is bound to, so that no record opens in another gallery.
    """

    SCHEME: Final = "aes-256-gcm"

    def __init__(self, key: Key, gallery_id: str) -> None:
        self._key = key
        self._gallery = gallery_id.encode()
        self._persons: dict[str, Key] = {}
        self._opened: dict[tuple[str, str], tuple[bytes, Any]] = {}

    def add_person(self, person_id: str) -> None:
        """Make the key of a new person; `write_key` keeps it once the person is in the tables."""
        self._persons[person_id] = Key.new()

    def write_key(self, connection: sa.Connection, person_id: str) -> None:
        """Write the key that `add_person` made, wrapped."""
        wrapped = self.wrapped_key(person_id)
        connection.execute(person_keys.insert(), {"person_id": person_id, "payload": wrapped})

    def wrapped_key(self, person_id: str) -> bytes:
        """Return the key that `add_person` made, wrapped as the table keeps it."""
        return self._key.wrap(self._persons[person_id], self._owner(person_id))

    def know(self, connection: sa.Connection, of: Collection[str] | None = None) -> None:
        """Unwrap the keys of everybody, or of the persons `of`, as far as they aren't known.

        A key that doesn't open stays unknown: its person's records are then damaged.
        """
        query = sa.select(person_keys.c.person_id, person_keys.c.payload)
        parts = [None] if of is None else in_parts([one for one in of if one not in self._persons])
        for part in parts:
            some = query if part is None else query.where(person_keys.c.person_id.in_(part))
            for person_id, wrapped in connection.execute(some):
                if person_id in self._persons or not isinstance(wrapped, bytes):
                    continue
                try:
                    self._persons[person_id] = self._key.unwrap(wrapped, self._owner(person_id))
                except WrongKeyError:
                    continue

    def forget(self, person_id: str) -> None:
        """Let go of a removed person's key."""
        self._persons.pop(person_id, None)
        for purpose in ("name", "details"):
            self._opened.pop((purpose, person_id), None)

    def digest(self, text: str) -> str:
        """Return what stands for `text` where equal ones must be found without being read."""
        return self._key.digest(b"equal\0" + self._gallery + text.encode("utf-8")).hex()

    def seal(self, plain: bytes, place: Place) -> Sealed:
        """Seal with the key of the place's person, which `add_person` or `know` has brought.

        Raises
        ------
        GalleryError
            If that key is damaged.
        """
        key = self._persons.get(place.person_id)
        if key is None:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "What is kept of this person is damaged. Remove the person and enrol them "
                    "anew.",
                )
            )
        return Sealed(self.SCHEME, key.seal(plain, self._bound(place)))

    def open(self, sealed: Sealed, place: Place) -> bytes:
        """Open with the key of the place's person.

        Raises
        ------
        DamagedRecordError
            If it was not sealed for this place, is of another scheme, or the key is gone.
        """
        key = self._persons.get(place.person_id)
        if sealed.scheme != self.SCHEME:
            raise DamagedRecordError(f"sealed as {sealed.scheme!r}")
        if key is None:
            raise DamagedRecordError("the person's key doesn't open")
        try:
            return key.open(sealed.payload, self._bound(place))
        except WrongKeyError:
            raise DamagedRecordError("it doesn't open") from None

    def open_once(
        self,
        sealed: Sealed,
        purpose: Literal["name", "details"],
        person_id: str,
        meaning: Callable[[bytes], T],
    ) -> T:
        """Open what there is once for a person, and return its meaning; the same record only once.

        Raises
        ------
        DamagedRecordError
            If it doesn't open, or `meaning` says that it means nothing.
        """
        known = self._opened.get((purpose, person_id))
        if known is not None and known[0] == sealed.payload and sealed.scheme == self.SCHEME:
            return cast(T, known[1])
        value = meaning(self.open(sealed, Place(purpose, person_id, person_id)))
        self._opened[purpose, person_id] = (sealed.payload, value)
        return value

    def _owner(self, person_id: str) -> bytes:
        return b"person\0" + self._gallery + person_id.encode()

    def _bound(self, place: Place) -> bytes:
        return self._gallery + place.as_bytes()


class ClearVault:
    """Scheme `clear`: SHA-256 over place and content (32 bytes), then the content as it is.

    Of earlier versions; it only notices damage.
    """

    SCHEME: Final = "clear"
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
