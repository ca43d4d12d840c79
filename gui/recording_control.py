"""Connects the command that records with the recorder, the marks and the question before it."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.capture.session_file import SUFFIX
from core.capture.session_recorder import Progress
from core.paths import Profile
from core.wording import PlainError
from gui.engine import Engine
from gui.engine_values import EngineState, OpenedSource, Status
from gui.icons import icon
from gui.live.recording_mark import RecordingMark
from gui.preferences import Preferences
from gui.status_line import StatusLine
from gui.tokens import ICON

_CAN_RECORD = frozenset({EngineState.WATCHING, EngineState.VIDEO_ONLY})


class RecordingControl(QObject):
    """Asks, begins and ends, and shows all the time that it is recorded."""

    failed = Signal(object)
    """PlainError: it can't be recorded, or the recording has ended by itself."""

    def __init__(
        self,
        engine: Engine,
        action: QAction,
        marks: tuple[RecordingMark, StatusLine],
        preferences: Preferences,
        profile: Profile,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._action = action
        self._mark, self._line = marks
        self._preferences = preferences
        self._folder = profile.recordings_dir
        self._window = window
        self._source: OpenedSource | None = None
        action.setEnabled(False)
        action.triggered.connect(self._asked)
        engine.status_changed.connect(self._status_changed)
        engine.source_opened.connect(self._source_opened)
        engine.models_loaded.connect(engine.recorder.note_models)
        engine.recorder.progressed.connect(self._progressed)
        engine.recorder.ended.connect(self._ended)

    def start(self, path: Path) -> None:
        """Record to `path` until the command is given again."""
        source = self._source
        title = "" if source is None or Path(source.address).is_file() else source.title
        if source is not None and Path(source.address).is_dir():
            title = ""
        try:
            self._engine.recorder.start(path, title, self._preferences.settings)
        except PlainError as error:
            self.failed.emit(error)
        self._show_state()

    @Slot(bool)
    def _asked(self, wanted: bool) -> None:
        recorder = self._engine.recorder
        if not wanted or recorder.is_recording:
            recorder.stop()
            self._show_state()
            return
        path = self._ask()
        if path is None:
            self._show_state()
        else:
            self.start(path)

    def _ask(self) -> Path | None:
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Record what the camera sees"),
            self.tr(
                "The file will hold the faces of everybody before the camera: record only if all "
                "of them have agreed."
            ),
            QMessageBox.StandardButton.Cancel,
            self._window,
        )
        choose = question.addButton(self.tr("They have agreed"), QMessageBox.ButtonRole.AcceptRole)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.setIconPixmap(icon("users", "warn").pixmap(2 * ICON, 2 * ICON))
        # Some systems put an icon there that doesn't follow the theme.
        question.button(QMessageBox.StandardButton.Cancel).setIcon(QIcon())
        question.exec()
        agreed = question.clickedButton() is choose
        question.deleteLater()
        if not agreed:
            return None
        name = time.strftime("%Y-%m-%d %H-%M-%S") + SUFFIX
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Record what the camera sees"),
            str(self._make_folder() / name),
            self.tr("Recordings ({patterns})").format(patterns=f"*{SUFFIX}"),
        )
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(SUFFIX) else chosen + SUFFIX)

    def _make_folder(self) -> Path:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return Path.home()
        return self._folder

    @Slot(object)
    def _status_changed(self, _status: Status) -> None:
        self._show_state()

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._source = source

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self._mark.show_progress(progress)
        self._line.show_recording(self._mark.words)

    @Slot(object, object)
    def _ended(self, _path: Path | None, error: PlainError | None) -> None:
        self._mark.show_progress(None)
        self._line.show_recording("")
        self._show_state()
        if error is not None:
            self.failed.emit(error)

    def _show_state(self) -> None:
        recording = self._engine.recorder.is_recording
        self._action.setChecked(recording)
        self._action.setEnabled(recording or self._engine.status.state in _CAN_RECORD)
