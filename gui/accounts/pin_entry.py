"""The field for a PIN or password, with a pad for fingers, and what is said about the last try."""

from __future__ import annotations

import time
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.accounts.pin_pad import PinPad
from gui.accounts.wording import wait_words
from gui.theme import set_look
from gui.tokens import GAP, TIGHT


class PinEntry(QWidget):
    """Takes a PIN or password; takes none while too many wrong tries are waited for."""

    entered = Signal()
    """Enter was pressed in the field."""

    changed = Signal()
    """Whether there is something to try may be another answer now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_pin = True
        self._until: float | None = None
        self._is_over = False
        self.field = secret_field(self, "pinField")
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.entered)
        self.pad = PinPad(self)
        self.pad.digit.connect(self._digit)
        self.pad.erased.connect(self._erase)
        self._said = QLabel(self)
        self._said.setObjectName("pinSaid")
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # Room for two lines from the beginning: nothing may move under a finger.
        self._said.setMinimumHeight(2 * self._said.fontMetrics().lineSpacing() + TIGHT)
        set_look(self._said, "danger")
        self._each_second = QTimer(self)
        self._each_second.setInterval(500)
        self._each_second.timeout.connect(self._count_down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self._said)
        column.addWidget(self.pad)
        self.setFocusProxy(self.field)
        self._retranslate()
        self.say("")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    @property
    def said(self) -> str:
        """What is said about the last try."""
        return self._said.text()

    @property
    def is_ready(self) -> bool:
        """Whether there is something to try."""
        return bool(self.text) and self.field.isEnabled()

    def begin(self, *, has_pin: bool, wait: timedelta | None = timedelta(0)) -> None:
        """Ask anew, for somebody with a PIN or a password, who may have to wait."""
        self._has_pin = has_pin
        self.pad.setVisible(has_pin)
        self._retranslate()
        self.say("")
        if wait != timedelta(0):
            self.show_wait(wait)

    def say(self, sentence: str) -> None:
        """Say what came of the last try; the field is ready for another."""
        self._until, self._is_over = None, False
        self._each_second.stop()
        self.field.clear()
        self._show(sentence)

    def show_wait(self, wait: timedelta | None) -> None:
        """Take no try for some time, or (None) none at all."""
        self.field.clear()
        self._is_over = wait is None
        self._until = None if wait is None else time.monotonic() + wait.total_seconds()
        if wait is not None:
            self._each_second.start()
        self._show(wait_words(wait))

    def set_busy(self, busy: bool) -> None:
        """Take nothing while a try is checked, which lasts a moment."""
        self.field.setReadOnly(busy)
        self.pad.setEnabled(not busy and not self._is_waiting)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no secret, and count nothing, where nobody sees it."""
        self.field.clear()
        self._each_second.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _is_waiting(self) -> bool:
        return self._is_over or self._until is not None

    def _show(self, sentence: str) -> None:
        self._said.setText(sentence)
        self.field.setEnabled(not self._is_waiting)
        self.pad.setEnabled(not self._is_waiting)
        self.field.setAccessibleDescription(sentence)
        self.changed.emit()

    @Slot()
    def _count_down(self) -> None:
        if self._until is None:
            return
        left = self._until - time.monotonic()
        if left <= 0:
            self.say("")
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._said.setText(wait_words(timedelta(seconds=left)))

    @Slot(str)
    def _digit(self, figure: str) -> None:
        if not self.field.isReadOnly():
            self.field.insert(figure)

    @Slot()
    def _erase(self) -> None:
        if not self.field.isReadOnly():
            self.field.backspace()

    @Slot()
    def _typed(self) -> None:
        if self.text and self._said.text() and not self._is_waiting:
            self._show("")
        else:
            self.changed.emit()

    def _retranslate(self) -> None:
        words = self.tr("PIN") if self._has_pin else self.tr("Password")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)


def secret_field(parent: QWidget, name: str) -> QLineEdit:
    """Return a field whose content nobody reads over a shoulder, and no keyboard remembers."""
    field = QLineEdit(parent)
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
    )
    field.setMaxLength(256)
    return field
