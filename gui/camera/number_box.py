"""A box for numbers that tells a number once it is typed to its end."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gui.camera.wheel_guard import WheelGuard
from gui.tokens import GAP


class NumberBox(QDoubleSpinBox):
    """As `QDoubleSpinBox`, but a half-typed number is no wish, and the wheel needs the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(GAP, 0, 0, 0)  # the style sheet's padding is not for it
        WheelGuard(self)

    def call(self, name: str) -> None:
        """Give it a name for screen readers, which may come upon the field inside it first."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
