"""Calibrations as a gallery would give them, for tests of what the window says about them."""

from __future__ import annotations

import numpy as np

from core.calibration.values import BINS, Calibration, Origin, Scores, Tail


def measured(people=70, *, origin=Origin.GALLERY, name="", suggested=0.45):
    """Return a calibration measured on `people`, the same each time."""
    chance = np.random.default_rng(7)
    strangers = np.sort(np.clip(chance.normal(0.08, 0.1, 20_000), -1, 1)).astype(np.float32)
    same = np.sort(np.clip(chance.normal(0.7, 0.11, 400), -1, 1)).astype(np.float32)
    pairs = people * (people - 1) // 2
    return Calibration(
        "sface:0123",
        origin,
        suggested,
        Tail(float(np.quantile(strangers, 0.95)), 0.05, 0.04),
        people,
        scores(strangers, pairs),
        scores(same, people),
        3.0 / pairs,
        name=name,
        strangers_sample=strangers,
        same_sample=same,
    )


def of_card(suggested=0.45):
    """Return what is known where nothing was measured."""
    return Calibration("sface:0123", Origin.CARD, suggested, Tail(suggested, 0.001, 0.03))


def scores(values, units):
    """Return how `values`, ascending, are spread."""
    counts, _ = np.histogram(values, BINS, (-1.0, 1.0))
    low, high = (float(np.quantile(values, share)) for share in (0.05, 0.95))
    return Scores(counts, len(values), units, low, high)
