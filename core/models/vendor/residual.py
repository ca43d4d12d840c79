"""ArcFace IR50 and FaceMask in the recogniser slot.

Facts were read in the vendor's package modelscope 1.40.2, `arc_face_recognition_pipeline` and
`mask_face_recognition_pipeline`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from torch import nn

from core.models.card import ModelCard
from core.models.contract import EmbedderNetwork, Faces, Mode
from core.models.vendor.checkpoint import fill, read_checkpoint
from core.models.vendor.residual_nets import DIMENSION, ArcFaceNet, FaceMaskNet
from core.models.vendor.session import unusable
from core.models.vendor.torch_chips import TorchChips, channels_first, rgb, unfilled
from core.results import Float32

NETWORKS: Mapping[str, Callable[[], nn.Module]] = {
    "arcface-ir50": ArcFaceNet,
    "facemask": FaceMaskNet,
}

_SIDE: Final = 112

# What each level 0 to 255 becomes, -1 to 1: in float64 and rounded once, as in the vendor's code.
_NORMALISED: Final = ((np.arange(256) / 255.0 - 0.5) / 0.5).astype(np.float32)


def load(card: ModelCard, mode: Mode) -> EmbedderNetwork:
    """Load ArcFace IR50 or FaceMask; both modes are the same.

    Raises
    ------
    ModelError
        If the checkpoint is missing or damaged, or holds another network.
    """
    assert card.system is not None
    tensors = read_checkpoint(card)
    return ResidualEmbedder(card, mode, fill(unfilled(NETWORKS[card.system]), tensors, card))


class ResidualEmbedder(TorchChips):
    """A residual network that embeds aligned chips."""

    dimension = DIMENSION

    def embed(self, chips: Faces) -> Float32:
        """See `core.models.contract.EmbedderNetwork.embed`."""
        chips = rgb(chips, _SIDE, np.uint8, self.card)
        if not len(chips):
            return np.empty((0, DIMENSION), np.float32)
        raw = self._one_by_one(channels_first(_NORMALISED[chips]))
        with np.errstate(over="ignore"):  # an infinite length is refused below
            length = np.sqrt(np.sum(raw**2, -1, keepdims=True))
        if not (np.isfinite(length).all() and (length > 0).all()):
            raise unusable(self.card)
        return np.asarray(raw / length, np.float32)
