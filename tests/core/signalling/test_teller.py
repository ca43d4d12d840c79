"""The thread that tells: nobody waits for it, and nothing old is told late."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.results import DecisionState, LivenessVerdict
from core.signalling import teller
from core.signalling.teller import MOST_WAITING, Teller
from core.signalling.values import Message, TargetError
from core.wording import PlainError


def message(visit: int) -> Message:
    return Message("greeted", DecisionState.KNOWN, LivenessVerdict.LIVE, visit, datetime.now(UTC))


def test_a_failure_is_told_and_the_next_message_still_goes_out(tmp_path: Path) -> None:
    failures: list[PlainError] = []
    told = threading.Event()
    door, go_on = tmp_path / "door.py", tmp_path / "go on"
    door.write_text(
        "import json, os, sys, time\n"
        f"while not os.path.exists({str(go_on)!r}): time.sleep(0.01)\n"
        "sys.exit(json.loads(sys.stdin.read())['visit'] == 1)",
        "utf-8",
    )
    made = Teller("command", f'"{sys.executable}" "{door}"', failures.append, told.set)
    made.tell(message(1))
    made.tell(message(2))
    go_on.touch()  # whoever waited for the first answer would never come here in time
    assert told.wait(20)
    made.close()
    assert len(failures) == 1
    assert "code 1" in str(failures[0])


def test_what_waits_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    going, go_on, seen = threading.Event(), threading.Event(), []

    def slow(_kind: str, _target: str, one: Message) -> None:
        seen.append(one.visit)
        going.set()
        assert go_on.wait(5)

    monkeypatch.setattr(teller, "send", slow)
    made = Teller("http", "http://127.0.0.1", lambda _error: None)
    made.tell(message(0))
    assert going.wait(5)
    for visit in range(1, 20):
        made.tell(message(visit))
    go_on.set()
    made.close()
    assert len(seen) <= 1 + MOST_WAITING
    assert seen[0] == 0
    assert seen[-1] == 19


def test_closing_twice_or_before_anything_was_told_is_no_harm() -> None:
    made = Teller("http", "http://127.0.0.1", lambda _error: None)
    made.close()
    made.close()


def test_targets_are_checked_without_being_told() -> None:
    teller.check("command", f'"{sys.executable}" -c pass')
    teller.check("http", "http://127.0.0.1:9/")
    with pytest.raises(TargetError):
        teller.check("http", "http://192.0.2.1/")
    with pytest.raises(TargetError):
        teller.check("command", "no-such-program")
