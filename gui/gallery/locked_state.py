"""What stands in the gallery's place while it is locked: the field for its passphrase."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.gallery.empty_state import PICTURE, IconLabel
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE


class LockedState(QWidget):
    """Asks for the passphrase, or the recovery code, and says what was wrong with it."""

    unlock_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lockedState")
        self._heading = QLabel(self)
        set_look(self._heading, "strong")
        self._advice = QLabel(self)
        self._advice.setObjectName("lockedAdvice")
        for label in (self._heading, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.passphrase = QLineEdit(self)
        self.passphrase.setObjectName("galleryPassphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.passphrase.returnPressed.connect(self._enter)
        self.passphrase.textChanged.connect(self._changed)
        self.button = QPushButton(self)
        self.button.setObjectName("unlockButton")
        set_look(self.button, "primary")
        self.button.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, PAGE, WIDE, PAGE)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(IconLabel("lock", PICTURE, self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading)
        column.addWidget(self._advice)
        column.addWidget(self.passphrase)
        column.addWidget(self.button)
        column.addStretch(3)
        self._retranslate()
        self.ask("", failed=False)

    @property
    def text(self) -> str:
        """What is said above the field."""
        return f"{self._heading.text()} {self._advice.text()}".strip()

    def ask(self, sentence: str, *, failed: bool) -> None:
        """Ask for the passphrase, after a wrong one if `failed`."""
        set_look(self._advice, "danger" if failed else "muted")
        self._advice.setText(sentence)
        self.passphrase.clear()
        self._changed()
        self.passphrase.setReadOnly(False)
        self._heading.setVisible(failed or not sentence)  # else the sentence says the same
        self.passphrase.setAccessibleDescription(sentence)
        if self.isVisible():
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _enter(self) -> None:
        typed = self.passphrase.text()
        if typed:
            self.passphrase.clear()  # kept no longer than needed
            self.passphrase.setReadOnly(True)  # until it was tried, which takes a moment
            self.unlock_wanted.emit(typed)

    @Slot()
    def _changed(self) -> None:
        self.button.setEnabled(bool(self.passphrase.text()))

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("The gallery is locked"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase or recovery code"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of the gallery"))
        self.button.setText(self.tr("Open the gallery"))
