"""The gallery's lock as the window uses it: opened, locked, and given other ways to be opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gui.people_service import PeopleService

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.guard import Guard
    from core.people.sealed.protection import Way
    from core.wording import PlainError
    from gui.gallery_tasks import Task


class ProtectionService(QObject):
    """Called and connected on the window's thread.

    Parameters
    ----------
    people
        Whose gallery is locked and unlocked.
    """

    locked = Signal(object)
    """PlainError: the gallery wants its passphrase, or got a wrong one."""

    unlocked = Signal()
    told = Signal(object)
    """tuple of the ways that open the gallery, when it was opened and whenever they changed."""

    code_made = Signal(str)
    """A recovery code, to be shown once."""

    revoked = Signal()
    refused = Signal(object)
    """PlainError."""

    _unlock = Signal(str)
    _lock = Signal()

    def __init__(self, people: PeopleService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = people.tasks
        self._unlock.connect(people.worker.unlock)
        self._lock.connect(people.worker.lock)
        people.worker.locked.connect(self.locked)
        people.worker.opened.connect(self._opened)

    def unlock(self, passphrase: str) -> None:
        """Open the gallery; `unlocked` or `locked` answers."""
        self._unlock.emit(passphrase)

    @Slot()
    def lock(self) -> None:
        """Lock the gallery, if it has a passphrase; `locked` answers."""
        self._lock.emit()

    def set_passphrase(self, passphrase: str) -> None:
        """Ask for this passphrase at each start; `told` or `refused` answers."""
        self._do(lambda guard: guard.set_passphrase(passphrase))

    def remove_passphrase(self) -> None:
        """Let the gallery open by itself; `told` or `refused` answers."""
        self._do(lambda guard: guard.remove_passphrase())

    def make_code(self) -> None:
        """Make a recovery code; `code_made` or `refused` answers."""
        self._do(lambda guard: guard.new_recovery_code(), self.code_made.emit)

    def revoke_templates(self) -> None:
        """Make copies of the templates worthless; `revoked` or `refused` answers."""
        self._do(lambda guard: guard.revoke_templates(), lambda _nothing: self.revoked.emit())

    def _do(
        self,
        deed: Callable[[Guard], object],
        done: Callable[[object], None] = lambda _value: None,
    ) -> None:
        def do(gallery: Gallery, _task: Task) -> tuple[object, tuple[Way, ...]]:
            return deed(gallery.guard), gallery.guard.ways()

        def answer(result: tuple[object, tuple[Way, ...]]) -> None:
            done(result[0])
            self.told.emit(result[1])

        self._tasks.ask(do, self, answer, self._refuse)

    def _refuse(self, error: PlainError) -> None:
        self.refused.emit(error)

    @Slot(object)
    def _opened(self, _gallery: Gallery) -> None:
        self.unlocked.emit()
        self._do(lambda guard: None)
