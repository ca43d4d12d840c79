"""A check that hangs, breaks off, or is stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from core.doctor.check import Check, State, Subject, said
from core.doctor.time_limit import within
from tests.vectors.driven_clock import DrivenClock

GOOD = Check(Subject.PROFILE, State.OK, said("The settings can be read."))


@pytest.fixture
def let_go() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_what_comes_before_a_check_hangs_is_kept(
    let_go: threading.Event, clock: DrivenClock
) -> None:
    def run() -> Iterator[Check]:
        yield GOOD
        let_go.wait(20)

    began = time.perf_counter()
    found = within(run, Subject.SPACE, threading.Event(), 30.0)
    assert next(found) is GOOD
    clock.sleep(31.0)
    (late,) = found
    assert time.perf_counter() - began < 15.0  # it goes on for longer
    assert (late.subject, late.state) == (Subject.SPACE, State.FAILED)
    assert "no answer in 30 seconds" in str(late.sentence)


def test_it_ends_at_once_when_it_is_stopped(let_go: threading.Event) -> None:
    stop = threading.Event()

    def run() -> Iterator[Check]:
        stop.set()
        let_go.wait(20)
        yield GOOD

    began = time.monotonic()
    assert list(within(run, Subject.SPACE, stop)) == []
    assert time.monotonic() - began < 15.0


def test_a_fault_is_a_finding() -> None:
    def run() -> Iterator[Check]:
        yield GOOD
        raise ZeroDivisionError

    found = list(within(run, Subject.SPACE, threading.Event()))
    assert [check.subject for check in found] == [Subject.PROFILE, Subject.FAULT]
