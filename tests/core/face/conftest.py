"""The vendor's numbers for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest


@pytest.fixture(scope="session")
def vectors():
    """What the vendor's own code gave; see tests/vectors/make_face_vectors.py."""
    with np.load(Path(__file__).resolve().parents[2] / "vectors" / "face.npz") as file:
        return {name: file[name] for name in file.files}
