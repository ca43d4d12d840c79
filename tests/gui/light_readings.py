"""Readings of the light as the capture would make them, for tests of what is shown of them."""

from __future__ import annotations

from core.capture.strobe import LampPattern, LightReading
from core.frame import Exposure, Lamp


def pulsing(seconds=4.0, *, lit=120.0, unlit=30.0, start=0, rate=30.0, flag=Lamp.UNKNOWN, **others):
    """A lamp in every second frame."""
    return tuple(
        LightReading(
            number=n,
            time=1000.0 + n / rate,
            lamp=Lamp.UNLIT if n % 2 else Lamp.LIT,
            flag=flag,
            pattern=LampPattern.PULSING,
            level=unlit if n % 2 else lit,
            clipped=0.0,
            **others,
        )
        for n in range(start, start + round(seconds * rate))
    )


def steady(level=80.0, seconds=4.0, *, start=0, rate=30.0, **others):
    """A lamp that is always on, or none."""
    return tuple(
        LightReading(
            number=n,
            time=1000.0 + n / rate,
            lamp=Lamp.UNKNOWN,
            flag=Lamp.UNKNOWN,
            pattern=LampPattern.STEADY,
            level=level,
            clipped=0.0,
            exposure=Exposure(milliseconds=8.0, gain=2.0),
            **others,
        )
        for n in range(start, start + round(seconds * rate))
    )
