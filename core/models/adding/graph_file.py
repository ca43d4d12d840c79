"""What an ONNX file says of itself, read from its bytes: no network is made, nothing runs."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Field numbers of the format's messages (onnx.proto, the same since its version 1).
_MODEL_VERSION, _MODEL_GRAPH = 1, 7
_NODES, _INITIALIZERS, _INPUTS, _OUTPUTS, _SPARSE = 1, 5, 11, 12, 15
_NODE_INPUT, _NODE_OUTPUT, _NODE_TYPE, _NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_TENSOR, _ATTRIBUTE_GRAPH, _ATTRIBUTE_TENSORS, _ATTRIBUTE_GRAPHS = 5, 6, 10, 11
_ATTRIBUTE_SPARSE, _ATTRIBUTE_SPARSES = 22, 23
_TENSOR_NAME, _TENSOR_EXTERNAL, _TENSOR_LOCATION = 8, 13, 14
_VALUE_NAME, _VALUE_TYPE = 1, 2
_TYPE_TENSOR, _TENSOR_ELEMENTS, _TENSOR_SHAPE, _DIMENSION = 1, 1, 2, 1
_FUNCTIONS, _FUNCTION_NODES = 25, 7

_ELSEWHERE = 1
"""`TensorProto.DataLocation.EXTERNAL`."""

FLOAT = 1
"""`TensorProto.DataType.FLOAT`."""

_DEEPEST = 32
"""Graphs lie in graphs no deeper than this."""

_MOST_FIELDS = 5_000_000
"""So many are read in some seconds. The largest model that this program knows has some 10,000."""

_NEWEST_VERSION = 64
"""No version of the format comes near it; what says so is no graph."""

# What only hands its input on, so that a softmax before it is still the last word.
_HANDS_ON = frozenset({"Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Cast"})


class NoGraphError(ValueError):
    """The bytes are no ONNX file."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """An input or output of a graph."""

    name: str
    elements: int
    """Type of the elements, a `TensorProto.DataType`; `FLOAT` is float32."""

    shape: tuple[int | None, ...] | None
    """None for a side of any length; None in all where the file names no shape."""


@dataclass(frozen=True, slots=True)
class GraphFacts:
    """What an ONNX file says of itself."""

    inputs: tuple[Tensor, ...]
    """What must be fed: without what the file itself holds."""

    outputs: tuple[Tensor, ...]
    softmaxed: bool
    """Whether the first output comes out of a softmax."""

    one_file: bool
    """Whether all its numbers are in the file."""


def read_graph_facts(data: bytes | memoryview) -> GraphFacts:
    """Read inputs, outputs and the last step of the graph in an ONNX file.

    Raises
    ------
    NoGraphError
        If the bytes are no such file, or one without nodes or outputs.
    """
    try:
        return _Reader().facts(memoryview(data))
    except (IndexError, struct.error, UnicodeDecodeError, TypeError) as error:
        raise NoGraphError(str(error)) from error


class _Reader:
    """Reads one file, and gives up where it has more fields than any model."""

    def __init__(self) -> None:
        self._left = _MOST_FIELDS

    def facts(self, data: memoryview) -> GraphFacts:
        version, graphs, functions = 0, [], []
        for number, value in self._fields(data):
            if number == _MODEL_VERSION:
                version = _whole(value)
            elif number == _MODEL_GRAPH:
                graphs.append(_bytes(value))
            elif number == _FUNCTIONS:
                functions.append(_bytes(value))
        if not 0 < version < _NEWEST_VERSION or len(graphs) != 1:
            raise NoGraphError("no model")
        (graph,) = graphs
        held: set[str] = set()
        inputs: list[Tensor] = []
        outputs: list[Tensor] = []
        makers: dict[str, tuple[str, str]] = {}
        for number, value in self._fields(graph):
            if number == _INITIALIZERS:
                held |= {
                    _text(part) for n, part in self._fields(_bytes(value)) if n == _TENSOR_NAME
                }
            elif number == _INPUTS:
                inputs.append(self._tensor(_bytes(value)))
            elif number == _OUTPUTS:
                outputs.append(self._tensor(_bytes(value)))
            elif number == _NODES:
                makers |= self._maker(_bytes(value))
        if not makers or not outputs:
            raise NoGraphError("nothing to run")
        return GraphFacts(
            inputs=tuple(tensor for tensor in inputs if tensor.name not in held),
            outputs=tuple(outputs),
            softmaxed=_softmaxed(outputs[0].name, makers),
            one_file=not self._graph_elsewhere(graph, 0)
            and not any(
                self._node_elsewhere(_bytes(node), 1)
                for function in functions
                for number, node in self._fields(function)
                if number == _FUNCTION_NODES
            ),
        )

    def _maker(self, node: memoryview) -> dict[str, tuple[str, str]]:
        """Return the type and the first input of a node by the names of its outputs."""
        kind, first, outputs = "", "", []
        for number, value in self._fields(node):
            if number == _NODE_INPUT and not first:
                first = _text(value)
            elif number == _NODE_OUTPUT:
                outputs.append(_text(value))
            elif number == _NODE_TYPE:
                kind = _text(value)
        return dict.fromkeys(outputs, (kind, first))

    def _graph_elsewhere(self, graph: memoryview, depth: int) -> bool:
        """Whether a tensor of a graph lies in another file."""
        if depth > _DEEPEST:
            raise NoGraphError("too deep")
        for number, value in self._fields(graph):
            if number == _INITIALIZERS and self._tensor_elsewhere(_bytes(value)):
                return True
            if number == _SPARSE and self._sparse_elsewhere(_bytes(value)):
                return True
            if number == _NODES and self._node_elsewhere(_bytes(value), depth + 1):
                return True
        return False

    def _node_elsewhere(self, node: memoryview, depth: int) -> bool:
        for kind, attribute in self._fields(node):
            if kind != _NODE_ATTRIBUTE:
                continue
            for number, value in self._fields(_bytes(attribute)):
                if number in (_ATTRIBUTE_TENSOR, _ATTRIBUTE_TENSORS):
                    found = self._tensor_elsewhere(_bytes(value))
                elif number in (_ATTRIBUTE_SPARSE, _ATTRIBUTE_SPARSES):
                    found = self._sparse_elsewhere(_bytes(value))
                else:
                    found = number in (
                        _ATTRIBUTE_GRAPH,
                        _ATTRIBUTE_GRAPHS,
                    ) and self._graph_elsewhere(_bytes(value), depth)
                if found:
                    return True
        return False

    def _sparse_elsewhere(self, sparse: memoryview) -> bool:
        # Its two tensors, values and indices.
        return any(
            self._tensor_elsewhere(_bytes(part)) for n, part in self._fields(sparse) if n in (1, 2)
        )

    def _tensor_elsewhere(self, tensor: memoryview) -> bool:
        return any(
            number == _TENSOR_EXTERNAL or (number == _TENSOR_LOCATION and value == _ELSEWHERE)
            for number, value in self._fields(tensor)
        )

    def _tensor(self, value_info: memoryview) -> Tensor:
        name, elements, shape = "", 0, None
        for number, value in self._fields(value_info):
            if number == _VALUE_NAME:
                name = _text(value)
            elif number == _VALUE_TYPE:
                for kind, tensor in self._fields(_bytes(value)):
                    if kind != _TYPE_TENSOR:
                        continue
                    for part, content in self._fields(_bytes(tensor)):
                        if part == _TENSOR_ELEMENTS:
                            elements = _whole(content)
                        elif part == _TENSOR_SHAPE:
                            shape = tuple(
                                self._side(_bytes(side))
                                for _, side in self._fields(_bytes(content))
                            )
        return Tensor(name, elements, shape)

    def _side(self, dimension: memoryview) -> int | None:
        length = next((_whole(v) for n, v in self._fields(dimension) if n == _DIMENSION), None)
        return length if length is not None and length > 0 else None

    def _fields(self, data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
        """Go through the fields of a protobuf message: number, and whole number or bytes."""
        at, end = 0, len(data)
        while at < end:
            key, at = _varint(data, at)
            number, kind = key >> 3, key & 7
            self._left -= 1
            if number == 0 or self._left < 0:
                raise NoGraphError("fields")
            value: int | memoryview
            if kind == 0:
                value, at = _varint(data, at)
            elif kind == 1:
                (value,) = struct.unpack_from("<q", data, at)
                at += 8
            elif kind == 2:
                length, at = _varint(data, at)
                if length > end - at:
                    raise NoGraphError("cut off")
                value = data[at : at + length]
                at += length
            elif kind == 5:
                (value,) = struct.unpack_from("<i", data, at)
                at += 4
            else:
                raise NoGraphError(f"kind {kind}")
            yield number, value


def _softmaxed(name: str, makers: Mapping[str, tuple[str, str]]) -> bool:
    for _ in range(len(makers)):
        kind, before = makers.get(name, ("", ""))
        if kind not in _HANDS_ON:
            return kind == "Softmax"
        name = before
    return False


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise NoGraphError("a number too long")


def _bytes(value: int | memoryview) -> memoryview:
    if isinstance(value, int):
        raise NoGraphError("a number where there should be none")
    return value


def _whole(value: int | memoryview) -> int:
    if not isinstance(value, int):
        raise NoGraphError("no number where there should be one")
    return value


def _text(value: int | memoryview) -> str:
    return bytes(_bytes(value)).decode("utf-8")
