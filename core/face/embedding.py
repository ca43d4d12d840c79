"""Turn chips into embeddings, each naming the model that made it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.models.contract import EmbedderNetwork
from core.results import Embedding


class EmbeddingStage:
    """Runs a recogniser on chips."""

    def __init__(self, network: EmbedderNetwork) -> None:
        self._network = network
        self._model = network.card.identity

    def embed(self, chips: Sequence[NDArray[np.uint8]]) -> tuple[Embedding, ...]:
        """Return one embedding for each chip.

        Parameters
        ----------
        chips
            All grey (112, 112), or all RGB (112, 112, 3).

        Raises
        ------
        ModelError
            If the network gives a vector without direction.
        """
        if not chips:
            return ()
        vectors = self._network.embed(np.stack(chips))
        return tuple(Embedding(vector, self._model) for vector in vectors)
