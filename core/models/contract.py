"""What a network expects and gives: the numbers of its input, and the protocol of each slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from core.results import Detection, Float32
from core.wording import PlainError

if TYPE_CHECKING:
    from core.models.card import ModelCard

Slot = Literal["detector", "recogniser", "liveness"]
SLOTS: tuple[Slot, ...] = ("detector", "recogniser", "liveness")

Backend = Literal["auto", "onnx", "torch"]


class ModelError(PlainError):
    """A model is missing, damaged, not what it says it is, or can't be run."""


@dataclass(frozen=True, slots=True)
class InputContract:
    """How grey or colour levels 0 to 255 become a network's input: `(x - mean) / std`.

    `mean` and `std` stand in the order of `colours`. A grey picture is the same level in all
    three channels.
    """

    size: tuple[int, int] | None
    """(height, width) in pixels; None where any size goes."""

    colours: Literal["RGB", "BGR"]
    mean: tuple[float, float, float]
    std: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class DetectorRule:
    """How a prior-based detector's raw output becomes detections."""

    score_threshold: float
    """Candidates must score more than this, 0 to 1."""

    overlap: float
    """Of two boxes that overlap by more than this (IoU, areas counted with +1 pixel), the one
    with the lower score is dropped."""

    candidates: int
    """At most so many of the best candidates are looked at."""

    kept: int
    """At most so many detections are given."""

    min_sizes: tuple[tuple[int, ...], ...]
    """Sides of the square priors in pixels, one tuple for each level."""

    steps: tuple[int, ...]
    """Pixels between neighbouring priors, for each level."""

    variance: tuple[float, float]
    """What offsets of centres and of log sizes are multiplied with."""

    longest_side: int
    """Pictures with a longer side are scaled down..."""

    scaled_side: int
    """...until their longer side has this many pixels."""


class DetectorNetwork(Protocol):
    """A network for the detector slot."""

    @property
    def card(self) -> ModelCard:
        """The card of the loaded model."""
        ...

    def detect(self, pixels: NDArray[np.uint8]) -> tuple[Detection, ...]:
        """Find all faces over the model's own score threshold.

        Parameters
        ----------
        pixels
            Grey, shape (H, W) with H and W at least 16.

        Returns
        -------
        Detections after non-maximum suppression in coordinates of `pixels`, largest first.

        Raises
        ------
        ValueError
            If the array is no such picture.
        """
        ...


class EmbedderNetwork(Protocol):
    """A network for the recogniser slot."""

    @property
    def card(self) -> ModelCard:
        """The card of the loaded model."""
        ...

    @property
    def dimension(self) -> int:
        """Length of an embedding."""
        ...

    def embed(self, chips: NDArray[np.uint8]) -> Float32:
        """Turn grey chips (N, 112, 112) into embeddings (N, dimension), rows of length 1.

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network gives a vector without direction (zero or not finite).
        """
        ...


class LivenessNetwork(Protocol):
    """A network for the liveness slot."""

    @property
    def card(self) -> ModelCard:
        """The card of the loaded model."""
        ...

    def spoof_scores(self, crops: NDArray[np.uint8]) -> Float32:
        """Score grey crops (N, 112, 112): shape (N,), 0 to 1, higher = more likely a fake.

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network gives a score that is no number.
        """
        ...
