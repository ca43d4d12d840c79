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
        return _facts(memoryview(data))
    except (IndexError, struct.error, UnicodeDecodeError, TypeError) as error:
        raise NoGraphError(str(error)) from error


def _facts(data: memoryview) -> GraphFacts:
    version, graphs, functions = 0, [], []
    for number, value in _fields(data):
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
    for number, value in _fields(graph):
        if number == _INITIALIZERS:
            held |= {_text(part) for n, part in _fields(_bytes(value)) if n == _TENSOR_NAME}
        elif number == _INPUTS:
            inputs.append(_tensor(_bytes(value)))
        elif number == _OUTPUTS:
            outputs.append(_tensor(_bytes(value)))
        elif number == _NODES:
            makers |= _maker(_bytes(value))
    if not makers or not outputs:
        raise NoGraphError("nothing to run")
    return GraphFacts(
        inputs=tuple(tensor for tensor in inputs if tensor.name not in held),
        outputs=tuple(outputs),
        softmaxed=_softmaxed(outputs[0].name, makers),
        one_file=not _graph_elsewhere(graph, 0)
        and not any(
            _node_elsewhere(_bytes(node), 1)
            for function in functions
            for number, node in _fields(function)
            if number == _FUNCTION_NODES
        ),
    )


def _maker(node: memoryview) -> dict[str, tuple[str, str]]:
    """Return the type and the first input of a node by the names of its outputs."""
    kind, first, outputs = "", "", []
    for number, value in _fields(node):
        if number == _NODE_INPUT and not first:
            first = _text(value)
        elif number == _NODE_OUTPUT:
            outputs.append(_text(value))
        elif number == _NODE_TYPE:
            kind = _text(value)
    return dict.fromkeys(outputs, (kind, first))


def _softmaxed(name: str, makers: Mapping[str, tuple[str, str]]) -> bool:
    for _ in range(len(makers)):
        kind, before = makers.get(name, ("", ""))
        if kind not in _HANDS_ON:
            return kind == "Softmax"
        name = before
    return False


def _graph_elsewhere(graph: memoryview, depth: int) -> bool:
    """Whether a tensor of a graph lies in another file."""
    if depth > _DEEPEST:
        raise NoGraphError("too deep")
    for number, value in _fields(graph):
        if number == _INITIALIZERS and _tensor_elsewhere(_bytes(value)):
            return True
        if number == _SPARSE and _sparse_elsewhere(_bytes(value)):
            return True
        if number == _NODES and _node_elsewhere(_bytes(value), depth + 1):
            return True
    return False


def _node_elsewhere(node: memoryview, depth: int) -> bool:
    for kind, attribute in _fields(node):
        if kind != _NODE_ATTRIBUTE:
            continue
        for number, value in _fields(_bytes(attribute)):
            if number in (_ATTRIBUTE_TENSOR, _ATTRIBUTE_TENSORS):
                found = _tensor_elsewhere(_bytes(value))
            elif number in (_ATTRIBUTE_SPARSE, _ATTRIBUTE_SPARSES):
                found = _sparse_elsewhere(_bytes(value))
            else:
                found = number in (_ATTRIBUTE_GRAPH, _ATTRIBUTE_GRAPHS) and _graph_elsewhere(
                    _bytes(value), depth
                )
            if found:
                return True
    return False


def _sparse_elsewhere(sparse: memoryview) -> bool:
    # Its two tensors, values and indices.
    return any(_tensor_elsewhere(_bytes(part)) for n, part in _fields(sparse) if n in (1, 2))


def _tensor_elsewhere(tensor: memoryview) -> bool:
    return any(
        number == _TENSOR_EXTERNAL or (number == _TENSOR_LOCATION and value == _ELSEWHERE)
        for number, value in _fields(tensor)
    )


def _tensor(value_info: memoryview) -> Tensor:
    name, elements, shape = "", 0, None
    for number, value in _fields(value_info):
        if number == _VALUE_NAME:
            name = _text(value)
        elif number == _VALUE_TYPE:
            for kind, tensor in _fields(_bytes(value)):
                if kind != _TYPE_TENSOR:
                    continue
                for part, content in _fields(_bytes(tensor)):
                    if part == _TENSOR_ELEMENTS:
                        elements = _whole(content)
                    elif part == _TENSOR_SHAPE:
                        shape = tuple(_side(_bytes(side)) for _, side in _fields(_bytes(content)))
    return Tensor(name, elements, shape)


def _side(dimension: memoryview) -> int | None:
    length = next((_whole(v) for n, v in _fields(dimension) if n == _DIMENSION), None)
    return length if length is not None and length > 0 else None


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Go through the fields of a protobuf message: number, and whole number or bytes."""
    at, end = 0, len(data)
    while at < end:
        key, at = _varint(data, at)
        number, kind = key >> 3, key & 7
        if number == 0:
            raise NoGraphError("field 0")
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
