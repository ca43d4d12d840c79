"""What is seen while pictures are looked at: how far it is, and how long it takes still."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.models.labels import label
from gui.tokens import GAP, PAGE

TELLS_AFTER = 3.0
"""Seconds after which the time that is left can be guessed."""


class WorkPage(QWidget):
    """Says how far the work is."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluationWork")
        self._done = self._total = 0
        self._began = 0.0
        self._is_stopping = False
        self._heading = label(self, "title", "workHeading")
        self._said = label(self, "", "workSaid")
        self._about = label(self, "muted", "workAbout")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("evaluationProgress")
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self)
        self.stop.setObjectName("stopEvaluation")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
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

    def begin(self) -> None:
        """Begin anew: nothing is done yet."""
        self._done = self._total = 0
        self._began = time.monotonic()
        self._is_stopping = False
        self.bar.setRange(0, 0)
        self._retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many pictures of how many were looked at; all of them where the rates are
        worked out."""
        if not self._done:
            self._began = time.monotonic()  # loading the models tells nothing of the pictures
        self._done, self._total = done, total
        if done < total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        else:
            self.bar.setRange(0, 0)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _stop(self) -> None:
        self._is_stopping = True
        self._retranslate()
        self.stop_wanted.emit()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Measuring"))
        self._said.setText(self._words())
        self._about.setText(self.tr("The desk goes on working. This window may be closed."))
        self.bar.setAccessibleName(self.tr("Progress of the measurement"))
        self.stop.setText(self.tr("Stop"))
        self.stop.setAccessibleName(self.tr("Stop measuring"))
        self.stop.setEnabled(not self._is_stopping)

    def _words(self) -> str:
        if self._is_stopping:
            return self.tr("Stopping…")
        if not self._total:
            return self.tr("Loading the models…")
        if self._done >= self._total:
            return self.tr("All pictures were looked at. Working out the rates…")
        count = QLocale().toString
        words = self.tr("Picture {done} of {total}.").format(
            done=count(self._done), total=count(self._total)
        )
        passed = time.monotonic() - self._began
        if passed < TELLS_AFTER or self._done < 2:
            return words
        left = passed * (self._total - self._done) / (self._done - 1)
        return f"{words} {self._left(left)}"

    def _left(self, seconds: float) -> str:
        if seconds < 50:
            return self.tr("Less than a minute is left.")
        return self.tr("About %n minutes are left.", "", max(1, round(seconds / 60)))
