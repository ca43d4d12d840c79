"""Watches the kiosk from outside: starts its window in another process, and again after a fault.

No Qt and none of the program's libraries are here: what can bring the window down can't bring this
down.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import IO

TICK = 0.2

FIRST_BEAT = 90.0
"""Seconds that the window may take to come up."""

SILENCE = 20.0
"""Seconds without a heartbeat after which the window counts as hung."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds between an end and the next start; doubled while it doesn't stay up."""

HEALTHY = 60.0
"""Seconds after which a start counts as a good one."""

GENTLE = 5.0
"""Seconds that the window gets to end when it is asked to."""

SLEPT = 5.0
"""A tick that took so long means that the machine slept: nobody could beat meanwhile."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what; other numbers for tests."""

    first_beat: float = FIRST_BEAT
    silence: float = SILENCE
    pause: float = FIRST_PAUSE


class Watch:
    """Keeps one window running until it ends by itself, in order.

    Parameters
    ----------
    command
        Returns the program and its arguments, for a number of restarts before.
    say
        Told in a sentence what was done, for whoever reads the system's log.
    """

    def __init__(
        self,
        command: Callable[[int], Sequence[str]],
        patience: Patience | None = None,
        say: Callable[[str], None] = lambda _sentence: None,
    ) -> None:
        self._command = command
        self._patience = patience or Patience()
        self._say = say
        self._end_wanted = False
        self._beat: float | None = None
        self._began = 0.0
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def child(self) -> int | None:
        """Number of the process at work; None between two."""
        return None if self._child is None else self._child.pid

    def end_soon(self) -> None:
        """End the window and then this. Any thread, and a signal's handler, may call it."""
        self._end_wanted = True

    def _is_asked_to_end(self) -> bool:
        return self._end_wanted

    def run(self) -> int:
        """Watch until the window ended in order, or this was asked to end; return the exit code."""
        restarts, pause = 0, self._patience.pause
        while True:
            code = self._run_once(restarts)
            if self._is_asked_to_end() or code == 0:
                return 0
            if self._beat is None and restarts == 0 and code in (1, 2):
                return code  # it said itself why it can't be shown: another start helps nobody
            if self._beat is not None and time.monotonic() - self._began > HEALTHY:
                pause = self._patience.pause
            restarts += 1
            self._say(
                f"The kiosk ended unexpectedly ({_how(code)}). It is started again in {pause:g} s."
            )
            until = time.monotonic() + pause
            while time.monotonic() < until and not self._is_asked_to_end():
                time.sleep(TICK)
            if self._is_asked_to_end():
                return 0
            pause = min(LONGEST_PAUSE, 2 * pause)

    def _run_once(self, restarts: int) -> int:
        self._beat, self._began = None, time.monotonic()
        # Its own standard input is closed: nobody can type into it behind the screen.
        child = subprocess.Popen(
            list(self._command(restarts)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        self._child = child
        assert child.stdout is not None
        listener = threading.Thread(target=self._listen, args=(child.stdout,), daemon=True)
        listener.start()
        try:
            return self._wait(child)
        finally:
            self._child = None
            listener.join(1.0)
            if not listener.is_alive():
                child.stdout.close()

    def _wait(self, child: subprocess.Popen[bytes]) -> int:
        quiet_since = looked = time.monotonic()
        latest: float | None = None
        while (code := child.poll()) is None:
            now = time.monotonic()
            if self._beat != latest or now - looked > SLEPT:
                latest, quiet_since = self._beat, now
            looked = now
            if self._is_asked_to_end():
                return self._end(child)
            limit = self._patience.first_beat if latest is None else self._patience.silence
            if now - quiet_since > limit:
                self._say(f"The kiosk has not moved for {limit:g} s and is ended.")
                child.kill()
                child.wait()
                return -1
            time.sleep(TICK)
        return code

    def _end(self, child: subprocess.Popen[bytes]) -> int:
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(GENTLE)
        if child.poll() is None:
            child.kill()
            child.wait()
        return 0

    def _listen(self, beats: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(beats.fileno(), 4096):
                self._beat = time.monotonic()


def watch(arguments: Sequence[str], seconds: float | None) -> int:
    """Run `python -m gui` with these arguments under watch; return the exit code.

    Parameters
    ----------
    seconds
        End by itself after so long; None never.
    """
    until = None if seconds is None else time.monotonic() + seconds

    def command(restarts: int) -> list[str]:
        # A frozen program is its own interpreter.
        program = (
            [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "gui"]
        )
        left = [] if until is None else ["--seconds", f"{max(0.1, until - time.monotonic()):.1f}"]
        return [*program, *_without_seconds(arguments), *left, "--watched", str(restarts)]

    def say(sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)  # noqa: T201 (for the system's log)

    made = Watch(command, say=say)

    def asked(_number: int, _frame: FrameType | None) -> None:
        made.end_soon()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked)
    return made.run()


def _without_seconds(arguments: Sequence[str]) -> list[str]:
    kept, skips = [], False
    for one in arguments:
        if skips:
            skips = False
        elif one == "--seconds":
            skips = True
        elif not one.startswith("--seconds="):
            kept.append(one)
    return kept


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"
