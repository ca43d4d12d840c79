"""Opening a gallery: its file, its key, and what earlier versions kept in the clear."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from core.people.sealed import protection, sealing
from core.people.sealed.key_places import KeyFile, KeyPlace, SystemKeyRing
from core.people.sealed.protection import Places, Unlocked
from core.people.sealed.vault import KeyedVault
from core.people.storage import Store, copies_before_migration

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A gallery file whose key is known."""

    store: Store
    vault: KeyedVault
    unlocked: Unlocked
    places: Places


def open_store(file: Path, passphrase: str | None, ring: KeyPlace | None) -> Opened:
    """Open a gallery's file and find its key; make both where they are missing.

    Parameters
    ----------
    passphrase
        What was typed; None where nobody was asked.
    ring
        Another key ring than the system's.

    Raises
    ------
    LockedError, WrongPassphraseError
        If a passphrase is needed.
    GalleryError
        If the file can't be used, or its key is gone.
    """
    places = Places((("ring", ring or SystemKeyRing()), ("file", KeyFile.of(file))))
    store = Store.open(file)
    try:
        with store.reading() as connection:
            is_begun = protection.is_begun(connection)
        if not is_begun:
            _begin(store, places)
        with store.reading() as connection:
            unlocked = protection.unlock(connection, places, passphrase)
        return Opened(store, KeyedVault(unlocked.key, unlocked.gallery_id), unlocked, places)
    except BaseException:
        store.close()
        raise


def _begin(store: Store, places: Places) -> None:
    """Give a new or an old gallery its key, and seal what is in it."""
    with store.writing() as connection:
        if protection.is_begun(connection):
            return  # another process was quicker
        unlocked = protection.begin(connection, places)
        vault = KeyedVault(unlocked.key, unlocked.gallery_id)
        sealing.seal_clear(connection, vault, unlocked.key, unlocked.rotation)
    store.forget()
    for copy in copies_before_migration(store.file):
        # It holds in the clear what was sealed just now.
        try:
            _destroy(copy)
        except OSError as error:
            log.warning("The old copy %s can't be removed: %s", copy.name, error.strerror)


def _destroy(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as stream:
        for start in range(0, size, 1 << 20):
            stream.write(bytes(min(1 << 20, size - start)))
        stream.flush()
        os.fsync(stream.fileno())
    file.unlink()
