"""Enrolling from a picture or a scanned document: every face in it, whichever way it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from core.capture.picture import PictureError, read_colour_picture
from core.enrolment.shots import Shot
from core.frame import Frame, Picture
from core.people.records import View
from core.results import Analysis, FaceAnalysis
from core.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.pipeline import Pipeline

MOST_FACES: Final = 12
"""Faces of one picture that can be chosen; of a group the largest."""

LARGE: Final = 1280
"""Pixels of a picture's longer side from which it is searched shrunk, and each face looked at once
more by itself: in a scan of a document the photo is a small part."""

SURROUNDINGS: Final = 3.0
"""Side of what is cut out for that, in longer sides of the face."""

_UPRIGHT: Final = 60.0
"""Degrees by which a head may be tilted in a picture that lies the right way."""

_TURNS: Final = (0, 1, 3, 2)
"""Quarter turns against the clock, those of a scanner first."""


def shots_of_picture(pipeline: Pipeline, file: Path | str) -> tuple[Shot, ...]:
    """Return every face of a picture file as a shot, largest first.

    Where no upright face is found, the picture is turned by quarters. What hinders a shot is told
    by `core.enrolment.hindrance.of_quality`.

    Parameters
    ----------
    pipeline
        Of the thread that calls.

    Returns
    -------
    At least one and at most `MOST_FACES` shots with embeddings, their view `View.PICTURE` and
    their source the file's name.

    Raises
    ------
    PictureError
        If the file can't be read, or shows no face clearly enough.
    """
    picture = read_colour_picture(file)
    analysis = _right_way_up(pipeline, picture)
    if not analysis.faces:
        raise PictureError(
            QT_TRANSLATE_NOOP("core", "No face was found in the picture {file}."), file=file
        )
    name = Path(file).name
    shots = []
    for number, face in enumerate(analysis.faces[:MOST_FACES]):
        seen, pixels = _closer(pipeline, face, analysis.frame.pixels)
        if seen.embedding is not None:
            frame = Frame(number, 0.0, pixels, source=name)
            shots.append(Shot(View.PICTURE, seen, frame, source=name))
    if not shots:
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core", "The face in the picture {file} is not clear enough to be used."
            ),
            file=file,
        )
    return tuple(shots)


def shot_of_picture(pipeline: Pipeline, file: Path | str) -> Shot:
    """Return the largest face of a picture file as a shot; see `shots_of_picture`.

    Raises
    ------
    PictureError
        As `shots_of_picture`.
    """
    return shots_of_picture(pipeline, file)[0]


def _right_way_up(pipeline: Pipeline, picture: Picture) -> Analysis:
    """Return the analysis of the picture, turned so that it shows faces upright if it can."""
    best: tuple[float, Analysis] | None = None
    for turn in _TURNS:
        analysis = pipeline.analyse_picture(_turned(picture, turn), embed_all=True)
        upright = sum(f.detection.score for f in analysis.faces if _is_upright(f))
        if best is None or upright > best[0]:
            best = (upright, analysis)
        if turn == 0 and upright:
            break
    assert best is not None
    return best[1]


def _is_upright(face: FaceAnalysis) -> bool:
    return face.embedding is not None and abs(face.quality.roll) <= _UPRIGHT


def _turned(picture: Picture, turn: int) -> Picture:
    if not turn:
        return picture
    grey = np.ascontiguousarray(np.rot90(picture.grey, turn))
    colour = picture.colour
    return Picture(grey, None if colour is None else np.ascontiguousarray(np.rot90(colour, turn)))


def _closer(
    pipeline: Pipeline, face: FaceAnalysis, pixels: NDArray[np.uint8]
) -> tuple[FaceAnalysis, NDArray[np.uint8]]:
    """Look at a face of a large picture once more at full size; return it with its pixels."""
    height, width = pixels.shape
    if max(height, width) <= LARGE:
        return face, pixels
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    reach = SURROUNDINGS * max(x2 - x1, y2 - y1) / 2
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    left, top = max(0, int(x - reach)), max(0, int(y - reach))
    part = np.ascontiguousarray(pixels[top : int(y + reach) + 1, left : int(x + reach) + 1])
    if part.size == 0:
        return face, pixels
    found = pipeline.analyse_picture(part, embed_all=True).faces
    middle = np.array([x - left, y - top])
    near = [f for f in found if f.embedding is not None and _holds(f, middle)]
    return (near[0], part) if near else (face, pixels)


def _holds(face: FaceAnalysis, point: NDArray[np.float64]) -> bool:
    """Whether a point lies in the box of a face."""
    box = face.detection.box
    return bool((box[:2] <= point).all() and (point <= box[2:]).all())
