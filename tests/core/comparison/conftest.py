"""Pictures with faces of people who don't exist, and the program's own networks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.capture.studio import StudioSource
from core.comparison.sides import side_of_picture
from core.comparison.values import Side
from core.frame import Picture
from core.pipeline import Pipeline
from core.settings import Settings


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The networks that come with the program."""
    return Pipeline.load(Settings())


def shot(scene: str, seed: int, number: int = 30) -> NDArray[np.uint8]:
    """Return a picture of the studio in which everybody looks at the camera."""
    studio = StudioSource(scene, seed=seed, realtime=False)
    studio.open()
    while not all(face.looking for face in studio.truth(number).faces):
        number += 1
    pixels = studio.picture(number)
    studio.close()
    return pixels


@pytest.fixture(scope="session")
def anna_pixels() -> NDArray[np.uint8]:
    return shot("one-person", 1)


@pytest.fixture(scope="session")
def anna(pipeline: Pipeline, anna_pixels: NDArray[np.uint8]) -> Side:
    """Somebody of the studio."""
    return side_of_picture(pipeline, "anna", Picture(anna_pixels))


@pytest.fixture(scope="session")
def anna_again(pipeline: Pipeline) -> Side:
    """The same person at another time."""
    return side_of_picture(pipeline, "anna again", Picture(shot("one-person", 1, 150)))


@pytest.fixture(scope="session")
def ben(pipeline: Pipeline) -> Side:
    """Somebody else."""
    return side_of_picture(pipeline, "ben", Picture(shot("one-person", 3)))


@pytest.fixture(scope="session")
def both(pipeline: Pipeline) -> Side:
    """Two people in one picture."""
    return side_of_picture(pipeline, "both", Picture(shot("two-people", 1)))


@pytest.fixture(scope="session")
def nobody(pipeline: Pipeline) -> Side:
    """A picture without a face."""
    return side_of_picture(pipeline, "nobody", Picture(np.full((120, 160), 90, np.uint8)))


@pytest.fixture
def anna_file(tmp_path: Path, anna_pixels: NDArray[np.uint8]) -> Path:
    file = tmp_path / "anna.png"
    Image.fromarray(anna_pixels).save(file)
    return file
