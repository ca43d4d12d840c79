"""Dummies of the vendor's models in their real sizes, for measuring: seeded, nobody's weights.

The small ones of tests/vectors/vendor would run in no time. These have as many numbers as others
report of the real files; how the real networks are built inside is not known.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.dummy_detectors import (
    RETINAFACE_CONFIGURATION,
    checkpoint,
    retinaface_tensors,
)
from tests.vectors.vendor.seeded import seeded

SYSTEMS = ("frir", "flir", "flrgb", "flxc", "fqa", "retinaface-r50")

Layer = tuple[int, int]
"""Channels and stride of a 3x3 convolution; with stride 1 a residual unit of two."""

_RECOGNISER: tuple[Layer, ...] = (
    *((32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (128, 2), (128, 1)),
)
_JUDGE: tuple[Layer, ...] = ((16, 2), (32, 2), (64, 2), (64, 1), (96, 2), (96, 1))
_SMALL_JUDGE: tuple[Layer, ...] = ((16, 2), (32, 2), (64, 2), (88, 2))


def write_models(models: Path, systems: tuple[str, ...] = SYSTEMS) -> None:
    """Write the dummies into a folder of models, as if they had been added."""
    for name in systems:
        if name == "retinaface-r50":
            files: dict[Any, bytes] = {
                "checkpoint": checkpoint(_detector()),
                "configuration": json.dumps(RETINAFACE_CONFIGURATION).encode(),
            }
        else:
            files = {"graph": graph(name)}
        write_model(models, name, files)


def _detector() -> dict[str, np.ndarray]:
    """Tensors of a RetinaFace that finds a few faces in a picture, not dozens."""
    tensors = retinaface_tensors()
    for level in range(3):
        tensors[f"ClassHead.{level}.conv1x1.bias"][1::2] -= np.float32(0.8)
    return tensors


def graph(system: str) -> bytes:
    """Return an ONNX file: of 12 MB for FRIR, 1.3 for FLIR and FLRGB, 0.3 for FLXC.

    Of FQA nobody reports a size; it gets FRIR's layers with one number at their end.
    """
    if system in ("frir", "fqa"):
        return _network(_RECOGNISER, 3, 512 if system == "frir" else 1, squeezed=88, seed=31)
    channels = 12 if system == "flxc" else 3
    layers = _SMALL_JUDGE if system == "flxc" else _JUDGE
    return _network(layers, channels, 2, squeezed=0, softmax=system != "flir", seed=32)


def _network(
    layers: tuple[Layer, ...],
    channels: int,
    columns: int,
    *,
    squeezed: int,
    seed: int,
    softmax: bool = False,
) -> bytes:
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    nodes: list[Any] = []
    shapes: dict[str, tuple[int, ...]] = {}

    def add(kind: str, given: list[str], result: str, **choices: Any) -> str:
        nodes.append(helper.make_node(kind, given, [result], **choices))
        return result

    def convolved(given: str, name: str, shape: tuple[int, ...], stride: int = 1) -> str:
        shapes[name], shapes[f"{name}.bias"] = shape, (shape[0],)
        side = shape[2]
        return add(
            "Conv",
            [given, name, f"{name}.bias"],
            f"{name}.out",
            kernel_shape=[side, side],
            strides=[stride, stride],
            pads=[side // 2] * 4,
        )

    present, width, side = "data", channels, 112
    for index, (out, stride) in enumerate(layers):
        shape = (out, width, 3, 3)
        first = add("Relu", [convolved(present, f"c{index:02}", shape, stride)], f"r{index:02}")
        if stride == 1:
            second = convolved(first, f"d{index:02}", shape)
            present = add("Relu", [add("Add", [present, second], f"s{index:02}")], f"t{index:02}")
        else:
            present, width, side = first, out, side // 2
    if squeezed:
        present = convolved(present, "squeeze", (squeezed, width, 1, 1))
        present, width = add("Flatten", [present], "flat"), squeezed * side * side
    else:
        present = add("Flatten", [add("GlobalAveragePool", [present], "mean")], "flat")
    shapes["last"], shapes["last.bias"] = (columns, width), (columns,)
    add("Gemm", [present, "last", "last.bias"], "raw" if softmax else "out", transB=1)
    if softmax:
        add("Softmax", ["raw"], "out", axis=1)
    described = helper.make_graph(
        nodes,
        "dummy",
        [helper.make_tensor_value_info("data", TensorProto.FLOAT, ["n", channels, 112, 112])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", columns])],
        [numpy_helper.from_array(np.asarray(v), k) for k, v in seeded(shapes, seed).items()],
    )
    model = helper.make_model(described, opset_imports=[helper.make_opsetid("", 11)], ir_version=6)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
