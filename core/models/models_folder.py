"""The folder of a profile's models: its lock, and what a crash may leave in it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.models.contract import ModelError
from core.wording import QT_TRANSLATE_NOOP

LOCK = ".lock"

UNFINISHED = ".adding-"
"""Beginning of the names of folders in which a model is put together."""

DOWNLOADS = ".downloads"
"""Folder in which downloads are kept until they are added."""

REPLACED = "replaced"
"""Folder in such a one where the model lies that is being replaced. `core.models.registry` looks
there, too, so that it is never missing, not even after a crash at that moment."""

BUSY = QT_TRANSLATE_NOOP(
    "core", "Another model is being added or removed at this moment. Try again when that is done."
)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder of models. It ends with the process that holds it.

    Raises
    ------
    ModelError
        If another process, or another thread, holds it.
    OSError
        If the folder can't be written.
    """
    with (folder / LOCK).open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise ModelError(BUSY) from error
        yield


def caught_while_replaced(folder: Path) -> list[Path]:
    """Return the folders with models that are being replaced, or were when a crash came."""
    return sorted(folder.glob(f"{UNFINISHED}*/{REPLACED}"))


def put_in_place(new: Path, place: Path) -> None:
    """Let a finished model take its place; the one that was there stays until then."""
    _settle(new)
    replaced = new.parent / REPLACED / place.name
    if place.exists():
        replaced.parent.mkdir()
        os.replace(place, replaced)
    try:
        os.replace(new, place)
    except BaseException:
        if replaced.exists():
            os.replace(replaced, place)
        raise
    _settle(place.parent)


def _settle(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can do that for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(models_dir: Path) -> None:
    """Clear away what a crash left, and put back what it caught between two places."""
    for replaced in caught_while_replaced(models_dir):
        for model in replaced.iterdir():
            if not (models_dir / model.name).exists():
                os.replace(model, models_dir / model.name)
    for unfinished in models_dir.glob(f"{UNFINISHED}*"):
        shutil.rmtree(unfinished, ignore_errors=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
