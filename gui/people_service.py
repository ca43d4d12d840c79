"""The gallery as the window uses it: who is in it, and what is asked of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal

from core.paths import Profile
from gui.gallery_tasks import GalleryTasks
from gui.gallery_worker import GalleryWorker, ThumbnailWishes


class PeopleService(QObject):
    """Called and connected on the window's thread.

    Parameters
    ----------
    profile
        Where the gallery is kept.
    """

    changed = Signal(object)
    """tuple[Person, ...], all of the gallery, whenever it changed and once at start."""

    unavailable = Signal(object)
    """PlainError: the gallery can't be opened; enrolling is off, the video goes on."""

    thumbnail_loaded = Signal(str, object)
    """Person id, and uint8 (96, 96) or None where there is none."""

    enrolled = Signal(object)
    """Person who was enrolled, or got further templates."""

    enrol_refused = Signal(object)
    """PlainError: the wish to enrol was not carried out."""

    renamed = Signal(object)
    """Person under the new name."""

    removed = Signal(object)
    """RemovedPerson: hand it to `restore` to undo."""

    restored = Signal(object)
    """Person who is back."""

    all_removed = Signal(object)
    """tuple[RemovedPerson, ...] of one wish: hand it to `restore_all` to undo it."""

    all_restored = Signal(object)
    """tuple[Person, ...] who are back."""

    not_restored = Signal(object)
    """tuple[RemovedPerson, ...] who could not be brought back: they may be tried again."""

    failed = Signal(object)
    """PlainError to show."""

    _open = Signal()
    _remove = Signal(str)
    _restore = Signal(object)
    _remove_all = Signal(object)
    _restore_all = Signal(object)
    _look_again = Signal()
    _rename = Signal(str, str)
    _load_thumbnails = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = ThumbnailWishes()
        self.worker = GalleryWorker(profile, self._wishes)
        self.tasks = GalleryTasks(self)
        """For what is quick: it is done between the desk's own wishes."""

        self.long_tasks = GalleryTasks(self)
        """For what takes seconds and more, in a thread of its own."""

        worker = self.worker
        for wish, slot in (
            (self._open, worker.open),
            (self._remove, worker.remove),
            (self._restore, worker.restore),
            (self._remove_all, worker.remove_all),
            (self._restore_all, worker.restore_all),
            (self._look_again, worker.look_again),
            (self._rename, worker.rename),
            (self._load_thumbnails, worker.load_thumbnails),
        ):
            wish.connect(slot)
        # Queued, not called: what else was asked for meanwhile comes between two thumbnails.
        worker.more_thumbnails.connect(worker.load_thumbnails, Qt.ConnectionType.QueuedConnection)
        worker.more_to_change.connect(worker.go_on, Qt.ConnectionType.QueuedConnection)
        for told, signal in (
            (worker.people_changed, self.changed),
            (worker.unavailable, self.unavailable),
            (worker.thumbnail_loaded, self.thumbnail_loaded),
            (worker.enrolled, self.enrolled),
            (worker.enrol_refused, self.enrol_refused),
            (worker.renamed, self.renamed),
            (worker.removed, self.removed),
            (worker.restored, self.restored),
            (worker.all_removed, self.all_removed),
            (worker.all_restored, self.all_restored),
            (worker.not_restored, self.not_restored),
            (worker.failed, self.failed),
        ):
            told.connect(signal)
        for tasks in (self.tasks, self.long_tasks):
            worker.opened.connect(tasks.worker.use_gallery)
            worker.unavailable.connect(tasks.worker.do_without_gallery)
            worker.locked.connect(tasks.worker.do_without_gallery)

    def close_after(self, thread: QThread) -> None:
        """Close the gallery when its thread ends, after the last of what was asked for."""
        # Direct: it runs in the gallery's thread.
        thread.finished.connect(self.worker.close, Qt.ConnectionType.DirectConnection)

    def open(self) -> None:
        """Open the gallery; `changed` or `unavailable` answers."""
        self._open.emit()

    def stop_soon(self) -> None:
        """Forget what may wait for ever, and ask long work to end."""
        self._wishes.clear()
        self.tasks.cancel_all()
        self.long_tasks.cancel_all()

    def remove(self, person_id: str) -> None:
        """Remove a person; `removed` answers, and `restore` undoes it."""
        self._remove.emit(person_id)

    def restore(self, removed: object) -> None:
        """Bring back a person as `removed` handed them over; `restored` answers."""
        self._restore.emit(removed)

    def remove_all(self, person_ids: tuple[str, ...]) -> None:
        """Remove several people; `all_removed` answers, and `restore_all` undoes it."""
        self._remove_all.emit(person_ids)

    def restore_all(self, removed: object) -> None:
        """Bring back people as `all_removed` handed them over; `all_restored` answers."""
        self._restore_all.emit(removed)

    def look_again(self) -> None:
        """Have it noticed at once what a task changed; `changed` answers if there is something."""
        self._look_again.emit()

    def rename(self, person_id: str, name: str) -> None:
        """Give a person another name; `renamed` answers."""
        self._rename.emit(person_id, name)

    def request_thumbnail(self, person_id: str) -> None:
        """Load a person's thumbnail; `thumbnail_loaded` answers."""
        if self._wishes.put(person_id):
            self._load_thumbnails.emit()
