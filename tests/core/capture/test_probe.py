"""A short look at a camera, over a driver in Python: lit, dark, busy, forbidden, stalled."""

from __future__ import annotations

import errno
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from core.capture import v4l2
from core.capture import v4l2_device as v
from core.capture.infrared_evidence import Belief, Reason
from core.capture.probe import THUMBNAIL, Probe, probe, running, small
from core.capture.source import Source
from core.capture.strobe import LampPattern, LightReading
from core.capture.v4l2 import V4L2Source
from core.frame import Frame, Lamp
from tests.vectors.raw_encoders import encode, row_bytes
from tests.vectors.v4l2_driver import Driver

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's"),
    pytest.mark.usefixtures("clock"),
]

SIZES = [(640, 360)]


class Scene:
    """A face-like patch before a dim ground, 250 pictures a second.

    With `period` 2 every other one is unlit.
    """

    def __init__(self, level: int = 150, period: int = 1) -> None:
        self.level = level
        self.period = period
        self.count = 0

    def __call__(self, name: str, width: int, height: int, stride: int) -> bytes:
        time.sleep(0.004)
        lit = self.count % self.period == 0
        self.count += 1
        pixels = np.full((height, width), self.level // 10, np.uint8)
        if lit:
            pixels[height // 4 : -height // 4, width // 4 : -width // 4] = self.level
        return encode(
            name, pixels, padding=0 if name == "MJPG" else stride - row_bytes(name, width)
        )


def look(tmp_path: Path, driver: Driver, name: str = "USB Video Device", **how: object) -> Probe:
    (tmp_path / "video7").touch()

    def make(_address: str) -> Source:
        return V4L2Source(tmp_path / "video7", name, make_handle=driver.handle)

    found = probe("/dev/video7", name, make, **{"seconds": 0.12, **how})  # type: ignore[arg-type]
    assert found is not None
    assert driver.open_handles == 0
    assert not driver.streaming
    return found


def test_what_a_look_shows(tmp_path: Path) -> None:
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene()), "Integrated IR Camera")
    assert found.error is None
    assert found.facts is not None
    assert (found.facts.format, found.facts.width, found.facts.height) == ("GREY", 640, 360)
    assert found.evidence.belief is Belief.INFRARED
    assert found.evidence.reasons == (Reason.GREY_ONLY, Reason.NAME)
    assert found.thumbnail is not None
    assert found.thumbnail.shape == (180, 320)
    assert found.thumbnail[90, 160] == 150
    assert found.rate == pytest.approx(250, rel=1e-3)
    assert found.seconds_to_first == pytest.approx(0.004)
    assert not found.is_black
    assert not found.is_running


def test_a_look_takes_its_time_from_the_first_picture_on(tmp_path: Path) -> None:
    scene = Scene()
    began = time.monotonic()
    look(tmp_path, Driver({"GREY": SIZES}, scene))
    assert time.monotonic() - began == pytest.approx(0.124, abs=0.004)
    assert scene.count == pytest.approx(31, abs=1)


def test_of_few_pictures_no_rate_is_told(tmp_path: Path) -> None:
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene()), seconds=0.01)
    assert found.thumbnail is not None
    assert found.rate is None


def test_a_pulsing_lamp_is_noticed_and_the_thumbnail_is_lit(tmp_path: Path) -> None:
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene(period=2)), seconds=0.35)
    assert found.pattern is LampPattern.PULSING
    assert Reason.LAMP_PULSES in found.evidence.reasons
    assert found.thumbnail is not None
    assert found.thumbnail[90, 160] == 150


def test_a_black_picture_is_said_and_is_no_evidence(tmp_path: Path) -> None:
    found = look(tmp_path, Driver({"YUYV": SIZES}, Scene(level=0)))
    assert found.error is None
    assert found.is_black
    assert Reason.NO_COLOUR not in found.evidence.reasons


def test_a_busy_camera_names_what_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(v4l2, "program_using", lambda _device: "cheese")
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene(), always={v.S_FMT: errno.EBUSY}))
    assert found.thumbnail is None
    assert "used by the program “cheese”" in str(found.error)
    monkeypatch.setattr(v4l2, "program_using", lambda _device: None)
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene(), always={v.STREAMON: errno.EBUSY}))
    assert "used by another program" in str(found.error)


def test_a_forbidden_camera_says_what_to_do(tmp_path: Path) -> None:
    driver = Driver({"GREY": SIZES}, Scene())
    driver.opening = PermissionError(errno.EACCES, "no")
    found = look(tmp_path, driver)
    assert "usermod -aG video" in str(found.error)
    assert "70-facedesk-ir.rules" in str(found.error)
    assert (Path(__file__).parents[3] / "packaging" / "linux" / "70-facedesk-ir.rules").is_file()


def test_a_stalled_camera_is_given_up_in_bounded_time(tmp_path: Path) -> None:
    began = time.monotonic()
    found = look(tmp_path, Driver({"GREY": SIZES}, Scene(), stalled=True), first_seconds=0.3)
    assert time.monotonic() - began == pytest.approx(0.3)
    assert "gives no pictures" in str(found.error)
    assert found.seconds_to_first is None


def test_a_look_that_is_stopped_lets_go_at_once(tmp_path: Path) -> None:
    driver = Driver({"GREY": SIZES}, Scene())
    (tmp_path / "video7").touch()
    began = time.monotonic()
    made = V4L2Source(tmp_path / "video7", make_handle=driver.handle)
    found = probe("x", "x", lambda _: made, stopped=lambda: time.monotonic() > began + 0.05)
    assert found is None
    assert time.monotonic() - began == pytest.approx(0.05, abs=0.01)
    assert driver.open_handles == 0


class Failing:
    """A source that raises what no source should."""

    name = "Failing"

    def open(self) -> None:
        raise RuntimeError("driver")

    def read(self, timeout: float = 0.2) -> Frame | None:
        raise NotImplementedError

    def close(self) -> None:
        raise RuntimeError("driver, again")


def test_whatever_a_driver_raises_becomes_a_sentence() -> None:
    found = probe("x", "Odd camera", lambda _: Failing())
    assert found is not None
    assert "“Odd camera” can't be opened" in str(found.error)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [((480, 640), (240, 320)), ((1080, 1920), (180, 320)), ((340, 340), (240, 240)),
     ((90, 60), (90, 60)), ((4000, 1), (240, 1))],
)  # fmt: skip
def test_thumbnails_keep_their_proportions(
    shape: tuple[int, int], expected: tuple[int, int]
) -> None:
    made = small(np.zeros(shape, np.uint8))
    assert made.shape == expected
    assert made.shape[1] <= THUMBNAIL[0]
    assert made.shape[0] <= THUMBNAIL[1]


def test_the_camera_at_work_tells_the_same_without_a_look() -> None:
    readings = tuple(
        LightReading(at, at / 30, Lamp.LIT, Lamp.UNKNOWN, LampPattern.PULSING, 90.0, 0.0)
        for at in range(30)
    )
    frame = Frame(29, 1.0, np.full((480, 640), 77, np.uint8))
    found = running("a", "A", frame, readings, None)
    assert found.is_running
    assert found.pattern is LampPattern.PULSING
    assert found.rate == pytest.approx(30)
    assert found.thumbnail is not None
    assert found.thumbnail.shape == (240, 320)
    assert running("a", "A", None, (), None).thumbnail is None


def test_nothing_of_the_probe_remembers_the_driver(tmp_path: Path) -> None:
    """A thumbnail is a copy: the driver's buffers are reused."""
    found = look(tmp_path, Driver({"GREY": [(320, 240)]}, Scene()))
    assert found.thumbnail is not None
    assert found.thumbnail.base is None
