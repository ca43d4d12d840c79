"""Rate single faces with the network in the quality slot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.models.contract import FaceCut, QualityNetwork
from core.results import Rating


class RatingStage:
    """Asks a quality network, where there is one."""

    def __init__(self, network: QualityNetwork | None) -> None:
        self._network = network

    @property
    def cut(self) -> FaceCut | None:
        """Which part of a picture the network looks at; None without a network."""
        return self._network.cut if self._network is not None else None

    def rate(self, view: NDArray[np.generic] | None) -> Rating | None:
        """Rate one face.

        Parameters
        ----------
        view
            The face as `cut` says; None where it can't be cut so.

        Returns
        -------
        None without a network or a view.

        Raises
        ------
        ModelError
            If the network gives a score that is no number.
        """
        if self._network is None or view is None:
            return None
        score = float(self._network.scores(view[None])[0])
        return Rating(score, self._network.measures, self._network.card.name)
