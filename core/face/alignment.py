"""Bring a face into the fixed 112x112 pose in which recognisers expect it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.wording import QT_TRANSLATE_NOOP, PlainError

SIDE: Final = 112
"""Width and height of a chip in pixels."""


def _template() -> NDArray[np.float32]:
    # The 96x112 template of the ArcFace family, moved right by 8 in float32 as the vendor does.
    points = np.array(
        [
            [30.2946, 51.6963],
            [65.5318, 51.5014],
            [48.0252, 71.7366],
            [33.5493, 92.3655],
            [62.7299, 92.2041],
        ],
        np.float32,
    )
    points[:, 0] += 8.0
    points.flags.writeable = False
    return points


TEMPLATE: Final = _template()
"""Where the five landmarks come to lie in a chip: shape (5, 2), x and y, float32."""


class AlignmentError(PlainError):
    """The landmarks of a face span no picture plane, so the face can't be aligned."""


def similarity_transform(landmarks: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the turn, scale and shift that best bring `landmarks` onto `TEMPLATE`.

    Umeyama's least-squares solution without reflection (IEEE PAMI 13(4), 1991). The landmarks
    are taken as float64 and the template stays float32: the vendor's numbers depend on it.

    Parameters
    ----------
    landmarks
        Shape (5, 2), x and y in pixels, in the order of `Detection.landmarks`.

    Returns
    -------
    Shape (2, 3), from picture to chip.

    Raises
    ------
    AlignmentError
        If points are not finite, or coincide or lie on one line.
    """
    source = np.asarray(landmarks, np.float64)
    if source.shape != (5, 2):
        raise ValueError(f"five landmarks (5, 2) are needed, not {source.shape}")
    if not np.isfinite(source).all():
        raise _degenerate()
    source_mean = source.mean(axis=0)
    target_mean = TEMPLATE.mean(axis=0)
    source_centred = source - source_mean
    target_centred = TEMPLATE - target_mean
    covariance = target_centred.T @ source_centred / len(source)
    left, strengths, right = np.linalg.svd(covariance)
    if strengths[1] <= strengths[0] * 2 * np.finfo(np.float64).eps:
        raise _degenerate()
    signs = np.ones(2)
    if np.linalg.det(covariance) < 0:  # the best orthogonal map would mirror the face
        signs[1] = -1.0
    turn = left @ np.diag(signs) @ right
    scale = 1.0 / source_centred.var(axis=0).sum() * (strengths @ signs)
    matrix = np.empty((2, 3))
    matrix[:, 2] = target_mean - scale * (turn @ source_mean)
    matrix[:, :2] = turn * scale
    return matrix


def align(pixels: NDArray[np.uint8], landmarks: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Cut the face with these landmarks out of a picture, upright and at fixed size.

    Parameters
    ----------
    pixels
        Grey (H, W) or RGB (H, W, 3).
    landmarks
        Shape (5, 2) as in `Detection.landmarks`.

    Returns
    -------
    The chip, (112, 112) or (112, 112, 3); black where it reaches beyond the picture.

    Raises
    ------
    AlignmentError
        As `similarity_transform`.
    """
    chip = cv2.warpAffine(pixels, similarity_transform(landmarks), (SIDE, SIDE))
    return np.asarray(chip, np.uint8)


def _degenerate() -> AlignmentError:
    return AlignmentError(
        QT_TRANSLATE_NOOP(
            "core",
            "The eyes, nose and mouth can't be told apart in this picture; "
            "use a picture that shows the face larger and from the front.",
        )
    )
