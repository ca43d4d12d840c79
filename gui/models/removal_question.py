"""Asks before a model is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.models.card import ModelCard


class RemovalQuestion(QFrame):
    """Says what a removal means, and takes yes or no."""

    confirmed = Signal()
    left = Signal()
    """The model stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("removalQuestion")
        set_look(self, "banner-danger")
        self._card: ModelCard | None = None
        self._words = label(self, name="removalWords")
        self.yes = QPushButton(self)
        self.yes.setObjectName("removeYes")
        set_look(self.yes, "danger")
        self.yes.clicked.connect(self._confirm)
        self.no = QPushButton(self)
        self.no.setObjectName("removeNo")
        self.no.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """The question; empty while none is asked."""
        return "" if self.isHidden() else self._words.text()

    def ask(self, card: ModelCard) -> None:
        """Ask whether a model is to be removed."""
        self._card = card
        self._retranslate()
        self.show()
        self.no.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def leave(self) -> None:
        """Take the question back."""
        self.hide()
        self.left.emit()

    @Slot()
    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _retranslate(self) -> None:
        self.yes.setText(self.tr("Remove the model"))
        self.no.setText(self.tr("Keep it"))
        if self._card is None:
            return
        sentence = self.tr("Remove {model}? Its files are deleted from this computer.")
        if self._card.slot == "recogniser":
            sentence = self.tr(
                "Remove {model}? Its files are deleted from this computer. The templates made "
                "with it are kept and can be used again if you add it again."
            )
        self._words.setText(sentence.format(model=self._card.title))
