"""Reading the files of a model: verified against its card at every load; nothing runs code."""

from __future__ import annotations

import errno
import hashlib
import stat

import numpy as np
from numpy.typing import NDArray

from core.models.card import ModelCard, Role
from core.models.contract import ModelError
from core.wording import QT_TRANSLATE_NOOP

# Names beside a quantised tensor: real value = (stored - zero) * scale, for each block of a row.
SCALE = ".scale"
ZERO = ".zero"


def read_verified(card: ModelCard, role: Role) -> bytes:
    """Return the content of a model's file after comparing its size and checksum with the card.

    The bytes that were checked are the bytes that are used, so a file can't change in between.

    Raises
    ------
    ModelError
        If the model has no such file, or it is missing, unreadable or another one.
    """
    if role not in card.files:
        raise ModelError(
            QT_TRANSLATE_NOOP("core", "The model {name} has no file of the kind {role}."),
            name=card.name,
            role=role,
        )
    wanted = card.files[role]
    path = card.folder / wanted.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # pipes and devices have no end
            raise OSError(errno.EINVAL, "it is no file")
        size = status.st_size
        data = path.read_bytes() if size == wanted.size else b""
    except OSError as error:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core", "The file {file} of the model {name} can't be read: {reason}."
            ),
            file=path,
            name=card.name,
            reason=error.strerror or str(error),
        ) from error
    if size != wanted.size:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The file {file} of the model {name} has {size} bytes instead of {wanted}. "
                "It is damaged or another file; install the model again.",
            ),
            file=path,
            name=card.name,
            size=size,
            wanted=wanted.size,
        )
    if hashlib.sha256(data).hexdigest() != wanted.sha256:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The file {file} of the model {name} is not the one its card describes: its "
                "checksum differs. Install the model again.",
            ),
            file=path,
            name=card.name,
        )
    return data


def read_tensors(card: ModelCard) -> dict[str, NDArray[np.float32]]:
    """Return the verified weights of a model by name, quantised ones as their real values.

    Raises
    ------
    ModelError
        If the file fails verification or holds no tensors.
    """
    data = read_verified(card, "weights")
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return dequantise(load(data))
    except (SafetensorError, KeyError, ValueError) as error:
        raise ModelError(
            QT_TRANSLATE_NOOP("core", "The file {file} holds no weights that can be read."),
            file=card.folder / card.files["weights"].name,
        ) from error


def dequantise(stored: dict[str, NDArray[np.generic]]) -> dict[str, NDArray[np.float32]]:
    """Turn int8 tensors with scales and zero points into float32; pass others on.

    A quantised tensor `w` of shape (rows, ...) has `w.scale` and `w.zero` of shape
    (rows, blocks): each row, laid out flat, is cut into that many equal blocks.

    Raises
    ------
    ValueError, KeyError
        If shapes or types don't fit, or a part is missing.
    """
    real: dict[str, NDArray[np.float32]] = {}
    for name, tensor in stored.items():
        if name.endswith((SCALE, ZERO)):
            if name.rsplit(".", 1)[0] not in stored:
                raise KeyError(name)
            continue
        if tensor.dtype == np.float32:
            real[name] = tensor.astype(np.float32, copy=False)
            continue
        if tensor.dtype != np.int8:
            raise ValueError(f"{name} is {tensor.dtype}")
        scale, zero = stored[name + SCALE], stored[name + ZERO]
        blocks = tensor.reshape(*scale.shape, -1).astype(np.float32)
        blocks -= zero[..., None].astype(np.float32)
        blocks *= scale[..., None].astype(np.float32)
        real[name] = blocks.reshape(tensor.shape)
    return real
