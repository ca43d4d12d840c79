"""How many of each kind were presented, in a small table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from core.liveness_test.values import Species
from gui.live.icon_mark import IconMark
from gui.liveness_test.species_words import ICONS, name
from gui.liveness_test.values import Step, StepState
from gui.models.labels import short_label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

SMALL = 16

RECORDED = frozenset({StepState.DONE, StepState.LOOKED_AT, StepState.UNSEEN})
"""What counts as presented."""


class Tally(QWidget):
    """One line for each kind of the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("testTally")
        self._steps: Sequence[Step] = ()
        self._now: Species | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(1, 1)
        self._rows: dict[Species, tuple[IconMark, QLabel, QLabel]] = {}
        for row, kind in enumerate(Species):
            picture = IconMark(SMALL, parent=self)
            words, count = short_label(self), short_label(self)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._rows[kind] = (picture, words, count)
            for column, made in enumerate((picture, words, count)):
                grid.addWidget(made, row, column)
        self._refresh()

    def show_steps(self, steps: Sequence[Step], now: Species | None) -> None:
        """Count these; the kind that is presented now stands out."""
        self._steps, self._now = steps, now
        self._refresh()

    def words(self, kind: Species) -> str:
        """Return what is said of one kind; empty where none is planned."""
        row = self._rows[kind]
        return "" if row[1].isHidden() else row[2].text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        wanted = Counter(step.species for step in self._steps)
        done = Counter(step.species for step in self._steps if step.state in RECORDED)
        left = Counter(step.species for step in self._steps if step.state is StepState.LEFT_OUT)
        for kind, (picture, words, count) in self._rows.items():
            for made in (picture, words, count):
                made.setVisible(bool(wanted[kind]))
            is_now = kind is self._now
            picture.set_icon(ICONS[kind], "accent" if is_now else "muted")
            words.setText(name(kind))
            count.setText(self._count_words(done[kind], wanted[kind], left[kind]))
            for made in (words, count):
                set_look(made, "" if is_now else "muted")

    def _count_words(self, done: int, wanted: int, left: int) -> str:
        if wanted and left == wanted:
            return self.tr("left out")
        return self.tr("{done} of {wanted}").format(done=done, wanted=wanted)
