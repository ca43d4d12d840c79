"""Drawn faces, and small networks by hand that see them: everything is worked out from pixels.

A drawn face is a patch with a pattern of its own on a dark ground. What stands at the landmarks
of the chip template in the chip stands there in the patch.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import cv2
import numpy as np

from core.face.alignment import TEMPLATE
from core.models.card import ModelCard, ModelFile
from core.models.contract import FaceCut, InputContract
from core.results import Detection

GROUND = 10
LOWEST = 60  # darkest level in a drawn face


def pattern(person, side):
    """The face of `person` (a number), side x side pixels."""
    rng = np.random.default_rng(person)
    coarse = rng.integers(80, 200, (14, 14)).astype(np.uint8)
    return np.maximum(cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC), LOWEST)


def scene(*faces, size=(640, 480)):
    """A frame with faces given as (person, x, y, side), x and y of the top left corner."""
    width, height = size
    pixels = np.full((height, width), GROUND, np.uint8)
    for person, x, y, side in faces:
        patch = pattern(person, side)
        left, top = max(0, x), max(0, y)
        right, bottom = min(width, x + side), min(height, y + side)
        pixels[top:bottom, left:right] = patch[top - y : bottom - y, left - x : right - x]
    return pixels


def detection(x, y, width, height, score=0.99):
    """A detection with landmarks where those of a drawn face would be."""
    box = np.array([x, y, x + width, y + height], np.float32)
    landmarks = TEMPLATE / 112 * np.array([width, height]) + [x, y]
    return Detection(box, score, landmarks.astype(np.float32))


def card(name, slot, **numbers):
    defaults = {
        "dimension": None,
        "similarity_threshold": None,
        "live_below": None,
        "spoof_from": None,
    }
    return ModelCard(
        name=name,
        slot=slot,
        title=name,
        architecture="by hand",
        system=None,
        modes=("corrected",),
        light="any",
        folder=Path(),
        files=MappingProxyType({"weights": ModelFile("none", "0" * 64, 0)}),
        contract=InputContract(None, "RGB", (0, 0, 0), (1, 1, 1)),
        licence="Apache-2.0",
        origin="this test",
        trained_by="nobody",
        training_data="none",
        default=True,
        rule=None,
        notes=(),
        **(defaults | numbers),
    )


class ByHand:
    """What all networks have in common."""

    mode = "corrected"
    takes_colour = False
    runs_on = "this test"


class BlobDetector(ByHand):
    """Finds bright patches of at least `smallest` pixels a side, and notes what it was given."""

    def __init__(self, smallest=10):
        self.card = card("blobs", "detector")
        self.smallest = smallest
        self.sizes = []

    def detect(self, pixels):
        self.sizes.append((pixels.shape[1], pixels.shape[0]))
        bright = ((pixels > 40) & (pixels != 127)).astype(np.uint8)
        bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(bright)
        faces = [
            detection(*(float(v) for v in stat[:4]))
            for stat in stats[1:]
            if min(stat[2:4]) >= self.smallest and stat[4] > 0.5 * stat[2] * stat[3]
        ]
        return tuple(sorted(faces, key=lambda f: -f.area))


class PatternEmbedder(ByHand):
    """Embeds a chip as its coarse pattern without the mean."""

    dimension = 64

    def __init__(self):
        self.card = card("patterns", "recogniser", dimension=64, similarity_threshold=0.6)
        self.chips = 0

    def embed(self, chips):
        self.chips += len(chips)
        rows = []
        for chip in chips:
            coarse = cv2.resize(chip, (8, 8), interpolation=cv2.INTER_AREA).astype(np.float32)
            vector = coarse.ravel() - coarse.mean()
            rows.append(vector / np.linalg.norm(vector))
        return np.stack(rows)


class BrightnessLiveness(ByHand):
    """Takes the brighter for the more likely fake: mean level / 255."""

    def __init__(self, live_below=0.7, spoof_from=0.9):
        self.card = card("brightness", "liveness", live_below=live_below, spoof_from=spoof_from)
        self.live_below, self.spoof_from = live_below, spoof_from
        self.crops = 0

    cut = FaceCut("padded")

    def spoof_scores(self, crops):
        self.crops += len(crops)
        return (crops.reshape(len(crops), -1).mean(axis=1) / 255).astype(np.float32)
