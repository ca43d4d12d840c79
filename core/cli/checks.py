"""What `doctor` looks at, one function a subject. Nothing of a face or a person is reported."""

from __future__ import annotations

import ctypes
import enum
import os
import platform
import re
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np

from core import paths, runtime
from core import settings as stored
from core.capture.discovery import Kind, list_sources
from core.capture.video_nodes import program_using
from core.models.contract import SLOTS, Slot
from core.models.registry import Registry
from core.models.weights import read_verified
from core.paths import Profile
from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.settings import Settings
from core.wording import PlainError

OLDEST_PYTHON = (3, 11)

# What Qt's wheels expect from a Linux system, with the Debian package that has it.
_WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
}


class State(enum.Enum):
    """How a check went."""

    OK = "ok"
    WARNING = "warning"
    """Something is missing that the program can do without."""

    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    subject: str
    state: State
    text: str


def python() -> Iterator[Check]:
    """Check the version of Python, and say what system it is."""
    fits = sys.version_info[:2] >= OLDEST_PYTHON
    text = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if not fits:
        text += "; the program needs 3.11 or newer"
    yield Check("Python", State.OK if fits else State.FAILED, text)


def packages() -> Iterator[Check]:
    """Check that the libraries are installed in the versions that the program asks for."""
    missing, present = [], []
    for requirement in _requirements():
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(name)
            continue
        oldest = re.search(r">=\s*([\d.]+)", requirement)
        if oldest is not None and _numbers(version) < _numbers(oldest[1]):
            missing.append(f"{name} {oldest[1]} (here: {version})")
        present.append(f"{name} {version}")
    if present:
        yield Check("Libraries", State.OK, ", ".join(present))
    if missing:
        text = f"not installed or too old: {', '.join(missing)}"
        yield Check("Libraries", State.FAILED, text)


EMPTY_SLOT: dict[Slot, tuple[State, str]] = {
    "detector": (State.FAILED, "none is installed"),
    "recogniser": (State.FAILED, "none is installed"),
    "liveness": (State.WARNING, "none is installed: liveness is not judged"),
    "quality": (State.OK, "none is installed, and none is needed"),
}


def models(registry: Registry, settings: Settings) -> Iterator[Check]:
    """Compare the files of all installed models with their checksums, and run the chosen ones."""
    for error in registry.damaged:
        yield Check("Model", State.FAILED, str(error))
    for slot in SLOTS:
        cards = registry.cards(slot)
        if not cards:
            state, text = EMPTY_SLOT[slot]
            yield Check(f"Model, {slot}", state, text)
        for card in cards:
            try:
                for role in card.files:
                    read_verified(card, role)
            except PlainError as error:
                yield Check(f"Model, {slot}", State.FAILED, str(error))
            else:
                text = f"{card.identity} ({card.licence}), checksums match"
                yield Check(f"Model, {slot}", State.OK, text)
    try:
        began = time.perf_counter()
        pipeline = Pipeline.load(settings, registry)
        loaded = time.perf_counter()
        pipeline.analyse_picture(np.full((480, 640), 128, np.uint8))
        done = time.perf_counter()
    except PlainError as error:
        yield Check("Analysis", State.FAILED, str(error))
        return
    text = (
        f"loaded in {loaded - began:.1f} s, an empty picture analysed in "
        f"{1000 * (done - loaded):.0f} ms"
    )
    yield Check("Analysis", State.OK, text)


def device() -> Iterator[Check]:
    """Say what the networks run on."""
    where = "a graphics card may be used" if runtime.gpu_likely() else "no graphics card is used"
    threads = runtime.analysis_threads()
    yield Check("Device", State.OK, f"{os.cpu_count()} cores, {threads} for each network; {where}")


def profile(place: Profile) -> Iterator[Check]:
    """Check that the profile's folder can be written and its settings can be read."""
    try:
        place.make()
        with tempfile.TemporaryFile(dir=place.root):
            yield Check("Profile", State.OK, f"{place.root} can be written")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield Check("Profile", State.FAILED, f"{place.root} can't be written: {reason}")
    try:
        _, ignored = stored.load(place.settings_file)
    except PlainError as error:
        yield Check("Settings", State.WARNING, str(error))
    else:
        there = "can be read" if place.settings_file.exists() else "all as they come"
        text = f"not understood: {', '.join(ignored)}" if ignored else there
        yield Check("Settings", State.WARNING if ignored else State.OK, text)


def gallery(place: Profile, registry: Registry, settings: Settings) -> Iterator[Check]:
    """Check that the gallery opens, and count who can be recognised."""
    if not place.gallery_file.exists():
        yield Check("Gallery", State.OK, "not there yet; it is made when somebody is enrolled")
        return
    try:
        opened = Gallery.open(place.gallery_file)
        try:
            count = opened.count()
            cards = registry.cards("recogniser")  # the default first
            chosen = (card for card in cards if settings.recogniser in (None, card.name))
            card = next(chosen, None)  # that it is missing, `models` has said
            without = len(opened.people_without(card.identity)) if card is not None else 0
        finally:
            opened.close()
    except PlainError as error:
        yield Check("Gallery", State.FAILED, str(error))
        return
    text = f"opens; {count} {'person' if count == 1 else 'people'}"
    if without:
        text += f", {without} of them enrolled with another model than the present one"
    yield Check("Gallery", State.WARNING if without else State.OK, text)


def cameras() -> Iterator[Check]:
    """List the cameras, and what keeps them from being opened."""
    found = [choice for choice in list_sources() if choice.kind is Kind.CAMERA]
    for camera in found:
        node = Path(camera.address)
        state, text = State.OK, f"{camera.title} ({camera.address})"
        if node.exists():
            if not os.access(node, os.R_OK | os.W_OK):
                state, text = State.WARNING, f'{text}: no permission; join the group "video"'
            elif (program := program_using(node)) is not None:
                text += f", open in {program}"
        yield Check("Camera", state, text)
    if not found:
        yield Check("Camera", State.WARNING, "none was found: the studio is shown instead")


def window() -> Iterator[Check]:
    """Check what the window needs from the system, without opening one."""
    if platform.system() != "Linux":
        return
    absent = [package for library, package in _WINDOW_LIBRARIES.items() if not _loads(library)]
    if absent:
        text = f"system libraries are missing: sudo apt install {' '.join(absent)}"
        yield Check("Window", State.WARNING, text)
    elif not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        yield Check("Window", State.WARNING, "no display: only the command line works here")
    else:
        yield Check("Window", State.OK, "the system libraries and a display are there")


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


def _numbers(version: str) -> tuple[int, ...]:
    release = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in release[0].split(".")) if release else ()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
