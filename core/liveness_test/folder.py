"""A test of liveness as a folder: `test.json`, and a recording for each presentation.

`test.json` is written anew, wholly or not at all, after each step, so a crash loses nothing but the
presentation under way. The recordings show faces: they can be read by their owner only, and be
deleted while the figures stay. Nothing names a person.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import core
from core.capture.file_check import require_file
from core.capture.session_file import SUFFIX
from core.liveness_test import facts
from core.liveness_test.plan import MOST
from core.liveness_test.values import Judge, Judged, LivenessTest, Plan, Presentation, Species
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

FILE: Final = "test.json"
FORMAT: Final = "facedesk-liveness-test"
VERSION: Final = 1

_LARGEST: Final = 64 * 2**20
_RECORDING: Final = re.compile(rf"[0-9]{{3,4}}{re.escape(SUFFIX)}")


class FolderError(PlainError):
    """The folder of a test can't be made, read or written, or isn't as it was."""


@dataclass(frozen=True, slots=True)
class _About:
    """What `test.json` holds."""

    plan: Plan
    camera: str
    camera_id: str
    settings: Mapping[str, object]
    models: Mapping[str, str]
    started: str
    presentations: tuple[Presentation, ...] = ()
    judged: Mapping[int, Mapping[Judge, Judged]] = field(default_factory=dict)
    result: LivenessTest | None = None


class TestFolder:
    """The folder of one test. Used by one thread at a time.

    Make one with `create` or `open`. Each change is on the disk when the call returns.
    """

    __test__ = False  # its name begins like that of a test for pytest

    def __init__(self, path: Path, about: _About) -> None:
        self.path = path
        self.plan = about.plan
        self.camera = about.camera
        """Title of the source."""

        self.camera_id = about.camera_id
        self.settings: Mapping[str, object] = about.settings
        """As `core.liveness_test.judging.in_force` tells them."""

        self.models: Mapping[str, str] = about.models
        self.started = about.started
        """UTC, ISO 8601."""

        self.presentations: tuple[Presentation, ...] = about.presentations
        self.judged: Mapping[int, Mapping[Judge, Judged]] = about.judged
        """Number of a presentation to what was said about it; those not judged yet are absent."""

        self.result: LivenessTest | None = about.result
        """None until the test is finished."""

    @classmethod
    def create(
        cls,
        path: Path,
        plan: Plan,
        camera: str,
        settings: Mapping[str, object],
        models: Mapping[str, str],
        *,
        camera_id: str = "",
    ) -> TestFolder:
        """Begin a test in a new folder, or in one that is empty.

        Parameters
        ----------
        camera
            Title of the source; empty for a file, whose name may be a person's.
        settings
            What `core.liveness_test.judging.in_force` tells.
        models
            What `core.liveness_test.judging.models_of` tells.
        camera_id
            What tells this camera from others; empty if unknown.

        Raises
        ------
        FolderError
            If the folder can't be made, or there is something in it.
        """
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(path.iterdir()):
                raise FolderError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "The folder {folder} isn't empty. Choose a new one for the liveness test.",
                    ),
                    folder=path,
                )
        except OSError as error:
            raise _not_written(path, error) from error
        started = datetime.now(UTC).isoformat(timespec="seconds")
        made = cls(path, _About(plan, camera, camera_id, dict(settings), dict(models), started))
        made._write()
        return made

    @classmethod
    def open(cls, path: Path) -> TestFolder:
        """Open a test that was begun, finished or not.

        Raises
        ------
        FolderError
            If there is none, it is damaged, or of a newer version of the program.
        """
        return cls(path, _read(path))

    @property
    def is_finished(self) -> bool:
        """Whether there is a result."""
        return self.result is not None

    @property
    def has_recordings(self) -> bool:
        """Whether there are recordings, of which any can be judged again."""
        return any((self.path / one.file).is_file() for one in self.presentations)

    @property
    def next_number(self) -> int:
        """Number of the presentation that is recorded next."""
        return self.presentations[-1].number + 1 if self.presentations else 1

    def next_file(self) -> Path:
        """Return where the next presentation is to be recorded.

        What is there is left over from a recording that was broken off, and is replaced by
        `core.capture.session_recorder`.

        Raises
        ------
        FolderError
            If there are as many presentations as a test can have.
        """
        if self.next_number > MOST:
            raise FolderError(
                QT_TRANSLATE_NOOP(
                    "core", "A liveness test can have {count} presentations. Begin another one."
                ),
                count=MOST,
            )
        return self.path / f"{self.next_number:03}{SUFFIX}"

    def add(self, species: Species, person: int) -> Presentation:
        """Take the recording in `next_file` as the next presentation.

        Parameters
        ----------
        person
            Which person showed their face or held the fake, from 1.

        Raises
        ------
        FolderError
            If there is no recording, or the folder can't be written; it is then as before.
        """
        file = self.next_file()
        require_file(file, FolderError)
        one = Presentation(self.next_number, species, person, file.name, _digest(file))
        self._change(presentations=(*self.presentations, one), result=None)
        return one

    def drop(self, number: int) -> None:
        """Take a presentation out and delete its recording, as when it went wrong.

        Raises
        ------
        FolderError
            If the folder can't be written.
        ValueError
            If there is no such presentation.
        """
        one = self.presentation(number)
        self._change(
            presentations=tuple(each for each in self.presentations if each is not one),
            judged={each: said for each, said in self.judged.items() if each != number},
            result=None,
        )
        self._unlink(self.path / one.file)

    def presentation(self, number: int) -> Presentation:
        """Return the presentation of a number.

        Raises
        ------
        ValueError
            If there is none.
        """
        for one in self.presentations:
            if one.number == number:
                return one
        raise ValueError(f"there is no presentation {number}")

    def keep(self, number: int, judged: Mapping[Judge, Judged]) -> None:
        """Keep what was said about a presentation.

        Raises
        ------
        FolderError
            If the folder can't be written.
        ValueError
            If there is no such presentation.
        """
        self.presentation(number)
        self._change(judged={**self.judged, number: dict(judged)}, result=None)

    def finish(self, test: LivenessTest) -> None:
        """Keep the result.

        Raises
        ------
        FolderError
            If the folder can't be written.
        ValueError
            If the result is of other presentations.
        """
        if test.presentations != self.presentations:
            raise ValueError("the result of another test")
        numbers = [one.number for one in test.presentations]
        self._change(judged=dict(zip(numbers, test.judged, strict=True)), result=test)

    def recording(self, one: Presentation) -> Path:
        """Return the recording of a presentation, after a look whether it is still the same.

        Raises
        ------
        FolderError
            If it is gone, can't be read, or was changed.
        """
        file = self.path / one.file
        if not file.is_file():
            raise FolderError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The recording {file} of this liveness test is missing, so it can't be judged "
                    "again.",
                ),
                file=file,
            )
        require_file(file, FolderError)
        if _digest(file) != one.digest:
            raise FolderError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The recording {file} was changed after the liveness test, so it proves "
                    "nothing.",
                ),
                file=file,
            )
        return file

    def delete_recordings(self) -> None:
        """Delete all recordings, as they show faces; what was found stays.

        Raises
        ------
        FolderError
            If one can't be deleted.
        """
        try:
            files = [one for one in self.path.iterdir() if _RECORDING.fullmatch(one.name)]
        except OSError as error:
            raise _not_written(self.path, error) from error
        for file in files:
            self._unlink(file)

    def _unlink(self, file: Path) -> None:
        try:
            with contextlib.suppress(FileNotFoundError):
                file.unlink()
        except OSError as error:
            raise FolderError(
                QT_TRANSLATE_NOOP("core", "The recording {file} can't be deleted: {reason}."),
                file=file,
                reason=error.strerror or type(error).__name__,
            ) from error

    def _change(
        self,
        *,
        result: LivenessTest | None,
        presentations: tuple[Presentation, ...] | None = None,
        judged: Mapping[int, Mapping[Judge, Judged]] | None = None,
    ) -> None:
        """Put other content in the place of the present one, on the disk, too, or not at all."""
        before = self.presentations, self.judged, self.result
        self.presentations = self.presentations if presentations is None else presentations
        self.judged = self.judged if judged is None else judged
        self.result = result
        try:
            self._write()
        except FolderError:
            self.presentations, self.judged, self.result = before
            raise

    def _write(self) -> None:
        result = self.result
        told: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "program": core.__version__,
            "started": self.started,
            "camera": self.camera,
            "camera_id": self.camera_id,
            "plan": facts.of_plan(self.plan),
            "settings": dict(self.settings),
            "models": dict(self.models),
            "presentations": [facts.of_presentation(one) for one in self.presentations],
            "judged": {
                str(number): facts.of_judged(said)
                for number, said in self.judged.items()
                if result is None  # that holds it, too
            },
            "result": None if result is None else facts.of(result),
        }
        text = json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        try:
            with written_whole(self.path / FILE) as stream:
                stream.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise _not_written(self.path, error) from error


def new_path(parent: Path, now: datetime | None = None) -> Path:
    """Return a name for the folder of a new test that is not there yet, e.g.
    `liveness-test-2026-11-22-1805`.

    Parameters
    ----------
    now
        Local time; None takes the present.
    """
    name = f"liveness-test-{now or datetime.now():%Y-%m-%d-%H%M}"
    path, number = parent / name, 1
    while path.exists():
        number += 1
        path = parent / f"{name}-{number}"
    return path


def _read(path: Path) -> _About:
    file = path / FILE
    if not file.is_file():
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The folder {folder} holds no liveness test."), folder=path
        )
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The liveness test in {folder} can't be read: {reason}."),
            folder=path,
            reason=error.strerror or type(error).__name__,
        ) from error
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
        return _about(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FolderError(
            QT_TRANSLATE_NOOP(
                "core",
                "The liveness test in {folder} is damaged: its file {file} can't be understood.",
            ),
            folder=path,
            file=FILE,
        ) from error


def _about(told: Mapping[str, Any]) -> _About:
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
    return _About(
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


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The file {file} can't be read: {reason}."),
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error


def _not_written(path: Path, error: OSError) -> FolderError:
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
