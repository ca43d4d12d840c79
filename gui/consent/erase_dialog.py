"""Asks before a person is deleted for good, and hands out the receipt."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.people.consent.erasure import Verification
from core.people.consent.receipt import Receipt
from core.people.records import Person
from gui.consent.person_dialog import PersonDialog
from gui.consent.receipt_panel import ReceiptPanel


class EraseDialog(PersonDialog):
    """Says what will be lost, and takes yes or no."""

    erase_wanted = Signal()
    """`show_erased` or `show_error` answers."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(person, "danger", parent)
        self.setObjectName("eraseDialog")
        self.panel = ReceiptPanel(self)
        self.body.addWidget(self.panel)
        self.deed.clicked.connect(self._want)
        self._retranslate()

    def show_erased(self, receipt: Receipt, found: Verification) -> None:
        """Say that it is done, and show the receipt."""
        self.panel.show_receipt(receipt, found)
        self.end()

    def _want(self) -> None:
        self.begin()
        self.erase_wanted.emit()

    def _retranslate(self) -> None:
        name = self.person.name or self.tr("this person")
        self.setWindowTitle(self.tr("Delete for good"))
        self.deed.setText(self.tr("Delete for good"))
        if self.is_done:
            self.heading.setText(self.tr("{name} was deleted").format(name=name))
            self.sentence.setText(
                self.tr("Keep the receipt: with it anybody can check later that nothing is left.")
            )
        else:
            self.heading.setText(self.tr("Delete {name} for good?").format(name=name))
            self.sentence.setText(
                self.tr(
                    "Name, notes, all pictures and all templates are destroyed, and the key "
                    "without which no copy of them in this gallery can be read. This can't be "
                    "undone. The log keeps a number, without name and face. Backups and exports "
                    "that were made before are not reached."
                )
            )
        super()._retranslate()
