"""The first page: what the test is, what it takes, and what may be kept of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.liveness_test.plan import room, total
from gui.liveness_test.earlier_part import EarlierPart
from gui.liveness_test.plan_part import PlanPart, number_box
from gui.liveness_test.values import Surroundings, Wish
from gui.models.labels import breakable, label, say_or_hide, short_label
from gui.models.reading_page import ReadingPage
from gui.tokens import GAP, PAGE, WIDE

SIDE_WIDTH = 320
MOST_PEOPLE = 50
FIRST_PEOPLE = 3

RATE = 30.0
"""Frames a second that most cameras give; how much room recordings take is guessed with it."""


class BeginPage(QWidget):
    """Says what is wanted; begins nothing by itself."""

    wish_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("testBegin")
        self._around = Surroundings()
        self._intro = [label(self), label(self), label(self)]
        self._camera = label(self, "muted", "testCamera")
        self._headings = [label(self, "strong") for _ in range(3)]
        self.plan = PlanPart(self)
        self.plan.changed.connect(self.wish_changed)
        self.people = number_box(self, "testPeople", MOST_PEOPLE)
        self.people.setMinimum(1)
        self.people.setValue(FIRST_PEOPLE)
        self._people_words = short_label(self)
        self._people_words.setBuddy(self.people)
        self._about_recordings = label(self, "muted", "aboutRecordings")
        self.keeps = QCheckBox(self)
        self.keeps.setObjectName("testKeeps")
        self.keeps.setChecked(True)
        self.keeps.toggled.connect(self.refresh)
        self.agreed = QCheckBox(self)
        self.agreed.setObjectName("testAgreed")
        self.agreed.toggled.connect(self.wish_changed)
        self._lacking = label(self, "warn", "testLacking")
        self.earlier = EarlierPart(self)
        self.earlier.hide()
        self._lay_out()
        self._retranslate()

    @property
    def wish(self) -> Wish | None:
        """The test that is to be begun; None while something lacks."""
        plan = self.plan.plan
        if not total(plan) or not self.agreed.isChecked() or not self._around.camera:
            return None
        return Wish(plan, self.people.value(), self.keeps.isChecked())

    @property
    def lacking(self) -> str:
        """What has to be done before the test can begin; empty where nothing has."""
        return "" if self._lacking.isHidden() else self._lacking.text()

    def show_surroundings(self, around: Surroundings) -> None:
        """Say at which camera, and with what, it would be tested."""
        self._around = around
        self._retranslate()
        self.wish_changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Say what lacks still."""
        self._about_recordings.setText(self._recording_words())
        words = ""
        if not self._around.camera:
            words = self.tr("No camera is open.")
        elif not self.agreed.isChecked():
            words = self.tr("The test can begin once everybody has agreed.")
        say_or_hide(self._lacking, words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for sentence in self._intro:
            column.addWidget(sentence)
        column.addSpacing(GAP)
        column.addWidget(self._headings[0])
        column.addWidget(self.plan)
        column.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(GAP)
        people = QHBoxLayout()
        people.setSpacing(WIDE)
        people.addWidget(self._people_words)
        people.addStretch(1)
        people.addWidget(self.people)
        beside.addWidget(self._headings[1])
        beside.addWidget(self._camera)
        beside.addSpacing(GAP)
        beside.addLayout(people)
        beside.addSpacing(GAP)
        beside.addWidget(self._headings[2])
        beside.addWidget(self._about_recordings)
        beside.addWidget(self.keeps, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self.agreed, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self._lacking)
        beside.addSpacing(WIDE)
        beside.addWidget(self.earlier, 1)
        beside.addStretch(0)
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH)
        side.setLayout(beside)
        beside.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PAGE)
        row.addWidget(ReadingPage(column, self), 1)
        row.addWidget(side)

    def _retranslate(self) -> None:
        sentences = (
            self.tr(
                "This test measures, at your own camera, how often a fake gets through and how "
                "often a living person is refused."
            ),
            self.tr(
                "People and fakes come before the camera one after the other and are recorded for "
                "a few seconds each; the program says what comes next."
            ),
            self.tr(
                "It takes a few people, printed pictures of faces, a phone and a tablet that show "
                "a face, and a mask; what you don't have is left out."
            ),
        )
        for made, sentence in zip(self._intro, sentences, strict=True):
            made.setText(sentence)
        self._camera.setText(self._camera_words())
        self._headings[0].setText(self.tr("What is presented"))
        self._headings[1].setText(self.tr("Camera"))
        self._headings[2].setText(self.tr("Recordings"))
        self._people_words.setText(self.tr("People who take part"))
        self.people.setAccessibleName(self._people_words.text())
        self.people.setToolTip(self.tr("They are numbered; nobody's name is kept."))
        self.keeps.setText(self.tr("Keep them, to run the test again"))
        self.agreed.setText(self.tr("Everybody who is seen has agreed to that"))
        self.refresh()

    def _recording_words(self) -> str:
        words = (
            self.tr(
                "Each presentation is recorded. The recordings show faces; they stay in {folder} "
                "until you delete them."
            )
            if self.keeps.isChecked()
            else self.tr(
                "Each presentation is recorded. The recordings show faces; they stay in {folder} "
                "until there is a result, and are deleted then."
            )
        ).format(folder=breakable(self._around.folder))
        if self._around.frame_size is None:
            return words
        size = QLocale().formattedDataSize(
            room(self.plan.plan, *self._around.frame_size, RATE),
            0,
            QLocale.DataSizeFormat.DataSizeTraditionalFormat,
        )
        room_words = self.tr("They will take about {size}.").format(size=size)
        return f"{words} {room_words}"

    def _camera_words(self) -> str:
        around = self._around
        if not around.camera:
            return self.tr("No camera is open.")
        if around.has_network:
            return self.tr(
                "{camera}. The liveness model and what geometry and motion tell are tested."
            ).format(camera=around.camera)
        return self.tr(
            "{camera}. No liveness model judges here, so the test is about geometry and "
            "motion only."
        ).format(camera=around.camera)
