"""Trying a backup out, and putting it in the gallery's place."""

from __future__ import annotations

import contextlib
import glob
import logging
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from core.people.accounts.rights import Actor
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.people.records import Person
from core.people.sealed import protection
from core.people.sealed.key_places import KeyPlace
from core.people.sealed.protection import LockedError
from core.people.storage import BUSY_SECONDS
from core.people.transfer.backup import (
    Backup,
    BackupError,
    Manifest,
    is_marked,
    read_manifest,
    unpack,
)
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.exporting import write_error
from core.wording import QT_TRANSLATE_NOOP

log = logging.getLogger(__name__)

_AT_ONCE = 500  # people whose records are read together

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What reading a whole backup brought."""

    manifest: Manifest
    people: int
    templates: int
    samples: int
    damaged: tuple[Person, ...]
    """People of whom a record doesn't open; all others are whole."""

    ids: frozenset[str]
    """Of everybody in it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a restore."""

    manifest: Manifest
    people: int
    removed_again: int
    """People who were removed from the gallery since, and don't come back."""

    kept_aside: Path | None
    """The gallery as it was before; None where there was none."""


def verify(
    file: Path,
    beside: Path,
    passphrase: str | None = None,
    ring: KeyPlace | None = None,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verified:
    """Open a backup, and read every record of it. The gallery is not touched.

    Parameters
    ----------
    beside
        The gallery's file: the copy is opened in its folder, where its key may be.
    passphrase
        What opens the backup; None where the key ring or a key file does.

    Raises
    ------
    LockedError, WrongPassphraseError
        If a passphrase is needed.
    BackupError, GalleryError
        If it is damaged, of a newer program, or its key is not on this computer.
    CancelledError
        If `cancelled` said so.
    """
    manifest, mark = read_manifest(file)
    backup = Backup(file, manifest)
    with (
        _unpacked(backup, beside, cancelled) as copy,
        _opened(backup, copy, mark, passphrase, ring) as (gallery, _),
    ):
        return _read_all(gallery, manifest, progress, cancelled)


def restore(
    file: Path,
    target: Path,
    passphrase: str | None = None,
    ring: KeyPlace | None = None,
    *,
    without: frozenset[str] = frozenset(),
    by: Actor | None = None,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Restored:
    """Put a backup in the place of the gallery `target`, which nobody may have open meanwhile.

    All of it is read first. The present gallery is kept beside it under a dated name; if the
    restored one doesn't open, the present one is put back.

    Parameters
    ----------
    without
        Ids of people who are taken out again: those who were removed since.
    by
        Who is signed in at the present gallery and may restore it; it stands in the log.

    Raises
    ------
    LockedError, WrongPassphraseError
        If a passphrase is needed.
    BackupError, GalleryError
        If it can't be used. The gallery is then as it was.
    CancelledError
        If `cancelled` said so, before anything was changed.
    """
    manifest, mark = read_manifest(file)
    backup = Backup(file, manifest)
    with _unpacked(backup, target, cancelled) as copy:
        with _opened(backup, copy, mark, passphrase, ring) as (gallery, by_itself):
            _read_all(gallery, manifest, progress, cancelled)
            gallery.sign_in.vouch(by)
            gone = _prepare(gallery, manifest, without)
            if manifest.own_passphrase and by_itself:  # as it did before
                gallery.copies.drop_passphrase()
        _single_file(copy)
        aside = _put_aside(target)
        try:
            os.replace(copy, target)
            _sync(target.parent)
            with closing(Gallery.open(target, passphrase, ring)) as opened:
                people = opened.count()
        except BaseException as error:
            log.warning("The restored gallery doesn't open; the former one is put back")
            _put_back(target, aside)
            if isinstance(error, OSError):
                raise write_error(target, error) from error
            raise
    return Restored(manifest, people, gone, aside)


def _prepare(gallery: Gallery, manifest: Manifest, without: frozenset[str]) -> int:
    """Bring an unpacked copy into the state in which it takes the gallery's place."""
    gone = 0
    for person_id in without:
        if gallery.find(person_id) is not None:
            gallery.remove(person_id)
            gone += 1
    gallery.log.add(
        Event.RESTORED_FROM_BACKUP,
        made=manifest.created.isoformat(),
        people=manifest.people - gone,
        removed_again=gone,
    )
    return gone


def _read_all(
    gallery: Gallery, manifest: Manifest, progress: Progress, cancelled: Callable[[], bool]
) -> Verified:
    people = gallery.people()
    templates = samples = 0
    progress(0, len(people))
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        ids = [person.id for person in part]
        for model in sorted({model for person in part for model in person.models}):
            templates += len(gallery.templates(model, of=ids).template_ids)
        for person in part:
            if cancelled():
                raise CancelledError
            if person.has_thumbnail:
                gallery.thumbnail(person.id)
            if person.sample_count:
                samples += len(gallery.samples(person.id))
        progress(start + len(part), len(people))
    people = gallery.people()
    return Verified(
        manifest,
        len(people),
        templates,
        samples,
        tuple(person for person in people if person.damaged),
        frozenset(person.id for person in people),
    )


@contextmanager
def _unpacked(backup: Backup, beside: Path, cancelled: Callable[[], bool]) -> Iterator[Path]:
    """Give the gallery's file of a backup beside the gallery, and remove it afterwards."""
    try:
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=beside.parent, prefix=f"{beside.stem}.restoring-", suffix=beside.suffix
        )
    except OSError as error:
        raise write_error(beside, error) from error
    os.close(handle)
    copy = Path(name)
    try:
        unpack(backup, copy, cancelled=cancelled)
        yield copy
    finally:
        # With its journal, and the copy that is put beside a gallery before it is migrated.
        for left in glob.glob(f"{glob.escape(str(copy.with_suffix('')))}*"):
            with contextlib.suppress(OSError):
                os.unlink(left)


@contextmanager
def _opened(
    backup: Backup, copy: Path, mark: str, passphrase: str | None, ring: KeyPlace | None
) -> Iterator[tuple[Gallery, bool]]:
    """Give the gallery of an unpacked copy, and whether it opened by itself."""
    if not _has_key(copy):
        # Opening would give it one: this is no copy that this program made.
        raise BackupError(
            QT_TRANSLATE_NOOP(
                "core", "The backup {file} is damaged or incomplete. Choose another backup."
            ),
            file=backup.file.name,
        )
    by_itself = True
    try:
        unlocked = Gallery.open(copy, None, ring)
    except LockedError:
        if passphrase is None:
            raise
        by_itself = False
        unlocked = Gallery.open(copy, passphrase, ring)
    with closing(unlocked) as gallery:
        if not is_marked(gallery, backup.manifest, mark):
            raise BackupError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The backup {file} was changed after it was made. Choose another backup.",
                ),
                file=backup.file.name,
            )
        yield gallery, by_itself


def _has_key(copy: Path) -> bool:
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(copy)))
    try:
        with engine.connect() as connection:
            return protection.is_begun(connection)
    except sa.exc.SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def _single_file(file: Path) -> None:
    """Fold the journal of a closed gallery into its file."""
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as connection:
        mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    if str(mode).lower() != "delete":
        raise sqlite3.OperationalError("database is locked")


def _put_aside(target: Path) -> Path | None:
    """Keep the present gallery under a dated name, and still under its own."""
    if not target.exists():
        return None
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    aside = target.with_name(f"{target.stem}.until-{moment}{target.suffix}")
    journal, kept = _journal(target), _journal(aside)
    try:
        if journal.exists() and journal.stat().st_size:
            shutil.copy2(journal, kept)  # SQLite deletes that of a gallery it can't read
        try:
            _single_file(target)
            kept.unlink(missing_ok=True)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise BackupError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Another program has the gallery open. Close it, then restore the backup.",
                    )
                ) from None
            log.warning("The present gallery is damaged: it is put aside as it is")
        except sqlite3.DatabaseError:
            log.warning("The present gallery is damaged: it is put aside as it is")
        journal.unlink(missing_ok=True)  # it would be played into the restored one
        try:
            os.link(target, aside)
        except OSError:  # a file system without links
            shutil.copy2(target, aside)
        _sync(target.parent)
    except BaseException as error:
        for made in (aside, kept):
            made.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise write_error(aside, error) from error
        raise
    return aside


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _put_back(target: Path, aside: Path | None) -> None:
    for mark in ("-wal", "-shm"):
        with contextlib.suppress(OSError):
            target.with_name(target.name + mark).unlink(missing_ok=True)
    if aside is None:
        target.unlink(missing_ok=True)
        return
    os.replace(aside, target)
    if _journal(aside).exists():
        os.replace(_journal(aside), _journal(target))


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
