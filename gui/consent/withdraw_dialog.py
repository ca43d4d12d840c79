"""Asks what happens when a person takes the consent back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from core.people.consent.erasure import Verification
from core.people.consent.receipt import Receipt
from core.people.records import Person
from gui.consent.person_dialog import PersonDialog
from gui.consent.receipt_panel import ReceiptPanel


class WithdrawDialog(PersonDialog):
    """Deletes everything unless there is another ground for keeping it."""

    withdraw_wanted = Signal(str)
    """The other ground, empty for none; `show_done` or `show_error` answers."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(person, "danger", parent)
        self.setObjectName("withdrawDialog")
        self.erases = QRadioButton(self)
        self.erases.setObjectName("withdrawErases")
        self.erases.setChecked(True)
        self.keeps = QRadioButton(self)
        self.keeps.setObjectName("withdrawKeeps")
        self.ground = QLineEdit(self)
        self.ground.setObjectName("withdrawGround")
        self.ground.setMaxLength(200)
        self.panel = ReceiptPanel(self)
        for widget in (self.erases, self.keeps, self.ground, self.panel):
            self.body.addWidget(widget)
        self._receipt: Receipt | None = None
        self.erases.toggled.connect(self._chosen)
        self.ground.textChanged.connect(self._chosen)
        self.deed.clicked.connect(self._want)
        self._retranslate()
        self._chosen()

    def show_done(self, receipt: Receipt | None, found: Verification | None) -> None:
        """Say what was done.

        Parameters
        ----------
        receipt
            Of the erasure; None where the person stays, or who is signed in may not erase.
        """
        self._receipt = receipt
        for widget in (self.erases, self.keeps, self.ground):
            widget.hide()
        if receipt is not None and found is not None:
            self.panel.show_receipt(receipt, found)
        self.end()

    @Slot()
    def _chosen(self) -> None:
        self.ground.setEnabled(self.keeps.isChecked())
        self.deed.setEnabled(self.erases.isChecked() or bool(self.ground.text().strip()))

    def _want(self) -> None:
        self.begin()
        self.withdraw_wanted.emit("" if self.erases.isChecked() else self.ground.text().strip())

    def _retranslate(self) -> None:
        name = self.person.name or self.tr("This person")
        self.setWindowTitle(self.tr("Take the consent back"))
        self.erases.setText(self.tr("Delete everything that is kept (usual)"))
        self.keeps.setText(self.tr("Keep templates, name and notes, since the law asks for it:"))
        self.ground.setPlaceholderText(self.tr("Which law or duty; it is noted in the log"))
        for widget in (self.erases, self.keeps):
            widget.setAccessibleName(widget.text())
        self.ground.setAccessibleName(self.ground.placeholderText())
        self.deed.setText(self.tr("Take it back"))
        if not self.is_done:
            self.heading.setText(self.tr("{name} takes the consent back").format(name=name))
            self.sentence.setText(
                self.tr(
                    "Kept pictures are deleted at once. Without consent there is as a rule no "
                    "other reason to keep the rest."
                )
            )
        elif self._receipt is not None:
            self.heading.setText(self.tr("{name} was deleted").format(name=name))
            self.sentence.setText(
                self.tr("Keep the receipt: with it anybody can check later that nothing is left.")
            )
        elif self.keeps.isChecked():
            self.heading.setText(self.tr("The consent was taken back"))
            self.sentence.setText(self.tr("The pictures are deleted. The rest stays as you chose."))
        else:
            self.heading.setText(self.tr("The consent was taken back"))
            self.sentence.setText(
                self.tr(
                    "The pictures are deleted. The rest is on the list of what is due: a "
                    "supervisor has to delete it."
                )
            )
        super()._retranslate()
