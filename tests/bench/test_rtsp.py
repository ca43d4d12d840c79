"""A camera in the network: time to its first picture, and how far behind its pictures are.

python -m pytest -m bench -s tests/bench/test_rtsp.py
"""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable

import numpy as np
import pytest

from core.capture.recording import VideoSource
from core.capture.rtsp import RtspSource
from core.capture.rtsp_address import read_network_address
from core.capture.source import EndOfSource
from tests.vectors.rtsp_server import STUDIO_H264, Coded, RtspCamera, coded_pictures

SECONDS = 4.0


def levels() -> list[np.ndarray]:
    """Twenty pictures that are told apart by their brightness."""
    return [np.full((480, 640), 20 + at * 10, np.uint8) for at in range(20)]


def film() -> list[np.ndarray]:
    source = VideoSource(STUDIO_H264, loop=False)
    source.open()
    known: list[np.ndarray] = []
    with contextlib.suppress(EndOfSource):
        while True:
            if (frame := source.read(1.0)) is not None:
                known.append(frame.pixels)
    return known


@pytest.mark.bench
@pytest.mark.parametrize(
    ("name", "pictures", "known", "rate"),
    [
        ("JPEG 640x480, 30/s", levels, levels, 30.0),
        ("H.264 320x240, 15/s", coded_pictures, film, 15.0),
    ],
)
def test_first_picture_and_delay(
    name: str,
    pictures: Callable[[], list[np.ndarray] | list[Coded]],
    known: Callable[[], list[np.ndarray]],
    rate: float,
) -> None:
    means = np.array([picture.mean() for picture in known()])
    with RtspCamera(pictures(), rate=rate) as camera:
        source = RtspSource(read_network_address(camera.address()))
        began = time.monotonic()
        source.open()
        while source.read(0.2) is None:
            pass
        first = time.monotonic() - began
        behind: list[int] = []
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if (frame := source.read(0.2)) is not None:
                at = int(np.argmin(np.abs(means - frame.pixels.mean())))
                behind.append((camera.sent - 1 - at) % len(means))
        dropped = source.dropped
        source.close()
    print(
        f"\n{name}: first picture after {first:.1f} s; pictures behind: median "
        f"{statistics.median(behind):.0f}, 95 % {sorted(behind)[int(len(behind) * 0.95)]}, "
        f"of {len(behind)}; dropped {dropped}"
    )
    assert behind
