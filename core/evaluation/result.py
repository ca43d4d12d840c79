"""What an evaluation found, as one value that window, command line and report share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation.attacks import Attacks, Presentation
from core.evaluation.comparisons import Comparisons
from core.evaluation.identification import Identification
from core.evaluation.intervals import Rate
from core.evaluation.verification import Verification


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """Error rates of the models on one set of pictures."""

    kind: Literal["people", "presentations"]
    folder: str
    """Name of the set's folder, without its path."""

    pictures: int
    failed: tuple[str, ...]
    """Pictures in which no face could be used."""

    failure_to_enrol: Rate | None
    set_digest: str
    """SHA-256 over the names and contents of all pictures: the same set gives the same."""

    seed: int
    models: Mapping[str, str]
    """Slot to the model's name."""

    identities: Mapping[str, str]
    """Slot to name and checksum."""

    modes: Mapping[str, str]
    seconds: float
    machine: str
    recogniser: str = ""
    """As `Embedding.model` says."""

    suggested: float | None = None
    """The recogniser's own threshold."""

    verification: Verification | None = None
    identification: Identification | None = None
    comparisons: Comparisons | None = None
    """The similarities themselves, for plots, a calibration and paired tests."""

    attacks: Attacks | None = None
    presentations: tuple[Presentation, ...] = field(default=(), repr=False)
    vectors: NDArray[np.float32] | None = field(default=None, repr=False)
    """Shape (faces, dimension), in the order of `labels`."""

    labels: tuple[str, ...] = field(default=(), repr=False)
    """Who each face is."""

    @property
    def pictures_per_second(self) -> float:
        """How fast the pictures were looked at."""
        return self.pictures / max(self.seconds, 1e-9)
