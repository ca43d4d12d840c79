"""The window of the comparison: two pictures on one page, many on the other."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from gui.compare.many_page import ManyPage
from gui.compare.pair_page import PairPage
from gui.tokens import GAP, PAGE, WIDE

FIRST_SIZE = (1200, 740)
LEAST_SIZE = (940, 560)


class CompareWindow(QDialog):
    """Stands beside the desk, as large as one wants; compares nothing by itself."""

    hidden = Signal()
    """It was closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareWindow")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self.pair = PairPage(self)
        self.many = ManyPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("compareTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in (self.pair, self.many):
            self.tabs.addTab(page, "")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        close.setObjectName("closeCompare")
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP, WIDE, GAP + 4)
        column.setSpacing(GAP)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons)
        self.setMinimumSize(*LEAST_SIZE)
        self._retranslate()

    def stand(self, kept: QByteArray | None, screen: QRect) -> None:
        """Go where it stood last, else to the middle of the screen.

        Parameters
        ----------
        kept
            What `saveGeometry` gave; None if it was never open.
        screen
            What of the screen may be used.
        """
        if kept is not None and self.restoreGeometry(kept):
            return
        room = screen.adjusted(PAGE, 2 * PAGE, -PAGE, -PAGE)  # and the title bar
        place = QRect(room.topLeft(), QSize(*FIRST_SIZE).boundedTo(room.size()))
        place.moveCenter(room.center())
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end moving points before it closes the window; Enter closes nothing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        escape = event.key() == Qt.Key.Key_Escape
        if enter or (escape and self.pair.isVisible() and self.pair.leave_adjusting()):
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
        self.setWindowTitle(self.tr("Compare pictures"))
        self.tabs.setTabText(0, self.tr("Two pictures"))
        self.tabs.setTabText(1, self.tr("Many"))
        self.tabs.setAccessibleName(self.tr("What is compared"))
        self.tabs.tabBar().setAccessibleName(self.tr("What is compared"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
