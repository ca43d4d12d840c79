"""Fit the linear models behind eyes, mouth and cover to painted portraits and to studio people.

    python packaging/quality/fit_signs.py FOLDER-OF-PORTRAITS core/face/signs.npz

Takes some minutes. Every fifth portrait and the studio's own cast have no part in it: by them the
result is judged (`tests/bench/test_signs.py`). The portraits must be free to train on; only the
weights are kept, some 5,000 numbers.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "studio"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from choose_cast import random_looks

from core.face import edge_grid, signs
from core.face.detection import FaceFinder
from core.models.registry import Registry
from tests.bench.painted_faces import Truth, as_chip, large, paint
from tests.bench.studio_faces import Sitter, Stance

Example = tuple[NDArray[np.uint8], Truth]

# By sight, of the portraits in the order of their names: teeth or a gap between the lips.
MOUTH_OPEN = {
    *(7, 11, 14, 22, 26, 27, 32, 33, 38, 40, 42, 45, 48, 52, 57, 59, 63, 69, 71, 74, 81, 96, 97),
    *(99, 101, 114, 124, 125, 126, 134, 155, 169, 186, 191, 196, 199),
}
MOUTH_UNSURE = {
    *(0, 13, 29, 34, 35, 47, 49, 66, 73, 76, 78, 80, 82, 87, 93, 95, 106, 113, 128, 139, 144),
    *(165, 176, 179),
}
TURNED = {65, 66, 82, 87}
HELD_OUT = 5
"""Every fifth portrait is kept for judging."""

TIMES = 40
PEOPLE = 45
EYE_L2, COVER_L2, MOUTH_L2 = 1e-2, 1e-3, 1e-2
EYE_COVER = (slice(8, 18), slice(4, 15))
NOSE_COVER = (slice(12, 22), slice(8, 20))
MOUTH_COVER = (slice(18, 28), slice(7, 21))
MOUTH = (slice(20, 27), slice(9, 19))
"""Cells of the grid that each model sees; that of the eyes for the one on the viewer's left."""

MIRRORED = [*((-turn) % edge_grid.DIRECTIONS for turn in range(edge_grid.DIRECTIONS)), -1]
"""Which plane of a grid becomes which when the face is mirrored."""


def portraits(folder: Path, *, held_out: bool, times: int = TIMES) -> Iterator[Example]:
    """Every portrait, painted again and again."""
    finder, rng = FaceFinder(Registry().load_detector()), np.random.default_rng(10)
    for number, file in enumerate(tqdm(sorted(folder.glob("*.jpg")), disable=None)):
        if number in TURNED or (number % HELD_OUT == 0) != held_out:
            continue
        pixels = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
        face = large(pixels, finder.find_in_picture(pixels)[0].landmarks)
        mouth = np.nan if number in MOUTH_UNSURE else float(number in MOUTH_OPEN)
        for time in range(times):
            view = face if time % 2 else np.ascontiguousarray(face[:, ::-1])
            made, truth = paint(view, rng, eyes_open=1.0, mouth_open=mouth)
            yield as_chip(made, rng), truth


def sitters(people: Iterator[Sitter], views: int, times: int) -> Iterator[Example]:
    """Studio people with their eyes open, closed and between."""
    detector, rng = Registry().load_detector(), np.random.default_rng(3)
    for sitter in people:
        for _ in range(views):
            stance = Stance.drawn_from(rng, 7.0, 48.0, 85.0)
            found = detector.detect(sitter.picture(stance))
            if not found:
                continue
            lids = (1.0, float(rng.choice([0, 0, 0, 1 / 6, 0.5, 4 / 6])))
            for lid in lids:
                shown = Stance(
                    stance.yaw, stance.pitch, stance.roll, stance.distance, lid, stance.gaze
                )
                face = large(sitter.picture(shown), found[0].landmarks)
                is_open = 1.0 if lid > 0.6 else 0.0 if lid < 0.2 else np.nan
                for _ in range(times):
                    made, truth = _kept_open(face, rng, is_open)
                    yield as_chip(made, rng, 0.4), truth


def _kept_open(
    face: NDArray[np.float32], rng: np.random.Generator, is_open: float
) -> tuple[NDArray[np.float32], Truth]:
    """Paint a studio face; its lids are the studio's own, so they are not painted."""
    made, truth = paint(face, rng, eyes_open=2.0, mouth_open=0.0, accessories=False)
    hidden = np.isnan(truth.eyes_open)
    return made, Truth(np.nan if hidden else is_open, truth.mouth_open, truth.covered)


def fitted(
    features: NDArray[np.floating], truth: NDArray[np.floating], l2: float
) -> tuple[NDArray[np.float64], float]:
    """Logistic regression with both classes of equal weight: weights and bias."""
    mean, spread = features.mean(0), features.std(0) + 0.05
    scaled, sign = (features - mean) / spread, np.where(truth > 0, 1.0, -1.0)
    weight = np.where(truth > 0, 0.5 / (truth > 0).sum(), 0.5 / (truth < 1).sum())

    def loss(p: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (scaled @ p[:-1] + p[-1])
        slope = -sign * weight / (1 + np.exp(np.clip(margin, -500, 500)))
        value = (weight * np.logaddexp(0, -margin)).sum() + l2 * (p[:-1] @ p[:-1])
        return value, np.append(scaled.T @ slope + 2 * l2 * p[:-1], slope.sum())

    start = np.zeros(features.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - mean @ weights)


def both_ways(grids: NDArray[np.float32]) -> NDArray[np.float32]:
    """The grids, and those of the mirrored faces."""
    return np.concatenate([grids, grids[:, MIRRORED][:, :, :, ::-1]])


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("portraits", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    people = (Sitter(random_looks(9000 + number)[1]) for number in range(PEOPLE))
    examples = [*portraits(options.portraits, held_out=False), *sitters(people, 4, 3)]
    truths = [truth for _, truth in examples]
    smooth = [signs.smoothed(chip) for chip, _ in examples]
    eyes_open = np.array([truth.eyes_open for truth in truths])
    known = ~np.isnan(eyes_open)
    eyes = np.array(
        [signs.eyes_of(face) for face, is_known in zip(smooth, known, strict=True) if is_known]
    )
    eye_weights, eye_bias = fitted(
        eyes.reshape(-1, eyes.shape[-1]), np.repeat(eyes_open[known], 2), EYE_L2
    )
    grids = both_ways(np.array([edge_grid.measure(face) for face in smooth]))
    weights, bias = np.zeros((5, *grids.shape[1:])), np.zeros(5)
    covered = np.array([truth.covered for truth in truths])
    mouth_open = np.array([truth.mouth_open for truth in truths])
    for row, (place, one, other, l2) in enumerate(
        (
            (EYE_COVER, covered[:, 0], covered[:, 1], COVER_L2),
            (EYE_COVER, covered[:, 0], covered[:, 1], COVER_L2),
            (NOSE_COVER, covered[:, 2], covered[:, 2], COVER_L2),
            (MOUTH_COVER, covered[:, 3], covered[:, 3], COVER_L2),
            (MOUTH, mouth_open, mouth_open, MOUTH_L2),
        )
    ):
        if row == 1:  # the other eye mirrors the first
            weights[1], bias[1] = weights[0][MIRRORED][:, :, ::-1], bias[0]
            continue
        truth = np.concatenate([one, other])
        sure = ~np.isnan(truth)
        seen = grids[sure][:, :, *place]
        found, bias[row] = fitted(seen.reshape(len(seen), -1), truth[sure], l2)
        weights[row][:, *place] = found.reshape(seen.shape[1:])
        if row > 1:
            weights[row] = (weights[row] + weights[row][MIRRORED][:, :, ::-1]) / 2
    np.savez_compressed(
        options.target,
        eye_weights=eye_weights.astype(np.float16),
        eye_bias=np.float32(eye_bias),
        grid_weights=weights.astype(np.float16),
        grid_bias=bias.astype(np.float32),
    )


if __name__ == "__main__":
    main()
