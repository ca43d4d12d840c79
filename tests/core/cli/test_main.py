"""How runs of the command line end, in this process and as a program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import core
from core.cli import main as entry
from tests.core.cli.conftest import Run, Shots

ROOT = Path(__file__).resolve().parents[3]


def program(*words: object, **options: object) -> subprocess.Popen[str]:
    """Start `python -m core` as a shell would."""
    return subprocess.Popen(
        [sys.executable, "-m", "core", *(str(word) for word in words)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Where the tests run in the background of a shell, Ctrl+C is ignored, and so by children.
        preexec_fn=_heed_ctrl_c if os.name == "posix" else None,
        **options,
    )


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_help_lists_the_commands_and_exit_codes(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    assert all(name in outcome.out for name in entry.COMMANDS)
    assert "exit codes" in outcome.out


def test_the_version(run: Run) -> None:
    outcome = run("--version")
    assert (outcome.code, outcome.out) == (0, f"FaceDesk IR {core.__version__}\n")


@pytest.mark.parametrize("name", list(entry.COMMANDS))
def test_every_command_explains_itself(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert "--profile" in outcome.out


@pytest.mark.parametrize(
    "words", [(), ("dance",), ("analyse",), ("analyse", "--dance", "a"), ("compare", "a")]
)
def test_what_is_not_understood(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "python -m core" in outcome.err


def test_ctrl_c(run: Run, shots: Shots, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.cli import analyse

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(analyse, "find_pictures", interrupted)
    outcome = run("analyse", shots.anna)
    assert outcome.code == 130
    assert outcome.err == "python -m core: stopped.\n"


def test_help_needs_neither_networks_nor_opencv() -> None:
    code = (
        "import sys; from core.cli.main import main; main(['--help']); "
        "sys.exit(bool({'torch', 'onnxruntime', 'cv2', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL)
    assert done.returncode == 0


def test_as_a_program(shots: Shots, tmp_path: Path) -> None:
    with program("compare", shots.anna, shots.anna_again, "--json") as same:
        out, err = same.communicate(timeout=60)
    assert (same.returncode, err) == (0, "")
    assert '"decision": "same"' in out


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes end otherwise on Windows")
def test_a_reader_that_goes_away_is_no_error(shots: Shots) -> None:
    with program("analyse", "--jsonl", *[shots.nobody] * 40) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.readline()
        writer.stdout.close()
        assert writer.stderr.read() == ""
        assert writer.wait(60) == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has another Ctrl+C")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("words", [("people",), ("analyse", "missing.png", "--jsonl")])
def test_an_output_on_a_full_disk_is_said_in_a_sentence(words: tuple[str, ...]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "core", *words],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    last = ended.stderr.splitlines()[-1]
    assert last == "python -m core: the output can't be written: No space left on device."
    assert "Traceback" not in ended.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="shells close streams so on Linux and macOS")
def test_a_program_without_output_works(shots: Shots) -> None:
    command = '"$0" -m core analyse "$1" --jsonl >&- 2>&-'
    ended = subprocess.run(
        ["sh", "-c", command, sys.executable, str(shots.anna)], cwd=ROOT, timeout=60, check=False
    )
    assert ended.returncode == 0


def test_ctrl_c_stops_a_program_at_once_and_leaves_no_table(shots: Shots, tmp_path: Path) -> None:
    table = tmp_path / "table.npz"
    words = ["analyse", "--jsonl", "--npz", table, *[shots.anna] * 4000]
    with program(*words) as busy:
        assert busy.stdout is not None
        busy.stdout.readline()
        began = time.monotonic()
        busy.send_signal(signal.SIGINT)
        _, err = busy.communicate(timeout=60)
    assert time.monotonic() - began < 20  # all of them take a minute and more
    assert busy.returncode == 130
    assert err == "python -m core: stopped.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are a matter of Linux")
def test_file_names_that_are_no_text(shots: Shots, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\xfe.png"
    Path(os.fsdecode(odd)).write_bytes(shots.nobody.read_bytes())
    for words in (["analyse", "--jsonl", tmp_path], ["analyse", tmp_path]):
        with program(*words) as reader:
            out, err = reader.communicate(timeout=60)
        assert (reader.returncode, err) == (0, "")
        assert "\\" in out


@pytest.mark.slow
def test_a_list_of_paths_from_a_pipe(shots: Shots) -> None:
    with program("analyse", "--list", "-", "--jsonl", stdin=subprocess.PIPE) as reader:
        out, err = reader.communicate(f"{shots.nobody}\n", timeout=60)
    assert (reader.returncode, err) == (0, "")
    assert str(shots.nobody) in out
