"""More of what a card says, over the window, as long as somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.theme import colours, set_look
from gui.tokens import GAP, WIDE

WIDTH = 400


class CardPopup(QFrame):
    """A title over what is scrolled. Closes with Escape or a click beside it."""

    def __init__(self, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._card = parent
        self._view = view
        self._title = QLabel(self)
        set_look(self._title, "strong")
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(1)  # how high it is follows from its width alone
        self._scroll.setWidget(view)
        for ground in (view, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE - 4, WIDE, WIDE - 4)
        layout.setSpacing(GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)

    def call(self, title: str) -> None:
        """Put a title over it."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def place_under(self, widget: QWidget) -> None:
        """Show it under `widget`, and wholly on the screen."""
        screen = widget.screen().availableGeometry()
        edges = 2 * WIDE + self._scroll.verticalScrollBar().sizeHint().width()
        width = max(WIDTH, self._view.minimumSizeHint().width() + edges)
        wanted, given = self._view.sizeHint().height(), self._scroll.sizeHint().height()
        if self._view.hasHeightForWidth():
            wanted = self._view.heightForWidth(width - edges)
        # Room for advice that may come while it is open.
        height = self.sizeHint().height() + max(0, wanted - given) + 4 * WIDE
        height = min(height, screen.height() - 2 * GAP)
        self.resize(width, height)
        # From the left edge of the card on, so that the face beside it stays in sight.
        left = self._card.mapToGlobal(QPoint(0, 0)).x()
        top = widget.mapToGlobal(QPoint(0, widget.height())).y()
        self.move(
            max(min(left, screen.right() - width - GAP), screen.left() + GAP),
            max(min(top, screen.bottom() - height - GAP), screen.top() + GAP),
        )
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        c = colours()
        painter = QPainter(self)
        painter.setPen(QColor(c.border_strong))
        painter.setBrush(QColor(c.raised))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
