"""Telling a program that is really started."""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.results import DecisionState, LivenessGround, LivenessVerdict
from core.signalling import command
from core.signalling.values import Message, SignalError, TargetError

MESSAGE = Message(
    "greeted",
    DecisionState.KNOWN,
    LivenessVerdict.LIVE,
    1,
    datetime.now(UTC),
    name="Anna",
    ground=LivenessGround.SITE,
)


def script(tmp_path: Path, body: str) -> str:
    file = tmp_path / "a door.py"
    file.write_text(body, "utf-8")
    return f'"{sys.executable}" "{file}" "$HOME; echo" *'


def test_a_program_gets_the_message_and_its_arguments_without_a_shell(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    target = script(
        tmp_path,
        "import json, os, sys\n"
        f"open({str(out)!r}, 'w').write(json.dumps([sys.stdin.read(), sys.argv[1:],"
        " [os.environ.get('FACEDESK_' + n) for n in"
        " ('EVENT', 'VERDICT', 'LIVENESS', 'LIVENESS_GROUND', 'TEST')],"
        " [v for v in os.environ.values() if v == 'Anna']]))",
    )
    command.tell(target, MESSAGE)
    said, arguments, variables, names = json.loads(out.read_text("utf-8"))
    assert json.loads(said)["name"] == "Anna"
    assert arguments == ["$HOME; echo", "*"]
    assert variables == ["greeted", "known", "live", "site", "0"]
    assert names == []  # other programs of the same account can read those


def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    mark, child = tmp_path / "mark", tmp_path / "child.py"
    child.write_text(f"import time; time.sleep(0.5); open({str(mark)!r}, 'w')", "utf-8")
    target = script(
        tmp_path,
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, {str(child)!r}])\n"
        "time.sleep(60)",
    )
    began = time.monotonic()
    with pytest.raises(SignalError, match="took longer"):
        command.tell(target, MESSAGE, limit=0.3)
    assert time.monotonic() - began < 10.0  # it would go on for a minute
    if sys.platform != "win32":
        time.sleep(0.4)
        assert not mark.exists()


def test_a_failure_says_its_code(tmp_path: Path) -> None:
    with pytest.raises(SignalError, match="with the code 3"):
        command.tell(script(tmp_path, "raise SystemExit(3)"), MESSAGE)


def test_a_program_that_reads_nothing_is_no_failure(tmp_path: Path) -> None:
    command.tell(script(tmp_path, "import os; os.close(0)"), MESSAGE)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "which program"),
        ("   ", "which program"),
        ('"open', "never closed"),
        ("no-such-x", "no-such-x"),
    ],
)
def test_what_is_no_command_is_refused(target: str, said: str) -> None:
    with pytest.raises(TargetError, match=said):
        command.words_of(target)
