"""What a face must be like to be judged: the limits of all gates, as settings change them."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.face.liveness import LivenessGates
from core.face.quality import QualityRules
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force."""

    quality: QualityRules = field(default_factory=QualityRules)
    liveness: LivenessGates = field(default_factory=LivenessGates)

    remove_ambient_from: float = 0.25
    """Share of other light than the lamp's on the face, 0 to 1, from which it is taken away."""

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Return the limits that the settings ask for."""
        return cls()
