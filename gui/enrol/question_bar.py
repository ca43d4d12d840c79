"""A question in the panel with two answers; Escape is the one that loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.labels import sentence_label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT


class QuestionBar(QFrame):
    """Hidden until `ask`. The keyboard is on the answer that loses nothing."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionBar")
        set_look(self, "banner-warn")
        self._question = sentence_label(self, "question")
        self.yes_button = QPushButton(self)
        self.yes_button.setObjectName("questionYes")
        self.yes_button.clicked.connect(self._agree)
        self.no_button = QPushButton(self)
        self.no_button.setObjectName("questionNo")
        self.no_button.clicked.connect(self.decline)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.no_button, 1)
        row.addWidget(self.yes_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + TIGHT, GAP, GAP + TIGHT, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._question)
        column.addLayout(row)
        self.hide()

    @property
    def question(self) -> str:
        """The sentence; empty while nothing is asked."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, question: str, yes: str, no: str) -> None:
        """Ask, with the words of both answers."""
        self._question.setText(question)
        self.yes_button.setText(yes)
        self.no_button.setText(no)
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard on Enter; Escape declines."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.decline()
        else:
            super().keyPressEvent(event)

    @Slot()
    def decline(self) -> None:
        """Take the question away without doing anything."""
        if not self.isHidden():
            self.hide()
            self.declined.emit()

    @Slot()
    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()
