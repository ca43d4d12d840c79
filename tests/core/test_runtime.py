"""What is set up in a process before its work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PREPARE = """
import os
from core import runtime
runtime.preload()
import numpy
print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts the threads in /proc")
def test_linear_algebra_brings_no_threads() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _PREPARE],
        cwd=Path(__file__).resolve().parents[2],
        env={},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) == 1
