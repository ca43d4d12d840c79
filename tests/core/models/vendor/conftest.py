"""The dummies of the vendor's ONNX models, installed in a folder of the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.models.card import ModelCard
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.chip_cases import DUMMIES

Graph = Callable[..., ModelCard]


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    """Install a dummy graph as a model of a system, and return its card."""

    def install(system: str, dummy: str | None = None, **entries: object) -> ModelCard:
        file = DUMMIES / f"{dummy or system}.onnx"
        return write_model(tmp_path / "models", system, {"graph": file}, **entries)

    return install
