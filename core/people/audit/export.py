"""Taking the log out of the gallery: a file that anybody can verify, and a table for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from core.people.accounts.rights import Right
from core.people.audit import checkpoints as audit_checkpoints
from core.people.audit import entry as audit_entry
from core.people.audit.checkpoints import Checkpoint
from core.people.audit.entry import COLUMNS, Entry, Stored, moment_of
from core.people.audit.events import Event
from core.people.audit.head import Head
from core.people.audit.keys import fingerprint
from core.people.audit.log import AuditLog
from core.people.audit.reading import Filter, LogReader
from core.people.audit.words import Said, facts_of, kind_of, sentence_of
from core.people.errors import GalleryError
from core.people.tables import log_entries
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

FORMAT = "facedesk-log"
VERSION = 1

_STEP = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """A log that was written to a file."""

    file: Path
    entries: int
    fingerprint: str
    """Of the key that signed it; to be kept elsewhere than the file. Empty for a table."""


class _Cancelled(Exception):  # noqa: N818 (no error: somebody wanted it)
    pass


def export_log(
    audit_log: AuditLog,
    file: Path,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Exported | None:
    """Write the whole log with its signatures, as JSON lines (`docs/log.md` describes them).

    Returns
    -------
    None if it was cancelled; then there is no file.

    Raises
    ------
    NotAllowedError
        If who is signed in may not export the log.
    GalleryError
        If the file can't be written.
    """
    audit_log.sign_in.require(Right.EXPORT_LOG)
    with audit_log.store.writing() as connection:
        audit_log.note(connection, Event.LOG_EXPORTED, format="jsonl")
        last, head = audit_log.sign(connection, audit_log.end(connection))
        audit_log.heads.write(connection, head)
    try:
        with _written(file) as stream, audit_log.store.reading() as connection:
            count = _write_lines(audit_log, connection, stream, last, head, progress, is_cancelled)
    except _Cancelled:
        return None
    return Exported(file, count, fingerprint(head.public_keys[-1]))


def export_table(
    audit_log: AuditLog,
    file: Path,
    wanted: Filter | None = None,
    say: Callable[[Said], str] = str,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Exported | None:
    """Write entries as a table (CSV, UTF-8) for a spreadsheet, the newest first.

    Parameters
    ----------
    wanted
        Which entries.
    say
        Says sentences in the reader's language.

    Returns
    -------
    None if it was cancelled; then there is no file.

    Raises
    ------
    NotAllowedError
        If who is signed in may not export the log, or not read it.
    GalleryError
        If the file can't be written.
    """
    audit_log.sign_in.require(Right.EXPORT_LOG)
    reader = LogReader(audit_log)
    numbers = reader.numbers(wanted)
    audit_log.add(Event.LOG_EXPORTED, format="csv", entries=len(numbers))
    try:
        with _written(file) as stream:
            lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
            table = csv.writer(lines)
            table.writerow([say(Said(title)) for title in _TITLES])
            for start in range(0, len(numbers), _STEP):
                _look(progress, is_cancelled, start, len(numbers))
                for entry in reader.entries(numbers[start : start + _STEP]):
                    table.writerow([_harmless(cell) for cell in _cells(entry, say)])
            lines.detach()
    except _Cancelled:
        return None
    _look(progress, lambda: False, len(numbers), len(numbers))
    return Exported(file, len(numbers), "")


_TITLES = (
    QT_TRANSLATE_NOOP("core", "Number"),
    QT_TRANSLATE_NOOP("core", "Time (UTC)"),
    QT_TRANSLATE_NOOP("core", "Kind"),
    QT_TRANSLATE_NOOP("core", "What was done"),
    QT_TRANSLATE_NOOP("core", "Account"),
    QT_TRANSLATE_NOOP("core", "Id of the person"),
    QT_TRANSLATE_NOOP("core", "Details"),
)


def _cells(entry: Entry, say: Callable[[Said], str]) -> list[str]:
    details = "; ".join(f"{say(name)}: {say(value)}" for name, value in facts_of(entry))
    return [
        str(entry.number),
        entry.time.strftime("%Y-%m-%d %H:%M:%S"),
        say(kind_of(entry)),
        say(sentence_of(entry)),
        entry.actor,
        entry.person_id,
        details,
    ]


def _harmless(cell: str) -> str:
    """Return a cell that a spreadsheet doesn't take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_lines(
    audit_log: AuditLog,
    connection: sa.Connection,
    stream: IO[bytes],
    last: Checkpoint,
    head: Head,
    progress: Progress | None,
    is_cancelled: Callable[[], bool],
) -> int:
    signed = {
        one.number: one
        for one in audit_checkpoints.read(connection)
        if isinstance(one, Checkpoint) and one.number < last.number
    }
    _write(
        stream,
        {
            "format": FORMAT,
            "version": VERSION,
            "gallery": audit_log.gallery_id,
            "public_keys": [key.hex() for key in head.public_keys],
        },
    )
    query = sa.select(*COLUMNS).select_from(log_entries).order_by(log_entries.c.number)
    query = query.where(log_entries.c.number <= last.number)
    count = 0
    for row in connection.execute(query.execution_options(yield_per=_STEP)):
        if count % _STEP == 0:
            _look(progress, is_cancelled, count, last.number)
        count += 1
        _write(stream, _line(row))
        number = int(row[0])
        if number in signed:
            _write(stream, {"checkpoint": number, **_signature(signed[number])})
    _write(stream, {"head": last.number, **_signature(last)})
    _look(progress, lambda: False, count, count)
    return count


def _line(row: sa.Row[*tuple[Any, ...]]) -> Mapping[str, object]:
    stored = Stored.of(row)
    moment = None if stored is None else moment_of(stored.time)
    if stored is None or moment is None:
        entry = audit_entry.read(row)
        return {"number": entry.number, "damaged": True, "hash": entry.hash.hex()}
    return {
        "number": stored.number,
        "time": moment,
        "event": stored.event,
        "actor": stored.actor,
        "person": stored.person_id,
        "facts": stored.facts,
        "hash": stored.hash.hex(),
    }


def _signature(checkpoint: Checkpoint) -> Mapping[str, object]:
    return {
        "time": checkpoint.moment,
        "hash": checkpoint.hash.hex(),
        "signature": checkpoint.signature.hex(),
    }


def _write(stream: IO[bytes], line: Mapping[str, object]) -> None:
    stream.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _look(
    progress: Progress | None, is_cancelled: Callable[[], bool], done: int, total: int
) -> None:
    if is_cancelled():
        raise _Cancelled
    if progress is not None:
        progress(done, total)


@contextmanager
def _written(file: Path) -> Iterator[IO[bytes]]:
    try:
        with written_whole(file) as stream:
            yield stream
    except OSError as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The log can't be written to {file}: {reason}."),
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error
