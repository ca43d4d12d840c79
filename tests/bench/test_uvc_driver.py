"""A camera on Linux through the kernel's own uvcvideo, where that can be had without hardware.

Root, and the modules named in tests/vectors/uvc_gadget.py; skipped elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.capture import video_nodes
from core.capture.control_values import set_defaults
from core.capture.source import SourceError
from core.capture.v4l2 import V4L2Source
from core.frame import Lamp
from tests.vectors.uvc_gadget import exposure_of

GADGETS = Path(os.environ.get("GADGETS", "/dev/gadget"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not list(GADGETS.glob("dummy_udc*")), reason="needs gadgetfs, dummy_hcd"),
]


@pytest.fixture
def gadget() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.vectors.uvc_gadget", str(GADGETS)]
    with subprocess.Popen(command) as process:
        yield process
        process.kill()


def plugged_in() -> Path:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for node in video_nodes.video_nodes():
            if "1d6b:0999" in node.name:
                return node.path
        time.sleep(0.5)
    raise AssertionError("the driver doesn't know the camera")


def patiently(work: Callable[[], object]) -> None:
    """Try again: gadgetfs takes back a request of many bytes now and then, as some cameras do."""
    for _ in range(5):
        with contextlib.suppress(SourceError):
            work()
            return
        time.sleep(0.5)
    work()


def look(source: V4L2Source, count: int) -> str:
    """Read frames; their flags have to be those that their pixels show."""
    told = []
    for _ in range(count):
        frame = source.read(5)
        assert frame is not None
        told.append(frame.flag)
        if frame.flag is not Lamp.UNKNOWN:
            assert (frame.flag is Lamp.LIT) == (frame.pixels[100, 100] > 100)
            assert frame.exposure is not None
            assert frame.exposure.milliseconds == exposure_of(int(frame.pixels[0, 0]))
    return f"{count} frames, flag right in {count - told.count(Lamp.UNKNOWN)}, wrong in 0"


def test_the_kernels_driver(gadget: subprocess.Popen[bytes]) -> None:
    source = V4L2Source(plugged_in(), "IR camera")
    patiently(source.open)
    print(f"\nLinux {os.uname().release}: {look(source, 60)}")
    facts = source.facts
    assert facts is not None
    assert (facts.format, facts.width, facts.height, facts.link) == ("GREY", 320, 240, "USB 2")
    assert facts.has_chroma is False
    print(f"tells its lamp: {facts.tells_lamp} (from Linux 6.17 on)")
    names = {control.name: control for control in source.controls()}
    print(f"can be set: {', '.join(names)}")
    assert not names["exposure"].is_active
    with pytest.raises(SourceError, match="decides this by itself"):
        source.set_control("exposure", 8)
    source.set_control("automatic_exposure", 0)
    wanted = {"exposure": 8, "gain": 50, "brightness": -5, "rate": 15}
    for name, value in wanted.items():
        patiently(lambda name=name, value=value: source.set_control(name, value))  # type: ignore[misc]
        told = next(control for control in source.controls() if control.name == name)
        assert abs(told.value - value) < 0.05
    print(f"at 15/s: {look(source, 30)}")
    other = V4L2Source(plugged_in(), "IR camera")
    with pytest.raises(SourceError):
        other.open()
    patiently(lambda: source.set_control("rate", 30))
    assert set_defaults(source) == {}
    print(f"at the camera's defaults: {look(source, 30)}")
    gadget.kill()
    began = time.monotonic()
    with pytest.raises(SourceError, match="unplugged"):
        look(source, 10_000)
    print(f"unplugged: said after {time.monotonic() - began:.1f} s")
    source.close()
