"""The vendor's liveness networks: FLIR for infrared, FLRGB for colour, FLXC for flashes."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.models.card import ModelCard
from core.models.contract import FaceCut, Faces, Mode, ModelError
from core.models.vendor.session import GraphSession, is_softmaxed, other_size, unusable
from core.models.vendor.systems import BY_NAME
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP

_EXPANSION: Final = 16
"""What the vendor's code passes, for FLIR as for FLRGB."""

_EXPANSION_ON_CARD: Final = 96
"""What the model cards say; others report that FLRGB tells fakes from people only so."""


class LivenessGraph(ABC):
    """What the three have in common: a graph, and bands on the scale of the mode."""

    takes_colour = True
    cut: FaceCut

    def __init__(self, card: ModelCard, mode: Mode, *, copies: int = 1) -> None:
        assert card.live_below is not None
        assert card.spoof_from is not None
        self.card = card
        self.mode: Mode = mode
        self.graph = GraphSession(card, copies=copies)
        self.runs_on = self.graph.runs_on
        self.live_below = card.live_below
        self.spoof_from = card.spoof_from

    def spoof_scores(self, faces: Faces) -> Float32:
        """See `core.models.contract.LivenessNetwork.spoof_scores`."""
        rows = self.graph(faces)
        if not len(rows):
            return np.empty(0, np.float32)
        scores = self._read(rows)
        if not (np.isfinite(scores).all() and (scores >= 0).all() and (scores <= 1).all()):
            raise unusable(self.card)
        return scores.astype(np.float32)

    @abstractmethod
    def _read(self, rows: Float32) -> NDArray[np.floating]:
        """Return the spoof scores (N,) that the output says."""

    def _require_softmaxed(self, wanted: bool, other: str) -> None:
        """Refuse the graph if it gives probabilities where logits are wanted, or the reverse."""
        rows = self.graph(_trial_faces())
        if rows.shape[1] != 2:
            raise other_size(self.card)
        if is_softmaxed(rows) == wanted:
            return
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The network in {file} gives probabilities, as {other}'s does and {title}'s does "
                "not. If it is {other}'s, add it as {other}.",
            )
            if not wanted
            else QT_TRANSLATE_NOOP(
                "core",
                "The network in {file} gives no probabilities, as {other}'s does not and "
                "{title}'s does. If it is {other}'s, add it as {other}.",
            ),
            file=self.card.folder / self.card.files["graph"].name,
            title=self.card.title,
            other=BY_NAME[other].title,
        )


class Flir(LivenessGraph):
    """FLIR: logits of fake and living, one softmax; 1 less the share of the living."""

    def __init__(self, card: ModelCard, mode: Mode) -> None:
        """Load the graph.

        Raises
        ------
        ModelError
            As `GraphSession`, or if the graph gives probabilities: then it is FLRGB's.
        """
        super().__init__(card, mode)
        expansion = _EXPANSION_ON_CARD if mode == "card" else _EXPANSION
        self.cut = FaceCut("padded", expansion, centred=mode != "corrected")
        self._require_softmaxed(False, "flrgb")

    def _read(self, rows: Float32) -> NDArray[np.floating]:
        return _one_less_second(rows)


class Flrgb(LivenessGraph):
    """FLRGB: probabilities of fake and living.

    The vendor runs it with FLIR's code, which takes the softmax again: p becomes
    sigmoid(2p - 1), and so do the bands in the exact mode.
    """

    def __init__(self, card: ModelCard, mode: Mode) -> None:
        """Load the graph.

        Raises
        ------
        ModelError
            As `GraphSession`, or if the graph gives logits: then it is FLIR's.
        """
        super().__init__(card, mode)
        exact = mode == "exact"
        self.cut = FaceCut("padded", _EXPANSION if exact else _EXPANSION_ON_CARD, centred=exact)
        if exact:
            self.live_below = squashed(self.live_below)
            self.spoof_from = squashed(self.spoof_from)
        self._require_softmaxed(True, "flir")

    def _read(self, rows: Float32) -> NDArray[np.floating]:
        return _one_less_second(rows) if self.mode == "exact" else np.clip(rows[:, 0], 0.0, 1.0)


class Flxc(LivenessGraph):
    """FLXC: four pictures under flashes; here the one picture stands for all four.

    The first number of the first output is the score, in both modes.
    """

    cut = FaceCut("chip")

    def __init__(self, card: ModelCard, mode: Mode) -> None:
        """Load the graph. Raises as `GraphSession`."""
        super().__init__(card, mode, copies=4)

    def _read(self, rows: Float32) -> NDArray[np.floating]:
        if rows.shape[1] == 0:
            raise other_size(self.card)
        return rows[:, 0]


def squashed(probability: float) -> float:
    """Return what the vendor's second softmax makes of a probability of two classes."""
    return 1.0 / (1.0 + math.exp(1.0 - 2.0 * probability))


def load(card: ModelCard, mode: Mode) -> LivenessGraph:
    """Load FLIR, FLRGB or FLXC, as the card says. Raises as the three do."""
    if card.system == "flxc":
        return Flxc(card, mode)
    if card.system == "flrgb":
        return Flrgb(card, mode)
    return Flir(card, mode)


def _one_less_second(rows: Float32) -> NDArray[np.float64]:
    """Softmax of two, written so that nothing overflows; 1 less the second."""
    # Beyond 80 nothing changes in float32; a number that is none stays so.
    difference = np.clip(rows[:, 1].astype(np.float64) - rows[:, 0], -80.0, 80.0)
    return np.asarray(1.0 / (1.0 + np.exp(difference)))


def _trial_faces() -> NDArray[np.uint8]:
    """Return black, grey and noisy pictures (3, 112, 112), the same every time."""
    noise = np.random.Generator(np.random.PCG64(1)).integers(0, 256, (112, 112))
    return np.stack([np.zeros((112, 112)), np.full((112, 112), 127), noise]).astype(np.uint8)
