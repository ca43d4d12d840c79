"""Verifying the log of an open gallery: what in it is not as it was written, named.

Each entry is judged by its own seal, which nobody can make without the gallery's key; so one
damaged entry throws no doubt on the others, and hashing all of them anew hides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import sqlalchemy as sa

from core.people.accounts.rights import Right
from core.people.audit import checkpoints as audit_checkpoints
from core.people.audit.checkpoints import Checkpoint, message
from core.people.audit.entry import COLUMNS, Stored, chained, first_hash, time_of
from core.people.audit.events import Event
from core.people.audit.faults import (
    MOST_FAULTS,
    Fault,
    FaultKind,
    Remark,
    RemarkKind,
    Verification,
)
from core.people.audit.head import Head
from core.people.audit.keys import fingerprint, is_signed
from core.people.audit.log import AuditLog
from core.people.audit.suspects import Suspects
from core.people.tables import log_entries, persons

Progress = Callable[[int, int], None]

_STEP = 2000
_MOMENT = timedelta(minutes=1)


@dataclass(slots=True)
class _Scan:
    """What the walk through the entries has come to."""

    count: int = 0
    last: int = 0
    """Number of the last row."""

    last_genuine: tuple[int, bytes] = (0, b"")
    last_time: int = 0
    first_time: int | None = None
    clock_back: list[int] = field(default_factory=list)
    key_replaced: list[int] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hashes: dict[int, bytes] = field(default_factory=dict)
    """Of the genuine entries that checkpoints speak of."""

    is_complete: bool = True


def verify(
    audit_log: AuditLog,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Verification:
    """Look at all entries, checkpoints, the record of the end and the key. Changes nothing.

    Parameters
    ----------
    progress
        Told how many entries were looked at, and of how many.
    is_cancelled
        Asked now and then.

    Raises
    ------
    NotAllowedError
        If who is signed in may not read the log.
    GalleryError
        If the file can't be read.
    """
    audit_log.sign_in.require(Right.READ_LOG)
    with audit_log.store.reading() as connection:
        head = audit_log.heads.read(connection)
        is_fresh = head is None and audit_log.heads.is_fresh(connection)
        signed = audit_checkpoints.read(connection)
        suspects = Suspects(audit_log.keys)
        scan = _walk(audit_log, connection, signed, suspects, progress, is_cancelled)
        if not scan.is_complete:
            return Verification(scan.count, 0, tuple(scan.faults), is_complete=False)
        faults = scan.faults + suspects.faults(
            connection, scan.gaps, None if head is None else head.number
        )
        moved = suspects.moved
        faults += [
            Fault(FaultKind.MISSING, start, end)
            for first, last in scan.gaps
            for start, end in _without(first, last, moved)
        ]
        if not is_fresh:
            faults += _about_end(head, scan, moved)
            faults += _about_key(audit_log, connection, head, signed)
        good, wrong = _about_checkpoints(audit_log, connection, head, signed, scan)
        faults += wrong
        remarks = _remarks(connection, scan)
        key = audit_log.keys.signing_key(connection)
    known = head.public_keys if head is not None else ()
    if key is not None:
        known = (*known, key.public_key().public_bytes_raw())
    faults.sort(key=lambda fault: (not fault.number, fault.number))
    return Verification(
        entries=scan.count,
        checkpoints=len(good),
        faults=tuple(faults[:MOST_FAULTS]),
        remarks=remarks,
        fingerprint=fingerprint(known[-1]) if known else "",
        signed_to=max((one.number for one in good), default=0),
    )


def _walk(
    audit_log: AuditLog,
    connection: sa.Connection,
    signed: list[Checkpoint | int],
    suspects: Suspects,
    progress: Progress | None,
    is_cancelled: Callable[[], bool],
) -> _Scan:
    total = int(connection.execute(sa.select(sa.func.count(log_entries.c.number))).scalar_one())
    wanted = {one.number for one in signed if isinstance(one, Checkpoint)}
    scan = _Scan(last_genuine=(0, first_hash(audit_log.gallery_id)))
    for number, stored in _rows(connection):
        if scan.count % _STEP == 0:
            if is_cancelled():
                scan.is_complete = False
                return scan
            if progress is not None:
                progress(scan.count, total)
        scan.count += 1
        if number > scan.last + 1:
            scan.gaps.append((scan.last + 1, number - 1))
        scan.last = max(scan.last, number)
        text = None if stored is None else stored.text()
        if stored is None or text is None:
            suspects.add_unreadable(number)
        elif stored.seal != audit_log.keys.seal(text, stored.hash):
            suspects.add(stored)
        else:
            _genuine(scan, stored, text)
            if number in wanted:
                scan.hashes[number] = stored.hash
    if progress is not None:
        progress(scan.count, total)
    return scan


def _rows(connection: sa.Connection) -> Iterator[tuple[int, Stored | None]]:
    query = sa.select(*COLUMNS).select_from(log_entries).order_by(log_entries.c.number)
    for row in connection.execute(query.execution_options(yield_per=_STEP)):
        yield int(row[0]), Stored.of(row)


def _genuine(scan: _Scan, stored: Stored, text: bytes) -> None:
    number, before = scan.last_genuine
    if number == stored.number - 1 and stored.hash != chained(before, text):
        scan.faults.append(Fault(FaultKind.MIXED, stored.number, stored.number))
    if stored.event == Event.LOG_HEAD_LOST.value:
        scan.faults.append(Fault(FaultKind.HEAD_LOST, stored.number, stored.number))
    if stored.event == Event.LOG_KEY_REPLACED.value:
        scan.key_replaced.append(stored.number)
    if stored.time < scan.last_time:
        scan.clock_back.append(stored.number)
    if scan.first_time is None:
        scan.first_time = stored.time
    scan.last_time = stored.time
    scan.last_genuine = (stored.number, stored.hash)


def _about_end(head: Head | None, scan: _Scan, moved: frozenset[int]) -> list[Fault]:
    if head is None:
        return [Fault(FaultKind.HEAD_WRONG)]
    number, digest = scan.last_genuine
    if number > head.number or (number == head.number and number and digest != head.hash):
        return [Fault(FaultKind.HEAD_OLD, head.number, head.number)]
    if scan.last < head.number:
        return [
            Fault(FaultKind.CUT_OFF, start, end)
            for start, end in _without(scan.last + 1, head.number, moved)
        ]
    return []


def _about_key(
    audit_log: AuditLog,
    connection: sa.Connection,
    head: Head | None,
    signed: list[Checkpoint | int],
) -> list[Fault]:
    key = audit_log.keys.signing_key(connection)
    if key is None:
        is_wanted = bool(signed) or audit_log.keys.has_signing_key(connection)
        is_wanted = is_wanted or (head is not None and bool(head.public_keys))
        return [Fault(FaultKind.KEY_WRONG)] if is_wanted else []
    public = key.public_key().public_bytes_raw()
    if head is not None and public not in head.public_keys:
        return [Fault(FaultKind.KEY_WRONG)]
    return []


def _about_checkpoints(
    audit_log: AuditLog,
    connection: sa.Connection,
    head: Head | None,
    signed: list[Checkpoint | int],
    scan: _Scan,
) -> tuple[list[Checkpoint], list[Fault]]:
    """Return the checkpoints that hold, and what is wrong with the others."""
    known = list(head.public_keys) if head is not None else []
    key = audit_log.keys.signing_key(connection)
    if key is not None:
        known.append(key.public_key().public_bytes_raw())
    good: list[Checkpoint] = []
    faults: list[Fault] = []
    for one in signed:
        if not isinstance(one, Checkpoint):
            faults.append(Fault(FaultKind.CHECKPOINT_UNREADABLE, one, one))
            continue
        said = message(audit_log.gallery_id, one.number, one.moment, one.hash)
        is_good = any(is_signed(public, said, one.signature) for public in reversed(known))
        if is_good and scan.hashes.get(one.number, one.hash) == one.hash:
            good.append(one)
        else:
            faults.append(Fault(FaultKind.CHECKPOINT_WRONG, one.number, one.number))
    if head is not None and len(signed) < head.checkpoints:
        faults.append(Fault(FaultKind.CHECKPOINTS_MISSING, other=head.checkpoints - len(signed)))
    elif head is not None and len(signed) > head.checkpoints and len(good) == len(signed):
        faults.append(Fault(FaultKind.CHECKPOINTS_ADDED, other=len(signed) - head.checkpoints))
    return good, faults


def _remarks(connection: sa.Connection, scan: _Scan) -> tuple[Remark, ...]:
    found: list[Remark] = []
    if scan.clock_back:
        count = len(scan.clock_back)
        found.append(Remark(RemarkKind.CLOCK_BACK, scan.clock_back[0], count))
    if scan.key_replaced:
        count = len(scan.key_replaced)
        found.append(Remark(RemarkKind.KEY_REPLACED, scan.key_replaced[0], count))
    began = None if scan.first_time is None else time_of(scan.first_time)
    query = sa.select(sa.func.count(persons.c.id))
    if began is not None:
        query = query.where(persons.c.created < began - _MOMENT)
    before = int(connection.execute(query).scalar_one())
    if before:
        found.append(Remark(RemarkKind.PEOPLE_BEFORE, count=before))
    return tuple(found)


def _without(first: int, last: int, moved: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Return the parts of a gap whose entries stand nowhere else."""
    start = first
    for number in sorted(number for number in moved if first <= number <= last):
        if start < number:
            yield start, number - 1
        start = number + 1
    if start <= last:
        yield start, last
