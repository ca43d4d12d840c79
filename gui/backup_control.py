"""Connects the window of the backups with the gallery."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.people.errors import GalleryError
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.auto_backup import AutoBackup
from gui.backup_worker import BackupWish, BackupWorker
from gui.engine import STOP_SECONDS, Engine
from gui.engine_values import EngineState, Status
from gui.gallery_tasks import Task
from gui.language import say_error
from gui.preferences import Preferences
from gui.threads import end, leave_running, thread_for
from gui.transfer.backup_values import BackupLine, BackupPlan, RestoreOffer

if TYPE_CHECKING:
    from core.people.accounts.rights import Actor
    from core.people.gallery import Gallery
    from core.people.transfer.backup import Backup
    from core.people.transfer.restoring import Restored, Verified
    from gui.transfer.backup_window import BackupWindow

log = logging.getLogger(__name__)

_RESTORING = QT_TRANSLATE_NOOP("core", "A backup is being restored. The gallery opens again soon.")


class BackupControl(QObject):
    """Opens the window, and does what is wanted there."""

    _list = Signal(object)
    _verify = Signal(object)
    _restore = Signal(object)
    _open_gallery = Signal()
    _unlock_gallery = Signal(str)

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._people = engine.people
        self._preferences = preferences
        self._profile = profile
        self._window = window
        self._dialog: BackupWindow | None = None
        self._task: Task | None = None
        self._worker: BackupWorker | None = None
        self._thread: QThread | None = None
        self._is_open = False
        self._is_stopped = False
        self._ways: tuple[str, ...] = ()
        self._wish: BackupWish | None = None
        self._is_for_restore = False
        self._removed: frozenset[str] = frozenset()
        self._own = AutoBackup(engine, preferences, profile, self)
        self._own.told.connect(self._told)
        worker = engine.people.worker
        worker.opened.connect(self._gallery_opened)
        worker.unavailable.connect(self._gallery_gone)
        worker.locked.connect(self._gallery_gone)
        self._open_gallery.connect(worker.open)
        self._unlock_gallery.connect(worker.unlock)
        engine.protection.told.connect(self._ways_told)
        engine.status_changed.connect(self._status_changed)

    @property
    def dialog(self) -> BackupWindow | None:
        """The window, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window."""
        if self._dialog is None:
            from gui.transfer.backup_window import BackupWindow  # not before it is wanted

            self._dialog = dialog = BackupWindow(self._window)
            dialog.make_wanted.connect(self._make)
            dialog.plan_wanted.connect(self._plan_chosen)
            dialog.verify_wanted.connect(self._verify_wanted)
            dialog.restore_wanted.connect(self._restore_wanted)
            dialog.restore_confirmed.connect(self._restore_confirmed)
            dialog.cancel_wanted.connect(self._cancel)
        self._show_plan()
        self._look()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    # -- making ---------------------------------------------------------------------------------

    @Slot(object, object)
    def _make(self, file: Path, passphrase: str | None) -> None:
        if self._dialog is None or self._task is not None:
            return

        def deed(gallery: Gallery, task: Task) -> Backup | None:
            from core.people.transfer import backup
            from core.people.transfer.cancelling import CancelledError

            try:
                return backup.make(
                    gallery,
                    file,
                    passphrase,
                    progress=task.report,
                    cancelled=task.is_cancelled,
                )
            except CancelledError:
                return None

        self._dialog.begin(self.tr("Backing up"))
        self._task = self._people.long_tasks.ask(
            deed, self, self._made, self._failed, self._dialog.progress.show_progress
        )

    def _made(self, made: Backup | None) -> None:
        self._task = None
        if self._dialog is None:
            return
        words = ""
        if made is not None:
            words = self.tr("{people} people were backed up to {file}.").format(
                people=made.manifest.people, file=made.file
            )
            if not made.manifest.opens_anywhere:
                words += " " + self.tr("It opens on this computer only.")
        self._dialog.show_done(words)
        self._look()

    def _failed(self, error: PlainError) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_error(say_error(error))

    # -- reading and restoring ------------------------------------------------------------------

    @Slot(object, object)
    def _verify_wanted(self, file: Path, passphrase: str | None) -> None:
        self._read(BackupWish(file, self._profile.gallery_file, passphrase), for_restore=False)

    @Slot(object, object)
    def _restore_wanted(self, file: Path, passphrase: str | None) -> None:
        self._read(BackupWish(file, self._profile.gallery_file, passphrase), for_restore=True)

    def _read(self, wish: BackupWish, *, for_restore: bool) -> None:
        if self._dialog is None or not self._ready():
            return
        self._wish, self._is_for_restore = wish, for_restore
        self._dialog.begin(self.tr("Reading the backup"))
        self._verify.emit(wish)

    @Slot(object)
    def _verified(self, found: Verified | None) -> None:
        if self._dialog is None or found is None:
            if self._dialog is not None:
                self._dialog.show_done("")
            return
        if not self._is_for_restore:
            words = self.tr(
                "The backup is whole: {people} people with {templates} templates and {pictures} "
                "pictures were read."
            )
            if found.damaged:
                words = self.tr(
                    "{people} people with {templates} templates and {pictures} pictures were "
                    "read. Of {damaged} people something is damaged."
                )
            self._dialog.show_done(
                words.format(
                    people=found.people,
                    templates=found.templates,
                    pictures=found.samples,
                    damaged=len(found.damaged),
                )
            )
            return
        if not self._is_open:
            self._offer(found, None)
            return

        def deed(gallery: Gallery, _task: Task) -> tuple[int, frozenset[str]]:
            from core.people.accounts.rights import Right

            gallery.sign_in.require(Right.RESTORE)
            is_same = gallery.copies.gallery_id == found.manifest.gallery_id
            return gallery.count(), gallery.intake.erased() if is_same else frozenset()

        def done(answer: tuple[int, frozenset[str]]) -> None:
            self._offer(found, *answer)

        self._people.tasks.ask(deed, self, done, self._failed)

    def _offer(
        self, found: Verified, people_now: int | None, gone: frozenset[str] = frozenset()
    ) -> None:
        if self._dialog is None or self._wish is None:
            return
        self._removed = found.ids & gone
        self._dialog.show_offer(
            RestoreOffer(
                self._wish.file,
                found.manifest.created,
                found.people,
                len(found.damaged),
                len(self._removed),
                people_now,
            )
        )

    @Slot(object, bool)
    def _restore_confirmed(self, file: Path, brings_back: bool) -> None:
        if self._dialog is None or self._wish is None or not self._ready():
            return
        gone = frozenset() if brings_back else self._removed
        self._wish = replace(self._wish, file=file, without=gone)
        self._dialog.begin(self.tr("Restoring the backup"), can_cancel=False)
        if not self._is_open:
            self._restore.emit(self._wish)
            return
        worker = self._people.worker

        def deed(gallery: Gallery, _task: Task) -> Actor | None:
            from core.people.accounts.rights import Right

            gallery.sign_in.require(Right.RESTORE)
            actor = gallery.sign_in.actor
            # In the gallery's own thread: the others let go of it before it is closed.
            worker.unavailable.emit(GalleryError(_RESTORING))
            worker.close()
            return actor

        self._people.tasks.ask(deed, self, self._closed, self._failed)

    def _closed(self, by: Actor | None) -> None:
        if self._wish is not None:
            self._restore.emit(replace(self._wish, by=by))

    @Slot(object)
    def _restored(self, done: Restored | None) -> None:
        self._reopen()
        if self._dialog is None or done is None:
            return
        words = [self.tr("%n people were restored.", "", done.people)]
        if done.removed_again:
            words.append(self.tr("%n who were removed since stay removed.", "", done.removed_again))
        if done.kept_aside is not None:
            words.append(
                self.tr("The gallery as it was before is kept as {file}.").format(
                    file=done.kept_aside.name
                )
            )
        self._dialog.show_done(" ".join(words))

    @Slot(object)
    def _restore_refused(self, error: PlainError) -> None:
        self._reopen()
        self._failed(error)

    def _reopen(self) -> None:
        passphrase = self._wish.passphrase if self._wish is not None else None
        self._wish = None
        if passphrase is not None:
            self._unlock_gallery.emit(passphrase)
        else:
            self._open_gallery.emit()

    @Slot(object)
    def _refused(self, error: PlainError) -> None:
        from core.people.sealed.protection import LockedError, WrongPassphraseError

        if self._dialog is None or self._wish is None:
            return
        if isinstance(error, LockedError):
            words = self.tr("The backup opens with its passphrase.")
        elif isinstance(error, WrongPassphraseError):
            words = self.tr("This is not the passphrase of the backup. Try again.")
        else:
            self._dialog.show_error(say_error(error))
            return
        purpose = "restore" if self._is_for_restore else "verify"
        self._dialog.ask_passphrase(self._wish.file, words, purpose)

    # -- what goes on around ----------------------------------------------------------------------

    @Slot(object)
    def _plan_chosen(self, plan: BackupPlan) -> None:
        self._own.change(plan)
        self._show_plan()
        self._look()

    @Slot(bool)
    def _told(self, is_new: bool) -> None:
        self._show_plan()
        if is_new:
            self._look()

    def _show_plan(self) -> None:
        if self._dialog is None:
            return
        warning = ""
        if self._own.warning is not None:
            warning = self.tr("The last backup was not made: {reason}").format(
                reason=say_error(self._own.warning)
            )
        own_passphrase = "passphrase" in self._ways
        self._dialog.show_plan(self._own.plan, own_passphrase=own_passphrase, warning=warning)

    def _look(self) -> None:
        if self._dialog is not None and self._ready():
            self._list.emit(self._own.folder)

    @Slot(object)
    def _listed(self, backups: tuple[Backup, ...]) -> None:
        if self._dialog is not None:
            self._dialog.show_backups(
                [
                    BackupLine(
                        one.file,
                        one.manifest.created,
                        one.manifest.people,
                        one.manifest.opens_anywhere,
                        one.manifest.automatic,
                    )
                    for one in backups
                ]
            )

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._worker is not None:
            self._worker.stop.set()

    @Slot(object)
    def _gallery_opened(self, _gallery: object) -> None:
        self._is_open = True

    @Slot(object)
    def _gallery_gone(self, _error: object) -> None:
        self._is_open = False

    @Slot(object)
    def _ways_told(self, ways: tuple[str, ...]) -> None:
        self._ways = ways
        self._show_plan()

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.state is EngineState.STOPPED:
            self.stop()

    def _ready(self) -> bool:
        """Whether there is a thread that works; it is made when it is first wanted."""
        if self._is_stopped:
            return False
        if self._worker is None:
            self._worker = worker = BackupWorker()
            self._thread = thread_for("backups", worker)
            for wish, slot in (
                (self._list, worker.list_backups),
                (self._verify, worker.verify),
                (self._restore, worker.restore),
            ):
                wish.connect(slot)
            worker.listed.connect(self._listed)
            worker.verified.connect(self._verified)
            worker.restored.connect(self._restored)
            worker.refused.connect(self._refused)
            worker.restore_refused.connect(self._restore_refused)
            if self._dialog is not None:
                worker.progressed.connect(self._dialog.progress.show_progress)
            self._thread.start()
        self._worker.stop.clear()
        return self._thread is not None

    def stop(self) -> None:
        """End what goes on, and the thread; bounded in time."""
        self._is_stopped = True
        self._own.stop()
        self._cancel()
        thread, self._thread = self._thread, None
        if thread is not None and not end(thread, time.monotonic() + STOP_SECONDS):
            leave_running(thread)
