"""What is known about a model, as lines of a heading and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from core.models.vendor.system import NO_LICENCE
from gui.models.checksum_line import ChecksumLine
from gui.models.labels import label, say_or_hide, say_prose, selectable, short_label
from gui.models.wording import UNKNOWN_LICENCE, day_added, disk_size, licence, megabytes, prose
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.models.card import ModelCard

HEADING_WIDTH = 112
LINES = ("name", "licence", "checksum", "dimension", "scale", "runs-on", "trained-by",
         "trained-on", "origin", "size", "added", "trial")  # fmt: skip


class ModelFacts(QWidget):
    """The card of a model, for people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelFacts")
        self._card: ModelCard | None = None
        self._runs_on = ""
        self._headings: dict[str, QLabel] = {}
        self._answers: dict[str, QLabel] = {}
        self.checksum = ChecksumLine(self)
        self._licence_warning = label(self, "warn", "licenceWarning")
        self._title = short_label(self, "overline")
        self._notes_title = short_label(self, "overline")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(GAP)
        self._note_labels: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._notes_title)
        column.addLayout(self._notes)
        column.addSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(self._lines())

    def answer(self, line: str) -> str:
        """Return what a line of `LINES` says; empty where it is hidden."""
        if line == "checksum":
            return self.checksum.sha256
        shown = self._answers[line]
        return "" if shown.isHidden() else shown.text()

    @property
    def licence_warning(self) -> str:
        """The warning under the licence; empty where there is none."""
        return "" if self._licence_warning.isHidden() else self._licence_warning.text()

    @property
    def notes(self) -> list[str]:
        """Measured figures and warnings."""
        return [note.text() for note in self._note_labels]

    def show_card(self, card: ModelCard | None, runs_on: str = "") -> None:
        """Show a card; `runs_on` says what runs the model, empty while it is not loaded."""
        self._card, self._runs_on = card, runs_on
        self.setVisible(card is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lines(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(GAP)
        grid.setColumnMinimumWidth(0, HEADING_WIDTH)
        grid.setColumnStretch(1, 1)
        row = 0
        for line in LINES:
            heading = short_label(self, "muted")
            self._headings[line] = heading
            if line == "checksum":
                grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(self.checksum, row, 1)
            else:
                answer = selectable(label(self, name=f"fact-{line}"))
                self._answers[line] = answer
                grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(answer, row, 1)
            row += 1
            if line == "licence":
                grid.addWidget(self._licence_warning, row, 1)
                row += 1
        return grid

    def _retranslate(self) -> None:
        self._title.setText(self.tr("About this model"))
        self._notes_title.setText(self.tr("What was measured, and what to know"))
        for line, heading in {
            "name": self.tr("Short name"),
            "licence": self.tr("Licence"),
            "checksum": self.tr("SHA-256"),
            "dimension": self.tr("Embedding"),
            "scale": self.tr("Thresholds"),
            "runs-on": self.tr("Runs on"),
            "trained-by": self.tr("Trained by"),
            "trained-on": self.tr("Trained on"),
            "origin": self.tr("Origin"),
            "size": self.tr("Size on disk"),
            "added": self.tr("Added on"),
            "trial": self.tr("Tried out"),
        }.items():
            self._headings[line].setText(heading)
        card = self._card
        if card is None:
            return
        answers = {
            "name": card.name,
            "licence": licence(card.licence),
            "dimension": ""
            if card.dimension is None
            else self.tr("%n numbers for each face", "", card.dimension),
            "scale": self._scale(card),
            "runs-on": self._runs_on,
            "trained-by": prose(card.trained_by),
            "trained-on": prose(card.training_data),
            "origin": prose(card.origin),
            "size": megabytes(disk_size(card)),
            "added": day_added(card),
            "trial": self._trial(card),
        }
        for line, text in answers.items():
            say_prose(self._answers[line], text)
            self._headings[line].setVisible(bool(text))
        say_or_hide(
            self._licence_warning,
            prose(NO_LICENCE) if card.licence == UNKNOWN_LICENCE else "",
        )
        files = (f"{file.name}: {file.sha256}" for file in card.files.values())
        self.checksum.set_sha256(card.main_file.sha256, "\n".join(files))
        self._show_notes([prose(note) for note in card.notes if note != NO_LICENCE])

    def _scale(self, card: ModelCard) -> str:
        if card.similarity_threshold is not None:
            return self.tr("Known from a similarity of {value} on").format(
                value=f"{card.similarity_threshold:.2f}"
            )
        if card.live_below is not None and card.spoof_from is not None:
            return self.tr("Live below a spoof score of {live}, fake from {fake} on").format(
                live=f"{card.live_below:.2f}", fake=f"{card.spoof_from:.2f}"
            )
        return ""

    def _trial(self, card: ModelCard) -> str:
        trial = card.trial or {}
        milliseconds, found = trial.get("run_milliseconds"), trial.get("found")
        sentences = []
        if isinstance(milliseconds, int | float):
            sentences.append(self.tr("One face took {time} ms.").format(time=f"{milliseconds:.1f}"))
        if isinstance(found, int) and found != 1:
            sentences.append(self.tr("In a picture of one face it found %n faces.", "", found))
        return " ".join(sentences)

    def _show_notes(self, notes: list[str]) -> None:
        while len(self._note_labels) > len(notes):
            gone = self._note_labels.pop()
            self._notes.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._note_labels) < len(notes):
            made = label(self)
            self._note_labels.append(made)
            self._notes.addWidget(made)
        for shown, note in zip(self._note_labels, notes, strict=True):
            say_prose(shown, note)
        self._notes_title.setVisible(bool(notes))
