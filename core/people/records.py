"""What the gallery takes and gives: plain values, nothing of the database."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.results import Embedding, Float32

if TYPE_CHECKING:
    from core.people.sealed.rotation import Rotation


class View(enum.Enum):
    """What a template shows: how the head was held, or what was new about the face."""

    UNKNOWN = ""
    """Of earlier versions, and of pictures of which nobody said it."""

    STRAIGHT = "straight"
    LEFT = "left"
    """Turned to the person's own left: to the viewer's right, a positive yaw."""

    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    GLASSES = "glasses"
    BEARD = "beard"
    MASK = "mask"
    HEADWEAR = "headwear"
    OTHER = "other"
    PICTURE = "picture"
    """From a picture or a scanned document."""


@dataclass(frozen=True, slots=True)
class Consent:
    """That a person agreed to what a text says."""

    version: int
    """Of the text (`core.people.consent.keeper`)."""

    language: str
    """In which it was shown: `en`, `zh_CN`."""

    digest: str
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits: what exactly was agreed to."""

    given: datetime
    """UTC."""

    operator: str = ""
    """Name of the account that was signed in; empty where nobody has to sign in."""

    withdrawn: datetime | None = None
    """UTC; None while it holds."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person beside name and face. All of it is sealed."""

    external_id: str = ""
    """Number of the person in another system, at most 100 characters."""

    notes: str = ""
    """At most 4,000 characters."""

    tags: tuple[str, ...] = ()
    """Sorted, without doubles, each at most 40 characters."""

    consent: Consent | None = None
    keep_until: date | None = None
    """Last day on which the person is kept; None for no end."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody enrolled."""

    id: str
    """32 hexadecimal digits, never used again."""

    name: str
    """Empty where it can't be read: `damaged` is then true."""

    created: datetime
    """UTC."""

    template_count: int
    """Templates of all models."""

    models: tuple[str, ...]
    """Models that made them, sorted."""

    has_thumbnail: bool
    damaged: bool = False
    """Whether a record of this person didn't open when it was last read."""

    sample_count: int = 0
    """Pictures kept, because the person agreed to it."""

    details: Details = Details()
    """Empty where they can't be read: `damaged` is then true."""


@dataclass(frozen=True, slots=True, eq=False)
class NewTemplate:
    """An embedding to be kept."""

    embedding: Embedding
    quality: float
    """Overall quality of the picture it was made from, 0 to 100."""

    view: View = View.UNKNOWN
    sample: Sample | None = None
    """The picture it was made from, to be kept with it; None where it isn't kept."""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """What is known of a kept template beside its vector."""

    id: str
    model: str
    quality: float
    created: datetime
    """UTC."""

    view: View
    sample_id: str
    """Id of the sample it was made from; empty where that isn't kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A picture of a face, kept with the person's consent so that templates can be renewed.

    `core.people.samples.cut` makes one.
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    """Grey (H, W): the surroundings of the face, as the source gave them."""

    box: Float32
    """Shape (4,): x1, y1, x2, y2 of the face in `pixels`; may reach beyond them."""

    landmarks: Float32
    """Shape (5, 2) in `pixels`, in the order of `Detection.landmarks`."""

    quality: float
    """Overall quality of the face, 0 to 100."""

    taken: datetime
    """UTC."""

    consent: datetime
    """When the person agreed that it is kept, UTC."""

    source: str = ""
    """Name of the source, or of the picture file."""

    id: str = ""
    """32 hexadecimal digits of a kept sample; empty before."""


@dataclass(frozen=True, slots=True, eq=False)
class TemplateColumns:
    """Templates of one model, as columns of equal length."""

    model: str
    template_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    names: tuple[str, ...]
    """Names of the persons."""

    vectors: Float32 = field(repr=False)
    """Shape (templates, dimension), rows of length 1."""

    rotation: Rotation | None = None
    """In which the vectors lie; what is compared with them must be laid into it too."""


@dataclass(frozen=True, slots=True, eq=False)
class RemovedPerson:
    """All that was kept about a removed person, so that the removal can be undone.

    Lives in memory only; when it is let go, the person is gone for good.
    """

    id: str
    name: str
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)
    """Table name to the rows as they stood; for `Gallery.restore` alone."""
