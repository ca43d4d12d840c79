"""What it costs to make a grey picture of a camera's buffer."""

from __future__ import annotations

import time

import numpy as np
import pytest

from core.capture.raw_formats import FORMATS, Decoder, Layout
from core.capture.studio import StudioSource
from tests.vectors.raw_encoders import encode, row_bytes


@pytest.mark.bench
def test_cost_of_each_format() -> None:
    source = StudioSource("one-person", realtime=False)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    height, width = frame.pixels.shape
    print(f"\nms per frame of {width} x {height}: median, least; without and with padded rows")
    for name in FORMATS:
        cells = []
        for padding in (0, 64):
            data = encode(name, frame.pixels, padding=padding, bits=12)
            stride = 0 if name in ("MJPG", "JPEG") else row_bytes(name, width) + padding
            decode = Decoder(Layout(name, width, height, stride))
            took = []
            for _ in range(200):
                began = time.perf_counter()
                pixels = decode(data)
                took.append((time.perf_counter() - began) * 1000)
            assert pixels.shape == (height, width)
            cells.append(f"{np.median(took):5.2f} {min(took):5.2f}")
        print(f"{name:8} {'   '.join(cells)}")
