"""The window of the camera: which one, its light, how it is set, what is judged."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from gui.camera.cameras_page import CamerasPage
from gui.camera.controls_page import ControlsPage
from gui.camera.light_page import LightPage
from gui.camera.limits_page import LimitsPage
from gui.tokens import GAP, PAGE, WIDE

FIRST_SIZE = (656, 704)
"""Leaves room for the live picture beside it on the smallest screen."""

LEAST_SIZE = (600, 440)


class CameraDialog(QDialog):
    """Four pages. Stands beside the live picture, which shows what is done here."""

    hidden = Signal()
    """It is no longer on the screen; its place can be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraDialog")
        self.setSizeGripEnabled(True)
        self.cameras = CamerasPage(self)
        self.light = LightPage(self)
        self.controls = ControlsPage(self)
        self.limits = LimitsPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setDrawBase(False)
        for page in (self.cameras, self.light, self.controls, self.limits):
            place = QWidget(self.tabs)
            column = QVBoxLayout(place)
            column.setContentsMargins(0, WIDE, 0, 0)
            column.addWidget(page)
            self.tabs.addTab(place, "")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, WIDE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self._retranslate()

    def show_page(self, page: QWidget) -> None:
        """Turn to one of the four pages."""
        place = page.parentWidget()
        while place is not None and self.tabs.indexOf(place) < 0:
            place = place.parentWidget()
        if place is not None:
            self.tabs.setCurrentWidget(place)

    def stand(self, kept: QByteArray | None, window: QRect, screen: QRect) -> None:
        """Go where it stood last, else to the right edge of the main window.

        Parameters
        ----------
        kept
            What `saveGeometry` gave; None if it was never open.
        window, screen
            Of the main window, and what of its screen may be used.
        """
        if kept is not None and self.restoreGeometry(kept):
            return
        size = self.size().boundedTo(screen.size())
        corner = QPoint(window.right() - size.width() - WIDE, window.top() + 2 * PAGE)
        x = min(max(corner.x(), screen.left()), screen.right() - size.width())
        y = min(max(corner.y(), screen.top()), screen.bottom() - size.height())
        self.setGeometry(QRect(QPoint(x, max(y, screen.top())), size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape step back once before it closes the window.

        Enter presses the button that has the keyboard, and never one elsewhere.
        """
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        escape = event.key() == Qt.Key.Key_Escape
        if enter or (escape and self.light.isVisible() and self.light.step_back()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is gone."""
        super().hideEvent(event)
        self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Camera"))
        titles = (self.tr("Cameras"), self.tr("Light"), self.tr("Controls"), self.tr("Limits"))
        for index, title in enumerate(titles):
            self.tabs.setTabText(index, title)
        self.tabs.setAccessibleName(self.tr("Pages of the camera"))
        self.tabs.tabBar().setAccessibleName(self.tr("Pages of the camera"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
