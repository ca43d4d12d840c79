"""Evaluation sets: folders that say who is in each picture, or which faces are fakes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.capture.picture import pictures_in
from core.wording import QT_TRANSLATE_NOOP, PlainError


class EvaluationError(PlainError):
    """Nothing can be evaluated with this."""


@dataclass(frozen=True, slots=True)
class People:
    """Pictures of people: a folder for each."""

    pictures: tuple[tuple[str, Path], ...]
    """Name of the folder and a picture in it, sorted."""


@dataclass(frozen=True, slots=True)
class Presentations:
    """Pictures of living people, in `live`, and of fakes, in a folder of `fake` for each kind."""

    pictures: tuple[tuple[str, Path], ...]
    """Kind of attack, empty for live, and a picture, sorted."""


LIVE, FAKE = "live", "fake"


def read(folder: Path) -> People | Presentations:
    """Find out what an evaluation set holds.

    Raises
    ------
    EvaluationError
        If it is neither folders of people nor `live` and `fake`, or can't be read.
    """
    try:
        return _read(folder)
    except OSError as error:
        raise EvaluationError(
            QT_TRANSLATE_NOOP("core", "The folder {folder} can't be read: {reason}."),
            folder=folder,
            reason=error.strerror or type(error).__name__,
        ) from error


def _read(folder: Path) -> People | Presentations:
    parts = _folders(folder)
    names = {part.name.lower(): part for part in parts}
    if {LIVE, FAKE} <= set(names):
        fakes = [
            (kind.name, file)
            for kind in _folders(names[FAKE])
            for file in pictures_in(kind, below=True)
        ]
        if not fakes:  # all of one kind
            fakes = [(FAKE, file) for file in pictures_in(names[FAKE])]
        live = [("", file) for file in pictures_in(names[LIVE], below=True)]
        return Presentations((*live, *fakes))
    found = [(part.name, file) for part in parts for file in pictures_in(part, below=True)]
    if len({name for name, _ in found}) < 2:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core",
                "{folder} is no evaluation set. It takes a folder for each person, or the "
                "folders live and fake.",
            ),
            folder=folder,
        )
    return People(tuple(found))


def _folders(folder: Path) -> list[Path]:
    return sorted(part for part in folder.iterdir() if part.is_dir())
