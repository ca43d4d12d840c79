"""What is seen while recordings are looked at: how far that is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.models.labels import label
from gui.tokens import GAP, PAGE


class LookingPage(QWidget):
    """Says how far the work is."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("testLooking")
        self._done = self._total = 0
        self._heading = label(self, "title")
        self._said = label(self, "", "lookingSaid")
        self._about = label(self, "muted")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("lookingProgress")
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self)
        self.stop.setObjectName("stopLooking")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.stop)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self._heading)
        column.addWidget(self._said)
        column.addWidget(self.bar)
        column.addSpacing(GAP)
        column.addLayout(foot)
        column.addWidget(self._about)
        column.addStretch(2)
        self._retranslate()

    @property
    def said(self) -> str:
        """How far it is, in words."""
        return self._said.text()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many recordings of how many were looked at; 0 of 0 before that is known."""
        self._done, self._total = done, total
        self.bar.setRange(0, total if done < total else 0)  # at last the rates are worked out
        self.bar.setValue(done)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Looking at the recordings"))
        words = self.tr("Working out the rates…")
        if not self._total:
            words = self.tr("Loading the models…")
        elif self._done < self._total:
            words = self.tr("Recording {number} of {all}.").format(
                number=self._done + 1, all=self._total
            )
        self._said.setText(words)
        self._about.setText(self.tr("The desk goes on working. This window may be closed."))
        self.bar.setAccessibleName(self.tr("Progress of looking at the recordings"))
        self.stop.setText(self.tr("Back"))
        self.stop.setToolTip(self.tr("Waits no longer; what was recorded stays"))
