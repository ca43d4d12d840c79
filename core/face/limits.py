"""What a face must be like to be judged: the limits of all gates, as settings change them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Final, Literal

from core.face.cues.combining import Combination
from core.face.liveness import Bands, LivenessGates
from core.face.quality_rules import QualityRules, Scale
from core.quality import Quality, QualityReason
from core.results import LivenessReason
from core.settings import RANGES, Settings
from core.wording import QT_TRANSLATE_NOOP

_RULES: Final = QualityRules()
_GATES: Final = LivenessGates()


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that a person can move."""

    setting: str
    """Field of `Settings` that holds it; None there takes `default`."""

    reason: QualityReason | LivenessReason
    """What is said where it is passed: of recognition or of liveness."""

    rule: str
    """Field of `QualityRules` or `LivenessGates` that it changes."""

    part: str
    """Field of `Quality` that is compared with it."""

    hinders: Literal["more", "less"]
    """Whether more or less than the limit hinders."""

    unit: Literal["share", "level", "ratio"]
    """Share 0 to 1, grey level 0 to 255, or a ratio."""

    step: float
    """A sensible step between two values."""

    sentence: str
    """What is measured and what the limit does, for people; marked for translation."""

    @property
    def default(self) -> float:
        """The program's own limit."""
        if isinstance(self.reason, LivenessReason):
            return float(getattr(_GATES, self.rule))
        return float(getattr(_RULES, self.rule).limit)

    @property
    def least(self) -> float:
        """Least value that the settings take."""
        return RANGES[self.setting][0]

    @property
    def greatest(self) -> float:
        """Greatest value that the settings take."""
        return RANGES[self.setting][1]

    def chosen(self, settings: Settings) -> float | None:
        """Return what a person chose; None where it is the program's own."""
        value: float | None = getattr(settings, self.setting)
        return value

    def now(self, quality: Quality) -> float | None:
        """Return what is compared with the limit; None where it could not be measured."""
        value: float | None = getattr(quality, self.part)
        return value

    def passed(self, quality: Quality, limit: float) -> bool:
        """Whether a face goes beyond `limit`, so that it is hindered."""
        value = self.now(quality)
        if value is None:
            return False
        return value > limit if self.hinders == "more" else value < limit


LIMITS: tuple[Limit, ...] = (
    Limit(
        "limit_clipped",
        QualityReason.CLIPPED,
        rule="clipped",
        part="clipped",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Share of the face that is overexposed. Above the limit nobody is recognised.",
        ),
    ),
    Limit(
        "limit_dark",
        QualityReason.TOO_DARK,
        rule="dark",
        part="exposure",
        hinders="less",
        unit="level",
        step=1.0,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Mean grey level of the face, 0 to 255. Below the limit nobody is recognised.",
        ),
    ),
    Limit(
        "limit_motion",
        QualityReason.MOTION,
        rule="motion",
        part="motion",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "How much fine detail movement has taken from the face. "
            "Above the limit the program waits for a steadier picture.",
        ),
    ),
    Limit(
        "limit_ambient",
        QualityReason.AMBIENT,
        rule="ambient",
        part="ambient",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Share of the light on the face that is not the lamp's, where the lamp pulses. Above "
            "the limit nobody is recognised, unless the other light could be taken away.",
        ),
    ),
    Limit(
        "limit_fall_off",
        QualityReason.HOT_SPOT,
        rule="hot_spot",
        part="fall_off",
        hinders="more",
        unit="ratio",
        step=0.1,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "How many times brighter the middle of the face is than its cheeks. "
            "Above the limit the lamp is too near for recognition.",
        ),
    ),
    Limit(
        "limit_uneven",
        QualityReason.UNEVEN,
        rule="uneven",
        part="fall_off",
        hinders="less",
        unit="ratio",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Light in the middle of the face beside that on its brighter cheek. "
            "Below the limit the light comes too much from the side or from behind.",
        ),
    ),
    Limit(
        "limit_glare",
        QualityReason.GLARE,
        rule="glare",
        part="glare",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Share of the surroundings of an eye that a reflection of the glasses covers. "
            "Above the limit nobody is recognised.",
        ),
    ),
    Limit(
        "limit_liveness_clipped",
        LivenessReason.CLIPPED,
        rule="most_clipped",
        part="clipped",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Share of the face that is overexposed. Above the limit liveness is not judged, "
            "because a fake could look alive.",
        ),
    ),
    Limit(
        "limit_liveness_dark",
        LivenessReason.TOO_DARK,
        rule="darkest",
        part="exposure",
        hinders="less",
        unit="level",
        step=1.0,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Mean grey level of the face, 0 to 255. Below the limit liveness is not judged, "
            "because a person could look like a fake.",
        ),
    ),
    Limit(
        "limit_liveness_ambient",
        LivenessReason.AMBIENT,
        rule="most_ambient",
        part="ambient",
        hinders="more",
        unit="share",
        step=0.01,
        sentence=QT_TRANSLATE_NOOP(
            "core",
            "Share of the light on the face that is not the lamp's, where the lamp pulses. Above "
            "the limit liveness is not judged, unless the other light could be taken away.",
        ),
    ),
)
"""Every limit that a person can move, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force."""

    quality: QualityRules = field(default_factory=QualityRules)
    liveness: LivenessGates = field(default_factory=LivenessGates)

    geometry: Combination = field(default_factory=Combination)

    remove_ambient_from: float = 0.15
    """Share of other light than the lamp's on the face, 0 to 1, from which it is taken away."""

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Return the limits that the settings ask for.

        Raises
        ------
        ValueError
            If one is out of its range; `core.settings.load` lets none through.
        """
        rules: dict[str, Scale] = {}
        gates: dict[str, float] = {}
        for limit in LIMITS:
            chosen = limit.chosen(settings)
            if chosen is None:
                continue
            if not limit.least <= chosen <= limit.greatest:
                raise ValueError(f"{limit.setting} is {chosen}, out of its range")
            if isinstance(limit.reason, LivenessReason):
                gates[limit.rule] = chosen
            else:
                rules[limit.rule] = getattr(_RULES, limit.rule).with_limit(chosen)
        return cls(
            quality=dataclasses.replace(_RULES, **rules),
            liveness=dataclasses.replace(_GATES, **gates, bands=_bands(settings)),
            geometry=Combination()
            if settings.limit_geometry is None
            else Combination(deny_from=settings.limit_geometry),
        )


def _bands(settings: Settings) -> Bands | None:
    """Return the measured bands; None where there are none, or where a score could be in both."""
    model, live, spoof = (
        settings.liveness_bands_of,
        settings.liveness_live_below,
        settings.liveness_spoof_from,
    )
    if model is None or live is None or spoof is None or live > spoof:
        return None
    return Bands(model, live, spoof)
