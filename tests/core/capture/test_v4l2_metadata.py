"""The node beside a camera's pictures: found, in step with them, and never in their way."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.capture import v4l2_device as v
from core.capture import video_nodes
from core.capture.node_surroundings import link_of, metadata_node
from core.capture.v4l2 import V4L2Source
from core.frame import Exposure, Frame, Lamp
from tests.vectors.uvc_blocks import block, capture_stats, illumination
from tests.vectors.v4l2_control_fakes import webcam
from tests.vectors.v4l2_driver import Driver
from tests.vectors.v4l2_metadata_node import MetadataNode

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's")


def flat(_name: str, _width: int, height: int, stride: int) -> bytes:
    return bytes(stride * height)


def pulsing(sequence: int) -> bytes:
    """Lit in every second frame; each frame has an exposure of its own."""
    lamp = illumination(sequence & 1)
    return block(lamp + capture_stats(1, 10_000 * (sequence % 1000 + 1), 0), frame=sequence & 1)


class System:
    """Linux's list of nodes: one USB camera on an interface, pictures on video7."""

    def __init__(self, folder: Path) -> None:
        self.nodes, self.devices = folder / "class", folder / "dev"
        self.usb = folder / "devices" / "1-5"
        self.devices.mkdir()
        self.add("video7", 0)

    def add(self, name: str, index: int, interface: str = "1-5:1.0") -> Path:
        place = self.usb / interface
        place.mkdir(parents=True, exist_ok=True)
        entry = self.nodes / name
        entry.mkdir(parents=True)
        (entry / "index").write_text(f"{index}\n")
        os.symlink(place, entry / "device")
        (self.devices / name).touch()
        return self.devices / name


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> System:
    made = System(tmp_path)
    monkeypatch.setattr(video_nodes, "SYSTEM", made.nodes)
    monkeypatch.setattr(video_nodes, "DEVICES", made.devices)
    return made


def camera(
    system: System, content: Callable[[int], bytes | None] = pulsing, **how: object
) -> tuple[Driver, MetadataNode, V4L2Source]:
    system.add("video8", 1)
    node = MetadataNode(content, **how)  # type: ignore[arg-type]
    driver = Driver({"GREY": [(320, 240)]}, flat, beside=node.fill)

    def handle(path: Path) -> Driver | MetadataNode:
        return node.handle(path) if path.name == "video8" else driver.handle(path)

    return driver, node, V4L2Source(system.devices / "video7", "IR camera", make_handle=handle)


def frames(source: V4L2Source, count: int) -> list[Frame]:
    found = []
    while len(found) < count:
        frame = source.read(0.5)
        if frame is not None:
            found.append(frame)
    return found


def flags(source: V4L2Source, count: int) -> str:
    letters = {Lamp.LIT: "L", Lamp.UNLIT: "U", Lamp.UNKNOWN: "?"}
    return "".join(letters[frame.flag] for frame in frames(source, count))


def test_every_frame_carries_what_the_camera_says_of_it(system: System) -> None:
    driver, node, source = camera(system)
    threads = threading.active_count()
    source.open()
    assert source.facts is not None
    assert not source.facts.tells_lamp
    seen = frames(source, 20)  # more than there are buffers
    assert threading.active_count() == threads
    assert [frame.flag for frame in seen] == [Lamp.UNLIT, Lamp.LIT] * 10
    assert [frame.exposure for frame in seen] == [Exposure(n + 1.0) for n in range(20)]
    assert all(frame.lamp is Lamp.UNKNOWN for frame in seen)  # that is decided from the pictures
    assert source.facts.tells_lamp
    # Metadata streams before the pictures do, in the format that has all of it.
    order = [v.S_FMT, v.REQBUFS, v.STREAMON]
    assert [call for call in node.calls if call in order][:3] == order
    source.close()
    source.close()
    assert (driver.open_handles, node.open_handles, node.streaming) == (0, 0, False)


def test_nothing_is_asked_of_the_camera_where_metadata_tells_its_exposure(system: System) -> None:
    driver, _, source = camera(system)
    driver.controls = webcam()
    source.open()
    frames(source, 5)
    assert driver.asked_for == []
    source.close()


def test_frames_without_metadata_stay_unknown(system: System) -> None:
    _, _, source = camera(system, lambda n: None if n % 5 == 2 else pulsing(n))
    source.open()
    assert flags(source, 10) == "UL?LULU?UL"
    source.close()


def test_late_blocks_are_never_taken_for_another_frames(system: System) -> None:
    _, _, source = camera(system, late_by=1)
    source.open()
    assert flags(source, 12) == "?" * 12
    source.close()


def test_lost_and_damaged_pictures_do_not_shift_the_flags(system: System) -> None:
    driver, _, source = camera(system)
    driver.sequence_step = [1, 2, 1, 5]
    driver.short_by = [0, 0, 500]
    source.open()
    seen = frames(source, 8)
    assert [frame.number for frame in seen] == [0, 1, 4, 9, 10, 11, 12, 13]
    assert [frame.flag is Lamp.LIT for frame in seen] == [frame.number % 2 == 1 for frame in seen]
    source.close()


@pytest.mark.parametrize(
    "how",
    [
        {"sequence_off": 1, "time_off": 0.5},
        {"time_off": 0.5},
        {"time_off": -1000.0},
        {"flags": v.DAMAGED},
        {"buffers": 0},
        {"opening": errno.EACCES},
        {"opening": errno.EBUSY},
        {"capabilities": v.CAN_CAPTURE | v.CAN_STREAM},
        {"capabilities": v.GIVES_METADATA},
        {"formats": ["UVCH"]},
        {"formats": ["UVCH", "D4XX"]},
        {"formats": []},
        {"answers_with": "UVCH"},
        {"endless": True, "content": lambda _n: b"\xff" * 100},
        {"content": lambda n: pulsing(n)[:20]},
        {"content": lambda n: bytes([n % 256]) * 200},
        {"content": lambda _n: b""},
        *(
            {"always": {request: number}}
            for request in (v.QUERYCAP, v.ENUM_FMT, v.S_FMT, v.REQBUFS, v.QUERYBUF, v.STREAMON)
            for number in (errno.EBUSY, errno.ENODEV)
        ),
        {"always": {v.DQBUF: errno.EIO}},
        {"always": {v.QBUF: errno.EINVAL}},
        {"always": dict.fromkeys((v.DQBUF, v.STREAMOFF, v.REQBUFS), errno.ENODEV)},
    ],
)
def test_whatever_goes_wrong_there_the_pictures_come(
    system: System, how: dict[str, object]
) -> None:
    driver, node, source = camera(system, **how)
    source.open()
    seen = frames(source, 12)
    assert {frame.flag for frame in seen} == {Lamp.UNKNOWN}
    assert {frame.exposure for frame in seen} == {None}
    assert [frame.number for frame in seen] == list(range(12))
    assert source.facts is not None
    assert not source.facts.tells_lamp
    source.close()
    assert (driver.open_handles, node.open_handles) == (0, 0)


@pytest.mark.parametrize("how", [{"sequence_off": 1}, {"time_off": 0.02}, {"time_off": -0.02}])
def test_either_count_or_time_is_enough(system: System, how: dict[str, object]) -> None:
    _, _, source = camera(system, **how)
    source.open()
    assert flags(source, 12) == "UL" * 6
    source.close()


def test_a_node_that_keeps_failing_is_left_alone(system: System) -> None:
    _, node, source = camera(system)
    source.open()
    assert flags(source, 2) == "UL"
    node.always = {v.DQBUF: errno.EIO}
    assert flags(source, 10) == "?" * 10
    assert node.calls.count(v.DQBUF) < 20
    assert not node.streaming
    source.close()


def test_an_endless_flow_does_not_hold_the_pictures_up(system: System) -> None:
    _, node, source = camera(system, lambda n: pulsing(n), endless=True)
    source.open()
    assert flags(source, 6) == "ULULUL"
    assert node.taken < 6 * 10
    source.close()


def test_metadata_goes_on_after_the_rate_was_changed(system: System) -> None:
    driver, node, source = camera(system)
    source.open()
    assert flags(source, 3) == "ULU"
    source.set_control("rate", 15)
    assert flags(source, 4) == "ULUL"  # the driver counts from 0 again
    assert node.calls.count(v.STREAMON) == 2
    assert driver.interval == (1, 15)
    source.close()


def test_a_format_that_will_not_stream_takes_its_metadata_along(system: System) -> None:
    driver, node, source = camera(system)
    driver.formats = {"GREY": [(320, 240)], "YUYV": [(320, 240)]}
    driver.refuses = {"GREY": errno.ENOSPC}
    source.open()
    assert flags(source, 4) == "ULUL"
    assert node.streaming
    source.close()


def test_which_node_belongs_to_which(system: System) -> None:
    """A depth camera: two streams on one interface, a third on another; more of an equal camera."""
    for name, index, interface in (
        ("video10", 1, "1-5:1.0"),
        ("video3", 2, "1-5:1.0"),
        ("video4", 3, "1-5:1.0"),
        ("video5", 0, "1-5:1.3"),
        ("video6", 1, "1-5:1.3"),
        ("video1", 1, "2-1:1.0"),
    ):
        system.add(name, index, interface)
    found = {
        name: metadata_node(system.devices / name)
        for name in ("video7", "video3", "video5", "video4", "video99")
    }
    assert {name: node and node.name for name, node in found.items()} == {
        "video7": "video10",
        "video3": "video4",
        "video5": "video6",
        "video4": None,
        "video99": None,
    }
    (system.devices / "video10").unlink()
    assert metadata_node(system.devices / "video7") is None
    assert metadata_node(Path("/elsewhere/video7")) is None


@pytest.mark.parametrize(
    ("speed", "link"),
    [("480", "USB 2"), ("5000", "USB 3"), ("20000", "USB 3"), ("12", "USB 1"), ("unknown", "")],
)
def test_how_it_is_connected(system: System, speed: str, link: str) -> None:
    (system.usb / "speed").write_text(f"{speed}\n")
    _, _, source = camera(system)
    link_to_it = system.devices / "by-path"
    link_to_it.symlink_to(system.devices / "video7")
    source._path = link_to_it
    source.open()
    assert source.facts is not None
    assert source.facts.link == link
    source.close()
    assert source.facts is None
    assert link_of(Path("/elsewhere/video7")) == ""
