"""The page of the camera's window on its light: the strobe scope, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.capture.lamp_diagnosis import Diagnosis, diagnose
from core.capture.strobe import LightReading
from core.frame import Frame
from gui.camera.diagnosis_card import DiagnosisCard
from gui.camera.lamp_guide import LampGuide
from gui.camera.lamp_pictures import LampPictures
from gui.camera.light_numbers import LightNumbers
from gui.camera.strobe_scope import StrobeScope
from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

NUMBERS_WIDTH = 176

ICON_SIZE = QSize(ICON + TIGHT, ICON - TIGHT)
"""Room before the words."""


class LightPage(QStackedWidget):
    """Shows what it is told; a person may hold it still and read about lamps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lightPage")
        self.card = DiagnosisCard(self)
        self.scope = StrobeScope(self)
        self.numbers = LightNumbers(self)
        self.pictures = LampPictures(self)
        self.guide: LampGuide | None = None
        """The text about lamps, once it was opened."""

        self._title = QLabel(self)
        set_look(self._title, "overline")
        self.hold = QPushButton(self)
        self.hold.setObjectName("holdLight")
        self.hold.setCheckable(True)
        self.hold.setIcon(icon("pause"))
        self.hold.toggled.connect(self._retranslate)
        self.about = QPushButton(self)
        self.about.setObjectName("aboutLamps")
        self.about.setIcon(icon("info"))
        self.about.clicked.connect(self._open_guide)
        for button in (self.hold, self.about):
            set_look(button, "quiet")
            button.setIconSize(ICON_SIZE)
        self._lay_out()
        self._retranslate()

    def set_readings(self, readings: Sequence[LightReading]) -> None:
        """Show the readings of the last seconds, oldest first."""
        if not self.hold.isChecked():
            self.scope.set_readings(readings)

    def set_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Say what is the matter, and show what was measured."""
        if self.hold.isChecked():
            return
        newest = self.scope.readings[-1] if self.scope.readings else None
        self.card.set_diagnosis(diagnosis)
        self.numbers.set_measures(
            diagnosis.measured, newest.exposure if newest is not None else None
        )
        if diagnosis.measured.lit_level is None:
            self.pictures.clear()

    def set_frame(self, frame: Frame) -> None:
        """Show a frame with and without its lamp, where it has both."""
        if not self.hold.isChecked():
            self.pictures.set_frame(frame)

    def set_mirrored(self, mirrored: bool) -> None:
        """Show pictures as the live picture is shown."""
        self.pictures.set_mirrored(mirrored)

    def clear(self) -> None:
        """Forget what belongs to another source."""
        self.hold.setChecked(False)
        self.scope.set_readings(())
        self.set_diagnosis(diagnose(()))

    @Slot()
    def step_back(self) -> bool:
        """Leave the text about lamps; whether it was open."""
        if self.guide is None or self.currentWidget() is not self.guide:
            return False
        self.setCurrentIndex(0)
        self.about.setFocus()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _open_guide(self) -> None:
        if self.guide is None:
            self.guide = LampGuide(self)
            self.guide.left.connect(self.step_back)
            self.addWidget(self.guide)
        self.setCurrentWidget(self.guide)
        self.guide.open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._title, 1)
        head.addWidget(self.hold)
        head.addWidget(self.about)
        self.numbers.setFixedWidth(NUMBERS_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(WIDE)
        middle.addWidget(self.scope, 1, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.numbers)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, WIDE, 0)
        column.setSpacing(GAP)
        column.addWidget(self.card)
        column.addLayout(head)
        column.addLayout(middle)
        column.addWidget(self.pictures)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(scroll)

    @Slot()
    def _retranslate(self) -> None:
        self._title.setText(self.tr("The last 10 seconds"))
        self.hold.setText(self.tr("Go on") if self.hold.isChecked() else self.tr("Hold"))
        self.hold.setToolTip(self.tr("Hold this page still, or let it go on"))
        self.about.setText(self.tr("About the lamp"))
