"""Where the roll of accounts is kept, and how it is noticed that somebody meddled with it.

The roll is one sealed value. Each entry of the log about accounts tells the revision that the roll
had then, so that a roll that is gone, or an older one, is noticed.
"""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import sqlalchemy as sa

from core.people.accounts.errors import CHANGED, MISSING, OLDER, AccountsDamagedError
from core.people.accounts.roll import Roll, from_bytes, to_bytes
from core.people.audit.events import Event
from core.people.audit.log import AuditLog, Fact
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.people.storage import Store
from core.people.tables import log_entries

NAME = "accounts"

_WITNESSES = (
    Event.ACCOUNT_CHANGED.value,
    Event.SIGNED_IN.value,
    Event.SIGN_IN_REFUSED.value,
    Event.OVERRIDDEN.value,
)


class RollStore:
    """Reads and writes the roll of one gallery. Any thread may call it."""

    def __init__(self, store: Store, values: SealedValues, log: AuditLog) -> None:
        self._store = store
        self._values = values
        self._log = log
        self._lock = threading.Lock()
        self._seen: tuple[bytes | None, Roll] | None = None
        self._highest = 0  # revision that was read here

    def now(self) -> Roll:
        """Return the roll as it is, also when another program changed it.

        Raises
        ------
        AccountsDamagedError
            If it isn't the one that was written last.
        """
        with self._lock:
            least = self._highest  # asked first: it may grow while an earlier state is read here
            with self._store.reading() as connection:
                payload = self._payload(connection)
                if self._seen is None or payload != self._seen[0]:
                    self._seen = payload, self._checked(connection, payload, least)
                return self._seen[1]

    def read(self, connection: sa.Connection) -> Roll:
        """Return the roll in a transaction that is to change it, before it does.

        Raises
        ------
        AccountsDamagedError
            See `now`.
        """
        return self._checked(connection, self._payload(connection), self._highest)

    def write(self, connection: sa.Connection, roll: Roll) -> Roll:
        """Keep a roll with the next revision; return it."""
        changed = replace(roll, revision=roll.revision + 1)
        self._values.write(connection, NAME, to_bytes(changed))
        return changed

    def write_and_note(
        self, connection: sa.Connection, roll: Roll, event: Event, **facts: Fact
    ) -> Roll:
        """Keep a roll, and write an entry of the log about it; return it as `write` does."""
        changed = self.write(connection, roll)
        self.note(connection, changed, event, **facts)
        return changed

    def note(self, connection: sa.Connection, roll: Roll, event: Event, **facts: Fact) -> None:
        """Write an entry of the log that is witness to this roll."""
        self._log.note(connection, event, "", revision=roll.revision, **facts)

    def write_anew(self, connection: sa.Connection, **facts: Fact) -> None:
        """Begin with a roll without accounts, whatever is there."""
        roll = Roll(max(self._witnessed(connection), self._highest))
        self.write_and_note(connection, roll, Event.ACCOUNT_CHANGED, **facts)

    def _payload(self, connection: sa.Connection) -> bytes | None:
        try:
            return self._values.payload(connection, NAME)
        except DamagedRecordError:
            raise AccountsDamagedError(CHANGED) from None

    def _checked(self, connection: sa.Connection, payload: bytes | None, least: int) -> Roll:
        least = max(least, self._witnessed(connection))
        if payload is None:
            if least:
                raise AccountsDamagedError(MISSING)
            return Roll()
        try:
            roll = from_bytes(self._values.open(payload, NAME))
        except DamagedRecordError:
            raise AccountsDamagedError(CHANGED) from None
        if roll.revision < least:
            raise AccountsDamagedError(OLDER)
        self._highest = max(self._highest, roll.revision)
        return roll

    def _witnessed(self, connection: sa.Connection) -> int:
        """Return the revision that the latest entry about accounts tells; 0 for none."""
        query = sa.select(log_entries.c.facts).where(log_entries.c.event.in_(_WITNESSES))
        row = connection.execute(query.order_by(log_entries.c.number.desc()).limit(1)).first()
        try:
            return 0 if row is None else int(json.loads(row[0])["revision"])
        except (ValueError, KeyError, TypeError):
            return 0  # the log's own check names an entry that was changed
