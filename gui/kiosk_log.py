"""What the kiosk has to tell the log: kept until the gallery is open."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.people.audit.events import Event
from core.wording import PlainError
from gui.engine import Engine

if TYPE_CHECKING:
    from core.people.audit.entry import Fact
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task

log = logging.getLogger(__name__)

_MOST_WAITING = 200
_LATE = 60.0
_STARTS = 500
"""Earlier starts that are looked through."""

_ALLOWED = frozenset({"allowed_by", "confirmed"})

_Note = tuple[Event, dict[str, "Fact"], datetime]


class KioskLog(QObject):
    """Writes entries in the gallery's thread; those that can't be written wait."""

    leave_known = Signal(bool)
    """The start of a kiosk is written; whether greetings without a liveness check were allowed for
    it in the program. The log is believed, which is signed, and not the settings' file."""

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = engine.people.tasks
        self._waiting: deque[_Note] = deque(maxlen=_MOST_WAITING)
        self._is_asked = False
        engine.protection.unlocked.connect(self._write)

    def note(self, event: Event, **facts: Fact) -> None:
        """Have an entry written."""
        self._waiting.append((event, facts, datetime.now(UTC)))
        self._write()

    def find_leave(self, done: Callable[[bool | None], None], owner: QObject) -> None:
        """Tell `done` whether such greetings are allowed by an earlier start; None: not known."""

        def find(gallery: Gallery, _task: Task) -> bool:
            return bool(_earlier_leave(gallery))

        self._tasks.ask(find, owner, done, lambda _error: done(None))

    @Slot()
    def _write(self) -> None:
        if self._is_asked or not self._waiting:
            return
        self._is_asked = True
        notes = tuple(self._waiting)

        def write(gallery: Gallery, _task: Task) -> list[bool]:
            allowed: list[bool] = []
            for event, facts, when in notes:
                if (datetime.now(UTC) - when).total_seconds() > _LATE:
                    facts = {**facts, "happened": when.isoformat(timespec="seconds")}
                if event is Event.KIOSK_STARTED:
                    facts = _with_leave(gallery, facts)
                    allowed.append(bool(facts["unjudged"]))
                gallery.log.add(event, "", **facts)
            return allowed

        self._tasks.ask(
            write, self, lambda allowed: self._written(len(notes), allowed), self._refused
        )

    def _written(self, count: int, allowed: list[bool]) -> None:
        self._is_asked = False
        if allowed:
            self.leave_known.emit(allowed[-1])
        for _ in range(min(count, len(self._waiting))):
            self._waiting.popleft()
        self._write()

    def _refused(self, error: PlainError) -> None:
        self._is_asked = False
        log.info("The log takes no entry of the kiosk now: %s", type(error).__name__)


def _with_leave(gallery: Gallery, facts: dict[str, Fact]) -> dict[str, Fact]:
    """Add who allowed greetings without a liveness check, where that was at an earlier start.

    Where nobody did, the setting was written into its file by another way, and doesn't hold.
    """
    if not facts.get("unjudged") or not _ALLOWED.isdisjoint(facts):
        return facts
    if found := _earlier_leave(gallery):
        return {**facts, **found}
    return {**facts, "unjudged": False, "not_allowed": True}


def _earlier_leave(gallery: Gallery) -> dict[str, Fact]:
    for entry in gallery.log.entries(event=Event.KIOSK_STARTED, limit=_STARTS):
        if not entry.facts.get("unjudged"):
            break  # it was taken back since
        if found := {name: entry.facts[name] for name in _ALLOWED if name in entry.facts}:
            return found
    return {}
