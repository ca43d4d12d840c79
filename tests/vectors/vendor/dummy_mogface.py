"""A dummy MogFace: the same weights on every machine, in a file of 20 MB instead of 340."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping

import numpy as np
import torch

from tests.vectors.face_pictures import picture
from tests.vectors.vendor.dummy_pictures import coloured, smooth

PICTURES = {
    "wide": coloured(96, 64),
    "high": coloured(48, 80),
    "odd": coloured(71, 65),
    "smallest": coloured(16, 16),
    "smooth": smooth(80, 64),
    "grey": picture(64, 48),
    "huge": smooth(1504, 24),
}
"""RGB or grey; the last is larger than what is searched at its own size."""

_LARGEST = 2048 * 256 * 9
_SPARE = 65_536
_SPREAD = 0.02
_BIAS = 1.6
"""Bias of the scores."""


def unused_shapes() -> dict[str, tuple[int, ...]]:
    """Return names and shapes of what the vendor's checkpoint holds beside what it uses."""
    shapes: dict[str, tuple[int, ...]] = {}
    for level, inputs in enumerate((256, 512, 1024, 2048, 256, 256)):
        shapes[f"fpn.dsfd_modules.{level}.weight"] = (256, inputs, 3, 3)
        shapes[f"fpn.dsfd_modules.{level}.bias"] = (256,)
    for head in ("loc", "cls"):
        for number in (2, 3, 4):
            shapes[f"pred_net.deep_{head}_head.conv{number}.weight"] = (512, 512, 3, 3)
            shapes[f"pred_net.deep_{head}_head.conv{number}.bias"] = (512,)
    return shapes


def tensors(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Return tensors by name; those of the convolutions overlap in one stretch of numbers."""
    generator = np.random.Generator(np.random.PCG64(31))
    pool = torch.from_numpy(generator.normal(0, _SPREAD, _LARGEST + _SPARE).astype(np.float32))
    made = {}
    for name, shape in shapes.items():
        start = zlib.crc32(name.encode()) % _SPARE
        part = pool[start : start + int(np.prod(shape, dtype=np.int64))].view(shape)
        if name.endswith("num_batches_tracked"):
            part = torch.tensor(0)
        elif name == "pred_net.pred_cls.bias":
            part = torch.tensor([_BIAS])
        elif name.endswith("running_var"):
            # About the variance of what the convolution before gives, so that nothing explodes.
            before = re.sub(r"bn(\d)\.", r"conv\1.", name)
            if before == name:
                before = re.sub(r"\.(\d)\.running", lambda n: f".{int(n[1]) - 1}.running", name)
            inputs = np.prod(shapes[before.replace("running_var", "weight")][1:])
            part = (1 + 10 * part).clamp(0.5, 1.5) * (0.5 * _SPREAD**2 * float(inputs))
        elif name.endswith("weight") and len(shape) == 1:
            part = 0.5 + 10 * part
        made[name] = part
    return made


def checkpoint(content: Mapping[str, torch.Tensor]) -> bytes:
    """Return a torch file as the vendor's."""
    file = io.BytesIO()
    torch.save(dict(content), file)
    return file.getvalue()
