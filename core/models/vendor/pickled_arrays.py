"""Reading a .npy file that holds a pickled dict of arrays, without running what a pickle may ask.

numpy would unpickle such a file with all that pickles can do. Here only the few names that arrays
are stored with mean anything, and stand-ins take numpy's place: the file's bytes become arrays
only after shape and type were checked.
"""

from __future__ import annotations

import io
import math
import pickle
import pickletools
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_MOST_NAME: Final = 200  # characters
_MEMO_OPCODES: Final = frozenset({"PUT", "BINPUT", "LONG_BINPUT"})


def read_arrays(data: bytes) -> dict[str, NDArray[np.float32]]:
    """Return the arrays of a file that `numpy.save` made of a dict of them.

    Returns
    -------
    float32, finite, by name.

    Raises
    ------
    ValueError
        If the file is anything else.
    """
    file = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(file)
        if version != (1, 0):
            raise ValueError("version of the file")
        shape, _, dtype = np.lib.format.read_array_header_1_0(file)
        if shape != () or dtype != np.dtype(object):
            raise ValueError("no dict")
        pickled = data[file.tell() :]
        _check_opcodes(pickled)
        whole = _Unpickler(io.BytesIO(pickled)).load()
        (content,) = whole.elements()
        return {_name(name): array.numbers() for name, array in content.items()}
    except (
        pickle.UnpicklingError, AttributeError, EOFError, IndexError, LookupError, MemoryError,
        OverflowError, RecursionError, TypeError, UnicodeError,
    ) as error:  # fmt: skip
        raise ValueError("no dict of arrays") from error


class _StoredType:
    """What a pickle says of an array's type."""

    def __init__(self, code: Any, *_: Any) -> None:
        self.code = code
        self.order: Any = "<"

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.order = state[1]

    def numeric(self) -> np.dtype[Any]:
        if self.code not in ("f2", "f4", "f8") or self.order not in ("<", ">", "="):
            raise ValueError("type of an array")
        numeric: np.dtype[Any] = np.dtype(self.code).newbyteorder(self.order)
        return numeric


class _StoredArray:
    """What a pickle says of an array."""

    def __init__(self) -> None:
        self.state: tuple[Any, ...] = ()

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.state = state

    def elements(self) -> list[Any]:
        """Elements of an array of objects."""
        *_, dtype, _, elements = self.state
        if dtype.code not in ("O", "O4", "O8") or not isinstance(elements, list):
            raise ValueError("no array of objects")
        return elements

    def numbers(self) -> NDArray[np.float32]:
        """Elements of an array of numbers."""
        shape, dtype, fortran, raw = self.state[-4:]
        if not isinstance(raw, bytes | bytearray) or not isinstance(shape, tuple):
            raise ValueError("no array of numbers")
        if not all(type(side) is int and 0 < side < 2**31 for side in shape):
            raise ValueError("shape of an array")
        numeric = dtype.numeric()
        if math.prod(shape) * numeric.itemsize != len(raw):
            raise ValueError("size of an array")
        flat = np.frombuffer(raw, numeric)
        array = flat.reshape(shape, order="F" if fortran is True else "C").astype(np.float32)
        if not np.isfinite(array).all():
            raise ValueError("no finite numbers")
        return np.ascontiguousarray(array)


def _reconstruct(*_: Any) -> _StoredArray:
    return _StoredArray()


def _from_buffer(raw: Any, dtype: Any, shape: Any, order: Any) -> _StoredArray:
    # How protocol 5 stores contiguous arrays.
    array = _StoredArray()
    array.state = (shape, dtype, order == "F", raw)
    return array


def _encode(text: Any, encoding: Any) -> bytes:
    # How protocol 2 stores bytes.
    if not isinstance(text, str) or encoding not in ("latin1", "latin-1"):
        raise ValueError("encoding")
    return text.encode("latin-1")


def _type_name() -> None:
    """Stand for the class numpy.ndarray, which pickles name and `_reconstruct` ignores."""


_KNOWN: Final[Mapping[tuple[str, str], Callable[..., Any]]] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("_codecs", "encode"): _encode,
    ("numpy", "ndarray"): _type_name,
    ("numpy", "dtype"): _StoredType,
    **{
        (f"{core}.multiarray", "_reconstruct"): _reconstruct
        for core in ("numpy.core", "numpy._core")
    },
    **{(f"{core}.numeric", "_frombuffer"): _from_buffer for core in ("numpy.core", "numpy._core")},
}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError("a name that no array is stored with")
        return _KNOWN[module, name]


def _check_opcodes(pickled: bytes) -> None:
    """Refuse a pickle that is cut off, or would have the reader's memo table grow huge."""
    for opcode, argument, _ in pickletools.genops(pickled):
        if opcode.name in _MEMO_OPCODES and int(argument or 0) > len(pickled):
            raise ValueError("memo")


def _name(name: Any) -> str:
    if not isinstance(name, str) or len(name) > _MOST_NAME:
        raise ValueError("name of an array")
    return name
