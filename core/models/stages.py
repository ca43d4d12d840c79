"""The networks as the stages use them: pixels in, detections, embeddings or scores out."""

from __future__ import annotations

from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from core.models.card import ModelCard
from core.models.contract import FaceCut, Faces, Mode, ModelError
from core.models.priors import detections, priors
from core.results import Detection, Float32
from core.wording import QT_TRANSLATE_NOOP

SMALLEST_SIDE = 16


class Runner(Protocol):
    """Something that runs a network on grey pixels (N, 1, H, W)."""

    @property
    def name(self) -> str:
        """What runs it, for reports."""
        ...

    @property
    def batch(self) -> int:
        """How many chips it takes at once, at most."""
        ...

    def __call__(self, pixels: NDArray[np.uint8]) -> tuple[Float32, ...]:
        """Give the raw output."""
        ...


class OwnNetwork:
    """What this program's own networks have in common: grey pictures, and nothing to correct."""

    mode: Mode = "corrected"
    takes_colour = False

    def __init__(self, card: ModelCard, runner: Runner) -> None:
        self.card = card
        self.runner = runner

    @property
    def runs_on(self) -> str:
        """See `core.models.contract.Network.runs_on`."""
        return self.runner.name


class RetinaFaceDetector(OwnNetwork):
    """RetinaFace in the detector slot."""

    def detect(self, pixels: NDArray[np.uint8]) -> tuple[Detection, ...]:
        """See `core.models.contract.DetectorNetwork.detect`."""
        if pixels.ndim != 2 or pixels.dtype != np.uint8 or min(pixels.shape) < SMALLEST_SIDE:
            raise ValueError(
                f"a detector takes grey 8-bit pixels (H, W) of at least {SMALLEST_SIDE} each, "
                f"not {pixels.dtype} {pixels.shape}"
            )
        rule = self.card.rule
        assert rule is not None
        longest = max(pixels.shape)
        scale = 1.0
        if longest > rule.longest_side:
            scale = rule.scaled_side / longest
            smallest = SMALLEST_SIDE / min(pixels.shape)
            scale = max(scale, smallest)
            pixels = np.asarray(
                cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR),
                np.uint8,
            )
        shape = (int(pixels.shape[0]), int(pixels.shape[1]))
        raw = self.runner(pixels[None, None])
        count = len(priors(*shape, rule))
        if [part.shape for part in raw] != [(1, count, 4), (1, count), (1, count, 10)]:
            raise _other_size(self.card)
        offsets, scores, points = raw
        found = detections(offsets[0], scores[0], points[0], shape, rule)
        if scale == 1.0:
            return found
        return tuple(
            Detection(
                box=(face.box / np.float32(scale)).astype(np.float32),
                score=face.score,
                landmarks=(face.landmarks / np.float32(scale)).astype(np.float32),
            )
            for face in found
        )


class ChipEmbedder(OwnNetwork):
    """A network that embeds 112x112 chips, in the recogniser slot."""

    def __init__(self, card: ModelCard, runner: Runner) -> None:
        assert card.dimension is not None
        super().__init__(card, runner)
        self.dimension = card.dimension

    def embed(self, chips: Faces) -> Float32:
        """See `core.models.contract.EmbedderNetwork.embed`."""
        raw = _run_in_batches(self.card, self.runner, chips, self.dimension)
        length = np.linalg.norm(raw, axis=1, keepdims=True)
        if not (np.isfinite(length).all() and (length > 0).all()):
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "core", "The model {name} gave no usable result for a face. Use another model."
                ),
                name=self.card.name,
            )
        return np.asarray(raw / length, np.float32)


class CropLiveness(OwnNetwork):
    """A network that scores 112x112 crops, in the liveness slot: logits of spoof and live."""

    cut = FaceCut("padded")

    def __init__(self, card: ModelCard, runner: Runner) -> None:
        assert card.live_below is not None
        assert card.spoof_from is not None
        super().__init__(card, runner)
        self.live_below = card.live_below
        self.spoof_from = card.spoof_from

    def spoof_scores(self, faces: Faces) -> Float32:
        """See `core.models.contract.LivenessNetwork.spoof_scores`."""
        logits = _run_in_batches(self.card, self.runner, faces, 2)
        # Softmax of two, written so that nothing overflows: P(class 0).
        difference = np.clip(logits[:, 1].astype(np.float64) - logits[:, 0], -80, 80)
        scores = 1.0 / (1.0 + np.exp(difference))
        if not np.isfinite(scores).all():
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "core", "The model {name} gave no usable result for a face. Use another model."
                ),
                name=self.card.name,
            )
        return scores.astype(np.float32)


def _run_in_batches(card: ModelCard, runner: Runner, faces: Faces, columns: int) -> Float32:
    """Run (N, h, w) pictures of the contract's size in batches; (N, columns) out."""
    size = card.contract.size
    if faces.ndim != 3 or faces.dtype != np.uint8 or faces.shape[1:] != size:
        raise ValueError(
            f"{card.name} takes grey 8-bit faces (N, {size}), not {faces.dtype} {faces.shape}"
        )
    out = np.empty((len(faces), columns), np.float32)
    for start in range(0, len(faces), runner.batch):
        some = slice(start, start + runner.batch)
        result = runner(faces[some, None].astype(np.uint8, copy=False))[0]
        if result.shape != out[some].shape:
            raise _other_size(card)
        out[some] = result
    return out


def _other_size(card: ModelCard) -> ModelError:
    return ModelError(
        QT_TRANSLATE_NOOP(
            "core",
            "The model {name} gives results of another size than its card says. "
            "Install the model again.",
        ),
        name=card.name,
    )
