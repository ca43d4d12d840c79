"""Writing a trained network as an ONNX file for ONNX Runtime, without a further library.

torch's own exporter needs the package `onnx`, which the program doesn't carry. The networks that
are trained here consist of a dozen kinds of layers; `torch.fx` lists what they do, and the file's
format (protocol buffers) is simple enough to be written by hand. What came out is proven against
torch before anybody gets it, see `core.training.export_check`.
"""

from __future__ import annotations

import operator
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import fx, nn

from core.models.contract import InputContract
from core.models.grey import GreyInput

OPSET: Final = 17
_VERSION: Final = 8  # of the format
_FLOAT, _UINT8 = 1, 2  # `TensorProto.DataType`
_A_FLOAT, _AN_INT, _INTS = 1, 2, 7  # `AttributeProto.AttributeType`

Attribute = int | float | Sequence[int]


class UnknownLayerError(ValueError):
    """The network has a layer that can't be written."""


def write_graph(network: nn.Module, contract: InputContract, output: str) -> bytes:
    """Write `network` behind its grey input as ONNX: uint8 (N, 1, H, W) in, float32 (N, K) out.

    Parameters
    ----------
    network
        In evaluation mode, on the CPU.
    contract
        What comes before it; it names a size.
    output
        Name of the output.

    Raises
    ------
    UnknownLayerError
        If the network has a layer that this module doesn't know.
    """
    if contract.size is None:
        raise UnknownLayerError("a network for pictures of any size")
    whole = GreyInput(network, contract).eval()
    traced = fx.symbolic_trace(whole)
    writer = _Writer(dict(traced.named_modules()))
    with torch.inference_mode():
        columns = whole(torch.zeros((1, 1, *contract.size), dtype=torch.uint8)).shape[1]
    for node in traced.graph.nodes:
        writer.write(node, traced)
    renamed = _node("Identity", [writer.result], [output], {})
    graph = b"".join(
        (
            *(_part(1, node) for node in (*writer.nodes, renamed)),
            _part(2, b"facedesk"),
            *(_part(5, _tensor(name, value)) for name, value in writer.constants.items()),
            _part(11, _value("pixels", _UINT8, ("n", 1, *contract.size))),
            _part(12, _value(output, _FLOAT, ("n", int(columns)))),
        )
    )
    opset = _part(1, b"") + _whole(2, OPSET)
    return _whole(1, _VERSION) + _part(2, b"FaceDesk IR") + _part(7, graph) + _part(8, opset)


class _Writer:
    """Goes through the steps of a network, and keeps the nodes that do the same."""

    def __init__(self, modules: Mapping[str, nn.Module]) -> None:
        self.nodes: list[bytes] = []
        self.constants: dict[str, NDArray[np.float32]] = {}
        self.result = ""
        self._modules = modules
        self._names: dict[fx.Node, str] = {}

    def write(self, step: fx.Node, traced: fx.GraphModule) -> None:
        """Write what one step does."""
        if step.op == "placeholder":
            self._names[step] = "pixels"
        elif step.op == "get_attr":
            value = operator.attrgetter(str(step.target))(traced)
            self._names[step] = self._constant(str(step.target), value)
        elif step.op == "output":
            self.result = self._of(step.args[0])
        elif step.op == "call_module":
            module = self._modules[str(step.target)]
            inputs = self._of(step.args[0])
            self._names[step] = self._layer(module, inputs, str(step.target))
        else:
            self._names[step] = self._operation(step)

    def _layer(self, module: nn.Module, inputs: str, name: str) -> str:
        if isinstance(module, (nn.Dropout, nn.Identity)):
            return inputs
        for kind, writing in _LAYERS.items():
            if isinstance(module, kind):
                return writing(self, module, inputs, name)
        raise UnknownLayerError(type(module).__name__)

    def _operation(self, step: fx.Node) -> str:
        if step.op == "call_method" and step.target == "float":
            return self.add("Cast", [self._of(step.args[0])], step.name, to=_FLOAT)
        if step.op == "call_method" and step.target == "flatten" and step.args[1:] == (1,):
            return self.add("Flatten", [self._of(step.args[0])], step.name, axis=1)
        kind = _OPERATORS.get(step.target)
        if step.op != "call_function" or kind is None:
            raise UnknownLayerError(str(step.target))
        return self.add(kind, [self._of(one) for one in step.args], step.name)

    def _of(self, one: Any) -> str:
        if not isinstance(one, fx.Node):
            raise UnknownLayerError(f"the constant {one}")
        return self._names[one]

    def _constant(self, name: str, value: torch.Tensor | None) -> str:
        assert value is not None
        self.constants[name] = np.ascontiguousarray(value.detach().numpy().astype(np.float32))
        return name

    def add(self, kind: str, inputs: Sequence[str], output: str, **values: Attribute) -> str:
        """Add a node and return the name of its output."""
        self.nodes.append(_node(kind, inputs, [output], values))
        return output

    def convolution(self, layer: nn.Conv2d, inputs: str, name: str) -> str:
        """Write a convolution."""
        if isinstance(layer.padding, str) or layer.padding_mode != "zeros":
            raise UnknownLayerError("a convolution with another border")
        parts = [inputs, self._constant(f"{name}.weight", layer.weight)]
        if layer.bias is not None:
            parts.append(self._constant(f"{name}.bias", layer.bias))
        return self.add(
            "Conv",
            parts,
            f"{name}.out",
            kernel_shape=layer.kernel_size,
            strides=layer.stride,
            pads=(*layer.padding, *layer.padding),
            dilations=layer.dilation,
            group=layer.groups,
        )

    def norm(self, layer: nn.BatchNorm2d | nn.BatchNorm1d, inputs: str, name: str) -> str:
        """Write a batch norm; ONNX Runtime folds it into the convolution before it."""
        tensors = (layer.weight, layer.bias, layer.running_mean, layer.running_var)
        names = ("weight", "bias", "running_mean", "running_var")
        parts = [
            self._constant(f"{name}.{part}", value)
            for part, value in zip(names, tensors, strict=True)
        ]
        return self.add("BatchNormalization", [inputs, *parts], f"{name}.out", epsilon=layer.eps)

    def prelu(self, layer: nn.PReLU, inputs: str, name: str) -> str:
        """Write a PReLU as `a x + (1 - a) relu(x)` with depthwise 1x1 convolutions.

        ONNX Runtime has no PRelu for the blocked layout of its convolutions: changing layouts
        makes a network 2.6 times as slow (docs/adr/0001).
        """
        slopes = layer.weight.detach().reshape(-1, 1, 1, 1)
        width = len(slopes)
        above = self.add("Relu", [inputs], f"{name}.above")
        halves = []
        for part, value, source in (("a", slopes, inputs), ("b", 1 - slopes, above)):
            weight = self._constant(f"{name}.{part}", value)
            halves.append(
                self.add("Conv", [source, weight], f"{name}.{part}.out", kernel_shape=(1, 1),
                         group=width)
            )  # fmt: skip
        return self.add("Add", halves, f"{name}.out")

    def linear(self, layer: nn.Linear, inputs: str, name: str) -> str:
        """Write a fully connected layer."""
        parts = [inputs, self._constant(f"{name}.weight", layer.weight)]
        if layer.bias is not None:
            parts.append(self._constant(f"{name}.bias", layer.bias))
        return self.add("Gemm", parts, f"{name}.out", transB=1)

    def mean(self, layer: nn.AdaptiveAvgPool2d, inputs: str, name: str) -> str:
        """Write the mean over the whole map."""
        if layer.output_size not in (1, (1, 1)):
            raise UnknownLayerError("a mean over parts")
        return self.add("GlobalAveragePool", [inputs], f"{name}.out")


def _plain(kind: str, **values: float) -> Callable[..., str]:
    def writing(writer: _Writer, _layer: nn.Module, inputs: str, name: str) -> str:
        return writer.add(kind, [inputs], f"{name}.out", **values)

    return writing


_LAYERS: Final[Mapping[type[nn.Module], Callable[..., str]]] = {
    nn.Conv2d: _Writer.convolution,
    nn.BatchNorm2d: _Writer.norm,
    nn.BatchNorm1d: _Writer.norm,
    nn.PReLU: _Writer.prelu,
    nn.Linear: _Writer.linear,
    nn.AdaptiveAvgPool2d: _Writer.mean,
    nn.ReLU: _plain("Relu"),
    nn.Hardsigmoid: _plain("HardSigmoid", alpha=1 / 6, beta=0.5),
}

_OPERATORS: Final[Mapping[Any, str]] = {
    operator.add: "Add",
    operator.sub: "Sub",
    operator.mul: "Mul",
    operator.truediv: "Div",
}


def _node(
    kind: str, inputs: Sequence[str], outputs: Sequence[str], values: Mapping[str, Attribute]
) -> bytes:
    return b"".join(
        (
            *(_part(1, name.encode()) for name in inputs),
            *(_part(2, name.encode()) for name in outputs),
            _part(4, kind.encode()),
            *(_part(5, _attribute(name, value)) for name, value in values.items()),
        )
    )


def _attribute(name: str, value: Attribute) -> bytes:
    named = _part(1, name.encode())
    if isinstance(value, int):
        return named + _whole(3, value) + _whole(20, _AN_INT)
    if isinstance(value, float):
        return named + _key(2, 5) + struct.pack("<f", value) + _whole(20, _A_FLOAT)
    return named + b"".join(_whole(8, one) for one in value) + _whole(20, _INTS)


def _tensor(name: str, value: NDArray[np.float32]) -> bytes:
    return b"".join(
        (
            *(_whole(1, side) for side in value.shape),
            _whole(2, _FLOAT),
            _part(8, name.encode()),
            _part(9, value.astype("<f4").tobytes()),
        )
    )


def _value(name: str, elements: int, shape: Sequence[int | str]) -> bytes:
    sides = b"".join(
        _part(1, _whole(1, side) if isinstance(side, int) else _part(2, side.encode()))
        for side in shape
    )
    return _part(1, name.encode()) + _part(2, _part(1, _whole(1, elements) + _part(2, sides)))


def _part(number: int, content: bytes) -> bytes:
    return _key(number, 2) + _varint(len(content)) + content


def _whole(number: int, value: int) -> bytes:
    return _key(number, 0) + _varint(value)


def _key(number: int, kind: int) -> bytes:
    return _varint(number << 3 | kind)


def _varint(value: int) -> bytes:
    """Write a number of 0 and more, seven bits a byte."""
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)
