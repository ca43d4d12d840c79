"""What is chosen in the window about thresholds, before it is put in force."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass
from typing import Literal

from core.settings import Settings


class Way(enum.Enum):
    """How thresholds are chosen."""

    MODEL = "model"
    RATE = "rate"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Wish:
    """Some of the settings, by the same names."""

    wanted_fmr: float | None = None
    wanted_fpir: float | None = None
    similarity_threshold: float | None = None
    calibration_origin: Literal["gallery", "evaluation"] | None = None
    check_seconds: int | None = None
    lock_out_seconds: int | None = None

    @classmethod
    def of(cls, settings: Settings) -> Wish:
        """Return what the settings say."""
        return cls(
            **{field.name: getattr(settings, field.name) for field in dataclasses.fields(cls)}
        )

    @property
    def way(self) -> Way:
        """How these thresholds were chosen."""
        if self.wanted_fmr is not None or self.wanted_fpir is not None:
            return Way.RATE
        return Way.MODEL if self.similarity_threshold is None else Way.NUMBER

    def over(self, settings: Settings) -> Settings:
        """Return the settings with what is wished."""
        return dataclasses.replace(settings, **dataclasses.asdict(self))
