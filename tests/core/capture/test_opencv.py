"""Cameras: real refusals, and a camera put in OpenCV's place for what needs hardware."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, ClassVar

import cv2
import numpy as np
import pytest

from core.capture import opencv
from core.capture.opencv import CameraSource
from core.capture.source import SourceError


class FakeCapture:
    """Stands for cv2.VideoCapture: a camera whose pictures and formats the test decides."""

    opens = True
    formats: ClassVar[list[str]] = ["YUYV"]
    images: ClassVar[list[Any]] = []
    made: ClassVar[list[FakeCapture]] = []

    def __init__(self, device: object, backend: int) -> None:
        self.device, self.backend = device, backend
        self.format = self.formats[0]
        self.convert = True
        self.released = False
        self.queue = list(self.images)
        FakeCapture.made.append(self)

    def isOpened(self) -> bool:  # noqa: N802
        return self.opens and not self.released

    def release(self) -> None:
        self.released = True

    def get(self, what: int) -> float:
        return float(cv2.VideoWriter.fourcc(*self.format)) if what == cv2.CAP_PROP_FOURCC else 0.0

    def set(self, what: int, value: float) -> bool:
        if what == cv2.CAP_PROP_FOURCC:
            wanted = opencv.fourcc(value)
            if wanted in self.formats:
                self.format = wanted
            return wanted in self.formats
        if what == cv2.CAP_PROP_CONVERT_RGB:
            self.convert = bool(value)
        return True

    def grab(self) -> bool:
        return bool(self.queue) and self.queue[0] is not None

    def retrieve(self) -> tuple[bool, Any]:
        return True, self.queue.pop(0)


@pytest.fixture
def camera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> type[FakeCapture]:
    """A camera at a device file that can be taken away."""
    (tmp_path / "video7").touch()
    for name, value in (("opens", True), ("formats", ["YUYV"]), ("images", []), ("made", [])):
        monkeypatch.setattr(FakeCapture, name, value)
    monkeypatch.setattr(cv2, "VideoCapture", FakeCapture)
    monkeypatch.setattr(opencv.platform, "system", lambda: "Linux")
    return FakeCapture


def sentence(source: CameraSource) -> str:
    with pytest.raises(SourceError) as caught:
        source.open()
    return str(caught.value)


def test_a_missing_camera(capfd: pytest.CaptureFixture[str]) -> None:
    source = CameraSource(97)
    text = sentence(source)
    source.close()
    assert text in (
        "There is no camera “Camera 97”. Plug it in, or choose another source.",
        "The camera “Camera 97” can't be opened. See that it is plugged in, that no other program "
        "uses it, and that programs on this computer may use cameras.",
    )
    assert capfd.readouterr().err == ""


def test_a_file_that_is_no_camera(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "video3").write_text("no camera")
    assert "can't be opened" in sentence(CameraSource(str(tmp_path / "video3"), "Desk"))
    assert capfd.readouterr().err == ""


def test_a_camera_without_permission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    monkeypatch.setattr(opencv.os, "access", lambda *_: False)
    text = sentence(CameraSource(str(tmp_path / "video7"), "IR camera"))
    assert 'group "video"' in text
    assert "IR camera" in text


def test_a_busy_camera_names_who_uses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    monkeypatch.setattr(camera, "opens", False)
    monkeypatch.setattr(opencv, "program_using", lambda _: "cheese")
    text = sentence(CameraSource(str(tmp_path / "video7")))
    assert "used by the program “cheese”" in text
    assert all(capture.released for capture in camera.made)


def test_an_infrared_camera_is_asked_for_grey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    picture = np.arange(48 * 64, dtype=np.uint8).reshape(48, 64)
    monkeypatch.setattr(camera, "formats", ["MJPG", "GREY"])
    monkeypatch.setattr(camera, "images", [picture])
    source = CameraSource(str(tmp_path / "video7"), "IR camera")
    source.open()
    frame = source.read()
    assert camera.made[-1].format == "GREY"
    assert camera.made[-1].convert is False
    assert frame is not None
    assert np.array_equal(frame.pixels, picture)
    assert frame.source == source.name == "IR camera"
    source.close()


@pytest.mark.parametrize(
    ("formats", "converted"), [(["YUYV"], True), (["MJPG"], True), (["Y16 "], False)]
)
def test_other_formats_are_converted_by_opencv_but_deep_grey(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    camera: type[FakeCapture],
    formats: list[str],
    converted: bool,
) -> None:
    monkeypatch.setattr(camera, "formats", formats)
    colour = np.full((48, 64, 3), 90, np.uint8)
    deep = np.full((48, 64), 1023, np.uint16)
    monkeypatch.setattr(camera, "images", [colour if converted else deep])
    source = CameraSource(str(tmp_path / "video7"))
    source.open()
    frame = source.read()
    assert camera.made[-1].convert is converted
    assert frame is not None
    assert set(frame.pixels.flat) == {90 if converted else 255}
    source.close()


def test_a_damaged_picture_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    good = np.full((48, 64), 5, np.uint8)
    monkeypatch.setattr(camera, "images", [np.zeros((0, 0), np.uint8), good])
    source = CameraSource(str(tmp_path / "video7"))
    source.open()
    assert source.read(0.01) is None
    frame = source.read(0.01)
    assert frame is not None
    assert frame.number == 0
    source.close()


def test_an_unplugged_camera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    monkeypatch.setattr(camera, "images", [np.zeros((48, 64), np.uint8)])
    source = CameraSource(str(tmp_path / "video7"), "IR camera")
    source.open()
    assert source.read() is not None
    assert source.read(0.01) is None
    (tmp_path / "video7").unlink()
    with pytest.raises(SourceError, match="“IR camera” was unplugged"):
        source.read(0.01)
    source.close()
    source.close()
    assert camera.made[-1].released


def test_a_camera_that_falls_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    monkeypatch.setattr(opencv, "SILENCE", 0.1)
    source = CameraSource(str(tmp_path / "video7"))
    source.open()
    assert source.read(0.02) is None
    time.sleep(0.1)
    with pytest.raises(SourceError, match="gives no pictures"):
        source.read(0.02)
    source.close()


def test_a_closed_camera_says_so() -> None:
    with pytest.raises(SourceError, match="not open"):
        CameraSource(0).read()
