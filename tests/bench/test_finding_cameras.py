"""What it costs to notice plugging, to list cameras and to look at one."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from core.capture import linux_cameras, plugging, video_nodes
from core.capture.probe import small

pytestmark = pytest.mark.bench

CAMERAS = 8


@pytest.fixture
def eight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux system with eight cameras, each with a link and a metadata node."""
    system, devices, links = tmp_path / "sys", tmp_path / "dev", tmp_path / "dev/v4l/by-path"
    links.mkdir(parents=True)
    for number in range(2 * CAMERAS):
        node = f"video{number}"
        (system / node).mkdir(parents=True)
        (system / node / "index").write_text(str(number % 2))
        (system / node / "name").write_text(f"Camera {number}")
        (devices / node).touch()
        (links / f"usb-0:{number}:1.0").symlink_to(f"../../{node}")
    monkeypatch.setattr(video_nodes, "SYSTEM", system)
    monkeypatch.setattr(video_nodes, "DEVICES", devices)
    monkeypatch.setattr(video_nodes, "UDEV", tmp_path / "udev")


def median_ms(work: object, times: int = 200) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append(time.perf_counter() - began)
    return float(np.median(taken)) * 1000


@pytest.mark.usefixtures("eight")
def test_cost_of_finding_cameras() -> None:
    watch = plugging.Plugging()
    print(f"\none look whether cameras were plugged in: {median_ms(watch.has_changed):.2f} ms")
    print(f"list of {CAMERAS} cameras: {median_ms(linux_cameras.choices):.2f} ms")
    picture = np.random.default_rng(1).integers(0, 256, (1080, 1920), np.uint8)
    print(f"thumbnail of 1920 x 1080: {median_ms(lambda: small(picture)):.2f} ms")
    assert len(linux_cameras.choices()) == CAMERAS
