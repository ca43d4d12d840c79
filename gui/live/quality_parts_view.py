"""All parts of a face's quality: value, score as a bar, and advice for what hinders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.face.quality_parts import UNITS
from core.quality import QualityKind, QualityPart
from gui.labels import plain_label, renew, sentence_label
from gui.live.icon_mark import IconMark
from gui.live.quality_words import (
    part_advice,
    part_hinders,
    part_name,
    part_value,
    summary,
)
from gui.live.score_bar import ScoreBar
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

_MARK = 14
_NAME, _VALUE, _BAR, _SCORE = 1, 2, 3, 4
"""Columns; before them the mark."""


class QualityPartsView(QWidget):
    """Shows what was measured of one face, in a fixed order, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qualityParts")
        self._parts: tuple[QualityPart, ...] = ()
        self.summary = sentence_label(self, "qualitySummary")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(_NAME, 1)
        self._rows: dict[QualityKind, _Row] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.summary)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.set_parts(())

    @property
    def parts(self) -> tuple[QualityPart, ...]:
        """What is shown."""
        return self._parts

    @property
    def text(self) -> str:
        """All that is to be read, a line for each part and advice."""
        lines = [self.summary.text()]
        for kind in UNITS:
            if any(part.kind is kind for part in self._parts):
                lines += self._rows[kind].lines
        return "\n".join(lines)

    def set_parts(self, parts: Sequence[QualityPart]) -> None:
        """Show other parts; none says that no face was measured."""
        self._parts = tuple(parts)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        self.setAccessibleName(self.tr("Parts of the picture quality"))
        words = summary(self._parts) if self._parts else self.tr("No face was measured.")
        renew(self.summary, words)
        shown = {part.kind: part for part in self._parts}
        for kind, row in self._rows.items():
            row.set_visible(kind in shown)
        for kind in UNITS:
            if kind in shown:
                self._row(kind).show(shown[kind])

    def _row(self, kind: QualityKind) -> _Row:
        if kind not in self._rows:
            self._rows[kind] = _Row(self, self._grid, 2 * list(UNITS).index(kind))
        return self._rows[kind]


class _Row:
    """The widgets of one part: a line, and advice below it where it hinders."""

    def __init__(self, view: QWidget, grid: QGridLayout, line: int) -> None:
        self._mark = IconMark(_MARK, parent=view)
        self._name = plain_label(view)
        self._value = plain_label(view, look="muted")
        self._bar = ScoreBar(view)
        self._score = plain_label(view, look="muted")
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._score.setMinimumWidth(self._score.fontMetrics().horizontalAdvance("100"))
        self._advice = plain_label(view, look="caption")
        self._advice.setWordWrap(True)
        self._advice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._mark, line, 0, middle)
        grid.addWidget(self._name, line, _NAME, middle)
        grid.addWidget(self._value, line, _VALUE, right)
        grid.addWidget(self._bar, line, _BAR, middle)
        grid.addWidget(self._score, line, _SCORE, right)
        grid.addWidget(self._advice, line + 1, _NAME, 1, _SCORE)
        self._line = (self._mark, self._name, self._value, self._bar, self._score)

    @property
    def lines(self) -> list[str]:
        """What is to be read."""
        line = f"{self._name.text()}: {self._value.text()}, {self._score.text()}"
        return [line] if self._advice.isHidden() else [line, self._advice.text()]

    def set_visible(self, visible: bool) -> None:
        """Show or hide the line; the advice only goes, `show` brings it."""
        for widget in self._line:
            widget.setVisible(visible)
        if not visible:
            self._advice.hide()

    def show(self, part: QualityPart) -> None:
        """Show a part."""
        hinders = part.hinders != "nothing"
        self._mark.set_icon(*(("triangle-alert", "warn") if hinders else ("check", "known")))
        name, value, advice = part_name(part), part_value(part), part_advice(part)
        renew(self._name, name)
        renew(self._value, value)
        renew(self._score, str(part.score))
        set_look(self._score, "warn" if hinders else "muted")
        self._bar.set_score(part.score, hinders=hinders)
        renew(self._advice, advice)
        self._advice.setVisible(bool(advice))
        self._name.setAccessibleName(f"{name}: {value}, {part.score}. {part_hinders(part)}")
