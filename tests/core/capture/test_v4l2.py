"""A camera's driver and this program: formats, times, losses, refusals, over a driver in Python."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.capture import v4l2, v4l2_device
from core.capture.linux_camera import LinuxCamera
from core.capture.raw_formats import FORMATS, Family
from core.capture.source import SourceError
from core.capture.v4l2 import NotRaw, V4L2Source
from tests.vectors.driven_clock import DrivenClock
from tests.vectors.raw_encoders import encode, row_bytes
from tests.vectors.v4l2_driver import Driver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")

VGA = [(320, 240), (640, 480), (1280, 720)]


def ramp(width: int, height: int) -> np.ndarray:
    return np.add.outer(np.arange(height), np.arange(width)).astype(np.uint8)


RAMP = ramp(640, 480)


def shown(name: str, width: int, height: int, stride: int) -> bytes:
    padding = 0 if name == "MJPG" else stride - row_bytes(name, width)
    return encode(name, ramp(width, height), padding=padding)


def camera(tmp_path: Path, formats: dict[str, Any], **how: Any) -> tuple[Driver, V4L2Source]:
    (tmp_path / "video7").touch()
    driver = Driver(formats, shown, **how)
    return driver, V4L2Source(tmp_path / "video7", "IR camera", make_handle=driver.handle)


def test_the_structures_are_those_of_the_kernel() -> None:
    # Printed by a C program from linux/videodev2.h on x86-64.
    if ctypes.sizeof(ctypes.c_void_p) != 8:
        pytest.skip("the numbers are those of 64 bits")
    assert {
        name: hex(getattr(v4l2_device, name))
        for name in (
            *("QUERYCAP", "ENUM_FMT", "S_FMT", "REQBUFS", "QUERYBUF", "QBUF", "DQBUF", "STREAMON"),
            *("STREAMOFF", "G_PARM", "S_PARM", "ENUM_FRAMESIZES", "ENUM_FRAMEINTERVALS"),
        )
    } == {
        "QUERYCAP": "0x80685600",
        "ENUM_FMT": "0xc0405602",
        "S_FMT": "0xc0d05605",
        "REQBUFS": "0xc0145608",
        "QUERYBUF": "0xc0585609",
        "QBUF": "0xc058560f",
        "DQBUF": "0xc0585611",
        "STREAMON": "0x40045612",
        "STREAMOFF": "0x40045613",
        "G_PARM": "0xc0cc5615",
        "S_PARM": "0xc0cc5616",
        "ENUM_FRAMESIZES": "0xc02c564a",
        "ENUM_FRAMEINTERVALS": "0xc034564b",
    }
    buffer, pixels = v4l2_device.Buffer, v4l2_device.PixelFormat
    assert (buffer.seconds.offset, buffer.sequence.offset, buffer.offset.offset) == (24, 56, 64)
    assert (buffer.length.offset, pixels.width.offset) == (72, 8)
    assert v4l2_device.number("Y16 -BE") == 0xA0363159
    assert all(v4l2_device.letters(v4l2_device.number(name)) == name for name in FORMATS)


@pytest.mark.parametrize(
    ("formats", "chosen", "size", "family"),
    [
        ({"MJPG": VGA, "GREY": [(340, 340), (640, 360)]}, "GREY", (640, 360), Family.GREY),
        ({"MJPG": VGA, "YUYV": VGA}, "YUYV", (640, 480), Family.LUMA),
        ({"YUYV": VGA, "Z16 ": VGA, "Y8I ": VGA}, "Y8I ", (640, 480), Family.PAIR),
        ({"NV12": VGA, "Y16 ": [(1280, 720)]}, "Y16 ", (1280, 720), Family.DEEP),
        ({"GREY": [(160, 120)], "MJPG": VGA}, "MJPG", (640, 480), Family.JPEG),
        ({"UYVY": []}, "UYVY", (640, 480), Family.LUMA),
    ],
)
def test_the_best_format_is_chosen_and_shown(
    tmp_path: Path,
    formats: dict[str, Any],
    chosen: str,
    size: tuple[int, int],
    family: Family,
) -> None:
    driver, source = camera(tmp_path, formats)
    source.open()
    frame = source.read()
    agreed = source.negotiated
    source.close()
    assert agreed is not None
    assert agreed.chosen.format == driver.now[0] == chosen
    assert (agreed.chosen.width, agreed.chosen.height) == size
    assert (agreed.family, agreed.chosen.rate) == (family, 30.0)
    assert [offer.format for offer in agreed.offers] == list(formats)
    assert (agreed.driver, agreed.card) == ("uvcvideo", "Kamera für IR")
    assert frame is not None
    assert (frame.width, frame.height) == size


@pytest.mark.parametrize("padding", [0, 33])
@pytest.mark.parametrize("name", ["GREY", "Y10 ", "Y16 ", "Y8I ", "NV12", "YUYV", "MJPG"])
def test_pictures_come_through_the_whole_way(tmp_path: Path, name: str, padding: int) -> None:
    driver, source = camera(tmp_path, {name: [(320, 240)]}, padding=padding)
    source.open()
    for number in range(6):  # more than there are buffers
        frame = source.read()
        assert frame is not None
        assert (frame.number, frame.source) == (number, "IR camera")
        far = np.abs(frame.pixels.astype(int) - ramp(320, 240)).mean()
        assert far == 0 if name != "MJPG" else far < 4
    source.close()
    source.close()
    assert driver.open_handles == 0
    assert not driver.streaming


def test_sizes_on_a_grid_and_a_driver_without_rates(tmp_path: Path) -> None:
    steps = (48, 1920, 32, 32, 1080, 10)
    _, source = camera(tmp_path, {"GREY": []}, step_sizes=steps, rates=[])
    source.open()
    agreed = source.negotiated
    source.close()
    assert agreed is not None
    assert (agreed.offers[0].width, agreed.offers[0].height) == (624, 472)
    assert agreed.offers[0].rate is None


def test_lists_without_end_do_not_hold_the_program_up(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA}, endless_lists=True)
    source.open()
    source.close()
    assert len(driver.calls) < 300


def test_a_slow_format_comes_after_a_fast_one(tmp_path: Path) -> None:
    _, source = camera(tmp_path, {"GREY": VGA}, rates=[(1, 5)])
    source.open()
    assert source.negotiated is not None
    assert source.negotiated.chosen.rate == 5
    source.close()


def test_a_rate_that_could_not_be_set_is_still_known(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA})
    driver.faults = {v4l2_device.S_PARM: [errno.EIO]}
    source.open()
    assert source.negotiated is not None
    assert source.negotiated.chosen.rate == 15  # as it was
    assert "rate" in [control.name for control in source.controls()]
    source.close()


def test_a_format_that_will_not_stream_is_passed_over(tmp_path: Path) -> None:
    driver, source = camera(
        tmp_path, {"GREY": VGA, "YUYV": VGA, "MJPG": VGA}, refuses={"GREY": errno.ENOSPC}
    )
    driver.answers_with = {"YUYV": "MJPG"}
    source.open()
    agreed = source.negotiated
    assert source.read() is not None
    source.close()
    assert agreed is not None
    assert agreed.chosen.format == "MJPG"
    assert agreed.passed_over == ("GREY", "YUYV")


def test_time_is_the_drivers_where_its_clock_can_be_believed(tmp_path: Path) -> None:
    for age, clock, believed in (
        (0.5, v4l2_device.MONOTONIC, True),
        (0.5, 0, False),
        (-3.0, v4l2_device.MONOTONIC, False),
        (900.0, v4l2_device.MONOTONIC, False),
    ):
        _, source = camera(tmp_path, {"GREY": VGA}, age=age, clock=clock)
        source.open()
        before = time.monotonic()
        frame = source.read()
        after = time.monotonic()
        source.close()
        assert frame is not None
        early = age if believed else 0.0
        assert before - early - 1e-5 <= frame.time <= after - early


def test_dropped_and_damaged_frames_are_counted(tmp_path: Path) -> None:
    driver, source = camera(
        tmp_path,
        {"GREY": VGA},
        first_sequence=2**32 - 1,
        sequence_step=[1, 3, 1, 1, 0, 0, -50],
        short_by=[0, 0, 0, 5000],
        flags=[0, 0, 0, 0, v4l2_device.DAMAGED],
    )
    source.open()
    numbers = []
    while len(numbers) < 6:
        frame = source.read()
        if frame is not None:
            numbers.append(frame.number)
    # 0, 1, two lost, 4, a short one, a damaged one, then a count that stands still and goes back
    assert numbers == [0, 1, 4, 7, 8, 9]
    assert source.dropped == 4
    assert len(driver.queue) == 4  # every buffer went back
    source.close()


def test_times_never_run_backwards(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA}, age=0.0)
    source.open()
    first = source.read()
    driver.age = 1.0
    second = source.read()
    source.close()
    assert first is not None
    assert second is not None
    assert second.time >= first.time


@pytest.mark.parametrize(
    ("where", "number", "part"),
    [
        ("open", errno.EACCES, 'group "video"'),
        ("open", errno.ENOENT, "There is no camera “IR camera”"),
        ("open", errno.EBUSY, "used by the program “cheese”"),
        ("open", errno.EIO, "can't be opened"),
        (v4l2_device.S_FMT, errno.EBUSY, "used by the program “cheese”"),
        (v4l2_device.REQBUFS, errno.EBUSY, "used by the program “cheese”"),
        (v4l2_device.STREAMON, errno.EBUSY, "used by the program “cheese”"),
        (v4l2_device.STREAMON, errno.ENODEV, "There is no camera"),
        (v4l2_device.ENUM_FMT, errno.ENODEV, "There is no camera"),
        (v4l2_device.QUERYCAP, errno.ENOTTY, "Choose another camera"),
        (v4l2_device.S_FMT, errno.EINVAL, "Choose another camera"),
        (v4l2_device.REQBUFS, errno.EINVAL, "Choose another camera"),
    ],
)
def test_refusals_are_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: Any, number: int, part: str
) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA})
    monkeypatch.setattr(v4l2, "program_using", lambda _: "cheese")
    if where == "open":
        driver.opening = OSError(number, "refused")
    else:
        driver.always = {where: number}
    with pytest.raises(SourceError, match=part) as caught:
        source.open()
    assert isinstance(caught.value, NotRaw) == ("Choose another" in part)
    assert driver.open_handles == 0
    source.close()


def test_a_node_without_pictures_or_known_formats_is_left_to_others(tmp_path: Path) -> None:
    for formats, capabilities in (
        ({"GREY": VGA}, v4l2_device.GIVES_METADATA | v4l2_device.CAN_STREAM),
        ({"GREY": VGA}, v4l2_device.CAN_CAPTURE),
        ({"Z16 ": VGA, "H264": VGA}, v4l2_device.CAN_CAPTURE | v4l2_device.CAN_STREAM),
    ):
        driver, source = camera(tmp_path, formats, capabilities=capabilities)
        with pytest.raises(NotRaw):
            source.open()
        assert v4l2_device.S_FMT not in driver.calls
        assert driver.open_handles == 0


def test_an_unplugged_camera(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA})
    source.open()
    assert source.read() is not None
    driver.always = dict.fromkeys(
        (v4l2_device.DQBUF, v4l2_device.STREAMOFF, v4l2_device.REQBUFS), errno.ENODEV
    )
    with pytest.raises(SourceError, match="“IR camera” was unplugged"):
        source.read()
    source.close()
    assert driver.open_handles == 0
    assert all(mapping.closed for mapping in driver.maps)


def test_a_passing_fault_is_passed_over(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA})
    source.open()
    driver.faults = {v4l2_device.DQBUF: [errno.EIO, errno.EAGAIN]}
    assert source.read(0.5) is not None
    source.close()


@pytest.mark.parametrize("how", ["stalled", "EIO", "short"])
def test_a_camera_that_falls_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, clock: DrivenClock
) -> None:
    monkeypatch.setattr(v4l2, "SILENCE", 0.08)
    driver, source = camera(tmp_path, {"GREY": VGA})

    def taken(*wanted: Any) -> bytes:
        clock.sleep(0.001)
        return shown(*wanted)

    driver.pictures = taken
    source.open()
    assert source.read() is not None
    driver.stalled = how == "stalled"
    driver.always = {v4l2_device.DQBUF: errno.EIO} if how == "EIO" else {}
    if how == "short":
        driver.short_by = [9000] * 100_000
    began = time.monotonic()
    if how == "stalled":
        assert source.read(0.02) is None
        assert time.monotonic() - began == pytest.approx(0.02)  # a stop is never far
    with pytest.raises(SourceError, match="gives no pictures"):
        source.read(1.0) if how == "short" else [source.read(0.02) for _ in range(20)]
    source.close()


def test_a_camera_can_be_opened_again_after_it_was_lost(tmp_path: Path) -> None:
    driver, source = camera(tmp_path, {"GREY": VGA})
    for _ in range(2):
        source.open()
        frame = source.read()
        assert frame is not None
        assert frame.number == 0
        driver.always = {v4l2_device.DQBUF: errno.ENODEV}
        with pytest.raises(SourceError, match="unplugged"):
            source.read()
        driver.always = {}
    source.close()
    with pytest.raises(SourceError, match="not open"):
        source.read()


def test_a_real_file_that_is_no_camera(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "video3"
    file.write_text("no camera")
    with pytest.raises(NotRaw):
        V4L2Source(file).open()  # the kernel's own answer: ENOTTY
    with pytest.raises(SourceError, match="can't be opened"):
        LinuxCamera(file, "Desk").open()  # handed on to OpenCV
    with pytest.raises(SourceError, match="There is no camera “Desk”"):
        LinuxCamera(tmp_path / "video9", "Desk").open()
    assert capfd.readouterr().err == ""


def test_the_kernels_handle_waits_and_maps(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    handle = v4l2_device.KernelHandle(tmp_path / "pipe")
    began = time.monotonic()
    assert not handle.wait(0.03)
    assert 0.02 < time.monotonic() - began < 5
    with (tmp_path / "pipe").open("r+b", buffering=0) as pipe:
        pipe.write(b"news")
        assert handle.wait(5)
        handle.close()
    handle.close()
    (tmp_path / "file").write_bytes(bytes(4096) + b"picture".ljust(4096))
    handle = v4l2_device.KernelHandle(tmp_path / "file")
    mapped = handle.map(4096, 4096)
    assert bytes(mapped[:7]) == b"picture"
    mapped.close()
    handle.close()


def test_a_linux_camera_is_read_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver, _ = camera(tmp_path, {"MJPG": VGA, "GREY": VGA})
    monkeypatch.setitem(V4L2Source.__init__.__kwdefaults__, "make_handle", driver.handle)
    link = tmp_path / "by-path"
    link.symlink_to(tmp_path / "video7")
    source = LinuxCamera(link, "IR camera")
    assert source.negotiated is None
    source.open()
    frame = source.read()
    assert frame is not None
    assert np.array_equal(frame.pixels, RAMP)
    assert source.negotiated is not None
    assert source.negotiated.family is Family.GREY
    assert source.dropped == 0
    source.close()
    assert driver.open_handles == 0
