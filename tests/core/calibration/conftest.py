"""People whose vectors follow a known distribution."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from core.results import Float32

MakePeople = Callable[..., list[Float32]]

DIMENSION = 64


@pytest.fixture
def make_people() -> MakePeople:
    """Draw people: their middles evenly over the sphere, their templates around these."""

    def make(count: int, templates: int = 3, seed: int = 0, spread: float = 0.4) -> list[Float32]:
        draw = np.random.default_rng(seed)
        middles = draw.normal(size=(count, 1, DIMENSION))
        middles /= np.linalg.norm(middles, axis=2, keepdims=True)
        around = draw.normal(size=(count, templates, DIMENSION)) * spread / np.sqrt(DIMENSION)
        vectors = middles + around
        vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
        return list(vectors.astype(np.float32))

    return make


@pytest.fixture(scope="session")
def true_strangers() -> Float32:
    """Similarities of strangers as the desk compares, of people with three templates, ascending.

    1.4 million: shares down to 1 in 100,000 can be counted.
    """
    draw = np.random.default_rng(4711)
    middles = draw.normal(size=(1200, 1, DIMENSION))
    middles /= np.linalg.norm(middles, axis=2, keepdims=True)
    vectors = middles + draw.normal(size=(1200, 3, DIMENSION)) * 0.4 / np.sqrt(DIMENSION)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    everything = vectors.astype(np.float32).reshape(-1, DIMENSION)
    closest = (everything[::3] @ everything.T).reshape(1200, 1200, 3).max(axis=2)
    return np.sort(closest[~np.eye(1200, dtype=bool)])
