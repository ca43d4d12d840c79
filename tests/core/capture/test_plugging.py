"""Plugging in and out, and sleep of the computer: noticed once, after things have settled."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from core.capture import hello, listed_cameras, plugging, video_nodes
from core.capture.plugging import Plugging, SleepWatch


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(video_nodes, "DEVICES", tmp_path)
    monkeypatch.setattr(plugging.platform, "system", lambda: "Linux")
    (tmp_path / "video0").touch()
    (tmp_path / "null").touch()
    return tmp_path


def test_a_change_is_told_once_it_has_settled(devices: Path) -> None:
    watch = Plugging()
    assert not watch.has_changed()
    (devices / "video2").touch()
    assert not watch.has_changed()  # its links and rights may follow
    folder = devices / "v4l" / "by-path"
    folder.mkdir(parents=True)
    (folder / "pci-usb-0:5:1.0-video-index0").symlink_to("../../video2")
    assert not watch.has_changed()
    assert watch.has_changed()
    assert not watch.has_changed()
    (devices / "video2").unlink()
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


def test_what_comes_and_goes_between_two_looks_is_no_change(devices: Path) -> None:
    watch = Plugging()
    (devices / "video2").touch()
    assert not watch.has_changed()
    (devices / "video2").unlink()
    assert [watch.has_changed() for _ in range(3)] == [False, False, False]


def test_a_camera_that_comes_back_under_its_number_is_another(devices: Path) -> None:
    watch = Plugging()
    (devices / "new").touch()
    os.replace(devices / "new", devices / "video0")
    assert [watch.has_changed() for _ in range(2)] == [False, True]


def test_rights_that_are_given_later_are_a_change(devices: Path) -> None:
    (devices / "video0").chmod(0o600)
    watch = Plugging()
    (devices / "video0").chmod(0o660)
    assert [watch.has_changed() for _ in range(2)] == [False, True]


def test_other_devices_are_of_no_interest(devices: Path) -> None:
    watch = Plugging()
    (devices / "videodev").touch()
    (devices / "sda").touch()
    assert [watch.has_changed() for _ in range(2)] == [False, False]


def test_without_a_list_nothing_ever_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugging.platform, "system", lambda: "Linux")
    monkeypatch.setattr(video_nodes, "DEVICES", tmp_path / "none")
    watch = Plugging()
    assert not watch.has_changed()


def test_elsewhere_the_identities_count(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [listed_cameras.ListedCamera("IR", "usb-1", ((0, 700),))]
    monkeypatch.setattr(plugging.platform, "system", lambda: "Windows")
    monkeypatch.setattr(listed_cameras, "listed_cameras", lambda: tuple(listed))
    monkeypatch.setattr(hello, "infrared_groups", lambda: ())
    watch = Plugging()
    assert not watch.has_changed()
    listed.append(listed_cameras.ListedCamera("Colour", "usb-2", ((1, 700),)))
    assert [watch.has_changed() for _ in range(3)] == [False, True, False]


class Clocks:
    """Two clocks; in sleep only one goes on."""

    def __init__(self) -> None:
        self.through = 5000.0
        self.without = 1000.0

    def go_on(self, seconds: float, *, asleep: bool = False) -> None:
        self.through += seconds
        if not asleep:
            self.without += seconds


def test_sleep_is_noticed_once() -> None:
    clocks = Clocks()
    watch = SleepWatch(lambda: clocks.through, lambda: clocks.without)
    assert not watch.has_slept()
    clocks.go_on(3600)
    assert not watch.has_slept()
    clocks.go_on(30, asleep=True)
    clocks.go_on(0.2)
    assert watch.has_slept()
    assert not watch.has_slept()
    clocks.go_on(0.3, asleep=True)  # too short for a driver to mind
    assert not watch.has_slept()


def test_the_systems_own_clocks_agree_while_awake() -> None:
    watch = SleepWatch()
    assert not watch.has_slept()
    if platform.system() == "Linux":
        through, without = plugging._clocks()
        assert through() - without() >= -0.001  # time in sleep is never negative


@pytest.mark.parametrize("system", ["Windows", "Plan 9"])
def test_other_systems_have_clocks_too(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugging.platform, "system", lambda: system)
    monkeypatch.setattr(plugging, "_unbiased", lambda: 1.0)
    watch = SleepWatch()
    if system != "Windows":
        assert not watch.has_slept()
