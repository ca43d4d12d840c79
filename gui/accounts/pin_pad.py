"""Ten digits to be touched, and one to take the last back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from gui.icons import icon
from gui.tokens import GAP, ICON

KEY = 48
"""Least height of a key in pixels: a finger needs 44 (WCAG 2.5.5); the style sheet gives it."""


class PinPad(QWidget):
    """Emits what was touched. The keyboard goes on working beside it."""

    digit = Signal(str)
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pinPad")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        self.keys: dict[str, QPushButton] = {}
        for place, figure in enumerate("123456789"):
            grid.addWidget(self._key(figure), place // 3, place % 3)
        grid.addWidget(self._key("0"), 3, 1)
        self.erase = QPushButton(self)
        self.erase.setObjectName("pinErase")
        self.erase.setIcon(icon("delete"))
        self.erase.setIconSize(QSize(ICON, ICON))
        self.erase.clicked.connect(self.erased)
        grid.addWidget(self.erase, 3, 2)
        for button in (*self.keys.values(), self.erase):
            # The cursor stays in the field: eleven stops for the Tab key would be in the way.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoDefault(False)
            button.setMinimumWidth(KEY + GAP)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _key(self, figure: str) -> QPushButton:
        button = QPushButton(figure, self)
        button.setObjectName(f"pin{figure}")
        button.clicked.connect(lambda: self.digit.emit(figure))
        self.keys[figure] = button
        return button

    def _retranslate(self) -> None:
        self.erase.setAccessibleName(self.tr("Delete the last digit"))
        self.erase.setToolTip(self.tr("Delete the last digit"))
