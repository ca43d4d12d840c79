"""How pages of the window of accounts are made: sentences, headings, buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.theme import set_look
from gui.tokens import GAP


class Page(QWidget):
    """A column that follows the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def retranslate(self) -> None:
        """Put all words into the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sentence(self, look: str = "muted") -> QLabel:
        """Return a label for whole sentences."""
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(label, look)
        return label

    def button(self, name: str, look: str = "") -> QPushButton:
        """Return a button."""
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        set_look(made, look)
        return made
