"""How many pictures a V4L2 camera gives a second, as something that can be set."""

from __future__ import annotations

import errno

from core.capture import v4l2_device
from core.capture.camera import Control
from core.capture.raw_formats import Layout
from core.capture.v4l2_device import CAN_SET_RATE, CAPTURE, DISCRETE, Handle, StreamParameters

# Rates that lie closer together are one: drivers round 30 to 30.00003.
_CLOSE = 0.01


def rate_control(
    handle: Handle, layout: Layout, present: float | None, default: float | None
) -> Control | None:
    """Describe the rates that there are for the format in use; None if there is no choice.

    Parameters
    ----------
    present, default
        Frames per second: now, and as they were when the camera was opened.
    """
    if present is None or default is None:
        return None
    try:
        listed = v4l2_device.intervals(handle, layout.format, layout.width, layout.height)
    except OSError:
        return None
    rates: dict[float, str] = {}
    for entry in listed:
        numerator, denominator, most, per = (int(value) for value in entry.values[:4])
        if not numerator or not denominator:
            continue
        rate = round(denominator / numerator, 3)
        if entry.type == DISCRETE:
            rates[rate] = f"{rate:g}"
        elif most and per and round(per / most, 3) < rate:  # the shortest and longest interval
            return Control("rate", "number", present, default, round(per / most, 3), rate, 1, "1/s")
    if len(rates) < 2:
        return None
    return Control(
        "rate",
        "choice",
        _nearest(rates, present),
        _nearest(rates, default),
        min(rates),
        max(rates),
        unit="1/s",
        choices=dict(sorted(rates.items())),
    )


def takes(control: Control, rate: float) -> bool:
    """Whether `rate` is one of those that `control` describes."""
    if control.kind == "choice":
        return any(abs(rate - each) <= _CLOSE * each for each in control.choices)
    return control.low <= rate <= control.high


def change_rate(handle: Handle, rate: float) -> float:
    """Set frames per second while nothing streams; return what the driver made of it.

    Raises
    ------
    OSError
        If it refuses.
    """
    answer = StreamParameters(type=CAPTURE)
    handle.ioctl(v4l2_device.G_PARM, answer)
    if not answer.capability & CAN_SET_RATE:
        raise OSError(errno.ENOTTY, "no rates")
    answer.numerator, answer.denominator = 1000, round(rate * 1000)
    handle.ioctl(v4l2_device.S_PARM, answer)
    if not answer.numerator or not answer.denominator:
        raise OSError(errno.EIO, "no rate")
    return float(answer.denominator / answer.numerator)


def _nearest(rates: dict[float, str], wanted: float) -> float:
    return min(rates, key=lambda rate: abs(rate - wanted))
