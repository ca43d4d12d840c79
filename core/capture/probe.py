"""A short look at one camera: what it shows, what it is, and why it can't be opened."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture import camera_loss
from core.capture.camera import Camera, CameraFacts
from core.capture.infrared_evidence import Evidence, evidence
from core.capture.source import EndOfSource, Source
from core.capture.strobe import LampPattern, LightReading, Strobe
from core.frame import Frame, Lamp
from core.wording import PlainError

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.2
"""How long a camera is looked at from its first picture on: exposure settles, a lamp shows."""

FIRST_SECONDS = 4.0
"""How long its first picture is waited for; cold USB cameras take up to two seconds."""

THUMBNAIL = (320, 240)
"""Largest width and height of a thumbnail."""

BLACK_LEVEL = 8.0
"""Mean grey level up to which a picture counts as black: some 3 % of white, less than a dark room
with a lamp gives."""

_READ = 0.1

# The thumbnail is one of so many latest pictures: at 1:2 pulses several are lit.
_LATEST = 6


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """What a short look at a camera has shown."""

    address: str
    """As `core.capture.discovery.make_source` reads it."""

    title: str
    time: float
    """`time.monotonic()` when it was looked at."""

    thumbnail: NDArray[np.uint8] | None = None
    """Grey, (height, width) within `THUMBNAIL`; lit where the lamp pulses. None if none came."""

    facts: CameraFacts | None = None
    evidence: Evidence = field(default_factory=Evidence)
    pattern: LampPattern = LampPattern.UNDECIDED

    rate: float | None = None
    """Frames per second as they came; None where there were too few."""

    seconds_to_first: float | None = None
    """From the wish to open it to its first picture."""

    is_black: bool = False
    """Whether all its pictures were black."""

    error: PlainError | None = None
    """Why it can't be opened, or gave no pictures."""

    is_running: bool = False
    """Whether it is the camera at work, whose pictures were taken from there."""


def probe(
    address: str,
    title: str,
    make_source: Callable[[str], Source],
    *,
    seconds: float = LOOK_SECONDS,
    first_seconds: float = FIRST_SECONDS,
    stopped: Callable[[], bool] = lambda: False,
) -> Probe | None:
    """Open a camera, look at it, close it.

    This lights its lamp. It takes `seconds` from the first picture on, and no longer than a call
    of the driver takes beyond that; `core.capture.prober` bounds those too.

    Parameters
    ----------
    make_source
        Makes the unopened source of an address.
    first_seconds
        How long the first picture is waited for.
    stopped
        Asked between pictures: ends the look when true.

    Returns
    -------
    What was seen, with `error` where it failed; None if it was stopped.
    """
    began = time.monotonic()
    source: Source | None = None
    look = _Look(began)
    error: PlainError | None = None
    try:
        source = make_source(address)
        source.open()
        look.watch(source, seconds, first_seconds, stopped)
    except EndOfSource:
        pass
    except PlainError as refused:
        error = refused
    except Exception:
        log.exception("A camera failed unexpectedly while it was looked at")
        error = camera_loss.refused(title)
    finally:
        facts = _facts(source)
        _close(source)
    if stopped():
        return None
    if error is None and not look.count:
        error = camera_loss.silent(title)
    return Probe(
        address,
        title,
        time.monotonic(),
        thumbnail=look.thumbnail,
        facts=facts,
        evidence=evidence(title, facts, look.pattern, is_dark=look.is_black),
        pattern=look.pattern,
        rate=look.rate,
        seconds_to_first=look.seconds_to_first,
        is_black=look.is_black,
        error=error,
    )


def running(
    address: str,
    title: str,
    frame: Frame | None,
    readings: tuple[LightReading, ...],
    facts: CameraFacts | None,
) -> Probe:
    """Return the same about the camera at work, from what it has given lately.

    Parameters
    ----------
    frame
        A lit one where its lamp pulses.
    readings
        The light of its latest frames.
    """
    pattern = readings[-1].pattern if readings else LampPattern.UNDECIDED
    is_black = bool(readings) and max(reading.level for reading in readings) <= BLACK_LEVEL
    return Probe(
        address,
        title,
        time.monotonic(),
        thumbnail=small(frame.pixels) if frame is not None else None,
        facts=facts,
        evidence=evidence(title, facts, pattern, is_dark=is_black),
        pattern=pattern,
        rate=_rate([reading.time for reading in readings]),
        is_black=is_black,
        is_running=True,
    )


def small(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return `pixels` shrunk to fit into `THUMBNAIL`, as a copy; never enlarged."""
    height, width = pixels.shape
    scale = min(THUMBNAIL[0] / width, THUMBNAIL[1] / height, 1.0)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size == (width, height):
        return pixels.copy()
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


class _Look:
    """Gathers what the pictures of one look tell."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._strobe = Strobe()
        self._latest: deque[tuple[Frame, float]] = deque(maxlen=_LATEST)
        self._times: list[float] = []
        self._brightest = 0.0
        self.pattern = LampPattern.UNDECIDED
        self.seconds_to_first: float | None = None

    def watch(
        self,
        source: Source,
        seconds: float,
        first_seconds: float,
        stopped: Callable[[], bool],
    ) -> None:
        until = time.monotonic() + first_seconds
        while not stopped() and time.monotonic() < until:
            frame = source.read(_READ)
            if frame is None:
                continue
            if self.seconds_to_first is None:
                now = time.monotonic()
                self.seconds_to_first = now - self._began
                until = now + seconds
            self._take(frame)

    def _take(self, frame: Frame) -> None:
        frame, reading = self._strobe.decide(frame)
        self.pattern = reading.pattern
        self._times.append(frame.time)
        self._brightest = max(self._brightest, reading.level)
        self._latest.append((frame, reading.level))

    @property
    def count(self) -> int:
        return len(self._times)

    @property
    def is_black(self) -> bool:
        return bool(self._times) and self._brightest <= BLACK_LEVEL

    @property
    def rate(self) -> float | None:
        return _rate(self._times)

    @property
    def thumbnail(self) -> NDArray[np.uint8] | None:
        """The latest lit picture, else the brightest of the latest: exposure is settled by then."""
        if not self._latest:
            return None
        lit = [frame for frame, _ in self._latest if frame.lamp is Lamp.LIT]
        best = lit[-1] if lit else max(self._latest, key=lambda pair: pair[1])[0]
        return small(best.pixels)


def _rate(times: list[float]) -> float | None:
    """Return frames per second, None where fewer than five came in a measurable time."""
    if len(times) < 5 or times[-1] <= times[0]:
        return None
    return (len(times) - 1) / (times[-1] - times[0])


def _facts(source: Source | None) -> CameraFacts | None:
    try:
        return source.facts if isinstance(source, Camera) else None
    except Exception:
        log.exception("A camera did not tell what it is")
        return None


def _close(source: Source | None) -> None:
    try:
        if source is not None:
            source.close()
    except Exception:
        log.exception("A camera could not be closed properly")
