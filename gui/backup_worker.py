"""The worker that lists, reads and restores backups; the gallery itself it never has open."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP, PlainError

if TYPE_CHECKING:
    from core.people.accounts.rights import Actor
    from core.people.transfer.backup import Backup
    from core.people.transfer.restoring import Restored, Verified

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupWish:
    """What is to be done with a backup."""

    file: Path
    gallery_file: Path
    passphrase: str | None = None
    without: frozenset[str] = frozenset()
    """Ids of people who don't come back."""

    by: Actor | None = None
    """Who restores it."""


class BackupWorker(QObject):
    """Lives in a thread of its own; only its slots are called from outside."""

    listed = Signal(object)
    """tuple[Backup, ...] of the folder that was asked for."""

    verified = Signal(object)
    """`Verified`, or None where it was cancelled."""

    restored = Signal(object)
    """`Restored`, or None where it was cancelled."""

    refused = Signal(object)
    """PlainError: the reading or the restore failed."""

    restore_refused = Signal(object)
    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()
        """Set to end what goes on; cleared when something begins."""

    @Slot(object)
    def list_backups(self, folder: Path) -> None:
        """Look for backups in a folder."""
        from core.people.transfer import backup

        found: tuple[Backup, ...] = ()
        try:
            found = backup.list_backups(folder)
        except PlainError as error:
            log.warning("The backups can't be listed: %s", type(error).__name__)
        self.listed.emit(found)

    @Slot(object)
    def verify(self, wish: BackupWish) -> None:
        """Read a backup to its end."""
        from core.people.transfer import restoring
        from core.people.transfer.cancelling import CancelledError

        found: Verified | None = None
        try:
            found = restoring.verify(
                wish.file,
                wish.gallery_file,
                wish.passphrase,
                progress=self.progressed.emit,
                cancelled=self.stop.is_set,
            )
        except CancelledError:
            pass
        except PlainError as error:
            self.refused.emit(error)
            return
        except Exception:
            log.exception("A backup can't be read")
            self.refused.emit(_fault())
            return
        self.verified.emit(found)

    @Slot(object)
    def restore(self, wish: BackupWish) -> None:
        """Put a backup in the gallery's place; nobody may have that open."""
        from core.people.transfer import restoring
        from core.people.transfer.cancelling import CancelledError

        done: Restored | None = None
        try:
            done = restoring.restore(
                wish.file,
                wish.gallery_file,
                wish.passphrase,
                without=wish.without,
                by=wish.by,
                progress=self.progressed.emit,
                cancelled=self.stop.is_set,
            )
        except CancelledError:
            pass
        except PlainError as error:
            self.restore_refused.emit(error)
            return
        except Exception:
            log.exception("A backup can't be restored")
            self.restore_refused.emit(_fault())
            return
        self.restored.emit(done)


def _fault() -> GalleryError:
    return GalleryError(
        QT_TRANSLATE_NOOP(
            "core",
            "That didn't work: a fault of the program. The log in the profile's folder says why.",
        )
    )
