"""Formats of a camera, asked without starting it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from core.capture import node_formats
from core.capture import v4l2_device as v
from core.capture.node_formats import offered_formats
from tests.vectors.v4l2_driver import Driver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    made = Driver({"GREY": [(640, 360)], "MJPG": []}, lambda *_: b"")
    monkeypatch.setattr(node_formats, "KernelHandle", made.handle)
    monkeypatch.setattr(node_formats, "_asked", {})
    return made


def test_the_camera_is_asked_once_and_never_started(driver: Driver, tmp_path: Path) -> None:
    node = tmp_path / "video2"
    node.touch()
    assert offered_formats(node) == ("GREY", "MJPG")
    assert set(driver.calls) == {v.ENUM_FMT}
    assert driver.open_handles == 0
    asked = len(driver.calls)
    assert offered_formats(node) == ("GREY", "MJPG")
    assert len(driver.calls) == asked


def test_another_camera_under_the_same_number_is_asked_anew(driver: Driver, tmp_path: Path) -> None:
    node = tmp_path / "video2"
    node.touch()
    offered_formats(node)
    driver.formats = {"YUYV": []}
    (tmp_path / "new").touch()
    os.replace(tmp_path / "new", node)
    assert offered_formats(node) == ("YUYV",)


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENODEV, errno.EBUSY])
def test_what_cant_be_asked_tells_nothing(driver: Driver, tmp_path: Path, number: int) -> None:
    node = tmp_path / "video2"
    node.touch()
    driver.opening = OSError(number, "fault")
    assert offered_formats(node) == ()
    driver.opening = None
    driver.always = {v.ENUM_FMT: errno.ENODEV}
    (tmp_path / "video3").touch()
    assert offered_formats(tmp_path / "video3") == ()
    assert driver.open_handles == 0
    assert offered_formats(tmp_path / "none") == ()
