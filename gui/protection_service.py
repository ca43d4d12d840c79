"""The gallery's lock as the window uses it: opened, locked, and given other ways to be opened."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.gallery_worker import GalleryWorker

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.guard import Guard

log = logging.getLogger(__name__)


class ProtectionError(PlainError):
    """The protection of the gallery can't be changed."""


class ProtectionWorker(QObject):
    """Lives in the gallery's thread; only its slots are called from outside."""

    told = Signal(object)
    """tuple of `core.people.protection.Way` that open the gallery now."""

    code_made = Signal(str)
    """A recovery code, to be shown once."""

    revoked = Signal()
    refused = Signal(object)
    """PlainError."""

    def __init__(self) -> None:
        super().__init__()
        self._guard: Guard | None = None

    @Slot(object)
    def use_gallery(self, gallery: Gallery) -> None:
        """Look after this gallery."""
        self._guard = gallery.guard
        self.tell()

    @Slot()
    def do_without_gallery(self) -> None:
        """Let go of a gallery that was locked."""
        self._guard = None

    @Slot()
    def tell(self) -> None:
        """Say how the gallery opens."""
        self._do(lambda guard: None)

    @Slot(str)
    def set_passphrase(self, passphrase: str) -> None:
        """Ask for this passphrase from now on."""
        self._do(lambda guard: guard.set_passphrase(passphrase))

    @Slot()
    def remove_passphrase(self) -> None:
        """Let the gallery open by itself."""
        self._do(lambda guard: guard.remove_passphrase())

    @Slot()
    def make_code(self) -> None:
        """Make a recovery code."""
        self._do(lambda guard: self.code_made.emit(guard.new_recovery_code()))

    @Slot()
    def revoke_templates(self) -> None:
        """Lay all templates anew."""

        def revoke(guard: Guard) -> None:
            guard.revoke_templates()
            self.revoked.emit()

        self._do(revoke)

    def _do(self, deed: Callable[[Guard], object]) -> None:
        guard = self._guard
        if guard is None:
            return
        try:
            deed(guard)
            self.told.emit(guard.ways())
        except PlainError as error:
            self.refused.emit(error)
        except Exception:
            log.exception("The protection of the gallery can't be changed")
            self.refused.emit(
                ProtectionError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "That didn't work: a fault of the program. The log in the profile's "
                        "folder says why.",
                    )
                )
            )


class ProtectionService(QObject):
    """Called and connected on the window's thread.

    Parameters
    ----------
    gallery
        Whose gallery is locked and unlocked.
    """

    locked = Signal(object)
    """PlainError: the gallery wants its passphrase, or got a wrong one."""

    unlocked = Signal()
    told = Signal(object)
    """tuple of the ways that open the gallery, when it was opened and whenever they changed."""

    code_made = Signal(str)
    revoked = Signal()
    refused = Signal(object)
    """PlainError."""

    _unlock = Signal(str)
    _lock = Signal()
    _set_passphrase = Signal(str)
    _remove_passphrase = Signal()
    _make_code = Signal()
    _revoke = Signal()

    def __init__(self, gallery: GalleryWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = ProtectionWorker()
        self._unlock.connect(gallery.unlock)
        self._lock.connect(gallery.lock)
        gallery.locked.connect(self.worker.do_without_gallery)
        gallery.locked.connect(self.locked)
        gallery.opened.connect(self.worker.use_gallery)
        gallery.opened.connect(self._opened)
        self._set_passphrase.connect(self.worker.set_passphrase)
        self._remove_passphrase.connect(self.worker.remove_passphrase)
        self._make_code.connect(self.worker.make_code)
        self._revoke.connect(self.worker.revoke_templates)
        self.worker.told.connect(self.told)
        self.worker.code_made.connect(self.code_made)
        self.worker.revoked.connect(self.revoked)
        self.worker.refused.connect(self.refused)

    def unlock(self, passphrase: str) -> None:
        """Open the gallery; `unlocked` or `locked` answers."""
        self._unlock.emit(passphrase)

    @Slot()
    def lock(self) -> None:
        """Lock the gallery, if it has a passphrase; `locked` answers."""
        self._lock.emit()

    def set_passphrase(self, passphrase: str) -> None:
        """Ask for this passphrase at each start; `told` or `refused` answers."""
        self._set_passphrase.emit(passphrase)

    def remove_passphrase(self) -> None:
        """Let the gallery open by itself; `told` or `refused` answers."""
        self._remove_passphrase.emit()

    def make_code(self) -> None:
        """Make a recovery code; `code_made` or `refused` answers."""
        self._make_code.emit()

    def revoke_templates(self) -> None:
        """Make copies of the templates worthless; `revoked` or `refused` answers."""
        self._revoke.emit()

    @Slot(object)
    def _opened(self, _gallery: Gallery) -> None:
        self.unlocked.emit()
