"""Copies of an open gallery's file, made while it is in use."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.opening import Opened
from core.people.sealed import protection
from core.people.sealed.protection import Way
from core.people.storage import plain_errors
from core.people.transfer.cancelling import CancelledError

_PAGES = 2048  # copied before it is asked whether to go on: 8 MiB


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy holds."""

    gallery_id: str
    people: int
    schema: str
    ways: tuple[Way, ...]
    """What opens it."""


class Copies:
    """Makes whole copies of an open gallery. Any thread may call it."""

    def __init__(self, opened: Opened, sign_in: SignIn, log: AuditLog) -> None:
        self._opened = opened
        self._sign_in = sign_in
        self._log = log

    @property
    def gallery_id(self) -> str:
        """Id of the gallery, the same in all its copies."""
        return self._opened.unlocked.gallery_id

    def mark(self, message: bytes) -> str:
        """Return what only who has the gallery's key can make of `message`: 64 digits."""
        return self._opened.unlocked.key.digest(b"backup\0" + message).hex()

    def drop_passphrase(self) -> None:
        """Let this gallery open by itself only, where something else than a passphrase does."""
        with self._opened.store.writing() as connection:
            protection.drop_passphrase(connection)

    def make(
        self,
        target: Path,
        passphrase: str | None = None,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        automatic: bool = False,
    ) -> CopyFacts:
        """Copy the gallery as it stands this moment into the empty file `target`.

        Others may go on reading and writing; what they write meanwhile is not in the copy.

        Parameters
        ----------
        passphrase
            Lets the copy open anywhere; None keeps the ways that there are. Not for a gallery
            that has a passphrase of its own.
        progress
            Told how many pages are done, of how many.
        automatic
            Whether the program makes it by itself, so that nobody needs a right to it.

        Raises
        ------
        NotAllowedError
            If who is signed in may not take a copy away.
        GalleryError
            If it can't be read or written, or the passphrase is too short.
        CancelledError
            If `cancelled` said so.
        """
        if not automatic:
            self._sign_in.require(Right.EXPORT)
        self._log.add(Event.BACKED_UP, automatic=automatic, passphrase=passphrase is not None)

        def step(_status: int, remaining: int, total: int) -> None:
            progress(total - remaining, total)
            if cancelled():
                raise CancelledError

        with plain_errors(target):
            source_file = self._opened.store.file
            with (
                closing(sqlite3.connect(source_file)) as source,
                closing(sqlite3.connect(target)) as copy,
            ):
                source.isolation_level = None
                # Held until all is copied: else each commit of another would begin it anew.
                source.execute("BEGIN").close()
                source.execute("SELECT count(*) FROM sqlite_master").close()
                source.backup(copy, pages=_PAGES, progress=step)
                # One file: no journal beside it.
                copy.execute("PRAGMA journal_mode=DELETE").close()
            engine = sa.create_engine(sa.URL.create("sqlite", database=str(target)))
            try:
                with engine.begin() as connection:
                    if passphrase is not None:
                        protection.add_passphrase(connection, self._opened.unlocked, passphrase)
                    return CopyFacts(
                        self.gallery_id,
                        _asked(connection, "SELECT count(*) FROM persons"),
                        str(_asked(connection, "SELECT version_num FROM alembic_version")),
                        protection.ways(connection),
                    )
            finally:
                engine.dispose()


def _asked(connection: sa.Connection, query: str) -> int:
    found: int = connection.exec_driver_sql(query).scalar_one()
    return found
