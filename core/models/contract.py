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

Slot = Literal["detector", "recogniser", "liveness", "quality"]
SLOTS: tuple[Slot, ...] = ("detector", "recogniser", "liveness", "quality")

OPTIONAL_SLOTS: frozenset[Slot] = frozenset({"liveness", "quality"})
"""Slots that may stay empty."""

Backend = Literal["auto", "onnx", "torch"]

Mode = Literal["exact", "corrected", "card"]
"""How a vendor's model is used: "exact" gives the numbers of the vendor's own code, with its
mistakes; "corrected" leaves out the mistakes that the model's description names; "card" does as
the vendor's model card says where its code does otherwise."""

MODES: tuple[Mode, ...] = ("exact", "corrected", "card")

Pixels = NDArray[np.uint8]
"""Grey (H, W), or colour (H, W, 3) in the order red, green, blue; 0 to 255."""

Faces = NDArray[np.generic]
"""Faces of one size, levels 0 to 255: grey (N, h, w), or colour (N, h, w, 3) in the order red,
green, blue. uint8, but for the cut "square" float32."""


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

    clipped: bool = False
    """Whether centres and sides of priors are limited to the picture's; vendor's models only."""


@dataclass(frozen=True, slots=True)
class FaceCut:
    """Which part of a picture a network looks at, and at which size."""

    kind: Literal["chip", "padded", "square"]
    """"chip": aligned by the landmarks, 112x112. "padded": the detector's box widened, squared
    with grey and scaled, as FLIR sees it, 112x112; without its frame. "square": the box itself,
    squared with black, in floating point."""

    expansion: int = 16
    """For "padded": 112ths of a side by which the box is widened at either end."""

    centred: bool = True
    """For "padded": whether what was cut off at the picture's border is made up for on both
    sides, as the vendor's code does, instead of where it is missing."""

    side: int = 112
    """For "square": pixels a side of the result."""


class Network(Protocol):
    """What the networks of all slots have in common."""

    @property
    def card(self) -> ModelCard:
        """The card of the loaded model."""
        ...

    @property
    def mode(self) -> Mode:
        """How the model is used; "corrected" for this program's own models."""
        ...

    @property
    def takes_colour(self) -> bool:
        """Whether colour pictures go in as they are. Others get luma."""
        ...

    @property
    def runs_on(self) -> str:
        """What runs the network, for people, e.g. "ONNX Runtime, CPU"."""
        ...


class DetectorNetwork(Network, Protocol):
    """A network for the detector slot."""

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Find all faces over the model's own score threshold.

        Parameters
        ----------
        pixels
            Grey (H, W), or colour (H, W, 3) in RGB where the network takes that; H and W at
            least 16.

        Returns
        -------
        Detections after non-maximum suppression in coordinates of `pixels`, largest first.

        Raises
        ------
        ValueError
            If the array is no such picture.
        """
        ...


class EmbedderNetwork(Network, Protocol):
    """A network for the recogniser slot."""

    @property
    def dimension(self) -> int:
        """Length of an embedding."""
        ...

    def embed(self, chips: Faces) -> Float32:
        """Turn chips (N, 112, 112), or (N, 112, 112, 3), into embeddings (N, dimension).

        Rows are of length 1.

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network gives a vector without direction (zero or not finite).
        """
        ...


class LivenessNetwork(Network, Protocol):
    """A network for the liveness slot."""

    @property
    def cut(self) -> FaceCut:
        """Which part of the picture it looks at."""
        ...

    @property
    def live_below(self) -> float:
        """Spoof scores below this count as live, 0 to 1, on the scale of the present mode."""
        ...

    @property
    def spoof_from(self) -> float:
        """Spoof scores from this on count as a spoof, `live_below` to 1; likewise."""
        ...

    def spoof_scores(self, faces: Faces) -> Float32:
        """Score faces as `cut` says: shape (N,), 0 to 1, higher = more likely a fake.

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network gives a score that is no number.
        """
        ...


Measure = Literal["face", "landmarks", "expression"]
"""What a quality network measures: how fit the face is, how well its landmarks are seen, or how
neutral its expression is (for enrolment only, never said about a person)."""


class QualityNetwork(Network, Protocol):
    """A network for the quality slot."""

    @property
    def measures(self) -> Measure:
        """What its scores are about."""
        ...

    @property
    def cut(self) -> FaceCut:
        """Which part of the picture it looks at."""
        ...

    def scores(self, faces: Faces) -> Float32:
        """Score faces as `cut` says: shape (N,), higher = better, on the model's own scale.

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network gives a score that is no number.
        """
        ...
