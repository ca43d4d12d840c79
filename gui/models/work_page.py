"""What goes on with a model's files at the moment, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.models.labels import label, say_or_hide
from gui.models.wording import megabytes
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.models.download import FetchProgress

LONGEST_LINE = 560
STEPS = 1000
"""Steps of the bar; bytes of a large file don't fit its 32 bits."""


class WorkPage(QWidget):
    """Shows a sentence, or how far a download is."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workPage")
        self._sentence = ""
        self._progress: FetchProgress | None = None
        self._stopping = False
        self._title = label(self, "strong", "workTitle")
        self._figures = label(self, "muted", "workFigures")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("workCancel")
        self.cancel_button.clicked.connect(self.cancel)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        page = QWidget(self)
        page.setMaximumWidth(LONGEST_LINE)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self.bar)
        column.addWidget(self._figures)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addStretch(3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(PAGE, 0, WIDE, 0)
        whole.addWidget(page, 1)
        self._refresh()

    @property
    def text(self) -> str:
        """What is said, as one reads it."""
        figures = "" if self._figures.isHidden() else self._figures.text()
        return f"{self._title.text()} {figures}".strip()

    @property
    def is_stopping(self) -> bool:
        """Whether a person has asked to stop."""
        return self._stopping

    def begin(self, sentence: str) -> None:
        """Say what goes on; how far it is isn't known."""
        self._sentence, self._progress, self._stopping = sentence, None, False
        self._refresh()
        self.cancel_button.setFocus()

    def show_progress(self, progress: FetchProgress) -> None:
        """Say how far a download is."""
        self._progress = progress
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def cancel(self) -> None:
        """Ask to stop, once."""
        if not self._stopping:
            self._stopping = True
            self._refresh()
            self.cancel_wanted.emit()

    def _refresh(self) -> None:
        self.cancel_button.setText(self.tr("Stopping…") if self._stopping else self.tr("Cancel"))
        self.cancel_button.setEnabled(not self._stopping)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel_button.setAccessibleDescription(self._sentence)
        progress = self._progress
        if progress is None:
            self._title.setText(self._sentence)
            say_or_hide(self._figures, "")
            self.bar.setRange(0, 0)
            return
        self._title.setText(self.tr("Downloading {file}").format(file=progress.file))
        if progress.total:
            self.bar.setRange(0, STEPS)
            self.bar.setValue(min(STEPS, progress.done * STEPS // progress.total))
        else:
            self.bar.setRange(0, 0)
        say_or_hide(self._figures, self._say_figures(progress))

    def _say_figures(self, progress: FetchProgress) -> str:
        done = megabytes(progress.done)
        speed = progress.speed
        if not progress.total:
            sentence = self.tr("{done} so far").format(done=done)
        else:
            sentence = self.tr("{done} of {total}").format(
                done=done, total=megabytes(progress.total)
            )
        if not speed:
            return sentence
        pace = self.tr("{speed} a second").format(speed=megabytes(speed))
        if not progress.total:
            return f"{sentence} · {pace}"
        return f"{sentence} · {pace} · {self._say_rest((progress.total - progress.done) / speed)}"

    def _say_rest(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("%n seconds left", "", max(0, round(seconds)))
        if seconds < 90 * 60:
            return self.tr("%n minutes left", "", round(seconds / 60))
        return self.tr("%n hours left", "", round(seconds / 3600))
