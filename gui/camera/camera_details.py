"""One camera in full: its picture, why it is believed infrared, and what is the matter with it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.capture.infrared_evidence import SENTENCES, Belief
from core.capture.rtsp_address import without_secrets
from gui.camera.camera_delegate import paint_thumbnail, symbol
from gui.camera.camera_points import CameraPoints
from gui.camera.camera_rows import CameraRow, CameraRows
from gui.camera.camera_words import LAMPS, WHY, checks, per_second, picture_format, place_of, words
from gui.language import say
from gui.models.labels import breakable, label, say_or_hide, selectable, short_label
from gui.models.reading_page import ReadingPage
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE

PICTURE = QSize(320, 208)
"""Largest size of the picture."""

HEADING_WIDTH = 88
KEEP = Qt.AspectRatioMode.KeepAspectRatio
LINES = ("format", "rate", "lamp", "first", "link", "place")


class CameraDetails(QWidget):
    """Shows a `CameraRow`; `use_wanted` when its button is pressed."""

    use_wanted = Signal(object)
    """`CameraRow`"""

    def __init__(self, rows: CameraRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraDetails")
        self._rows = rows
        self._row: CameraRow | None = None
        self.picture = _Picture(self)
        self.title = label(self, "strong", "cameraTitle")
        self.state = short_label(self, "chip", "cameraState")
        self.trouble = label(self, name="cameraTrouble")
        self._banner = _banner(self.trouble, self)
        self.note = label(self, "muted", "cameraNote")
        self.why = label(self, "strong", "cameraWhy")
        self.reasons = CameraPoints(self)
        self.reasons.setObjectName("cameraReasons")
        self.checks = CameraPoints(self)
        self.checks.setObjectName("cameraChecks")
        self._headings: dict[str, QLabel] = {}
        self._answers: dict[str, QLabel] = {}
        self.use_button = QPushButton(self)
        self.use_button.setObjectName("useCamera")
        set_look(self.use_button, "primary")
        self.use_button.clicked.connect(self._use)
        self._page = self._lay_out()
        self.show_row(None)

    def answer(self, line: str) -> str:
        """Return what a line of `LINES` says; empty where it is hidden."""
        shown = self._answers[line]
        return "" if shown.isHidden() else shown.text()

    @Slot(object)
    def show_row(self, row: CameraRow | None) -> None:
        """Show a line of the list."""
        if self._row is None or row is None or self._row.address != row.address:
            self._page.to_the_top()
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        probe = row.probe
        shown = probe.thumbnail if probe is not None and probe.error is None else None
        self.picture.show_pixels(shown, symbol(row))
        self.picture.setVisible(shown is not None or (row.choice is not None and not row.trouble))
        self.title.setText(self._rows.name(row))
        self._show_state(row)
        troubled = row.trouble
        said = self._rows.state(row)
        say_or_hide(self.trouble, said if troubled else "")
        self._banner.setVisible(troubled)
        say_or_hide(self.note, self._note(row, "" if troubled else said))
        self._show_evidence(row)
        self._show_facts(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_row(self._row)
        super().changeEvent(event)

    @Slot()
    def _use(self) -> None:
        if self._row is not None:
            self.use_wanted.emit(self._row)

    def _show_state(self, row: CameraRow) -> None:
        in_use = row.is_open and not row.is_absent
        self.state.setVisible(in_use or row.is_absent)
        if row.is_absent:
            self.state.setText(self.tr("Not plugged in"))
            set_look(self.state, "chip-warn")
        else:
            self.state.setText(self.tr("In use"))
            set_look(self.state, "chip-known")
        self.use_button.setVisible(row.choice is not None)
        self.use_button.setEnabled(not row.is_open)
        if row.is_open:
            self.use_button.setText(self.tr("In use") if in_use else self.tr("Chosen"))
        elif row.is_camera:
            self.use_button.setText(self.tr("Use this camera"))
        else:
            self.use_button.setText(self.tr("Use the studio"))

    def _note(self, row: CameraRow, said: str) -> str:
        if row.choice is None:
            return ""
        if not row.is_camera:
            return self.tr(
                "The studio shows people made by the computer as an infrared camera would see "
                "them. Nobody real is seen. Its other scenes are in the box in the main window."
            )
        if row.is_absent:
            return self.tr(
                "It is opened as soon as it is plugged in again, at any port if it has a serial "
                "number."
            )
        return said

    def _show_evidence(self, row: CameraRow) -> None:
        evidence = row.evidence
        belief = evidence.belief
        seen = row.probe is not None and row.probe.error is None
        knows = row.is_camera and (seen or belief is not Belief.UNKNOWN)
        say_or_hide(self.why, words(WHY[belief]) if knows else "")
        points = [("✓", say(SENTENCES[reason])) for reason in evidence.reasons]
        points += [("✗", say(SENTENCES[reason])) for reason in evidence.against]
        self.reasons.show_points(points if knows else [])
        self.checks.show_points([] if row.choice is not None else [("•", c) for c in checks()])

    def _show_facts(self, row: CameraRow) -> None:
        probe = row.probe if row.probe is not None and row.probe.error is None else None
        facts = probe.facts if probe is not None else None
        said = dict.fromkeys(LINES, "")
        if probe is not None and row.is_camera:
            said["format"] = picture_format(facts, with_rate=False)
            if probe.rate is not None:
                said["rate"] = self.tr("{rate} pictures a second").format(
                    rate=per_second(probe.rate)
                )
            said["lamp"] = words(LAMPS[probe.pattern])
            if probe.seconds_to_first is not None:
                said["first"] = self.tr("{seconds} s after it was opened").format(
                    seconds=self.locale().toString(probe.seconds_to_first, "f", 1)
                )
            said["link"] = facts.link if facts is not None else ""
        if row.is_camera:
            said["place"] = breakable(place_of(row.address))
            self._answers["place"].setToolTip(without_secrets(row.address))
        headings = {
            "format": self.tr("Format"),
            "rate": self.tr("Rate"),
            "lamp": self.tr("Lamp"),
            "first": self.tr("First picture"),
            "link": self.tr("Connected by"),
            "place": self.tr("Place"),
        }
        for line in LINES:
            self._headings[line].setText(headings[line])
            self._headings[line].setVisible(bool(said[line]))
            say_or_hide(self._answers[line], said[line])

    def _lay_out(self) -> ReadingPage:
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addWidget(self.title, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        facts = QGridLayout()
        facts.setHorizontalSpacing(WIDE)
        facts.setVerticalSpacing(TIGHT)
        facts.setColumnMinimumWidth(0, HEADING_WIDTH)
        facts.setColumnStretch(1, 1)
        for at, line in enumerate(LINES):
            self._headings[line] = short_label(self, "muted")
            self._answers[line] = selectable(label(self))
            facts.addWidget(self._headings[line], at, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(self._answers[line], at, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._banner)
        column.addWidget(self.picture)
        column.addWidget(self.note)
        column.addWidget(self.checks)
        column.addSpacing(GAP)
        column.addWidget(self.why)
        column.addWidget(self.reasons)
        column.addSpacing(GAP)
        column.addLayout(facts)
        column.addStretch(1)
        page = ReadingPage(column, self)
        foot = QHBoxLayout()
        foot.addWidget(self.use_button)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        return page


class _Picture(QWidget):
    """The picture of the camera, or an icon in its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cameraPicture")
        self.setFixedHeight(PICTURE.height())
        self.setMaximumWidth(PICTURE.width())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pixels: NDArray[np.uint8] | None = None
        self._symbol = "camera"

    def show_pixels(self, pixels: NDArray[np.uint8] | None, icon_name: str) -> None:
        self._pixels, self._symbol = pixels, icon_name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.rect()
        if self._pixels is not None:
            height, width = self._pixels.shape
            place.setSize(QSize(width, height).scaled(place.size(), KEEP))
        paint_thumbnail(painter, place, self._pixels, self._symbol)
        painter.end()


def _banner(said: QLabel, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    set_look(frame, "banner-warn")
    row = QHBoxLayout(frame)
    row.setContentsMargins(WIDE, GAP, WIDE, GAP)
    row.addWidget(said)
    return frame
