"""The self-test: the real window analyses some frames and says how that went."""

from __future__ import annotations

import statistics
import sys
import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from core.wording import PlainError
from gui.engine import Engine
from gui.engine_values import LoadedModels, OpenedSource
from gui.live.video_view import VideoView
from gui.live_result import LiveResult

FRAMES = 90
MOST_SECONDS = 60


class SelfTest(QObject):
    """Watches the engine until `FRAMES` frames were analysed or something failed.

    Parameters
    ----------
    began
        `time.monotonic()` when the program was started.
    """

    def __init__(
        self, engine: Engine, window: QWidget, app: QCoreApplication, began: float
    ) -> None:
        super().__init__()
        self._app = app
        self._began = began
        self._source = ""
        self._models = LoadedModels()
        self._first = 0.0
        self._frames = 0
        self._with_face = 0
        self._ages: list[float] = []
        self._failure = ""
        for view in window.findChildren(VideoView):
            view.overlay_painted.connect(self._on_overlay)
        engine.source_opened.connect(self._on_source)
        engine.source_lost.connect(self._on_failure)
        engine.people.unavailable.connect(self._on_failure)
        engine.failed.connect(self._on_failure)
        engine.models_loaded.connect(self._on_models)
        engine.analysed.connect(self._on_result)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_too_late)
        self._limit.start(MOST_SECONDS * 1000)

    def report(self, code: int) -> int:
        """Print what was found; return the exit code: 0 passed, 1 failed."""
        passed = not self._failure and self._frames >= FRAMES and self._with_face and self._ages
        if passed:
            sys.stdout.write(self._table())
            return code
        if self._failure:
            reason = self._failure
        elif self._frames < FRAMES:
            reason = f"The window was closed after {self._frames} of {FRAMES} frames."
        elif not self._with_face:
            reason = f"No face was found in {self._frames} frames."
        else:
            reason = "No overlay was painted."
        sys.stderr.write(f"The self-test failed: {reason}\n")
        return 1

    def _table(self) -> str:
        ages = sorted(self._ages)
        rows = {
            "source": self._source,
            **self._models.names,
            "frames analysed": str(self._frames),
            "frames with a face": str(self._with_face),
            "first frame analysed after": f"{self._first:.2f} s",
            "camera to overlay, median": f"{1000 * statistics.median(ages):.0f} ms",
            "camera to overlay, 95 %": f"{1000 * ages[int(0.95 * (len(ages) - 1))]:.0f} ms",
        }
        memory = _memory()
        if memory is not None:
            rows["memory"] = f"{memory / 1e6:.0f} MB"
        width = max(len(name) for name in rows)
        lines = [f"{name:{width}}  {value}" for name, value in rows.items()]
        return "\n".join([*lines, "The self-test passed.", ""])

    @Slot(object)
    def _on_source(self, source: OpenedSource) -> None:
        self._source = source.title

    @Slot(object)
    def _on_models(self, models: LoadedModels) -> None:
        self._models = models

    @Slot(object)
    def _on_result(self, result: LiveResult) -> None:
        if self._frames >= FRAMES:
            return
        if not self._frames:
            self._first = time.monotonic() - self._began
        self._frames += 1
        self._with_face += bool(result.analysis.faces)
        if self._frames == FRAMES:
            self._app.quit()

    @Slot(float)
    def _on_overlay(self, age: float) -> None:
        self._ages.append(age)

    @Slot(object)
    def _on_failure(self, error: PlainError) -> None:
        self._failure = self._failure or str(error)
        self._app.quit()

    @Slot()
    def _on_too_late(self) -> None:
        self._failure = f"Only {self._frames} frames were analysed in {MOST_SECONDS} seconds."
        self._app.quit()


def _memory() -> int | None:
    """Bytes of main memory that the process holds; None where the system doesn't say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            import resource

            return int(stream.read().split()[1]) * resource.getpagesize()
    except OSError:
        return None
