"""Running a network in ONNX Runtime."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import runtime
from core.models.card import ModelCard
from core.models.contract import ModelError
from core.models.weights import read_verified
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP


class OnnxRunner:
    """The graph of a model in an ONNX Runtime session on the CPU.

    The graphs of this program take grey pixels as they are, uint8 (N, 1, H, W), and normalise
    inside, see `core.models.grey`.
    """

    def __init__(self, card: ModelCard, threads: int | None = None) -> None:
        """Read, verify and prepare the graph.

        Raises
        ------
        ModelError
            If the file fails verification, or is no graph that ONNX Runtime can run.
        """
        data = read_verified(card, "graph")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or runtime.analysis_threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only
        # Waiting threads must not burn the core that the window needs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Weights kept as int8 become float32 once, here, instead of in every run.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        try:
            self._session: Any = onnxruntime.InferenceSession(
                data, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime's own exceptions have no common base
            raise ModelError(
                QT_TRANSLATE_NOOP("core", "The file {file} is no network that can be run."),
                file=card.folder / card.files["graph"].name,
            ) from error
        self._input: str = self._session.get_inputs()[0].name

    @property
    def name(self) -> str:
        """What runs the network, for reports."""
        return "ONNX Runtime, CPU"

    @property
    def batch(self) -> int:
        """One by one: SFace takes 18 ms a chip so, and 24 ms in batches that leave the cache."""
        return 1

    def __call__(self, pixels: NDArray[np.uint8]) -> tuple[Float32, ...]:
        """Run the network on grey pixels (N, 1, H, W)."""
        return tuple(self._session.run(None, {self._input: pixels}))
