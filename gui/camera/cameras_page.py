"""The page of the camera window on which a camera is chosen by its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.capture.discovery import SourceChoice
from core.capture.probe import Probe
from gui.camera.camera_details import CameraDetails
from gui.camera.camera_list import CameraList
from gui.camera.camera_rows import CameraRow
from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT

LIST_WIDTH = 304


class CamerasPage(QWidget):
    """Shows each camera with its picture and what it is; emits what a person wants."""

    source_wanted = Signal(str)
    """Address as `core.capture.discovery.make_source` reads it."""

    refresh_wanted = Signal()
    """Look for cameras again."""

    probing_wanted = Signal(bool)
    """Whether the cameras are to be looked at: while the page is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("camerasPage")
        self.list = CameraList(self)
        self.details = CameraDetails(self.list.cameras, self)
        self.refresh_button = QPushButton(self)
        self.refresh_button.setObjectName("refreshCameras")
        self.refresh_button.setIcon(icon("refresh-cw"))
        self.refresh_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        set_look(self.refresh_button, "quiet")
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        set_look(self._note, "caption")
        self.list.row_changed.connect(self.details.show_row)
        self.list.use_wanted.connect(self._use)
        self.details.use_wanted.connect(self._use)
        self.refresh_button.clicked.connect(self.refresh_wanted)
        self._lay_out()
        self._retranslate()
        self.details.show_row(self.list.row)

    @Slot(object)
    def set_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Offer these sources: cameras and the studio; files have no place here."""
        self.list.cameras.set_choices(choices)

    @Slot(str, str)
    def set_open(self, address: str, title: str) -> None:
        """Mark the source that is open now."""
        self.list.cameras.set_open(address, title)

    @Slot(object)
    def set_probe(self, probe: Probe) -> None:
        """Show what a look at a camera has found."""
        if probe.is_running:  # also where it can't be opened, and so never was
            self.list.cameras.set_open(probe.address, probe.title)
        self.list.cameras.set_probe(probe)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the cameras be looked at."""
        super().showEvent(event)
        self.probing_wanted.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the cameras alone."""
        super().hideEvent(event)
        self.probing_wanted.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _use(self, row: CameraRow) -> None:
        if row.choice is not None and not row.is_open:
            self.source_wanted.emit(row.address)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.refresh_button)
        foot.addWidget(self._note, 1)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LIST_WIDTH, LIST_WIDTH])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _retranslate(self) -> None:
        self.refresh_button.setText(self.tr("Look again"))
        self.refresh_button.setToolTip(self.tr("Look for cameras again"))
        self._note.setText(self.tr("Each camera is opened for a moment while this page is shown."))
