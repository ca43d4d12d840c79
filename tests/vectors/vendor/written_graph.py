"""ONNX files written byte by byte, without the package onnx: odd ones that no exporter makes."""

from __future__ import annotations

import struct

Value = int | float | bytes | str

FLOAT, INT32, INT64, BOOL = 1, 6, 7, 9
_FORMATS = {FLOAT: "<f", INT32: "<i", INT64: "<q", BOOL: "<?"}


def message(*fields: tuple[int, Value]) -> bytes:
    """Return a protobuf message of numbered fields: whole numbers, float32, bytes or text."""
    data = b""
    for number, value in fields:
        if isinstance(value, float):
            data += _varint(number << 3 | 5) + struct.pack("<f", value)
        elif isinstance(value, int):
            data += _varint(number << 3) + _varint(value % 2**64)
        else:
            content = value.encode() if isinstance(value, str) else value
            data += _varint(number << 3 | 2) + _varint(len(content)) + content
    return data


def tensor(name: str, kind: int, sides: tuple[int, ...], *values: float) -> bytes:
    """Return a TensorProto with its values."""
    raw = b"".join(struct.pack(_FORMATS[kind], value) for value in values)
    return message(*((1, side) for side in sides), (2, kind), (8, name), (9, raw))


def elsewhere(name: str) -> bytes:
    """Return a TensorProto whose values lie in another file."""
    entry = message((1, "location"), (2, "../secret"))
    return message((1, 4), (2, FLOAT), (8, name), (13, entry), (14, 1))


def value(name: str, sides: tuple[int | str, ...] | None, kind: int = FLOAT) -> bytes:
    """Return a ValueInfoProto; a side may be a name instead of a number."""
    content: list[tuple[int, Value]] = [(1, kind)]
    if sides is not None:
        dimensions = (message((1 if isinstance(side, int) else 2, side)) for side in sides)
        content.append((2, message(*((1, dimension) for dimension in dimensions))))
    return message((1, name), (2, message((1, message(*content)))))


def node(kind: str, inputs: str, outputs: str, *attributes: bytes) -> bytes:
    """Return a NodeProto; names of inputs and outputs are separated by blanks."""
    return message(
        *((1, name) for name in inputs.split(" ") if inputs),
        *((2, name) for name in outputs.split(" ")),
        (4, kind),
        *((5, attribute) for attribute in attributes),
    )


def whole(name: str, number: int) -> bytes:
    """Return an attribute of a whole number."""
    return message((1, name), (3, number), (20, 2))


def attribute(name: str, *, tensor: bytes | None = None, graph: bytes | None = None) -> bytes:
    """Return an attribute that holds a tensor or a graph."""
    if tensor is not None:
        return message((1, name), (5, tensor), (20, 4))
    assert graph is not None
    return message((1, name), (6, graph), (20, 5))


def graph(
    nodes: list[bytes], inputs: list[bytes], outputs: list[bytes], held: list[bytes] | None = None
) -> bytes:
    """Return a GraphProto; `held` are its initialisers."""
    return message(
        *((1, one) for one in nodes),
        (2, "graph"),
        *((5, one) for one in held or []),
        *((11, one) for one in inputs),
        *((12, one) for one in outputs),
    )


def model(content: bytes, *more: tuple[int, Value], operators: int = 13) -> bytes:
    """Return an ONNX file with this graph."""
    return message((1, 8), (7, content), (8, message((1, ""), (2, operators))), *more)


def face_model(columns: int, *nodes: bytes, held: list[bytes] | None = None) -> bytes:
    """Return a model from a face (1, 3, 112, 112) "x" over `nodes`, the last of which gives "f".

    The first `columns` numbers of "f" are its output.
    """
    tail = [node("Flatten", "f", "flat"), node("Slice", "flat begin end axis", "y")]
    numbers = {"begin": 0, "end": columns, "axis": 1}
    cut = [tensor(name, INT64, (1,), number) for name, number in numbers.items()]
    face, output = value("x", (1, 3, 112, 112)), value("y", (1, columns))
    return model(graph([*nodes, *tail], [face], [output], [*cut, *(held or [])]))


def harmless(columns: int = 512) -> bytes:
    """Return a model that gives the first levels of the picture."""
    return face_model(columns, node("Identity", "x", "f"))


def constant(columns: int = 512) -> bytes:
    """Return a model that gives the same for every picture: ones."""
    return face_model(
        columns,
        node("Mul", "x zero", "nothing"),
        node("Add", "nothing one", "f"),
        held=[tensor("zero", FLOAT, (), 0.0), tensor("one", FLOAT, (), 1.0)],
    )


def crashing() -> bytes:
    """Return a model that ends the process: the least whole number, modulo -1, traps on x86.

    ONNX Runtime looks for a divisor of 0 beforehand, not for this one. Both are made of the
    picture, so that nothing is reckoned before it runs.
    """
    return face_model(
        512,
        node("Cast", "x", "levels", whole("to", INT32)),
        node("Mul", "levels none", "zeros"),
        node("Add", "zeros lowest", "a"),
        node("Add", "zeros minus", "b"),
        node("Mod", "a b", "rest"),
        node("Cast", "rest", "f", whole("to", FLOAT)),
        held=[
            tensor("none", INT32, (), 0),
            tensor("lowest", INT32, (), -(2**31)),
            tensor("minus", INT32, (), -1),
        ],
    )


def endless() -> bytes:
    """Return a model that goes round 2^62 times before it gives anything."""
    round_once = graph(
        [node("Identity", "go", "on"), node("Add", "sum sum", "next")],
        [value("i", (), INT64), value("go", (), BOOL), value("sum", ())],
        [value("on", (), BOOL), value("next", ())],
    )
    return face_model(
        512,
        node("Loop", "rounds true start", "sum", attribute("body", graph=round_once)),
        node("Add", "x sum", "f"),
        held=[
            tensor("rounds", INT64, (), 2**62),
            tensor("true", BOOL, (), True),
            tensor("start", FLOAT, (), 1.0),
        ],
    )


def hungry() -> bytes:
    """Return a model that wants 3 GB for a picture."""
    return face_model(
        512,
        node("Tile", "x times", "many"),
        node("ReduceMean", "many", "f", message((1, "axes"), (8, 2), (8, 3), (20, 7))),
        held=[tensor("times", INT64, (4,), 1, 20_000, 1, 1)],
    )


def _varint(number: int) -> bytes:
    data = bytearray()
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)
