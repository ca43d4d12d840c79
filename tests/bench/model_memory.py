"""Load one model in a process of its own, and print what that costs, as JSON.

    python -m tests.bench.model_memory SLOT NAME [FOLDER OF MODELS]

Libraries are loaded and used first and counted apart, so `model_mb` is what the model and its
first run add to a process that has the library already.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
from numpy.typing import NDArray

from core import paths
from core.models.registry import Registry
from tests.vectors.drawn_face import draw_face
from tests.vectors.vendor.chip_cases import DUMMIES

TORCH_SUFFIXES = (".pt", ".npy")


def used(network: Any, slot: str, picture: NDArray[np.uint8]) -> None:
    """Run a network once, as its slot does."""
    if slot == "detector":
        network.detect(picture)
        return
    face = np.ascontiguousarray(cv2.resize(picture, (112, 112)))[None]
    run = {"recogniser": "embed", "liveness": "spoof_scores", "quality": "scores"}[slot]
    getattr(network, run)(face)


def main() -> None:
    """Measure and print."""
    slot, name = sys.argv[1:3]
    registry = Registry(paths.weights_dir(), *(Path(folder) for folder in sys.argv[3:]))
    card = registry.card(name)
    picture = draw_face(480, 640, 320, 230, 2.0)
    process = psutil.Process()
    start = process.memory_info().rss
    if card.main_file.name.endswith(TORCH_SUFFIXES):
        import torch

        torch.nn.functional.conv2d(torch.zeros(1, 3, 8, 8), torch.zeros(4, 3, 3, 3))
    else:
        import onnxruntime

        runtime = ["CPUExecutionProvider"]
        onnxruntime.InferenceSession(DUMMIES / "picture.onnx", providers=runtime)
    library = process.memory_info().rss
    begin = time.perf_counter()
    network = getattr(registry, f"load_{slot}")(name)
    loaded_ms = 1000 * (time.perf_counter() - begin)
    begin = time.perf_counter()
    used(network, slot, picture)
    first_ms = 1000 * (time.perf_counter() - begin)
    after = process.memory_info().rss
    figures = {
        "file_mb": card.main_file.size / 2**20,
        "library_mb": (library - start) / 2**20,
        "model_mb": (after - library) / 2**20,
        "loaded_ms": loaded_ms,
        "first_ms": first_ms,
        "runs_on": network.runs_on,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
