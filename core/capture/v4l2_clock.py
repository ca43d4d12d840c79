"""The number and the time of each picture, as far as the driver can be believed."""

from __future__ import annotations

import time

from core.capture.v4l2_device import CLOCK, MONOTONIC, Buffer

# A driver's time is believed if it lies this close before now, in seconds; some clocks are wrong.
_OLDEST = 2.0

# A larger step of the sequence is a new count, no dropped frames.
_LARGEST_GAP = 1000


class FrameClock:
    """Counts pictures so that gaps are losses, and lets their times never run backwards."""

    def __init__(self) -> None:
        self.count = 0
        """Pictures so far, lost ones included; the number of the next if none is lost."""

        self._sequence: int | None = None
        self._time = 0.0

    def restarted(self) -> None:
        """The driver begins to count anew."""
        self._sequence = None

    def of(self, buffer: Buffer) -> tuple[int, float]:
        """Return number and time (as `core.frame.Frame`) of a buffer that was just taken."""
        sequence = int(buffer.sequence)
        step = 1 if self._sequence is None else (sequence - self._sequence) & 0xFFFFFFFF
        self._sequence = sequence
        number = self.count + (step - 1 if 1 <= step <= _LARGEST_GAP else 0)
        self.count = number + 1
        now = time.monotonic()
        stamp = now
        if buffer.flags & CLOCK == MONOTONIC:  # the same clock
            told = buffer.seconds + buffer.microseconds * 1e-6
            if now - _OLDEST <= told <= now:
                stamp = told
        self._time = max(stamp, self._time)
        return number, self._time
