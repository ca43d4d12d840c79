"""Controls of a V4L2 driver made of Python, as cameras have them."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field

from core.capture import v4l2_controls as k

INTEGER, BOOLEAN, MENU, BUTTON, INTEGER_MENU = 1, 2, 3, 4, 9


@dataclass
class FakeControl:
    """One control; its driver rounds nothing and refuses what is out of range."""

    type: int
    low: int
    high: int
    default: int
    step: int = 1
    value: int = 0
    flags: int = 0
    menu: dict[int, str | int] = field(default_factory=dict)

    refuses: int = 0
    """Errno of each attempt to set it."""

    unreadable: int = 0
    """Errno of each attempt to read it."""

    effect: Callable[[dict[int, FakeControl]], None] = lambda controls: None
    """What happens to the others when it was set."""

    reads: list[int] = field(default_factory=list)
    """What it says next, of its own accord."""

    takes: Callable[[int], int] = lambda value: value
    """What the camera makes of a value."""


class Controls(dict[int, FakeControl]):
    """All of a camera, answering the four requests."""

    def query(self, it: k.QueryControl) -> None:
        control = self._named(it.id)
        it.type, it.flags = control.type, control.flags
        it.minimum, it.maximum, it.step = control.low, control.high, control.step
        it.default, it.name = control.default, b"control"

    def menu(self, it: k.QueryMenu) -> None:
        control = self._named(it.id)
        if it.index not in control.menu:
            raise OSError(errno.EINVAL, "no such entry")
        entry = control.menu[it.index]
        raw = entry.to_bytes(8, "little") if isinstance(entry, int) else entry.encode()
        it.text[: len(raw)] = raw

    def get(self, it: k.ControlValue) -> None:  # type: ignore[override]
        control = self._named(it.id)
        if control.unreadable:
            raise OSError(control.unreadable, "unreadable")
        if control.reads:
            control.value = control.reads.pop(0)
        it.value = control.value

    def set(self, it: k.ControlValue) -> None:
        control = self._named(it.id)
        if control.flags & (k.READ_ONLY | k.DISABLED):
            raise OSError(errno.EACCES, "read only")
        if control.refuses:
            raise OSError(control.refuses, "refused")
        if control.flags & k.INACTIVE:
            raise OSError(errno.EIO, "inactive")  # as uvcvideo did before it said EACCES
        outside = not control.low <= it.value <= control.high
        if outside or (it.value - control.low) % control.step:
            raise OSError(errno.ERANGE, "outside")
        if control.menu and it.value not in control.menu:
            raise OSError(errno.EINVAL, "no such entry")
        control.value = it.value = control.takes(it.value)
        control.effect(self)

    def _named(self, number: int) -> FakeControl:
        if number not in self:
            raise OSError(errno.EINVAL, "no such control")
        return self[number]


def webcam() -> Controls:
    """An infrared webcam: automatic exposure by aperture priority, which rules the time."""

    def automatic(controls: dict[int, FakeControl]) -> None:
        time = controls[k.EXPOSURE_ABSOLUTE]
        manual = controls[k.EXPOSURE_AUTO].value == 1
        time.flags = time.flags & ~k.INACTIVE if manual else time.flags | k.INACTIVE

    return Controls(
        {
            k.BRIGHTNESS: FakeControl(INTEGER, -64, 64, 0, value=10),
            k.GAIN: FakeControl(INTEGER, 0, 100, 16, step=4, value=32),
            k.POWER_LINE_FREQUENCY: FakeControl(
                MENU, 0, 2, 1, value=1, menu={0: "Disabled", 1: "50 Hz", 2: "60 Hz"}
            ),
            k.BACKLIGHT_COMPENSATION: FakeControl(INTEGER, 0, 2, 1, value=1),
            k.EXPOSURE_AUTO: FakeControl(
                MENU,
                *(0, 3, 3),
                value=3,
                menu={1: "Manual Mode", 3: "Aperture Priority Mode"},
                effect=automatic,
            ),
            k.EXPOSURE_ABSOLUTE: FakeControl(INTEGER, 3, 2047, 156, value=156, flags=k.INACTIVE),
        }
    )
