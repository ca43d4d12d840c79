"""Damaged files of models at random: refused in a sentence, or run; never anything else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.models.adding.card_writing import card_of, write_card
from core.models.adding.inspection import Candidate, inspect
from core.models.adding.trial import try_out
from core.models.card import ModelFile
from core.models.contract import ModelError

DUMMIES = Path(__file__).parents[3] / "vectors" / "vendor"
ROUNDS = 200


def damaged(whole: bytes, generator: np.random.Generator) -> bytes:
    """Cut the end off, or turn up to eight bits."""
    if generator.random() < 0.3:
        return whole[: int(generator.integers(0, len(whole)))]
    data = bytearray(whole)
    # Half of the damage goes where the structure is, not among the numbers.
    most = len(data) if generator.random() < 0.5 else min(len(data), 2000)
    for at in generator.integers(0, most, int(generator.integers(1, 9))):
        data[at] ^= 1 << int(generator.integers(0, 8))
    return bytes(data)


def tried(candidate: Candidate, folder: Path) -> None:
    """Try a model out as `install` does, but in this process."""
    system = candidate.systems[0]
    name = next(iter(system.files.values()))
    place = folder / system.name
    place.mkdir(exist_ok=True)
    role = next(iter(candidate.files))
    data = candidate.files[role].read_bytes()
    (place / name).write_bytes(data)
    file = ModelFile(name, hashlib.sha256(data).hexdigest(), len(data))
    card = card_of(system, place, {role: file}, None)
    write_card(card)
    try_out(card)


def outcomes(folder: Path, whole: Callable[[], bytes], name: str, seed: int) -> tuple[int, int]:
    """Return how many damaged files were refused, and how many passed."""
    generator = np.random.Generator(np.random.PCG64(seed))
    data = whole()
    refused = passed = 0
    for _ in range(ROUNDS):
        file = folder / name
        file.write_bytes(damaged(data, generator))
        try:
            tried(inspect(file), folder)
        except ModelError:
            refused += 1
        else:
            passed += 1
    return refused, passed


@pytest.mark.slow
@pytest.mark.parametrize("name", ["frir", "flir"])
def test_graphs(tmp_path: Path, name: str) -> None:
    whole = (DUMMIES / f"{name}.onnx").read_bytes
    refused, passed = outcomes(tmp_path, whole, "model.onnx", 11)
    assert refused > 30
    assert passed > 30  # bits of single numbers are nothing that can be seen


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_checkpoints(tmp_path: Path) -> None:
    from tests.vectors.vendor import dummy_detectors as dummies

    whole = dummies.checkpoint(dummies.ulfd_tensors())
    refused, passed = outcomes(tmp_path, lambda: whole, "pytorch_model.pt", 12)
    assert refused > 30
    assert refused + passed == ROUNDS
