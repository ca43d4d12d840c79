"""What somebody may do about trends: only what the log bears out, and never by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from core.people.trends.slope import is_more
from core.people.trends.values import (
    CameraTrend,
    Count,
    PersonTrend,
    Proposal,
    ProposalKind,
    Slope,
    Trends,
)

LEAST_FALL: Final = 0.05
"""A similarity that fell by less is no reason to do anything."""

LEAST_PEOPLE: Final = 3
MOST_PEOPLE: Final = 0.75
"""A camera is looked at where so many people, and such a share of them, fall there."""

LEAST_NEAR: Final = 5
NEAR_SHARE: Final = 0.3
"""From so many near misses on, and so large a share of the visits, a view is proposed."""

LEAST_TROUBLED: Final = 10
TIMES_MORE: Final = 1.5
"""Troubled visits stand out where there are so many, and by this factor more than elsewhere."""

_CHANCE: Final = 0.05
_IN_COMMON: Final = 0.5  # share of the failed visits that have a reason in common
_LEAST_IN_COMMON: Final = 3


def proposals(trends: Trends, reasons: Mapping[tuple[str, int | None], Counter[str]]) -> Trends:
    """Return the trends with proposals, the weightiest first; none for too few visits.

    Parameters
    ----------
    reasons
        Camera and hour, None for all hours, to what hindered there.
    """
    if not trends.is_enough:
        return trends
    falls = [_falling_camera(camera) for camera in trends.cameras]
    cameras = [one for one in falls if one is not None]
    everybody = 0.0 if trends.slope is None or not cameras else min(0.0, trends.slope.change)
    people = [_about(person, everybody) for person in trends.people]
    found = (
        *cameras,
        *_troubles(trends.cameras, reasons),
        *sorted(
            (one for one in people if one is not None),
            key=lambda one: (one.kind is not ProposalKind.RENEW_VIEWS, -_weight(one)),
        ),
    )
    return replace(trends, proposals=found)


def _falling_camera(camera: CameraTrend) -> Proposal | None:
    slope = camera.slope
    if slope is None or not _has_fallen(slope):
        return None
    if camera.people < LEAST_PEOPLE or camera.falling < MOST_PEOPLE * camera.people:
        return None  # a few people are no reason to look at the camera
    return Proposal(
        ProposalKind.CAMERA_FALLS,
        camera=camera.camera,
        first=slope.first,
        last=slope.last,
        days=slope.days,
        count=camera.count.visits,
        of=camera.count.visits,
    )


def _about(person: PersonTrend, everybody: float) -> Proposal | None:
    """Return what to do about one person, whose similarities fell by more than everybody's."""
    slope, reason = person.slope, _in_common(Counter(person.reasons))
    if slope is not None and _has_fallen(slope) and slope.change - everybody <= -LEAST_FALL:
        return Proposal(
            ProposalKind.RENEW_VIEWS,
            person_id=person.person_id,
            reason=reason,
            first=slope.first,
            last=slope.last,
            days=slope.days,
            count=person.visits,
            of=person.visits,
        )
    failed, visits = person.near + person.tries, person.visits + person.tries
    if failed >= LEAST_NEAR and failed >= NEAR_SHARE * visits:
        return Proposal(
            ProposalKind.ADD_VIEW,
            person_id=person.person_id,
            reason=reason,
            last=person.median,
            count=failed,
            of=visits,
        )
    return None


def _troubles(
    cameras: tuple[CameraTrend, ...], reasons: Mapping[tuple[str, int | None], Counter[str]]
) -> list[Proposal]:
    found = []
    whole = _sum(camera.count for camera in cameras)
    for camera in cameras:
        rest = camera.count
        visited = sum(count.visits > 0 for count in camera.by_hour)
        for hour, count in enumerate(camera.by_hour):
            if _stands_out(count, camera.count, visited * len(cameras)):
                found.append(_troubled(camera, hour, count, camera.count, reasons))
                rest = _less(rest, count)
        # What such hours explain isn't said of the whole day once more.
        elsewhere = _less(whole, camera.count)
        if _stands_out(rest, _sum((elsewhere, rest)), len(cameras)):
            found.append(_troubled(camera, None, camera.count, whole, reasons))
    return sorted(found, key=lambda one: -one.count)


def _troubled(
    camera: CameraTrend,
    hour: int | None,
    here: Count,
    whole: Count,
    reasons: Mapping[tuple[str, int | None], Counter[str]],
) -> Proposal:
    elsewhere = _less(whole, here)
    return Proposal(
        ProposalKind.CAMERA_TROUBLED if hour is None else ProposalKind.HOUR_TROUBLED,
        camera=camera.camera,
        hour=hour,
        reason=_in_common(reasons.get((camera.camera, hour), Counter()), here.troubled),
        first=elsewhere.trouble,
        last=here.trouble,
        count=here.troubled,
        of=here.visits,
    )


def _stands_out(here: Count, whole: Count, tests: int) -> bool:
    elsewhere = _less(whole, here)
    if here.troubled < LEAST_TROUBLED or here.trouble < TIMES_MORE * elsewhere.trouble:
        return False
    chance = _CHANCE / max(1, tests)
    return is_more(here.troubled, here.visits, elsewhere.troubled, elsewhere.visits, chance)


def _in_common(reasons: Counter[str], of: int | None = None) -> str:
    """Return the reason that at least half of the visits share; of those that tell one, where it
    isn't said of how many."""
    if not reasons:
        return ""
    reason, count = reasons.most_common(1)[0]
    whole = reasons.total() if of is None else of
    return reason if count >= max(_LEAST_IN_COMMON, _IN_COMMON * whole) else ""


def _has_fallen(slope: Slope) -> bool:
    return slope.falls and slope.change <= -LEAST_FALL


def _weight(proposal: Proposal) -> float:
    if proposal.first is not None and proposal.last is not None:
        return proposal.first - proposal.last
    return proposal.count / max(1, proposal.of)


def _sum(counts: Iterable[Count]) -> Count:
    whole = Count()
    for one in counts:
        whole = Count(
            whole.visits + one.visits,
            whole.refused + one.refused,
            whole.fakes + one.fakes,
            whole.troubled + one.troubled,
        )
    return whole


def _less(whole: Count, part: Count) -> Count:
    return Count(
        whole.visits - part.visits,
        whole.refused - part.refused,
        whole.fakes - part.fakes,
        whole.troubled - part.troubled,
    )
