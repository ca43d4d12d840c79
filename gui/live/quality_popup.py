"""The parts of the quality over the window, as long as somebody looks at them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.results import QualityPart
from gui.live.quality_parts_view import QualityPartsView
from gui.theme import colours, set_look
from gui.tokens import GAP, WIDE

_WIDTH = 400


class QualityPopup(QFrame):
    """Closes with Escape or a click beside it. Follows the face before the camera meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("qualityPopup")
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
        """Show `parts` under `widget`, or above it where there is no room."""
        self.view.set_parts(parts)
        screen = widget.screen().availableGeometry()
        # Room for advice that may come while it is open.
        height = min(
            self.sizeHint().height() + self._wanted() + 4 * WIDE, screen.height() - 2 * GAP
        )
        self.resize(_WIDTH, height)
        corner = widget.mapToGlobal(QPoint(widget.width() - _WIDTH, widget.height() + GAP // 2))
        x = min(max(corner.x(), screen.left() + GAP), screen.right() - _WIDTH - GAP)
        y = min(corner.y(), screen.bottom() - height - GAP)
        self.move(x, max(y, screen.top() + GAP))
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

    def _wanted(self) -> int:
        """How much higher the view is than the room it gets by itself."""
        return max(0, self.view.sizeHint().height() - self._scroll.sizeHint().height())

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Picture quality in parts"))
        self.setAccessibleName(self._title.text())
