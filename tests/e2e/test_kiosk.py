"""The kiosk as a site starts it: two real processes, one of which is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

import core

ROOT = Path(core.__file__).resolve().parents[1]
LONG = 90.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals"),
]


class Kiosk:
    """`python -m gui --kiosk` in a process of its own."""

    def __init__(self, profile: Path, *arguments: str) -> None:
        self._log = profile / "log" / "facedesk.log"
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "FACEDESK_PROFILE": str(profile),
            "PYTHONPATH": str(ROOT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gui", "--kiosk", "--studio", "nobody", *arguments],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8") if self._log.is_file() else ""

    @property
    def window(self) -> int | None:
        """Number of the process that shows the window."""
        children = psutil.Process(self.process.pid).children()
        return children[0].pid if children else None

    def until(self, what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LONG
        while not what():
            assert self.process.poll() is None, self.process.communicate()[1]
            assert time.monotonic() < deadline, self.log
            time.sleep(0.1)

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGTERM)
        errors = self.process.communicate(timeout=LONG)[1]
        return self.process.returncode, errors


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Kiosk]]:
    made: list[Kiosk] = []

    def begin(*arguments: str) -> Kiosk:
        made.append(Kiosk(tmp_path / "profile", *arguments))
        return made[-1]

    yield begin
    for one in made:
        if one.process.poll() is None:
            for child in psutil.Process(one.process.pid).children(recursive=True):
                child.kill()
            one.process.kill()
        one.process.communicate()


def test_a_window_that_is_killed_comes_back_and_both_end_when_asked(
    start: Callable[..., Kiosk],
) -> None:
    kiosk = start()
    kiosk.until(lambda: "The source is open" in kiosk.log)
    first = kiosk.window
    assert first is not None
    os.kill(first, signal.SIGKILL)
    kiosk.until(lambda: kiosk.window not in (None, first))
    kiosk.until(lambda: kiosk.log.count("The source is open") == 2)
    second = kiosk.window
    assert second is not None
    code, errors = kiosk.end()
    assert code == 0
    assert "ended unexpectedly (signal 9)" in errors
    assert "Traceback" not in errors
    assert not psutil.pid_exists(second)
    assert kiosk.log.count("ends with code 0") == 1


def test_it_ends_by_itself_after_its_seconds(start: Callable[..., Kiosk]) -> None:
    kiosk = start("--seconds", "4")
    errors = kiosk.process.communicate(timeout=LONG)[1]
    assert kiosk.process.returncode == 0, errors
    assert errors == ""
    assert "ends with code 0" in kiosk.log


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_what_cant_be_shown_is_not_tried_for_ever(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "gui", "--kiosk", "--studio"],
        env=environment | {"FACEDESK_PROFILE": str(tmp_path), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
