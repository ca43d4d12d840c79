"""What is the matter with the lamp, in a sentence, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.capture.lamp_diagnosis import Diagnosis, LampKind, diagnose
from gui.language import say
from gui.live.icon_mark import IconMark
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE


class StepList(QWidget):
    """Numbered sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []

    @property
    def texts(self) -> list[str]:
        """The sentences shown."""
        return [sentence.text() for _, sentence in self._labels if not sentence.isHidden()]

    def set_steps(self, steps: list[str]) -> None:
        """Show these sentences."""
        while len(self._labels) < len(steps):
            row = len(self._labels)
            pair = (label(self, "muted"), label(self))
            self._labels.append(pair)
            for column, made in enumerate(pair):
                self._grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)
        for row, (number, sentence) in enumerate(self._labels):
            is_used = row < len(steps)
            number.setText(f"{row + 1}.")
            sentence.setText(steps[row] if is_used else "")
            number.setVisible(is_used and len(steps) > 1)
            sentence.setVisible(is_used)
        self.setVisible(bool(steps))


class DiagnosisCard(QFrame):
    """Shows a `Diagnosis`. It is told a new one at most once a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagnosisCard")
        set_look(self, "card")
        self._diagnosis = diagnose(())
        self._mark = IconMark(24, ground=True, parent=self)
        self._sentence = label(self, "strong", "lampSentence")
        self._why = label(self, "muted", "lampWhy")
        self._heading = label(self, "overline", "lampSteps")
        self._steps = StepList(self)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addWidget(self._sentence)
        words.addWidget(self._why)
        words.addSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        row.setSpacing(WIDE)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._renew()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def steps(self) -> list[str]:
        """What a person is told to do."""
        return self._steps.texts

    def set_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Say what is the matter."""
        before, self._diagnosis = self._diagnosis, diagnosis
        if _said(before) != _said(diagnosis):
            self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def _renew(self) -> None:
        found = self._diagnosis
        if not found.is_certain:
            self._mark.set_icon("hourglass", "neutral")
        elif found.is_fine:
            # Where it doesn't pulse it may as well be off.
            surely = found.kind is LampKind.PULSING
            self._mark.set_icon("lightbulb", "known" if surely else "neutral")
        else:
            self._mark.set_icon("lightbulb", "warn")
        self._sentence.setText(say(found.sentence, **found.values))
        self._why.setText(say(found.why))
        self._steps.set_steps([say(step) for step in found.steps])
        self._heading.setText(self.tr("What you can do"))
        self._heading.setVisible(bool(found.steps))
        self.setAccessibleName(self._sentence.text())
        self.setAccessibleDescription(" ".join((self._why.text(), *self._steps.texts)))


def _said(diagnosis: Diagnosis) -> tuple[object, ...]:
    sentence = diagnosis.sentence.format(**diagnosis.values)
    return diagnosis.kind, sentence, diagnosis.steps
