"""What every page of the enrolment has: a part that scrolls, and buttons that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.tokens import GAP, WIDE


class EnrolPage(QWidget):
    """A page whose `body` scrolls where the window is low; its `foot` never does."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget(self._scroll)
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(WIDE, 0, WIDE, GAP)
        self.body.setSpacing(GAP)
        self._scroll.setWidget(self.inside)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(WIDE, GAP, WIDE, WIDE)
        self.foot.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.foot)

    def begin(self) -> None:
        """Put the keyboard where it is wanted when the page is shown."""

    def go_on(self) -> None:
        """Do what Enter does on this page."""

    def step_back(self) -> bool:
        """Close what is open on this page for Escape; False where nothing is."""
        return False

    def show_whole(self, widget: QWidget) -> None:
        """Scroll until a part of the body is in sight."""
        self._scroll.ensureWidgetVisible(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter wherever the keyboard is, but on a button that has it for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton) and not focused.isCheckable():
                focused.click()
            else:
                self.go_on()
            return
        super().keyPressEvent(event)


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Return buttons side by side; the first takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for place, button in enumerate(buttons):
        row.addWidget(button, 1 if place == 0 else 0)
    return row
