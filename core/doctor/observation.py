"""Watching a source for some seconds, in bounded time whatever its driver does; numbers only."""

from __future__ import annotations

import logging
import os
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.capture.camera import CameraFacts
from core.capture.discovery import Kind, make_source
from core.capture.rtsp_address import without_secrets
from core.capture.session_source import recorded_source
from core.capture.source import EndOfSource, Source, SourceError
from core.capture.strobe import CLIPPED_LEVEL, LightReading, Strobe
from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)

WATCHED = 2.5
"""Seconds that a source is watched after its first picture: 37 pictures at 15 a second."""

OPEN_LIMIT = 15.0
"""Seconds after which a driver that is opening counts as stuck; some take ten on Windows."""

READ_LIMIT = 6.0
"""Seconds without an answer, or without a first picture, after which it counts as stuck."""

DARK_LEVEL = 16
"""Grey level below which a pixel shows nothing; also the black of a video signal."""

_POLL = 0.05

Stage = Literal["", "open", "read"]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What is measured of one picture. Levels are grey levels, 0 to 255; shares 0 to 1."""

    width: int
    height: int

    level: float
    spread: float
    """Standard deviation of the levels: near 0 where all is one flat area."""

    dark: float
    clipped: float

    step: float
    """Difference between the means of even and odd columns: high where bytes are read wrongly."""

    roughness: float
    """How much rougher one half of the columns is than the other, from 1 up; likewise."""

    mark: int
    """Equal for equal pictures; says nothing else about them and is never handed on."""

    @classmethod
    def of(cls, pixels: NDArray[np.uint8]) -> PictureFacts:
        """Measure a grey picture, shape (height, width), in every fourth row."""
        rows = np.ascontiguousarray(pixels[::4])
        even, odd = rows[:, ::2], rows[:, 1::2]
        rough = [_roughness(half) for half in (even, odd)]
        return cls(
            width=int(pixels.shape[1]),
            height=int(pixels.shape[0]),
            level=float(rows.mean()),
            spread=float(rows.std()),
            dark=float(np.mean(rows < DARK_LEVEL)),
            clipped=float(np.mean(rows >= CLIPPED_LEVEL)),
            step=abs(float(even.mean()) - float(odd.mean())) if odd.size else 0.0,
            roughness=(max(rough) + 1) / (min(rough) + 1),
            mark=zlib.crc32(rows.data),
        )


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of a source. Holds no picture."""

    address: str
    title: str
    kind: Kind

    in_window: bool = False
    """Whether the running window has it open, and told this."""

    error: PlainError | None = None
    stuck: Stage = ""
    """Where its driver did not answer any more."""

    open_seconds: float | None = None
    first_seconds: float | None = None
    """From the wish to open it to its first picture."""

    pictures: tuple[PictureFacts, ...] = ()
    readings: tuple[LightReading, ...] = ()
    """One for each frame, the newest last."""

    facts: CameraFacts | None = None
    dropped: int | None = None
    """Frames that were lost on the way; None if nobody counts them."""


def kind_of(address: str) -> Kind:
    """Return what an address stands for, without opening it."""
    if address.partition(":")[0] == "studio":
        return Kind.STUDIO
    if recorded_source(address) is not None:
        return Kind.FILE
    path = os.path.expanduser(address)
    is_device = path.startswith("/dev/")
    return Kind.FILE if address and os.path.exists(path) and not is_device else Kind.CAMERA


def watch(
    address: str,
    *,
    seconds: float | None = None,
    stop: threading.Event | None = None,
    make: Callable[[str], Source] = make_source,
    open_limit: float = OPEN_LIMIT,
    read_limit: float = READ_LIMIT,
) -> Observation:
    """Open a source, watch it for a while and close it, all in a thread of its own.

    Parameters
    ----------
    seconds
        How long it is watched after its first picture; None: `WATCHED`.
    stop
        Ends it early when it is set.
    open_limit, read_limit
        Seconds after which the source counts as stuck. Its thread can't be ended by force and is
        left behind; it lets go of the source should the driver ever answer.
    """
    work = _Work(
        address,
        WATCHED if seconds is None else seconds,
        read_limit,
        stop or threading.Event(),
        make,
    )
    thread = threading.Thread(target=work.run, name="doctor camera", daemon=True)
    thread.start()
    limits: dict[Stage, float] = {"open": open_limit, "read": read_limit, "": read_limit}
    while True:
        thread.join(_POLL)
        if not thread.is_alive():
            return work.observation()
        if work.stop.is_set() and time.monotonic() - work.since > 1.0:
            return work.observation(stuck=work.stage)
        if time.monotonic() - work.since > limits[work.stage]:
            work.stop.set()
            return work.observation(stuck=work.stage or "read")


@dataclass
class _Work:
    """What the thread does, and how far it is. One writes, the other only looks."""

    address: str
    seconds: float
    read_limit: float
    stop: threading.Event
    make: Callable[[str], Source]
    stage: Stage = "open"
    since: float = field(default_factory=time.monotonic)
    title: str = ""
    error: PlainError | None = None
    open_seconds: float | None = None
    first_seconds: float | None = None
    pictures: list[PictureFacts] = field(default_factory=list)
    readings: list[LightReading] = field(default_factory=list)
    facts: CameraFacts | None = None
    dropped: int | None = None

    def run(self) -> None:
        source: Source | None = None
        try:
            source = self.make(self.address)
            self.title = source.name
            self._watch(source)
        except EndOfSource:
            pass
        except PlainError as error:
            self.error = error
        except Exception:
            log.exception("The source failed while it was checked")
            self.error = SourceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "“{source}” has failed: a fault of the program. Save a report for support.",
                ),
                source=self.title or without_secrets(self.address),
            )
        finally:
            if source is not None:
                _close(source)

    def observation(self, stuck: Stage = "") -> Observation:
        return Observation(
            address=self.address,
            title=self.title or without_secrets(self.address),
            kind=kind_of(self.address),
            error=self.error,
            stuck=stuck,
            open_seconds=self.open_seconds,
            first_seconds=self.first_seconds,
            pictures=tuple(self.pictures),
            readings=tuple(self.readings),
            facts=self.facts,
            dropped=self.dropped,
        )

    def _watch(self, source: Source) -> None:
        began = time.monotonic()
        source.open()
        self.open_seconds = time.monotonic() - began
        self._reach("read")
        strobe = Strobe()
        until = time.monotonic() + self.read_limit
        while not self.stop.is_set() and time.monotonic() < until:
            frame = source.read(0.2)
            self._reach("read")
            if frame is None:
                continue
            if self.first_seconds is None:
                self.first_seconds = time.monotonic() - began
                until = time.monotonic() + self.seconds
            self.pictures.append(PictureFacts.of(frame.pixels))
            self.readings.append(strobe.decide(frame)[1])
        self.facts = getattr(source, "facts", None)
        dropped = getattr(source, "dropped", None)
        self.dropped = dropped if isinstance(dropped, int) else None
        if self.first_seconds is None and not self.stop.is_set():
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "“{source}” opens, but gives no pictures. Unplug it and plug it in again, and "
                    "see that no other program uses it.",
                ),
                source=self.title,
            )

    def _reach(self, stage: Stage) -> None:
        self.since, self.stage = time.monotonic(), stage


def _roughness(columns: NDArray[np.uint8]) -> float:
    """Return the mean difference between neighbouring columns, in grey levels."""
    if columns.shape[1] < 2:
        return 0.0
    wide = columns.astype(np.int16)
    return float(np.abs(wide[:, 1:] - wide[:, :-1]).mean())


def _close(source: Source) -> None:
    try:
        source.close()
    except Exception:
        log.exception("The source could not be closed properly")
