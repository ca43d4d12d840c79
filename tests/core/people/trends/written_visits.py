"""Visits as the desk writes them, with a course that is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from core.people.audit.events import Event

MODEL = "sface-0123456789ab"
DOOR, YARD = "camera:door", "camera:yard"


def visit(when: datetime, state: str = "known", who: str = "", **facts):
    """Person's id and facts of one entry that tells when it happened."""
    told = {
        "state": state,
        "similarity": 0.7,
        "threshold": 0.4,
        "quality": 80.0,
        "quality_reason": "good",
        "liveness": "live",
        "liveness_reason": "judged",
        "recogniser": MODEL,
        "camera": DOOR,
        "happened": when.astimezone(UTC).isoformat(timespec="milliseconds"),
    }
    return who, {**told, **facts}


def write(gallery, visits) -> None:
    """Put visits into the gallery's log."""
    with gallery._store.writing() as connection:
        gallery.log.note_all(connection, Event.VERDICT, visits)


def at(days_ago: float, hour: float = 10.0) -> datetime:
    """A moment of the past, at an hour of this computer's day."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=int(days_ago)) + timedelta(hours=hour)


def course(
    who: str, days: int, first: float, last: float, seed: int = 1, per_day: int = 3, **facts
):
    """Visits of one person over the last `days` whose similarity goes from `first` to `last`."""
    draw = np.random.default_rng(seed)
    found = []
    for day in range(1, days):
        level = last + (first - last) * day / days
        for number in range(per_day):
            similarity = round(float(level + draw.normal(0.0, 0.03)), 4)
            found.append(
                visit(
                    at(day, 8 + number + draw.random() / 2), who=who, similarity=similarity, **facts
                )
            )
    return found
