"""FQA, the vendor's network for the quality of a face."""

from __future__ import annotations

import numpy as np

from core.models.card import ModelCard
from core.models.contract import FaceCut, Faces, Measure, Mode
from core.models.vendor.session import GraphSession, unusable
from core.results import Float32


class ChipQuality:
    """A graph that rates aligned 112x112 chips: the vendor's numbers in both modes."""

    takes_colour = True
    measures: Measure = "face"
    cut = FaceCut("chip")

    def __init__(self, card: ModelCard, mode: Mode) -> None:
        """Load the graph. Raises as `GraphSession`."""
        self.card = card
        self.mode: Mode = mode
        self.graph = GraphSession(card)
        self.runs_on = self.graph.runs_on

    def scores(self, faces: Faces) -> Float32:
        """See `core.models.contract.QualityNetwork.scores`."""
        rows = self.graph(faces)
        if rows.shape[1] == 0 and len(rows):
            raise unusable(self.card)
        # Row by row and in float32, as the vendor averages.
        scores = np.array([np.mean(row) for row in rows], np.float32)
        if not np.isfinite(scores).all():
            raise unusable(self.card)
        return scores


def load(card: ModelCard, mode: Mode) -> ChipQuality:
    """Load FQA. Raises as `ChipQuality`."""
    return ChipQuality(card, mode)
