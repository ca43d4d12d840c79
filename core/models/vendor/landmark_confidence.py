"""FLCM in the quality slot: how well the landmarks of a face are seen.

Facts were read in the vendor's package modelscope 1.40.2,
`facial_landmark_confidence/flc/facial_landmark_confidence` and its pipeline.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from torch.nn import functional

from core.models.card import ModelCard
from core.models.contract import FaceCut, Faces, Measure, Mode, QualityNetwork
from core.models.vendor.checkpoint import fill, read_checkpoint
from core.models.vendor.landmark_net import SIDE, LandmarkNet
from core.models.vendor.session import unusable
from core.models.vendor.torch_chips import TorchChips, channels_first, rgb
from core.results import Float32

_MASK: Final = "rp_net.binary_cls.weight"
_MASK_SCALE: Final = 32.0


def load(card: ModelCard, mode: Mode) -> QualityNetwork:
    """Load FLCM; both modes are the same.

    Raises
    ------
    ModelError
        If the checkpoint is missing or damaged, or holds another network.
    """
    tensors = read_checkpoint(card)
    directions = tensors.get(_MASK)
    if directions is not None and directions.dim() == 2 and directions.is_floating_point():
        # Stored as (48, 2) of any length, as it was trained.
        tensors[_MASK] = _MASK_SCALE * functional.normalize(directions, dim=1).t()
    return LandmarkConfidence(card, mode, fill(LandmarkNet(), tensors, card))


class LandmarkConfidence(TorchChips):
    """A network that scores how well the landmarks are seen: 1 less its doubt."""

    measures: Measure = "landmarks"
    cut = FaceCut("square", side=SIDE)

    def scores(self, faces: Faces) -> Float32:
        """See `core.models.contract.QualityNetwork.scores`."""
        colours = rgb(faces, SIDE, np.float32, self.card)
        if not len(colours):
            return np.empty(0, np.float32)
        blue_first = np.ascontiguousarray(colours[..., ::-1], np.float32)
        scores = 1 - self._one_by_one(channels_first(blue_first))[:, 0]
        if not np.isfinite(scores).all():
            raise unusable(self.card)
        return scores
