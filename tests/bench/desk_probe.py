"""Runs the whole desk with a watch beside it: started by test_desk.py in a process of its own.

    python tests/bench/desk_probe.py STARTED SECONDS FILE [arguments of python -m gui]

STARTED is the parent's `time.monotonic()` just before it started this process. Writes what was
measured to FILE as JSON when it closes the window.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

STARTED = float(sys.argv[1])
SECONDS = float(sys.argv[2])
FILE = Path(sys.argv[3])
WARM_UP = 3.0
"""Seconds after the first analysed frame that are not counted: caches, the plots' import."""

from core import __version__, runtime  # noqa: E402

runtime.preload()

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot  # noqa: E402

from gui import application, options  # noqa: E402
from gui.engine import Engine  # noqa: E402
from gui.live.video_view import VideoView  # noqa: E402
from gui.live_result import LiveResult  # noqa: E402

TICK = 0.005


class Probe(QObject):
    """Counts and times what reaches the window."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.window = 0.0
        self.first = 0.0
        self.results: list[float] = []
        self.numbers: list[int] = []
        self.captured = 0
        self.ages: list[float] = []
        self.ticks: list[float] = []
        self.stages: dict[str, list[float]] = {}
        self._painted = -1
        self._newest: LiveResult | None = None
        engine.analysed.connect(self.on_analysed)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.on_tick)
        self._last = 0.0

    @Slot(object)
    def on_analysed(self, result: LiveResult) -> None:
        now = time.monotonic()
        self._newest = result
        if not self.first:
            self.first = now
            self._timer.start(round(1000 * TICK))
            QTimer.singleShot(round(1000 * (WARM_UP + SECONDS)), self.leave)
        if now > self.first + WARM_UP:
            self.results.append(now)
            self.numbers.append(result.analysis.frame.number)
            for name, spent in result.analysis.milliseconds.items():
                self.stages.setdefault(name, []).append(spent)

    @Slot()
    def on_tick(self) -> None:
        now = time.perf_counter()
        if self._last and time.monotonic() > self.first + WARM_UP:
            self.ticks.append(now - self._last)
        self._last = now

    @Slot()
    def leave(self) -> None:
        spent = self.results[-1] - self.results[0]
        FILE.write_text(
            json.dumps(
                {
                    "window": self.window - STARTED,
                    "first": self.first - STARTED,
                    "analysed": (len(self.results) - 1) / spent,
                    "captured": (self.numbers[-1] - self.numbers[0]) / spent,
                    "ages": self.ages,
                    "ticks": self.ticks,
                    "stages": self.stages,
                    "closing": time.monotonic(),
                }
            ),
            "utf-8",
        )
        QCoreApplication.quit()

    def painted(self) -> None:
        """The video view has just painted; the newest result is now on the screen."""
        now = time.monotonic()
        if not self.window:
            self.window = now
        newest = self._newest
        if newest is None or newest.analysis.frame.number == self._painted:
            return
        self._painted = newest.analysis.frame.number
        if now > self.first + WARM_UP:
            self.ages.append(now - newest.analysis.frame.time)


def main() -> int:
    """Start the real window with the probe in it."""
    probes: list[Probe] = []
    paint = VideoView.paintEvent

    def paint_and_tell(view, event):
        paint(view, event)
        probes[0].painted()

    VideoView.paintEvent = paint_and_tell
    window_class = application.MainWindow

    def make_window(engine, *rest):
        probes.append(Probe(engine))
        return window_class(engine, *rest)

    application.MainWindow = make_window
    return application.main(options.parse(sys.argv[4:], __version__), STARTED)


if __name__ == "__main__":
    sys.exit(main())
