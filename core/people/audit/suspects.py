"""Entries whose seal is wrong: were they changed, or do they belong elsewhere?"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from core.people.audit.entry import Stored
from core.people.audit.faults import Fault, FaultKind
from core.people.audit.keys import LogKeys
from core.people.tables import log_entries

_LOOKED_AT = 300
"""So many are compared with each other: beyond that it says nothing more."""


class Suspects:
    """Collects them in the order of their numbers."""

    def __init__(self, keys: LogKeys) -> None:
        self._keys = keys
        self._stored: list[Stored] = []
        self._unreadable: list[int] = []
        self._moved: dict[int, int] = {}

    @property
    def moved(self) -> frozenset[int]:
        """Numbers of entries that were found in other places than their own."""
        return frozenset(self._moved.values())

    def add(self, stored: Stored) -> None:
        """Note an entry whose seal is wrong."""
        self._stored.append(stored)

    def add_unreadable(self, number: int) -> None:
        """Note an entry whose values can't be what was written."""
        self._unreadable.append(number)

    def faults(
        self, connection: sa.Connection, gaps: list[tuple[int, int]], end: int | None = None
    ) -> list[Fault]:
        """Return what is wrong with each, neighbours of one kind together.

        Parameters
        ----------
        gaps
            First and last numbers of entries that are not in their places.
        end
            Number of the last entry as the head tells it; None where it tells nothing.
        """
        places = self._places(connection, gaps)
        homes = frozenset(places.values())
        suspected = {stored.number for stored in self._stored}
        single: list[tuple[int, FaultKind, int]] = [
            (number, FaultKind.UNREADABLE, 0) for number in self._unreadable
        ]
        for stored in self._stored:
            number, home = stored.number, places.get(stored.number)
            if home is None:
                is_behind = end is not None and number > end
                single.append((number, FaultKind.ADDED if is_behind else FaultKind.CHANGED, 0))
            elif places.get(home) == number:
                if number < home:
                    single.append((number, FaultKind.EXCHANGED, home))
            elif (
                number in homes
                or home in suspected
                or _within(home, gaps)
                or (end is not None and home > end)
            ):
                single.append((number, FaultKind.MOVED, home))
                if number not in homes and (end is None or number <= end):
                    single.append((number, FaultKind.MISSING, 0))
            else:
                single.append((number, FaultKind.COPIED, home))
        self._moved = {
            stored.number: places[stored.number]
            for stored in self._stored
            if stored.number in places
        }
        return [
            fault
            for kind in FaultKind
            for fault in _grouped(sorted((one for one in single if one[1] is kind), key=_by_number))
        ]

    def _places(self, connection: sa.Connection, gaps: list[tuple[int, int]]) -> dict[int, int]:
        """Return number to true number of the entries that belong elsewhere."""
        found: dict[int, int] = {}
        candidates = [stored.number for stored in self._stored[:_LOOKED_AT]]
        for first, last in gaps:
            room = max(0, _LOOKED_AT - len(candidates))
            candidates += range(first, min(last, first + room) + 1)
        copies = self._copies(connection)
        step = 0
        for at, stored in enumerate(self._stored):
            likely: Iterable[int] = (stored.number + step, stored.number + 1, stored.number - 1)
            if at < _LOOKED_AT:
                likely = (*likely, *copies.get(stored.hash, ()), *candidates)
            home = next((one for one in likely if self._belongs(stored, one)), None)
            if home is not None:
                found[stored.number] = home
                step = home - stored.number
        return found

    def _copies(self, connection: sa.Connection) -> dict[bytes, list[int]]:
        """Return hash to numbers of all entries with the hash of one that is looked at."""
        hashes = [stored.hash for stored in self._stored[:_LOOKED_AT]]
        if not hashes:
            return {}
        query = sa.select(log_entries.c.number, log_entries.c.hash)
        found: dict[bytes, list[int]] = {}
        for number, digest in connection.execute(query.where(log_entries.c.hash.in_(hashes))):
            found.setdefault(digest, []).append(number)
        return found

    def _belongs(self, stored: Stored, number: int) -> bool:
        if number == stored.number or number < 1:
            return False
        text = stored.text(number)
        return text is not None and self._keys.seal(text, stored.hash) == stored.seal


def _by_number(one: tuple[int, FaultKind, int]) -> int:
    return one[0]


def _within(number: int, gaps: list[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in gaps)


def _grouped(single: list[tuple[int, FaultKind, int]]) -> list[Fault]:
    faults: list[Fault] = []
    for number, kind, other in single:
        before = faults[-1] if faults else None
        if before is not None and kind is not FaultKind.EXCHANGED and before.kind is kind:
            length = number - before.number
            follows = before.until == number - 1
            if follows and other == (before.other + length if before.other else 0):
                faults[-1] = Fault(kind, before.number, number, before.other)
                continue
        faults.append(Fault(kind, number, number, other))
    return faults
