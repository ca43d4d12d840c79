"""The worker that opens, reads and changes the gallery, one thing after the other."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from core.paths import Profile
from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine_values import EnrolWish
from gui.removals import Batch

if TYPE_CHECKING:
    from core.people.gallery import Gallery, Person, RemovedPerson

log = logging.getLogger(__name__)

LOOK_AGAIN_MS = 1000
"""How often it is asked whether another program changed the gallery."""


class ThumbnailWishes:
    """Ids whose thumbnails are wanted, newest first: what has scrolled away may wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: dict[str, None] = {}

    def put(self, person_id: str) -> bool:
        """Add a wish; True if there was none, so that one wake-up is due."""
        with self._lock:
            was_empty = not self._ids
            self._ids.pop(person_id, None)
            self._ids[person_id] = None
            return was_empty

    def take(self) -> str | None:
        """Return the newest wish and forget it; None if there is none."""
        with self._lock:
            return self._ids.popitem()[0] if self._ids else None

    def clear(self) -> None:
        """Forget all wishes."""
        with self._lock:
            self._ids.clear()

    def __bool__(self) -> bool:
        return bool(self._ids)


class GalleryWorker(QObject):
    """Lives in the gallery thread; only its slots are called from outside."""

    opened = Signal(object)
    """Gallery, which any thread may read."""

    unavailable = Signal(object)
    """PlainError: it can't be opened."""

    locked = Signal(object)
    """PlainError: it opens with its passphrase only, or that was wrong."""

    people_changed = Signal(object)
    """tuple[Person, ...]"""

    thumbnail_loaded = Signal(str, object)
    enrolled = Signal(object)
    enrol_refused = Signal(object)
    renamed = Signal(object)
    removed = Signal(object)
    restored = Signal(object)
    all_removed = Signal(object)
    all_restored = Signal(object)
    not_restored = Signal(object)
    failed = Signal(object)

    more_to_change = Signal()
    """To itself: more people are to be removed or brought back, after what else is asked for."""

    more_thumbnails = Signal()
    """To itself: further thumbnails are due, after whatever else has been asked for."""

    def __init__(self, profile: Profile, wishes: ThumbnailWishes) -> None:
        super().__init__()
        self._profile = profile
        self._wishes = wishes
        self._gallery: Gallery | None = None
        self._unavailable: PlainError | None = None
        self._listed = -1
        self._timer: QTimer | None = None
        self._batches: deque[tuple[Batch, SignalInstance]] = deque()

    @Slot()
    def open(self) -> None:
        """Open the gallery, making or migrating its file where needed."""
        self._open(None)

    @Slot(str)
    def unlock(self, passphrase: str) -> None:
        """Open the gallery with its passphrase or recovery code."""
        if self._gallery is None:
            self._open(passphrase)

    @Slot()
    def lock(self) -> None:
        """Close the gallery until its passphrase is entered; only where it has one."""
        if self._gallery is None or "passphrase" not in self._gallery.guard.ways():
            return
        self.close()
        self._open(None)

    def _open(self, passphrase: str | None) -> None:
        from core.people.sealed.protection import LockedError, WrongPassphraseError

        try:
            from core.people.gallery import Gallery

            self._gallery = Gallery.open(self._profile.gallery_file, passphrase)
            self._listed = -1
            self._list_people()
        except (LockedError, WrongPassphraseError) as error:
            self.locked.emit(error)
        except PlainError as error:
            log.error("The gallery can't be opened: %s", error)
            self._give_up(error)
        except Exception:
            log.exception("The gallery can't be opened")
            self._give_up(_fault())
        else:
            self.opened.emit(self._gallery)
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look_again)
            self._timer.start(LOOK_AGAIN_MS)

    @Slot()
    def close(self) -> None:
        """Let go of the file."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._wishes.clear()
        if self._gallery is not None:
            for batch, _ in self._batches:
                if batch.is_owed:  # who is to be brought back is kept nowhere else
                    batch.go_on(self._gallery, float("inf"))
            self._gallery.close()
            self._gallery = None
        self._batches.clear()

    @Slot(object)
    def enrol(self, wish: EnrolWish) -> None:
        """Enrol the faces of a wish, which have their embeddings."""

        def enrol(gallery: Gallery) -> Person:
            # Imported here, on this thread: the window doesn't wait for the database.
            from gui.enrolment_keeping import keep

            return keep(gallery, wish)

        self._change(enrol, self.enrolled, self.enrol_refused)

    @Slot(str)
    def remove(self, person_id: str) -> None:
        """Remove a person."""

        def remove(gallery: Gallery) -> RemovedPerson:
            return gallery.remove(person_id)

        self._change(remove, self.removed, self.failed)

    @Slot(object)
    def restore(self, removed: RemovedPerson) -> None:
        """Undo a removal."""

        def restore(gallery: Gallery) -> Person:
            return gallery.restore(removed)

        self._change(restore, self.restored, self.failed)

    @Slot(object)
    def remove_all(self, person_ids: Sequence[str]) -> None:
        """Remove several people."""
        batch = Batch(person_ids, lambda gallery, person_id: gallery.remove(person_id))
        self._begin(batch, self.all_removed)

    @Slot(object)
    def restore_all(self, removed: Sequence[RemovedPerson]) -> None:
        """Undo the removal of several people."""
        batch = Batch(removed, lambda gallery, one: gallery.restore(one), is_owed=True)
        self._begin(batch, self.all_restored)

    @Slot()
    def go_on(self) -> None:
        """Remove or bring back some more people."""
        if not self._batches:
            return
        batch, done = self._batches[0]
        if self._gallery is None:
            batch.give_up()
        else:
            batch.go_on(self._gallery)
        if not batch.is_finished:
            self.more_to_change.emit()
            return
        self._batches.popleft()
        self._look_again()  # the list first: who is told of a person finds them there
        if batch.done:
            done.emit(tuple(batch.done))
        if batch.is_owed and batch.left:
            self.not_restored.emit(tuple(batch.left))
        if batch.left:
            self.failed.emit(batch.error or self._unavailable or _fault())
        if self._batches:
            self.more_to_change.emit()

    @Slot(str, str)
    def rename(self, person_id: str, name: str) -> None:
        """Give a person another name."""

        def rename(gallery: Gallery) -> Person:
            gallery.rename(person_id, name)
            return gallery.person(person_id)

        self._change(rename, self.renamed, self.failed)

    @Slot()
    def load_thumbnails(self) -> None:
        """Load the newest wanted thumbnail, and ask to be called again if there are more."""
        person_id = self._wishes.take()
        if person_id is None:
            return
        picture: NDArray[np.uint8] | None = None
        if self._gallery is not None:
            try:
                picture = self._gallery.thumbnail(person_id)
            except Exception:  # one missing picture is no reason to disturb anybody
                log.exception("The thumbnail of %s can't be read", person_id)
        self.thumbnail_loaded.emit(person_id, picture)
        if self._wishes:
            self.more_thumbnails.emit()

    @Slot()
    def look_again(self) -> None:
        """Tell who is there now, if that changed."""
        self._look_again()

    def _begin(self, batch: Batch, done: SignalInstance) -> None:
        self._batches.append((batch, done))
        if len(self._batches) == 1:
            self.go_on()

    @Slot()
    def _look_again(self) -> None:
        if self._gallery is None:
            return
        try:
            self._gallery.changed_elsewhere()
            if self._gallery.revision != self._listed:
                self._list_people()
        except Exception:
            log.exception("The gallery can't be read again")

    def _change(
        self,
        change: Callable[[Gallery], object],
        done: SignalInstance,
        refused: SignalInstance,
    ) -> None:
        if self._gallery is None:
            refused.emit(self._unavailable or _fault())
            return
        try:
            value = change(self._gallery)
        except PlainError as error:
            refused.emit(error)
            return
        except Exception:
            log.exception("The gallery can't be changed")
            refused.emit(_fault())
            return
        self._look_again()  # the list first: who is told of a person finds them there
        done.emit(value)

    def _list_people(self) -> None:
        assert self._gallery is not None
        self._listed = self._gallery.revision
        self.people_changed.emit(self._gallery.people())

    def _give_up(self, error: PlainError) -> None:
        if self._gallery is not None:
            self._gallery.close()
            self._gallery = None
        self._unavailable = error
        self.unavailable.emit(error)


def _fault() -> GalleryError:
    return GalleryError(
        QT_TRANSLATE_NOOP(
            "core", "The gallery doesn't work. The log in the profile's folder says why."
        )
    )
