"""What is set up in a process before its work."""

from __future__ import annotations

import resource
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


_CRASH = """
import os, sys
from core import runtime
if sys.argv[1] == "kept out":
    runtime.no_core_dumps()
os.chdir(sys.argv[2])
os.abort()
"""


def _dumps_of_a_crash(folder: Path, how: str) -> list[Path]:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    subprocess.run(
        [sys.executable, "-c", _CRASH, how, str(folder)],
        cwd=Path(__file__).resolve().parents[2],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
        capture_output=True,
        check=False,
    )
    return list(folder.glob("core*"))


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the kernel's dump in a folder")
def test_a_crash_leaves_no_core_dump(tmp_path: Path) -> None:
    plain, kept_out = tmp_path / "plain", tmp_path / "kept"
    plain.mkdir()
    kept_out.mkdir()
    if not _dumps_of_a_crash(plain, "plain"):
        pytest.skip("this system writes no dumps into the folder of the process")
    for dump in plain.iterdir():
        dump.unlink()
    assert _dumps_of_a_crash(kept_out, "kept out") == []


_KEY_IN_TEXTS = """
import faulthandler, logging, sys, traceback
from pathlib import Path
from core.people.gallery import Gallery, NewTemplate
from core.people.sealed.keys import Key
from core.results import Embedding
import numpy as np

logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
faulthandler.enable()
made = []
new = Key.new
def remember(cls):
    key = new()
    made.append(key)
    return key
Key.new = classmethod(remember)
gallery = Gallery.open(Path(sys.argv[1]) / "gallery.sqlite")
vector = np.zeros(8, np.float32)
vector[0] = 1.0
gallery.enrol("Ada Lovelace", [NewTemplate(Embedding(vector, "m"), 80.0)])
gallery.guard.set_passphrase("correct horse battery")
try:
    gallery._vault._key.unwrap(b"x" * 60, b"")
except Exception as error:
    faulty = traceback.TracebackException.from_exception(error, capture_locals=True)
    print("".join(faulty.format()), file=sys.stderr)
try:
    gallery.enrol("Ada Lovelace", [NewTemplate(Embedding(vector * 2, "m"), 80.0)])
except Exception as error:
    faulty = traceback.TracebackException.from_exception(error, capture_locals=True)
    print("".join(faulty.format()), file=sys.stderr)
faulthandler.dump_traceback()
print([vars(gallery), gallery._vault, gallery._opened if hasattr(gallery, "_opened") else ""],
      file=sys.stderr)
for key in made:
    print(key.export().hex())
gallery.close()
"""


def test_no_key_stands_in_logs_or_tracebacks(tmp_path: Path) -> None:
    """At the finest level of logging, with the values of all variables in the tracebacks."""
    run = subprocess.run(
        [sys.executable, "-c", _KEY_IN_TEXTS, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        check=True,
    )
    secrets = [bytes.fromhex(line) for line in run.stdout.decode().split()]
    assert len(secrets) >= 3  # the gallery's, the one that wraps it, the person's
    for secret in secrets:
        for form in (secret, secret.hex().encode(), repr(secret).encode()[2:-1]):
            assert form not in run.stderr
    assert b"correct horse" not in run.stderr
    assert b"Traceback" in run.stderr
