"""What can be set on a camera over V4L2, at the ioctls: found, set, refused, never the lamp."""

from __future__ import annotations

import ctypes
import dataclasses
import errno
import re
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import core
from core.capture import v4l2_controls as k
from core.capture import v4l2_device as v
from core.capture.camera import Camera, Control
from core.capture.control_values import set_defaults
from core.capture.linux_camera import LinuxCamera
from core.capture.source import SourceError
from core.capture.v4l2 import V4L2Source
from core.frame import Exposure
from tests.vectors.v4l2_control_fakes import (
    BOOLEAN,
    BUTTON,
    INTEGER,
    INTEGER_MENU,
    MENU,
    Controls,
    FakeControl,
    webcam,
)
from tests.vectors.v4l2_driver import Driver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")


def flat(_name: str, _width: int, height: int, stride: int) -> bytes:
    return bytes(stride * height)


def opened(tmp_path: Path, controls: Controls, **how: object) -> tuple[Driver, V4L2Source]:
    (tmp_path / "video7").touch()
    driver = Driver({"GREY": [(320, 240)]}, flat, controls=controls, **how)  # type: ignore[arg-type]
    source = V4L2Source(tmp_path / "video7", "IR camera", make_handle=driver.handle)
    source.open()
    return driver, source


def named(source: Camera) -> dict[str, Control]:
    return {control.name: control for control in source.controls()}


def test_structures_and_numbers_are_those_of_the_kernel(tmp_path: Path) -> None:
    compiler, header = shutil.which("gcc"), Path("/usr/include/linux/videodev2.h")
    if compiler is None or not header.exists():
        pytest.skip("needs gcc and the kernel's headers")
    names = {
        **{f"VIDIOC_{name}": getattr(k, name) for name in ("QUERYCTRL", "QUERYMENU")},
        **{f"VIDIOC_{name}": getattr(k, name) for name in ("G_CTRL", "S_CTRL")},
        **{f"V4L2_CID_{name}": getattr(k, name) for name in _CONTROLS},
        "VIDIOC_S_FMT": v.S_FMT,
        "V4L2_BUF_TYPE_META_CAPTURE": v.METADATA,
        "V4L2_CAP_META_CAPTURE": v.GIVES_METADATA,
        "V4L2_CTRL_FLAG_DISABLED": k.DISABLED,
        "V4L2_CTRL_FLAG_GRABBED": k.GRABBED,
        "V4L2_CTRL_FLAG_READ_ONLY": k.READ_ONLY,
        "V4L2_CTRL_FLAG_INACTIVE": k.INACTIVE,
        "V4L2_CTRL_FLAG_WRITE_ONLY": k.WRITE_ONLY,
        "V4L2_CTRL_TYPE_INTEGER_MENU": INTEGER_MENU,
        "sizeof(struct v4l2_queryctrl)": ctypes.sizeof(k.QueryControl),
        "offsetof(struct v4l2_queryctrl, default_value)": k.QueryControl.default.offset,
        "offsetof(struct v4l2_queryctrl, flags)": k.QueryControl.flags.offset,
        "sizeof(struct v4l2_querymenu)": ctypes.sizeof(k.QueryMenu),
        "offsetof(struct v4l2_querymenu, name)": k.QueryMenu.text.offset,
        "sizeof(struct v4l2_control)": ctypes.sizeof(k.ControlValue),
        "sizeof(struct v4l2_format)": ctypes.sizeof(v.MetadataFormat),
        "offsetof(struct v4l2_format, fmt.meta.dataformat)": v.MetadataFormat.dataformat.offset,
        "offsetof(struct v4l2_format, fmt.meta.buffersize)": v.MetadataFormat.buffersize.offset,
        "sizeof(struct uvc_meta_buf)": 12,
        "offsetof(struct uvc_meta_buf, length)": 10,
    }
    lines = "".join(f'printf("%llu\\n", (unsigned long long)({name}));' for name in names)
    program = tmp_path / "numbers.c"
    program.write_text(
        "#include <stdio.h>\n#include <stddef.h>\n#include <linux/videodev2.h>\n"
        f"#include <linux/uvcvideo.h>\nint main(void) {{ {lines} }}\n"
    )
    subprocess.run([compiler, program, "-o", tmp_path / "numbers"], check=True)
    printed = subprocess.run([tmp_path / "numbers"], check=True, capture_output=True, text=True)
    assert dict(zip(names, map(int, printed.stdout.split()), strict=True)) == names


def test_what_a_webcam_has_is_described(tmp_path: Path) -> None:
    _, source = opened(tmp_path, webcam())
    assert isinstance(source, Camera)
    assert named(source) == {
        each.name: each
        for each in (
            Control("automatic_exposure", "switch", 1, 1),
            Control("exposure", "number", 15.6, 15.6, 0.3, 204.7, 0.1, "ms", is_active=False),
            Control("gain", "number", 32, 16, 0, 100, 4),
            Control("brightness", "number", 10, 0, -64, 64),
            Control("backlight", "number", 1, 1, 0, 2),
            Control(
                "mains_frequency",
                "choice",
                1,
                1,
                0,
                2,
                choices={0: "Disabled", 1: "50 Hz", 2: "60 Hz"},
            ),
            Control(
                "rate", "choice", 30, 30, 15, 60, unit="1/s", choices={15: "15", 30: "30", 60: "60"}
            ),
        )
    }
    source.close()
    assert source.controls() == ()
    with pytest.raises(SourceError, match="not open"):
        source.set_control("gain", 4)


def test_one_thing_changes_another_and_both_are_told(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam())
    source.set_control("automatic_exposure", 0)
    assert driver.controls[k.EXPOSURE_AUTO].value == 1
    assert named(source)["exposure"].is_active
    source.set_control("exposure", 8.04)
    assert driver.controls[k.EXPOSURE_ABSOLUTE].value == 80
    assert named(source)["exposure"].value == 8.0
    source.set_control("automatic_exposure", 1)
    assert driver.controls[k.EXPOSURE_AUTO].value == 3
    source.close()


@pytest.mark.parametrize(
    ("offered", "default", "on", "off"),
    [
        ({0, 1}, 0, 0, 1),
        ({0, 1, 2, 3}, 0, 0, 1),
        ({1, 2, 3}, 3, 3, 1),
        ({2, 3}, 3, 3, 2),
        ({0, 3, 2}, 2, 3, 2),
    ],
)
def test_only_entries_that_the_camera_has_are_chosen(
    tmp_path: Path, offered: set[int], default: int, on: int, off: int
) -> None:
    menu = {entry: f"mode {entry}" for entry in offered}
    mode = FakeControl(MENU, 0, 3, default, value=off, menu=menu)
    _, source = opened(tmp_path, Controls({k.EXPOSURE_AUTO: mode}))
    assert named(source)["automatic_exposure"].value == 0
    source.set_control("automatic_exposure", 1)
    assert mode.value == on
    source.set_control("automatic_exposure", 0)
    assert mode.value == off
    source.close()


def test_what_can_not_be_set_is_left_out(tmp_path: Path) -> None:
    present = {
        k.EXPOSURE_AUTO: FakeControl(MENU, 0, 3, 1, value=1, menu={1: "Manual"}),  # no choice
        k.GAIN: FakeControl(INTEGER, 0, 9, 0, flags=k.DISABLED),
        k.AUTOGAIN: FakeControl(BOOLEAN, 0, 1, 1, value=1, flags=k.READ_ONLY),
        k.BRIGHTNESS: FakeControl(INTEGER, 0, 9, 0, unreadable=errno.EIO),
        k.BACKLIGHT_COMPENSATION: FakeControl(BUTTON, 0, 0, 0),
        k.POWER_LINE_FREQUENCY: FakeControl(MENU, 0, 2, 0, value=7, menu={0: "a", 1: "b"}),
        k.EXPOSURE_ABSOLUTE: FakeControl(INTEGER, 9, 0, 0),
    }
    _, source = opened(tmp_path, Controls(present), rates=[])
    assert source.controls() == ()
    with pytest.raises(SourceError, match="has no such setting"):
        source.set_control("gain", 4)
    with pytest.raises(SourceError, match="has no such setting"):
        source.set_control("rate", 15)
    assert source.read() is not None
    source.close()


def test_other_kinds_of_control(tmp_path: Path) -> None:
    present = {
        k.AUTOGAIN: FakeControl(BOOLEAN, 0, 1, 1, value=1),
        k.ANALOGUE_GAIN: FakeControl(INTEGER, 16, 64, 16, value=20, flags=k.GRABBED),
        k.EXPOSURE: FakeControl(INTEGER, 1, 1000, 100, value=50),
        k.POWER_LINE_FREQUENCY: FakeControl(INTEGER_MENU, 0, 1, 0, value=1, menu={0: 50, 1: 60}),
    }
    driver, source = opened(tmp_path, Controls(present))
    told = named(source)
    assert told["automatic_gain"] == Control("automatic_gain", "switch", 1, 1)
    assert (told["gain"].value, told["gain"].is_active) == (20, False)
    assert (told["exposure"].unit, told["exposure"].value) == ("", 50)
    assert told["mains_frequency"].choices == {0: "50", 1: "60"}
    source.set_control("automatic_gain", 0)
    assert driver.controls[k.AUTOGAIN].value == 0
    source.close()


def test_values_are_brought_to_what_the_driver_has(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam())
    gain = driver.controls[k.GAIN]
    for wanted, taken in ((33, 32), (35, 36), (1e9, 100), (-3, 0)):
        source.set_control("gain", wanted)
        assert gain.value == taken
    # What the camera makes of it counts, not what was asked for.
    gain.takes = lambda value: value // 8 * 8
    source.set_control("gain", 12)
    assert named(source)["gain"].value == 8
    source.close()


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.EBUSY, "can't be set now. Close other programs"),
        (errno.EINVAL, "doesn't take this value"),
        (errno.ERANGE, "doesn't take this value"),
        (errno.EIO, "didn't take the new setting"),
        (errno.ETIMEDOUT, "didn't take the new setting"),
        (errno.EACCES, "decides this by itself"),
        (errno.ENODEV, "“IR camera” was unplugged"),
    ],
)
def test_refusals_are_sentences_and_the_camera_stays_open(
    tmp_path: Path, number: int, part: str
) -> None:
    driver, source = opened(tmp_path, webcam())
    driver.controls[k.GAIN].refuses = number
    with pytest.raises(SourceError, match=part):
        source.set_control("gain", 4)
    assert named(source)["gain"].value == 32
    assert source.read() is not None
    source.close()


def test_what_is_ruled_by_another_says_so_whatever_the_errno(tmp_path: Path) -> None:
    _, source = opened(tmp_path, webcam())
    with pytest.raises(SourceError, match="Switch its automatic exposure or gain off first"):
        source.set_control("exposure", 8)  # the driver says EIO
    for name, value in (("mains_frequency", 7), ("gain", float("nan")), ("rate", 29)):
        with pytest.raises(SourceError, match="doesn't take this value"):
            source.set_control(name, value)  # type: ignore[arg-type]
    source.close()


def test_the_rate_is_changed_while_the_stream_rests(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam())
    assert [source.read().number for _ in range(3)] == [0, 1, 2]  # type: ignore[union-attr]
    driver.calls.clear()
    source.set_control("rate", 15)
    order = [v.STREAMOFF, v.S_PARM, v.STREAMON]
    assert [call for call in driver.calls if call in order] == order
    assert driver.interval == (1, 15)
    assert source.facts is not None
    assert source.facts.rate == 15
    rate = named(source)["rate"]
    assert (rate.value, rate.default) == (15, 30)
    # The count goes on, and nothing counts as lost.
    assert [source.read().number for _ in range(2)] == [3, 4]  # type: ignore[union-attr]
    assert source.dropped == 0
    source.close()
    assert driver.open_handles == 0


@pytest.mark.parametrize("where", [v.S_PARM, v.STREAMON])
def test_a_refused_rate_leaves_the_old_one(tmp_path: Path, where: int) -> None:
    driver, source = opened(tmp_path, webcam())
    driver.faults = {where: [errno.ENOSPC]}  # once: the cable is full
    with pytest.raises(SourceError, match="didn't take the new setting"):
        source.set_control("rate", 60)
    assert driver.interval == (1, 30)
    assert source.facts is not None
    assert source.facts.rate == 30
    assert source.read() is not None
    source.close()


def test_a_camera_lost_while_the_rate_changes(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam())
    driver.always = dict.fromkeys((v.S_PARM, v.STREAMON, v.REQBUFS), errno.ENODEV)
    with pytest.raises(SourceError, match="was unplugged"):
        source.set_control("rate", 60)
    (tmp_path / "video7").unlink()
    with pytest.raises(SourceError, match="was unplugged"):
        source.read()
    source.close()
    assert driver.open_handles == 0


def test_rates_between_two_limits(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam(), step_rates=(1, 90, 1, 5))
    rate = named(source)["rate"]
    assert (rate.kind, rate.value, rate.low, rate.high) == ("number", 30, 5, 90)
    source.set_control("rate", 15.2)
    assert driver.interval == (1000, 15200)
    with pytest.raises(SourceError, match="doesn't take this value"):
        source.set_control("rate", 100)
    source.close()


def test_everything_as_the_camera_comes(tmp_path: Path) -> None:
    driver, source = opened(tmp_path, webcam())
    source.set_control("automatic_exposure", 0)
    for name, value in (("exposure", 5), ("gain", 100), ("mains_frequency", 2), ("rate", 60)):
        source.set_control(name, value)  # type: ignore[arg-type]
    assert set_defaults(source) == {}
    assert all(each.value == each.default for each in source.controls())
    assert driver.controls[k.EXPOSURE_ABSOLUTE].value == 156
    source.close()


def test_a_linux_camera_hands_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "video7").touch()
    driver = Driver({"GREY": [(320, 240)]}, flat, controls=webcam())
    monkeypatch.setitem(V4L2Source.__init__.__kwdefaults__, "make_handle", driver.handle)
    source = LinuxCamera(tmp_path / "video7", "IR camera")
    assert isinstance(source, Camera)
    assert (source.facts, source.controls()) == (None, ())
    with pytest.raises(SourceError, match="not open"):
        source.set_control("gain", 4)
    source.open()
    source.set_control("gain", 8)
    assert named(source)["gain"].value == 8
    assert source.facts is not None
    assert (source.facts.backend, source.facts.format, source.facts.rate) == ("v4l2", "GREY", 30)
    source.close()


def test_a_linux_camera_that_opencv_reads_tells_what_opencv_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Capture:
        def __init__(self, *_: object) -> None: ...
        def isOpened(self) -> bool:  # noqa: N802 (OpenCV's name)
            return True

        def get(self, _number: int) -> float:
            return 0.0

        def set(self, _number: int, _value: float) -> bool:
            return False

        def release(self) -> None: ...

    monkeypatch.setattr(cv2, "VideoCapture", Capture)
    (tmp_path / "video7").touch()  # no V4L2 device: left to OpenCV
    source = LinuxCamera(tmp_path / "video7", "Camera")
    source.open()
    assert source.facts is not None
    assert (source.facts.backend, source.facts.link) == ("opencv", "")
    assert (source.controls(), source.dropped) == ((), 0)
    with pytest.raises(SourceError):
        source.set_control("gain", 4)
    source.close()


# How pictures are exposed, of cameras that don't say it with each.


def test_exposure_is_asked_for_once_a_second_not_for_each_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.capture import v4l2_stream

    now = [1000.0]
    controls = webcam()
    controls[k.EXPOSURE_AUTO].value = 1
    controls[k.EXPOSURE_ABSOLUTE].flags = 0
    driver, source = opened(tmp_path, controls)
    monkeypatch.setattr(v4l2_stream.time, "monotonic", lambda: now[0])
    driver.calls.clear()
    seen = []
    for _ in range(90):
        now[0] += 1 / 30
        frame = source.read(0)
        assert frame is not None
        seen.append(frame.exposure)
    assert set(seen) == {Exposure(15.6, 32)}
    assert driver.calls.count(k.G_CTRL) == 2 * 3  # time and gain, three times in 3 s
    # What was set shows with the next frame.
    source.set_control("exposure", 5)
    frame = source.read(0)
    assert frame is not None
    assert frame.exposure == Exposure(5.0, 32)
    monkeypatch.undo()
    source.close()


def test_a_time_that_stands_still_while_exposure_is_automatic_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.capture import v4l2_exposure

    monkeypatch.setattr(v4l2_exposure, "INTERVAL", 0.0)
    driver, source = opened(tmp_path, webcam())
    told = [source.read().exposure for _ in range(3)]  # type: ignore[union-attr]
    assert told == [None, None, None]
    driver.controls[k.EXPOSURE_ABSOLUTE].reads = [156, 170, 180]
    told = [source.read().exposure for _ in range(3)]  # type: ignore[union-attr]
    assert told == [None, Exposure(17.0, 32), Exposure(18.0, 32)]
    source.close()


@pytest.mark.parametrize("how", ["none", "EIO"])
def test_a_camera_that_does_not_tell_is_not_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    from core.capture import v4l2_exposure

    monkeypatch.setattr(v4l2_exposure, "INTERVAL", 0.0)
    controls = Controls() if how == "none" else webcam()
    driver, source = opened(tmp_path, controls)
    if how == "EIO":
        controls[k.EXPOSURE_ABSOLUTE].unreadable = errno.EIO
    assert [source.read().exposure for _ in range(2)] == [None, None]  # type: ignore[union-attr]
    driver.calls.clear()
    assert source.read() is not None
    assert set(driver.calls) == {v.DQBUF, v.QBUF}
    source.close()


# Never the lamp.

_CONTROLS = {
    *("EXPOSURE_AUTO", "EXPOSURE_ABSOLUTE", "EXPOSURE", "AUTOGAIN", "GAIN", "ANALOGUE_GAIN"),
    *("BRIGHTNESS", "BACKLIGHT_COMPENSATION", "POWER_LINE_FREQUENCY"),
}

_REQUESTS = {
    *(
        "QUERYCAP",
        "ENUM_FMT",
        "ENUM_FRAMESIZES",
        "ENUM_FRAMEINTERVALS",
        "S_FMT",
        "G_PARM",
        "S_PARM",
    ),
    *("REQBUFS", "QUERYBUF", "QBUF", "DQBUF", "STREAMON", "STREAMOFF"),
}


def test_nothing_but_known_requests_and_controls_ever_reaches_a_driver(tmp_path: Path) -> None:
    controls = webcam()
    # Cameras with a lamp that V4L2 knows of, and with a vendor's own controls.
    for lamp in (0x009C0901, 0x009C0902, 0x009C0905, 0x08000001, 0x009A0910):
        controls[lamp] = FakeControl(INTEGER, 0, 9, 0)
    driver, source = opened(tmp_path, controls)
    for control in source.controls():
        for value in (control.low, control.high, control.default):
            with_refusal = dataclasses.replace(control, value=value)
            try:
                source.set_control(with_refusal.name, value)
            except SourceError:
                continue
    set_defaults(source)
    for _ in range(8):
        assert source.read() is not None
    source.close()
    requests = {getattr(v, name) for name in _REQUESTS}
    requests |= {k.QUERYCTRL, k.QUERYMENU, k.G_CTRL, k.S_CTRL}
    assert set(driver.calls) <= requests
    assert {request >> 8 & 0xFF for request in driver.calls} == {ord("V")}
    assert set(driver.asked_for) <= {getattr(k, name) for name in _CONTROLS} == k.ALLOWED
    assert all(number & 0xFFFF0000 != 0x009C0000 for number in k.ALLOWED)  # the flash class
    assert all(controls[lamp].value == 0 for lamp in (0x009C0901, 0x08000001))


def test_there_is_one_way_to_a_driver_and_no_word_for_lamps() -> None:
    sources = list(Path(core.__file__).parent.rglob("*.py"))
    with_ioctl = [file.name for file in sources if "fcntl.ioctl(" in file.read_text()]
    assert with_ioctl == ["v4l2_device.py"]
    forbidden = re.compile(r"UVCIOC|CID_FLASH|0x009[cC]|S_EXT_CTRLS|0xC0107521", re.IGNORECASE)
    assert [file.name for file in sources if forbidden.search(file.read_text())] == []


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    kind=st.integers(0, 9),
    low=st.integers(-(2**31), 2**31 - 1),
    high=st.integers(-(2**31), 2**31 - 1),
    step=st.integers(-5, 2**31 - 1),
    value=st.integers(-(2**31), 2**31 - 1),
    flags=st.integers(0, 0xFF),
    wanted=st.floats(),
)
def test_no_answer_of_a_driver_crashes(
    tmp_path: Path,
    kind: int,
    low: int,
    high: int,
    step: int,
    value: int,
    flags: int,
    wanted: float,
) -> None:
    entries = dict.fromkeys(range(max(0, low), max(0, low) + 3), "ä" * 15)
    fake = FakeControl(kind, low, high, value, step or 1, value, flags, entries)
    driver = Driver({}, flat, controls=Controls(dict.fromkeys(k.ALLOWED, fake)))
    controls = k.DriverControls(driver, "camera")
    for control in controls.all():
        assert control.low <= control.high
        try:
            controls.set(control.name, wanted)
        except SourceError:
            continue
