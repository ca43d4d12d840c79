"""What was being loaded when the program died is known to the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.models.launch_guard import MARK, LaunchGuard

ROOT = Path(__file__).resolve().parents[3]


def test_nothing_is_suspected_at_first(tmp_path: Path) -> None:
    assert LaunchGuard(tmp_path).suspects() == frozenset()


def test_what_passed_is_not_suspected(tmp_path: Path) -> None:
    guard = LaunchGuard(tmp_path)
    guard.begin(["frir"])
    assert LaunchGuard(tmp_path).suspects() == {"frir"}
    guard.passed()
    assert LaunchGuard(tmp_path).suspects() == frozenset()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that ends a process at once")
def test_a_process_that_dies_while_loading_leaves_its_mark(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from core.models.launch_guard import LaunchGuard\n"
        "LaunchGuard(Path(sys.argv[1])).begin(['frir', 'flir'])\n"
        "os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGSEGV
    assert LaunchGuard(tmp_path).suspects() == {"frir", "flir"}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"models": 3}', '{"other": []}', "[" * 100_000]
)
def test_a_mark_that_cant_be_read_suspects_nobody(tmp_path: Path, content: str) -> None:
    (tmp_path / MARK).write_text(content, "utf-8")
    assert LaunchGuard(tmp_path).suspects() == frozenset()


@pytest.mark.skipif(os.name == "nt", reason="a folder that can't be written, as POSIX has it")
def test_without_a_folder_there_is_no_guard_and_no_error(tmp_path: Path) -> None:
    guard = LaunchGuard(tmp_path / "missing")
    guard.begin(["frir"])
    guard.passed()
    assert guard.suspects() == frozenset()
