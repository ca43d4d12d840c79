"""Writing into the log what thresholds rest on, once for each time that it changes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.people.audit.events import Event
from core.wording import PlainError
from gui.people_service import PeopleService

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds
    from core.calibration.values import Calibration
    from core.people.audit.entry import Fact
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task

log = logging.getLogger(__name__)

MATERIAL = 0.01
"""By so much a threshold must have changed to be told again."""


def note(calibration: Calibration, used: Thresholds, people: PeopleService, owner: QObject) -> None:
    """Have it written, unless the log says so already or there is nothing but the card."""
    facts: dict[str, Fact] = {
        "basis": calibration.origin.value,
        "recogniser": calibration.recogniser,
        "people": calibration.people,
        "threshold": round(used.search.similarity, 4),
        "claim_threshold": round(used.claim.similarity, 4),
    }

    def write(gallery: Gallery, _task: Task) -> None:
        latest = gallery.log.entries(event=Event.CALIBRATED, limit=1)
        if is_news(facts, latest[0].facts if latest else None):
            gallery.log.add(Event.CALIBRATED, "", **facts)

    people.tasks.ask(write, owner, lambda _none: None, _not_written)


def is_news(now: Mapping[str, Fact], before: Mapping[str, Fact] | None) -> bool:
    """Whether an entry tells something that the last one did not; None: there is none."""
    if before is None:
        return now["basis"] != "card"
    if any(now[name] != before.get(name) for name in ("basis", "recogniser")):
        return True
    return any(_are_apart(now[name], before.get(name)) for name in ("threshold", "claim_threshold"))


def _are_apart(now: Fact, before: Fact) -> bool:
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return now != before
    return abs(now - before) >= MATERIAL


def _not_written(error: PlainError) -> None:
    log.warning("What thresholds rest on can't be written into the log: %s", error)
