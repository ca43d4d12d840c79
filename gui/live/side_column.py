"""The column beside the picture: its cards scroll where the window is too low for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.tokens import GAP

COLUMN = 304
"""Width of the cards."""

_BAR = 12
"""Room for the bar, so that nothing moves when it comes."""


class _Cards(QWidget):
    """As high as its cards must be: only what can't be made lower is scrolled."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self.setFixedWidth(COLUMN)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP + 4)
        for card in cards:
            self._column.addWidget(card)
        self._column.addStretch(1)

    def heightForWidth(self, width: int) -> int:
        """Return the least height of the cards."""
        return self._column.minimumHeightForWidth(width)


class SideColumn(QScrollArea):
    """Holds cards, one below the other."""

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideColumn")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFixedWidth(COLUMN + _BAR)
        self.setWidget(_Cards(cards))
