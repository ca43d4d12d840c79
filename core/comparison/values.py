"""What a comparison of pictures finds, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.calibration.meaning import Meaning
from core.frame import Picture
from core.results import FaceAnalysis, Float32
from core.wording import PlainError


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the pictures that are compared, with the faces in it."""

    name: str
    """What the picture is called on screen: a file's name, a person, "camera"."""

    picture: Picture
    faces: tuple[FaceAnalysis, ...]
    """Largest first; all embedded that can be."""

    chosen: int = 0
    """Which of the faces is compared."""

    moved: Float32 | None = None
    """Landmarks that somebody put elsewhere, shape (5, 2) as `Detection.landmarks`; None as
    found."""

    digest: str = ""
    """SHA-256 of the file, hexadecimal; empty where the picture comes from no file."""

    person_id: str = ""
    """Of the gallery, where the picture is a person's."""

    as_found: FaceAnalysis | None = None
    """The chosen face before its landmarks were moved; None while they are as found."""

    @property
    def face(self) -> FaceAnalysis | None:
        """The chosen face; None where the picture shows none."""
        return self.faces[self.chosen] if self.faces else None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How alike the chosen faces of two pictures are."""

    one: Side
    other: Side
    similarity: float
    """Cosine, -1 to 1; higher = more alike."""

    threshold: float
    meaning: Meaning | None
    """None where nothing is known of strangers."""

    @property
    def is_same(self) -> bool:
        """Whether the similarity reaches the threshold."""
        return self.similarity >= self.threshold


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """Which regions of two aligned faces speak for and against a match. Indicative only."""

    one: Float32
    other: Float32
    """Shape (112, 112), over the chip, each: by how much the similarity falls when the region is
    hidden, less half of what it rises when it is the same in both. Above 0 the region speaks for a
    match, below 0 against it."""

    similarity: float
    """With nothing hidden."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One picture of a matrix, without its pixels: thousands of them fit into memory."""

    name: str
    """As `Side.name`; longer where two pictures have the same."""

    path: str = ""
    """Of the file; empty where the picture comes from none."""

    digest: str = ""
    person_id: str = ""
    """Both as of `Side`."""

    faces: int = 1
    """How many the picture shows; the chosen one is compared."""

    quality: float = 0.0
    """Overall quality of the chosen face, 0 to 100."""

    chip: NDArray[np.uint8] | None = None
    """The chosen face, aligned, grey (112, 112)."""


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """How alike each of some faces is to each of others."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    similarities: Float32
    """Shape (rows, columns)."""

    threshold: float
    failed: tuple[str, ...] = ()
    """Names of pictures in which no face could be used."""

    failures: tuple[PlainError, ...] = ()
    """Why, one for each of `failed`."""

    row_entries: tuple[Entry, ...] = ()
    column_entries: tuple[Entry, ...] = ()
    """In the order of `rows` and `columns`."""

    model: str = ""
    """Identity of the recogniser, as `Embedding.model`."""

    meaning: Meaning | None = None
    """What the threshold means; None where nothing is known of strangers."""

    @property
    def is_square(self) -> bool:
        """Whether rows and columns are the same pictures, each compared with all the others."""
        return bool(self.row_entries) and self.row_entries is self.column_entries


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a report of a comparison names beside the numbers."""

    models: dict[str, str] = field(default_factory=dict)
    """Slot to the model's identity with its whole checksum."""

    modes: dict[str, str] = field(default_factory=dict)
    log_head: str = ""
    """Number and hash of the gallery's last log entry; empty where no gallery is open."""

    operator: str = ""
