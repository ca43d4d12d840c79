"""Whether a camera's raw pictures have any colour, and how rarely that is looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture import chroma
from core.capture.chroma import FIRST_LOOKS, ChromaWatch, has_chroma
from core.capture.raw_formats import FORMATS, Layout
from core.capture.v4l2 import V4L2Source
from tests.vectors.raw_encoders import encode, row_bytes
from tests.vectors.v4l2_driver import Driver

WIDTH, HEIGHT = 320, 240
COLOURED = ("YUYV", "YVYU", "UYVY", "NV12", "NV21", "YU12", "MJPG")


def scene(colour: float, noise: int = 0) -> np.ndarray:
    """A picture of RGB whose colours are `colour` times as strong as in a usual room."""
    dice = np.random.default_rng(3)
    grey = np.add.outer(np.arange(HEIGHT) // 2, np.arange(WIDTH) // 3) + 20
    tint = np.zeros((HEIGHT, WIDTH, 3))
    tint[60:120, 80:200] = (60, -20, -50)
    tint[150:, :90] = (-40, 10, 50)
    picture = (
        grey[:, :, None] + colour * tint + dice.integers(-noise, noise + 1, (HEIGHT, WIDTH, 1))
    )
    return np.clip(picture, 0, 255).astype(np.uint8)


def raw(name: str, rgb: np.ndarray, padding: int = 0) -> tuple[Layout, bytes]:
    """The buffer of a camera that makes `name` of the picture."""
    if name == "MJPG":
        done, encoded = cv2.imencode(".jpg", rgb[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 80])
        assert done
        return Layout(name, WIDTH, HEIGHT), encoded.tobytes()
    luma, red, blue = (plane for plane in cv2.split(cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb)))
    u, v = blue[::2, ::2], red[::2, ::2]
    if name in ("NV12", "NV21"):
        second = np.dstack([u, v] if name == "NV12" else [v, u]).reshape(HEIGHT // 2, WIDTH)
        rows = [luma, second]
    elif name == "YU12":
        rows = [luma, u, v]
    else:
        wide = [blue[:, ::2], red[:, ::2]][:: -1 if name == "YVYU" else 1]
        pairs = np.dstack(wide).reshape(HEIGHT, WIDTH)
        both = [pairs, luma] if name == "UYVY" else [luma, pairs]
        rows = [np.dstack(both).reshape(HEIGHT, -1)]
    first = rows[0].shape[1]
    lines = [
        np.pad(each, ((0, 0), (0, padding * each.shape[1] // first)), constant_values=255)
        for each in rows
    ]
    stride = row_bytes(name, WIDTH) + padding
    return Layout(name, WIDTH, HEIGHT, stride), b"".join(line.tobytes() for line in lines)


@pytest.mark.parametrize("padding", [0, 64])
@pytest.mark.parametrize("name", COLOURED)
def test_colour_is_seen_in_each_format(name: str, padding: int) -> None:
    for colour, noise, expected in ((1.0, 0, True), (0.4, 5, True), (0.0, 9, False)):
        layout, data = raw(name, scene(colour, noise), padding)
        assert has_chroma(layout, data) is expected
        assert has_chroma(layout, memoryview(data)) is expected


@pytest.mark.parametrize("name", COLOURED)
def test_one_hot_pixel_is_no_colour(name: str) -> None:
    picture = scene(0.0)
    picture[40:42, 48:50] = (255, 0, 0)
    assert has_chroma(*raw(name, picture)) is False


@pytest.mark.parametrize("name", sorted(set(FORMATS) - set(COLOURED) - {"JPEG"}))
def test_grey_formats_have_none(name: str) -> None:
    data = encode(name, scene(0)[:, :, 0])
    assert has_chroma(Layout(name, WIDTH, HEIGHT), data) is False


def test_a_grey_jpeg_has_none() -> None:
    assert has_chroma(Layout("MJPG", WIDTH, HEIGHT), encode("MJPG", scene(0)[:, :, 0])) is False


@pytest.mark.parametrize("name", COLOURED)
def test_too_little_to_say(name: str) -> None:
    layout, data = raw(name, scene(1))
    short = b"\xff\xd8\xff" if name == "MJPG" else data[: WIDTH * HEIGHT]
    assert has_chroma(layout, short) is None


@settings(max_examples=40)
@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(COLOURED),
    width=st.sampled_from([2, 4, 8, 16]),
    height=st.integers(1, 9),
    stride=st.integers(0, 40),
)
def test_no_bytes_crash(data: bytes, name: str, width: int, height: int, stride: int) -> None:
    assert has_chroma(Layout(name, width, height, stride), data) in (True, False, None)


def test_the_first_pictures_are_looked_at_and_then_one_every_two_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    monkeypatch.setattr(chroma, "has_chroma", lambda _layout, data: seen.append(data) or True)
    watch = ChromaWatch(Layout("YUYV", WIDTH, HEIGHT))
    assert watch.found is None
    for number in range(300):  # ten seconds
        watch.look(str(number), 1000 + number / 30)
    assert seen[:FIRST_LOOKS] == ["0", "1", "2", "3", "4"]
    assert len(seen) == FIRST_LOOKS + 4


@pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")
@pytest.mark.parametrize("colour", [0.0, 1.0])
def test_a_camera_tells_whether_it_has_colour(tmp_path: Path, colour: float) -> None:
    (tmp_path / "video7").touch()
    data = raw("YUYV", scene(colour))[1]
    driver = Driver({"YUYV": [(WIDTH, HEIGHT)]}, lambda *_: data)
    source = V4L2Source(tmp_path / "video7", make_handle=driver.handle)
    source.open()
    assert source.facts is not None
    assert source.facts.has_chroma is None
    assert source.read() is not None
    assert source.facts.has_chroma is (colour > 0)
    assert source.facts.negotiated is source.negotiated
    source.close()
