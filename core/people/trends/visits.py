"""The verdicts of the log as columns: 100,000 entries are read in parts and kept as numbers."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from core.people.accounts.rights import Right
from core.people.audit.entry import microseconds, time_of
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.tables import log_entries
from core.results import DecisionState

_PART: Final = 4000
_SAME_VISIT: Final = 120.0
"""Seconds after an entry within which another one corrects it."""

_STATES: Final = tuple(state.value for state in DecisionState)
_CODES: Final = {value: code for code, value in enumerate(_STATES)}
_FROM_FILE = "file"  # what the log calls a source that is no camera

# Without types: what a damaged file holds comes as it is.
_COLUMNS: Final[tuple[sa.ColumnElement[Any], ...]] = tuple(
    sa.literal_column(f"log_entries.{name}") for name in ("number", "time", "person_id", "facts")
)


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """Verdicts in the order of time; all columns have the shape (visits,)."""

    time: NDArray[np.float64]
    """Seconds since 1970."""

    state: NDArray[np.int8]
    """Place in `DecisionState`."""

    similarity: NDArray[np.float64]
    """NaN where nobody was compared with."""

    threshold: NDArray[np.float64]
    """NaN where none is told."""

    person: NDArray[np.int32]
    """Place in `people`, -1 for nobody."""

    camera: NDArray[np.int32]
    reason: NDArray[np.int32]
    liveness_reason: NDArray[np.int32]
    """Places in the tuples below."""

    people: tuple[str, ...]
    cameras: tuple[str, ...]
    reasons: tuple[str, ...]
    liveness_reasons: tuple[str, ...]
    recogniser: str
    others: int = 0
    """Visits that another recogniser judged; they are not among these."""

    is_demo: bool = False
    """Whether they are of the studio or of files: there are no others."""

    damaged: int = 0

    def __len__(self) -> int:
        return len(self.time)

    def are(self, *states: DecisionState) -> NDArray[np.bool_]:
        """Return which of the visits ended so."""
        return np.isin(self.state, [_CODES[state.value] for state in states])


class _Columns:
    """Rows as they come, kept small."""

    def __init__(self) -> None:
        self.numbers = {name: array("d") for name in ("time", "similarity", "threshold")}
        self.codes = {
            name: array("i") for name in ("state", "person", "camera", "reason", "liveness_reason")
        }
        self.words: dict[str, dict[str, int]] = {
            name: {} for name in ("person", "camera", "reason", "liveness_reason")
        }

    def __len__(self) -> int:
        return len(self.numbers["time"])

    def put(self, time: float, state: int, person_id: str, facts: dict[str, Any]) -> None:
        """Add a row."""
        self.numbers["time"].append(time)
        self.numbers["similarity"].append(_number(facts.get("similarity")))
        self.numbers["threshold"].append(_number(facts.get("threshold")))
        self.codes["state"].append(state)
        self.codes["person"].append(self._code("person", person_id) if person_id else -1)
        for name, fact in (
            ("camera", "camera"),
            ("reason", "quality_reason"),
            ("liveness_reason", "liveness_reason"),
        ):
            value = facts.get(fact)
            self.codes[name].append(self._code(name, value if isinstance(value, str) else ""))

    def drop_last(self, camera: Any, time: float) -> None:
        """Take the last row back if it is of the same camera and of just now: it was corrected."""
        if not len(self):
            return
        is_same = self.codes["camera"][-1] == self.words["camera"].get(camera, -1)
        if is_same and 0.0 <= time - self.numbers["time"][-1] <= _SAME_VISIT:
            for numbers in self.numbers.values():
                numbers.pop()
            for codes in self.codes.values():
                codes.pop()

    def _code(self, name: str, value: str) -> int:
        return self.words[name].setdefault(value, len(self.words[name]))

    def visits(self, recogniser: str, others: int, damaged: int, *, is_demo: bool) -> Visits:
        """Return all rows, ordered by time."""
        order = np.argsort(np.array(self.numbers["time"]), kind="stable")
        numbers = {name: np.array(column)[order] for name, column in self.numbers.items()}
        codes = {name: np.array(column, np.int32)[order] for name, column in self.codes.items()}
        return Visits(
            numbers["time"],
            codes["state"].astype(np.int8),
            numbers["similarity"],
            numbers["threshold"],
            codes["person"],
            codes["camera"],
            codes["reason"],
            codes["liveness_reason"],
            tuple(self.words["person"]),
            tuple(self.words["camera"]),
            tuple(self.words["reason"]),
            tuple(self.words["liveness_reason"]),
            recogniser,
            others,
            is_demo,
            damaged,
        )


def read(
    log: AuditLog,
    since: datetime,
    until: datetime,
    *,
    recogniser: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Visits | None:
    """Return the visits between two moments; None if it was cancelled.

    A verdict that a later one of the same visit corrects is left out. So are visits of the studio
    and of files, unless there are no others.

    Parameters
    ----------
    recogniser
        Identity of the model whose verdicts count; None for that of the latest visit.

    Raises
    ------
    NotAllowedError
        If who is signed in may not read the log.
    """
    log.sign_in.require(Right.READ_LOG)
    wanted = recogniser or _latest_recogniser(log)
    real, demo = _Columns(), _Columns()
    others = damaged = done = 0
    begin, end = since.timestamp(), until.timestamp()
    total = _count(log, since)
    for part in _parts(log, since):
        if cancelled():
            return None
        progress(done, total)
        for _, moment, person_id, text in part:
            facts = _facts(text)
            when = time_of(moment) if type(moment) is int else None
            if facts is None or when is None or not isinstance(person_id, str):
                damaged += 1
                continue
            state = _CODES.get(str(facts.get("state")))
            if state is None:  # of a newer program
                continue
            if facts.get("recogniser") != wanted:
                others += 1
                continue
            time = _happened(facts) or when.timestamp()
            if not begin <= time <= end:
                continue
            is_demo = facts.get("studio") is True or facts.get("camera") == _FROM_FILE
            columns = demo if is_demo else real
            if facts.get("corrects") is True:
                columns.drop_last(facts.get("camera"), time)
            columns.put(time, state, person_id, facts)
        done += len(part)
    progress(total, total)
    if not len(real) and len(demo):
        return demo.visits(wanted, others, damaged, is_demo=True)
    return real.visits(wanted, others, damaged, is_demo=False)


def changed_views(log: AuditLog) -> dict[str, float]:
    """Return when each person's views changed last, in seconds since 1970, by person's id."""
    log.sign_in.require(Right.READ_LOG)
    changes = (
        *(Event.ENROLLED, Event.TEMPLATES_ADDED, Event.TEMPLATE_REMOVED, Event.MERGED),
        Event.IMPORTED,
    )
    latest: sa.ColumnElement[Any] = sa.literal_column("max(log_entries.time)")
    query = sa.select(log_entries.c.person_id, latest).where(
        log_entries.c.event.in_([event.value for event in changes]), log_entries.c.person_id != ""
    )
    with log.store.reading() as connection:
        found = connection.execute(query.group_by(log_entries.c.person_id)).all()
    return {who: time / 1e6 for who, time in found if isinstance(time, int)}


def _conditions(since: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    # Compared as numbers: the column's own type would look at what it holds.
    moment: sa.ColumnElement[Any] = sa.literal_column("log_entries.time")
    return log_entries.c.event == Event.VERDICT.value, moment >= microseconds(since)


def _count(log: AuditLog, since: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(log_entries).where(*_conditions(since))
    with log.store.reading() as connection:
        return int(connection.execute(query).scalar_one())


def _parts(log: AuditLog, since: datetime) -> Iterator[Sequence[Any]]:
    """Yield rows in the order they were written; between two parts nothing of the file is held."""
    after = 0
    while True:
        query = sa.select(*_COLUMNS).select_from(log_entries).where(*_conditions(since))
        query = query.where(log_entries.c.number > after)
        query = query.order_by(log_entries.c.number).limit(_PART)
        with log.store.reading() as connection:
            part = connection.execute(query).all()
        if part:
            yield part
        if len(part) < _PART:
            return
        after = part[-1][0]


def _latest_recogniser(log: AuditLog) -> str:
    for entry in log.entries(event=Event.VERDICT, limit=100):
        found = entry.facts.get("recogniser")
        if isinstance(found, str) and found:
            return found
    return ""


def _facts(text: object) -> dict[str, Any] | None:
    if not isinstance(text, str):
        return None
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def _happened(facts: dict[str, Any]) -> float | None:
    """Return when it was, where that was written late."""
    told = facts.get("happened")
    if not isinstance(told, str):
        return None
    try:
        return datetime.fromisoformat(told).timestamp()
    except (ValueError, OverflowError):
        return None


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else math.nan
