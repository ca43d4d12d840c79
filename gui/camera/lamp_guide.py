"""All that can be the matter with a lamp: what docs/lamp.md says, without leaving the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core.capture.lamp_diagnosis import ADVICE, LampKind
from gui.camera.diagnosis_card import StepList
from gui.icons import icon
from gui.language import say
from gui.models.labels import label
from gui.models.reading_page import ReadingPage
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

ORDER = (
    LampKind.DARK,
    LampKind.OFF,
    LampKind.STOPPED,
    LampKind.COLOUR,
    LampKind.OTHER_LIGHT,
    LampKind.OVEREXPOSED,
    LampKind.FLICKER,
    LampKind.SLOW,
    LampKind.FLAG_WRONG,
    LampKind.STEADY,
    LampKind.PULSING,
)
"""The worst first; what says nothing has no place."""

LEFT_OPEN = "…"
"""What stands for a number that is not measured here."""


class LampGuide(QWidget):
    """A text that scrolls, and a button that leads back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lampGuide")
        self.back = QPushButton(self)
        self.back.setObjectName("lampGuideBack")
        self.back.setIcon(icon("arrow-left"))
        self.back.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        set_look(self.back, "quiet")
        self.back.clicked.connect(self.left)
        self._title = label(self, "title")
        self._introduction = label(self)
        self._sections: dict[LampKind, tuple[QLabel, QLabel, StepList]] = {}
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._introduction)
        for kind in ORDER:
            section = (label(self, "strong"), label(self, "muted"), StepList(self))
            self._sections[kind] = section
            column.addSpacing(WIDE)
            for part in section:
                column.addWidget(part)
        column.addStretch(1)
        self._page = ReadingPage(column, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._page, 1)
        self._retranslate()

    def open(self) -> None:
        """Begin at the beginning, with the keyboard on the way back."""
        self._page.to_the_top()
        self.back.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.back.setText(self.tr("Back to the light"))
        self._title.setText(self.tr("About the lamp"))
        self._introduction.setText(
            self.tr(
                "An infrared camera sees by the light of its own lamp, which people can't see. "
                "This is what can be the matter with it. This program never writes to a lamp: it "
                "only reads pictures, and sets exposure, gain and rate where you ask for it."
            )
        )
        values = dict.fromkeys(("rate", "clipped", "other", "lit", "unlit"), LEFT_OPEN)
        for kind, (sentence, why, steps) in self._sections.items():
            known = ADVICE[kind]
            sentence.setText(say(known.sentence, **values))
            why.setText(say(known.why))
            steps.set_steps([say(step) for step in known.steps])
