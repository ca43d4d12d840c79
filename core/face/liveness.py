"""Judge whether a face is a living person's, with a network of the FLIR kind.

Liveness denies and never grants alone; without a network nothing is ever called live.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.face import boxes
from core.frame import Frame, Lamp
from core.models.card import ModelCard
from core.models.contract import FaceCut, LivenessNetwork
from core.quality import Quality
from core.results import Detection, Liveness, LivenessGround, LivenessReason, LivenessVerdict


@dataclass(frozen=True, slots=True)
class Bands:
    """Limits of the spoof score that were measured at this camera, for one model."""

    model: str
    """Identity of the model (`ModelCard.identity`); with another one its own limits hold."""

    live_below: float
    spoof_from: float
    """`live_below` to 1."""


@dataclass(frozen=True, slots=True)
class LivenessGates:
    """When a face is not judged at all, because the score would mean nothing."""

    most_clipped: float = 0.10
    """Share of overexposed face pixels. Clipping lowers the spoof score of FLIR, so a fake looks
    alive: reported scores of a print are 1.00 at 3 % clipped, 0.96 at 9 %, 0.75 at 25 %."""

    darkest: float = 40.0
    """Mean grey level inside the face. A dim frame made FLIR refuse a living person at 0.70."""

    most_ambient: float = 0.50
    """Share of light that is not the lamp's, in the picture that is judged. An unlit frame is
    never judged; beyond that, a lit one is more like it than like one that the lamp lights
    (ours: no network that could be asked comes with the program)."""

    smallest_side: float = 56.0
    """Pixels of the shorter side of the box: from half of what the network sees (ours)."""

    most_outside: float = 0.10
    """Share of the box beyond the frame, which the crop fills with grey (ours)."""

    bands: Bands | None = None
    """None takes the model's own."""


class LivenessStage:
    """Judges single faces with a network and its bands, or says that it can't."""

    def __init__(self, network: LivenessNetwork | None) -> None:
        self._network = network

    @property
    def cut(self) -> FaceCut | None:
        """Which part of a picture the network looks at; None without a network."""
        return self._network.cut if self._network is not None else None

    def judge(
        self,
        frame: Frame,
        face: Detection,
        quality: Quality,
        view: NDArray[np.generic] | None,
        gates: LivenessGates | None = None,
        *,
        always_ask: bool = False,
    ) -> Liveness:
        """Judge one face of one frame.

        Parameters
        ----------
        view
            The face as `cut` says; None where it can't be cut so.
        gates
            When it is not judged; by default the program's own.
        always_ask
            Ask the network for its score also where a gate holds and the score decides nothing.

        Returns
        -------
        NOT_JUDGED without a network, or with one that is for the studio where the studio didn't
        draw the frame; CANNOT_JUDGE with the reason where a gate holds or the
        score lies between the bands; LIVE or SPOOF else.
        """
        network = self._network
        if network is None:
            return Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
        if network.card.light == "studio" and not frame.synthetic:
            return Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.STUDIO_ONLY, None, None)
        name, ground = network.card.name, ground_of(network.card)
        gates = gates or LivenessGates()
        hindrance = _hindrance(frame, face, quality, gates)
        if hindrance is None:
            if network.card.light == "flash" or (
                network.card.light == "colour" and (view is None or view.ndim != 3)
            ):
                hindrance = LivenessReason.OTHER_LIGHT
            elif view is None:
                hindrance = LivenessReason.CUT_OFF
        if view is None or (hindrance is not None and not always_ask):
            reason = hindrance or LivenessReason.CUT_OFF
            return Liveness(LivenessVerdict.CANNOT_JUDGE, reason, None, name, ground)
        score = float(network.spoof_scores(view[None])[0])
        if hindrance is not None:
            return Liveness(LivenessVerdict.CANNOT_JUDGE, hindrance, score, name, ground)
        verdict, reason = LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN
        live_below, spoof_from = _bands(network, gates.bands)
        if score >= spoof_from:
            verdict, reason = LivenessVerdict.SPOOF, LivenessReason.JUDGED
        elif score < live_below:
            verdict, reason = LivenessVerdict.LIVE, LivenessReason.JUDGED
        return Liveness(verdict, reason, score, name, ground)


def ground_of(card: ModelCard) -> LivenessGround:
    """Return what a verdict of this liveness model rests on."""
    if card.light == "studio":
        return LivenessGround.STUDIO
    if card.training is not None:
        return LivenessGround.SITE
    return LivenessGround.MODEL if card.system is None else LivenessGround.VENDOR


def _bands(network: LivenessNetwork, measured: Bands | None) -> tuple[float, float]:
    if measured is not None and measured.model == network.card.identity:
        return measured.live_below, measured.spoof_from
    return network.live_below, network.spoof_from


def _hindrance(
    frame: Frame, face: Detection, quality: Quality, gates: LivenessGates
) -> LivenessReason | None:
    if frame.lamp is Lamp.UNLIT:
        return LivenessReason.LAMP_OFF
    if boxes.share_outside(face.box, frame.width, frame.height) > gates.most_outside:
        return LivenessReason.CUT_OFF
    if min(boxes.sides(face.box)) < gates.smallest_side:
        return LivenessReason.TOO_SMALL
    if quality.ambient is not None and quality.ambient > gates.most_ambient:
        return LivenessReason.AMBIENT
    if quality.clipped > gates.most_clipped:
        return LivenessReason.CLIPPED
    if quality.exposure < gates.darkest:
        return LivenessReason.TOO_DARK
    return None
