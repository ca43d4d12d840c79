"""Dummy models of the vendor's detectors and the pictures they look at, from seeds and formulas.

The networks' own sizes and names, with numbers that make them find some faces, not thousands, with
different scores. Needs nothing of the vendor's package.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from core.models.retinaface import RetinaFace
from core.models.vendor.mtcnn_nets import OutputNet, ProposalNet, RefinementNet
from core.models.vendor.ulfd_net import SlimDetector
from tests.vectors.drawn_face import draw_face
from tests.vectors.face_pictures import picture
from tests.vectors.vendor.seeded import seeded

Tensors = dict[str, np.ndarray]

FILE = Path(__file__).with_name("detectors.npz")

THREADS = 1
"""Threads that torch computes with: for small pictures the last bits depend on it."""

RETINAFACE_CONFIGURATION: Final[dict[str, Any]] = {
    "framework": "pytorch",
    "task": "face-detection",
    "pipeline": {"type": "resnet50-face-detection-retinaface"},
    "models": {  # cfg_re50 of the public training
        "name": "Resnet50",
        "min_sizes": [[16, 32], [64, 128], [256, 512]],
        "steps": [8, 16, 32],
        "variance": [0.1, 0.2],
        "clip": False,
        "pretrain": False,
        "return_layers": {"layer2": 1, "layer3": 2, "layer4": 3},
        "in_channel": 256,
        "out_channel": 256,
    },
}
CLIPPED_CONFIGURATION = RETINAFACE_CONFIGURATION | {
    "models": RETINAFACE_CONFIGURATION["models"]
    | {"min_sizes": [[20, 40], [80, 160], [200, 400]], "variance": [0.15, 0.25], "clip": True}
}
ULFD_CONFIGURATION = {
    "framework": "pytorch",
    "task": "face-detection",
    "pipeline": {"type": "manual-face-detection-ulfd"},
}
MTCNN_CONFIGURATION = {
    "framework": "pytorch",
    "task": "face-detection",
    "pipeline": {"type": "manual-face-detection-mtcnn"},
}


WITHOUT_FACES = frozenset({"plain", "black", "narrow"})
"""Pictures in which the dummies find none."""


def pictures(detector: str) -> dict[str, np.ndarray]:
    """Pictures for a detector by name: RGB or grey, odd sizes, without any face, very large."""
    colour = {"colour 97x161": colour_picture(97, 161)}
    common = colour | {
        "colour 128x96": colour_picture(128, 96),
        "grey 131x97": grey_picture(131, 97),
        "plain": np.full((64, 64, 3), 127, np.uint8),
    }
    if detector == "retinaface-clipped":
        return colour
    if detector == "retinaface":
        return common | {"large 1510x65": colour_picture(1510, 65)}
    if detector == "mtcnn":
        return common | {
            "colour 241x180": colour_picture(241, 180),
            "black": np.zeros((48, 64, 3), np.uint8),  # none is left after the second network
            "narrow": colour_picture(20, 40),  # too small for any scale
        }
    return common


def golden(detector: str) -> tuple[str, dict[str, dict[str, np.ndarray]]]:
    """Return what the golden numbers were made with, and "boxes", "scores", "points" by picture.

    Boxes (N, 4), scores (N,), points (N, 10) as five x, y; in the vendor's order.
    """
    with np.load(FILE) as file:
        return str(file["made_with"]), {
            picture: {
                part: file[f"{detector}/{picture}/{part}"] for part in ("boxes", "scores", "points")
            }
            for picture in pictures(detector)
        }


def largest_first(found: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the same faces in the order in which detectors of this program give them."""
    x1, y1, x2, y2 = found["boxes"].T
    order = np.argsort(-(x2 - x1) * (y2 - y1), kind="stable")
    return {part: values[order] for part, values in found.items()}


def colour_picture(width: int, height: int) -> np.ndarray:
    """RGB (H, W, 3): three formula pictures that differ from each other, with a face in them."""
    planes = [picture(width + 3 * shift, height)[:, 3 * shift :] for shift in range(3)]
    rgb = np.stack(planes, axis=-1).astype(np.int64)
    face = draw_face(height, width, width / 2, height / 2, min(width, height) / 160)
    tint = np.array([9, 7, 5])
    return ((rgb + 3 * face[..., None].astype(np.int64) * tint // 8) // 4).astype(np.uint8)


def grey_picture(width: int, height: int) -> np.ndarray:
    """Grey (H, W): the green plane of the colour picture."""
    return np.ascontiguousarray(colour_picture(width, height)[..., 1])


def checkpoint(tensors: Mapping[str, np.ndarray]) -> bytes:
    """Return the content of a torch checkpoint with these tensors."""
    file = io.BytesIO()
    torch.save({name: torch.from_numpy(tensor) for name, tensor in tensors.items()}, file)
    return file.getvalue()


def retinaface_tensors() -> Tensors:
    """Tensors of a RetinaFace ResNet-50."""
    with torch.device("meta"):
        network = RetinaFace("resnet50")
    tensors = seeded({name: tuple(value.shape) for name, value in network.state_dict().items()}, 50)
    tensors["body.conv1.weight"] *= np.float32(0.03)  # levels up to 255 come in
    for level, biases in enumerate([(2.6, 2.7), (2.0, -0.3), (0.9, 1.9)]):
        tensors[f"ClassHead.{level}.conv1x1.weight"] *= np.float32(3)
        tensors[f"ClassHead.{level}.conv1x1.bias"][:] = (0, biases[0], 0, biases[1])
    return tensors


def ulfd_tensors() -> Tensors:
    """Tensors of a slim ULFD."""
    with torch.device("meta"):
        network = SlimDetector()
    tensors = seeded({name: tuple(value.shape) for name, value in network.state_dict().items()}, 51)
    for name, tensor in tensors.items():
        if tensor.ndim == 1 and name.endswith("weight"):
            tensor *= np.float32(1.6)  # so that the picture is not lost on the way
    biases = [(-3.0, 0.4, -0.1), (-1.6, 1.9), (1.9, -5.1), (-1.5, -0.9, 0.8)]
    for name, values in zip(["0.2", "1.2", "2.2", "3"], biases, strict=True):
        head = f"classification_headers.{name}"
        tensors[f"{head}.weight"] *= np.float32(3)
        tensors[f"{head}.bias"] = np.array([(0, bias) for bias in values], np.float32).ravel()
    return tensors


def mtcnn_arrays() -> dict[str, Tensors]:
    """Arrays of MTCNN's three networks, by the names of their files."""
    networks = {"pnet": ProposalNet(), "rnet": RefinementNet(), "onet": OutputNet()}
    dummies = {
        name: seeded({part: tuple(value.shape) for part, value in network.state_dict().items()}, 52)
        for name, network in networks.items()
    }
    for name, head, bias in (
        ("pnet", "conv4", -3.9),
        ("rnet", "conv5", 0.6),
        ("onet", "conv6", 1.6),
    ):
        arrays = dummies[name]
        arrays[f"{head}_1.bias"][:] = (0, bias)
        for part in ("weight", "bias"):
            arrays[f"{head}_2.{part}"] *= np.float32(0.1)  # boxes are moved by parts of their sides
    dummies["onet"]["conv6_3.weight"] *= np.float32(0.3)
    return dummies


def npy(arrays: Mapping[str, np.ndarray]) -> bytes:
    """Return the content of a file that `numpy.save` makes of a dict."""
    file = io.BytesIO()
    np.save(file, np.array(dict(arrays), dtype=object), allow_pickle=True)
    return file.getvalue()
