"""The gallery's revision, and who changed since which revision."""

from __future__ import annotations

import threading
from collections import deque

_REMEMBERED = 4096


class Changes:
    """Counts changes and remembers the latest of them. Any thread may call it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revision = 0
        self._latest: deque[tuple[int, str | None]] = deque(maxlen=_REMEMBERED)

    @property
    def revision(self) -> int:
        """Grows by one with each change."""
        return self._revision

    def add(self, person_id: str | None) -> None:
        """Note that a person changed; None if anybody may have."""
        with self._lock:
            self._revision += 1
            self._latest.append((self._revision, person_id))

    def since(self, revision: int) -> frozenset[str] | None:
        """Return the ids of persons changed after `revision`; None if anybody may have."""
        with self._lock:
            later = [who for number, who in self._latest if number > revision]
            if len(later) != self._revision - revision:
                return None
        known = frozenset(who for who in later if who is not None)
        return None if None in later else known
