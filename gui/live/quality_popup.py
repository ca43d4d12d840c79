"""The parts of the quality over the window, as long as somebody looks at them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.quality import QualityPart
from gui.live.quality_parts_view import QualityPartsView
from gui.theme import colours, set_look
from gui.tokens import GAP, WIDE

_WIDTH = 400


class QualityPopup(QFrame):
    """Closes with Escape or a click beside it. Follows the face before the camera meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("qualityPopup")
        self._card = parent
        self._title = QLabel(self)
        set_look(self._title, "strong")
        self.view = QualityPartsView()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.view)
        for ground in (self.view, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE - 4, WIDE, WIDE - 4)
        layout.setSpacing(GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._scroll, 1)
        self._retranslate()

    def open_under(self, widget: QWidget, parts: tuple[QualityPart, ...]) -> None:
        """Show `parts` under `widget`, and wholly on the screen."""
        self.view.set_parts(parts)
        screen = widget.screen().availableGeometry()
        wanted, given = self.view.sizeHint(), self._scroll.sizeHint()
        edges = 2 * WIDE + self._scroll.verticalScrollBar().sizeHint().width()
        width = max(_WIDTH, self.view.minimumSizeHint().width() + edges)
        # Room for advice that may come while it is open.
        height = self.sizeHint().height() + max(0, wanted.height() - given.height()) + 4 * WIDE
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

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Picture quality in parts"))
        self.setAccessibleName(self._title.text())
