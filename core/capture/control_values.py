"""Setting several things of a camera at once, in the order in which it takes them."""

from __future__ import annotations

from collections.abc import Mapping

from core.capture.camera import Camera, Control, ControlName
from core.capture.source import SourceError

# What decides over others: while it is on, they can't be set.
_AUTOMATIC: tuple[ControlName, ...] = ("automatic_exposure", "automatic_gain")


def set_values(
    camera: Camera, wanted: Mapping[ControlName, float]
) -> dict[ControlName, SourceError | None]:
    """Set what is wanted, as far as the open camera takes it.

    The rate comes first, since some cameras forget the rest when it changes. What decides by
    itself is switched off before and on after the values that it decides over. What is already
    so is left alone.

    Returns
    -------
    What was not set: why, or None where the camera has no such thing, or decides it by itself.
    """
    left: dict[ControlName, SourceError | None] = {}
    first: list[ControlName] = ["rate", *(name for name in _AUTOMATIC if wanted.get(name) == 0)]
    later = [name for name in wanted if name not in first and name not in _AUTOMATIC]
    last = [name for name in _AUTOMATIC if name not in first]
    for names in (first, later, last):
        named = [name for name in names if name in wanted]
        present = {control.name: control for control in camera.controls()} if named else {}
        for name in named:
            control = present.get(name)
            if control is None or not control.is_active:
                left[name] = None
            elif not _is_set(control, wanted[name]):
                try:
                    camera.set_control(name, wanted[name])
                except SourceError as error:
                    left[name] = error
    return left


def set_defaults(camera: Camera) -> dict[ControlName, SourceError | None]:
    """Set everything as the open camera comes; see `set_values`."""
    return set_values(camera, {control.name: control.default for control in camera.controls()})


def _is_set(control: Control, value: float) -> bool:
    return abs(control.value - value) < max(control.step / 2, 1e-6)
