"""A quiet bar with one sentence: something happened, and perhaps it can be undone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.theme import set_look
from gui.tokens import GAP, WIDE


class MessageBar(QFrame):
    """Shows a sentence until it is dismissed, acted upon, or its time is over."""

    acted = Signal()
    """The button of the message was pressed."""

    dismissed = Signal()

    def __init__(self, look: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        set_look(self, look)
        self._stays = False
        self._text = QLabel(self)
        self._text.setObjectName("messageText")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton(self)
        self._action.setObjectName("messageAction")
        self._action.clicked.connect(self._act)
        self._dismiss = QPushButton(self)
        self._dismiss.setObjectName("messageDismiss")
        set_look(self._dismiss, "quiet")
        self._dismiss.clicked.connect(self._leave)
        self._time_over = QTimer(self)
        self._time_over.setSingleShot(True)
        self._time_over.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP, GAP, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._dismiss)
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty while the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self,
        sentence: str,
        *,
        action: str = "",
        seconds: float | None = None,
        stays: bool = False,
    ) -> None:
        """Show `sentence`, with a button `action` if one is named, for a time if one is given.

        With `stays` it can't be dismissed, and stays after the action: it says what still holds.
        """
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._dismiss.setHidden(stays)
        self._stays = stays
        self.setAccessibleName(sentence)
        self._time_over.stop()
        if seconds is not None:
            self._time_over.start(round(seconds * 1000))
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self._time_over.stop()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _act(self) -> None:
        if not self._stays:
            self.clear()
        self.acted.emit()

    def _leave(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _retranslate(self) -> None:
        self._dismiss.setText(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Take this message away"))
