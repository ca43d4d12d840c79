"""Two fields for a new passphrase, and words for how good it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from core.people.transfer.strength import Strength, strength
from gui.theme import set_look
from gui.tokens import GAP

_LOOKS = {
    Strength.NONE: "muted",
    Strength.TOO_SHORT: "danger",
    Strength.WEAK: "warn",
    Strength.FAIR: "muted",
    Strength.STRONG: "known",
}


def secret_field(parent: QWidget, name: str) -> QLineEdit:
    """Return a field whose text nobody can read over a shoulder."""
    field = QLineEdit(parent)
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
    )
    return field


class PassphraseFields(QWidget):
    """Asks for a passphrase twice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = secret_field(self, "passphrase")
        self.second = secret_field(self, "passphraseAgain")
        self.words = QLabel(self)
        self.words.setObjectName("passphraseWords")
        self.words.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.addWidget(self.first, 0, 0)
        grid.addWidget(self.second, 0, 1)
        grid.addWidget(self.words, 1, 0, 1, 2)
        for field in (self.first, self.second):
            field.textChanged.connect(self._typed)
            field.editingFinished.connect(self._refresh)
        self._retranslate()

    @property
    def passphrase(self) -> str:
        """What was typed; empty while the two differ, or it is too short."""
        text = self.first.text()
        is_fit = strength(text) not in (Strength.NONE, Strength.TOO_SHORT)
        return text if is_fit and text == self.second.text() else ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _typed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        first, second = self.first.text(), self.second.text()
        how = strength(first)
        said = {
            Strength.NONE: self.tr("At least 8 characters. Several words are easy to remember."),
            Strength.TOO_SHORT: self.tr("Too short: at least 8 characters."),
            Strength.WEAK: self.tr("Weak: it could be guessed. Add words or characters."),
            Strength.FAIR: self.tr("Fair: enough for most purposes."),
            Strength.STRONG: self.tr("Strong."),
        }
        look = _LOOKS[how]
        words = said[how]
        is_typing = self.second.hasFocus() and first.startswith(second)
        if second and second != first and not is_typing:
            words, look = self.tr("The two passphrases differ."), "danger"
        set_look(self.words, look)
        self.words.setText(words)

    def _retranslate(self) -> None:
        self.first.setPlaceholderText(self.tr("Passphrase"))
        self.first.setAccessibleName(self.tr("Passphrase"))
        self.second.setPlaceholderText(self.tr("The same again"))
        self.second.setAccessibleName(self.tr("Passphrase again"))
        self._refresh()
