"""How pictures are exposed, asked from time to time of a camera that doesn't say it by itself."""

from __future__ import annotations

from core.capture.v4l2_controls import DriverControls
from core.frame import Exposure

INTERVAL = 1.0
"""Seconds. Each question goes over the cable and keeps the pictures waiting for some ms."""


class ExposureWatch:
    """Asks now and then, and gives the last answer for the frames in between.

    While the camera decides by itself, many say the number that was set last. So what they say
    counts only after it has been seen to change, or where a person decides.
    """

    def __init__(self, controls: DriverControls) -> None:
        self._controls = controls
        self._due = 0.0
        self._told: tuple[float | None, float | None] | None = None
        self._moves = False
        self._now: Exposure | None = None
        self._ended = False

    def at(self, now: float) -> Exposure | None:
        """Return how pictures are exposed; None where the camera doesn't say.

        Parameters
        ----------
        now
            `time.monotonic()`.
        """
        if now >= self._due and not self._ended:
            self._due = now + INTERVAL
            self._ask()
        return self._now

    def changed(self) -> None:
        """Ask again with the next frame: something was set."""
        self._due = 0.0
        self._told = None
        self._moves = False

    def _ask(self) -> None:
        try:
            milliseconds, gain, by_person = self._controls.exposure_now()
        except OSError:
            # A camera that fails here once would keep the pictures waiting each time.
            self._ended, self._now = True, None
            return
        told = (milliseconds, gain)
        if told == (None, None):
            self._ended = True
            return
        self._moves = self._moves or (self._told is not None and told != self._told)
        self._told = told
        self._now = Exposure(milliseconds, gain) if by_person or self._moves else None
