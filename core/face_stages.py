"""The stages that look at a face, made of the loaded networks, and what each is given to see."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.face import alignment, cuts
from core.face.detection import FaceFinder
from core.face.embedding import EmbeddingStage
from core.face.liveness import LivenessGates, LivenessStage
from core.face.rating import RatingStage
from core.frame import Frame, Picture
from core.models.contract import (
    DetectorNetwork,
    EmbedderNetwork,
    FaceCut,
    LivenessNetwork,
    Pixels,
    QualityNetwork,
)
from core.models.slots import Slots
from core.quality import Quality
from core.results import Detection, Liveness, Rating
from core.stopwatch import Stopwatch

Grey = NDArray[np.uint8]


class FaceStages:
    """What looks at faces, for live frames and for pictures. Used by one thread."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.models: Mapping[str, str] = slots.names()
        self.finder = FaceFinder(slots.detector)
        self.embedding = EmbeddingStage(slots.recogniser)
        self._liveness = LivenessStage(slots.liveness)
        self._studio = LivenessStage(slots.studio)
        self._rating = RatingStage(slots.quality)

    def judge(
        self,
        frame: Frame,
        picture: Picture,
        face: Detection,
        quality: Quality,
        gates: LivenessGates,
        *,
        always_ask: bool = False,
    ) -> Liveness:
        """Judge whether a face of `frame` is alive, seen in `picture`; see `LivenessStage`."""
        network, stage = self.slots.liveness, self._liveness
        if self.judges_as_studio(frame):
            network, stage = self.slots.studio, self._studio
        view = _view(picture, face, network, stage.cut)
        return stage.judge(frame, face, quality, view, gates, always_ask=always_ask)

    def judges_as_studio(self, frame: Frame) -> bool:
        """Whether a frame's liveness is judged by the network that is for the studio alone."""
        empty = self.slots.liveness is None
        return frame.synthetic and empty and self.slots.studio is not None

    def models_for(self, frame: Frame) -> Mapping[str, str]:
        """Return slot to name of the models that judge a frame."""
        if self.slots.studio is not None and self.judges_as_studio(frame):
            return {**self.models, "liveness": self.slots.studio.card.name}
        return self.models

    def rate(self, picture: Picture, face: Detection) -> Rating | None:
        """Ask the model in the quality slot; None if there is none."""
        if self.slots.quality is None:
            return None
        return self._rating.rate(_view(picture, face, self.slots.quality, self._rating.cut))


def as_taken(
    picture: Picture,
    network: DetectorNetwork | EmbedderNetwork | LivenessNetwork | QualityNetwork,
) -> Pixels:
    """Return the picture as a network takes it: in colour only where both have it."""
    if network.takes_colour and picture.colour is not None:
        return picture.colour
    return picture.grey


def aligned(pixels: Grey, face: Detection, watch: Stopwatch) -> Grey | None:
    """Return the face's chip; None where its landmarks are no face's."""
    with watch.stage("align"):
        try:
            return alignment.align(pixels, face.landmarks)
        except alignment.AlignmentError:
            return None  # quality says UNSURE_LANDMARKS


def _view(
    picture: Picture,
    face: Detection,
    network: LivenessNetwork | QualityNetwork | None,
    cut: FaceCut | None,
) -> NDArray[np.generic] | None:
    """Cut a face as a network wants it; None where it can't be, or there is no network."""
    if network is None or cut is None:
        return None
    pixels = as_taken(picture, network)
    try:
        if cut.kind == "chip":
            return alignment.align(pixels, face.landmarks)
        return cuts.cut_box(pixels, face.box, cut)
    except (alignment.AlignmentError, ValueError):
        return None
