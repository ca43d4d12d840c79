"""The vendor's recognisers that come as ONNX graphs: FRIR and FRFM-large."""

from __future__ import annotations

import numpy as np

from core.models.card import ModelCard
from core.models.contract import Faces, Mode
from core.models.vendor.session import GraphSession, other_size, unusable
from core.results import Float32


class ChipRecogniser:
    """A graph that embeds aligned 112x112 chips.

    The vendor's numbers in both modes. Only where the vendor's code would divide by zero, and
    answer with something that is no number, this is an error.
    """

    takes_colour = True

    def __init__(self, card: ModelCard, mode: Mode) -> None:
        """Load the graph.

        Raises
        ------
        ModelError
            As `GraphSession`, or if the graph says that its vectors have another length than
            the card says.
        """
        assert card.dimension is not None
        self.card = card
        self.mode: Mode = mode
        self.dimension = card.dimension
        self.graph = GraphSession(card)
        self.runs_on = self.graph.runs_on
        if self.graph.columns not in (None, card.dimension):
            raise other_size(card)

    def embed(self, chips: Faces) -> Float32:
        """See `core.models.contract.EmbedderNetwork.embed`."""
        raw = self.graph(chips)
        if raw.shape != (len(chips), self.dimension):
            raise other_size(self.card)
        # Squares that overflow, or lengths of 0, are an error below and need no warning.
        with np.errstate(all="ignore"):
            length = np.sqrt(np.sum(raw**2, axis=-1, keepdims=True))
        if not (np.isfinite(length).all() and (length > 0).all()):
            raise unusable(self.card)
        return np.asarray(raw / length, np.float32)


def load(card: ModelCard, mode: Mode) -> ChipRecogniser:
    """Load FRIR or FRFM-large. Raises as `ChipRecogniser`."""
    return ChipRecogniser(card, mode)
