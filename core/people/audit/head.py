"""Where the log ends: kept sealed and written with each entry, so that no end can be cut off."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from core.people.audit.entry import first_hash
from core.people.audit.keys import LogKeys
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.people.tables import log_checkpoints, log_entries

HEAD: Final = "log-head"
"""Under which name it is kept."""

_SANE = 2**53
_AHEAD = 10_000
"""No number that somebody only wrote into the file shall lead the log further than these."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the log."""

    number: int
    """Of the last entry; 0 where there is none."""

    hash: bytes
    """Of the last entry, 32 bytes."""

    checkpoint: int = 0
    """Number of the last entry that was signed for."""

    checkpoints: int = 0
    """How many there are."""

    public_keys: tuple[bytes, ...] = ()
    """Of the keys that signed, 32 bytes each, the present one last."""

    def as_bytes(self) -> bytes:
        """Return it as it is sealed."""
        told = {
            "number": self.number,
            "hash": self.hash.hex(),
            "checkpoint": self.checkpoint,
            "checkpoints": self.checkpoints,
            "public_keys": [key.hex() for key in self.public_keys],
        }
        return json.dumps(told).encode()

    @classmethod
    def from_bytes(cls, sealed: bytes) -> Head:
        """Return what `as_bytes` made; it was sealed, so it is whole."""
        told = json.loads(sealed)
        return cls(
            told["number"],
            bytes.fromhex(told["hash"]),
            told["checkpoint"],
            told["checkpoints"],
            tuple(bytes.fromhex(key) for key in told["public_keys"]),
        )


class Heads:
    """Reads and writes the head of one gallery's log. Any thread may call it."""

    def __init__(self, keys: LogKeys, gallery_id: str) -> None:
        self._keys = keys
        self._values: SealedValues = keys.values
        self._first = first_hash(gallery_id)
        self._latest: tuple[bytes, Head] | None = None

    def read(self, connection: sa.Connection) -> Head | None:
        """Return the head; None where it is missing or doesn't open."""
        try:
            payload = self._values.payload(connection, HEAD)
            if payload is None:
                return None
            latest = self._latest
            if latest is not None and latest[0] == payload:
                return latest[1]
            head = Head.from_bytes(self._values.open(payload, HEAD))
        except DamagedRecordError:
            return None
        self._latest = (payload, head)
        return head

    def write(self, connection: sa.Connection, head: Head) -> None:
        """Put a head in the place of the one before."""
        self._values.write(connection, HEAD, head.as_bytes())

    def is_fresh(self, connection: sa.Connection) -> bool:
        """Whether nothing was ever written, so that no head is missing."""
        for column in (log_entries.c.number, log_checkpoints.c.number):
            if connection.execute(sa.select(column).limit(1)).first() is not None:
                return False
        try:
            has_head = self._values.payload(connection, HEAD) is not None
        except DamagedRecordError:
            return False
        return not has_head and not self._keys.has_signing_key(connection)

    def beginning(self) -> Head:
        """Return the head of a log in which nothing stands."""
        return Head(0, self._first)

    def guessed(self, connection: sa.Connection) -> Head:
        """Return a head made of what is in the file, where the true one is lost."""
        number = last_number(connection)
        kept: sa.ColumnElement[Any] = sa.literal_column("hash")
        found = sa.select(kept).select_from(log_entries)
        row = connection.execute(found.where(log_entries.c.number == number)).first()
        digest = row[0] if row is not None and isinstance(row[0], bytes) else self._first
        count = sa.select(sa.func.count()).select_from(log_checkpoints)
        key = self._keys.signing_key(connection)
        known = () if key is None else (key.public_key().public_bytes_raw(),)
        return Head(number, digest, 0, int(connection.execute(count).scalar_one()), known)


def last_number(connection: sa.Connection, number: int = 0) -> int:
    """Return the highest number in the file that is not far behind `number`, or that itself."""
    limit = number + _AHEAD if number else _SANE
    query = sa.select(sa.func.max(log_entries.c.number))
    within = (log_entries.c.number > number) & (log_entries.c.number <= limit)
    found: int | None = connection.execute(query.where(within)).scalar_one()
    return number if found is None else int(found)
