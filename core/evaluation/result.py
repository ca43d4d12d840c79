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
from core.evaluation.liveness_sweep import Sweep
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

    files: tuple[str, ...] = field(default=(), repr=False)
    """Picture of each face in `labels`, or of each of `presentations`, below the set's folder."""

    failures: Mapping[str, int] = field(default_factory=dict)
    """Why no face could be used, to how many pictures: `unreadable`, `no-face` or `unclear`."""

    people_failed: Rate | None = None
    """Share of the people of whom no picture could be used."""

    sweep: Sweep | None = None
    """What holds at each limit of the spoof score, where there are scores."""

    checksums: Mapping[str, str] = field(default_factory=dict)
    """Slot to SHA-256 of the model's main file."""

    settings: Mapping[str, float] = field(default_factory=dict)
    """Limits that were in force, by their names in `Settings`."""

    most: int | None = None
    """How many pictures were to be looked at, at most."""

    @property
    def pictures_per_second(self) -> float:
        """How fast the pictures were looked at."""
        return self.pictures / max(self.seconds, 1e-9)
