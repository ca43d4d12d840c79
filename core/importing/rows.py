"""What a folder or a table says about the people to be enrolled; no picture was opened yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.wording import PlainError


class SourceError(PlainError):
    """Nothing can be imported from there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One person, as a folder or a line of a table names them."""

    number: int
    """Line of the table, from 1 with the header; number of the folder or picture, from 1."""

    name: str
    """As it stands there; may be empty or unfit."""

    pictures: tuple[Path, ...]
    external_id: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    keep_until: date | None = None
    consent_date: date | None = None
    consent_version: int | None = None
    problem: PlainError | None = None
    """What of it can't be understood; None where all is."""


@dataclass(frozen=True, slots=True)
class Source:
    """All that a folder or a table names."""

    place: Path
    rows: tuple[Row, ...]
    unused_columns: tuple[str, ...] = ()
    """Headings of columns whose meaning isn't known."""
