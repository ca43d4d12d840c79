"""Program, Python, libraries, processor: what the program stands on."""

from __future__ import annotations

import os
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata

import core
from core import paths, runtime
from core.doctor.check import Check, Detail, State, Subject, said, steps
from core.wording import QT_TRANSLATE_NOOP

OLDEST_PYTHON = (3, 11)


def facts() -> dict[str, Detail]:
    """Return what program and system this is; nothing that names the computer or its owner."""
    return {
        "program": core.__version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "distribution": _distribution(),
        "frozen": getattr(sys, "_MEIPASS", None) is not None,
    }


def python() -> Iterator[Check]:
    """Check the version of Python, and say what system it is."""
    about = facts()
    values = {
        "program": core.__version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }
    if sys.version_info[:2] >= OLDEST_PYTHON:
        yield Check(
            Subject.PYTHON,
            State.OK,
            said(
                QT_TRANSLATE_NOOP(
                    "core", "FaceDesk IR {program} with Python {python} on {system}."
                ),
                **values,
            ),
            details=about,
        )
        return
    yield Check(
        Subject.PYTHON,
        State.FAILED,
        said(
            QT_TRANSLATE_NOOP("core", "Python {python} is too old for FaceDesk IR {program}."),
            **values,
        ),
        steps(QT_TRANSLATE_NOOP("core", "Install Python 3.11 or newer.")),
        about,
    )


def libraries() -> Iterator[Check]:
    """Check that the libraries are installed in the versions that the program asks for."""
    missing: list[str] = []
    present: dict[str, Detail] = {}
    for requirement in _requirements():
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        if not _is_for_here(requirement):
            continue
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
            continue
        oldest = re.search(r">=\s*([\d.]+)", requirement)
        if oldest is not None and _numbers(version) < _numbers(oldest[1]):
            missing.append(f"{name} {oldest[1]} (here: {version})")
        present[name] = version
    if missing:
        yield Check(
            Subject.LIBRARIES,
            State.FAILED,
            said(
                QT_TRANSLATE_NOOP("core", "Not installed or too old: {names}."),
                names=", ".join(missing),
            ),
            steps(
                QT_TRANSLATE_NOOP("core", "Install the program again, or run: python3 dev.py run")
            ),
            present,
        )
        return
    yield Check(
        Subject.LIBRARIES,
        State.OK,
        said(
            QT_TRANSLATE_NOOP("core", "All {count} libraries are installed and new enough."),
            count=len(present),
        ),
        details=present,
    )


def device() -> Iterator[Check]:
    """Say what the networks may run on."""
    gpu = runtime.gpu_likely()
    cores, threads = os.cpu_count() or 1, runtime.analysis_threads()
    details: dict[str, Detail] = {
        "cores": cores,
        "threads_per_network": threads,
        "graphics_card_likely": gpu,
    }
    with_card = QT_TRANSLATE_NOOP(
        "core", "{cores} cores, {threads} of them for the models; a graphics card may be used."
    )
    without = QT_TRANSLATE_NOOP(
        "core", "{cores} cores, {threads} of them for the models; no graphics card is used."
    )
    sentence = said(with_card if gpu else without, cores=cores, threads=threads)
    yield Check(
        Subject.DEVICE,
        State.OK if cores >= 2 else State.WARNING,
        sentence,
        steps(
            QT_TRANSLATE_NOOP(
                "core", "With a single core the picture may stutter. Two or more are advised."
            )
        ),
        details,
    )


def _requirements() -> list[str]:
    """Return what the program requires: from its source tree, or as it was installed."""
    file = paths.weights_dir().parent / "pyproject.toml"
    try:
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        return [str(requirement) for requirement in project["dependencies"]]
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        pass  # no source tree: ask the installation
    try:
        return [line for line in metadata.requires("facedesk-ir") or () if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        return []


def _is_for_here(requirement: str) -> bool:
    """Whether a requirement holds on this system, as far as its marker names one."""
    marker = requirement.partition(";")[2]
    found = re.findall(r"(sys_platform|platform_system)\s*(==|!=)\s*[\"']([^\"']+)", marker)
    fits = [
        ((sys.platform if name == "sys_platform" else platform.system()) == value) == (sign == "==")
        for name, sign, value in found
    ]
    return (any(fits) if " or " in marker else all(fits)) or not fits


def _numbers(version: str) -> tuple[int, ...]:
    release = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in release[0].split(".")) if release else ()


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except (OSError, AttributeError):
        return ""
