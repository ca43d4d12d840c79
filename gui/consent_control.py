"""Connects consent and retention with the gallery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from core.people.accounts.values import SignInState
from core.wording import PlainError
from gui import consent_deeds as deeds
from gui.accounts.permitted import NEEDS
from gui.accounts_control import AccountsControl
from gui.consent_person import PersonRights
from gui.consent_reminder import ConsentReminder
from gui.engine import Engine
from gui.engine_values import EngineState, Status
from gui.gallery_tasks import Task
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.consent.erasure import Verification
    from core.people.consent.policy import Policy
    from core.people.consent.receipt import Receipt
    from core.people.consent.retention import Round
    from core.people.gallery import Gallery
    from core.people.records import Person
    from gui.consent.consent_dialog import ConsentDialog
    from gui.consent.erase_dialog import EraseDialog
    from gui.consent.give_data_dialog import GiveDataDialog
    from gui.consent.withdraw_dialog import WithdrawDialog

FIRST_LOOK_MS = 4_000
"""After the gallery was opened: the desk comes first."""

LOOK_MS = 15 * 60_000
"""How often it is looked whether another day has begun."""


class ConsentControl(QObject):
    """Opens the window of consent and retention, and reminds of what is due."""

    def __init__(self, engine: Engine, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._people = engine.people
        self._window = window
        self._dialog: ConsentDialog | None = None
        self._texts_newest = 0
        self._looked_on: date | None = None
        self.reminder = ConsentReminder(window)
        self.reminder.acted.connect(self._show_due)
        self._accounts = window.findChild(AccountsControl)
        if self._accounts is not None:
            self._accounts.changed.connect(self._rights_changed)
        self.rights = PersonRights(engine.people.tasks, preferences, window, self)
        """What a person may ask for."""
        self.rights.changed.connect(self._changed)
        self.rights.failed.connect(self.reminder.show_error)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_LOOK_MS)
        self._first.timeout.connect(self.look)
        self._daily = QTimer(self)
        self._daily.setInterval(LOOK_MS)
        self._daily.timeout.connect(self._look_if_new_day)
        engine.people.changed.connect(self._opened)
        engine.protection.locked.connect(self._locked)
        engine.status_changed.connect(self._status_changed)

    @property
    def dialog(self) -> ConsentDialog | None:
        """The window of consent and retention, once it was opened."""
        return self._dialog

    @Slot()
    def open(self) -> None:
        """Show the window of consent and retention."""
        if self._dialog is None:
            from gui.consent.consent_dialog import ConsentDialog  # not before it is wanted

            self._dialog = dialog = ConsentDialog(self._window)
            dialog.policy_wanted.connect(self._change_policy)
            dialog.prolong_wanted.connect(self._prolong)
            dialog.erase_wanted.connect(self._purge)
            dialog.clock_confirmed.connect(self._confirm_clock)
            dialog.save_wanted.connect(self._save_receipts)
            dialog.check_wanted.connect(self._verify)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._refresh()

    @Slot()
    def _show_due(self) -> None:
        if self._may_open():
            self.open()

    @Slot(object)
    def _rights_changed(self, _state: SignInState) -> None:
        self.reminder.set_may_show(self._may_open())

    def _may_open(self) -> bool:
        """Whether who is here may open the window, as by its command."""
        return self._accounts is None or self._accounts.may(NEEDS["consent"])

    @Slot()
    def look(self) -> None:
        """Look who is due, delete them where that was decided, and remind of it."""
        self._looked_on = date.today()
        self._people.long_tasks.ask(
            lambda gallery, _task: gallery.retention.daily(), self, self._show_round, self._ignore
        )

    def give_data(self, person: Person) -> GiveDataDialog:
        """Ask where a person's data is to go, and write it there."""
        return self.rights.give_data(person)

    def erase(self, person: Person) -> EraseDialog:
        """Ask whether a person is to be deleted for good, and do it."""
        return self.rights.erase(person)

    def withdraw(self, person: Person) -> WithdrawDialog:
        """Ask what happens when a person takes the consent back, and do it."""
        return self.rights.withdraw(person)

    def agree(self, person: Person) -> None:
        """Ask a person who is in the gallery already for their consent."""
        self.rights.agree(person)

    @Slot(object)
    def _change_policy(self, policy: Policy) -> None:
        def done(newest: int) -> None:
            made = newest if newest != self._texts_newest else 0
            if self._dialog is not None:
                self._dialog.show_changed(made)
            self._refresh()
            self.look()

        self._ask(deeds.change_policy(policy), self, done, self._show_error)

    @Slot(object)
    def _prolong(self, ids: tuple[str, ...]) -> None:
        from gui.consent.due_page import DAYS

        def done(count: int) -> None:
            if self._dialog is not None:
                self._dialog.show_prolonged(count)
            self._changed()

        def refused(error: PlainError) -> None:
            self._changed()  # some may have been kept longer before it failed
            self._show_error(error)

        self._ask(deeds.prolong(ids, timedelta(days=DAYS)), self, done, refused)

    @Slot(object)
    def _purge(self, ids: tuple[str, ...]) -> None:
        def done(receipts: tuple[Receipt, ...]) -> None:
            if self._dialog is not None:
                self._dialog.show_erased(receipts)
            self._changed()

        self._people.long_tasks.ask(deeds.erase_due(ids), self, done, self._show_error)

    @Slot()
    def _confirm_clock(self) -> None:
        def done(_: None) -> None:
            self._refresh()
            self.look()

        self._ask(
            lambda gallery, _task: gallery.retention.confirm_clock(),
            self,
            done,
            self._show_error,
        )

    @Slot(object)
    def _verify(self, file: Path) -> None:
        def done(found: Verification) -> None:
            if self._dialog is not None:
                self._dialog.show_verified(found)

        self._people.long_tasks.ask(deeds.verify(file), self, done, self._show_error)

    @Slot(object, object)
    def _save_receipts(self, receipts: tuple[Receipt, ...], folder: Path) -> None:
        def done(_: None) -> None:
            if self._dialog is not None:
                self._dialog.show_saved(folder)

        files = {folder / f"receipt-{one.person_id[:8]}.json": one for one in receipts}
        self._ask(deeds.save_receipts(files, self.rights.language), self, done, self._show_error)

    def _ask(
        self,
        deed: Callable[[Gallery, Task], Any],
        owner: QObject,
        done: Callable[[Any], Any],
        refused: Callable[[PlainError], Any],
    ) -> None:
        self._people.tasks.ask(deed, owner, done, refused)

    def _refresh(self) -> None:
        """Show in the window what holds now."""
        if self._dialog is not None and self._dialog.isVisible():
            self._ask(deeds.everything, self, self._show_everything, self._show_damaged)

    @Slot()
    def _changed(self) -> None:
        """Have everybody see that people changed."""
        self._people.look_again()
        if self._dialog is not None and self._dialog.isVisible():
            dialog = self._dialog
            self._ask(deeds.overview, self, dialog.show_overview, self._show_error)

    def _show_everything(self, found: tuple[Any, Any]) -> None:
        overview, texts = found
        self._texts_newest = texts.newest
        if self._dialog is not None:
            self._dialog.show_all(overview, texts)

    def _show_damaged(self, error: PlainError) -> None:
        from core.people.consent.policy import RulesDamagedError

        if self._dialog is None:
            return
        if isinstance(error, RulesDamagedError):
            self._dialog.show_damaged(error)
        else:
            self._dialog.forget()
            self._dialog.show_error(error)

    def _show_error(self, error: PlainError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(error)

    def _ignore(self, _error: PlainError) -> None:
        """The reminder comes another time; what is wrong with the gallery is said elsewhere."""
        self._looked_on = None

    @Slot(object)
    def _opened(self, _people: object) -> None:
        if self._looked_on is None or self.reminder.text:  # which may hold no more
            self._first.start()
            self._daily.start()

    @Slot(object)
    def _locked(self, _error: PlainError) -> None:
        self._first.stop()
        self._looked_on = None
        self.reminder.clear()
        if self._dialog is not None:
            self._dialog.forget()

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.state is EngineState.STOPPED:
            self._first.stop()
            self._daily.stop()

    @Slot()
    def _look_if_new_day(self) -> None:
        if self._looked_on != date.today():
            self.look()

    def _show_round(self, done: Round) -> None:
        self.reminder.show_round(done)
        if done.receipts:
            self._people.look_again()
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_overview(done.overview)
