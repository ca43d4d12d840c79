"""A page of wrapping sentences that scrolls, exactly as high as they are at its width."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class WrappedPage(QScrollArea):
    """Holds `page`, which its owner fills with a layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: QWidget = _Page(self)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _Page(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width: by itself it would be that of a very narrow page."""
        return QSize(0, 0)
