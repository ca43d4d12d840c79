"""A camera made of Python, with things that can be set and that depend on one another."""

from __future__ import annotations

import dataclasses

from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.source import SourceError
from core.frame import Frame

AUTOMATIC = {"exposure": "automatic_exposure", "gain": "automatic_gain"}


class SettableCamera:
    """Open from the beginning; `told` lists what it was told, in order."""

    name = "camera"
    dropped = 0
    facts: CameraFacts | None = CameraFacts("v4l2")

    def __init__(self, *controls: Control, refuses: tuple[str, ...] = ()) -> None:
        self._controls = {control.name: control for control in controls}
        self._refuses = refuses
        self.told: list[tuple[str, float]] = []

    def open(self) -> None: ...

    def close(self) -> None: ...

    def read(self, timeout: float = 0.2) -> Frame | None:
        return None

    def controls(self) -> tuple[Control, ...]:
        return tuple(
            dataclasses.replace(control, is_active=self._is_active(control))
            for control in self._controls.values()
        )

    def set_control(self, name: ControlName, value: float) -> None:
        self.told.append((name, value))
        if name in self._refuses or not self._is_active(self._controls[name]):
            raise SourceError("no")
        self._controls[name] = dataclasses.replace(self._controls[name], value=value)

    @property
    def now(self) -> dict[str, float]:
        return {name: control.value for name, control in self._controls.items()}

    def _is_active(self, control: Control) -> bool:
        by = self._controls.get(AUTOMATIC.get(control.name, ""))  # type: ignore[call-overload]
        return by is None or by.value == 0
