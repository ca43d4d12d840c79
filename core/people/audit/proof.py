"""Verifying an exported log with nothing but the file, and a gallery against one.

Needs neither the gallery nor its key: the chain of hashes and the signatures say it all.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from core.people.accounts.rights import Right
from core.people.audit.checkpoints import message
from core.people.audit.entry import canonical, chained, first_hash
from core.people.audit.export import FORMAT, VERSION
from core.people.audit.faults import MOST_FAULTS, Fault, FaultKind, Verification
from core.people.audit.keys import fingerprint as fingerprint_of
from core.people.audit.keys import is_signed, same_fingerprint
from core.people.audit.log import AuditLog
from core.people.errors import GalleryError
from core.people.tables import log_entries
from core.wording import QT_TRANSLATE_NOOP

Progress = Callable[[int, int], None]

_STEP = 2000
_LONGEST = 1 << 20
_TEXTS = ("time", "event", "actor", "person", "facts")


@dataclass(slots=True)
class _File:
    """What the walk through an exported file has come to."""

    gallery_id: str
    public_keys: list[bytes]
    last: int = 0
    before: bytes | None = None
    """Hash of the last entry; None where it is not known."""

    count: int = 0
    checkpoints: int = 0
    signed_to: int = 0
    head: tuple[int, bytes] | None = None
    faults: list[Fault] = field(default_factory=list)


def verify_file(
    file: Path,
    fingerprint: str = "",
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Verification:
    """Verify an exported log.

    Parameters
    ----------
    fingerprint
        Of the key that should have signed it, as it was told when the file was made; without it,
        only whether the file fits itself is known.
    progress
        Told how many bytes were read, and of how many.

    Raises
    ------
    GalleryError
        If the file can't be read, or is no exported log of this version.
    """
    found, is_complete = _read(file, progress, is_cancelled)
    return _report(found, fingerprint, is_complete=is_complete)


def verify_against(audit_log: AuditLog, file: Path) -> tuple[Fault, ...]:
    """Say whether the gallery's log goes on from an exported one: was the gallery put back?

    Returns
    -------
    What is wrong; nothing if the log contains the exported one.

    Raises
    ------
    NotAllowedError
        If who is signed in may not read the log.
    GalleryError
        If the file can't be read, or is no exported log.
    """
    audit_log.sign_in.require(Right.READ_LOG)
    exported, _ = _read(file, None, lambda: False)
    if exported.gallery_id != audit_log.gallery_id:
        return (Fault(FaultKind.OTHER_GALLERY),)
    if exported.head is None or exported.faults:
        return tuple(exported.faults)
    number, digest = exported.head
    with audit_log.store.reading() as connection:
        head = audit_log.heads.read(connection)
        kept: sa.ColumnElement[Any] = sa.literal_column("hash")
        query = sa.select(kept).select_from(log_entries).where(log_entries.c.number == number)
        row = connection.execute(query).first()
    faults = []
    if row is None:
        faults.append(Fault(FaultKind.ROLLED_BACK, number, number))
    elif row[0] != digest:
        faults.append(Fault(FaultKind.OTHER_HISTORY, number, number))
    if head is not None and not set(exported.public_keys) & set(head.public_keys):
        faults.append(Fault(FaultKind.OTHER_KEY))
    return tuple(faults)


def _read(
    file: Path, progress: Progress | None, is_cancelled: Callable[[], bool]
) -> tuple[_File, bool]:
    """Return what a file holds, and whether it was read to its end."""
    try:
        with file.open("rb") as stream:
            size = file.stat().st_size
            found = _header(stream.readline(_LONGEST), file)
            done, at = 0, 0
            while line := stream.readline(_LONGEST):
                if at % _STEP == 0:
                    if is_cancelled():
                        return found, False
                    if progress is not None:
                        progress(done, size)
                done, at = done + len(line), at + 1
                _take(found, line)
    except OSError as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "The file {file} can't be read: {reason}."),
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error
    if found.head is None:
        found.faults.append(Fault(FaultKind.BROKEN_OFF))
    if progress is not None:
        progress(size, size)
    return found, True


def _header(line: bytes, file: Path) -> _File:
    told = _object(line)
    try:
        if told["format"] != FORMAT or told["version"] != VERSION:
            raise ValueError
        gallery_id = str(told["gallery"])
        keys = [bytes.fromhex(key) for key in told["public_keys"]]
        if not keys:
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core", "The file {file} is no exported log, or one of another version."
            ),
            file=file,
        ) from None
    return _File(gallery_id, keys, before=first_hash(gallery_id))


def _take(found: _File, line: bytes) -> None:
    told = _object(line)
    if found.head is not None:  # nothing comes behind the end
        found.faults.append(Fault(FaultKind.ADDED, found.last + 1, found.last + 1))
    elif "checkpoint" in told or "head" in told:
        _take_signature(found, told)
    else:
        _take_entry(found, told)


def _take_entry(found: _File, told: dict[str, Any]) -> None:
    number, expected = told.get("number"), found.last + 1
    found.count += 1
    if type(number) is not int or number < 1:
        found.faults.append(Fault(FaultKind.UNREADABLE, expected, expected))
        found.last, found.before = expected, None
        return
    if number < expected:
        found.faults.append(Fault(FaultKind.MOVED, expected, expected, number))
        found.before = None
        return
    if number > expected:
        found.faults.append(Fault(FaultKind.MISSING, expected, number - 1))
        found.before = None
    digest, texts = _bytes(told.get("hash")), [told.get(name) for name in _TEXTS]
    if digest is None or not all(isinstance(text, str) for text in texts):
        found.faults.append(Fault(FaultKind.UNREADABLE, number, number))
    elif found.before is not None:
        moment, event, actor, person, facts = (str(text) for text in texts)
        text = canonical(number, moment, event, actor, person, facts)
        if chained(found.before, text) != digest:
            found.faults.append(Fault(FaultKind.CHANGED, number, number))
    found.last, found.before = number, digest


def _take_signature(found: _File, told: dict[str, Any]) -> None:
    is_head = "head" in told
    number, moment = told["head" if is_head else "checkpoint"], told.get("time")
    digest, signature = _bytes(told.get("hash")), _bytes(told.get("signature"))
    if type(number) is not int or not isinstance(moment, str) or not digest or not signature:
        found.faults.append(Fault(FaultKind.CHECKPOINT_UNREADABLE, found.last, found.last))
        return
    said = message(found.gallery_id, number, moment, digest)
    # The end has to be signed by the key whose fingerprint people know: the last one.
    keys = found.public_keys[-1:] if is_head else found.public_keys
    is_known = any(is_signed(key, said, signature) for key in keys)
    first = found.signed_to + 1
    if not is_known:
        found.faults.append(Fault(FaultKind.CHECKPOINT_WRONG, number, number))
    elif number > found.last:
        found.faults.append(Fault(FaultKind.CUT_OFF, found.last + 1, number))
    elif number < found.last or digest != found.before:
        if not any(first <= fault.number <= number for fault in found.faults):
            found.faults.append(Fault(FaultKind.REWRITTEN, first, number))
    else:
        found.checkpoints += 1
        found.signed_to = number
    if is_head:
        found.head = (number, digest)


def _report(found: _File, fingerprint: str, *, is_complete: bool) -> Verification:
    own = fingerprint_of(found.public_keys[-1])
    faults = list(found.faults)
    if fingerprint and not same_fingerprint(fingerprint, own):
        faults.append(Fault(FaultKind.OTHER_KEY))
    faults.sort(key=lambda fault: (not fault.number, fault.number))
    return Verification(
        entries=found.count,
        checkpoints=found.checkpoints,
        faults=tuple(faults[:MOST_FAULTS]),
        fingerprint=own,
        signed_to=found.signed_to,
        is_complete=is_complete,
    )


def _object(line: bytes) -> dict[str, Any]:
    """Return what a line tells; nothing if it is no JSON object."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _bytes(text: object) -> bytes | None:
    """Return what hexadecimal digits stand for; None if they are none, or there are none."""
    try:
        return bytes.fromhex(text) or None if isinstance(text, str) else None
    except ValueError:
        return None
