"""FER in the quality slot: how neutral an expression is. For enrolment only.

Facts were read in the vendor's package modelscope 1.40.2,
`facial_expression_recognition/fer/facial_expression_recognition` and its pipeline.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from core.models.card import ModelCard
from core.models.contract import FaceCut, Faces, Measure, Mode, QualityNetwork
from core.models.vendor.checkpoint import fill, read_checkpoint
from core.models.vendor.expression_net import EXPRESSIONS, SIDE, ExpressionNet
from core.models.vendor.session import unusable
from core.models.vendor.torch_chips import TorchChips, rgb, unfilled
from core.results import Float32

_CHIP: Final = 112
_SCALED: Final = 48
_NEUTRAL: Final = EXPRESSIONS.index("neutral")


def load(card: ModelCard, mode: Mode) -> QualityNetwork:
    """Load FER; both modes are the same.

    Raises
    ------
    ModelError
        If the checkpoint is missing or damaged, or holds another network.
    """
    tensors = read_checkpoint(card)
    return NeutralExpression(card, mode, fill(unfilled(ExpressionNet), tensors, card))


class NeutralExpression(TorchChips):
    """A network that gives the probability of a neutral expression, from ten cuts of a chip."""

    measures: Measure = "expression"
    cut = FaceCut("chip")

    def scores(self, faces: Faces) -> Float32:
        """See `core.models.contract.QualityNetwork.scores`; 0 to 1."""
        chips = rgb(faces, _CHIP, np.uint8, self.card)
        scores = np.array([self._neutral(np.asarray(chip, np.uint8)) for chip in chips], np.float32)
        if not np.isfinite(scores).all():
            raise unusable(self.card)
        return scores

    def _neutral(self, chip: NDArray[np.uint8]) -> float:
        logits = torch.from_numpy(self._together(ten_cuts(chip)))
        return float(logits.mean(0).softmax(0)[_NEUTRAL])


def ten_cuts(chip: NDArray[np.uint8]) -> Float32:
    """Cut a chip as the network wants it: corners and middle, and the same of its mirror image.

    Parameters
    ----------
    chip
        RGB (112, 112, 3).

    Returns
    -------
    Shape (10, 3, 44, 44), grey in three channels, 0 to 1: top left, top right, bottom left,
    bottom right and middle of the chip at 48x48, then of its mirror image.
    """
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)
    scaled = cv2.resize(grey, (_SCALED, _SCALED), interpolation=cv2.INTER_LINEAR)
    rest = _SCALED - SIDE
    corners = ((0, 0), (0, rest), (rest, 0), (rest, rest), (rest // 2, rest // 2))
    cuts = np.stack(
        [
            picture[top : top + SIDE, left : left + SIDE]
            for picture in (scaled, scaled[:, ::-1])
            for top, left in corners
        ]
    )
    levels = cuts.astype(np.float32) / np.float32(255)
    return np.repeat(levels[:, None], 3, axis=1)
