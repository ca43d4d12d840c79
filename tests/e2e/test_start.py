"""Starts the real program in a process of its own, as a person does, and ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import core

ROOT = Path(core.__file__).resolve().parents[1]
LONG = 60


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "a profile"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "FACEDESK_PROFILE"}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
        "PYTHONFAULTHANDLER": "1",
    }


def run(
    environment: dict[str, str], *arguments: str, module: str = "gui"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )


class Program:
    """The window at work in another process."""

    def __init__(self, environment: dict[str, str], profile: Path, *arguments: str) -> None:
        self._log = profile / "log" / "facedesk.log"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gui", "--profile", str(profile), *arguments],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8") if self._log.is_file() else ""

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + LONG
        while words not in self.log:
            assert self.process.poll() is None, self.process.communicate()[1]
            assert time.monotonic() < deadline, f"{words!r} did not come:\n{self.log}"
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> tuple[int, str, float]:
        """Send a signal; return exit code, stderr, and seconds until it ended."""
        began = time.monotonic()
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=LONG)
        return self.process.returncode, errors, time.monotonic() - began

    def leave(self) -> None:
        """End it as the system does; it must agree."""
        if sys.platform == "win32":
            self.process.kill()  # Windows has no gentle way
        else:
            code, errors, _ = self.end(signal.SIGTERM)
            assert code == 0, errors


@pytest.fixture
def start(environment: dict[str, str], profile: Path) -> Iterator[object]:
    programs: list[Program] = []

    def begin(*arguments: str) -> Program:
        programs.append(Program(environment, profile, *arguments))
        return programs[-1]

    yield begin
    for program in programs:
        if program.process.poll() is None:
            program.process.kill()
        program.process.communicate()


def test_the_self_test_passes_on_the_studio(environment: dict[str, str]) -> None:
    done = run(environment, "--self-test")
    assert done.returncode == 0, done.stderr
    assert "The self-test passed." in done.stdout
    assert "Studio" in done.stdout
    assert "detector" in done.stdout
    assert done.stderr == ""


@pytest.mark.slow
def test_the_self_test_says_why_it_failed(environment: dict[str, str], tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere.mp4"
    done = run(environment, "--self-test", "--source", str(nowhere))
    assert done.returncode == 1
    assert "The self-test failed:" in done.stderr
    assert str(nowhere) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.slow)],  # one way for both
)
def test_a_signal_ends_it_cleanly(start: type[Program], number: signal.Signals) -> None:
    program = start("--studio")
    program.wait_for("The source is open: studio")
    program.wait_for("Models loaded")
    code, errors, seconds = program.end(number)
    assert code == 0, errors
    assert errors == ""
    assert "ends with code 0" in program.log
    assert seconds < 3.0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_during_the_start_ends_it_too(start: type[Program]) -> None:
    program = start("--studio")
    program.wait_for("starts")
    code, errors, seconds = program.end(signal.SIGTERM)
    # Python's own handler is still in place for the first moments.
    assert code in (0, -signal.SIGTERM), errors
    assert "Traceback" not in errors
    assert seconds < 5.0


@pytest.mark.slow  # tests of the engine see to it, too
def test_a_wrong_source_leaves_the_window_open(start: type[Program], tmp_path: Path) -> None:
    program = start("--source", str(tmp_path / "nowhere.mp4"))
    program.wait_for("The source was lost")
    program.wait_for("Models loaded")
    program.leave()


@pytest.mark.slow
@pytest.mark.skipif(bool(list(Path("/dev").glob("video*"))), reason="a camera is there")
def test_without_a_camera_the_studio_opens_by_itself(start: type[Program]) -> None:
    program = start()
    program.wait_for("The source is open: studio")
    program.leave()


@pytest.mark.slow  # tests of the logbook and the settings see to it, too
def test_a_profile_that_cant_be_written_is_no_reason_to_stay_away(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    done = run(environment, "--studio", "--profile", str(tmp_path / "file" / "p"), "--seconds", "2")
    assert done.returncode == 0, done.stderr
    assert "can't be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow  # tests of the settings see to it, too
def test_a_damaged_settings_file_is_told_and_kept(start: type[Program], profile: Path) -> None:
    profile.mkdir()
    (profile / "settings.json").write_text("{ no settings")
    program = start("--studio")
    program.wait_for("The settings file")
    program.wait_for("The source is open: studio")
    program.leave()
    assert (profile / "settings.json").read_text() == "{ no settings"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a display")
def test_without_a_display_one_sentence_says_what_to_do(environment: dict[str, str]) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(variable, None)
    done = run(environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "xvfb-run" in done.stderr


def test_the_version_and_a_wrong_option_need_no_window(environment: dict[str, str]) -> None:
    done = run(environment, "--version")
    assert (done.returncode, done.stdout) == (0, f"FaceDesk IR {core.__version__}\n")
    done = run(environment, "--no-such-option")
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_the_window_is_imported_without_what_is_slow(environment: dict[str, str]) -> None:
    program = (
        "import sys; from core import runtime; runtime.preload(); import gui.application; "
        "slow = {'torch', 'onnxruntime', 'sqlalchemy', 'alembic', 'pyqtgraph', 'scipy'}; "
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONG,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr
