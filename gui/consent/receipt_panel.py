"""What is left of an erased person: a receipt to be saved, and whether it was checked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from core.people.consent.erasure import Finding, Verification
from core.people.consent.receipt import Receipt
from gui.consent.wording import say_verification
from gui.models.labels import breakable, label, selectable
from gui.theme import set_look
from gui.tokens import GAP


class ReceiptPanel(QWidget):
    """Shows one receipt."""

    save_wanted = Signal(object, object)
    """`Receipt`, and the `Path` of the file; `show_saved` answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receiptPanel")
        self._receipt: Receipt | None = None
        self._found: Verification | None = None
        self._saved: Path | None = None
        self.words = selectable(label(self, "strong", "receiptWords"))
        self._number = selectable(label(self, "caption", "receiptNumber"))
        self._place = selectable(label(self, "muted", "receiptPlace"))
        self.save = QPushButton(self)
        self.save.setObjectName("saveReceipt")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.words, self._number, self._place):
            column.addWidget(widget)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def receipt(self) -> Receipt | None:
        """The receipt shown."""
        return self._receipt

    def show_receipt(self, receipt: Receipt, found: Verification) -> None:
        """Show that somebody was erased, and what the check found."""
        self._receipt, self._found = receipt, found
        self._retranslate()
        self.show()

    def show_saved(self, path: Path) -> None:
        """Say that the receipt was saved."""
        self._saved = path
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask(self) -> None:
        if self._receipt is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the receipt"),
            str(Path.home() / f"receipt-{self._receipt.person_id[:8]}.json"),
            self.tr("Receipts ({patterns})").format(patterns="*.json"),
        )
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".json") else f"{chosen}.json")
            self.save_wanted.emit(self._receipt, path)

    def _retranslate(self) -> None:
        self.save.setText(self.tr("Save the receipt…"))
        self.save.setAccessibleName(self.save.text())
        if self._receipt is None or self._found is None:
            return
        is_gone = self._found.finding is Finding.ERASED
        set_look(self.words, "known" if is_gone and not self._found.copies else "warn")
        self.words.setText(breakable(say_verification(self._found)))
        self._number.setText(
            self.tr(
                "Number of the deleted person: {number}. The receipt holds it, and neither the "
                "name nor the face."
            ).format(number=self._receipt.person_id)
        )
        self._place.setVisible(self._saved is not None)
        if self._saved is not None:
            sentence = self.tr("The receipt is in {file}.").format(file=self._saved)
            self._place.setText(breakable(sentence))
