"""A tool bar whose buttons keep their words only as long as there is room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from gui.tokens import GAP, ICON, TIGHT


class ToolBar(QToolBar):
    """Shows icons alone in a narrow window, where the last buttons would vanish otherwise.

    What a button does is still said by its tool tip and to screen readers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(ICON + TIGHT, ICON))  # wider than high: room before words
        self._always_short: set[str] = set()

    def shorten(self, name: str) -> None:
        """Never give the command called `name` words: its picture says it."""
        self._always_short.add(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow words that are longer in another language, and buttons that come and go."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        buttons = [
            button
            for action in self.actions()
            if isinstance(button := self.widgetForAction(action), QToolButton)
        ]
        for button in buttons:  # only these: the bar has one more, for what had no room
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        wordy = [b for b in buttons if b.defaultAction().objectName() not in self._always_short]
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        # A little more than words take, so that the two forms can't alternate.
        lacking = sum(
            button.fontMetrics().horizontalAdvance(button.text()) + 2 * GAP
            for button in wordy
            if button.toolButtonStyle() != beside
        )
        has_room = self.sizeHint().width() + lacking <= self.width()
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in buttons:
            wanted = beside if has_room and button in wordy else alone
            if button.toolButtonStyle() != wanted:
                button.setToolButtonStyle(wanted)
