"""Fit the weights of the overall quality to spoilt portraits and studio pictures, and print them.

    python packaging/quality/fit_overall.py FOLDER-OF-PORTRAITS

Takes some minutes. A pair of one person is an error where its similarity lies under the
recogniser's threshold; the weights are those of a logistic regression of errors on the logarithms
of the marks of both pictures, none negative. `core/face/unified_quality.py` has them rounded;
pose, eye distance, clipping and glare, of which these pictures tell too little, have a small
weight there instead of none. Other samples move weight between contrast, evenness and certainty.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.face.quality_parts import UNITS
from core.models.registry import Registry
from core.quality import QualityKind
from tests.bench.quality_pairs import KINDS, portraits, studio, taken

LEAST = 0.03
L2 = 1e-3
SCALE = 0.7
"""Of the printed weights, so that most good pictures get more than 90."""

LEFT_OUT = {
    QualityKind.HEAD_SIZE,
    QualityKind.EYES_OPEN,
    QualityKind.MOUTH_CLOSED,
    QualityKind.LAMP,
    QualityKind.OTHER_LIGHT,
}


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("portraits", type=Path)
    folder = parser.parse_args().portraits
    threshold = Registry().load_recogniser().card.similarity_threshold
    kinds = [kind for kind in UNITS if kind not in LEFT_OUT]
    lost, errors, weights = [], [], []
    for pictures in (taken(portraits(folder)), taken(studio())):
        one, other = pictures.pairs
        marks = pictures.marks[:, [KINDS.index(kind) for kind in kinds]]
        penalty = -np.log((marks + LEAST) / (1 + LEAST))
        lost.append(penalty[one] + penalty[other])
        errors.append(pictures.similarity < threshold)
        weights.append(np.full(len(one), 1 / len(one)))
    x, error, weight = (np.concatenate(parts) for parts in (lost, errors, weights))
    for kind in (True, False):
        weight[error == kind] *= 0.5 / weight[error == kind].sum()
    sign = np.where(error, 1.0, -1.0)

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (x @ p[:-1] + p[-1])
        slope = -sign * weight / (1 + np.exp(np.clip(margin, -500, 500)))
        value = (weight * np.logaddexp(0, -margin)).sum() + L2 * (p[:-1] @ p[:-1])
        return value, np.append(x.T @ slope + 2 * L2 * p[:-1], slope.sum())

    start = np.full(len(kinds) + 1, 0.1)
    bounds = [(0, None)] * len(kinds) + [(None, None)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    for kind, value in sorted(zip(kinds, found, strict=False), key=lambda pair: -pair[1]):
        print(f"{kind.value:26} {SCALE * value:.2f}")


if __name__ == "__main__":
    main()
