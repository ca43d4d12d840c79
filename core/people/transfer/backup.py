"""Backups: a whole copy of the gallery's file in one file, with what must be known to trust it.

A ZIP file, not compressed (what is sealed can't be): `manifest.json` and `gallery.sqlite`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

import core
from core.people import foreign
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.sealed.protection import Way
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.exporting import write_error
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

SUFFIX: Final = ".fdbackup"
VERSION: Final = 1

_GALLERY, _MANIFEST = "gallery.sqlite", "manifest.json"
_LONGEST_MANIFEST: Final = 64 * 1024
_BLOCK: Final = 1 << 20
_ZIP: Final = b"PK\x03\x04"

_NOT_OURS = QT_TRANSLATE_NOOP(
    "core", "The file {file} is no backup of this program. Choose another file."
)
_NEWER = QT_TRANSLATE_NOOP(
    "core",
    "The backup {file} was made by a newer version of this program. Update the program first.",
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "core", "The backup {file} is damaged or incomplete. Choose another backup."
)


class BackupError(GalleryError):
    """A backup can't be made or used; the gallery is as it was."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    gallery_id: str
    created: datetime
    """UTC."""

    people: int
    schema: str
    program: str
    """Version of the program that made it."""

    sha256: str
    """Of the gallery's file in it."""

    size: int
    """Bytes of that file."""

    ways: tuple[Way, ...]
    """What opens it."""

    own_passphrase: bool
    """Whether it got a passphrase that the gallery doesn't have."""

    automatic: bool

    @property
    def opens_anywhere(self) -> bool:
        """Whether something that can be typed opens it, so that any computer will do."""
        return bool({"passphrase", "recovery"} & set(self.ways))


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a file."""

    file: Path
    manifest: Manifest


def file_name(moment: datetime, *, automatic: bool = False) -> str:
    """Return the name of a backup that is made now, in local time."""
    mark = "-auto" if automatic else ""
    return f"facedesk{mark}-{moment.astimezone().strftime('%Y-%m-%d-%H%M%S')}{SUFFIX}"


def make(
    gallery: Gallery,
    file: Path,
    passphrase: str | None = None,
    *,
    automatic: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Backup:
    """Back up a gallery while it is in use. The file stands there wholly or not at all.

    Parameters
    ----------
    passphrase
        At least 8 characters; opens the backup on any computer. None leaves the ways that open
        the gallery. For a gallery with a passphrase of its own it must be None.

    Raises
    ------
    NotAllowedError
        If who is signed in may not take a copy away.
    BackupError, GalleryError
        If it can't be written, or the passphrase is too short.
    CancelledError
        If `cancelled` said so.
    """
    if passphrase is not None and "passphrase" in gallery.guard.ways():
        raise BackupError(
            QT_TRANSLATE_NOOP(
                "core", "The gallery has a passphrase: its backups open with that one."
            )
        )
    try:
        if automatic:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".facedesk-") as folder:
            copy = Path(folder) / _GALLERY
            facts = gallery.copies.make(
                copy, passphrase, progress=progress, cancelled=cancelled, automatic=automatic
            )
            size = copy.stat().st_size
            manifest = Manifest(
                facts.gallery_id,
                datetime.now(UTC),
                facts.people,
                facts.schema,
                core.__version__,
                _digest(copy),
                size,
                facts.ways,
                own_passphrase=passphrase is not None,
                automatic=automatic,
            )
            text = _told(manifest)
            mark = gallery.copies.mark(text.encode())
            with written_whole(file) as stream:
                _pack(stream, json.dumps({"manifest": text, "mark": mark}), copy)
    except OSError as error:
        raise write_error(file, error) from error
    return Backup(file, manifest)


def read_manifest(file: Path) -> tuple[Manifest, str]:
    """Return what a backup says of itself, and the mark that the gallery's key made of it.

    Raises
    ------
    BackupError
        If it is no backup, damaged, or of a newer program.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            if packed.getinfo(_MANIFEST).file_size > _LONGEST_MANIFEST:
                raise BackupError(_DAMAGED, file=file.name)
            told = foreign.loaded(packed.read(_MANIFEST))
            kept = packed.getinfo(_GALLERY)
            # A packed one could be far larger than the file it comes in.
            if kept.compress_type != zipfile.ZIP_STORED:
                raise BackupError(_DAMAGED, file=file.name)
        mark = str(told["mark"])
        mark.encode("ascii")
        return _manifest(foreign.loaded(told["manifest"]), file.name), mark
    except OSError as error:
        raise BackupError(
            QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}."),
            file=file.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    except zipfile.BadZipFile:
        with file.open("rb") as stream:  # half a file begins like a whole one
            begins = stream.read(len(_ZIP)) == _ZIP
        raise BackupError(_DAMAGED if begins else _NOT_OURS, file=file.name) from None
    except KeyError as error:
        missing = error.args and str(error.args[0]).startswith("There is no item")
        raise BackupError(_NOT_OURS if missing else _DAMAGED, file=file.name) from None
    except (ValueError, TypeError, NotImplementedError, RuntimeError):
        raise BackupError(_DAMAGED, file=file.name) from None


def is_marked(gallery: Gallery, manifest: Manifest, mark: str) -> bool:
    """Whether the key of the opened copy made the mark of its manifest."""
    return hmac.compare_digest(gallery.copies.mark(_told(manifest).encode()), mark)


def unpack(
    backup: Backup,
    target: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the gallery's file of a backup to `target`, and check that it is whole.

    Raises
    ------
    BackupError
        If it is damaged, or can't be written.
    CancelledError
        If `cancelled` said so.
    """
    digest, done = hashlib.sha256(), 0
    try:
        with zipfile.ZipFile(backup.file) as packed, packed.open(_GALLERY) as source:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as stream:
                while block := source.read(_BLOCK):
                    if cancelled():
                        raise CancelledError
                    done += len(block)
                    if done > backup.manifest.size:
                        raise BackupError(_DAMAGED, file=backup.file.name)
                    digest.update(block)
                    stream.write(block)
                    progress(done, backup.manifest.size)
                stream.flush()
                os.fsync(stream.fileno())
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError):
        raise BackupError(_DAMAGED, file=backup.file.name) from None
    except OSError as error:
        raise write_error(target, error) from error
    if digest.hexdigest() != backup.manifest.sha256:
        raise BackupError(_DAMAGED, file=backup.file.name)


def list_backups(folder: Path, gallery_id: str | None = None) -> tuple[Backup, ...]:
    """Return the backups of a folder, the newest first; those that can't be read are left out.

    Parameters
    ----------
    gallery_id
        Only of this gallery.

    Raises
    ------
    BackupError
        If the folder can't be read.
    """
    found: list[Backup] = []
    try:
        files = [one for one in folder.iterdir() if one.suffix == SUFFIX]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise BackupError(
            QT_TRANSLATE_NOOP("core", "The folder {folder} can't be read: {reason}."),
            folder=folder,
            reason=error.strerror or type(error).__name__,
        ) from error
    for file in files:
        try:
            manifest, _ = read_manifest(file)
        except BackupError:
            continue
        if gallery_id is None or manifest.gallery_id == gallery_id:
            found.append(Backup(file, manifest))
    return tuple(sorted(found, key=lambda one: one.manifest.created, reverse=True))


def _pack(stream: IO[bytes], manifest: str, copy: Path) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True) as packed:
        packed.writestr(_MANIFEST, manifest)
        with copy.open("rb") as source, packed.open(_GALLERY, "w", force_zip64=True) as target:
            while block := source.read(_BLOCK):
                target.write(block)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _told(manifest: Manifest) -> str:
    told = {**asdict(manifest), "created": manifest.created.astimezone(UTC).isoformat()}
    return json.dumps({"version": VERSION, **told}, sort_keys=True)


def _manifest(told: dict[str, Any], name: str) -> Manifest:
    if int(told["version"]) > VERSION:
        raise BackupError(_NEWER, file=name)
    return Manifest(
        str(told["gallery_id"]),
        foreign.moment(told["created"]),
        int(told["people"]),
        str(told["schema"]),
        str(told["program"]),
        str(told["sha256"]),
        int(told["size"]),
        tuple(told["ways"]),
        bool(told["own_passphrase"]),
        bool(told["automatic"]),
    )
