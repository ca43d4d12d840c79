"""Faces and dummy weights on which the vendor's torch networks for cut-out faces are compared."""

from __future__ import annotations

import functools
import hashlib
import io
import platform
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from core import runtime
from tests.vectors.face_pictures import picture
from tests.vectors.vendor.chip_cases import aligned_chips, coloured, tinted_face
from tests.vectors.vendor.made_with import made_with
from tests.vectors.vendor.seeded import seeded

SEEDS = {"arcface-ir50": 51, "facemask": 52, "flcm": 53, "fer": 54}
"""Of the dummy weights of each system."""

_GAINS: Mapping[str, Mapping[str, float]] = {
    "arcface-ir50": {"bn3.weight": 0.3},
    "facemask": {"res_layer.4.weight": 0.3},
    "flcm": {"conv_pre.1.weight": 0.02, "rp_net.conv1.1.weight": 0.02},
    "fer": {".weight": 1.7},
}
"""Ends of names of scales, and what they are multiplied with, so that the signal neither dies out
nor overflows on its way, and different faces give different results."""

FEW_UNITS = (2, 1, 2, 1)
"""Residual units of networks that are cut short."""

BOXES = (
    (40.3, 22.7, 98.6, 101.2),  # higher than wide
    (20.5, 40.5, 130.25, 95.75),  # wider than high
    (30.0, 20.0, 109.0, 99.0),  # square
    (-14.6, 30.2, 50.4, 110.9),  # over the left border
    (50.2, -20.7, 120.6, 60.3),  # top
    (110.4, 30.2, 175.3, 112.8),  # right
    (50.2, 70.3, 120.6, 140.4),  # bottom
    (-15.5, -9.5, 190.3, 170.2),  # larger than the picture
    (50.0, 40.0, 60.0, 50.0),  # the smallest that the vendor's code takes
)
"""In the pictures of `whole_pictures`: x1, y1, x2, y2."""

CROPS = 150
"""Random crops for FLCM."""

_POOL = 65_537  # numbers that large tensors repeat: a prime, so that no two rows are alike


def chips() -> tuple[np.ndarray, ...]:
    """Return aligned chips, uint8: RGB (112, 112, 3), the last one grey (112, 112)."""
    tinted, grey = aligned_chips()
    bright = tinted_face(112, 112, 50, 62, 0.9)[:, ::-1].copy()
    return tinted, coloured(112, 112), bright, grey


def whole_pictures() -> tuple[np.ndarray, ...]:
    """Return pictures, uint8: RGB (127, 161, 3), grey (127, 161)."""
    return coloured(161, 127), picture(161, 127)


def weighed(crop: np.ndarray) -> float:
    """Return one number for levels (h, w, 3) that changes with each of them: a weighted mean."""
    return float(np.mean(crop.astype(np.float64) * _weights(crop.shape)))


@functools.cache
def _weights(shape: tuple[int, ...]) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(7)).uniform(0.5, 1.5, shape)


def shapes_of(network: nn.Module) -> dict[str, tuple[int, ...]]:
    """Return name and shape of all tensors of a network."""
    return {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}


def digest(shapes: Mapping[str, tuple[int, ...]]) -> str:
    """Return the sha256 of names and shapes, whatever their order."""
    lines = sorted(f"{name} {shape}" for name, shape in shapes.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def dummy_weights(shapes: Mapping[str, tuple[int, ...]], system: str) -> dict[str, torch.Tensor]:
    """Return dummy weights as `seeded` makes them; tensors with many numbers repeat some.

    Drawing a hundred million different ones would take longer than running the network.
    """
    seed = SEEDS[system]
    small = {name: shape for name, shape in shapes.items() if np.prod(shape) <= _POOL}
    weights = seeded(small, seed)
    for end, gain in _GAINS[system].items():
        for name, shape in small.items():
            if len(shape) == 1 and name.endswith(end):
                weights[name] *= np.float32(gain)
    pool = np.random.Generator(np.random.PCG64(seed + 1000)).standard_normal(_POOL, np.float32)
    for name, shape in shapes.items():
        if name not in small:
            spread = np.float32(np.sqrt(2.0 / np.prod(shape[1:])))
            weights[name] = np.resize(pool * spread, shape)
    return {name: torch.from_numpy(weights[name]) for name in shapes}


def checkpoint(content: object) -> bytes:
    """Return the bytes of a file in which torch stored something."""
    file = io.BytesIO()
    torch.save(content, file)
    return file.getvalue()


def as_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let networks run as when the vectors were made: on the CPU, in one thread."""
    monkeypatch.setattr(runtime, "device", lambda: "cpu")
    monkeypatch.setattr(runtime, "analysis_threads", lambda: 1)


def tolerance(recorded: np.ndarray) -> float:
    """Return 0 where the vectors were made on such a machine, else what rounding may add up to."""
    return 0.0 if str(recorded) == made_on() else 1e-5


def made_on() -> str:
    """Return `made_with` and the processor: torch's convolutions depend on its caches, too."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), model)
    return f"{made_with()} {model}"
