"""The doctor on cameras with a driver made of Python, through the real decoding and negotiation."""

from __future__ import annotations

import dataclasses
import errno
import time
from pathlib import Path

import numpy as np
import pytest

from core.capture.discovery import Kind
from core.capture.v4l2 import V4L2Source
from core.doctor.check import Check, State, Subject
from core.doctor.observation import watch
from core.doctor.source_checks import of_source
from tests.vectors.raw_encoders import encode
from tests.vectors.v4l2_driver import Driver

pytestmark = pytest.mark.usefixtures("clock")

SIZE = (320, 240)

noise = np.random.default_rng(7)


def shown(name: str, width: int, height: int, _stride: int) -> bytes:
    """A scene with noise, as a sensor gives it, 50 times a second."""
    time.sleep(0.02)
    across = np.linspace(20, 160, width)[None, :] + noise.normal(0, 3, (height, width))
    return encode(name, np.clip(across, 0, 255).astype(np.uint8))


def black(name: str, width: int, height: int, _stride: int) -> bytes:
    time.sleep(0.02)
    return encode(name, np.zeros((height, width), np.uint8))


def look(tmp_path: Path, driver: Driver, title: str = "IR camera") -> dict[Subject, Check]:
    node = tmp_path / "video7"
    node.touch()
    seen = watch(
        str(node),
        seconds=0.2,
        make=lambda _address: V4L2Source(node, title, make_handle=driver.handle),
    )
    # The stand-in for the device is a file, which no camera is.
    camera = dataclasses.replace(seen, kind=Kind.CAMERA)
    return {check.subject: check for check in of_source(camera)}


def test_a_grey_camera_is_told_as_it_was_agreed(tmp_path: Path) -> None:
    driver = Driver({"GREY": [SIZE], "MJPG": [(640, 480)]}, shown)
    checks = look(tmp_path, driver)
    assert checks[Subject.OPENING].state is State.OK
    assert checks[Subject.FORMAT].state is State.OK
    assert "320 x 240 pixels in the format GREY" in str(checks[Subject.FORMAT].sentence)
    assert "MJPG 640x480" in str(checks[Subject.FORMAT].details["offers"])
    assert checks[Subject.PICTURE].state is State.OK
    assert checks[Subject.INFRARED].state is State.OK
    assert checks[Subject.RATE].details["measured"] == 50
    assert driver.open_handles == 0


def test_a_better_format_that_is_refused(tmp_path: Path) -> None:
    driver = Driver({"GREY": [SIZE], "YUYV": [SIZE]}, shown, refuses={"GREY": errno.ENOSPC})
    check = look(tmp_path, driver)[Subject.FORMAT]
    assert check.state is State.WARNING
    assert "format YUYV; a better one was offered" in str(check.sentence)
    assert check.details["passed_over"] == "GREY"


def test_lost_pictures_are_counted_by_the_driver(tmp_path: Path) -> None:
    driver = Driver({"GREY": [SIZE]}, shown, sequence_step=[1, 6, 6, 1, 1, 1])
    check = look(tmp_path, driver)[Subject.RATE]
    assert check.details["lost"] == 10


def test_a_covered_lens(tmp_path: Path) -> None:
    check = look(tmp_path, Driver({"GREY": [SIZE]}, black))[Subject.PICTURE]
    assert (check.state, str(check.sentence)) == (State.FAILED, "The picture is black.")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "no permission"),
        (errno.EBUSY, "used by another program"),
        (errno.ENODEV, "There is no camera"),
    ],
)
def test_a_camera_that_cannot_be_opened(tmp_path: Path, number: int, words: str) -> None:
    driver = Driver({"GREY": [SIZE]}, shown)
    driver.opening = OSError(number, "fault")
    checks = look(tmp_path, driver)
    assert list(checks) == [Subject.OPENING]
    assert words in str(checks[Subject.OPENING].sentence)


def test_a_stream_that_stalls(tmp_path: Path) -> None:
    driver = Driver({"GREY": [SIZE]}, shown, stalled=True)
    node = tmp_path / "video7"
    node.touch()
    seen = watch(
        str(node),
        make=lambda _address: V4L2Source(node, "IR camera", make_handle=driver.handle),
        read_limit=0.3,
    )
    assert "gives no pictures" in str(seen.error)
    assert driver.open_handles == 0
