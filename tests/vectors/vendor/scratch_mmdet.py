"""The libraries under the vendor's SCRFD classes, in a scratch environment: generators only.

What must be installed beside what `scratch` says: mmcv==1.7.2 (built with MMCV_WITH_OPS=0 and a
setuptools before 70) and mmdet==2.28.2 without their dependencies, terminaltables, pycocotools,
yapf==0.40.1 and matplotlib.
"""

from __future__ import annotations

import functools
import sys
import types
from typing import Any

from tests.vectors.vendor.scratch import prepare


class _Compiled(types.ModuleType):
    """Stands for mmcv's compiled module, of which only the suppression is ever called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def absent(*_given: Any, **_named: Any) -> Any:
            raise NotImplementedError(name)

        return absent


def _suppression(boxes: Any, scores: Any, iou_threshold: float, offset: int) -> Any:
    """Do what `nms` of mmcv's compiled module does on a CPU, one pair after the other."""
    import numpy as np
    import torch

    one, most = np.float32(offset), np.float32(iou_threshold)
    order = scores.sort(0, descending=True).indices
    rows = boxes[order].numpy().astype(np.float32)
    keep = [True] * len(rows)
    with np.errstate(invalid="ignore"):
        for index, first in enumerate(rows):
            if not keep[index]:
                continue
            area = (first[2] - first[0] + one) * (first[3] - first[1] + one)
            for other in range(index + 1, len(rows)):
                second = rows[other]
                low, high = np.maximum(first[:2], second[:2]), np.minimum(first[2:], second[2:])
                width, height = np.maximum(high - low + one, np.float32(0))
                common = width * height
                rest = (second[2] - second[0] + one) * (second[3] - second[1] + one)
                if common / (area + rest - common) > most:
                    keep[other] = False
    return order[torch.tensor(keep)]


@functools.cache
def prepare_mmdet() -> object:
    """Make the vendor's SCRFD modules importable. Call before importing anything of modelscope.

    Returns
    -------
    What must stay alive, see `scratch.prepare`.
    """
    kept = prepare()
    compiled = _Compiled("mmcv._ext")
    compiled.nms = _suppression  # type: ignore[attr-defined]
    sys.modules["mmcv._ext"] = compiled
    return kept
