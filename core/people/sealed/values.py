"""Values of the whole gallery, sealed by its key: each under a name, and bound to it."""

from __future__ import annotations

import sqlalchemy as sa

from core.people.sealed.keys import Key, WrongKeyError
from core.people.sealed.vault import DamagedRecordError
from core.people.tables import sealed_values


class SealedValues:
    """Reads and writes the sealed values of one gallery. Any thread may call it.

    Parameters
    ----------
    key
        The gallery's.
    gallery_id
        What the values are bound to beside their names: none opens in another gallery, or under
        another name.
    """

    def __init__(self, key: Key, gallery_id: str) -> None:
        self._key = key
        self._gallery_id = gallery_id

    def read(self, connection: sa.Connection, name: str) -> bytes | None:
        """Return the value under a name; None where there is none.

        Raises
        ------
        DamagedRecordError
            If it doesn't open: changed, moved from elsewhere, or another gallery's.
        """
        payload = self.payload(connection, name)
        return None if payload is None else self.open(payload, name)

    def write(self, connection: sa.Connection, name: str, plain: bytes) -> None:
        """Put a value in place of the one under this name."""
        self.remove(connection, name)
        payload = self._key.seal(plain, self._bound(name))
        connection.execute(sealed_values.insert(), {"name": name, "payload": payload})

    def remove(self, connection: sa.Connection, name: str) -> None:
        """Remove the value under a name; nothing happens where there is none."""
        connection.execute(sealed_values.delete().where(sealed_values.c.name == name))

    def payload(self, connection: sa.Connection, name: str) -> bytes | None:
        """Return what lies under a name, still sealed: it is another one after each `write`.

        Raises
        ------
        DamagedRecordError
            If it can be no sealed value.
        """
        query = sa.select(sealed_values.c.payload).where(sealed_values.c.name == name)
        row = connection.execute(query).first()
        if row is None:
            return None
        if not isinstance(row[0], bytes):
            raise DamagedRecordError("no sealed value")
        return row[0]

    def open(self, payload: bytes, name: str) -> bytes:
        """Return what `payload` holds, if it was sealed for this name.

        Raises
        ------
        DamagedRecordError
            If it doesn't open.
        """
        try:
            return self._key.open(payload, self._bound(name))
        except WrongKeyError:
            raise DamagedRecordError("it doesn't open") from None

    def _bound(self, name: str) -> bytes:
        # Never as a wrapped key begins (`Key.wrap`), which this key seals too.
        return f"value\0{self._gallery_id}\0{name}".encode()
