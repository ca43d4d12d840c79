"""All cues of geometry and motion: what each says, and all of them together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.cue_values import Cue, CueReading, Geometry
from core.face.cues.combining import Combination
from gui.labels import plain_label, renew, sentence_label
from gui.language import one_after_another
from gui.live.cue_bar import CueBar
from gui.live.cue_words import (
    LOOKS,
    kind,
    looked_at,
    name,
    no_look,
    says,
    summary,
    together,
)
from gui.live.icon_mark import IconMark
from gui.tokens import GAP, ICON, TIGHT


class CuesView(QWidget):
    """Shows one `Geometry`, each cue in its place, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cues")
        self._geometry: Geometry | None = None
        self._limit = Combination().deny_from
        self._mark = IconMark(ICON, parent=self)
        self.summary = sentence_label(self, "cuesSummary")
        self.score = sentence_label(self, "cuesScore", "caption")
        self._for_life = plain_label(self, "cuesForLife", "caption")
        self._for_fake = plain_label(self, "cuesForFake", "caption")
        self._for_fake.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        sides = QHBoxLayout()
        sides.addWidget(self._for_life)
        sides.addWidget(self._for_fake)
        self._grid.addLayout(sides, 0, 1)
        self._rows: dict[Cue, _Row] = {}
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(head)
        column.addWidget(self.score)
        column.addSpacing(TIGHT)
        column.addLayout(self._grid)
        self._refresh()

    @property
    def text(self) -> str:
        """All that is to be read."""
        readings = () if self._geometry is None else self._geometry.readings
        lines = [self.summary.text(), self.score.text()]
        return "\n".join(lines + [self._rows[one.cue].text for one in readings])

    def set_limit(self, limit: float) -> None:
        """Show another deny score from which a face is suspected."""
        if limit != self._limit:
            self._limit = limit
            self._refresh()

    def set_geometry(self, geometry: Geometry | None) -> None:
        """Show what is said now; None where nothing is looked at."""
        if geometry != self._geometry:
            self._geometry = geometry
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        geometry = self._geometry
        self._mark.set_icon(*LOOKS[kind(geometry)])
        renew(self.summary, summary(geometry))
        parts = (together(geometry, self._limit), looked_at(geometry))
        renew(self.score, one_after_another(*parts) if geometry else no_look())
        readings = {} if geometry is None else {one.cue: one for one in geometry.readings}
        for widget in (self._for_life, self._for_fake):
            widget.setVisible(bool(readings))
        renew(self._for_life, self.tr("living"))
        renew(self._for_fake, self.tr("fake"))
        for cue, row in self._rows.items():
            row.set_visible(cue in readings)
        for cue in Cue:
            if cue in readings:
                self._row(cue).show(readings[cue])
        self.setAccessibleName(self.tr("Geometry and motion"))
        self.setAccessibleDescription(self.text)

    def _row(self, cue: Cue) -> _Row:
        if cue not in self._rows:
            self._rows[cue] = _Row(self, self._grid, 1 + 2 * list(Cue).index(cue))
        return self._rows[cue]


class _Row:
    """The widgets of one cue: its name and bar, and below what it says."""

    def __init__(self, view: QWidget, grid: QGridLayout, line: int) -> None:
        self._name = plain_label(view)
        self._bar = CueBar(view)
        self._says = sentence_label(view, look="caption")
        self._says.setContentsMargins(0, 0, 0, TIGHT)
        grid.addWidget(self._name, line, 0)
        grid.addWidget(self._bar, line, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._says, line + 1, 0, 1, 2)

    @property
    def text(self) -> str:
        """What is to be read."""
        return f"{self._name.text()}: {self._says.text()}"

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row."""
        for widget in (self._name, self._bar, self._says):
            widget.setVisible(visible)

    def show(self, reading: CueReading) -> None:
        """Show what the cue says now."""
        renew(self._name, name(reading.cue))
        renew(self._says, says(reading))
        self._bar.set_denial(None if reading.abstains is not None else reading.denial)
        self._name.setAccessibleName(self.text)
