"""The one thing to say now, in large words with its arrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.labels import sentence_label
from gui.live.icon_mark import IconMark
from gui.live.ring import Ring, arrow_icon
from gui.theme import set_look
from gui.tokens import GAP

ICON_SIDE = 28
LINES = 2
"""Lines kept free, so that nothing below moves while hints change."""


class HintView(QWidget):
    """Shows what the ring on the picture says, too: the operator reads it here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hintView")
        self._mark = IconMark(ICON_SIDE, ground=True, parent=self)
        self._words = sentence_label(self, "hintWords", "title")
        self._words.ensurePolished()
        self._words.setMinimumHeight(round(LINES * 1.15 * self._words.fontMetrics().lineSpacing()))
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP + 4)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def show_hint(self, ring: Ring, *, mirrored: bool) -> None:
        """Say what `ring` says."""
        if ring.is_trouble:
            mark, colour = "triangle-alert", "warn"
        elif ring.is_good:
            mark, colour = "check", "known"
        else:
            mark, colour = arrow_icon(ring.arrow, mirrored=mirrored) or "scan-face", "accent"
        self._mark.set_icon(mark, colour)
        set_look(self._words, "title")
        if ring.sentence != self._words.text():
            self._words.setText(ring.sentence)
            self.setAccessibleName(ring.sentence)
            # A screen reader says it although the keyboard is elsewhere.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
