"""People named by folders and pictures: a folder for each person, or a picture for each."""

from __future__ import annotations

import re
from pathlib import Path

from core.capture.picture import SUFFIXES, pictures_in
from core.importing.rows import Row, Source, SourceError
from core.importing.sheet import read_sheet
from core.wording import QT_TRANSLATE_NOOP, PlainError

_MARK = re.compile(r"[ _-]*(\(\d{1,3}\)|[ _-]\d{1,3})$")
"""What tells several pictures of one person apart: `Anna 2`, `Anna (2)`, `Anna_02`."""

_EMPTY = QT_TRANSLATE_NOOP(
    "core", "There are no pictures in the folder {folder}. Choose another one."
)


def read_source(place: Path) -> Source:
    """Read what is to be imported: a folder, or a table.

    In a folder, each folder with pictures is a person of its name, and each picture that lies
    beside them a person of the picture's name; pictures that differ in a number at the end
    (`Anna 1`, `Anna 2`) are one person's.

    Raises
    ------
    SourceError
        If it can't be read, or holds nobody.
    """
    if not place.is_dir():
        return read_sheet(place)
    try:
        folders = sorted(
            one for one in place.iterdir() if one.is_dir() and not one.name.startswith(".")
        )
        found = [(folder.name, _inside(folder)) for folder in folders]
        alone: dict[str, list[Path]] = {}
        for picture in pictures_in(place):
            alone.setdefault(called(picture), []).append(picture)
    except OSError as error:
        raise SourceError(
            QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}."),
            file=place.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    people: list[tuple[str, list[Path], PlainError | None]] = []
    for name, pictures in found:
        problem = None if pictures else SourceError(_EMPTY, folder=name)
        people.append((name.replace("_", " ").strip(), pictures, problem))
    people += [(name, pictures, None) for name, pictures in alone.items()]
    if not any(pictures for _, pictures, _ in people):
        raise SourceError(_EMPTY, folder=place.name)
    return Source(
        place,
        tuple(
            Row(number, name, tuple(pictures), problem=problem)
            for number, (name, pictures, problem) in enumerate(people, 1)
        ),
    )


def called(picture: Path) -> str:
    """Return the name that a picture's file name gives its person."""
    stem = picture.name[: -len(picture.suffix)] if picture.suffix.lower() in SUFFIXES else ""
    name = _MARK.sub("", stem) or stem
    return name.replace("_", " ").strip()


def _inside(folder: Path) -> list[Path]:
    try:
        return pictures_in(folder, below=True)
    except OSError:
        return []
