"""Connects what chooses the source of the picture with the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import OpenedSource
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
        wanted = engine.wanted_source
        if wanted is not None:  # named even while it can't be opened
            picker.set_open(wanted, Path(wanted).name or wanted)
        picker.source_wanted.connect(self.open_address)
        picker.file_wanted.connect(self.ask_for_file)
        picker.folder_wanted.connect(self.ask_for_folder)
        picker.refresh_wanted.connect(engine.cameras.refresh)
        commands["open-file"].triggered.connect(self.ask_for_file)
        commands["open-folder"].triggered.connect(self.ask_for_folder)
        commands["refresh"].triggered.connect(self._refresh)
        commands["pause"].toggled.connect(engine.set_paused)
        engine.cameras.found.connect(picker.set_choices)
        engine.source_opened.connect(self._source_opened)

    @Slot(str)
    def open_address(self, address: str) -> None:
        """Open a source, and come back to it at the next start."""
        self._commands["pause"].setChecked(False)
        self._picker.set_open(address, Path(address).name or address)
        self._engine.open_source(address)
        self._preferences.change(source=address)

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
        self._picker.set_open(source.address, source.title)
        self.opened.emit(source)


def dropped_path(data: QMimeData) -> Path | None:
    """Return the first local file or folder in `data`, None if it holds none."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
