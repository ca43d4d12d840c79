"""What the window of error rates is told, and what it wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from core.evaluation.pairing import Paired
from core.evaluation.result import Evaluation
from core.models.contract import Slot
from core.reports.document import Document


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can be chosen."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Models:
    """What can be chosen, and what the desk uses now."""

    present: Mapping[Slot, tuple[Model, ...]] = field(default_factory=dict)
    in_use: Mapping[Slot, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetFacts:
    """What a folder holds."""

    folder: Path
    kind: Literal["people", "presentations"]
    pictures: int
    people: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    """Kind of fake, empty for living people, and how many pictures."""

    @property
    def slot(self) -> Slot:
        """Which models are measured on it."""
        return "recogniser" if self.kind == "people" else "liveness"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be measured."""

    folder: Path
    kind: Literal["people", "presentations"]
    detector: str
    model: str
    """Recogniser or liveness model."""

    second: str = ""
    """Another one to be compared with it; empty for none."""

    @property
    def slot(self) -> Slot:
        """Which slot the models are for."""
        return "recogniser" if self.kind == "people" else "liveness"


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What was found."""

    evaluation: Evaluation
    second: Evaluation | None = None
    paired: Paired | None = None
    document: Document | None = None
    """The same in the window's language."""
