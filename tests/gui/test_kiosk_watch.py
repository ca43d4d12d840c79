"""The process that watches: it starts the window again after faults, and not after an end."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.kiosk_watch import Patience, Watch, _without_seconds

QUICK = Patience(first_beat=20.0, silence=5.0, pause=0.05)
HASTY = Patience(first_beat=20.0, silence=1.0, pause=0.05)
"""Soon takes one for hanging; on a machine with much to do, who is slow, too."""


@pytest.fixture(autouse=True)
def short_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.kiosk_watch.TICK", 0.03)


class Watched:
    """A watch over a script that gets the number of restarts."""

    def __init__(self, tmp_path: Path, body: str, patience: Patience = QUICK) -> None:
        script = tmp_path / "window.py"
        script.write_text(
            "import os, sys, time\nrestarts = int(sys.argv[1])\n"
            "def beat(): os.write(1, b'.')\n" + body,
            "utf-8",
        )
        self.said: list[str] = []
        self.starts: list[int] = []
        self.watch = Watch(self._command(script), patience, self.said.append)

    def _command(self, script: Path) -> Callable[[int], list[str]]:
        def command(restarts: int) -> list[str]:
            self.starts.append(restarts)
            return [sys.executable, "-S", "-E", str(script), str(restarts)]

        return command


def test_it_is_started_again_after_a_crash_but_not_after_an_end(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "beat()\nif restarts < 2: os.abort()\n")
    assert watched.watch.run() == 0
    assert watched.starts == [0, 1, 2]
    assert len(watched.said) == 2
    assert "ended unexpectedly" in watched.said[0]


def test_one_that_hangs_is_ended_and_started_again(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "beat()\nif restarts < 1: time.sleep(60)\n", HASTY)
    assert watched.watch.run() == 0
    assert watched.starts == [0, 1]
    assert "has not moved" in watched.said[0]


def test_one_that_beats_is_left_alone(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "for _ in range(12):\n    beat()\n    time.sleep(0.1)\n", HASTY)
    assert watched.watch.run() == 0
    assert watched.starts == [0]


@pytest.mark.parametrize("code", [1, 2])
def test_what_cant_be_shown_at_all_ends_with_its_code(tmp_path: Path, code: int) -> None:
    watched = Watched(tmp_path, f"sys.exit({code})")
    assert watched.watch.run() == code
    assert watched.starts == [0]


def test_the_pause_grows_while_it_doesnt_stay_up(tmp_path: Path) -> None:
    watched = Watched(tmp_path, "beat()\nsys.exit(3 if restarts < 3 else 0)")
    watched.watch.run()
    assert [said.rsplit(" ", 2)[1] for said in watched.said] == ["0.05", "0.1", "0.2"]


@pytest.mark.parametrize("stubborn", [False, True])
def test_asking_it_to_end_ends_both(
    tmp_path: Path, stubborn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.kiosk_watch.GENTLE", 0.3)
    ignores = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" if stubborn else ""
    watched = Watched(tmp_path, f"{ignores}beat()\nwhile True:\n    beat()\n    time.sleep(0.1)\n")
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(watched.watch.run()))
    thread.start()
    until = time.monotonic() + 20
    while watched.watch._beat is None and time.monotonic() < until:
        time.sleep(0.02)
    watched.watch.end_soon()
    thread.join(20)
    assert codes == [0]
    assert watched.watch.child is None
    assert watched.starts == [0]


def test_the_seconds_are_given_anew_to_each_start() -> None:
    given = ["--kiosk", "--seconds", "9", "--studio", "--seconds=3"]
    assert _without_seconds(given) == ["--kiosk", "--studio"]
