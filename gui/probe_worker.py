"""Looks at the cameras in turn while somebody wants to see them, never at the one at work."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.capture import camera_loss
from core.capture.camera import Camera, CameraFacts
from core.capture.discovery import Kind, SourceChoice, make_source
from core.capture.probe import FIRST_SECONDS, LOOK_SECONDS, Probe, probe, running
from core.capture.source import Source
from core.capture.source_choice import choice_of
from core.wording import PlainError
from gui.capture_thread import CaptureThread
from gui.engine_values import OpenedSource

log = logging.getLogger(__name__)

TICK_SECONDS = 0.4
"""Pause between two cameras, and from picture to picture of the one at work."""

STUCK_SECONDS = FIRST_SECONDS + LOOK_SECONDS + 3.0
"""After so long a driver counts as blocked, and the next camera has its turn."""

GIVE_WAY_SECONDS = 1.5
"""How long the camera that is to be opened waits for another to be let go of."""

END_SECONDS = 0.5
"""How long the end of the program waits for a camera to be let go of; the system does it then."""

QUIET_SECONDS = 2.0
"""No camera is looked at for so long after one was opened: two streams may disturb each other."""

LIGHT_SECONDS = 2.0
"""The light of the camera at work is told from its frames of so many seconds."""


class _Look:
    """One look at a camera, in a thread of its own: a blocking driver holds up nobody else."""

    def __init__(self, choice: SourceChoice) -> None:
        self.choice = choice
        self.began = time.monotonic()
        self.is_stopped = threading.Event()
        self.is_over = threading.Event()


class ProbeWorker(QObject):
    """Tells what a short look at each camera shows. Of the window's thread.

    Two streams of one USB camera often don't work, so there is one look at a time. A look lights
    the camera's lamp, so there are none unless they are wanted.

    Parameters
    ----------
    capture
        Whose source is never looked at; it tells about that one itself.
    make
        Makes the unopened source of an address.
    """

    probed = Signal(object)
    """`Probe`"""

    _over = Signal(object, object)
    """`_Look` and its `Probe`, None if it was stopped; from the thread of the look."""

    def __init__(
        self,
        capture: CaptureThread,
        make: Callable[[str], Source] = make_source,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._capture = capture
        self._make = make
        self._choices: tuple[SourceChoice, ...] = ()
        self._turn = 0
        self._look: _Look | None = None
        self._stuck: dict[str, _Look] = {}
        self._seen_beside: set[str] = set()
        self._facts: CameraFacts | None = None
        self._opened: OpenedSource | None = None
        self._lost: PlainError | None = None
        self._wanted_address = ""
        self._quiet_until = 0.0
        self._beginning = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setInterval(round(TICK_SECONDS * 1000))
        self._timer.timeout.connect(self._tick)
        self._over.connect(self._look_over)
        capture.make_way = self.give_way
        capture.opening.connect(self._source_opening)
        capture.opened.connect(self._source_opened)
        capture.lost.connect(self._source_lost)

    @Slot(bool)
    def set_wanted(self, wanted: bool) -> None:
        """Look at the cameras from now on, or let them alone."""
        self._seen_beside.clear()
        if wanted:
            self._timer.start()
            self._tick()
        else:
            self._timer.stop()
            self._stop_look()

    @Slot(object)
    def set_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Look at these; what is no camera is left out."""
        self._choices = tuple(choice for choice in choices if choice.kind is Kind.CAMERA)
        self._seen_beside.clear()

    def give_way(self, address: str) -> None:
        """End the look at a camera, since the one at `address` is about to be opened.

        Called in the capture's thread; waits a moment until the camera is let go of.
        """
        self._wanted_address = address
        with self._beginning:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
            look = self._stop_look()
        if look is not None and not look.is_over.wait(GIVE_WAY_SECONDS):
            log.warning("A camera that was looked at is not let go of")

    def end(self) -> None:
        """Look at nothing any more; called from any thread when the program ends."""
        with self._beginning:
            self._quiet_until = float("inf")
            look = self._stop_look()
        if look is not None:
            look.is_over.wait(END_SECONDS)

    def _stop_look(self) -> _Look | None:
        look = self._look
        if look is not None:
            look.is_stopped.set()
        return look

    @Slot()
    def _tick(self) -> None:
        self._tell_running()
        look = self._look
        if look is not None:
            if time.monotonic() - look.began < STUCK_SECONDS:
                return
            self._look = None
            look.is_stopped.set()
            self._stuck[look.choice.address] = look
            log.warning("A camera's driver is blocked")
            self.probed.emit(
                Probe(
                    look.choice.address,
                    look.choice.title,
                    time.monotonic(),
                    evidence=look.choice.evidence,
                    error=camera_loss.blocked(look.choice.title),
                )
            )
        with self._beginning:
            if time.monotonic() < self._quiet_until:
                return
            choice = self._next()
            if choice is not None:
                self._begin(choice)

    def _next(self) -> SourceChoice | None:
        """Return the camera whose turn it is."""
        at_work = choice_of(self._choices, self._wanted_address)
        for step in range(len(self._choices)):
            place = (self._turn + step) % len(self._choices)
            choice = self._choices[place]
            if choice is at_work or choice.address in self._stuck:
                continue
            if _share_device(choice, at_work):
                if choice.address in self._seen_beside:
                    continue  # once only: it may disturb the one at work
                self._seen_beside.add(choice.address)
            self._turn = place + 1
            return choice
        return None

    def _begin(self, choice: SourceChoice) -> None:
        look = self._look = _Look(choice)
        threading.Thread(target=self._run, args=(look,), name="probe", daemon=True).start()

    def _run(self, look: _Look) -> None:
        """Look at one camera. In a thread of its own."""
        found: Probe | None = None
        try:
            found = probe(
                look.choice.address,
                look.choice.title,
                self._make,
                stopped=look.is_stopped.is_set,
            )
        except Exception:
            log.exception("A look at a camera failed")
        finally:
            look.is_over.set()
            try:
                self._over.emit(look, found)
            except RuntimeError:
                log.info("A look at a camera came to its end after the program")

    @Slot(object, object)
    def _look_over(self, look: _Look, found: Probe | None) -> None:
        self._stuck = {a: other for a, other in self._stuck.items() if other is not look}
        if look is not self._look:
            return
        self._look = None
        if found is None or look.is_stopped.is_set():
            return
        at_work = choice_of(self._choices, self._wanted_address)
        if found.error is not None and _share_device(look.choice, at_work):
            found = Probe(
                found.address,
                found.title,
                found.time,
                facts=found.facts,
                evidence=look.choice.evidence,
                error=camera_loss.shares_device(found.title),
            )
        self.probed.emit(found)

    @Slot()
    def _source_opening(self) -> None:
        self._opened = self._lost = None

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._opened, self._lost, self._facts = source, None, None
        self._capture.ask(self._note_facts)

    @Slot(object)
    def _source_lost(self, error: PlainError) -> None:
        self._opened, self._lost = None, error

    def _tell_running(self) -> None:
        """Tell about the source at work, or why it can't be opened."""
        now, source = time.monotonic(), self._opened
        address = source.address if source is not None else self._wanted_address
        choice = choice_of(self._choices, address)
        address = choice.address if choice is not None else address
        if source is not None:
            feed = self._capture.feed
            readings = feed.light.since(now - LIGHT_SECONDS)
            self.probed.emit(running(address, source.title, feed.newest, readings, self._facts))
            self._capture.ask(self._note_facts)
        elif self._lost is not None:
            title = choice.title if choice is not None else ""
            self.probed.emit(Probe(address, title, now, error=self._lost, is_running=True))

    def _note_facts(self, source: Source) -> None:
        """Keep what the source tells of itself. In the capture's thread."""
        self._facts = source.facts if isinstance(source, Camera) else None


def _share_device(one: SourceChoice, other: SourceChoice | None) -> bool:
    return other is not None and bool(one.device) and one.device == other.device
