"""Asks before something is done that can't be undone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, WIDE


class QuestionBar(QFrame):
    """Says what a deed means, and takes yes or no."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionBar")
        set_look(self, "banner-danger")
        self._question = label(self, "strong", "question")
        self._meaning = label(self, "", "questionMeaning")
        self.yes = QPushButton(self)
        self.yes.setObjectName("questionYes")
        self.yes.setAutoDefault(False)
        set_look(self.yes, "danger")
        self.yes.clicked.connect(self._confirm)
        self.no = QPushButton(self)
        self.no.setObjectName("questionNo")
        self.no.setAutoDefault(False)
        self.no.clicked.connect(self.leave)
        words = QVBoxLayout()
        words.addWidget(self._question)
        words.addWidget(self._meaning)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP, WIDE, GAP)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The question; empty while none is asked."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, question: str, meaning: str, yes: str) -> None:
        """Ask; `yes` names the deed."""
        self._question.setText(question)
        self._meaning.setText(meaning)
        self.yes.setText(yes)
        self.yes.setAccessibleName(f"{question} {yes}")
        self.show()
        self.no.setFocus()

    @Slot()
    def leave(self) -> None:
        """Take the question away; nothing is done."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.hide()
        super().changeEvent(event)

    @Slot()
    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _retranslate(self) -> None:
        self.no.setText(self.tr("Cancel"))
        self.no.setAccessibleName(self.no.text())
