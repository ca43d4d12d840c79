"""What a person may ask for at the desk: their data, taking consent back, being deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui import consent_deeds as deeds
from gui.gallery_tasks import GalleryTasks
from gui.language import language_of
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.consent.erasure import Verification
    from core.people.consent.receipt import Receipt
    from core.people.consent.wording import ConsentText
    from core.people.records import Consent, Person
    from gui.consent.agree_dialog import AgreeDialog
    from gui.consent.erase_dialog import EraseDialog
    from gui.consent.give_data_dialog import GiveDataDialog
    from gui.consent.person_dialog import PersonDialog
    from gui.consent.receipt_panel import ReceiptPanel
    from gui.consent.withdraw_dialog import WithdrawDialog


class PersonRights(QObject):
    """Opens a small window about one person and does what is wanted there."""

    changed = Signal()
    """Somebody was deleted, or is known otherwise."""

    failed = Signal(object)
    """PlainError, where no window is open that could say it."""

    def __init__(
        self, tasks: GalleryTasks, preferences: Preferences, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._window = window

    @property
    def language(self) -> str:
        """The window's."""
        return language_of(self._preferences.settings.language)

    def give_data(self, person: Person) -> GiveDataDialog:
        """Ask where a person's data is to go, and write it there."""
        from gui.consent.give_data_dialog import GiveDataDialog  # not before it is wanted

        dialog = GiveDataDialog(person, self.language, self._window)

        def give(place: Path, language: str) -> None:
            deed = deeds.give_data(person.id, place, language)
            self._tasks.ask(deed, dialog, dialog.show_given, dialog.show_error)

        dialog.give_wanted.connect(give)
        dialog.open()
        return dialog

    def erase(self, person: Person) -> EraseDialog:
        """Ask whether a person is to be deleted for good, and do it."""
        from gui.consent.erase_dialog import EraseDialog

        dialog = EraseDialog(person, self._window)

        def done(result: tuple[Receipt, Verification]) -> None:
            dialog.show_erased(*result)
            self.changed.emit()

        def erase() -> None:
            self._tasks.ask(deeds.erase(person.id), dialog, done, dialog.show_error)

        dialog.erase_wanted.connect(erase)
        dialog.panel.save_wanted.connect(self._saving(dialog, dialog.panel))
        dialog.open()
        return dialog

    def withdraw(self, person: Person) -> WithdrawDialog:
        """Ask what happens when a person takes the consent back, and do it."""
        from gui.consent.withdraw_dialog import WithdrawDialog

        dialog = WithdrawDialog(person, self._window)

        def done(result: tuple[Receipt | None, Verification | None]) -> None:
            dialog.show_done(*result)
            self.changed.emit()

        def withdraw(ground: str) -> None:
            self._tasks.ask(deeds.withdraw(person.id, ground), dialog, done, dialog.show_error)

        dialog.withdraw_wanted.connect(withdraw)
        dialog.panel.save_wanted.connect(self._saving(dialog, dialog.panel))
        dialog.open()
        return dialog

    def agree(self, person: Person) -> None:
        """Ask a person who is in the gallery already for their consent."""

        def show(terms: tuple[tuple[ConsentText, ...], str]) -> None:
            self._ask_for_consent(person, *terms)

        self._tasks.ask(deeds.terms, self, show, self.failed.emit)

    def _ask_for_consent(
        self, person: Person, texts: tuple[ConsentText, ...], operator: str
    ) -> AgreeDialog:
        from gui.consent.agree_dialog import AgreeDialog

        dialog = AgreeDialog(person, texts, self.language, operator, self._window)

        def kept(_person: Person) -> None:
            dialog.accept()
            self.changed.emit()

        def keep(consent: Consent) -> None:
            deed = deeds.keep_consent(person.id, consent)
            self._tasks.ask(deed, dialog, kept, dialog.show_error)

        dialog.agreed.connect(keep)
        dialog.open()
        return dialog

    def _saving(self, dialog: PersonDialog, panel: ReceiptPanel) -> Callable[[Receipt, Path], None]:
        def save(receipt: Receipt, path: Path) -> None:
            def saved(_: object) -> None:
                panel.show_saved(path)

            deed = deeds.save_receipts({path: receipt}, self.language)
            self._tasks.ask(deed, dialog, saved, dialog.show_error)

        return save
