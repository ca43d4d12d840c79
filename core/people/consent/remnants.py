"""Looking for what is left of an erased person: in every table, and byte by byte in the files."""

from __future__ import annotations

import enum
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from core.people.consent import file_pages
from core.people.storage import Store
from core.wording import QT_TRANSLATE_NOOP

LOG_TABLE: Final = "log_entries"
"""Where the person's number stays: it says that something was done, without name or face."""

_CHUNK: Final = 1 << 22
_MOST_FOUND: Final = 20

_never_closed: dict[tuple[int, int], int] = {}


class Trace(enum.Enum):
    """What was found of a person."""

    NUMBER = "number"
    """The person's id."""

    KEY = "key"
    """The person's wrapped key, or what it begins with."""


@dataclass(frozen=True, slots=True)
class Remnant:
    """Something left of a person, and where."""

    trace: Trace
    place: str
    """Name of the table or of the file."""

    offset: int | None = None
    """Byte of the file; None for a table."""

    @property
    def sentence(self) -> str:
        """What was found where, with the fields `place` and `offset`."""
        return (IN_TABLE if self.offset is None else IN_FILE)[self.trace]


IN_TABLE: Mapping[Trace, str] = MappingProxyType(
    {
        Trace.NUMBER: QT_TRANSLATE_NOOP("core", "The person's number is in the table {place}."),
        Trace.KEY: QT_TRANSLATE_NOOP("core", "The person's key is in the table {place}."),
    }
)
IN_FILE: Mapping[Trace, str] = MappingProxyType(
    {
        Trace.NUMBER: QT_TRANSLATE_NOOP(
            "core", "The person's number is in the file {place}, at byte {offset}."
        ),
        Trace.KEY: QT_TRANSLATE_NOOP(
            "core", "The person's key is in the file {place}, at byte {offset}."
        ),
    }
)
IN_COPIES: Final = QT_TRANSLATE_NOOP(
    "core", "Copies beside the gallery still hold the person: {names}."
)


def in_tables(store: Store, number: bytes, mark: bytes) -> list[Remnant]:
    """Return what all tables but the log hold of a person.

    Parameters
    ----------
    number
        The person's id as it stands in the file: ASCII.
    mark
        What the wrapped key begins with; empty where that isn't known.
    """
    found = []
    with store.reading() as connection:
        for table in sa.inspect(connection).get_table_names():
            if table == LOG_TABLE:
                continue
            quoted = _quoted(table)
            columns = [
                _quoted(str(row[1]))
                for row in connection.exec_driver_sql(f"PRAGMA table_info({quoted})")
            ]
            for trace, wanted in ((Trace.NUMBER, number), (Trace.KEY, mark)):
                if not wanted or not columns:
                    continue
                holds = " OR ".join(f"instr(CAST({one} AS BLOB), ?) > 0" for one in columns)
                query = f"SELECT 1 FROM {quoted} WHERE {holds} LIMIT 1"
                if connection.exec_driver_sql(query, (wanted,) * len(columns)).first():
                    found.append(Remnant(trace, table))
    return found


def in_files(store: Store, number: bytes, mark: bytes) -> list[Remnant]:
    """Return what the gallery's file and its journal hold of a person, but for the log's pages."""
    file = store.file
    journal = file.with_name(f"{file.name}-wal")
    own = _own_pages(store)
    found = []
    for one, page, skipped in ((file, _page_size(store), own), (journal, 0, frozenset[int]())):
        for trace, offset in _search(one, number, mark):
            if trace is Trace.NUMBER and page and offset // page + 1 in skipped:
                continue
            found.append(Remnant(trace, one.name, offset))
            if len(found) >= _MOST_FOUND:
                return found
    return found


def in_copies(file: Path, number: bytes, mark: bytes) -> list[Remnant]:
    """Return which other files beside the gallery hold the person: copies and backups."""
    own = {file.name, *(f"{file.name}-{end}" for end in ("wal", "shm", "journal"))}
    found = []
    for one in sorted(file.parent.glob("*")):
        if one.name in own or one.is_symlink() or not one.is_file():
            continue
        if not _is_gallery(one):
            continue
        if (first := next(_search(one, number, mark), None)) is not None:
            found.append(Remnant(first[0], one.name, first[1]))
    return found


def _own_pages(store: Store) -> frozenset[int]:
    """Return the pages on which the log lies; none where the file can't be followed."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = ? AND rootpage > 0", (LOG_TABLE,)
        )
        roots = [int(row[0]) for row in rows]
    size = _page_size(store)
    try:
        reserved = _read(store.file, 20, 1)[0]
        read_page = partial(_page, store.file, size)
        return file_pages.pages_of(roots, read_page, size - reserved)
    except (ValueError, IndexError, OSError):
        return frozenset()


def _page(file: Path, size: int, number: int) -> bytes:
    return _read(file, (number - 1) * size, size)


def _page_size(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _search(file: Path, number: bytes, mark: bytes) -> Iterator[tuple[Trace, int]]:
    """Yield where a file holds what, in order of the place within each part of it."""
    wanted = [(Trace.NUMBER, number), (Trace.KEY, mark)]
    wanted = [(trace, needle) for trace, needle in wanted if needle]
    overlap = max(len(needle) for _, needle in wanted) - 1
    start = 0
    while True:
        chunk = _read(file, start, _CHUNK)
        for trace, needle in wanted:
            at = chunk.find(needle)
            while at >= 0:
                # What reaches into the overlap is found with the next part.
                if at + len(needle) > overlap or start == 0:
                    yield trace, start + at
                at = chunk.find(needle, at + 1)
        if len(chunk) < _CHUNK:
            return
        start += _CHUNK - overlap


def _read(file: Path, start: int, length: int) -> bytes:
    """Return bytes of a file; fewer at its end, none where it isn't there."""
    try:
        if os.name != "posix":
            with file.open("rb") as stream:
                stream.seek(start)
                return stream.read(length)
        return os.pread(_handle(file), length, start)
    except FileNotFoundError:
        return b""


def _handle(file: Path) -> int:
    """Return a handle of a file that is never closed.

    Closing any handle of a file drops all locks that this process holds on it (POSIX), and SQLite
    holds some on an open gallery.
    """
    status = file.stat()
    key = (status.st_dev, status.st_ino)
    if key not in _never_closed:
        _never_closed[key] = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    return _never_closed[key]


def _is_gallery(file: Path) -> bool:
    # Another gallery of this process may lie beside: it is read through the same handle.
    return _read(file, 0, 16).startswith(b"SQLite format 3\0")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
