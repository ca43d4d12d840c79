"""Cut the surroundings of a face out of a frame, upright and in eye distances."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Float64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FaceGrid:
    """A grid about the middle between the eyes; lengths are distances between the eyes.

    x runs to the viewer's right along the line of the eyes, y down the face.
    """

    left: float
    top: float
    right: float
    bottom: float
    steps: int
    """Cells to a distance between the eyes."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return (
            round((self.right - self.left) * self.steps),
            round((self.bottom - self.top) * self.steps),
        )

    def places(self) -> tuple[Float64, Float64]:
        """Return x and y of the cells' middles, shape (rows, columns) each."""
        columns, rows = self.size
        x = self.left + (np.arange(columns) + 0.5) / self.steps
        y = self.top + (np.arange(rows) + 0.5) / self.steps
        return tuple(np.meshgrid(x, y))  # type: ignore[return-value]

    def to_frame(self, landmarks: NDArray[np.floating]) -> Float64:
        """Return where cells lie in the frame: shape (2, 3).

        Parameters
        ----------
        landmarks
            Shape (5, 2), as `Detection.landmarks`; only the eyes are used.
        """
        one, other = np.asarray(landmarks[:2], np.float64)
        across = other - one
        down = np.array([-across[1], across[0]])
        matrix = np.empty((2, 3))
        matrix[:, 0], matrix[:, 1] = across / self.steps, down / self.steps
        half = 0.5 / self.steps
        matrix[:, 2] = (one + other) / 2 + (self.left + half) * across + (self.top + half) * down
        return matrix

    def cut(self, pixels: Grey, to_frame: Float64, *, outside: int = 0) -> Grey:
        """Return grey levels at the cells: shape (rows, columns).

        Parameters
        ----------
        to_frame
            As `to_frame` returns it.
        outside
            Level beyond the frame.
        """
        cut = cv2.warpAffine(
            pixels,
            to_frame,
            self.size,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderValue=outside,
        )
        return np.asarray(cut, np.uint8)

    def inside(self, to_frame: Float64, shape: tuple[int, ...]) -> bool:
        """Whether all cells lie in a frame of that shape."""
        columns, rows = self.size
        corners = np.array(
            [[0, columns - 1, 0, columns - 1], [0, 0, rows - 1, rows - 1], [1, 1, 1, 1]]
        )
        x, y = to_frame @ corners
        return bool(
            x.min() >= 0 and y.min() >= 0 and x.max() <= shape[1] - 1 and y.max() <= shape[0] - 1
        )


def eye_distance(landmarks: NDArray[np.floating]) -> float:
    """Return the distance between the eyes in pixels."""
    return float(np.hypot(*(landmarks[1] - landmarks[0])))
