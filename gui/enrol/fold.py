"""A heading that opens and closes what stands below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.icons import icon
from gui.tokens import TIGHT, WIDE


class Fold(QWidget):
    """Closed at first; Space or a click on its heading opens it."""

    toggled = Signal(bool)

    def __init__(self, name: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.button = QToolButton(self)
        self.button.setObjectName(name)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(WIDE, WIDE))
        self.button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content, 1)
        column.addStretch(0)  # closed, the heading stays at the top
        self._toggled(False)

    @property
    def is_open(self) -> bool:
        """Whether what stands below is shown."""
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.button.setChecked(is_open)

    def set_heading(self, words: str) -> None:
        """Name what stands below."""
        self.button.setText(words)
        self.button.setAccessibleName(words)

    @Slot(bool)
    def _toggled(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.toggled.emit(is_open)
