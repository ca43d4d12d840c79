"""Dummy weights for the vendor's networks: the same numbers on every machine, from a seed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


def seeded(shapes: Mapping[str, tuple[int, ...]], seed: int) -> dict[str, np.ndarray]:
    """Return tensors by name, drawn in the order of the names.

    Parameters
    ----------
    shapes
        Name and shape of each tensor of a torch state dict.

    Returns
    -------
    float32, scaled so that signals neither vanish nor explode (He); `running_var` is positive,
    `num_batches_tracked` int64.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    tensors: dict[str, np.ndarray] = {}
    for name in sorted(shapes):
        shape = shapes[name]
        if name.endswith("num_batches_tracked"):
            tensors[name] = np.zeros(shape, np.int64)
        elif name.endswith("running_var"):
            tensors[name] = generator.uniform(0.5, 1.5, shape).astype(np.float32)
        elif name.endswith(("running_mean", "bias")):
            tensors[name] = generator.normal(0, 0.1, shape).astype(np.float32)
        elif len(shape) < 2:  # scales of norms, slopes of PReLU
            tensors[name] = generator.uniform(0.2, 1.0, shape).astype(np.float32)
        else:
            spread = np.sqrt(2.0 / np.prod(shape[1:]))
            tensors[name] = generator.normal(0, spread, shape).astype(np.float32)
    return tensors
