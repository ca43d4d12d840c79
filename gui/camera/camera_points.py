"""A short list of sentences, each behind its mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.models.labels import label, say_or_hide, short_label
from gui.tokens import GAP, TIGHT


class CameraPoints(QWidget):
    """Shows marks and sentences; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(1, 1)

    @property
    def sentences(self) -> list[str]:
        """What is shown."""
        return [words.text() for _, words in self._lines if not words.isHidden()]

    def show_points(self, points: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a mark and a sentence."""
        while len(self._lines) < len(points):
            at = len(self._lines)
            line = short_label(self, "muted"), label(self)
            for column, made in enumerate(line):
                self._grid.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)
            self._lines.append(line)
        for at, (mark, words) in enumerate(self._lines):
            said = points[at] if at < len(points) else ("", "")
            say_or_hide(mark, said[0])
            say_or_hide(words, said[1])
        self.setVisible(bool(points))
