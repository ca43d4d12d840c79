"""The bar that says that faces are compared with one named person only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.fonts import elided
from gui.message_bar import MessageBar

NAME_PART = 0.5
"""Share of the bar's width that a name may take before it is shortened."""


class ClaimBar(MessageBar):
    """Names the person while there is one; hidden else."""

    stop_wanted = Signal()
    """Faces shall be compared with everybody again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setObjectName("claimBar")
        self._name: str | None = None
        self.acted.connect(self.stop_wanted)

    @property
    def name(self) -> str | None:
        """Who is compared with; None while everybody is."""
        return self._name

    def set_person(self, name: str | None) -> None:
        """Say who is compared with; None: everybody, and the bar is hidden."""
        self._name = name
        if name is None:
            self.clear()
        else:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name into another width."""
        super().resizeEvent(event)
        if self._name is not None and event.size().width() != event.oldSize().width():
            self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._name is not None:
            self._say()

    def _say(self) -> None:
        short = elided(self._name or "", self.font(), NAME_PART * self.width())
        self.show_message(
            self.tr("Compared only with {name}").format(name=short),
            action=self.tr("Stop"),
            stays=True,
        )
        self._action.setToolTip(self.tr("Compare with everybody again"))
        self._action.setAccessibleName(self.tr("Compare with everybody again"))
        self.setToolTip(self.tr("Compared only with {name}").format(name=self._name))
