"""The gallery's SQLite file: making, opening, migrating and refusing it. All that is SQLite's own.

One connection writes, guarded by a lock; each reader takes its own from the pool. In WAL mode
readers see the last whole commit and wait for nobody.
"""

from __future__ import annotations

import glob
import logging
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from core.people.errors import ClosedError, GalleryError
from core.people.tables import HEAD
from core.wording import QT_TRANSLATE_NOOP

APPLICATION_ID = 0x46444952
"""SQLite's mark of the program that owns a file: "FDIR"."""

_log = logging.getLogger(__name__)

BUSY_SECONDS = 5.0
MIGRATIONS = Path(__file__).resolve().parent / "migrations"

_SMALLEST = 512  # bytes, of any SQLite file
_DAMAGED = QT_TRANSLATE_NOOP(
    "core",
    "The gallery file {file} is damaged. It was left as it is: put a backup in its place, or "
    "rename it to start with an empty gallery.",
)
_NOT_A_GALLERY = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is not a gallery of this program. It was left as it is: choose another "
    "file, or rename it to start with an empty gallery.",
)
_NEWER = QT_TRANSLATE_NOOP(
    "core",
    "The gallery file {file} was made by a newer version of this program. It was left as it is: "
    "please update the program.",
)
_READ_ONLY = QT_TRANSLATE_NOOP(
    "core",
    "The gallery file {file} can't be written. Check that you may write to the file and its "
    "folder.",
)
_FULL = QT_TRANSLATE_NOOP(
    "core",
    "The disk is full: nothing was changed in the gallery {file}. Make room and try again.",
)
_BUSY = QT_TRANSLATE_NOOP(
    "core",
    "Another program is writing to the gallery {file}: nothing was changed. Try again in a moment.",
)
_ORPHAN = QT_TRANSLATE_NOOP(
    "core",
    "The gallery file {file} is missing, but its journal is still there. Put the gallery file "
    "back, or rename {journal} to start with an empty gallery.",
)
_UNREADABLE = QT_TRANSLATE_NOOP(
    "core", "The gallery file {file} can't be opened: {reason}. Check the file and its folder."
)
_FAILED = QT_TRANSLATE_NOOP(
    "core", "The gallery {file} can't be read or written: {reason}. Nothing was changed."
)

_BY_CODE = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NOT_A_GALLERY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
}


@contextmanager
def plain_errors(file: Path) -> Iterator[None]:
    """Turn errors of the database and the file system into a `GalleryError`."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        # The extended code's low byte is the kind of failure.
        code = getattr(cause, "sqlite_errorcode", None)
        sentence = _BY_CODE.get(code & 0xFF, _FAILED) if code is not None else None
        if sentence is None:
            raise
        # The cause stays out: SQLAlchemy's text holds the statement's values.
        raise GalleryError(sentence, file=file, reason=str(cause)) from None
    except UnicodeDecodeError:
        # Python fails so on SQLite's own message about a schema that is no text.
        raise GalleryError(_DAMAGED, file=file) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise GalleryError(_UNREADABLE, file=file, reason=reason) from error


class Store:
    """An open gallery file. `Store.open` makes one."""

    def __init__(self, file: Path, engine: sa.Engine) -> None:
        self.file = file
        self._engine = engine
        self._lock = threading.RLock()
        self._closed = False
        self._writer = engine.connect().execution_options(gallery_writes=True)
        self._seen = self._data_version()

    @classmethod
    def open(cls, file: Path, migrations: Path = MIGRATIONS) -> Store:
        """Open `file`, making it (owner only) or bringing it to the newest schema where needed.

        Before a gallery that is there is migrated, a copy is put beside it.

        Raises
        ------
        GalleryError
            If it is damaged, of a newer program, no gallery, not writable, or in use.
        """
        with plain_errors(file):
            if not file.exists():
                _refuse_orphan(file)
                _create(file, migrations)
            _check_kind(file)
            if file.stat().st_mode & 0o077 and os.name == "posix":
                file.chmod(0o600)
            engine = _engine(file)
            try:
                _prepare(engine, file, migrations)
                return cls(file, engine)
            except BaseException:
                engine.dispose()
                raise

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one whole state of the gallery."""
        self._refuse_closed()
        with plain_errors(self.file), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The one writing connection, in a transaction: all of it happens, or nothing."""
        with self._lock:
            self._refuse_closed()
            with plain_errors(self.file), self._writer.begin():
                yield self._writer

    def forget(self) -> None:
        """Drop from the write-ahead log, too, what was deleted; later, if that fails now."""
        with self._lock:
            try:
                self._raw().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            except sqlite3.Error as error:
                _log.warning(
                    "removed data stays in the write-ahead log for now: %s", error.sqlite_errorname
                )

    def changed_elsewhere(self) -> bool:
        """Whether another process committed since the last call. Never waits."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            self._refuse_closed()
            with plain_errors(self.file):
                version = self._data_version()
            changed, self._seen = version != self._seen, version
            return changed
        finally:
            self._lock.release()

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        with self._lock:
            self._closed = True
            self._writer.close()
            self._engine.dispose()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise ClosedError("the gallery was closed")

    def _raw(self) -> sqlite3.Connection:
        connection = self._writer.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    def _data_version(self) -> int:
        # Changes with each commit of any other connection, and ours is the only one that writes.
        return _ask(self._raw(), "data_version")


def _engine(file: Path, journal: str = "WAL") -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(file)),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # Python's own implicit BEGIN leaves out reads and schema changes: `_begin` does it instead.
        connection.isolation_level = None
        # One damaged name must not hide the others.
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        for pragma in (
            f"journal_mode={journal}",
            "synchronous=FULL",  # see docs/adr/0002: NORMAL may lose confirmed people
            "foreign_keys=ON",
            "secure_delete=ON",  # removed faces are overwritten with zeros
            "trusted_schema=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # Taking the write lock at once can't fail halfway, as turning a read into a write can.
        writes = connection.get_execution_options().get("gallery_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _check_kind(file: Path) -> None:
    """Refuse, by reading alone, what is not a whole gallery of ours.

    SQLite does the reading: closing a file that we opened ourselves would drop the locks that
    another gallery of this process holds on it.
    """
    size = file.stat().st_size
    if not size:
        # A gallery is made under another name first, so an empty file is a loss, not a beginning.
        raise GalleryError(_DAMAGED, file=file)
    if size < _SMALLEST or not file.is_file():
        raise GalleryError(_NOT_A_GALLERY, file=file)
    as_me = os.access in os.supports_effective_ids
    if not os.access(file, os.R_OK | os.W_OK, effective_ids=as_me):
        raise GalleryError(_READ_ONLY, file=file)
    journal = file.with_name(f"{file.name}-wal")
    journal_is_empty = not journal.exists() or not journal.stat().st_size
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        if _ask(connection, "application_id") != APPLICATION_ID:
            raise GalleryError(_NOT_A_GALLERY, file=file)
        page = _ask(connection, "page_size")
        if journal_is_empty and (size % page or size < page * _ask(connection, "page_count")):
            raise GalleryError(_DAMAGED, file=file)


def _ask(connection: sqlite3.Connection, pragma: str) -> int:
    with closing(connection.execute(f"PRAGMA {pragma}")) as cursor:
        return int(cursor.fetchone()[0])


def _refuse_orphan(file: Path) -> None:
    """Refuse a journal without its gallery: SQLite would play it into the new one."""
    journal = file.with_name(f"{file.name}-wal")
    # The gallery may have been made by another process since it was looked for.
    if journal.exists() and journal.stat().st_size and not file.exists():
        raise GalleryError(_ORPHAN, file=file, journal=journal.name)


def _create(file: Path, migrations: Path) -> None:
    """Make the whole gallery under another name, then give it its own: never a half one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".new")
    os.close(handle)
    fresh = Path(name)
    try:
        engine = _engine(fresh, journal="DELETE")
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.commit()
            _migrate(engine, migrations)
        finally:
            engine.dispose()
        try:
            os.link(fresh, file)
        except FileExistsError:
            return  # another process was quicker: its gallery is used
        except OSError:  # a file system without links
            if not file.exists():
                fresh.rename(file)
    finally:
        fresh.unlink(missing_ok=True)


def _prepare(engine: sa.Engine, file: Path, migrations: Path) -> None:
    """Check an existing gallery and bring it to the newest schema."""
    with engine.connect().execution_options(gallery_writes=True) as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise GalleryError(_DAMAGED, file=file)
        tables = sa.inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            raise GalleryError(_DAMAGED, file=file)
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is None:
        raise GalleryError(_DAMAGED, file=file)
    if version == HEAD and migrations == MIGRATIONS:
        return  # Alembic takes 0.3 s to import
    known = _known_revisions(migrations)
    if version not in known:
        raise GalleryError(_NEWER, file=file)
    if version != known[0]:
        _back_up(file, f"before-{known[0]}")
        _migrate(engine, migrations)


def _known_revisions(migrations: Path) -> list[str]:
    """Return the revisions that this program knows, newest first."""
    from alembic.script import ScriptDirectory

    return [step.revision for step in ScriptDirectory(str(migrations)).walk_revisions()]


def _migrate(engine: sa.Engine, migrations: Path) -> None:
    """Bring the schema to the newest revision in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    connection = engine.connect().execution_options(gallery_writes=True)
    with connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def copies_before_migration(file: Path) -> list[Path]:
    """Return the copies that were put beside a gallery before it was migrated."""
    return sorted(file.parent.glob(f"{glob.escape(file.stem)}.before-*{file.suffix}"))


def _back_up(file: Path, mark: str) -> None:
    """Put a whole copy of the gallery beside it, unless that copy is already there."""
    copy = file.with_name(f"{file.stem}.{mark}{file.suffix}")
    if copy.exists():
        return
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=copy.name, suffix=".new")
    os.close(handle)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(name)) as target:
            source.backup(target)
        os.replace(name, copy)
    finally:
        Path(name).unlink(missing_ok=True)
