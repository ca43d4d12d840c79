"""When the program backs up by itself, and which old backups go."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.people.gallery import Gallery
from core.people.transfer import backup
from core.people.transfer.backup import Backup

_GRACE = timedelta(minutes=30)  # a backup each day is due at the same time, not each day later


@dataclass(frozen=True, slots=True)
class Schedule:
    """Where and how often the program backs up by itself."""

    folder: Path
    every_days: int
    keep: int
    """How many of its own backups stay."""


def is_due(backups: Sequence[Backup], every_days: int, now: datetime) -> bool:
    """Whether the latest backup is too old, or there is none.

    A backup of the future counts as none: somebody's clock was wrong.
    """
    made = [one.manifest.created for one in backups if one.manifest.created <= now + _GRACE]
    return not made or now - max(made) >= timedelta(days=every_days) - _GRACE


def back_up(gallery: Gallery, schedule: Schedule) -> Backup | None:
    """Make a backup if one is due, and delete the program's own ones beyond those to be kept.

    Returns
    -------
    The new one; None if none was due.

    Raises
    ------
    BackupError, GalleryError
        If it can't be made. No old one is deleted then.
    """
    there = backup.list_backups(schedule.folder, gallery.copies.gallery_id)
    now = datetime.now(UTC)
    if not is_due(there, schedule.every_days, now):
        return None
    file = schedule.folder / backup.file_name(now, automatic=True)
    made = backup.make(gallery, file, automatic=True)
    own = [one for one in there if one.manifest.automatic]
    for old in own[max(0, schedule.keep - 1) :]:
        with contextlib.suppress(OSError):
            os.unlink(old.file)
    return made
