"""What the parts of the trends need to know of the visits, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.people.trends.slope import Float64, medians
from core.people.trends.values import NEAR, Count
from core.people.trends.visits import Visits
from core.quality import QualityReason
from core.results import DecisionState, LivenessReason

REFUSED: Final = (
    DecisionState.UNKNOWN,
    DecisionState.UNSURE,
    DecisionState.NOT_CLAIMED,
    DecisionState.CANNOT_JUDGE,
    DecisionState.TIMED_OUT,
)

JUDGED: Final = frozenset({LivenessReason.JUDGED.value, LivenessReason.NO_MODEL.value, ""})
"""Reasons of liveness that hinder nothing."""

_DAY: Final = 86400.0
_QUARTER_HOUR: Final = 900.0
_FEW: Final = 3  # visits of a person that make a median of theirs

Bools = NDArray[np.bool_]


class Looked:
    """What several parts need to know of the visits."""

    def __init__(self, visits: Visits, changed: Mapping[str, float]) -> None:
        self.visits = visits
        self.changed = np.array([changed.get(who, 0.0) for who in visits.people], float)
        self.refused: Bools = visits.are(*REFUSED)
        self.fakes: Bools = visits.are(DecisionState.SPOOF)
        good = [one in ("", QualityReason.GOOD.value) for one in visits.reasons]
        self.clear: Bools = np.array(good, bool)[visits.reason]
        """Whether nothing was wrong with the picture."""

        has_similarity = ~np.isnan(visits.similarity)
        self.known: Bools = visits.are(DecisionState.KNOWN) & has_similarity & (visits.person >= 0)
        spare = visits.similarity - visits.threshold  # NaN compares as False
        self.near_known: Bools = self.known & (spare < NEAR)
        missed = visits.are(DecisionState.UNKNOWN, DecisionState.NOT_CLAIMED)
        self.near_refused: Bools = missed & (spare < 0.0) & (spare >= -NEAR)
        unjudged = visits.are(
            DecisionState.CANNOT_JUDGE, DecisionState.TIMED_OUT, DecisionState.UNSURE
        )
        close = self.near_known | self.near_refused
        self.troubled: Bools = (unjudged | close | ~self.clear) & ~self.fakes
        self.day, self.hour = _local(visits.time)
        self.aside = self._asides()
        self.steady: Bools = self.known & ~np.isnan(self.aside)

    def count(self, which: Bools) -> Count:
        """Count some of the visits."""
        return Count(
            int(which.sum()),
            int((which & self.refused).sum()),
            int((which & self.fakes).sum()),
            int((which & self.troubled).sum()),
        )

    def hindrances(self) -> dict[tuple[str, int | None], Counter[str]]:
        """Return what hindered at each camera, in each hour and (None) in all."""
        found: dict[tuple[str, int | None], Counter[str]] = {}
        visits = self.visits
        for place in np.flatnonzero(self.troubled):
            reason = visits.reasons[visits.reason[place]]
            if self.clear[place]:
                reason = visits.liveness_reasons[visits.liveness_reason[place]]
                if reason in JUDGED:
                    continue
            camera = visits.cameras[visits.camera[place]]
            for hour in (int(self.hour[place]), None):
                found.setdefault((camera, hour), Counter())[reason] += 1
        return found

    def _asides(self) -> Float64:
        """Return each similarity less its person's median: who comes doesn't shift that.

        Before and after a change of the person's views there is a median for each.
        """
        visits = self.visits
        aside = np.full(len(visits), np.nan)
        places = np.flatnonzero(self.known)
        who = visits.person[places].astype(np.int64)
        groups = 2 * who + (visits.time[places] >= self.changed[who])
        found, middles = medians(groups, visits.similarity[places])
        group = np.searchsorted(found, groups)
        aside[places] = visits.similarity[places] - middles[group]
        aside[places[np.bincount(group, minlength=len(found))[group] < _FEW]] = np.nan
        return aside

    def of_people(self) -> dict[int, NDArray[np.int64]]:
        """Return the places of each person's recognised visits."""
        places = np.flatnonzero(self.known)
        if not len(places):
            return {}
        who = self.visits.person[places]
        order = np.argsort(who, kind="stable")
        people, begin = np.unique(who[order], return_index=True)
        parts = np.split(places[order], begin[1:])
        return {int(one): part for one, part in zip(people, parts, strict=True)}


def _local(times: Float64) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return day (ordinal) and hour (0 to 23) of times where this computer stands."""
    # The zone is asked once for each quarter of an hour: it doesn't change within one.
    parts, place = np.unique(np.floor(times / _QUARTER_HOUR), return_inverse=True)
    shift = np.array(
        [
            (
                datetime.fromtimestamp(one * _QUARTER_HOUR).astimezone().utcoffset() or timedelta()
            ).total_seconds()
            for one in parts.tolist()
        ]
    )
    here = times + (shift[place] if len(times) else 0.0)
    days = np.floor(here / _DAY).astype(np.int64)
    return days + date(1970, 1, 1).toordinal(), (here % _DAY // 3600.0).astype(np.int64)
