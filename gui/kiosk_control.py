"""Starts the kiosk over the window, and ends it with a PIN."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.paths import Profile
from core.people.accounts.rights import Right
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui import kiosk_pin
from gui.accounts_control import AccountsControl
from gui.commands import Commands
from gui.engine import Engine
from gui.kiosk.start_dialog import StartDialog
from gui.kiosk.start_values import Surroundings, Wish
from gui.kiosk_heart import KioskHeart
from gui.kiosk_leaving import KioskLeaving, Way
from gui.kiosk_log import KioskLog
from gui.kiosk_run import KioskRun
from gui.kiosk_signal import KioskSignal
from gui.kiosk_surroundings import KioskSurroundings
from gui.language import say_error
from gui.preferences import Preferences
from gui.side_panel import SidePanel

if TYPE_CHECKING:
    from core.people.accounts.rights import Grant
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task


class KioskError(PlainError):
    """The kiosk can't be started now."""


class KioskControl(QObject):
    """Asks how the kiosk is to run, puts it in the window's place, and takes it away again."""

    failed = Signal(object)
    """PlainError to show in the main window."""

    def __init__(
        self, engine: Engine, preferences: Preferences, profile: Profile, window: QWidget
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._preferences = preferences
        self._window = window
        self._book = KioskLog(engine, self)
        self._around = KioskSurroundings(engine, self)
        self._leaving = KioskLeaving(engine, profile, self._book, self)
        self._leaving.left.connect(self.end)
        self._leaving.known.connect(self._ask_at_start)
        self._dialog: StartDialog | None = None
        self._trial = KioskSignal(self)
        self._trial.failed.connect(self._trial_failed)
        self._trial.told.connect(self._trial_arrived)
        self._heart: KioskHeart | None = None
        self._quits_on_close = True
        self._asks_first = False
        self._was_allowed = False
        self.run: KioskRun | None = None
        """The kiosk at work; None while there is none."""

        self._around.changed.connect(self._surroundings_changed)
        preferences.changed.connect(self._settings_changed)

    @property
    def dialog(self) -> StartDialog | None:
        """The window in which it is chosen how the kiosk runs, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Ask how the kiosk is to run, and start it."""
        if self.run is not None:
            return
        reason = self._hindrance()
        if reason is None:
            self._leaving.refresh(self._ask_how)
        else:
            self.failed.emit(reason)

    def begin_at_start(self, *, watched: bool, restarts: int) -> None:
        """Begin with the kiosk, as the program was asked to; `window` stays hidden.

        Where nothing ends it yet, somebody chooses a PIN first.
        """
        if watched:
            self._heart = KioskHeart(lambda: self.run is None or self.run.is_well, parent=self)
            app = QCoreApplication.instance()
            if app is not None:
                app.aboutToQuit.connect(self._heart.stop)
            self._heart.start()
        self._asks_first = True
        self._begin(self._preferences.settings, restarts)
        self._leaving.refresh()

    @Slot()
    def end(self) -> None:
        """Take the kiosk away and show the window."""
        if self.run is None:
            return
        self._window.setEnabled(True)
        self._window.show()
        self.let_go()
        self._window.activateWindow()

    @Slot()
    def let_go(self) -> None:
        """Take the kiosk away: the program ends."""
        run, self.run = self.run, None
        self._asks_first = False
        if run is not None:
            if self._dialog is not None and self._dialog.parent() is run.window:
                self._dialog = None
            run.end()
            run.deleteLater()
            QGuiApplication.setQuitOnLastWindowClosed(self._quits_on_close)
        self._trial.close()

    def _hindrance(self) -> KioskError | None:
        """Return what has to be ended first: it would go on unseen behind the kiosk."""
        side = self._window.findChild(SidePanel)
        if side is not None and side.is_enrolling:
            return KioskError(
                QT_TRANSLATE_NOOP("core", "Finish or leave the enrolment, then start the kiosk.")
            )
        if self._engine.recorder.is_recording:
            return KioskError(QT_TRANSLATE_NOOP("core", "End the recording, then start the kiosk."))
        return None

    # -- how it is to run ---------------------------------------------------------------------

    def _ask_how(self) -> None:
        self._book.find_leave(self._show_dialog, self)

    def _show_dialog(self, was_allowed: bool | None) -> None:
        """Ask; `was_allowed` is what the log says of greetings without a liveness check."""
        if self._dialog is not None and self._dialog.isVisible():
            return
        settings = self._preferences.settings
        if was_allowed is False:
            settings = dataclasses.replace(settings, kiosk_unjudged=False)
        self._was_allowed = settings.kiosk_unjudged
        over = self._window if self.run is None else self.run.window
        if self._dialog is not None:
            self._dialog.deleteLater()
        dialog = self._dialog = StartDialog(over)
        dialog.start_wanted.connect(self._start)
        dialog.try_wanted.connect(self._trial.try_out)
        dialog.leave_wanted.connect(self._leave_wanted)
        dialog.show_wish(Wish.of(settings), self._surroundings())
        if self.run is not None:
            dialog.rejected.connect(self._quit)
            dialog.accepted.connect(self.run.window.put_panel_away)
            self.run.window.stage.set_dimmed(True)
        dialog.open()

    def _surroundings(self) -> Surroundings:
        state = self._leaving.state
        return Surroundings(
            may_settings=state is None or Right.SETTINGS in state.rights,
            has_accounts=state is not None and state.is_wanted,
            has_pin=self._leaving.pin.is_set,
            has_liveness=self._around.has_liveness,
            is_studio=self._around.is_studio,
            lock_after=self._preferences.settings.lock_after,
            is_first=self.run is not None,
        )

    @Slot(object)
    def _start(self, wish: Wish) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        if wish.unjudged and wish.allowed_by is None and not self._was_allowed:
            dialog.unjudged.ask()
            return
        if wish.pin or not self._surroundings().has_accounts:
            try:
                self._keep_pin(wish.pin)
            except PlainError as error:
                dialog.show_error(say_error(error))
                return
        if wish.signal_kind is not None and wish.signal_target is not None:
            reason = self._trial.use(_with(self._preferences.settings, wish))
            self._trial.close()
            if reason is not None:
                dialog.show_error(say_error(reason))
                return
        dialog.accept()
        self._preferences.change(**wish.as_settings())
        self._asks_first = False
        if self.run is None:
            self._begin(self._preferences.settings, 0, wish.allowed_by)
        elif wish.allowed_by is not None:
            self.run.allow(wish.allowed_by)

    @Slot()
    def _leave_wanted(self) -> None:
        """Allow greetings without a judgement, by a supervisor where there are accounts."""
        accounts = self._window.findChild(AccountsControl)
        if accounts is None or not accounts.state.is_wanted:
            self._allow_unjudged("")
            return

        def granted(grant: Grant | None) -> None:
            actor = accounts.state.actor
            by = grant.supervisor if grant is not None else actor.name if actor is not None else ""

            def use(gallery: Gallery, _task: Task) -> str:
                with gallery.sign_in.using(grant):
                    gallery.sign_in.require(Right.SETTINGS)
                return by

            self._engine.people.tasks.ask(use, self, self._allow_unjudged, self._leave_refused)

        accounts.ask_override(Right.SETTINGS, granted)

    def _allow_unjudged(self, by: str) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.unjudged.allow(by)

    def _leave_refused(self, error: PlainError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(say_error(error))

    def _keep_pin(self, pin: str) -> None:
        if not pin and self._leaving.pin.is_set:
            return
        kiosk_pin.checked(pin)
        try:
            self._leaving.pin.set(pin)
        except OSError as error:
            self.failed.emit(
                KioskError(
                    QT_TRANSLATE_NOOP(
                        "core", "The PIN of the kiosk holds until the program ends: {reason}."
                    ),
                    reason=error.strerror or type(error).__name__,
                )
            )

    @Slot()
    def _surroundings_changed(self) -> None:
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_surroundings(self._surroundings())

    @Slot(object)
    def _trial_failed(self, error: PlainError) -> None:
        if self._dialog is not None:
            self._dialog.signal.show_result(say_error(error), failed=True)

    @Slot()
    def _trial_arrived(self) -> None:
        if self._dialog is not None:
            self._dialog.signal.show_result(self.tr("The message arrived."), failed=False)

    @Slot()
    def _quit(self) -> None:
        """End the program: nobody chose a PIN at its first start."""
        self.let_go()
        QApplication.quit()

    # -- while it runs ------------------------------------------------------------------------

    def _begin(self, settings: Settings, restarts: int, allowed_by: str | None = None) -> None:
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        accounts = self._window.findChild(AccountsControl)
        if accounts is not None:
            accounts.sign_out()
        commands = self._window.findChild(Commands)
        if commands is not None:
            for name in ("pause", "claim"):
                commands[name].setChecked(False)
        screen = self._window.screen()
        self.run = KioskRun(
            self._engine,
            settings,
            self._around,
            self._leaving,
            self._book,
            self,
            restarts,
            allowed_by,
        )
        self.run.failed.connect(self._signal_failed)
        self._quits_on_close = QGuiApplication.quitOnLastWindowClosed()
        QGuiApplication.setQuitOnLastWindowClosed(False)
        reason = self.run.begin(screen)
        self._window.hide()
        self._window.setEnabled(False)
        if reason is not None:
            self.failed.emit(reason)

    @Slot()
    def _ask_at_start(self) -> None:
        """Let a PIN be chosen where the program began with the kiosk and nothing ends it."""
        if self._asks_first and self.run is not None and self._leaving.way is Way.NONE:
            self._ask_how()

    @Slot(object)
    def _signal_failed(self, error: PlainError) -> None:
        self.failed.emit(error)  # stands in the window once the kiosk has ended

    @Slot(object)
    def _settings_changed(self, settings: Settings) -> None:
        if self.run is not None:
            reason = self.run.use(settings)
            if reason is not None:
                self.failed.emit(reason)


def _with(settings: Settings, wish: Wish) -> Settings:
    return dataclasses.replace(settings, **wish.as_settings())  # type: ignore[arg-type]  # fields of Settings
