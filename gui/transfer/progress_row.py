"""A bar that shows how far something is, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gui.tokens import GAP


class ProgressRow(QWidget):
    """Hidden until something goes on."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("progress")
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("cancelWork")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._retranslate()
        self.hide()

    def begin(self, words: str, *, can_cancel: bool = True) -> None:
        """Show that something goes on."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(can_cancel)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing goes on any more."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_wanted.emit()

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Stop"))
        self.cancel.setAccessibleName(self.tr("Stop what goes on"))
