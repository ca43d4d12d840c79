"""The head of the page: one sentence about everything, or how far the checks are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.doctor import report
from core.doctor.check import Check, Subject
from gui.doctor.wording import ICONS, say_sentence
from gui.language import say
from gui.live.icon_mark import IconMark
from gui.models.labels import label
from gui.tokens import GAP, ICON, WIDE


class SummaryBar(QWidget):
    """Says what was found, and while it is looked for, what is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks: tuple[Check, ...] = ()
        self._subject: Subject | None = None
        self._is_whole = False
        self._mark = IconMark(ICON, ground=True, parent=self)
        self._title = label(self, "title", "doctorSummary")
        self._note = label(self, "muted", "doctorNote")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        words.addWidget(self.bar)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self._refresh()

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._title.text()} {self._note.text()}".strip()

    def show_progress(self, subject: Subject, done: int, total: int) -> None:
        """Say what is looked at now."""
        self._subject = subject
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._refresh()

    def show_result(self, checks: Sequence[Check], *, is_whole: bool) -> None:
        """Say what was found; not `is_whole` where the checks were stopped early."""
        self._checks, self._is_whole, self._subject = tuple(checks), is_whole, None
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        working = self._subject is not None
        self.bar.setVisible(working)
        self.bar.setAccessibleName(self.tr("Progress"))
        self._note.setVisible(not working)
        if self._subject is not None:
            self._mark.set_icon("stethoscope", "accent")
            sentence = self.tr("Looking at: {subject}")
            self._title.setText(sentence.format(subject=say(self._subject.title)))
        elif self._is_whole:
            self._mark.set_icon(*ICONS[report.worst(self._checks)])
            self._title.setText(say_sentence(report.summary(self._checks)))
            self._note.setText(self.tr("Things checked: {count}").format(count=len(self._checks)))
        else:
            self._mark.set_icon("stethoscope", "neutral")
            self._title.setText(self.tr("Not everything was checked"))
            self._note.setText(self.tr("The checks were stopped. Check again to see the rest."))
