"""The window of consent and retention: who is due, the rules, and the text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.people.consent.erasure import Finding, Verification
from core.people.consent.policy import Policy
from core.people.consent.receipt import Receipt
from core.people.consent.retention import Overview
from core.people.consent.texts import Texts
from core.wording import PlainError
from gui.consent.due_page import DuePage
from gui.consent.rules_page import RulesPage
from gui.consent.text_page import TextPage
from gui.consent.wording import say_verification
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.models.labels import breakable
from gui.tokens import GAP, PAGE, WIDE

FIRST_SIZE = (980, 680)
LEAST_SIZE = (760, 500)
NOTE_SECONDS = 12.0


class ConsentDialog(QDialog):
    """Shows what holds and says what is wanted; does nothing by itself."""

    policy_wanted = Signal(object)
    """`Policy`; `show_all` or `show_error` answers."""

    prolong_wanted = Signal(object)
    erase_wanted = Signal(object)
    """tuple[str, ...]: ids of people."""

    clock_confirmed = Signal()
    save_wanted = Signal(object, object)
    """tuple[Receipt, ...], and the `Path` of the folder they go to; `show_saved` answers."""

    check_wanted = Signal(object)
    """`Path` of a receipt; `show_verified` or `show_error` answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentDialog")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self._receipts: tuple[Receipt, ...] = ()
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.note_bar.acted.connect(self._save_receipts)
        self.due, self.rules, self.text = DuePage(self), RulesPage(self), TextPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("consentTabs")
        for page in (self.due, self.rules, self.text):
            self.tabs.addTab(page, "")
        self.due.prolong_wanted.connect(self.prolong_wanted)
        self.due.erase_wanted.connect(self.erase_wanted)
        self.due.clock_confirmed.connect(self.clock_confirmed)
        self.rules.policy_wanted.connect(self.policy_wanted)
        self.text.policy_wanted.connect(self.policy_wanted)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        self.check = QPushButton(self)
        self.check.setObjectName("checkReceipt")
        self.check.setAutoDefault(False)
        self.check.clicked.connect(self._choose_receipt)
        last = QHBoxLayout()
        last.addWidget(self.check)
        last.addWidget(self._buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, WIDE, PAGE, WIDE)
        column.setSpacing(GAP)
        for widget in (self.error_bar, self.note_bar):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        column.addLayout(last)
        self._retranslate()

    def show_all(self, overview: Overview, texts: Texts) -> None:
        """Show what holds now."""
        self.error_bar.clear()
        self.due.show_overview(overview)
        self.rules.show_policy(overview.policy)
        self.text.show_texts(overview.policy, texts)

    def show_overview(self, overview: Overview) -> None:
        """Show who is due now; what is being written stays."""
        self.due.show_overview(overview)

    def show_damaged(self, error: PlainError) -> None:
        """Offer the program's own rules where those of the gallery are damaged."""
        self.due.show_overview(None)
        self.rules.show_policy(Policy())
        self.rules.save.setEnabled(True)
        self.text.show_texts(None, None)
        self.tabs.setCurrentWidget(self.rules)
        self.show_error(error)

    def forget(self) -> None:
        """Show nobody: the gallery is locked."""
        self._receipts = ()
        self.note_bar.clear()
        self.due.show_overview(None)
        self.rules.show_policy(None)
        self.text.show_texts(None, None)

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say what could not be done."""
        self.check.setEnabled(True)
        self.error_bar.show_message(breakable(say_error(error)))

    def show_changed(self, made_version: int) -> None:
        """Say that the rules were saved, and which version of the text they made; 0 for none."""
        self.note_bar.show_message(
            self.tr("Saved. Version {number} of the text is in force now.").format(
                number=made_version
            )
            if made_version
            else self.tr("Saved."),
            seconds=NOTE_SECONDS,
        )
        self._receipts = ()

    def show_erased(self, receipts: tuple[Receipt, ...]) -> None:
        """Say that people were deleted, and offer their receipts."""
        self._receipts = receipts
        self.note_bar.show_message(
            self.tr("%n people were deleted for good.", "", len(receipts)),
            action=self.tr("Save the receipts…"),
        )

    def show_prolonged(self, count: int) -> None:
        """Say that people are kept longer."""
        self._receipts = ()
        self.note_bar.show_message(
            self.tr("%n people are kept longer.", "", count), seconds=NOTE_SECONDS
        )

    def show_saved(self, folder: Path) -> None:
        """Say where the receipts are."""
        sentence = self.tr("The receipts are in {folder}.").format(folder=folder)
        self.note_bar.show_message(breakable(sentence), seconds=NOTE_SECONDS)

    def show_verified(self, found: Verification) -> None:
        """Say what the check of a receipt found."""
        self.check.setEnabled(True)
        self._receipts = ()
        words = breakable(say_verification(found))
        if found.finding is Finding.ERASED:
            self.error_bar.clear()
            self.note_bar.show_message(words)
        else:
            self.note_bar.clear()
            self.error_bar.show_message(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _choose_receipt(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a receipt"),
            str(Path.home()),
            self.tr("Receipts ({patterns})").format(patterns="*.json"),
        )
        if chosen:
            self.error_bar.clear()
            self.note_bar.clear()
            self.check.setEnabled(False)
            self.check_wanted.emit(Path(chosen))

    @Slot()
    def _save_receipts(self) -> None:
        if not self._receipts:
            return
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the receipts"), str(Path.home())
        )
        if chosen:
            self.save_wanted.emit(self._receipts, Path(chosen))
        else:
            self.show_erased(self._receipts)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Consent and retention"))
        self.tabs.setAccessibleName(self.tr("Pages"))
        for page, title in (
            (self.due, self.tr("Who is due")),
            (self.rules, self.tr("How long people are kept")),
            (self.text, self.tr("What people agree to")),
        ):
            self.tabs.setTabText(self.tabs.indexOf(page), title)
        self.check.setText(self.tr("Check a receipt…"))
        self.check.setToolTip(self.tr("Look whether anything is left of a deleted person"))
        self.check.setAccessibleName(self.check.text())
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
