"""A drawn face, and models installed in a folder of the test."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core import paths
from tests.vectors.drawn_face import draw_face


@pytest.fixture(scope="session")
def face() -> NDArray[np.uint8]:
    """Grey (240, 320) with one drawn face."""
    picture = draw_face()
    picture.flags.writeable = False
    return picture


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder of models that a test may damage: a copy of the program's own."""
    folder = tmp_path / "weights"
    shutil.copytree(paths.weights_dir(), folder)
    return folder


EditCard = Callable[..., None]


@pytest.fixture
def edit_card(installed: Path) -> EditCard:
    """Change entries of a card in `installed`."""

    def edit(model: str, /, **entries: Any) -> None:
        file = installed / model / "card.json"
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | entries), "utf-8")

    return edit


InstallWeights = Callable[[str, bytes], None]


@pytest.fixture
def install_weights(installed: Path, edit_card: EditCard) -> InstallWeights:
    """Put other weights into a model of `installed`, with a card that vouches for them."""

    def install(name: str, data: bytes) -> None:
        (installed / name / "weights.safetensors").write_bytes(data)
        entry = {
            "file": "weights.safetensors",
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
        edit_card(name, files={"weights": entry})

    return install
