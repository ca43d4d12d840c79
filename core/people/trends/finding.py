"""From visits to trends: points of a plot, slopes, near misses, cameras, people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.people.audit.log import AuditLog
from core.people.trends import visits as reading
from core.people.trends.looked import JUDGED, Bools, Looked
from core.people.trends.proposals import proposals
from core.people.trends.slope import Float64, median_interval, medians, theil_sen
from core.people.trends.values import (
    HOURS,
    CameraTrend,
    NearMisses,
    Period,
    PersonTrend,
    Point,
    Slope,
    Trends,
)
from core.people.trends.visits import Visits
from core.quality import QualityReason
from core.results import DecisionState

TRY_SECONDS: Final = 20.0
"""Who is recognised so soon after a refusal at the same camera was most probably refused."""

CONFIDENCE: Final = 0.95


def find(
    log: AuditLog,
    period: Period,
    *,
    recogniser: str | None = None,
    now: datetime | None = None,
    still_there: Callable[[str], bool] = lambda person_id: True,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Trends | None:
    """Look at the visits of a period; None if it was cancelled.

    Parameters
    ----------
    recogniser
        Identity of the model whose verdicts count; None for that of the latest visit.
    now
        End of the period; None for this moment.
    still_there
        Whether a person is in the gallery: nothing is said or proposed about others.

    Raises
    ------
    NotAllowedError
        If who is signed in may not read the log.
    """
    until = now or datetime.now(UTC)
    since = _first_midnight(until, period)
    found = reading.read(
        log, since, until, recogniser=recogniser, progress=progress, cancelled=cancelled
    )
    if found is None:
        return None
    return trends_of(found, reading.changed_views(log), period, since, until, still_there)


def trends_of(
    visits: Visits,
    changed: Mapping[str, float],
    period: Period,
    since: datetime,
    until: datetime,
    still_there: Callable[[str], bool] = lambda person_id: True,
) -> Trends:
    """Return what visits show.

    Parameters
    ----------
    changed
        Person's id to the time, in seconds since 1970, at which their views changed last.
    """
    looked = Looked(visits, changed)
    people = _people(looked, period, still_there)
    similar = np.sort(visits.similarity[looked.known])
    thresholds = visits.threshold[~np.isnan(visits.threshold)]
    trends = Trends(
        period=period,
        since=since,
        until=until,
        recogniser=visits.recogniser,
        count=looked.count(np.ones(len(visits), bool)),
        recognised=int(visits.are(DecisionState.KNOWN).sum()),
        others=visits.others,
        is_demo=visits.is_demo,
        median=_quantile(similar, 0.5),
        quarter=_quantile(similar, 0.25),
        three_quarters=_quantile(similar, 0.75),
        threshold=float(thresholds[-1]) if len(thresholds) else None,
        slope=_slope(looked, looked.steady, looked.aside, period),
        near=NearMisses(int(looked.near_known.sum()), int(looked.near_refused.sum())),
        points=_points(looked, period, since, until),
        cameras=_cameras(looked, period),
        reasons=_named(visits.reason[looked.refused], visits.reasons, {QualityReason.GOOD.value}),
        liveness_reasons=_named(
            visits.liveness_reason[visits.are(DecisionState.CANNOT_JUDGE) & looked.clear],
            visits.liveness_reasons,
            JUDGED,
        ),
        people=people,
        proposals=(),
        damaged=visits.damaged,
    )
    return proposals(trends, looked.hindrances())


def _people(
    looked: Looked,
    period: Period,
    still_there: Callable[[str], bool],
) -> tuple[PersonTrend, ...]:
    visits = looked.visits
    tries = _tries(looked)
    missed_by = np.flatnonzero(looked.near_refused & (visits.person >= 0))
    named = [
        (who, places)
        for who, places in looked.of_people().items()
        if still_there(visits.people[who])
    ]
    # Many people are tested: so that chance makes one of them fall once in twenty galleries.
    sure = 1.0 - (1.0 - CONFIDENCE) / max(1, len(named))
    found = []
    for who, places in named:
        mine = places[visits.time[places] >= looked.changed[who]]
        if not len(mine):
            continue
        near = mine[looked.near_known[mine]]
        before = [tries[place] for place in mine.tolist() if place in tries]
        missed = missed_by[visits.person[missed_by] == who]
        missed = missed[visits.time[missed] >= looked.changed[who]]
        failing = [*near.tolist(), *missed.tolist(), *before]
        reasons = Counter(visits.reasons[visits.reason[place]] for place in failing)
        for said_nothing in ("", QualityReason.GOOD.value):
            reasons.pop(said_nothing, None)
        found.append(
            PersonTrend(
                visits.people[who],
                len(mine),
                float(np.median(visits.similarity[mine])),
                _slope(looked, mine, visits.similarity, period, sure),
                len(near) + len(missed),
                len(before),
                dict(reasons.most_common()),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.visits, one.person_id)))


def _tries(looked: Looked) -> dict[int, int]:
    """Return the place of a recognised visit to that of the refusal right before it."""
    visits = looked.visits
    found: dict[int, int] = {}
    latest: dict[int, int] = {}
    for place in range(len(visits)):
        camera = int(visits.camera[place])
        before = latest.get(camera, -1)
        is_try = before >= 0 and looked.known[place] and looked.refused[before]
        if is_try and visits.time[place] - visits.time[before] <= TRY_SECONDS:
            found[place] = before
        latest[camera] = place
    return found


def _slope(
    looked: Looked,
    which: Bools | NDArray[np.int64],
    values: Float64,
    period: Period,
    confidence: float = CONFIDENCE,
) -> Slope | None:
    """Return how values go from day to day (in a year from week to week): visits of one day are
    no independent tests, so their median counts once."""
    width = 7 if period is Period.YEAR else 1
    weeks_or_days, middles = medians(looked.day[which] // width, values[which])
    return theil_sen(weeks_or_days.astype(float) * width, middles, confidence)


def _points(looked: Looked, period: Period, since: datetime, until: datetime) -> tuple[Point, ...]:
    first = since.astimezone().date().toordinal()
    last = until.astimezone().date().toordinal()
    visits, found = looked.visits, []
    step = (looked.day - first) // period.step
    for number in range((last - first) // period.step + 1):
        here = step == number
        similar = np.sort(visits.similarity[here & looked.known])
        within = median_interval(similar)
        found.append(
            Point(
                date.fromordinal(first + number * period.step),
                int(here.sum()),
                int((here & looked.refused).sum()),
                len(similar),
                _quantile(similar, 0.5),
                None if within is None else within[0],
                None if within is None else within[1],
                _quantile(similar, 0.25),
                _quantile(similar, 0.75),
            )
        )
    return tuple(found)


def _cameras(looked: Looked, period: Period) -> tuple[CameraTrend, ...]:
    visits, found = looked.visits, []
    for number, camera in enumerate(visits.cameras):
        here = visits.camera == number
        if not here.any():
            continue
        hours = tuple(looked.count(here & (looked.hour == hour)) for hour in range(HOURS))
        slope = _slope(
            looked,
            here & looked.steady,
            looked.aside,
            period,
            1.0 - (1.0 - CONFIDENCE) / len(visits.cameras),
        )
        each: list[Slope | None] = []
        if slope is not None and slope.falls:
            each = [
                _slope(looked, places[here[places]], visits.similarity, period)
                for places in looked.of_people().values()
            ]
        own = [one.per_day for one in each if one is not None]
        falling = sum(per_day < 0.0 for per_day in own)
        found.append(CameraTrend(camera, looked.count(here), hours, slope, len(own), falling))
    return tuple(sorted(found, key=lambda one: (-one.count.visits, one.camera)))


def _named(
    codes: NDArray[np.int32], words: tuple[str, ...], without: Set[str]
) -> tuple[tuple[str, int], ...]:
    counted = Counter(words[code] for code in codes.tolist())
    return tuple(
        (word, count) for word, count in counted.most_common() if word not in {*without, ""}
    )


def _quantile(ordered: Float64, share: float) -> float | None:
    return float(np.quantile(ordered, share)) if len(ordered) else None


def _first_midnight(until: datetime, period: Period) -> datetime:
    """Return the beginning of the first day of a period that ends with the day of `until`."""
    here = until.astimezone()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return (midnight - timedelta(days=period.days - 1)).astimezone().astimezone(UTC)
