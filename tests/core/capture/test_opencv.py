"""Cameras: real refusals, and a camera put in OpenCV's place for what needs hardware."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import cv2
import numpy as np
import pytest

from core.capture import opencv
from core.capture.camera import Camera, CameraFacts
from core.capture.opencv import CameraSource, format_name, has_chroma
from core.capture.source import SourceError
from tests.vectors.driven_clock import DrivenClock


class FakeCapture:
    """Stands for cv2.VideoCapture: a camera whose pictures and formats the test decides."""

    opens = True
    formats: ClassVar[list[str]] = ["YUYV"]
    images: ClassVar[list[Any]] = []
    begins_with: ClassVar[dict[int, float]] = {}
    takes: ClassVar[dict[int, tuple[float, ...]]] = {}
    made: ClassVar[list[FakeCapture]] = []

    def __init__(self, device: object, backend: int) -> None:
        self.device, self.backend = device, backend
        self.format = self.formats[0]
        self.convert = True
        self.released = False
        self.queue = list(self.images)
        self.values = dict(self.begins_with)
        self.calls: list[tuple[int, float]] = []
        FakeCapture.made.append(self)

    def isOpened(self) -> bool:  # noqa: N802
        return self.opens and not self.released

    def release(self) -> None:
        self.released = True

    def get(self, what: int) -> float:
        if what == cv2.CAP_PROP_FOURCC:
            return float(cv2.VideoWriter.fourcc(*self.format))
        return self.values.get(what, 0.0)

    def set(self, what: int, value: float) -> bool:
        if what == cv2.CAP_PROP_FOURCC:
            wanted = opencv.fourcc(value)
            if wanted in self.formats:
                self.format = wanted
            return wanted in self.formats
        if what == cv2.CAP_PROP_CONVERT_RGB:
            self.convert = bool(value)
        self.calls.append((what, value))
        if value in self.takes.get(what, ()):
            self.values[what] = value
        return what in self.takes

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
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    camera: type[FakeCapture],
    clock: DrivenClock,
) -> None:
    monkeypatch.setattr(opencv, "SILENCE", 0.1)
    source = CameraSource(str(tmp_path / "video7"))
    source.open()
    assert source.read(0.02) is None
    clock.sleep(0.1)
    with pytest.raises(SourceError, match="gives no pictures"):
        source.read(0.02)
    source.close()


def coloured(share: float) -> np.ndarray:
    """A grey picture with the noise of JPEG, and a red corner."""
    noise = np.random.default_rng(1).integers(-1, 2, (48, 64, 3))
    image = np.clip(np.full((48, 64, 3), 90) + noise, 0, 255).astype(np.uint8)
    image[: round(48 * share), :] = (20, 20, 200)
    return image


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (coloured(0.0), False),
        (coloured(0.1), True),
        (np.full((48, 64), 90, np.uint8), False),
        (np.full((48, 64), 900, np.uint16), False),
        (np.zeros((1, 3000), np.uint8), None),  # a JPEG
        (np.zeros((48, 64, 2), np.uint8), None),
    ],
)
def test_whether_a_picture_has_colour(image: np.ndarray, expected: bool | None) -> None:
    assert has_chroma(image) is expected


def test_what_opencv_tells_of_a_camera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    sizes = {cv2.CAP_PROP_FRAME_WIDTH: 640.0, cv2.CAP_PROP_FRAME_HEIGHT: 480.0}
    monkeypatch.setattr(camera, "begins_with", {**sizes, cv2.CAP_PROP_FPS: 30.0})
    monkeypatch.setattr(camera, "images", [coloured(0.5)])
    source = CameraSource(str(tmp_path / "video7"))
    assert isinstance(source, Camera)
    assert source.facts is None
    source.open()
    assert source.facts == CameraFacts("opencv", "YUYV", 640, 480, 30.0)
    source.read()
    assert source.facts == CameraFacts("opencv", "YUYV", 64, 48, 30.0, has_chroma=True)
    assert source.dropped == 0
    camera.made[-1].values[cv2.CAP_PROP_FPS] = 90000.0
    assert source.facts is not None
    assert source.facts.rate is None
    source.close()
    assert source.facts is None


@pytest.mark.parametrize(
    ("letters", "shown"), [("MJPG", "MJPG"), ("Y16 ", "Y16"), ("2\0\0\0", "2"), ("\x15\0\0\0", "")]
)
def test_formats_that_are_mere_numbers_are_not_shown(letters: str, shown: str) -> None:
    assert format_name(letters) == shown


def test_a_camera_offers_the_rates_that_it_confirms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture]
) -> None:
    rate = cv2.CAP_PROP_FPS
    monkeypatch.setattr(camera, "begins_with", {rate: 30.0})
    monkeypatch.setattr(camera, "takes", {rate: (15.0, 30.0, 60.0)})
    source = CameraSource(str(tmp_path / "video7"))
    assert source.controls() == ()
    source.open()
    (control,) = source.controls()
    assert (control.name, control.kind, control.unit) == ("rate", "choice", "1/s")
    assert (control.value, control.default, dict(control.choices)) == (
        30.0,
        30.0,
        {15.0: "15", 30.0: "30", 60.0: "60"},
    )
    assert camera.made[-1].values[rate] == 30.0  # as it was before it was asked
    tried = len(camera.made[-1].calls)
    source.set_control("rate", 15.0)
    assert source.controls()[0].value == 15.0
    assert source.controls()[0].default == 30.0
    assert len(camera.made[-1].calls) == tried + 1
    for name, value in (("rate", 20.0), ("exposure", 1.0), ("automatic_exposure", 1.0)):
        with pytest.raises(SourceError):
            source.set_control(name, value)  # type: ignore[arg-type]
    assert len(camera.made[-1].calls) == tried + 1
    camera.made[-1].takes = {}
    with pytest.raises(SourceError, match="doesn't take this value"):
        source.set_control("rate", 60.0)
    source.close()


@pytest.mark.parametrize(("system", "offered"), [("Windows", True), ("Darwin", False)])
def test_automatic_exposure_is_a_switch_where_it_means_one(
    monkeypatch: pytest.MonkeyPatch, camera: type[FakeCapture], system: str, offered: bool
) -> None:
    automatic = cv2.CAP_PROP_AUTO_EXPOSURE
    monkeypatch.setattr(camera, "begins_with", {automatic: 1.0})
    monkeypatch.setattr(camera, "takes", {automatic: (0.0, 1.0)})
    monkeypatch.setattr(opencv.platform, "system", lambda: system)
    source = CameraSource(0)
    source.open()
    assert [control.name for control in source.controls()] == ["automatic_exposure"] * offered
    assert automatic not in [what for what, _ in camera.made[-1].calls]  # only read so far
    if offered:
        source.set_control("automatic_exposure", 0.0)
        assert source.controls()[0].value == 0.0
        assert source.controls()[0].default == 1.0
    source.close()


def test_a_closed_camera_says_so() -> None:
    with pytest.raises(SourceError, match="not open"):
        CameraSource(0).read()
