"""What it costs to make a grey picture of a camera's buffer, and to read what it says of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from core.capture import v4l2
from core.capture.chroma import has_chroma
from core.capture.raw_formats import FORMATS, Decoder, Family, Layout
from core.capture.studio import StudioSource
from core.capture.uvc_metadata import read_metadata
from core.frame import Lamp
from tests.vectors.raw_encoders import encode, row_bytes
from tests.vectors.uvc_blocks import LIT, block, capture_stats, illumination
from tests.vectors.v4l2_driver import Driver
from tests.vectors.v4l2_metadata_node import MetadataNode

QUALITIES = (80, 90, 95)
"""Of JPEG as cameras make it: half the colour in each row, though there is none in infrared."""


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    source = StudioSource("one-person", realtime=False)
    source.open()
    frame = source.read()
    source.close()
    assert frame is not None
    assert frame.pixels.shape == (480, 640)
    return frame.pixels


@pytest.mark.bench
def test_cost_of_each_format(picture: np.ndarray) -> None:
    height, width = picture.shape
    print(f"\nms per frame of {width} x {height}: median, least; without and with padded rows")
    for name, known in FORMATS.items():
        if known.family is Family.JPEG:
            continue
        cells = []
        for padding in (0, 64):
            data = encode(name, picture, padding=padding, bits=12)
            decode = Decoder(Layout(name, width, height, row_bytes(name, width) + padding))
            assert decode(data).shape == (height, width)
            cells.append(timed(decode, data))
        print(f"{name:8} {'   '.join(cells)}")
    for quality in QUALITIES:
        data = camera_jpeg(picture, quality)
        decode = Decoder(Layout("MJPG", width, height))
        assert np.abs(decode(data).astype(int) - picture).mean() < 6
        print(f"MJPG {quality}  {timed(decode, data)}   {len(data) / 1000:.0f} kB")


@pytest.mark.bench
def test_cost_of_what_is_looked_at_now_and_then(picture: np.ndarray) -> None:
    height, width = picture.shape
    print("\nms for a look at the colour, once in two seconds: median, least")
    for name in ("YUYV", "UYVY", "NV12", "YU12", "MJPG"):
        data = camera_jpeg(picture, 90) if name == "MJPG" else encode(name, picture)
        layout = Layout(name, width, height)
        print(f"{name:8} {timed(lambda data, layout=layout: has_chroma(layout, data), data)}")
    metadata = block(illumination(LIT) + capture_stats(5, 82_500, 400))
    assert read_metadata(metadata).lamp is Lamp.LIT
    print(f"ms for the metadata of each frame: {timed(read_metadata, metadata, digits=4)}")


@pytest.mark.bench
@pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")
def test_cost_of_the_whole_way(
    picture: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the time that the driver made of Python takes: the kernel's own is shorter."""
    node = MetadataNode(lambda n: block(illumination(n & 1) + capture_stats(1, 82_500, 0)))
    monkeypatch.setattr(v4l2, "metadata_node", lambda _device: tmp_path / "beside")
    (tmp_path / "video7").touch()
    print("\nms from the driver to the frame, with the lamp's flag and the exposure: median, least")
    for name in ("GREY", "Y10 ", "YUYV", "MJPG"):
        data = camera_jpeg(picture, 90) if name == "MJPG" else encode(name, picture)
        driver = Driver({name: [(640, 480)]}, lambda *_, data=data: data, beside=node.fill)

        def handle(path: Path, driver: Driver = driver) -> Driver | MetadataNode:
            return node.handle(path) if path.name == "beside" else driver.handle(path)

        source = v4l2.V4L2Source(tmp_path / "video7", make_handle=handle)
        source.open()
        for _ in range(10):
            frame = source.read()
        assert frame is not None
        assert frame.flag is Lamp.LIT
        print(f"{name:8} {timed(lambda _, source=source: source.read(), b'')}")
        source.close()


def timed(work: Callable[[bytes], object], data: bytes, digits: int = 2) -> str:
    took = []
    for _ in range(200):
        began = time.perf_counter()
        work(data)
        took.append((time.perf_counter() - began) * 1000)
    return f"{np.median(took):5.{digits}f} {min(took):5.{digits}f}"


def camera_jpeg(picture: np.ndarray, quality: int) -> bytes:
    how = [cv2.IMWRITE_JPEG_QUALITY, quality]
    how += [cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422]
    done, encoded = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), how)
    assert done
    return encoded.tobytes()
