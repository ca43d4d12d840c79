"""RetinaFace ResNet-50: the vendor's own pipeline class beside ours, same random weights, same run.

Run by `python3 dev.py bench`, which installs the vendor's package for this purpose only.
"""

from __future__ import annotations

import hashlib
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from core.models.registry import Registry
from core.paths import weights_dir

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(1200),
    pytest.mark.filterwarnings("ignore"),  # the vendor's package warns a great deal
]


def write_folders(folder: Path) -> tuple[Path, Path]:
    """One seeded ResNet-50 RetinaFace as a model of this program and as a vendor's folder."""
    import torch
    from safetensors.torch import save_file

    from core.models.retinaface import RetinaFace

    torch.manual_seed(1)
    tensors = {k: v.contiguous() for k, v in RetinaFace("resnet50").state_dict().items()}
    ours, theirs = folder / "ours" / "retinaface-r50", folder / "theirs"
    ours.mkdir(parents=True)
    theirs.mkdir()
    floats = {k: v for k, v in tensors.items() if v.is_floating_point()}
    save_file(floats, ours / "weights.safetensors")
    data = (ours / "weights.safetensors").read_bytes()
    card = json.loads((weights_dir() / "retinaface-mnet025" / "card.json").read_text("utf-8"))
    card |= {"name": "retinaface-r50", "architecture": "retinaface-resnet50", "default": False}
    card["rule"]["score_threshold"] = 0.9
    card["files"] = {
        "weights": {
            "file": "weights.safetensors",
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
    }
    (ours / "card.json").write_text(json.dumps(card), "utf-8")
    torch.save(tensors, theirs / "pytorch_model.pt")
    settings = {
        "name": "Resnet50",
        "min_sizes": card["rule"]["min_sizes"],
        "steps": card["rule"]["steps"],
        "variance": card["rule"]["variance"],
        "clip": False,
        "pretrain": False,
        "return_layers": {"layer2": 1, "layer3": 2, "layer4": 3},
        "in_channel": 256,
        "out_channel": 256,
        "image_size": 840,
    }
    (theirs / "configuration.json").write_text(
        json.dumps({"framework": "pytorch", "task": "face-detection", "models": settings}),
        "utf-8",
    )
    return ours.parent, theirs


def vendor_detector(folder: Path) -> Callable[[np.ndarray], object]:
    pytest.importorskip("modelscope", reason="python3 dev.py bench installs it")
    pytest.importorskip("torch")
    import torch

    # torchvision's own operators don't load beside the CPU build of torch; its classes do.
    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    from modelscope.models.cv.face_detection.retinaface.detection import RetinaFaceDetection

    detector = RetinaFaceDetection(str(folder / "pytorch_model.pt"), device="cpu")
    detector.library = library  # the operators live as long as this

    def detect(pixels: np.ndarray) -> object:
        rgb = cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB)
        return detector({"img": torch.from_numpy(rgb)})

    return detect


def test_time_of_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MODELSCOPE_CACHE", str(tmp_path / "cache"))
    ours, theirs = write_folders(tmp_path)
    registry = Registry(weights_dir(), ours)
    pixels = np.random.default_rng(1).integers(0, 255, (480, 640), np.uint8)
    programs: dict[str, Callable[[np.ndarray], object]] = {
        "vendor's class, ResNet-50": vendor_detector(theirs),
        "this program, ResNet-50 in torch": registry.load_detector("retinaface-r50").detect,
        "this program, MobileNet 0.25 (default)": registry.load_detector().detect,
    }
    spent: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(6):
        for name, detect in programs.items():
            begin = time.perf_counter()
            detect(pixels)
            if turn:
                spent[name].append(1000 * (time.perf_counter() - begin))
    print("\n\n| detection at 640x480 | median ms | fastest |\n|---|---|---|")
    for name, values in spent.items():
        print(f"| {name} | {statistics.median(values):.0f} | {min(values):.0f} |")
    medians = [statistics.median(values) for values in spent.values()]
    assert medians[1] < 1.2 * medians[0]
