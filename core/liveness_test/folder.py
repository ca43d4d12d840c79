"""A test of liveness as a folder: `test.json`, and a recording for each presentation.

`test.json` is written anew, wholly or not at all, after each step, so a crash loses nothing but the
presentation under way. The recordings show faces: they can be read by their owner only, and be
deleted while the figures stay. Nothing names a person.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from core.capture.file_check import require_file
from core.capture.session_file import SUFFIX
from core.liveness_test import keeping
from core.liveness_test.keeping import FILE, Content, FolderError
from core.liveness_test.plan import MOST
from core.liveness_test.values import Judge, Judged, LivenessTest, Plan, Presentation, Species
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["FILE", "FolderError", "TestFolder", "new_path"]

_RECORDING: Final = re.compile(rf"[0-9]{{3,4}}{re.escape(SUFFIX)}")


class TestFolder:
    """The folder of one test. Used by one thread at a time.

    Make one with `create` or `open`. Each change is on the disk when the call returns.
    """

    __test__ = False  # its name begins like that of a test for pytest

    def __init__(self, path: Path, content: Content, written: bytes) -> None:
        self.path = path
        self._content = content
        self._written = written

    @property
    def plan(self) -> Plan:
        """What is to be presented."""
        return self._content.plan

    @property
    def camera(self) -> str:
        """Title of the source; empty for a file."""
        return self._content.camera

    @property
    def camera_id(self) -> str:
        """What tells the camera from others; empty if unknown."""
        return self._content.camera_id

    @property
    def settings(self) -> Mapping[str, object]:
        """As `core.liveness_test.judging.in_force` tells them."""
        return self._content.settings

    @property
    def models(self) -> Mapping[str, str]:
        """As `core.liveness_test.judging.models_of` tells them."""
        return self._content.models

    @property
    def started(self) -> str:
        """UTC, ISO 8601."""
        return self._content.started

    @property
    def presentations(self) -> tuple[Presentation, ...]:
        """In the order in which they were recorded."""
        return self._content.presentations

    @property
    def judged(self) -> Mapping[int, Mapping[Judge, Judged]]:
        """Number of a presentation to what was said about it; those not judged yet are absent."""
        return self._content.judged

    @property
    def result(self) -> LivenessTest | None:
        """None until the test is finished."""
        return self._content.result

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
            raise keeping.not_written(path, error) from error
        started = datetime.now(UTC).isoformat(timespec="seconds")
        content = Content(plan, camera, camera_id, dict(settings), dict(models), started)
        return cls(path, content, keeping.write(path, content))

    @classmethod
    def open(cls, path: Path) -> TestFolder:
        """Open a test that was begun, finished or not.

        Raises
        ------
        FolderError
            If there is none, it is damaged, or of a newer version of the program.
        """
        data = keeping.read(path)
        return cls(path, keeping.understood(path, data), data)

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
        self._change(presentations=(*self.presentations, one))
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
        self._change(judged={**self.judged, number: dict(judged)})

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
            raise keeping.not_written(self.path, error) from error
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
        presentations: tuple[Presentation, ...] | None = None,
        judged: Mapping[int, Mapping[Judge, Judged]] | None = None,
        result: LivenessTest | None = None,
    ) -> None:
        """Put other content in the place of the present one, on the disk, too, or not at all."""
        content = replace(
            self._content,
            presentations=self.presentations if presentations is None else presentations,
            judged=self.judged if judged is None else judged,
            result=result,
        )
        if keeping.read(self.path) != self._written:
            raise FolderError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The liveness test in {folder} was changed by another program meanwhile. Open "
                    "it again to go on.",
                ),
                folder=self.path,
            )
        self._written = keeping.write(self.path, content)
        self._content = content


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
