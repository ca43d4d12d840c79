"""The full-screen window of the kiosk: over everything, and not to be closed by a visitor."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from core.results import Analysis
from gui.icons import application_icon
from gui.kiosk.leave_panel import LeavePanel
from gui.kiosk.stage import Stage
from gui.kiosk.tongues import Tongues
from gui.kiosk.visit import Shown

HOLD_MS = 3000
"""How long a finger rests in the corner to ask for the PIN."""

CORNER = 0.14
"""Edge of that corner, the upper right one, in shorter edges of the screen."""

FRONT_MS = 2000
"""How often the window makes sure that it is in front."""


class KioskWindow(QWidget):
    """Shows the stage, and over it the card for staff. Nothing but `release` lets it close."""

    leave_asked = Signal()
    """Somebody rested a finger in the corner, or pressed Ctrl+Shift+K."""

    def __init__(self, tongues: Tongues, *, calm: bool = False) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("kioskWindow")
        self.setWindowIcon(application_icon())
        # No other window of the program takes clicks or keys while this one is there.
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._is_released = False
        self.stage = Stage(tongues, calm=calm, parent=self)
        self.stage.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.panel = LeavePanel(self)
        self.panel.dismissed.connect(self.put_panel_away)
        self.panel.grown.connect(self.place_panel)
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._held.timeout.connect(self.leave_asked)
        self._front = QTimer(self)
        self._front.setInterval(FRONT_MS)
        self._front.timeout.connect(self._come_to_front)
        self.setMouseTracking(False)
        self._retranslate()

    def cover(self, screen: QScreen) -> None:
        """Cover a whole screen and come to the front."""
        self.setGeometry(screen.geometry())
        self.setScreen(screen)
        self.showFullScreen()
        # Without a window manager nobody else makes it that large.
        self.setGeometry(screen.geometry())
        screen.geometryChanged.connect(self._screen_changed)
        self.activateWindow()
        self._front.start()

    def show_moment(self, shown: Shown) -> None:
        """Say what is to be said now."""
        self.stage.show_moment(shown)

    def show_face(self, analysis: Analysis) -> None:
        """Show the face of the visit in a frame, unless staff is at work here."""
        if not self.panel.isVisible():
            self.stage.show_face(analysis)

    def release(self) -> None:
        """Let the window close, and close it."""
        self._is_released = True
        for timer in (self._front, self._held):
            timer.stop()
        self.panel.hide()
        self.close()

    @Slot()
    def put_panel_away(self) -> None:
        """Take the card for staff away; the kiosk goes on."""
        self.panel.hide()
        self.stage.set_dimmed(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_cursor(False)

    @Slot()
    def place_panel(self) -> None:
        """Put the card for staff into the middle, and show where the mouse is."""
        self.stage.set_dimmed(True)
        self.panel.adjustSize()
        room = self.rect().size() - self.panel.size()
        self.panel.move(max(0, room.width() // 2), max(0, room.height() // 2))
        self.panel.raise_()
        self._show_cursor(True)

    @property
    def corner(self) -> QRect:
        """Where a finger has to rest."""
        side = round(CORNER * min(self.width(), self.height()))
        return QRect(QPoint(self.width() - side, 0), QPoint(self.width(), side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take all keys and do nothing with them but the one chord."""
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if (
            event.key() == Qt.Key.Key_K
            and event.modifiers() & chord == chord
            and not event.isAutoRepeat()
        ):
            self.leave_asked.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to wait where a finger rests in the corner."""
        if self._is_in_corner(event.position()) and not self.panel.isVisible():
            self._held.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stop waiting where it leaves the corner."""
        if not self._is_in_corner(event.position()):
            self._held.stop()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stop waiting."""
        self._held.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the window."""
        self.stage.setGeometry(self.rect())
        if self.panel.isVisible():
            self.place_panel()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Hide the mouse: there is nothing to point at."""
        self._show_cursor(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Refuse, unless it was released."""
        event.setAccepted(self._is_released)

    @Slot()
    def _come_to_front(self) -> None:
        """Come back where something else got in front, be it a window of the system."""
        if self.isMinimized() or not self.isVisible():
            self.showFullScreen()
        if QApplication.activeModalWidget() not in (self, None):
            return  # the question at the first start
        if QGuiApplication.focusWindow() is not self.windowHandle():
            self.raise_()
            self.activateWindow()

    @Slot(QRect)
    def _screen_changed(self, place: QRect) -> None:
        if not self._is_released:
            self.setGeometry(place)

    def _is_in_corner(self, where: QPointF) -> bool:
        return QRectF(self.corner).contains(where)

    def _show_cursor(self, shown: bool) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor if shown else Qt.CursorShape.BlankCursor)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Kiosk"))
        self.setAccessibleName(self.tr("Kiosk"))
