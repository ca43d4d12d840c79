"""What the window of the backups shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup in the list."""

    file: Path
    made: datetime
    """With its zone."""

    people: int
    opens_anywhere: bool
    automatic: bool


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where and how often the program backs up by itself."""

    folder: Path
    every_days: int | None
    """None for never."""

    keep: int


@dataclass(frozen=True, slots=True)
class RestoreOffer:
    """A backup that was read from end to end and may be restored."""

    file: Path
    made: datetime
    people: int
    damaged: int
    """People in it of whom something doesn't open."""

    removed_since: int
    """People in it who were removed from the gallery since."""

    people_now: int | None
    """People in the gallery; None where it can't be opened."""


def said(moment: datetime) -> str:
    """Return a moment as the window's language writes it, in local time."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
