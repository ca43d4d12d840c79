"""Looks at cameras in turn: one at a time, never the one at work, and none that nobody wants."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.capture.discovery import Kind, SourceChoice
from core.capture.probe import Probe
from core.capture.source import SourceError
from gui import probe_worker
from gui.capture_thread import CaptureThread
from gui.probe_worker import ProbeWorker
from tests.gui.ramp import Ramp

CHOICES = tuple(
    SourceChoice(f"/dev/video{number}", f"Camera {number}", Kind.CAMERA) for number in range(3)
)
BESIDE = SourceChoice("/dev/video1", "Camera 1", Kind.CAMERA, device="usb-5")

SOON = 20_000
"""Milliseconds: what comes at once on a quiet machine comes within this on a busy one."""


class Cameras(dict[str, Ramp]):
    """Small sources by address; counts how many of them are open at a time."""

    def __call__(self, address: str) -> Ramp:
        return self[address]

    def open_now(self) -> list[str]:
        return [address for address, ramp in self.items() if ramp.opens > ramp.closes]


@pytest.fixture
def cameras() -> Cameras:
    made = Cameras({choice.address: Ramp(choice.title, 90) for choice in CHOICES})
    made["studio:visitors"] = Ramp("Studio", 50)
    return made


@pytest.fixture
def capture(cameras: Cameras) -> Iterator[CaptureThread]:
    thread = CaptureThread(cameras, lambda: "studio:visitors")
    yield thread
    for ramp in cameras.values():
        if ramp.blocked is not None:
            ramp.blocked.set()
    thread.stop_soon()
    assert thread.wait(3000)


@pytest.fixture
def worker(
    qtbot: QtBot, capture: CaptureThread, cameras: Cameras, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProbeWorker]:
    monkeypatch.setattr(probe_worker, "TICK_SECONDS", 0.01)
    monkeypatch.setattr(probe_worker, "QUIET_SECONDS", 0.05)
    monkeypatch.setattr("core.capture.probe.probe.__kwdefaults__", {
        "seconds": 0.05, "first_seconds": 5.0, "stopped": lambda: False,
    })  # fmt: skip
    made = ProbeWorker(capture, cameras)
    made.set_choices((*CHOICES, SourceChoice("studio:visitors", "Visitors", Kind.STUDIO)))
    yield made
    made.set_wanted(False)
    made.end()


def heard(worker: ProbeWorker) -> list[Probe]:
    found: list[Probe] = []
    worker.probed.connect(found.append)
    return found


def test_all_cameras_have_their_turn_one_after_the_other(
    qtbot: QtBot, worker: ProbeWorker, cameras: Cameras
) -> None:
    found = heard(worker)
    most: list[int] = []
    worker.set_wanted(True)

    def twice_round() -> bool:
        most.append(len(cameras.open_now()))
        return len(found) >= 6

    qtbot.waitUntil(twice_round, timeout=SOON)
    assert [probe.address for probe in found[:6]] == [choice.address for choice in CHOICES] * 2
    assert max(most) == 1
    assert all(probe.thumbnail is not None and probe.error is None for probe in found)
    assert cameras["studio:visitors"].opens == 0


def test_nothing_is_opened_that_nobody_wants_to_see(
    qtbot: QtBot, worker: ProbeWorker, cameras: Cameras
) -> None:
    qtbot.wait(60)
    assert all(ramp.opens == 0 for ramp in cameras.values())
    worker.set_wanted(True)
    qtbot.waitUntil(lambda: bool(cameras.open_now()), timeout=SOON)
    worker.set_wanted(False)
    qtbot.waitUntil(lambda: not cameras.open_now(), timeout=SOON)
    opens = sum(ramp.opens for ramp in cameras.values())
    qtbot.wait(60)
    assert sum(ramp.opens for ramp in cameras.values()) == opens


def test_the_camera_at_work_is_never_looked_at_and_told_from_its_own_frames(
    qtbot: QtBot, worker: ProbeWorker, capture: CaptureThread, cameras: Cameras
) -> None:
    capture.start()
    with qtbot.waitSignal(capture.opened, timeout=SOON):
        capture.open_source("/dev/video0")
    found = heard(worker)
    worker.set_wanted(True)
    qtbot.waitUntil(
        lambda: (
            sum(probe.address == "/dev/video2" for probe in found) >= 2
            and any(probe.is_running and probe.thumbnail is not None for probe in found)
        ),
        timeout=SOON,
    )
    assert cameras["/dev/video0"].opens == 1
    assert {probe.address for probe in found if probe.is_running} == {"/dev/video0"}


def test_a_look_ends_before_its_camera_is_opened(
    qtbot: QtBot, worker: ProbeWorker, capture: CaptureThread, cameras: Cameras
) -> None:
    capture.start()
    worker.set_wanted(True)
    qtbot.waitUntil(lambda: cameras.open_now() == ["/dev/video1"], timeout=SOON)
    closes_before = cameras["/dev/video1"].closes
    with qtbot.waitSignal(capture.opened, timeout=SOON):
        capture.open_source("/dev/video1")
    assert cameras["/dev/video1"].closes == closes_before + 1
    assert cameras["/dev/video1"].opens == cameras["/dev/video1"].closes + 1


def test_why_a_camera_cant_be_opened_is_told(
    qtbot: QtBot, worker: ProbeWorker, capture: CaptureThread, cameras: Cameras
) -> None:
    cameras["/dev/video0"].fail_open = True
    cameras["/dev/video2"].fail_open = True
    capture.start()
    with qtbot.waitSignal(capture.lost, timeout=SOON):
        capture.open_source("/dev/video0")
    found = heard(worker)
    worker.set_wanted(True)
    qtbot.waitUntil(lambda: any(p.address == "/dev/video2" for p in found), timeout=SOON)
    wanted = next(probe for probe in found if probe.address == "/dev/video0")
    assert wanted.is_running
    assert str(wanted.error) == "Camera 0 can't be opened."
    other = next(probe for probe in found if probe.address == "/dev/video2")
    assert str(other.error) == "Camera 2 can't be opened."
    assert not other.is_running


def test_a_blocked_driver_holds_up_neither_the_window_nor_the_others(
    qtbot: QtBot, worker: ProbeWorker, cameras: Cameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe_worker, "STUCK_SECONDS", 600.0)
    release = cameras["/dev/video0"].blocked = threading.Event()
    found = heard(worker)
    began = time.monotonic()
    worker.set_wanted(True)
    assert time.monotonic() - began < 10.0  # the driver answers at the end of the test
    qtbot.waitUntil(lambda: cameras["/dev/video0"].is_blocked, timeout=SOON)
    monkeypatch.setattr(probe_worker, "STUCK_SECONDS", 0.25)
    qtbot.waitUntil(lambda: sum(p.address == "/dev/video1" for p in found) >= 2, timeout=SOON)
    assert [str(p.error) for p in found if p.address == "/dev/video0"] == [
        "The camera “Camera 0” doesn't answer. Unplug it and plug it in again."
    ]
    assert cameras["/dev/video0"].opens == 1  # not a second time while the first is stuck
    release.set()
    qtbot.waitUntil(lambda: cameras["/dev/video0"].opens >= 2, timeout=SOON)


def test_the_other_camera_of_the_device_at_work_is_looked_at_once(
    qtbot: QtBot, worker: ProbeWorker, capture: CaptureThread, cameras: Cameras
) -> None:
    at_work = SourceChoice("/dev/video0", "Camera 0", Kind.CAMERA, device="usb-5")
    worker.set_choices((at_work, BESIDE, CHOICES[2]))
    cameras["/dev/video1"].fail_open = True
    capture.start()
    with qtbot.waitSignal(capture.opened, timeout=SOON):
        capture.open_source("/dev/video0")
    found = heard(worker)
    worker.set_wanted(True)
    qtbot.waitUntil(lambda: sum(p.address == "/dev/video2" for p in found) >= 3, timeout=SOON)
    beside = [probe for probe in found if probe.address == "/dev/video1"]
    assert len(beside) == 1
    assert "built into the same device" in str(beside[0].error)
    assert isinstance(beside[0].error, SourceError)
