"""What a verdict of liveness rests on, explained, with all that geometry and motion say."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.cue_values import Geometry
from core.results import LivenessGround
from gui.labels import sentence_label
from gui.live.card_popup import CardPopup
from gui.live.cues_view import CuesView
from gui.live.ground_words import STEPS, TEST_STEP, Judge, meaning, said
from gui.theme import set_look
from gui.tokens import GAP, TIGHT


@dataclass(frozen=True, slots=True)
class Ground:
    """What is to be explained."""

    ground: LivenessGround = LivenessGround.NONE
    is_bare: bool = False
    """Whether no model judges before a camera, so that something should be done."""

    judge: Judge = field(default_factory=Judge)
    model: str | None = None
    """Short name of the model that judged."""


class GroundView(QWidget):
    """The explanation, what to do, and the cues."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("groundView")
        self._ground = Ground()
        self.meaning = sentence_label(self, "groundMeaning")
        self.steps = sentence_label(self, "groundSteps")
        self._heading = sentence_label(self, "groundCues", "overline")
        self.cues = CuesView(self)
        line = QFrame(self)
        set_look(line, "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.meaning)
        column.addWidget(self.steps)
        column.addSpacing(TIGHT)
        column.addWidget(line)
        column.addWidget(self._heading)
        column.addWidget(self.cues)
        column.addStretch(1)
        self._refresh()

    @property
    def text(self) -> str:
        """All that is to be read."""
        return "\n".join((self.meaning.text(), self.steps.text(), self.cues.text))

    def show_ground(self, ground: Ground, geometry: Geometry | None) -> None:
        """Explain another ground, and show what the cues say now."""
        if ground != self._ground:
            self._ground = ground
            self._refresh()
        self.cues.set_geometry(geometry)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        told = self._ground
        by_model = told.ground in (
            LivenessGround.VENDOR,
            LivenessGround.SITE,
            LivenessGround.MODEL,
        )
        self.meaning.setText(meaning(told.ground, told.judge, told.model, bare=told.is_bare))
        steps = STEPS if told.is_bare else (TEST_STEP,) if by_model else ()
        lines = [said(step) for step in steps]
        if len(lines) > 1:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
        self.steps.setText("\n".join(lines))
        self.steps.setVisible(bool(steps))
        self._heading.setText(self.tr("Geometry and motion"))
        self.setAccessibleName(self.meaning.text())


class GroundPopup(CardPopup):
    """Follows the face before the camera while it is open."""

    def __init__(self, parent: QWidget) -> None:
        self.view = GroundView()
        super().__init__(self.view, parent)
        self.setObjectName("groundPopup")
        self._retranslate()

    def open_under(self, widget: QWidget, ground: Ground, geometry: Geometry | None) -> None:
        """Explain under `widget`."""
        self.view.show_ground(ground, geometry)
        self.place_under(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.call(self.tr("What liveness rests on"))
