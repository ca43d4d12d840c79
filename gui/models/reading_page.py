"""A page of text that scrolls, no wider than can be read with ease."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.tokens import WIDE

LONGEST_LINE = 720
"""Pixels; longer lines of text are hard to read."""


class ReadingPage(QScrollArea):
    """Holds a column of widgets."""

    def __init__(self, column: QVBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page = QWidget(self)
        page.setMaximumWidth(LONGEST_LINE)
        column.setContentsMargins(0, 0, WIDE, WIDE)
        page.setLayout(column)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its widgets take the keyboard

    def to_the_top(self) -> None:
        """Begin at the beginning."""
        self.verticalScrollBar().setValue(0)
