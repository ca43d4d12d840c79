"""The thread that reads the source and hands its newest frame to the view and the analysis."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.capture.camera import Camera
from core.capture.plugging import SleepWatch
from core.capture.rtsp_address import without_secrets
from core.capture.session_recorder import SessionRecorder
from core.capture.session_source import RecordedSource
from core.capture.source import EndOfSource, Source, SourceError
from core.capture.strobe import Strobe
from core.frame import Frame, Lamp
from core.wording import QT_TRANSLATE_NOOP
from gui.engine_values import OpenedSource
from gui.frame_feed import FrameFeed

log = logging.getLogger(__name__)

STACK_BYTES = 16 * 1024 * 1024
"""Stack of every thread of the window: macOS gives 512 KiB, on which BLAS has crashed."""

RETRY_SECONDS = 2.0
NO_FRAMES_SECONDS = 5.0
READ_SECONDS = 0.2

RECORDING_SECONDS = 1.0
"""How long the end of the program waits for a recording to be written."""

ANSWER_SECONDS = 1.0
"""After so long without an answer, a session at full speed shows its frame all the same."""


class _Wish:
    """One request for a source. Compared by identity: the same address may be asked for again."""

    def __init__(self, address: str | None) -> None:
        self.address = address


class CaptureThread(QThread):
    """Reads one source at a time, and opens it again when it was lost.

    Parameters
    ----------
    make_source
        Makes the unopened source for an address.
    find_address
        Returns the address of the best source there is; may take a while.
    """

    view_waiting = Signal()
    analysis_waiting = Signal()

    opening = Signal(str)
    """Name of the source that is being opened for the first time."""

    opened = Signal(object)
    """`OpenedSource`, once its first frame has come."""

    lost = Signal(object)
    """SourceError, once per loss; it is tried again every `RETRY_SECONDS`."""

    ended = Signal()

    def __init__(
        self,
        make_source: Callable[[str], Source],
        find_address: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
        self.setStackSize(STACK_BYTES)
        self.feed = FrameFeed()
        self._make_source = make_source
        self._find_address = find_address
        self._changed = threading.Condition()
        self._wish: _Wish | None = None
        self._paused = False
        self._has_given_frames = False
        self._requests: deque[Callable[[Source], None]] = deque()
        self.sleep_watch = SleepWatch()
        self.make_way: Callable[[str], None] | None = None
        """Called with its address before a source is opened, in this thread."""

    def ask(self, request: Callable[[Source], None]) -> None:
        """Call `request` with the open source, in this thread between two frames.

        May be called from any thread. It is not called if no source is open by then; what it
        raises is logged.
        """
        self._requests.append(request)

    def open_source(self, address: str | None) -> None:
        """Change to the source with this address; may be called from any thread."""
        with self._changed:
            self._wish = _Wish(address)
            self._changed.notify_all()

    @Slot()
    def wake(self) -> None:
        """Try a lost source again at once; may be called from any thread."""
        with self._changed:
            self._changed.notify_all()

    def set_paused(self, paused: bool) -> None:
        """Hold frames back. The source is read on, so that none of them is stale afterwards."""
        self._paused = paused

    def stop_soon(self) -> None:
        """Ask the thread to end: at once where it waits itself, else when the source returns."""
        self.requestInterruption()
        with self._changed:
            self._changed.notify_all()

    def run(self) -> None:
        """Play whatever source is wanted until the thread shall stop."""
        while not self.isInterruptionRequested():
            with self._changed:
                wish = self._wish
                if wish is None and not self.isInterruptionRequested():
                    self._changed.wait(1.0)
            if wish is not None:
                self._play(wish)
        self.feed.end_recording("source")
        self.feed.finish_recording(RECORDING_SECONDS)

    def _play(self, wish: _Wish) -> None:
        is_lost = False
        while self._is_wanted(wish):
            failure = self._play_once(wish, announce=not is_lost)
            if failure is None:
                is_lost = False
                continue
            if not self._is_wanted(wish):
                return
            if not is_lost or self._has_given_frames:
                log.warning("The source was lost: %s", failure)
                self.lost.emit(failure)
                is_lost = True
            with self._changed:
                if self._wish is wish and not self.isInterruptionRequested():
                    self._changed.wait(RETRY_SECONDS)

    def _play_once(self, wish: _Wish, *, announce: bool) -> SourceError | None:
        """Open, read, close. Return why it failed, None if another one is wanted or it ended."""
        source: Source | None = None
        name = without_secrets(wish.address or "")
        self._has_given_frames = False
        try:
            # Asked once: with its camera unplugged the desk must not go on with the studio.
            wish.address = self._find_address() if wish.address is None else wish.address
            name = without_secrets(wish.address)
            if announce and self.make_way is not None:
                self.make_way(wish.address)
            source = self._make_source(wish.address)
            name = source.name
            if announce:
                self.opening.emit(name)
            self.feed.begin(time.monotonic())
            self._requests.clear()
            source.open()
            self._read(wish.address, wish, source)
        except EndOfSource:
            with self._changed:
                if self._wish is wish:
                    self._wish = None
            log.info("The source has ended")
            self.ended.emit()
        except SourceError as error:
            return error
        except Exception:
            # A driver or decoder may raise anything; the thread and the window live on.
            log.exception("The source failed unexpectedly")
            return SourceError(
                QT_TRANSLATE_NOOP(
                    "core", "{source} has failed. It is tried again every few seconds."
                ),
                source=name,
            )
        finally:
            self.feed.end_recording("source")
            if source is not None:
                _close(source)
        return None

    def _read(self, address: str, wish: _Wish, source: Source) -> None:
        was_paused = False
        strobe = Strobe()
        recording: SessionRecorder | None = None
        all_count = isinstance(source, RecordedSource) and source.full_speed
        last = time.monotonic()
        self.sleep_watch.has_slept()  # what was before is of no interest
        while self._is_wanted(wish):
            if self.sleep_watch.has_slept() and isinstance(source, Camera):
                log.info("The computer has slept: the camera is opened again")
                return
            if all_count and self._paused:
                time.sleep(READ_SECONDS / 4)
                continue
            self._answer_requests(source)
            frame = source.read(READ_SECONDS)
            if frame is None:
                if time.monotonic() - last > NO_FRAMES_SECONDS:
                    raise SourceError(
                        QT_TRANSLATE_NOOP(
                            "core",
                            "{source} gives no pictures. Check its cable, or whether another "
                            "program uses it.",
                        ),
                        source=source.name,
                    )
                continue
            last = time.monotonic()
            if not self._has_given_frames:
                self._has_given_frames = True
                is_studio = address.partition(":")[0] == "studio"
                kind = "studio" if is_studio else "camera or file"
                log.info("The source is open: %s, %d x %d", kind, frame.width, frame.height)
                self.opened.emit(
                    OpenedSource(
                        address=address,
                        title=source.name,
                        is_studio=is_studio,
                    )
                )
            if self._paused:
                was_paused = True
                continue
            before, recording = recording, self.feed.recording
            # Somebody else may stand there after a pause; and what a recording says must follow
            # from what it holds.
            begins = was_paused or (recording is not None and recording is not before)
            was_paused = False
            if begins:
                self.feed.begin(frame.time)
                strobe.reset()
            frame, reading = strobe.decide(frame)
            self.feed.light.put(reading)
            if recording is not None:
                recording.put(frame, begins=begins)
            if all_count:
                self._hand_on_surely(frame, wish)
            else:
                self._hand_on(frame)

    def _answer_requests(self, source: Source) -> None:
        while self._requests:
            request = self._requests.popleft()
            try:
                request(source)
            except Exception:
                log.exception("A request to the source failed")

    def _hand_on(self, frame: Frame) -> None:
        self._show(frame)
        # A dark frame must not push out a lit one that waits: a slow machine needs them all.
        box = self.feed.analysis
        is_first = box.put_if_empty(frame) if frame.lamp is Lamp.UNLIT else box.put(frame)
        if is_first:
            self.analysis_waiting.emit()

    def _hand_on_surely(self, frame: Frame, wish: _Wish) -> None:
        """Hand a frame to the analysis, wait for its answer, and show the two together."""
        if self.feed.analysis.put(frame):
            self.analysis_waiting.emit()
        until = time.monotonic() + ANSWER_SECONDS
        is_shown = False
        while self._is_wanted(wish) and not self.feed.wait_answered(frame, READ_SECONDS / 4):
            if not is_shown and time.monotonic() > until:
                is_shown = True
                self._show(frame)
        if not is_shown:
            self._show(frame)

    def _show(self, frame: Frame) -> None:
        if frame.lamp is not Lamp.UNLIT:
            self.feed.newest = frame
        if self.feed.view.put(frame):
            self.view_waiting.emit()

    def _is_wanted(self, wish: _Wish) -> bool:
        return self._wish is wish and not self.isInterruptionRequested()


def _close(source: Source) -> None:
    try:
        source.close()
    except Exception:
        log.exception("The source could not be closed properly")
