"""Connects what chooses the source of the picture with the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from core.capture import rtsp_address
from core.capture.discovery import Kind, SourceChoice
from core.capture.rtsp_address import NetworkAddress
from core.capture.source import SourceError
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import OpenedSource
from gui.message_bar import MessageBar
from gui.network_camera_dialog import NetworkCameraDialog
from gui.preferences import Preferences
from gui.source_picker import SourcePicker

VIDEOS = "*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.fdrec"
PICTURES = "*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.pgm"


class SourceControl(QObject):
    """Opens the source that a person chooses in the box, in a dialog, or by dropping a file."""

    opened = Signal(object)
    """`OpenedSource` that is open now."""

    def __init__(
        self,
        engine: Engine,
        picker: SourcePicker,
        commands: Commands,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._picker = picker
        self._commands = commands
        self._preferences = preferences
        self._window = window
        self._network_dialog: NetworkCameraDialog | None = None
        self.offer_bar = MessageBar("card", window)
        """Offers a camera that was plugged in while nothing was chosen."""
        self._opened: OpenedSource | None = None
        self._offered: SourceChoice | None = None
        self._declined: set[str] = set()
        wanted = engine.wanted_source
        if wanted is not None:  # named even while it can't be opened
            settings = preferences.settings
            known = settings.source_title if settings.source == wanted else None
            picker.set_open(wanted, known or title_of(wanted))
        picker.source_wanted.connect(self.open_address)
        picker.file_wanted.connect(self.ask_for_file)
        picker.folder_wanted.connect(self.ask_for_folder)
        picker.network_camera_wanted.connect(self.ask_for_network_camera)
        picker.refresh_wanted.connect(engine.cameras.refresh)
        commands["open-file"].triggered.connect(self.ask_for_file)
        commands["open-folder"].triggered.connect(self.ask_for_folder)
        commands["network-camera"].triggered.connect(self.ask_for_network_camera)
        commands["refresh"].triggered.connect(self._refresh)
        commands["pause"].toggled.connect(engine.set_paused)
        engine.cameras.found.connect(picker.set_choices)
        engine.cameras.found.connect(self._offer_camera)
        engine.cameras.probed.connect(picker.note_probe)
        self.offer_bar.acted.connect(self._take_offer)
        self.offer_bar.dismissed.connect(self._decline_offer)
        engine.source_opened.connect(self._source_opened)

    @Slot(str)
    def open_address(self, address: str) -> None:
        """Open a source, and come back to it at the next start."""
        self._commands["pause"].setChecked(False)
        title = self._picker.words_for(address) or title_of(address)
        self._picker.set_open(address, title)
        self._engine.open_source(address)
        self._preferences.change(source=address, source_title=title)

    @Slot()
    def ask_for_file(self) -> None:
        """Let a person choose a video or a picture."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a video or picture"),
            "",
            ";;".join(
                (
                    self.tr("Videos and pictures ({patterns})").format(
                        patterns=f"{VIDEOS} {PICTURES}"
                    ),
                    self.tr("All files (*)"),
                )
            ),
        )
        if chosen:
            self.open_address(chosen)

    @Slot()
    def ask_for_folder(self) -> None:
        """Let a person choose a folder of pictures."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder of pictures")
        )
        if chosen:
            self.open_address(chosen)

    @Slot()
    def ask_for_network_camera(self) -> None:
        """Let a person type the address of a camera in the network."""
        if self._network_dialog is None:
            self._network_dialog = NetworkCameraDialog(self._window)
            self._network_dialog.chosen.connect(self._open_network_camera)
        self._network_dialog.begin(_network_address(self._engine.wanted_source or ""))
        self._network_dialog.open()

    @Slot(object)
    def _open_network_camera(self, address: NetworkAddress) -> None:
        from core.capture import rtsp

        rtsp.ask_again(address)
        self.open_address(address.full)

    def open_dropped(self, data: QMimeData) -> bool:
        """Open the first file or folder that was dropped; whether there was one."""
        path = dropped_path(data)
        if path is None:
            return False
        self.open_address(str(path))
        return True

    @Slot()
    def _refresh(self) -> None:
        self._engine.cameras.refresh()

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._opened = source
        if not source.is_studio:
            self.offer_bar.clear()
        self._picker.set_open(source.address, source.title)
        self.opened.emit(source)

    @Slot(object)
    def _offer_camera(self, choices: tuple[SourceChoice, ...]) -> None:
        """Offer a camera if the studio is shown only because there was none; never take it."""
        cameras = [choice for choice in choices if choice.kind is Kind.CAMERA]
        self._declined &= {choice.address for choice in cameras}
        new = [choice for choice in cameras if choice.address not in self._declined]
        is_stopgap = self._opened is not None and self._opened.is_studio
        if not new or not is_stopgap or self._engine.wanted_source is not None:
            self._offered = None
            self.offer_bar.clear()
            return
        self._offered = new[0]
        sentence = self.tr("The camera “{name}” is plugged in.").format(name=new[0].title)
        self.offer_bar.show_message(sentence, action=self.tr("Use this camera"))

    @Slot()
    def _take_offer(self) -> None:
        if self._offered is not None:
            self.open_address(self._offered.address)

    @Slot()
    def _decline_offer(self) -> None:
        if self._offered is not None:
            self._declined.add(self._offered.address)


def title_of(address: str) -> str:
    """Return what a source is called before it is open; never holds a password."""
    network = _network_address(address)
    if network is not None:
        return network.title
    shown = rtsp_address.without_secrets(address)
    return Path(shown).name or shown


def _network_address(address: str) -> NetworkAddress | None:
    try:
        return rtsp_address.read_network_address(address)
    except SourceError:
        return None


def dropped_path(data: QMimeData) -> Path | None:
    """Return the first local file or folder in `data`, None if it holds none."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
