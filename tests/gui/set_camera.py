"""A camera that gives a pulsing picture and has controls like a real one's."""

from __future__ import annotations

import dataclasses
import time

import numpy as np

from core.capture.camera import CameraFacts, Control
from core.capture.source import SourceError
from core.frame import Exposure, Frame, Lamp
from core.wording import QT_TRANSLATE_NOOP

CONTROLS = (
    Control("automatic_exposure", "switch", 1.0, 1.0),
    Control("exposure", "number", 12.0, 15.6, 0.1, 330.0, 0.1, "ms", is_active=False),
    Control("gain", "number", 16.0, 0.0, 0.0, 128.0, 1.0),
    Control(
        "mains_frequency", "choice", 1.0, 1.0, choices={0.0: "Disabled", 1.0: "50 Hz", 2.0: "60 Hz"}
    ),
    Control("rate", "choice", 30.0, 30.0, unit="1/s", choices={15.0: "15", 30.0: "30"}),
)


class SetCamera:
    """Gain above 100 is refused; the exposure waits for automatic exposure to be off."""

    def __init__(self, name: str = "IR camera") -> None:
        self.name = name
        self.dropped = 0
        self.is_open = False
        self.held = {control.name: control for control in CONTROLS}
        self.facts = CameraFacts("v4l2", "GREY", 64, 48, 30.0, tells_lamp=True, link="USB 2")
        self._number = 0

    def open(self) -> None:
        self.is_open = True
        self.held = {control.name: control for control in CONTROLS}
        self._number = 0

    def close(self) -> None:
        self.is_open = False

    def read(self, timeout: float) -> Frame | None:
        time.sleep(0.005)
        lit = self._number % 2 == 0
        rows = np.linspace(20, 160 if lit else 60, 48, dtype=np.uint8)
        self._number += 1
        return Frame(
            self._number - 1,
            time.monotonic(),
            np.tile(rows[:, None], (1, 64)),
            source=self.name,
            flag=Lamp.LIT if lit else Lamp.UNLIT,
            exposure=Exposure(self.held["exposure"].value, self.held["gain"].value),
        )

    def controls(self) -> tuple[Control, ...]:
        automatic = bool(self.held["automatic_exposure"].value)
        self.held["exposure"] = dataclasses.replace(self.held["exposure"], is_active=not automatic)
        return tuple(self.held.values())

    def set_control(self, name, value: float) -> None:
        if name == "gain" and value > 100:
            raise SourceError(QT_TRANSLATE_NOOP("core", "It doesn't take that."))
        self.held[name] = dataclasses.replace(self.held[name], value=value)
