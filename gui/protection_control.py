"""Connects the gallery's lock with the window: asking, locking, and choosing its protection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel
from gui.language import say_error
from gui.preferences import Preferences
from gui.protection.protection_dialog import ProtectionDialog

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class ProtectionControl(QObject):
    """Shows the lock in the gallery's panel, locks it when nobody is there, opens the window."""

    def __init__(
        self,
        engine: Engine,
        panel: GalleryPanel,
        lock: QAction,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service = engine.protection
        self._panel = panel
        self._lock = lock
        self._preferences = preferences
        self._window = window
        self._dialog: ProtectionDialog | None = None
        self._ways: tuple[str, ...] = ()
        self._has_tried = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._service.lock)
        lock.setEnabled(False)
        lock.triggered.connect(self._service.lock)
        panel.unlock_wanted.connect(self._unlock)
        service = self._service
        service.locked.connect(self._locked)
        service.unlocked.connect(self._unlocked)
        service.told.connect(self._told)
        preferences.changed.connect(self._settings_changed)

    @property
    def dialog(self) -> ProtectionDialog | None:
        """The window of the protection, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window of the protection."""
        if self._dialog is None:
            self._dialog = self._make()
        self._dialog.show_ways(self._ways)
        self._dialog.show_lock_after(self._preferences.settings.lock_after)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin the wait for the lock anew at each touch."""
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        return False

    def _make(self) -> ProtectionDialog:
        dialog = ProtectionDialog(self._window)
        service = self._service
        dialog.passphrase_wanted.connect(service.set_passphrase)
        dialog.removal_wanted.connect(service.remove_passphrase)
        dialog.code_wanted.connect(service.make_code)
        dialog.revocation_wanted.connect(service.revoke_templates)
        dialog.lock_after_wanted.connect(self._lock_after_chosen)
        service.code_made.connect(dialog.show_code)
        service.revoked.connect(dialog.show_revoked)
        service.refused.connect(self._refused)
        return dialog

    @Slot(str)
    def _unlock(self, passphrase: str) -> None:
        self._has_tried = True
        self._service.unlock(passphrase)

    @Slot(object)
    def _locked(self, error: PlainError) -> None:
        self._panel.set_locked(say_error(error), failed=self._has_tried)
        self._told(())

    @Slot()
    def _unlocked(self) -> None:
        self._has_tried = False
        self._panel.set_unlocked()

    @Slot(object)
    def _told(self, ways: tuple[str, ...]) -> None:
        self._ways = ways
        self._lock.setEnabled("passphrase" in ways)
        if self._dialog is not None:
            self._dialog.show_ways(ways)
        self._wait()

    @Slot(object)
    def _refused(self, error: PlainError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(say_error(error))

    @Slot(object)
    def _lock_after_chosen(self, minutes: int | None) -> None:
        self._preferences.change(lock_after=minutes)

    @Slot(object)
    def _settings_changed(self, _settings: Settings) -> None:
        self._wait()

    def _wait(self) -> None:
        minutes = self._preferences.settings.lock_after
        application = QApplication.instance()
        assert application is not None
        # Only while it is needed: all events of the program pass through such a filter.
        application.removeEventFilter(self)
        if minutes is None or minutes < 1 or "passphrase" not in self._ways:
            self._idle.stop()
        else:
            application.installEventFilter(self)
            self._idle.start(minutes * 60_000)
