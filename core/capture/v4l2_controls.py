"""What can be set on a camera by its V4L2 driver, and nothing else.

Each control is asked for by its own number; the numbers are those of linux/v4l2-controls.h. None
of them touches a lamp: no flash control and no vendor's extension is known here.
"""

from __future__ import annotations

import ctypes as c
import errno
import math
from dataclasses import dataclass
from typing import Literal

from core.capture.camera import Control, ControlName
from core.capture.control_refusal import refusal
from core.capture.v4l2_device import Handle, ioctl_number

BRIGHTNESS = 0x00980900
EXPOSURE = 0x00980911
AUTOGAIN = 0x00980912
GAIN = 0x00980913
POWER_LINE_FREQUENCY = 0x00980918
BACKLIGHT_COMPENSATION = 0x0098091C
EXPOSURE_AUTO = 0x009A0901
EXPOSURE_ABSOLUTE = 0x009A0902
ANALOGUE_GAIN = 0x009E0903

# V4L2_CTRL_TYPE_*
_INTEGER, _BOOLEAN, _MENU, _INTEGER_MENU = 1, 2, 3, 9

# V4L2_CTRL_FLAG_*
DISABLED, GRABBED, READ_ONLY, INACTIVE, WRITE_ONLY = 0x01, 0x02, 0x04, 0x10, 0x40

# Entries of EXPOSURE_AUTO, in the order in which they are chosen: a fixed iris is usual, so
# uvcvideo's cameras mostly have "aperture priority" for automatic exposure.
_AUTOMATIC = (3, 0)
_MANUAL = (1, 2)

_MOST_CHOICES = 32


class QueryControl(c.Structure):
    """`struct v4l2_queryctrl`."""

    _fields_ = [
        ("id", c.c_uint32),
        ("type", c.c_uint32),
        ("name", c.c_char * 32),
        ("minimum", c.c_int32),
        ("maximum", c.c_int32),
        ("step", c.c_int32),
        ("default", c.c_int32),
        ("flags", c.c_uint32),
        ("reserved", c.c_uint32 * 2),
    ]


class QueryMenu(c.Structure):
    """`struct v4l2_querymenu`; the text is a number of 64 bits for menus of integers."""

    _pack_ = 1
    _fields_ = [
        ("id", c.c_uint32),
        ("index", c.c_uint32),
        ("text", c.c_uint8 * 32),
        ("reserved", c.c_uint32),
    ]


class ControlValue(c.Structure):
    """`struct v4l2_control`."""

    _fields_ = [("id", c.c_uint32), ("value", c.c_int32)]


G_CTRL = ioctl_number(3, 27, ControlValue)
S_CTRL = ioctl_number(3, 28, ControlValue)
QUERYCTRL = ioctl_number(3, 36, QueryControl)
QUERYMENU = ioctl_number(3, 37, QueryMenu)


@dataclass(frozen=True, slots=True)
class _Known:
    """A control of V4L2 that stands behind one of ours."""

    id: int
    unit: str = ""
    scale: float = 1.0
    """So much is one step of the driver in `unit`."""


# Where several are named, the first that a camera has.
_KNOWN: dict[ControlName, tuple[_Known, ...]] = {
    "automatic_exposure": (_Known(EXPOSURE_AUTO),),
    "exposure": (_Known(EXPOSURE_ABSOLUTE, "ms", 0.1), _Known(EXPOSURE)),
    "automatic_gain": (_Known(AUTOGAIN),),
    "gain": (_Known(GAIN), _Known(ANALOGUE_GAIN)),
    "brightness": (_Known(BRIGHTNESS),),
    "backlight": (_Known(BACKLIGHT_COMPENSATION),),
    "mains_frequency": (_Known(POWER_LINE_FREQUENCY),),
}

ALLOWED = frozenset(known.id for each in _KNOWN.values() for known in each)
"""All that is ever asked for or set."""


class DriverControls:
    """The controls of an open device, asked anew each time.

    Parameters
    ----------
    handle
        The device.
    title
        Name of the camera for people.
    """

    def __init__(self, handle: Handle, title: str) -> None:
        self._handle = handle
        self._title = title

    def all(self) -> tuple[Control, ...]:
        """Describe what can be set, with its present value as the driver says it."""
        found = (self._control(name) for name in _KNOWN)
        return tuple(control for control in found if control is not None)

    def set(self, name: ControlName, value: float) -> None:
        """Set one; the driver may take the nearest value it has.

        Raises
        ------
        SourceError
            If there is no such control or the driver doesn't take it.
        """
        present = self._present(name)
        if present is None:
            raise refusal(self._title, errno.ENOTTY)
        known, query = present
        number = self._number(known, query, value)
        if number is None:
            raise refusal(self._title, errno.ERANGE)
        try:
            self._handle.ioctl(S_CTRL, ControlValue(known.id, number))
        except OSError as error:
            # Flags may be stale in the query before, and tell more than an EIO does.
            again = self._present(name)
            inactive = again is not None and bool(again[1].flags & INACTIVE)
            raise refusal(self._title, errno.EACCES if inactive else error.errno) from None

    def exposure_now(self) -> tuple[float | None, float | None, bool]:
        """Return exposure time in ms and gain, None where not told, and whether a person set them.

        Raises
        ------
        OSError
            If the camera doesn't answer.
        """
        values: list[float | None] = []
        by_person = True
        for name in ("exposure", "gain"):
            present = self._present(name, may_only_be_read=True)
            if present is None or (name == "exposure" and not present[0].unit):
                values.append(None)
                continue
            known, query = present
            values.append(_scaled(self._value(known.id), known.scale))
            by_person = by_person and not query.flags & INACTIVE
        return values[0], values[1], by_person

    def _present(
        self, name: ControlName, *, may_only_be_read: bool = False
    ) -> tuple[_Known, QueryControl] | None:
        for known in _KNOWN.get(name, ()):
            query = QueryControl(id=known.id)
            try:
                self._handle.ioctl(QUERYCTRL, query)
            except OSError:
                continue  # EINVAL: not there
            useless = DISABLED | WRITE_ONLY | (0 if may_only_be_read else READ_ONLY)
            if not query.flags & useless and query.maximum >= query.minimum:
                return known, query
        return None

    def _control(self, name: ControlName) -> Control | None:
        present = self._present(name)
        if present is None:
            return None
        known, query = present
        try:
            value = self._value(known.id)
        except OSError:
            return None
        active = not query.flags & (INACTIVE | GRABBED)
        default = int(query.default)
        kind: Literal["number", "switch", "choice"] = "number"
        choices: dict[float, str] = {}
        match int(query.type):
            case t if t == _MENU and known.id == EXPOSURE_AUTO:
                offered = self._choices(query)
                if not any(each in offered for each in _AUTOMATIC) or not any(
                    each in offered for each in _MANUAL
                ):
                    return None  # nothing to choose
                value, default = int(value in _AUTOMATIC), int(default in _AUTOMATIC)
                kind = "switch"
            case t if t in (_MENU, _INTEGER_MENU):
                choices = dict(self._choices(query))
                if value not in choices:
                    return None
                kind = "choice"
            case t if t == _BOOLEAN:
                kind = "switch"
            case t if t != _INTEGER:
                return None
        if kind == "switch":
            return Control(name, kind, value, default, is_active=active)
        scale = known.scale
        return Control(
            name,
            kind,
            _scaled(value, scale),
            _scaled(default, scale),
            _scaled(query.minimum, scale),
            _scaled(query.maximum, scale),
            _scaled(max(1, query.step), scale),
            known.unit,
            choices,
            active,
        )

    def _number(self, known: _Known, query: QueryControl, value: float) -> int | None:
        """Return what the driver is told for `value`; None if it has nothing like it."""
        if not math.isfinite(value):
            return None
        if query.type == _MENU and known.id == EXPOSURE_AUTO:
            offered = self._choices(query)
            asked = _AUTOMATIC if value else _MANUAL
            ready = (int(query.default), *asked) if int(query.default) in asked else asked
            return next((each for each in ready if each in offered), None)
        if query.type in (_MENU, _INTEGER_MENU):
            return int(value) if value in self._choices(query) else None
        if query.type == _BOOLEAN:
            return int(bool(value))
        low, high, step = int(query.minimum), int(query.maximum), max(1, int(query.step))
        within = min(max(value / known.scale, low), high)
        return min(low + round((within - low) / step) * step, high)

    def _value(self, control: int) -> int:
        answer = ControlValue(control, 0)
        self._handle.ioctl(G_CTRL, answer)
        return int(answer.value)

    def _choices(self, query: QueryControl) -> dict[float, str]:
        choices: dict[float, str] = {}
        for index in range(max(0, query.minimum), min(query.maximum, _MOST_CHOICES) + 1):
            entry = QueryMenu(id=query.id, index=index)
            try:
                self._handle.ioctl(QUERYMENU, entry)
            except OSError:
                continue  # not offered by this camera
            raw = bytes(entry.text)
            if query.type == _INTEGER_MENU:
                choices[index] = str(int.from_bytes(raw[:8], "little", signed=True))
            else:
                choices[index] = raw.split(b"\0")[0].decode("utf-8", "replace")
        return choices


def _scaled(number: int, scale: float) -> float:
    return round(number * scale, 6)
