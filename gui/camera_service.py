"""What the window can ask of cameras: which there are, what the open one tells, how it is set."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from core.capture import camera_identity
from core.capture.camera import Camera, ControlName
from core.capture.camera_memory import CameraMemory
from core.capture.control_values import set_defaults
from core.capture.plugging import POLL_SECONDS
from core.capture.source import Source
from core.capture.strobe import LightReading
from core.wording import PlainError
from gui.capture_thread import CaptureThread
from gui.engine_values import OpenedSource
from gui.probe_worker import ProbeWorker
from gui.source_finder import SourceFinder

log = logging.getLogger(__name__)


class CameraService(QObject):
    """Called and connected on the window's thread; the camera itself is asked in the capture's.

    Parameters
    ----------
    capture
        Whose source is asked.
    finder_thread
        Where cameras are looked for; whoever made it starts and stops it.
    memory
        What was set on each camera; it is set again when the camera is opened.
    """

    found = Signal(object)
    """tuple[SourceChoice, ...] of `core.capture.discovery`, after `refresh` and when cameras were
    plugged in or out."""

    probed = Signal(object)
    """`core.capture.probe.Probe` of one camera, while `set_probing` is on."""

    facts_told = Signal(object)
    """`CameraFacts` after `ask`, None where the source is no camera or tells nothing."""

    controls_told = Signal(object)
    """tuple[Control, ...] after `ask` and after each change; () where there is nothing to set."""

    refused = Signal(object)
    """PlainError: the camera does not take what it was told."""

    _find = Signal()
    _look = Signal()

    def __init__(
        self,
        capture: CaptureThread,
        finder_thread: QThread,
        memory: CameraMemory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._capture = capture
        self._memory = memory
        self._open_key = ""
        # Direct: what is asked for in the capture's thread can't reach another camera.
        capture.opened.connect(self._begin, Qt.ConnectionType.DirectConnection)
        self._finder = SourceFinder()
        self._finder.moveToThread(finder_thread)
        self._find.connect(self._finder.find)
        self._finder.found.connect(self.found)
        self._prober = ProbeWorker(capture, parent=self)
        self._prober.probed.connect(self.probed)
        self._finder.found.connect(self._prober.set_choices)
        self._finder.plugged.connect(capture.wake, Qt.ConnectionType.DirectConnection)
        # Direct: the end of the program waits for no camera that is looked at.
        capture.finished.connect(self._prober.end, Qt.ConnectionType.DirectConnection)
        self._look.connect(self._finder.look)
        self._finder.looked.connect(self._looked)
        self._poll = QTimer(self)
        self._poll.setSingleShot(True)  # the next look begins when the last one is over
        self._poll.setInterval(round(POLL_SECONDS * 1000))
        self._poll.timeout.connect(self._look)
        self._is_at_work = False

    def start(self) -> None:
        """Follow from now on what is plugged in and out."""
        self._is_at_work = True
        self._poll.start()

    def stop(self) -> None:
        """Ask for nothing any more.

        No timer may be left running: what is forgotten in cycles is deleted in any thread, and a
        timer can be ended in its own only.
        """
        self._is_at_work = False
        self._poll.stop()
        self._prober.set_wanted(False)

    @Slot()
    def _looked(self) -> None:
        if self._is_at_work:
            self._poll.start()

    @Slot()
    def refresh(self) -> None:
        """Look for sources; `found` answers."""
        self._find.emit()

    @Slot(bool)
    def set_probing(self, wanted: bool) -> None:
        """Look at the cameras in turn and tell by `probed`, or let them alone.

        This lights their lamps: only while somebody sees what comes of it.
        """
        self._prober.set_wanted(wanted)

    def light(self, since: float) -> tuple[LightReading, ...]:
        """Return the readings of the light of frames after `since` (as `Frame.time`)."""
        return self._capture.feed.light.since(since)

    @Slot()
    def ask(self) -> None:
        """Ask the open source what it is and what can be set; two signals answer."""
        self._capture.ask(self._tell)

    def set_control(self, name: ControlName, value: float) -> None:
        """Set one thing, and again whenever this camera is opened.

        `controls_told` answers with what the camera made of it.
        """
        self._capture.ask(lambda source: self._set(source, name, value))

    def reset_controls(self) -> None:
        """Set everything as the camera comes, and forget what was set."""
        self._capture.ask(self._reset)

    # In the capture's thread:

    @Slot(object)
    def _begin(self, opened: OpenedSource) -> None:
        _, identity = camera_identity.split(opened.address)
        self._open_key = opened.address if identity is None else str(identity)
        self._capture.ask(self._set_again)

    def _set_again(self, source: Source) -> None:
        if isinstance(source, Camera):
            self._memory.apply(self._open_key, source)

    def _tell(self, source: Source) -> None:
        if isinstance(source, Camera):
            self.facts_told.emit(source.facts)
            self.controls_told.emit(source.controls())
        else:
            self.facts_told.emit(None)
            self.controls_told.emit(())

    def _set(self, source: Source, name: ControlName, value: float) -> None:
        if not isinstance(source, Camera):
            return
        try:
            source.set_control(name, value)
            self._memory.remember(self._open_key, name, value)
        except PlainError as error:
            self.refused.emit(error)
        self._tell(source)

    def _reset(self, source: Source) -> None:
        if not isinstance(source, Camera):
            return
        self._memory.forget(self._open_key)
        refusals = [error for error in set_defaults(source).values() if error is not None]
        if refusals:
            self.refused.emit(refusals[0])
        self._tell(source)
