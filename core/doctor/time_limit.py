"""Making a check in bounded time: a disk or driver that hangs must not take the doctor with it."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator

from core.doctor.check import Check, State, Subject, guarded, said, steps
from core.wording import QT_TRANSLATE_NOOP

LONGEST = 90.0
"""Seconds for one step; reading a gigabyte of models from a slow disk takes some twenty."""

_POLL = 0.1

Run = Callable[[], Iterator[Check]]


def within(
    run: Run, subject: Subject, stop: threading.Event, seconds: float = LONGEST
) -> Iterator[Check]:
    """Yield the checks of `run`, which works in a thread of its own, as they come.

    When `stop` is set or the time is over, the thread is left behind: it can't be ended by force,
    and ends by itself should what it waits for ever answer. A fault in `run` is its result.
    """
    found: queue.SimpleQueue[Check | None] = queue.SimpleQueue()

    def work() -> None:
        try:
            for check in guarded(run):
                found.put(check)
        finally:
            found.put(None)

    threading.Thread(target=work, name=f"doctor {subject.value}", daemon=True).start()
    until = time.monotonic() + seconds
    while not stop.is_set():
        try:
            check = found.get(timeout=_POLL)
        except queue.Empty:
            if time.monotonic() > until:
                yield _hangs(subject, seconds)
                return
            continue
        if check is None:
            return
        yield check


def _hangs(subject: Subject, seconds: float) -> Check:
    return Check(
        subject,
        State.FAILED,
        said(
            QT_TRANSLATE_NOOP("core", "This could not be checked: no answer in {seconds} seconds."),
            seconds=round(seconds),
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core",
                "A disk, a network folder or a driver does not answer. Start the computer anew; if "
                "that does not help, save a report for support.",
            )
        ),
        {"limit_seconds": seconds},
    )
