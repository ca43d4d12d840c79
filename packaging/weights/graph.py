"""ONNX graphs for ONNX Runtime out of torch networks, and folding of quantised originals."""

from __future__ import annotations

import copy
import tempfile
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper
from torch import nn

from core.models.contract import InputContract
from core.models.grey import GreyInput
from core.models.weights import SCALE, ZERO

OPSET = 17


class _TwoPassPReLU(nn.Module):
    """PReLU as `a x + (1 - a) relu(x)` with depthwise 1x1 convolutions.

    ONNX Runtime has no PRelu for the blocked layout of its convolutions: each one costs two
    changes of layout and a slow kernel. Convolution, Relu and Add stay in that layout, which
    makes the whole network 2.6 times as fast; the result differs by rounding only.
    """

    below: torch.Tensor
    above: torch.Tensor

    def __init__(self, prelu: nn.PReLU) -> None:
        super().__init__()
        slopes = prelu.weight.detach().reshape(-1, 1, 1, 1)
        self.width = len(slopes)
        self.register_buffer("below", slopes.clone())
        self.register_buffer("above", 1 - slopes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Same shape in and out: (N, width, h, w)."""
        above = nn.functional.conv2d(x.relu(), self.above, groups=self.width)
        return nn.functional.conv2d(x, self.below, groups=self.width) + above


def _without_prelu(module: nn.Module) -> nn.Module:
    """Copy a network with each PReLU replaced."""
    copied = copy.deepcopy(module)
    for parent in list(copied.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.PReLU):
                setattr(parent, name, _TwoPassPReLU(child))
    return copied


def export(
    network: nn.Module,
    contract: InputContract,
    tensors: dict[str, NDArray[Any]],
    *,
    size: tuple[int, int],
    outputs: tuple[str, ...],
    keep_prelu: bool = False,
) -> bytes:
    """Write `network` behind its grey input as ONNX: uint8 (N, 1, H, W) in.

    Parameters
    ----------
    tensors
        The stored weights; those that are quantised stay so in the graph.
    size
        (height, width) to trace with; any size goes where the contract names none.
    keep_prelu
        True leaves PRelu nodes as they are (to measure what replacing them gains).
    """
    height, width = size
    pixels = torch.zeros((1, 1, height, width), dtype=torch.uint8)
    dynamic: dict[str, dict[int, str]] = {"pixels": {0: "n"}}
    if contract.size is None:
        dynamic = {"pixels": {0: "n", 2: "height", 3: "width"}}
    for name in outputs:
        dynamic[name] = {0: "n", 1: "priors"} if contract.size is None else {0: "n"}
    with (
        tempfile.TemporaryDirectory() as folder,
        warnings.catch_warnings(),
        torch.inference_mode(),
    ):
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        file = Path(folder) / "graph.onnx"
        torch.onnx.export(
            GreyInput(network if keep_prelu else _without_prelu(network), contract).eval(),
            (pixels,),
            file,
            dynamo=False,
            # Left to ONNX Runtime, so that weights keep their names and values.
            training=torch.onnx.TrainingMode.PRESERVE,
            do_constant_folding=False,
            input_names=["pixels"],
            output_names=list(outputs),
            dynamic_axes=dynamic,
            opset_version=OPSET,
        )
        model = onnx.load(file)
    graph: bytes = _keep_int8(model, tensors).SerializeToString()
    return graph


def _keep_int8(model: onnx.ModelProto, tensors: dict[str, NDArray[Any]]) -> onnx.ModelProto:
    """Put quantised weights back as int8 with a node that makes them real.

    Blocks of rows are laid out as rows, so that the plain per-row DequantizeLinear does.
    """
    graph = model.graph
    given = {i.name.removeprefix("network."): i for i in graph.initializer}
    nodes = []
    for name in [name for name in tensors if name + SCALE in tensors]:
        old = given[name]
        scale = tensors[name + SCALE].reshape(-1)
        parts = {
            "int8": tensors[name].reshape(len(scale), -1),
            "scale": scale,
            "zero": tensors[name + ZERO].reshape(-1),
            "shape": np.asarray(tensors[name].shape, np.int64),
        }
        graph.initializer.extend(
            numpy_helper.from_array(array, f"{name}.{part}") for part, array in parts.items()
        )
        graph.initializer.remove(old)
        stored = [f"{name}.{part}" for part in ("int8", "scale", "zero")]
        nodes += [
            helper.make_node("DequantizeLinear", stored, [f"{name}.flat"], axis=0),
            helper.make_node("Reshape", [f"{name}.flat", f"{name}.shape"], [old.name]),
        ]
    for place, node in enumerate(nodes):
        graph.node.insert(place, node)
    onnx.checker.check_model(model)
    return model


def fold_constants(model: onnx.ModelProto) -> onnx.ModelProto:
    """Turn block-quantised initialisers into float32 and drop inputs that nothing feeds.

    ONNX Runtime 1.31 refuses the originals: they quantise biases in blocks, and their graph
    inputs repeat initialisers that are no longer there.
    """
    graph = model.graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    nodes = []
    for node in graph.node:
        if node.op_type == "DequantizeLinear":
            stored, scale, zero = (constants[name] for name in node.input)
            attributes = {a.name: a.i for a in node.attribute}
            axis, block = attributes["axis"], attributes["block_size"]
            scale, zero = (
                np.repeat(part, block, axis=axis).take(range(stored.shape[axis]), axis=axis)
                for part in (scale, zero)
            )
            real = (stored.astype(np.float32) - zero.astype(np.float32)) * scale
            constants[node.output[0]] = real.astype(np.float32)
        elif node.op_type == "Reshape" and all(name in constants for name in node.input):
            constants[node.output[0]] = constants[node.input[0]].reshape(constants[node.input[1]])
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    folded = helper.make_graph(
        nodes,
        graph.name,
        [value for value in graph.input if value.name not in constants and value.name in used],
        graph.output,
        [
            numpy_helper.from_array(np.ascontiguousarray(array), name)
            for name, array in constants.items()
            if name in used
        ],
    )
    version = model.opset_import[0].version
    return helper.make_model(folded, opset_imports=[helper.make_opsetid("", version)], ir_version=8)
