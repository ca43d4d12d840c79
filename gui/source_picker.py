"""The box in which the source of the picture is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

from core.capture.discovery import DEMO
from core.capture.infrared_evidence import SENTENCES
from core.capture.rtsp_address import is_network, without_secrets
from core.capture.source_choice import choice_of, is_camera_address
from gui.camera.camera_words import camera_name
from gui.commands import words as command_words
from gui.icons import icon
from gui.language import say
from gui.tokens import GAP

if TYPE_CHECKING:
    from core.capture.discovery import SourceChoice
    from core.capture.probe import Probe

LIST_WIDTH = 430
"""Of the open list, in pixels: the longest scenes and most cameras with their badge fit."""

_ADDRESS = Qt.ItemDataRole.UserRole
_DEED = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2


class SourcePicker(QComboBox):
    """Cameras, studio scenes, the open file, and ways to open another; emits what is wanted."""

    source_wanted = Signal(str)
    """Address as `core.capture.discovery.make_source` reads it."""

    words_changed = Signal()
    """The sources are called otherwise than before."""

    file_wanted = Signal()
    folder_wanted = Signal()
    network_camera_wanted = Signal()
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcePicker")
        self.setMinimumWidth(280)
        self.setMaxVisibleItems(24)
        self.view().setMinimumWidth(LIST_WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choices: tuple[SourceChoice, ...] = ()
        self._open: tuple[str, str] | None = None
        self._seen: dict[str, bool] = {}
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.activated.connect(self._chosen)
        self._fill()

    @property
    def open_address(self) -> str:
        """Address of the source that is open; empty while none is."""
        return self._listed(self._open[0]) if self._open else ""

    @Slot(object)
    def set_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Offer these sources."""
        self._choices = tuple(choices)
        self._fill()
        self.words_changed.emit()

    @Slot(object)
    def note_probe(self, probe: Probe) -> None:
        """Take over what a look at a camera has shown of whether it is infrared."""
        if probe.error is not None:
            return
        before = self._seen.get(probe.address)
        self._seen[probe.address] = probe.evidence.is_infrared
        if before != probe.evidence.is_infrared and not self.view().isVisible():
            self._fill()

    def set_open(self, address: str, title: str) -> None:
        """Show which source is open, or is wanted."""
        self._open = (DEMO if address == "studio" else address, title)
        self._fill()

    def words_for(self, address: str) -> str:
        """Return what the box calls a source; empty if it doesn't have it."""
        row = self.findData(self._listed(address), _ADDRESS)
        return str(self.itemData(row, _NAME)) if row >= 0 else ""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Mark a name as cut that the closed box has no room for."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        width = room.width() - self.iconSize().width() - GAP
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, width
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
            self.words_changed.emit()
        super().changeEvent(event)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        item = self._items.item(row)
        address, deed = item.data(_ADDRESS), item.data(_DEED)
        self._show_open()
        if deed == "file":
            self.file_wanted.emit()
        elif deed == "folder":
            self.folder_wanted.emit()
        elif deed == "network-camera":
            self.network_camera_wanted.emit()
        elif deed == "refresh":
            self.refresh_wanted.emit()
        elif address and address != self.open_address:
            self.source_wanted.emit(address)

    def _fill(self) -> None:
        self.setAccessibleName(self.tr("Source of the picture"))
        self.setToolTip(self.tr("Choose the camera, the studio or a file"))
        with QSignalBlocker(self):
            self._items.clear()
            cameras = [c for c in self._choices if c.kind.value == "camera"]
            studio = [c for c in self._choices if c.kind.value == "studio"]
            self._heading(self.tr("Cameras"))
            for choice in cameras:
                infrared = self._seen.get(choice.address, choice.evidence.is_infrared)
                why = "\n".join(say(SENTENCES[reason]) for reason in choice.evidence.reasons)
                self._source(choice.address, choice.title, "camera", infrared=infrared, why=why)
            known = {choice.address for choice in self._choices}
            address = self.open_address
            if self._open is not None and is_camera_address(address) and address not in known:
                picture = "cctv" if is_network(address) else "camera-off"
                self._source(address, camera_name(*self._open), picture)
            elif not cameras:
                self._remark(self.tr("No camera was found"))
            self._deed("refresh", self.tr("Look for cameras again"), "refresh-cw")
            self._deed("network-camera", command_words("Open a network camera…"), "cctv")
            self._heading(self.tr("Studio (demo)"))
            for choice in studio:
                self._source(choice.address, say(choice.title), "flask-conical")
            self._heading(self.tr("Files"))
            if self._open is not None and not is_camera_address(address) and address not in known:
                self._source(*self._open, "film")
            self._deed("file", self.tr("Open a video or picture…"), "film")
            self._deed("folder", self.tr("Open a folder of pictures…"), "folder")
            self._show_open()

    def _listed(self, address: str) -> str:
        """Return the address under which a source is offered; cameras have several."""
        choice = choice_of(self._choices, address)
        return choice.address if choice is not None else address

    def _show_open(self) -> None:
        address = self.open_address
        row = self.findData(address, _ADDRESS) if address else -1
        self.setCurrentIndex(row)
        if row < 0:
            self.setPlaceholderText(self.tr("Choose a source"))

    def _heading(self, words: str) -> None:
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        item.setFont(font)
        self._items.appendRow(item)

    def _remark(self, words: str) -> None:
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._items.appendRow(item)

    def _source(
        self, address: str, title: str, picture: str, *, infrared: bool = False, why: str = ""
    ) -> None:
        words = self.tr("{name} · infrared").format(name=title) if infrared else title
        item = QStandardItem(icon(picture), words)
        item.setData(address, _ADDRESS)
        item.setData(title, _NAME)
        item.setToolTip(why or without_secrets(address))
        self._items.appendRow(item)

    def _deed(self, deed: str, words: str, picture: str) -> None:
        item = QStandardItem(icon(picture, "muted"), words)
        item.setData(deed, _DEED)
        self._items.appendRow(item)
