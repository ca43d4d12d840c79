"""Which of a camera's formats, sizes and rates is taken, and why, as values that can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.capture import v4l2_device
from core.capture.raw_formats import FORMATS, Family, Layout
from core.capture.v4l2_device import DISCRETE, Capability, FrameInterval, FrameSize, Handle

WANTED_SIZE = (640, 480)
WANTED_RATE = 30.0

LEAST_SIZE = (320, 240)
"""Pixels; a smaller picture is taken only if there is nothing else."""

LEAST_RATE = 10.0
"""Frames per second; a slower stream is taken only if there is nothing else."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way in which a camera gives pictures: the size and rate nearest to what is wanted."""

    format: str
    """Four letters, as the driver says them."""

    width: int
    height: int

    rate: float | None = None
    """Frames per second; None where the driver names none."""

    @property
    def family(self) -> Family | None:
        """What the format makes of the sensor's levels; None if this program can't read it."""
        known = FORMATS.get(self.format)
        return known.family if known is not None else None


@dataclass(frozen=True, slots=True)
class Negotiated:
    """What a camera offered and what was taken."""

    driver: str
    card: str
    """What the camera calls itself."""

    bus: str

    offers: tuple[Offer, ...]
    """One for each format, those that can't be read included, in the driver's order."""

    chosen: Offer
    """As the driver confirmed it."""

    layout: Layout

    passed_over: tuple[str, ...] = ()
    """Formats that would have been preferred and that the driver offered but then refused."""

    @property
    def family(self) -> Family:
        """Why it was chosen: the family that leaves the most of what the sensor saw."""
        return FORMATS[self.layout.format].family


def offers(handle: Handle) -> tuple[Offer, ...]:
    """Ask a driver for all its formats, each with the size and rate nearest to those wanted.

    Raises
    ------
    OSError
        If the camera is gone or busy. Lists that a driver doesn't have are no error.
    """
    found = []
    for name in dict.fromkeys(v4l2_device.formats(handle)):
        width, height = nearest_size(v4l2_device.sizes(handle, name))
        rate = nearest_rate(v4l2_device.intervals(handle, name, width, height))
        found.append(Offer(name, width, height, rate))
    return tuple(found)


def ranked(offered: Iterable[Offer]) -> list[Offer]:
    """Return the offers that can be read, best first.

    Big and fast enough comes before the format, and the format before the exact size: a grey
    picture of 340 x 340 is worth more than a compressed one of 640 x 480.
    """
    order = list(FORMATS)
    return sorted(
        (offer for offer in offered if offer.format in FORMATS),
        key=lambda offer: (
            offer.width < LEAST_SIZE[0] or offer.height < LEAST_SIZE[1],
            offer.rate is not None and offer.rate < LEAST_RATE,
            order.index(offer.format),
        ),
    )


def take(handle: Handle, offer: Offer, offered: set[str]) -> tuple[Offer, Layout] | None:
    """Set a format, size and rate; None if the driver makes something of it that can't be read.

    Parameters
    ----------
    offered
        All formats of the camera: what the driver answers with instead has its own turn.

    Raises
    ------
    OSError
        If it refuses.
    """
    answer = v4l2_device.set_format(handle, offer.format, offer.width, offer.height)
    name = v4l2_device.letters(answer.pixelformat)
    if name not in FORMATS or (name != offer.format and name in offered):
        return None
    try:
        layout = Layout(name, answer.width, answer.height, answer.bytesperline)
    except ValueError:
        return None
    rate = v4l2_device.set_rate(handle, offer.rate)
    return Offer(name, layout.width, layout.height, rate), layout


def agreed(
    about: Capability,
    offered: tuple[Offer, ...],
    chosen: Offer,
    layout: Layout,
    passed_over: Iterable[str],
) -> Negotiated:
    """Put together what came out."""
    driver, card, bus = (
        bytes(text).decode("utf-8", "replace")
        for text in (about.driver, about.card, about.bus_info)
    )
    return Negotiated(driver, card, bus, offered, chosen, layout, tuple(passed_over))


def nearest_size(listed: Iterable[FrameSize]) -> tuple[int, int]:
    """Return the size nearest to `WANTED_SIZE`, the larger of two equally near; that if none."""
    found = [size for entry in listed for size in _sizes_of(entry) if min(size) > 0]
    return min(
        found,
        key=lambda size: (_distance(size), -size[0] * size[1]),
        default=WANTED_SIZE,
    )


def nearest_rate(listed: Iterable[FrameInterval]) -> float | None:
    """Return the highest rate up to `WANTED_RATE`, else the lowest above; None if none is known."""
    found = [rate for entry in listed for rate in _rates_of(entry)]
    within = [rate for rate in found if rate <= WANTED_RATE * 1.01]  # 30.0003 is 30
    if within:
        return max(within)
    return min(found, default=None)


def _distance(size: tuple[int, int]) -> int:
    return abs(size[0] - WANTED_SIZE[0]) + abs(size[1] - WANTED_SIZE[1])


def _sizes_of(entry: FrameSize) -> Iterator[tuple[int, int]]:
    values = [int(value) for value in entry.values]
    if entry.type == DISCRETE:
        yield values[0], values[1]
        return
    yield (
        _on_grid(WANTED_SIZE[0], *values[0:3]),
        _on_grid(WANTED_SIZE[1], *values[3:6]),
    )


def _on_grid(wanted: int, least: int, most: int, step: int) -> int:
    if most < least:
        return 0
    within = min(max(wanted, least), most)
    return least + (within - least) // max(1, step) * max(1, step)


def _rates_of(entry: FrameInterval) -> Iterator[float]:
    values = [int(value) for value in entry.values]
    if entry.type == DISCRETE:
        if values[0] > 0 and values[1] > 0:
            yield values[1] / values[0]
        return
    shortest, longest = (
        values[at] / values[at + 1] if values[at + 1] > 0 else math.nan for at in (0, 2)
    )
    if 0 <= shortest <= longest and longest > 0:
        yield 1 / min(max(1 / WANTED_RATE, shortest), longest)
