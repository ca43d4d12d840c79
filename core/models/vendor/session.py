"""One of the vendor's graphs, unchanged, in ONNX Runtime: checked before use, run face by face."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core import runtime
from core.models.card import ModelCard
from core.models.contract import Faces, InputContract, ModelError
from core.models.weights import read_verified
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP

_FLOAT: Final = "tensor(float)"
_ROUNDING: Final = 1e-3
"""By how much probabilities may miss 0 and their sum 1: half-precision graphs round so."""


class GraphSession:
    """The graph of a vendor's model, as the vendor's code runs it.

    The first output is what counts, whatever it is called, and each face goes through alone:
    that gives the vendor's numbers to the last bit, and some of the graphs take no more.
    """

    runs_on = "ONNX Runtime, CPU"

    def __init__(self, card: ModelCard, *, copies: int = 1) -> None:
        """Read, verify and prepare the graph.

        Parameters
        ----------
        card
            Of a model whose contract says size, colours and normalisation.
        copies
            How many pictures the network takes one upon another: 4 for FLXC, which then has 12
            channels.

        Raises
        ------
        ModelError
            If the file fails verification, or is no graph that ONNX Runtime can run, or its
            input is not what the system needs.
        """
        data = read_verified(card, "graph")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = runtime.analysis_threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = 4  # what is wrong is said by the errors below
        # Waiting threads must not burn the core that the window needs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session: Any = onnxruntime.InferenceSession(
                data, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime's own exceptions have no common base
            raise ModelError(
                QT_TRANSLATE_NOOP("core", "The file {file} is no network that can be run."),
                file=card.folder / card.files["graph"].name,
            ) from error
        assert card.contract.size is not None
        self.card = card
        self._copies = copies
        self._size = card.contract.size
        inputs = self._session.get_inputs()
        wanted = (1, 3 * copies, *self._size)
        if len(inputs) != 1 or inputs[0].type != _FLOAT or not _fits(inputs[0].shape, wanted):
            raise _other_input(card, inputs, wanted)
        self._input: str = inputs[0].name
        self._output: str = self._session.get_outputs()[0].name

    @property
    def columns(self) -> int | None:
        """Numbers that the network says it gives for a face; None where it says nothing."""
        shape = self._session.get_outputs()[0].shape
        last = shape[-1] if shape is not None and len(shape) == 2 else None
        return last if isinstance(last, int) else None

    def __call__(self, faces: Faces) -> Float32:
        """Run the network on faces.

        Parameters
        ----------
        faces
            uint8, grey (N, h, w) or RGB (N, h, w, 3), of the contract's size.

        Returns
        -------
        The first output, float32 (N, columns).

        Raises
        ------
        ValueError
            If the array has another shape or type.
        ModelError
            If the network fails, or gives something other than rows of numbers.
        """
        if (
            faces.dtype != np.uint8
            or faces.shape[1:3] != self._size
            or faces.shape[3:] not in ((), (3,))
        ):
            raise ValueError(
                f"{self.card.name} takes 8-bit faces (N, {self._size}) or (N, {self._size}, 3), "
                f"not {faces.dtype} {faces.shape}"
            )
        rows = [self._run(network_input(face, self.card.contract, self._copies)) for face in faces]
        if any(row.shape != rows[0].shape for row in rows):
            raise other_size(self.card)
        return np.stack(rows) if rows else np.empty((0, self.columns or 0), np.float32)

    def _run(self, tensor: Float32) -> Float32:
        try:
            (first,) = self._session.run([self._output], {self._input: tensor})
        except Exception as error:  # as above
            raise ModelError(
                QT_TRANSLATE_NOOP(
                    "core", "The model {name} can't be run on a face. Use another model."
                ),
                name=self.card.name,
            ) from error
        if not isinstance(first, np.ndarray) or first.ndim != 2 or len(first) != 1:
            raise other_size(self.card)
        if first.dtype.kind != "f":
            raise unusable(self.card)
        row: Float32 = first[0].astype(np.float32, copy=False)
        return row


def network_input(face: NDArray[np.generic], contract: InputContract, copies: int = 1) -> Float32:
    """Turn one face into what a network takes: normalised, float32 (1, 3 * copies, h, w).

    Parameters
    ----------
    face
        Levels 0 to 255, grey (h, w) or RGB (h, w, 3). A grey one stands in all three channels.
    contract
        `(level - mean) / std`, in float32. For 127.5 and 127.5 that is, at all 256 levels, what
        the vendor computes as `(level / 255 - 0.5) / 0.5` in float64 and rounds; for 127.5 and
        128 it is exact.
    copies
        How often the picture is repeated along the channels.
    """
    if face.ndim == 2:
        face = np.broadcast_to(face[..., None], (*face.shape, 3))
    elif contract.colours == "BGR":
        face = face[..., ::-1]
    levels = face.astype(np.float32).transpose(2, 0, 1)
    shape = (3, 1, 1)
    mean, std = (np.array(v, np.float32).reshape(shape) for v in (contract.mean, contract.std))
    tensor = (levels - mean) / std
    return np.ascontiguousarray(np.tile(tensor, (copies, 1, 1))[None], np.float32)


def is_softmaxed(rows: NDArray[np.floating]) -> bool:
    """Whether outputs are probabilities already: not negative, and of sum 1 in every row.

    Parameters
    ----------
    rows
        Shape (N, columns): outputs for N pictures that differ. With one picture alone, logits
        may look so by accident.
    """
    if rows.ndim != 2 or rows.size == 0 or not np.isfinite(rows).all():
        return False
    sums = rows.sum(axis=1, dtype=np.float64)
    return bool((rows >= -_ROUNDING).all() and (np.abs(sums - 1.0) <= _ROUNDING).all())


def other_size(card: ModelCard) -> ModelError:
    """Return the error for a network that gives more or fewer numbers than its card says."""
    return ModelError(
        QT_TRANSLATE_NOOP(
            "core",
            "The model {name} gives results of another size than its card says. "
            "Install the model again.",
        ),
        name=card.name,
    )


def unusable(card: ModelCard) -> ModelError:
    """Return the error for a network that gives something that is no number."""
    return ModelError(
        QT_TRANSLATE_NOOP(
            "core", "The model {name} gave no usable result for a face. Use another model."
        ),
        name=card.name,
    )


def _fits(shape: Any, wanted: tuple[int, ...]) -> bool:
    """Whether each side is as wanted, or left open."""
    return len(shape) == len(wanted) and all(
        side == want if isinstance(side, int) else True
        for side, want in zip(shape, wanted, strict=True)
    )


def _other_input(card: ModelCard, inputs: Any, wanted: tuple[int, ...]) -> ModelError:
    found = ", ".join(
        f"{'x'.join('?' if not isinstance(side, int) else str(side) for side in node.shape)} "
        f"{node.type.removeprefix('tensor(').removesuffix(')')}"
        for node in inputs
    )
    return ModelError(
        QT_TRANSLATE_NOOP(
            "core",
            "The file {file} is not {title}'s: its network takes {found}, where {title} takes "
            "{wanted}. Use the file that the vendor publishes.",
        ),
        file=card.folder / card.files["graph"].name,
        title=card.title,
        found=found or "-",
        wanted=f"{'x'.join(map(str, wanted))} float",
    )
