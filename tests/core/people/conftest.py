"""A gallery in a file, and vectors to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding

MODEL = "sface-0123456789ab"

MakeTemplate = Callable[..., NewTemplate]


@pytest.fixture
def gallery_file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "gallery.sqlite"


@pytest.fixture
def gallery(gallery_file: Path) -> Iterator[Gallery]:
    with_people = Gallery.open(gallery_file)
    yield with_people
    with_people.close()


@pytest.fixture
def template() -> MakeTemplate:
    """Make a template whose vector is drawn by `seed`."""

    def make(seed: int = 0, model: str = MODEL, dimension: int = 128) -> NewTemplate:
        vector = np.random.default_rng(seed).normal(size=dimension).astype(np.float32)
        return NewTemplate(Embedding(vector / np.linalg.norm(vector), model), 80.0)

    return make
