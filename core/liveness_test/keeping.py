"""`test.json` of a test's folder: read, checked, and written wholly or not at all."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import core
from core.liveness_test import facts
from core.liveness_test.plan import MOST
from core.liveness_test.values import Judge, Judged, LivenessTest, Plan, Presentation
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

FILE: Final = "test.json"
FORMAT: Final = "facedesk-liveness-test"
VERSION: Final = 1

_LARGEST: Final = 64 * 2**20


class FolderError(PlainError):
    """The folder of a test can't be made, read or written, or isn't as it was."""


@dataclass(frozen=True, slots=True)
class Content:
    """What `test.json` holds."""

    plan: Plan
    camera: str
    """Title of the source."""

    camera_id: str
    settings: Mapping[str, object]
    """As `core.liveness_test.judging.in_force` tells them."""

    models: Mapping[str, str]
    """As `core.liveness_test.judging.models_of` tells them."""

    started: str
    """UTC, ISO 8601."""

    presentations: tuple[Presentation, ...] = ()
    judged: Mapping[int, Mapping[Judge, Judged]] = field(default_factory=dict)
    """Number of a presentation to what was said about it; those not judged yet are absent."""

    result: LivenessTest | None = None
    """None until the test is finished."""


def read(path: Path) -> bytes:
    """Return what a folder's file holds, unchecked.

    Raises
    ------
    FolderError
        If there is none, or it can't be read.
    """
    file = path / FILE
    if not file.is_file():
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The folder {folder} holds no liveness test."), folder=path
        )
    try:
        with file.open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except OSError as error:
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The liveness test in {folder} can't be read: {reason}."),
            folder=path,
            reason=error.strerror or type(error).__name__,
        ) from error


def understood(path: Path, data: bytes) -> Content:
    """Return what a folder's file says.

    Raises
    ------
    FolderError
        If it is damaged, or of a newer version of the program.
    """
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        told = json.loads(data.decode("utf-8"))
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise ValueError("another file")
        version = told["version"]
        if isinstance(version, int) and version > VERSION:
            raise FolderError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "A newer version of this program made the liveness test in {folder}. Use that "
                    "one to read it.",
                ),
                folder=path,
            )
        return _content(told)
    except (
        ArithmeticError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise FolderError(
            QT_TRANSLATE_NOOP(
                "core",
                "The liveness test in {folder} is damaged: its file {file} can't be understood.",
            ),
            folder=path,
            file=FILE,
        ) from error


def _content(told: Mapping[str, Any]) -> Content:
    presentations = tuple(facts.read_presentation(one) for one in told["presentations"])
    numbers = [one.number for one in presentations]
    if told["version"] != VERSION or numbers != sorted(set(numbers)) or len(numbers) > MOST:
        raise ValueError("no test")
    if len({one.file for one in presentations}) != len(presentations):
        raise ValueError("a recording twice")
    judged: dict[int, Mapping[Judge, Judged]]
    judged = {int(number): facts.read_judged(said) for number, said in told["judged"].items()}
    result = None if told["result"] is None else facts.read(told["result"])
    if result is not None:
        if result.presentations != presentations:
            raise ValueError("the result of another test")
        judged = dict(zip(numbers, result.judged, strict=True))
    if not set(judged) <= set(numbers):
        raise ValueError("judged and not presented")
    about = facts.texts({name: told[name] for name in ("camera", "camera_id", "started")})
    return Content(
        facts.read_plan(told["plan"]),
        about["camera"],
        about["camera_id"],
        facts.values(told["settings"]),
        facts.texts(told["models"]),
        about["started"],
        presentations,
        judged,
        result,
    )


def write(path: Path, content: Content) -> bytes:
    """Put other content in the place of what a folder holds; return what was written.

    Raises
    ------
    FolderError
        If it can't be written; the old file is then untouched.
    """
    result = content.result
    told: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "program": core.__version__,
        "started": content.started,
        "camera": content.camera,
        "camera_id": content.camera_id,
        "plan": facts.of_plan(content.plan),
        "settings": dict(content.settings),
        "models": dict(content.models),
        "presentations": [facts.of_presentation(one) for one in content.presentations],
        "judged": {
            str(number): facts.of_judged(said)
            for number, said in content.judged.items()
            if result is None  # that holds it, too
        },
        "result": None if result is None else facts.of(result),
    }
    text = json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    data = text.encode("utf-8", "backslashreplace")
    try:
        with written_whole(path / FILE) as stream:
            stream.write(data)
    except OSError as error:
        raise not_written(path, error) from error
    return data


def not_written(path: Path, error: OSError) -> FolderError:
    """Make the error for a folder that the system fails to write."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return FolderError(
            QT_TRANSLATE_NOOP(
                "core",
                "The disk is full: the liveness test in {folder} can't be kept. Make room and try "
                "again; what was recorded before is safe.",
            ),
            folder=path,
        )
    return FolderError(
        QT_TRANSLATE_NOOP("core", "The folder {folder} can't be written: {reason}."),
        folder=path,
        reason=error.strerror or type(error).__name__,
    )
