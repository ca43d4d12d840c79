"""Whether this computer's clock can be believed, before anybody is erased by its date.

A computer whose battery is empty begins in 1970 or in the year it was made; one that was set
wrongly may stand years ahead. The log tells when things were done: between two of its entries, and
between the last one and now, time neither goes back nor leaps.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.people.tables import log_entries
from core.wording import QT_TRANSLATE_NOOP

LEAP: Final = timedelta(days=180)
"""So long no desk stands unused as a rule; a wrong year is more."""

STEP_BACK: Final = timedelta(days=1)

_NAME: Final = "clock"
_NOTED_EVERY: Final = timedelta(hours=12)


class ClockTrouble(enum.Enum):
    """Why the date can't be believed."""

    LEAPT = "leapt"
    WENT_BACK = "went-back"
    UNKNOWN = "unknown"
    """What was noted of the time was changed outside the program."""


SENTENCES: Mapping[ClockTrouble, str] = MappingProxyType(
    {
        ClockTrouble.LEAPT: QT_TRANSLATE_NOOP(
            "core",
            "Nobody is removed for now: more than half a year lies between two things that this "
            "program did, so the computer's clock may be wrong. Check its date and confirm it.",
        ),
        ClockTrouble.WENT_BACK: QT_TRANSLATE_NOOP(
            "core",
            "Nobody is removed for now: the computer's clock was set back, or is wrong. Check its "
            "date and confirm it.",
        ),
        ClockTrouble.UNKNOWN: QT_TRANSLATE_NOOP(
            "core",
            "Nobody is removed for now: what was noted of the time was changed outside this "
            "program. Check the computer's date and confirm it.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class _Noted:
    entry: int
    time: datetime | None


def trouble(connection: sa.Connection, values: SealedValues, now: datetime) -> ClockTrouble | None:
    """Return why `now` (with its zone) can't be believed; None if it can."""
    try:
        noted = _noted(connection, values)
    except DamagedRecordError:
        return ClockTrouble.UNKNOWN
    latest = noted.time
    query = sa.select(log_entries.c.time).where(log_entries.c.number > noted.entry)
    times = connection.execute(query.order_by(log_entries.c.number)).scalars()
    for time in (*times, now):
        if latest is not None:
            if time - latest > LEAP:
                return ClockTrouble.LEAPT
            if latest - time > STEP_BACK:
                return ClockTrouble.WENT_BACK
        latest = time if latest is None else max(latest, time)
    return None


def note(connection: sa.Connection, values: SealedValues, now: datetime) -> None:
    """Note a time that can be believed, and that all entries of the log until now were looked at.

    Nothing is written if that was done not long ago.
    """
    try:
        noted = _noted(connection, values)
    except DamagedRecordError:
        noted = _Noted(0, None)
    if noted.time is None or abs(now - noted.time) >= _NOTED_EVERY:
        confirm(connection, values, now)


def confirm(connection: sa.Connection, values: SealedValues, now: datetime) -> None:
    """Believe `now`, whatever the log says of the time until now."""
    last = connection.execute(sa.select(sa.func.max(log_entries.c.number))).scalar()
    data = {"entry": int(last or 0), "time": now.isoformat()}
    values.write(connection, _NAME, json.dumps(data).encode())


def _noted(connection: sa.Connection, values: SealedValues) -> _Noted:
    plain = values.read(connection, _NAME)
    if plain is None:
        return _Noted(0, None)
    try:
        data = json.loads(plain)
        return _Noted(int(data["entry"]), datetime.fromisoformat(data["time"]))
    except (ValueError, KeyError, TypeError):
        raise DamagedRecordError("no time") from None
