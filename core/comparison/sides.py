"""The pictures of a comparison: reading them, choosing a face, moving its landmarks."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.capture.file_check import unreadable
from core.capture.picture import PictureError, read_colour_picture
from core.comparison.values import Side
from core.face import alignment, quality
from core.face_stages import as_taken
from core.frame import Picture
from core.pipeline import Pipeline
from core.results import Detection, FaceAnalysis, Float32
from core.wording import QT_TRANSLATE_NOOP, PlainError

_FARTHEST: Final = 12.0
"""Pixels of a chip by which moved landmarks may miss those of a straight face (root mean square).

Those that are found in 200 pictures of ORL miss by 6 at most; with left and right mixed up it is 15
and more.
"""

_FARTHER: Final = 3.0
"""Pixels by which they may miss more than those that were found, of a head that is turned far."""

_LEAST_EYES: Final = 6.0
"""Pixels of the picture between the eyes: below that, a chip holds nothing but guesses."""


class SideError(PlainError):
    """A picture can't be compared, or not so."""


def no_face(side: Side) -> SideError:
    """Return the error for a picture without a face."""
    return SideError(
        QT_TRANSLATE_NOOP("core", "No face was found in the picture {file}."), file=side.name
    )


def side_of_file(pipeline: Pipeline, path: Path | str, name: str = "") -> Side:
    """Read a picture file and look at all faces in it.

    Parameters
    ----------
    name
        What it is called on screen; empty takes the file's.

    Raises
    ------
    PictureError
        If it can't be read as a picture.
    PlainError
        If it can't be analysed.
    """
    file = Path(path)
    picture = read_colour_picture(file)
    return _looked_at(pipeline, name or file.name, picture, digest=_digest(file))


def side_of_picture(pipeline: Pipeline, name: str, picture: Picture, person_id: str = "") -> Side:
    """Look at all faces of a picture.

    Raises
    ------
    PlainError
        If it can't be analysed.
    """
    return _looked_at(pipeline, name, picture, person_id=person_id)


def with_face(side: Side, index: int) -> Side:
    """Choose another face; landmarks that were moved are as found again.

    Raises
    ------
    SideError
        If the picture has no such face.
    """
    if not 0 <= index < len(side.faces):
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core", "{name} shows {count} faces; there is no face number {number} in it."
            ),
            name=side.name,
            count=len(side.faces),
            number=index + 1,
        )
    return replace(_unmoved(side), chosen=index)


def with_landmarks(pipeline: Pipeline, side: Side, points: Float32 | None) -> Side:
    """Put the chosen face's landmarks elsewhere; align, judge and embed it anew.

    What liveness said stays: it judges the face as it was found.

    Parameters
    ----------
    points
        Shape (5, 2) as `Detection.landmarks`; None for those that were found.

    Raises
    ------
    SideError
        If there is no face, or the points are those of none.
    """
    side = _unmoved(side)
    face = side.face
    if points is None:
        return side
    if face is None:
        raise no_face(side)
    points = np.asarray(points, np.float32)
    _check(side, face.detection.landmarks, points)
    detection = Detection(face.detection.box, face.detection.score, points)
    chip = alignment.align(side.picture.grey, points)
    taken = chip_as_taken(pipeline, side.picture, points)
    (embedding,) = pipeline.embed_chips([taken])
    moved = replace(
        face,
        detection=detection,
        quality=quality.assess(side.picture.grey, detection, chip, pipeline.limits.quality),
        embedding=embedding,
        chip=chip,
        rating=None,
    )
    return replace(side, faces=_put(side, moved), moved=points, as_found=face)


def chip_as_taken(pipeline: Pipeline, picture: Picture, landmarks: Float32) -> NDArray[np.uint8]:
    """Return the chip that the recogniser gets: grey (112, 112), or RGB where it takes colours.

    Raises
    ------
    AlignmentError
        As `core.face.alignment.align`.
    """
    pixels = as_taken(picture, pipeline.slots.recogniser)
    chip = alignment.align(pixels, landmarks)
    return chip if chip.ndim == 3 else np.ascontiguousarray(chip)


def _looked_at(
    pipeline: Pipeline, name: str, picture: Picture, *, digest: str = "", person_id: str = ""
) -> Side:
    try:
        analysis = pipeline.analyse_picture(picture, embed_all=True)
    except PlainError:
        raise
    except Exception as error:  # one odd picture must not stop the others
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core", "The picture {file} can't be analysed: a fault of the program ({kind})."
            ),
            file=name,
            kind=type(error).__name__,
        ) from error
    return Side(name, picture, analysis.faces, digest=digest, person_id=person_id)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(file, error, PictureError) from error


def _unmoved(side: Side) -> Side:
    if side.as_found is None:
        return side
    return replace(side, faces=_put(side, side.as_found), moved=None, as_found=None)


def _put(side: Side, face: FaceAnalysis) -> tuple[FaceAnalysis, ...]:
    return (*side.faces[: side.chosen], face, *side.faces[side.chosen + 1 :])


def _check(side: Side, found: Float32, points: Float32) -> None:
    if points.shape != (5, 2) or not np.isfinite(points).all():
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core", "A face has five points: two eyes, nose, corners of the mouth."
            )
        )
    height, width = side.picture.grey.shape
    outside = ((points < 0) | (points > (width - 1, height - 1))).any(axis=1)
    # A face at the border is found with points beyond it; those may stay.
    if (outside & (points != found).any(axis=1)).any():
        raise SideError(
            QT_TRANSLATE_NOOP("core", "A point lies outside the picture. Put it onto the face.")
        )
    if float(np.hypot(*(points[1] - points[0]))) < _LEAST_EYES:
        raise SideError(
            QT_TRANSLATE_NOOP("core", "The eyes are too close to each other to compare this face.")
        )
    as_found = _missed(found)
    farthest = max(_FARTHEST, as_found + _FARTHER) if math.isfinite(as_found) else _FARTHEST
    if _missed(points) > farthest:
        raise SideError(
            QT_TRANSLATE_NOOP(
                "core",
                "These points are no face's. Put each onto its eye, the nose or its corner of the "
                "mouth; left is left in the picture.",
            )
        )


def _missed(points: Float32) -> float:
    """Return by how much landmarks miss those of a straight face, in pixels of a chip."""
    try:
        matrix = alignment.similarity_transform(points)
    except alignment.AlignmentError:
        return math.inf
    placed = points @ matrix[:, :2].T + matrix[:, 2]
    return float(np.sqrt(((placed - alignment.TEMPLATE) ** 2).sum(axis=1).mean()))
