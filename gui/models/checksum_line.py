"""A checksum, shortened, with a button that copies all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui.icons import icon
from gui.models.labels import selectable, short_label
from gui.models.wording import short_checksum
from gui.tokens import GAP

COPIED_SECONDS = 2


class ChecksumLine(QWidget):
    """Shows the SHA-256 of a file."""

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        """With `whole` all 64 digits are shown, on two lines."""
        super().__init__(parent)
        self._whole = whole
        self._sha256 = ""
        self._digits = selectable(short_label(self, name="checksum"))
        self.copy_button = QToolButton(self)
        self.copy_button.setObjectName("copyChecksum")
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.copy_button.clicked.connect(self._copy)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(COPIED_SECONDS * 1000)
        self._done.timeout.connect(self._retranslate)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._digits)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self._retranslate()

    @property
    def sha256(self) -> str:
        """All 64 digits."""
        return self._sha256

    def set_sha256(self, sha256: str, more: str = "") -> None:
        """Show a checksum; `more` stands under it in the tool tip."""
        self._sha256 = sha256
        half = f"{_in_groups(sha256[:32])}\n{_in_groups(sha256[32:])}"
        self._digits.setText(half if self._whole else short_checksum(sha256))
        self._digits.setToolTip("\n".join(part for part in (sha256, more) if part))
        self._digits.setAccessibleName(sha256)
        self._done.stop()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)
        self.copy_button.setIcon(icon("check", "known"))
        self.copy_button.setToolTip(self.tr("The checksum was copied."))
        self._done.start()

    @Slot()
    def _retranslate(self) -> None:
        self.copy_button.setIcon(icon("copy"))
        self.copy_button.setToolTip(self.tr("Copy the whole checksum"))
        self.copy_button.setAccessibleName(self.tr("Copy the whole checksum"))


def _in_groups(digits: str) -> str:
    return " ".join(digits[i : i + 8] for i in range(0, len(digits), 8))
