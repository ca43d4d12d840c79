"""Infrared cameras of Windows Hello, by what WinRT answers; no Windows was at hand."""

from __future__ import annotations

import importlib
import platform
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture import hello
from core.capture.camera import Camera
from core.capture.discovery import make_source
from core.capture.hello import HelloSource
from core.capture.infrared_frames import (
    FramesError,
    InfraredFormat,
    InfraredGroup,
    InfraredPicture,
    Trouble,
)
from core.capture.source import SourceError
from core.frame import Frame, Lamp
from tests.vectors import winrt_answers
from tests.vectors.driven_clock import DrivenClock
from tests.vectors.winrt_answers import (
    Bitmap,
    BitmapPixelFormat,
    Closable,
    MediaCaptureMemoryPreference,
    MediaCaptureSharingMode,
    MediaFrameReaderStartStatus,
    MediaFrameSourceKind,
    Shot,
    refused,
)

ID = r"\\?\USB#VID_04F2&PID_B67C&MI_02#7&1#{24E552D7-6523-47F7-A647-D3465BF1F5CA}\GLOBAL"

LIT = np.arange(6 * 4, dtype=np.uint8).reshape(4, 6) + 100
DARK = LIT - 100


class Reader:
    """A camera that gives what the test puts into it."""

    format = InfraredFormat("L8", 6, 4, 30.0)

    def __init__(self, *answers: InfraredPicture | FramesError | None) -> None:
        self.answers = deque(answers)
        self.dropped = 0
        self.closed = 0

    def next(self, timeout: float) -> InfraredPicture | None:
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, FramesError):
            raise answer
        return answer

    def close(self) -> None:
        self.closed += 1


class System:
    """Windows with one camera."""

    def __init__(self, answer: Reader | FramesError) -> None:
        self.answer = answer

    def groups(self) -> tuple[InfraredGroup, ...]:
        return (InfraredGroup(ID, "Integrated IR Camera"),)

    def open(self, group: str) -> Reader:
        assert group == ID
        if isinstance(self.answer, FramesError):
            raise self.answer
        return self.answer


def picture(pixels: np.ndarray, **others: object) -> InfraredPicture:
    height, width = pixels.shape
    return InfraredPicture("GRAY8", pixels.tobytes(), width, height, width, **others)  # type: ignore[arg-type]


def opened(*answers: InfraredPicture | FramesError | None) -> tuple[HelloSource, Reader]:
    reader = Reader(*answers)
    source = HelloSource(ID, System(reader))
    source.open()
    return source, reader


def read(source: HelloSource) -> Frame:
    frame = source.read()
    assert frame is not None
    return frame


# The source


def test_lit_and_unlit_pictures_in_turn(clock: DrivenClock) -> None:
    source, reader = opened(
        picture(DARK, illuminated=False),
        picture(LIT, illuminated=True, age=0.02, exposure=8.0),
        picture(DARK, illuminated=False),
        picture(LIT),
    )
    assert isinstance(source, Camera)
    first = read(source)
    # Before the first lit picture "not illuminated" may mean that the camera tells nothing.
    assert first.flag is Lamp.UNKNOWN
    assert source.facts is not None
    assert not source.facts.tells_lamp
    lit = read(source)
    assert (lit.flag, lit.lamp) == (Lamp.LIT, Lamp.UNKNOWN)
    assert np.array_equal(lit.pixels, LIT)
    assert clock.now - lit.time == pytest.approx(0.02)
    assert lit.exposure is not None
    assert lit.exposure.milliseconds == 8.0
    assert read(source).flag is Lamp.UNLIT
    assert read(source).flag is Lamp.UNKNOWN
    facts = source.facts
    assert (facts.backend, facts.format, facts.rate, facts.tells_lamp) == ("hello", "L8", 30, True)
    assert (facts.width, facts.height) == (6, 4)
    assert source.read(0.01) is None
    source.close()
    source.close()
    assert reader.closed == 1
    assert source.facts is None


def test_lost_pictures_leave_a_gap() -> None:
    source, reader = opened(*(picture(LIT) for _ in range(3)))
    assert read(source).number == 0
    reader.dropped = 2
    assert read(source).number == 3
    assert read(source).number == 4
    assert source.dropped == 2


@pytest.mark.parametrize("age", [-5.0, 99.0, None])
def test_a_clock_that_is_wrong_counts_for_nothing(age: float | None, clock: DrivenClock) -> None:
    source, _ = opened(picture(LIT, age=age))
    assert read(source).time == clock.now


def padded(pixels: np.ndarray, stride: int) -> bytes:
    rows = np.full((pixels.shape[0], stride), 77, np.uint8)
    rows[:, : pixels.shape[1]] = pixels
    return rows.tobytes()


@pytest.mark.parametrize(
    ("layout", "data", "stride"),
    [
        ("GRAY8", padded(LIT, 16), 16),
        ("GRAY8", padded(LIT, 16)[:-10], 16),  # the last row ends without its padding
        ("NV12", padded(LIT, 8) + b"\x80" * 16, 8),
        ("YUY2", padded(np.stack([LIT, DARK], 2).reshape(4, 12), 12), 12),
        ("BGRA8", padded(np.repeat(LIT, 4, 1), 32), 32),
        ("GRAY16", padded((LIT.astype("<u2") << 2).view(np.uint8), 12), 12),
    ],
)
def test_every_layout_gives_the_same_picture(layout: str, data: bytes, stride: int) -> None:
    source, _ = opened(InfraredPicture(layout, data, 6, 4, stride))
    assert np.array_equal(read(source).pixels, LIT)


@pytest.mark.parametrize(
    "broken",
    [
        InfraredPicture("GRAY8", LIT.tobytes()[:-1], 6, 4, 6),
        InfraredPicture("GRAY8", LIT.tobytes(), 6, 4, 5),
        InfraredPicture("GRAY8", b"", 0, 0, 0),
        InfraredPicture("UNKNOWN", LIT.tobytes(), 6, 4, 6),
    ],
)
def test_a_damaged_picture_is_passed_over(broken: InfraredPicture) -> None:
    source, _ = opened(broken, picture(LIT))
    assert source.read(0.01) is None
    assert read(source).number == 0


@given(
    st.sampled_from(["GRAY8", "GRAY16", "NV12", "YUY2", "BGRA8", "P010", ""]),
    st.binary(max_size=64),
    st.integers(-2, 9),
    st.integers(-2, 9),
    st.integers(-9, 40),
)
@settings(max_examples=60)
def test_no_buffer_breaks_the_reader(
    layout: str, data: bytes, width: int, height: int, stride: int
) -> None:
    source, _ = opened(InfraredPicture(layout, data, width, height, stride))
    frame = source.read(0.0)
    assert frame is None or frame.pixels.shape == (height, width)


def test_a_camera_that_falls_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    source, _ = opened(picture(LIT))
    read(source)
    assert source.read(0.0) is None
    monkeypatch.setattr(hello, "SILENCE", -1.0)
    with pytest.raises(SourceError, match="gives no pictures"):
        source.read(0.0)


@pytest.mark.parametrize(
    ("trouble", "at_open", "at_read"),
    [
        ("denied", "“Let desktop apps access your camera”", "Windows doesn't let this program"),
        ("exclusive", "for itself alone", "for itself alone"),
        ("gone", "There is no camera", "was unplugged"),
        ("no infrared", "no infrared picture", "no infrared picture"),
        ("failed", "can't be opened", "can't be opened"),
        ("absent", "on Windows only", "on Windows only"),
    ],
)
def test_each_trouble_has_its_sentence(trouble: Trouble, at_open: str, at_read: str) -> None:
    with pytest.raises(SourceError, match=at_open):
        HelloSource(ID, System(FramesError(trouble))).open()
    source, reader = opened(FramesError(trouble))
    with pytest.raises(SourceError, match=at_read):
        source.read()
    source.close()
    assert reader.closed == 1


def test_elsewhere_than_on_windows_it_says_so() -> None:
    if platform.system() == "Windows":
        pytest.skip("this is Windows")
    source = make_source(f"hello:{ID}")
    with pytest.raises(SourceError, match="can be used on Windows only"):
        source.open()
    assert hello.infrared_groups() == ()
    assert "winrt" not in sys.modules


def test_windows_without_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setitem(sys.modules, "winrt", None)
    monkeypatch.delitem(sys.modules, "core.capture.winrt_frames", raising=False)
    assert hello.infrared_groups() == ()
    with pytest.raises(SourceError, match="Install the program again"):
        HelloSource(ID).open()


def test_nothing_is_set_on_a_shared_camera() -> None:
    source, _ = opened()
    assert source.controls() == ()
    with pytest.raises(SourceError, match="no such setting"):
        source.set_control("exposure", 1.0)
    with pytest.raises(SourceError, match="not open"):
        HelloSource(ID).read()


# WinRT


@pytest.fixture
def cameras() -> list[winrt_answers.Camera]:
    return [
        winrt_answers.Camera("colour", "Webcam", (MediaFrameSourceKind.COLOR,)),
        winrt_answers.Camera(
            ID, "Integrated IR", (MediaFrameSourceKind.COLOR, MediaFrameSourceKind.INFRARED)
        ),
    ]


@pytest.fixture
def frames(
    cameras: list[winrt_answers.Camera], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModuleType]:
    """`core.capture.winrt_frames` over the answers of the fake Windows."""
    name = "core.capture.winrt_frames"
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    set_module = lambda key, module: monkeypatch.setitem(sys.modules, key, module)  # noqa: E731
    with winrt_answers.windows(cameras, set_module):
        monkeypatch.delitem(sys.modules, name, raising=False)
        module = importlib.import_module(name)
        monkeypatch.setattr(module, "_counter", lambda: 1000.0)
        yield module
    sys.modules.pop(name, None)
    assert "WinRT" not in [thread.name for thread in threading.enumerate() if thread.is_alive()]


def gone_within(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if "WinRT" not in [thread.name for thread in threading.enumerate()]:
            return
        time.sleep(0.005)


def bitmap(pixels: np.ndarray, stride: int = 16) -> Bitmap:
    return Bitmap(b"head" + padded(pixels, stride), 6, 4, stride, start=4)


def test_winrt_lists_only_cameras_with_infrared(frames: ModuleType) -> None:
    assert [group.name for group in hello.infrared_groups()] == ["Integrated IR"]
    assert hello.choices()[0].address == f"hello:{ID}"
    gone_within(2)


def test_winrts_pictures_become_frames(
    frames: ModuleType, cameras: list[winrt_answers.Camera]
) -> None:
    camera = cameras[1]
    hello.infrared_groups()
    source = make_source(f"hello:{ID}")
    source.open()
    assert source.name == "Integrated IR"
    assert camera.settings.sharing_mode == MediaCaptureSharingMode.SHARED_READ_ONLY
    assert camera.settings.memory_preference == MediaCaptureMemoryPreference.CPU
    camera.give(
        Shot(None, True),  # in the memory of the graphics card
        Shot(bitmap(LIT), True, time=999.95, exposure=80_000),
        Shot(bitmap(DARK), False, time=999.98),
    )
    began = time.monotonic()
    lit, unlit = source.read(5.0), source.read(5.0)
    between = time.monotonic() - began
    assert lit is not None
    assert unlit is not None
    assert (lit.flag, unlit.flag) == (Lamp.LIT, Lamp.UNLIT)
    assert np.array_equal(lit.pixels, LIT)
    assert np.array_equal(unlit.pixels, DARK)
    assert 0.0299 <= unlit.time - lit.time <= 0.0301 + between
    assert lit.exposure is not None
    assert lit.exposure.milliseconds == 8.0
    began = time.monotonic()
    assert source.read(0.05) is None
    assert 0.04 < time.monotonic() - began < 5
    source.close()
    assert camera.is_stopped
    assert camera.arrived is None
    assert Closable.open_now == 0
    gone_within(2)


def test_a_slow_reader_loses_the_oldest(
    frames: ModuleType, cameras: list[winrt_answers.Camera]
) -> None:
    source = HelloSource(ID)
    source.open()
    cameras[1].give(*(Shot(bitmap(LIT + at)) for at in range(7)))
    frame = source.read(1.0)
    assert frame is not None
    assert frame.number == source.dropped == 3
    assert np.array_equal(frame.pixels, LIT + 3)
    source.close()
    gone_within(2)


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"initialise": refused(0x80070005)}, "Let desktop apps"),
        ({"initialise": PermissionError(13, "denied")}, "Let desktop apps"),
        ({"initialise": refused(0xC00D3704)}, "for itself alone"),
        ({"initialise": refused(0x80070020)}, "for itself alone"),
        ({"initialise": refused(0xC00D3EA2)}, "There is no camera"),
        ({"initialise": refused(0x8000FFFF)}, "can't be opened"),
        ({"initialise": OSError(5, "no HRESULT")}, "can't be opened"),
        ({"start": MediaFrameReaderStartStatus.DEVICE_NOT_AVAILABLE}, "There is no camera"),
        (
            {"start": MediaFrameReaderStartStatus.EXCLUSIVE_CONTROL_NOT_AVAILABLE},
            "for itself alone",
        ),
        ({"start": MediaFrameReaderStartStatus.OUTPUT_FORMAT_NOT_SUPPORTED}, "can't be opened"),
        ({"has_source": False}, "no infrared picture"),
        ({"never_answers": True}, "can't be opened"),
        ({"id": "another"}, "There is no camera"),
    ],
)
def test_winrts_refusals(
    frames: ModuleType,
    cameras: list[winrt_answers.Camera],
    changes: dict[str, object],
    part: str,
) -> None:
    for name, value in changes.items():
        setattr(cameras[1], name, value)
    source = HelloSource(ID)
    with pytest.raises(SourceError, match=part):
        source.open()
    source.close()
    assert Closable.open_now == 0
    gone_within(2)


def test_a_camera_that_is_lost(frames: ModuleType, cameras: list[winrt_answers.Camera]) -> None:
    source = HelloSource(ID)
    for lose in (
        lambda: cameras[1].fail(0xC00D3EA2),
        lambda: cameras[1].give(refused(0x8007048F)),
    ):
        source.open()
        cameras[1].give(Shot(bitmap(LIT)))
        lose()
        assert source.read(0.1) is not None
        with pytest.raises(SourceError, match="was unplugged"):
            source.read(0.1)
    source.close()
    gone_within(2)


def test_other_layouts_of_winrt(frames: ModuleType, cameras: list[winrt_answers.Camera]) -> None:
    source = HelloSource(ID)
    source.open()
    nv12 = Bitmap(padded(LIT, 8) + b"\x80" * 16, 6, 4, 8, format=BitmapPixelFormat.NV12)
    cameras[1].give(Shot(nv12), refused(0x80004005), Shot(bitmap(LIT)))
    for _ in range(2):
        frame = source.read(1.0)
        assert frame is not None
        assert frame.flag is Lamp.UNKNOWN
        assert np.array_equal(frame.pixels, LIT)
    source.close()
    gone_within(2)
