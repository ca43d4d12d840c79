"""What stands where there is nothing to show: what it means, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

PICTURE = 40


class EmptyState(QWidget):
    """A heading, a sentence that says what to do, and perhaps a button that does it."""

    acted = Signal()

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._picture = IconLabel(picture, PICTURE, self)
        self._heading = QLabel(self)
        set_look(self._heading, "strong")
        self._advice = QLabel(self)
        set_look(self._advice, "muted")
        for label in (self._heading, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, PAGE, WIDE, PAGE)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading)
        column.addWidget(self._advice)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def text(self) -> str:
        """Heading and advice, as one reads them."""
        return f"{self._heading.text()} {self._advice.text()}".strip()

    def set_words(self, heading: str, advice: str, action: str) -> None:
        """Show these words; no button where `action` is empty."""
        self._heading.setText(heading)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(self.text)


class IconLabel(QWidget):
    """An icon that is not operated, painted in the theme's quiet colour."""

    def __init__(self, name: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, "muted")
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon into the whole widget."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
