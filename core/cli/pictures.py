"""Which pictures a command line means, and what is said of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core.capture.picture import PictureError, pictures_in
from core.picture_batch import (
    PictureFile,
    PictureResult,
    analyse_file,
    analyse_files,
    result_of,
    workers,
)
from core.results import Embedding, FaceAnalysis
from core.wording import QT_TRANSLATE_NOOP, PlainError

__all__ = [
    "PictureFile",
    "PictureResult",
    "analyse_file",
    "analyse_files",
    "embedded_face",
    "find_pictures",
    "result_of",
    "say_error",
    "workers",
]


def find_pictures(names: Sequence[str]) -> list[PictureFile]:
    """List the pictures meant by `names`: files as they are, folders with all folders below.

    A folder without a picture, or one that can't be read, becomes an entry with its error.
    """
    found: list[PictureFile] = []
    for name in names:
        if not os.path.isdir(name):
            found.append(PictureFile(name))
            continue
        try:
            files = pictures_in(Path(name), below=True)
        except OSError as cause:
            error = PictureError(
                QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}."),
                file=name,
                reason=cause.strerror or type(cause).__name__,
            )
            found.append(PictureFile(name, error))
            continue
        if not files:
            error = PictureError(
                QT_TRANSLATE_NOOP(
                    "core", "There are no pictures in the folder {folder}. Choose another one."
                ),
                folder=name,
            )
            found.append(PictureFile(name, error))
        found += [PictureFile(str(file)) for file in files]
    return found


def embedded_face(name: str, faces: Sequence[FaceAnalysis]) -> tuple[FaceAnalysis, Embedding]:
    """Return the largest face of a picture with its embedding.

    Raises
    ------
    PictureError
        If no face was found in it, or not even its eyes and mouth.
    """
    if not faces:
        raise PictureError(
            QT_TRANSLATE_NOOP("core", "No face was found in the picture {file}."), file=name
        )
    embedding = faces[0].embedding
    if embedding is None:
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core", "The face in the picture {file} is not clear enough to be used."
            ),
            file=name,
        )
    return faces[0], embedding


def say_error(error: PlainError) -> None:
    """Print one sentence on stderr."""
    print(f"python -m core: {error}", file=sys.stderr)
