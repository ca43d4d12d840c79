"""What the pictures of an import show: looked at once, however often the choices change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.picture import PictureError, read_colour_picture
from core.people import samples
from core.people.records import Sample
from core.people.thumbnail import SIDE, portrait
from core.pipeline import Pipeline
from core.quality import Quality
from core.results import Detection, Embedding, LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP, PlainError


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """The largest face of a picture, or why there is none."""

    picture: Path
    error: PlainError | None = None
    faces: int = 0
    """How many there are."""

    embedding: Embedding | None = None
    quality: Quality | None = None
    liveness: LivenessVerdict | None = None
    detection: Detection | None = None
    portrait: NDArray[np.uint8] | None = field(default=None, repr=False)
    """Grey (96, 96)."""

    stamp: tuple[int, int] = (0, 0)
    """Size and time of the file when it was read."""


class FaceReader:
    """Finds the face of a picture. Used by one thread; remembers what it found.

    Parameters
    ----------
    pipeline
        Used by this reader alone.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._known: dict[Path, Finding] = {}

    @property
    def model(self) -> str:
        """Identity of the recogniser."""
        return self._pipeline.recogniser_identity

    @property
    def threshold(self) -> float:
        """Similarity from which two faces are taken for one person's."""
        return self._pipeline.similarity_threshold

    def find(self, picture: Path) -> Finding:
        """Return what a picture shows."""
        stamp = _stamp(picture)
        known = self._known.get(picture)
        if known is None or known.stamp != stamp:
            known = self._known[picture] = self._find(picture, stamp)
        return known

    def sample(self, finding: Finding, quality: float, consent: datetime) -> Sample | None:
        """Cut the face out of the picture again, to be kept; None if the picture was changed."""
        if finding.detection is None or _stamp(finding.picture) != finding.stamp:
            return None
        try:
            pixels = read_colour_picture(finding.picture).grey
            name = finding.picture.name
            return samples.cut(
                pixels, finding.detection, quality=quality, consent=consent, source=name
            )
        except (PlainError, ValueError):
            return None

    def _find(self, picture: Path, stamp: tuple[int, int]) -> Finding:
        try:
            analysis = self._pipeline.analyse_picture(read_colour_picture(picture))
        except PlainError as error:
            return Finding(picture, error, stamp=stamp)
        except Exception as error:  # one odd picture must not stop the others
            fault = PictureError(
                QT_TRANSLATE_NOOP(
                    "core", "The picture {file} can't be analysed: a fault of the program ({kind})."
                ),
                file=picture.name,
                kind=type(error).__name__,
            )
            return Finding(picture, fault, stamp=stamp)
        if not analysis.faces:
            return Finding(picture, _none(picture), stamp=stamp)
        face = analysis.faces[0]
        if face.embedding is None:
            unclear = PictureError(
                QT_TRANSLATE_NOOP(
                    "core", "The face in the picture {file} is not clear enough to be used."
                ),
                file=picture.name,
            )
            return Finding(picture, unclear, len(analysis.faces), stamp=stamp)
        square = portrait(analysis.frame.pixels, face.detection.box)
        shrinks = len(square) > SIDE
        small = cv2.resize(
            square, (SIDE, SIDE), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        )
        return Finding(
            picture,
            None,
            len(analysis.faces),
            face.embedding,
            face.quality,
            None if face.liveness is None else face.liveness.verdict,
            face.detection,
            np.asarray(small, np.uint8),
            stamp,
        )


def _none(picture: Path) -> PictureError:
    return PictureError(
        QT_TRANSLATE_NOOP("core", "No face was found in the picture {file}."), file=picture.name
    )


def _stamp(picture: Path) -> tuple[int, int]:
    try:
        status = picture.stat()
    except OSError:
        return (-1, -1)
    return (status.st_size, status.st_mtime_ns)
