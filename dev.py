#!/usr/bin/env python3
"""Set up and run everything with nothing but Python: `python3 dev.py run`, `python3 dev.py test`.

Makes a virtual environment in .venv, installs the pinned versions, checks the system libraries
that Qt needs on Linux, and starts the command. The second time it only starts the command.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)

# Pinned versions, each file holding only what it adds.
LOCKS = {"run": ["run"], "test": ["run", "test"], "bench": ["run", "test", "bench"]}

# Each test process takes up to 1 GB, and the tests in it use several threads at times.
MOST_WORKERS = 4

# What the wheels of Qt and OpenCV expect from the system, and the Debian package that has it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class SetupError(Exception):
    """Something a person has to do first; the text says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=__doc__.splitlines()[0] if __doc__ else None,
        epilog="All further arguments go to the program, pytest or the tool behind the command.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="open the main window (arguments: see --help of the window)")
    test = commands.add_parser("test", help="run the tests without a display")
    test.add_argument("--all", action="store_true", help="the long ones too")
    commands.add_parser("lint", help="ruff, the type checker and the import contracts")
    commands.add_parser("bench", help="measure, and print the tables of the README")
    shots = commands.add_parser("screenshots", help="draw the window in its states into a folder")
    shots.add_argument("folder", nargs="?", default="build/screenshots")
    commands.add_parser("setup", help="only set up the environment")
    options, rest = parser.parse_known_args(arguments)

    try:
        if sys.version_info < OLDEST:
            raise SetupError(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed.")
        window = options.command == "run"
        check_libraries(LIBRARIES | WINDOW_LIBRARIES if window else LIBRARIES)
        set_up({"run": "run", "screenshots": "run", "bench": "bench"}.get(options.command, "test"))
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1

    python = str(venv_python())
    if options.command == "run":
        return call([python, "-m", "gui", *rest])
    if options.command == "test":
        return call([python, "-m", "pytest", *test_arguments(options.all, rest)])
    if options.command == "bench":
        return call([python, "-m", "pytest", "-m", "bench", "-s", "tests/bench", *rest])
    if options.command == "screenshots":
        return call([python, "-m", "gui.screenshots", options.folder, *rest])
    if options.command == "lint":
        return lint(python)
    return 0


def test_arguments(everything: bool, rest: Sequence[str]) -> list[str]:
    """Return what pytest gets; a whole run is spread over the cores, a chosen part is not."""
    marks = ["-m", "not bench"] if everything else []
    whole = everything or not rest
    # Not those files first that hold most tests: the few slow ones would come last, one by one.
    spread = ["-n", str(min(MOST_WORKERS, cores())), "--dist", "loadfile", "--no-loadscope-reorder"]
    return [*marks, *(spread if whole else []), *rest]


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def lint(python: str) -> int:
    """Run every checker, also after one has failed; 1 if any did."""
    checks = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [str(venv_python().parent / "lint-imports")],
    ]
    return max([call(check) != 0 for check in checks])


def call(command: Sequence[str]) -> int:
    """Run `command` in the project; its exit code, 130 after Ctrl-C."""
    # The tests start the program a hundred times: where nothing compiled is kept, a second each.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the child got it too, and ends by itself


def venv_python() -> Path:
    """Return the interpreter of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(level: str) -> None:
    """Make .venv hold what `level` needs; quick if it already does."""
    files = [ROOT / "packaging" / "locks" / f"{name}.txt" for name in LOCKS[level]]
    stamp = VENV / f"installed-{level}"
    digest = hashlib.sha256(sys.version.encode() + b"".join(f.read_bytes() for f in files))
    wanted = digest.hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted and venv_python().exists():
        return
    make_venv()
    print("Installing the pinned packages. This takes a few minutes the first time.", flush=True)
    command = [str(venv_python()), "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check"]
    for file in files:
        command += ["-r", str(file)]
    if subprocess.call(command, cwd=ROOT) != 0:
        raise SetupError(
            "The packages could not be installed; the reason is in the lines above. "
            "Check the network or the proxy, then run the same command again."
        )
    if level == "bench":
        # Its own requirement would bring another torch; the comparison needs its classes only.
        command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--no-deps"]
        if subprocess.call([*command, "torchvision==0.29.2"], cwd=ROOT) != 0:
            raise SetupError("torchvision, which the comparison needs, could not be installed.")
    stamp.write_text(wanted, "utf-8")


def make_venv() -> None:
    """Create .venv with pip, installing Debian's python3-venv where it is missing."""
    if (
        venv_python().exists()
        and subprocess.call(
            [str(venv_python()), "-m", "pip", "--version"], stdout=subprocess.DEVNULL
        )
        == 0
    ):
        return
    try:
        import ensurepip  # noqa: F401 (Debian packs it separately)
    except ImportError:
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        install_with_apt([version], "Python's virtual environments")
    print("Making a virtual environment in .venv", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise SetupError("The virtual environment could not be made; the lines above say why.")


def check_libraries(libraries: dict[str, str]) -> None:
    """On Linux, see that the libraries Qt needs are there; install them where that is allowed."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted({package for name, package in libraries.items() if not loads(name)})
    if missing:
        install_with_apt(missing, "the system libraries that Qt needs")


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_with_apt(packages: list[str], purpose: str) -> None:
    """Install Debian packages as root or with sudo that asks nothing.

    Raises
    ------
    SetupError
        With the one command to run, if that is not possible.
    """
    by_hand = f"sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{purpose} are missing. Install what your system calls {', '.join(packages)}."
        )
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and (
        shutil.which("sudo") is None
        or subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) != 0
    ):
        raise SetupError(f"{purpose} are missing. Run this once:\n  {by_hand}")
    print(f"Installing {purpose}: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = [*prefix, "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.call([*apt, "update"], env=environment)
    done = subprocess.call(
        [*apt, "install", "-y", "--no-install-recommends", *packages],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    if done != 0:
        raise SetupError(f"{purpose} could not be installed. Run this once:\n  {by_hand}")


if __name__ == "__main__":
    sys.exit(main())
