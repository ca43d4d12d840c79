"""Make torch_chips.npz: what the vendor's torch networks say of cut-out faces.

Run as `python -m tests.vectors.vendor.make_torch_chips`, see `tests.vectors.vendor.scratch`.
Every number comes from the vendor's own classes, filled with dummy weights; but for the networks
cut short they run inside the vendor's own pipelines, from a folder such as the vendor publishes.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tests.vectors.vendor import scratch
from tests.vectors.vendor.chip_cases import crop_cases
from tests.vectors.vendor.torch_cases import (
    BOXES,
    CROPS,
    FEW_UNITS,
    SEEDS,
    chips,
    digest,
    dummy_weights,
    made_on,
    shapes_of,
    weighed,
    whole_pictures,
)

FILE = Path(__file__).with_name("torch_chips.npz")

VGG19 = [64, 64, "M", 128, 128, "M", *[256] * 4, "M", *[512] * 4, "M", *[512] * 4, "M"]


def main() -> None:
    """Run the vendor's code and write what it gave."""
    alive = scratch.prepare()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        vectors = {
            "made_on": np.array(made_on()),
            **_arcface(Path(folder, "arcface-ir50")),
            **_facemask(Path(folder, "facemask")),
            **_landmark_confidence(Path(folder, "flcm")),
            **_expression(Path(folder, "fer")),
        }
    np.savez_compressed(FILE, **vectors)
    del alive


def _arcface(folder: Path) -> dict[str, np.ndarray]:
    from modelscope.models.cv.face_recognition.torchkit.backbone.arcface_backbone import _iresnet

    network = _iresnet("arcface_i50", [3, 4, 14, 3])
    _write(folder, "ir50-face-recognition-arcface", "face-recognition",
           dummy_weights(shapes_of(network), "arcface-ir50"))  # fmt: skip
    tinted, coloured, *_, grey = chips()
    return {
        "arcface_names": np.array(digest(shapes_of(network))),
        "arcface": _embeddings(folder, "face-recognition", (tinted, coloured, grey)),
        "arcface_short": _cut_short(_iresnet("", list(FEW_UNITS)), "arcface-ir50"),
    }


def _facemask(folder: Path) -> dict[str, np.ndarray]:
    from modelscope.models.cv.face_recognition.torchkit.backbone import facemask_backbone

    network = facemask_backbone.iresnet286()
    weights = dummy_weights(shapes_of(network), "facemask")
    _write(folder, "resnet-face-recognition-facemask", "face-recognition",
           {f"module.{name}": tensor for name, tensor in weights.items()})  # fmt: skip
    first, *_, last = chips()
    vectors = {
        "facemask_names": np.array(digest(shapes_of(network))),
        "facemask": _embeddings(folder, "face-recognition", (first, last)),
    }
    widths = (64, 64, 128, 256, 512)
    blocks = [facemask_backbone.get_block(widths[i], widths[i + 1], FEW_UNITS[i]) for i in range(4)]
    whole = facemask_backbone.get_blocks
    facemask_backbone.get_blocks = lambda layers: blocks
    try:
        short = facemask_backbone.iresnet286()
    finally:
        facemask_backbone.get_blocks = whole
    return {**vectors, "facemask_short": _cut_short(short, "facemask")}


def _landmark_confidence(folder: Path) -> dict[str, np.ndarray]:
    from modelscope.models.cv.facial_landmark_confidence.flc import manual_landmark_net

    shapes = shapes_of(manual_landmark_net.LandmarkConfidence())
    names = digest(shapes)
    mask = "rp_net.binary_cls.weight"
    shapes[mask] = shapes[mask][::-1]  # the vendor's code turns it when it loads it
    weights = dummy_weights(shapes, "flcm")
    _write(folder, "manual-facial-landmark-confidence-flcm", "face-2d-keypoints",
           {"state_dict": weights})  # fmt: skip
    vendor = _pipeline(folder, "face-2d-keypoints")
    scores, raw = [], []
    vendor.flcm.net.register_forward_hook(
        lambda net, given, out: raw.append([part[0].numpy().copy() for part in out])
    )
    for pixels in whole_pictures():
        for box in BOXES:
            vendor.face_detection = _one_face(box)
            scores += vendor(_vendor_order(pixels))["scores"]
    doubt, landmarks, mask_classes, nose = (np.stack(part) for part in zip(*raw, strict=True))
    seen: list[float] = []
    vendor.flcm.net.register_forward_pre_hook(
        lambda net, given: seen.append(weighed(given[0].numpy()[0].transpose(1, 2, 0)))
    )
    for case in crop_cases(CROPS, SEEDS["flcm"]):
        vendor.face_detection = _one_face(tuple(case.box))
        if vendor(_vendor_order(case.pixels))["scores"] is None:
            seen.append(np.nan)  # less than 10 pixels
    return {
        "flcm_names": np.array(names),
        "flcm": np.array(scores, np.float64),
        "flcm_doubt": doubt,
        "flcm_landmarks": landmarks,
        "flcm_mask": mask_classes,
        "flcm_nose": nose,
        "flcm_crops": np.array(seen),
    }


def _expression(folder: Path) -> dict[str, np.ndarray]:
    from modelscope.models.cv.facial_expression_recognition.fer import vgg

    models = {"models": {"VGG19": VGG19}}
    folder.mkdir()
    (folder / "configuration.json").write_text(json.dumps(models), "utf-8")
    shapes = shapes_of(vgg.VGG("VGG19", str(folder / "configuration.json")))
    _write(folder, "vgg19-facial-expression-recognition-fer", "facial-expression-recognition",
           {"net": dummy_weights(shapes, "fer")}, models)  # fmt: skip
    vendor = _pipeline(folder, "facial-expression-recognition", use_det=False)
    return {
        "fer_names": np.array(digest(shapes)),
        "fer": np.array([vendor(_vendor_order(chip))["scores"] for chip in chips()]),
    }


def _embeddings(folder: Path, task: str, faces: Sequence[np.ndarray]) -> np.ndarray:
    vendor = _pipeline(folder, task, use_det=False)
    return np.concatenate([vendor(_vendor_order(chip))["img_embedding"] for chip in faces])


def _cut_short(network: torch.nn.Module, system: str) -> np.ndarray:
    network.load_state_dict(dummy_weights(shapes_of(network), system))
    network.eval()
    out = []
    for chip in chips()[:3]:
        levels = ((chip.transpose(2, 0, 1) / 255.0 - 0.5) / 0.5).astype(np.float32)
        with torch.no_grad():
            out.append(network(torch.from_numpy(levels).unsqueeze(0)).numpy())
    return np.concatenate(out)


def _write(
    folder: Path, pipeline: str, task: str, content: object, more: dict[str, Any] | None = None
) -> None:
    folder.mkdir(exist_ok=True)
    torch.save(content, folder / "pytorch_model.pt")
    settings = {"framework": "pytorch", "task": task, "pipeline": {"type": pipeline}}
    (folder / "configuration.json").write_text(json.dumps(settings | (more or {})), "utf-8")


def _pipeline(folder: Path, task: str, **more: Any) -> Any:
    from modelscope.pipelines import pipeline
    from modelscope.pipelines.cv import face_processing_base_pipeline as base

    base.pipeline = lambda *given, **named: None  # each case says what was found
    vendor = pipeline(task, model=str(folder), device="cpu", **more)
    torch.set_num_threads(1)
    return vendor


def _one_face(box: tuple[float, ...]) -> Any:
    x1, y1, x2, y2 = box
    points = [x1, y1, x2, y1, (x1 + x2) / 2, (y1 + y2) / 2, x1, y2, x2, y2]
    return lambda image: {"boxes": [list(box)], "keypoints": [points], "scores": [0.99]}


def _vendor_order(pixels: np.ndarray) -> np.ndarray:
    return pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[..., ::-1])


if __name__ == "__main__":
    main()
