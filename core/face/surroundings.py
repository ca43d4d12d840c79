"""The surroundings of a face in a frame, and a small copy of them with a face of known size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Float32 = NDArray[np.float32]
Box = NDArray[np.floating]

_SMALLEST_FACE: Final = 16.0
_LARGEST_FACE: Final = 4.0  # longer sides of the picture
_INSET: Final = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """A square around a face, as far as it lies in the frame; its copy is shrunk evenly."""

    rows: slice
    columns: slice
    """Of the frame; whole multiples of `step`."""

    step: int
    """How many pixels of the frame make one of the copy, either way."""

    box: NDArray[np.float64]
    """Shape (4,): x1, y1, x2, y2 of the face in pixels of the copy."""

    face: tuple[slice, slice]
    """Rows and columns of the middle of the face in the copy."""

    @classmethod
    def of(
        cls, box: Box, shape: tuple[int, ...], *, reach: float, face_side: float
    ) -> Surroundings | None:
        """Return the surroundings of a face; None where it is too small, or not in the frame.

        Parameters
        ----------
        box
            Shape (4,): x1, y1, x2, y2 in pixels; may reach beyond the frame.
        shape
            Rows and columns of the frame.
        reach
            From the middle of the face, in its longer sides.
        face_side
            About how large the longer side is to be in the copy. Smaller faces stay as they are.
        """
        if not np.isfinite(box).all():
            return None
        side = longer_side(box)
        if not _SMALLEST_FACE <= side <= _LARGEST_FACE * max(shape):
            return None
        step = max(1, round(side / face_side))
        cuts = []
        for first, last, length in ((box[1], box[3], shape[0]), (box[0], box[2], shape[1])):
            middle = (float(first) + float(last)) / 2
            start = min(max(0, int(middle - reach * side)), length)
            stop = max(start, min(length, int(middle + reach * side) + 1))
            cuts.append(slice(start, stop - (stop - start) % step))
        rows, columns = cuts
        inner = (np.asarray(box, np.float64) - [columns.start, rows.start] * 2) / step
        small = ((rows.stop - rows.start) // step, (columns.stop - columns.start) // step)
        face = middle_of(inner, small)
        if any(cut.stop - cut.start < _SMALLEST_FACE / 4 for cut in face):
            return None
        return cls(rows, columns, step, inner, face)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the copy."""
        rows, columns = (cut.stop - cut.start for cut in (self.rows, self.columns))
        return rows // self.step, columns // self.step

    def shrunk(self, pixels: Grey, *, clipped_from: int | None = None) -> Grey:
        """Return the copy of a frame, or 255 times the share of pixels at that level or more."""
        part = pixels[self.rows, self.columns]
        if clipped_from is not None:
            _, clipped = cv2.threshold(part, clipped_from - 1, 255, cv2.THRESH_BINARY)
            part = np.asarray(clipped, np.uint8)
        if self.step == 1:
            return part
        return np.asarray(cv2.resize(part, self.shape[::-1], interpolation=cv2.INTER_AREA))

    def enlarged(self, values: Float32) -> Float32:
        """Return values of the copy at the size that the surroundings have in the frame."""
        if self.step == 1:
            return values
        rows, columns = self.shape
        return np.asarray(cv2.resize(values, (columns * self.step, rows * self.step)))

    def head(self) -> Float32:
        """Return 1 on the face, 0 elsewhere, for the copy: broad above, narrow at the chin."""
        x1, y1, x2, y2 = (float(v) for v in self.box)
        rows, columns = (np.arange(length, dtype=np.float32) + 0.5 for length in self.shape)
        across = np.abs(columns - (x1 + x2) / 2) / (0.55 * (x2 - x1))
        down = (rows - (y1 + y2) / 2) / (0.56 * (y2 - y1))
        upper = across[None] ** 4 + down[:, None] ** 4 < 1
        lower = across[None] ** 2 + down[:, None] ** 2 < 1
        return np.asarray(np.where(down[:, None] < 0, upper, lower), np.float32)

    def weight(self, side: float, seam: float) -> Float32:
        """Return 1 within a square about the face, 0 outside of its seam, for the copy.

        Parameters
        ----------
        side, seam
            In longer sides of the face.
        """
        scale = np.float32(longer_side(self.box))
        away = [
            np.abs(np.arange(length, dtype=np.float32) + 0.5 - np.float32((first + last) / 2))
            for first, last, length in (
                (self.box[1], self.box[3], self.shape[0]),
                (self.box[0], self.box[2], self.shape[1]),
            )
        ]
        far = np.maximum(away[0][:, None], away[1][None]) / scale
        return np.asarray(np.clip((np.float32(side / 2 + seam) - far) / np.float32(seam), 0, 1))


def longer_side(box: Box) -> float:
    """Return the longer side of a box."""
    return float(max(box[2] - box[0], box[3] - box[1]))


def middle_of(box: Box, shape: tuple[int, ...], *, inset: float = _INSET) -> tuple[slice, slice]:
    """Return rows and columns of the middle of a face in a picture: no hair, no background."""
    cuts = []
    for first, last, length in ((box[1], box[3], shape[0]), (box[0], box[2], shape[1])):
        start, stop = float(first), float(last)
        away = _INSET * (stop - start)
        low = min(length, max(0, int(start + away)))
        cuts.append(slice(low, min(length, max(low, int(stop - away) + 1))))
    return cuts[0], cuts[1]
