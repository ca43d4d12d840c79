"""What the log's verdicts show over time, as frozen values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

NEAR: Final = 0.05
"""A similarity that is so little above the threshold, or below it, is a near miss."""

LEAST_VISITS: Final = 30
"""Visits below which nothing is said."""

HOURS: Final = 24


class Period(enum.Enum):
    """How far back is looked."""

    WEEKS = 28
    """Four weeks, day by day."""

    MONTHS = 91
    """Three months, week by week."""

    YEAR = 364
    """A year, week by week."""

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.value

    @property
    def step(self) -> int:
        """How many days a point of the plot stands for."""
        return 1 if self is Period.WEEKS else 7


@dataclass(frozen=True, slots=True)
class Slope:
    """How a value goes with time, by Theil and Sen: the median of the slopes between all points."""

    per_day: float
    low: float
    high: float
    """Between these lies the true slope, at the confidence that was asked for; infinite where the
    points are too few to tell at all."""

    first: float
    last: float
    """Where the line through the middle of the points begins and ends."""

    days: int
    """From the first to the last point."""

    points: int

    @property
    def falls(self) -> bool:
        """Whether it falls, beyond what chance makes of it."""
        return self.high < 0.0

    @property
    def rises(self) -> bool:
        """Whether it rises, beyond what chance makes of it."""
        return self.low > 0.0

    @property
    def change(self) -> float:
        """What the slope makes over all the days."""
        return self.per_day * self.days


@dataclass(frozen=True, slots=True)
class Point:
    """One day or week."""

    start: date
    visits: int
    refused: int
    recognised: int
    median: float | None
    """Of the similarities of those who were recognised; None for nobody, as all that follows."""

    low: float | None
    high: float | None
    """Between these lies the true median at a confidence of 95 %; None for fewer than 6."""

    quarter: float | None
    three_quarters: float | None
    """Half of the similarities lie between these."""


@dataclass(frozen=True, slots=True)
class Count:
    """Visits, and how many of them ended how."""

    visits: int = 0
    refused: int = 0
    fakes: int = 0
    troubled: int = 0
    """In which the picture hindered, nothing could be judged, or it was close, whether they ended
    with a refusal or not. Strangers are refused everywhere, and are no trouble."""

    @property
    def trouble(self) -> float:
        """Share of the visits that were troubled, 0 to 1."""
        return self.troubled / self.visits if self.visits else 0.0

    @property
    def share(self) -> float:
        """Share of the visits that were refused, 0 to 1."""
        return self.refused / self.visits if self.visits else 0.0


@dataclass(frozen=True, slots=True)
class CameraTrend:
    """What happened at one camera."""

    camera: str
    """As the log calls it; empty where it doesn't say."""

    count: Count
    by_hour: tuple[Count, ...]
    """Of 24 hours, in the time of this computer."""

    slope: Slope | None
    """Of the similarities at this camera, each less its person's median; None for too few."""

    people: int = 0
    """Who came on enough days to be looked at one by one, where the slope falls."""

    falling: int = 0
    """How many of them fall, too."""


@dataclass(frozen=True, slots=True)
class PersonTrend:
    """How one person was recognised since their views changed last."""

    person_id: str
    visits: int
    """In which they were recognised."""

    median: float
    slope: Slope | None
    """None for too few days."""

    near: int
    """Times that they were recognised with less than `NEAR` to spare, or missed it by that."""

    tries: int
    """Refusals of somebody right before this person was recognised at the same camera: most
    probably their own."""

    reasons: Mapping[str, int] = field(default_factory=dict)
    """What the near and failed visits have in common: value of a `QualityReason` to how many."""


@dataclass(frozen=True, slots=True)
class NearMisses:
    """How close it was."""

    recognised: int
    """Recognised with less than `NEAR` above the threshold."""

    refused: int
    """Refused with less than `NEAR` below it."""


class ProposalKind(enum.Enum):
    """What is proposed."""

    RENEW_VIEWS = "renew-views"
    ADD_VIEW = "add-view"
    CAMERA_FALLS = "camera-falls"
    """Everybody is recognised less well at a camera than before."""

    CAMERA_TROUBLED = "camera-troubled"
    """Far more visits are troubled at one camera than elsewhere."""

    HOUR_TROUBLED = "hour-troubled"
    """Far more visits are troubled in one hour of the day than in others at that camera."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that somebody may do. Nothing is done by itself."""

    kind: ProposalKind
    person_id: str = ""
    camera: str = ""
    hour: int | None = None
    reason: str = ""
    """What most of the visits have in common: value of a `QualityReason` or `LivenessReason`;
    empty where the log names nothing."""

    first: float | None = None
    last: float | None = None
    """Similarities, or shares of troubled visits elsewhere and here."""

    days: int = 0
    count: int = 0
    of: int = 0
    """So many of so many visits."""


@dataclass(frozen=True, slots=True, eq=False)
class Trends:
    """All that was found."""

    period: Period
    since: datetime
    until: datetime
    """UTC."""

    recogniser: str
    """Identity of the one model whose similarities these are; never of several."""

    count: Count
    recognised: int
    others: int
    """Visits that were left out because another recogniser judged them."""

    is_demo: bool
    """Whether the visits are of the studio or of files, because there are no others."""

    median: float | None
    quarter: float | None
    three_quarters: float | None
    """Of all similarities of those who were recognised."""

    threshold: float | None
    """Of the latest visit."""

    slope: Slope | None
    """Of all similarities, each less its person's median."""

    near: NearMisses
    points: tuple[Point, ...]
    cameras: tuple[CameraTrend, ...]
    """The most visited first."""

    reasons: tuple[tuple[str, int], ...]
    """Value of a `QualityReason`, and how many refused visits it hindered; the most first."""

    liveness_reasons: tuple[tuple[str, int], ...]
    """The same of `LivenessReason`, where only liveness could not be judged."""

    people: tuple[PersonTrend, ...]
    """The most visits first."""

    proposals: tuple[Proposal, ...]
    damaged: int = 0
    """Entries that could not be read."""

    @property
    def is_enough(self) -> bool:
        """Whether there are enough visits to say anything."""
        return self.count.visits >= LEAST_VISITS
