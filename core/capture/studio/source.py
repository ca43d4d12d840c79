"""The studio as a source of frames."""

from __future__ import annotations

import threading
import time as clock

import numpy as np
from numpy.typing import NDArray

from core.capture.source import SourceError
from core.capture.studio.scenes import SCENES, Scene
from core.capture.studio.stage import Stage, Truth
from core.frame import Frame, Lamp
from core.wording import QT_TRANSLATE_NOOP

AHEAD = 5.0  # seconds before a visit in which its persons are built


class StudioSource:
    """A synthetic infrared camera that plays a scene. No hardware and no data needed.

    A frame depends on scene, seed, size, rate and its number alone.

    Parameters
    ----------
    scene
        A name of `SCENES`.
    seed
        Deals the persons and their movements.
    realtime
        True: `read` waits until a frame is due and passes over frames that are late.
        False: `read` returns at once, and the frames' times are 1/rate apart.
    size
        Width and height in pixels.
    rate
        Frames per second.

    Raises
    ------
    SourceError
        If there is no such scene.
    """

    def __init__(
        self,
        scene: str = "visitors",
        *,
        seed: int = 1,
        realtime: bool = True,
        size: tuple[int, int] = (640, 480),
        rate: float = 30.0,
    ) -> None:
        if scene not in SCENES:
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core", "The studio has no scene “{scene}”. It has these: {scenes}."
                ),
                scene=scene,
                scenes=", ".join(SCENES),
            )
        self.scene: Scene = SCENES[scene]
        self.name = f"Studio: {scene}"
        self._seed = seed
        self._realtime = realtime
        self._rate = rate
        self._size = size
        self._stage: Stage | None = None
        self._next = 0
        self._begun: float | None = None
        self._stop = threading.Event()
        self._builder: threading.Thread | None = None

    def open(self) -> None:
        """Set up room and sensor and start the script from its beginning."""
        self.close()
        stage = self._staged()
        stage.picture(0)  # builds whoever is there at the start
        self._next = 0
        self._begun = clock.monotonic()
        if self._realtime and len(self.scene.visits) > 1:
            self._stop.clear()
            self._builder = threading.Thread(
                target=self._build_ahead, args=(stage, self._begun), name="studio builder"
            )
            self._builder.start()

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next frame when it is due; None if that is later than `timeout` seconds.

        Raises
        ------
        SourceError
            If the studio isn't open.
        """
        if self._begun is None:
            raise SourceError(QT_TRANSLATE_NOOP("core", "The studio isn't open."))
        if not self._realtime:
            number = self._next
            stamp = self._begun + number / self._rate
        else:
            now = clock.monotonic()
            number = max(self._next, int((now - self._begun) * self._rate))
            wait = self._begun + number / self._rate - now
            if wait > timeout:
                clock.sleep(timeout)
                return None
            if wait > 0:
                clock.sleep(wait)
            stamp = clock.monotonic()
        self._next = number + 1
        lighting = self._staged().lighting
        return Frame(
            number,
            stamp,
            self.picture(number),
            source=self.name,
            flag=lighting.flag(number),
            exposure=lighting.exposure(number),
            synthetic=True,
        )

    def close(self) -> None:
        """Stop. May be called twice."""
        self._begun = None
        self._stop.set()
        if self._builder is not None:
            self._builder.join()
            self._builder = None

    def truth(self, number: int) -> Truth:
        """Return what really stands there in frame `number`."""
        return self._staged().truth(number)

    def lamp(self, number: int) -> Lamp:
        """Whether the lamp really is on in frame `number`."""
        return self._staged().lighting.lamp(number)

    def picture(self, number: int) -> NDArray[np.uint8]:
        """Draw frame `number`: grey, shape (height, width). Only one thread may draw."""
        return self._staged().picture(number)

    def _staged(self) -> Stage:
        if self._stage is None:
            self._stage = Stage(self.scene, self._seed, self._size, self._rate)
        return self._stage

    def _build_ahead(self, stage: Stage, begun: float) -> None:
        """Build the persons of the later visits shortly before they come."""
        for visit in sorted(self.scene.visits, key=lambda visit: visit.start):
            if self._stop.wait(max(0.0, begun + visit.start - AHEAD - clock.monotonic())):
                return
            stage.prepare(visit)
