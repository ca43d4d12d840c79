"""What the gallery takes and gives: plain values, nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.results import Embedding, Float32


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody enrolled."""

    id: str
    """32 hexadecimal digits, never used again."""

    name: str
    created: datetime
    """UTC."""

    template_count: int
    """Templates of all models."""

    models: tuple[str, ...]
    """Models that made them, sorted."""

    has_thumbnail: bool
    damaged: bool = False
    """Whether a record of this person didn't open when it was last read."""


@dataclass(frozen=True, slots=True, eq=False)
class NewTemplate:
    """An embedding to be kept."""

    embedding: Embedding
    quality: float
    """Overall quality of the picture it was made from, 0 to 100."""


@dataclass(frozen=True, slots=True, eq=False)
class TemplateColumns:
    """Templates of one model, as columns of equal length."""

    model: str
    template_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    names: tuple[str, ...]
    """Names of the persons."""

    vectors: Float32
    """Shape (templates, dimension), rows of length 1."""


@dataclass(frozen=True, slots=True, eq=False)
class RemovedPerson:
    """All that was kept about a removed person, so that the removal can be undone.

    Lives in memory only; when it is let go, the person is gone for good.
    """

    id: str
    name: str
    rows: dict[str, list[dict[str, Any]]] = field(repr=False)
    """Table name to the rows as they stood; for `Gallery.restore` alone."""
