"""Tell by its embeddings whether a track still shows the face that it began with."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.results import Float32


@dataclass(frozen=True, slots=True)
class ContinuityRules:
    """When two looks at a track show two faces. Limits are shares of the model's threshold."""

    same_face: float = 0.75
    """Least similarity of a look to the mean of the earlier ones. Of 1,800 pairs of one person
    in ORL none is below (lowest 0.40, with 0.34 the limit); of 78,000 pairs of two people
    0.35 % are above.
    """

    same_visit: float = 1.25
    """Least similarity of a look to the one before it, however long ago within one track.

    Stricter, since a face hardly changes while it stays: 0.80 was the lowest of 470 pairs in the
    studio, heads turning, with 0.56 the limit; of ORL's pairs, taken on different days, 3 % are
    below. A needless end costs a moment of checking.
    """

    same_sight: float = 0.94
    """Least correlation of two aligned pictures, one frame after the other, of one face. In the
    studio 0.935 was the lowest of 470 of one person who looks around; two people at one place
    came to more than 0.90 once in 200 changes. A needless look costs one embedding.
    """

    memory: float = 0.3
    """Weight of the newest look in the running mean."""


class Continuity:
    """The looks at one track. Times are `Frame.time`, seconds.

    Parameters
    ----------
    threshold
        Cosine from which the recogniser takes two faces for one.
    """

    def __init__(self, threshold: float, rules: ContinuityRules | None = None) -> None:
        self._threshold = threshold
        self._rules = rules or ContinuityRules()
        self._mean: Float32 | None = None
        self._latest: Float32 | None = None
        self._sight: Float32 | None = None
        self.time: float | None = None
        """When the latest look was; None before the first."""

    def looks_other(self, chip: NDArray[np.uint8] | None) -> bool:
        """Whether the face looks so unlike the frame before that it should be embedded at once.

        Parameters
        ----------
        chip
            Aligned face, grey (112, 112); None where it can't be cut.
        """
        before, self._sight = self._sight, None if chip is None else _small(chip)
        if before is None or self._sight is None:
            return False
        return float(np.vdot(before, self._sight)) < self._rules.same_sight

    def fits(self, vector: Float32) -> bool:
        """Whether an embedding (dimension,) of length 1 can be of the face seen so far."""
        if self._mean is None or self._latest is None:
            return True
        if float(self._mean @ vector) < self._rules.same_face * self._threshold:
            return False
        return float(self._latest @ vector) >= self._rules.same_visit * self._threshold

    def add(self, vector: Float32, time: float) -> None:
        """Count an embedding in."""
        if self._mean is None:
            self._mean = vector
        else:
            mean = self._mean + self._rules.memory * (vector - self._mean)
            self._mean = (mean / max(float(np.linalg.norm(mean)), 1e-6)).astype(np.float32)
        self._latest = vector
        self.time = time


def _small(chip: NDArray[np.uint8]) -> Float32:
    """Return the middle of a face, coarse, without mean and contrast, of length 1."""
    coarse = cv2.resize(chip, (16, 16), interpolation=cv2.INTER_AREA).astype(np.float32)
    middle = coarse[2:14, 3:13]
    middle -= middle.mean()
    return np.asarray(middle / max(float(np.linalg.norm(middle)), 1e-6), np.float32)
