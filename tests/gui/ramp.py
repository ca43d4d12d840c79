"""A small real source whose frames are generated, and which fails, ends or blocks on demand."""

from __future__ import annotations

import threading
import time

import numpy as np

from core.capture.source import SourceError
from core.frame import Frame


class Ramp:
    """A source of grey frames, `rate` a second, which fails, ends or blocks on demand."""

    def __init__(self, name: str = "Ramp", level: int = 100, rate: float = 200.0) -> None:
        self.name = name
        self.level = level
        self.rate = rate
        self.opens = 0
        self.closes = 0
        self.fail_open = False
        self.fail_read: Exception | None = None
        self.blocked: threading.Event | None = None
        self.is_blocked = False
        """Whether somebody waits for `blocked`."""

        self.silent = False
        self.made = 0
        """Frames since it was opened."""

    def open(self) -> None:
        self.opens += 1
        if self.fail_open:
            raise SourceError("{source} can't be opened.", source=self.name)
        self.made = 0

    def read(self, timeout: float = 0.2) -> Frame | None:
        if self.blocked is not None:
            self.is_blocked = True
            self.blocked.wait()
            self.is_blocked = False
        if self.fail_read is not None:
            raise self.fail_read
        if self.silent:
            time.sleep(min(timeout, 0.02))
            return None
        time.sleep(1 / self.rate)
        pixels = np.full((48, 64), self.level, np.uint8)
        frame = Frame(self.made, time.monotonic(), pixels, source=self.name)
        self.made += 1
        return frame

    def close(self) -> None:
        self.closes += 1
