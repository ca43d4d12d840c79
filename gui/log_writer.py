"""What the window itself writes into the log: verdicts, settings, models; never in its way."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from core.capture.hello import PREFIX as HELLO
from core.capture.rtsp_address import is_network, without_secrets
from core.people.audit.events import Event
from core.people.audit.visits import VisitNote, Visits
from core.people.errors import ClosedError
from core.results import DecisionState
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.engine_values import LoadedModels, OpenedSource, Status
from gui.live_result import LiveResult
from gui.preferences import Preferences

if TYPE_CHECKING:
    from core.people.audit.entry import Fact
    from core.people.gallery import Gallery
    from gui.gallery_tasks import Task

log = logging.getLogger(__name__)

SETTING_RESTS_MS = 2000
"""A setting is written once it has rested so long: a slider passes many values."""

LATE = 60.0
"""Seconds after which an entry says itself when it happened: the gallery was locked meanwhile."""

_MOST_WAITING = 500
_ENDING_SECONDS = 1.0
_SLOTS = ("detector", "recogniser", "liveness", "quality")
_NOT_TOLD = frozenset({"source_title"})  # a name for people, of what `source` tells


class _Wish:
    """Something to write, by whichever thread takes it first."""

    def __init__(self, event: Event, person_id: str, facts: Mapping[str, Fact]) -> None:
        self.event = event
        self.person_id = person_id
        self.facts = facts
        self._when = datetime.now(UTC)
        self._lock = threading.Lock()
        self._is_done = False

    def write(self, gallery: Gallery) -> None:
        """Write it, unless that was done."""
        with self._lock:
            if self._is_done:
                return
            facts = dict(self.facts)
            if (datetime.now(UTC) - self._when).total_seconds() > LATE:
                facts["happened"] = self._when.isoformat(timespec="seconds")
            self._is_done = True  # a fault of the program must not come back with each try
            try:
                told = _as_news(gallery, facts) if self.event is Event.MODEL_CHANGED else facts
                if told is not None:
                    gallery.log.add(self.event, self.person_id, **told)
            except (PlainError, ClosedError):
                self._is_done = False
                raise


class LogWriter(QObject):
    """Notes what the window sees; lives in its thread, and has the writing done in another."""

    written = Signal()
    """Something was written."""

    def __init__(self, engine: Engine, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._preferences = preferences
        self._noted = preferences.settings
        self._visits = Visits()
        self._is_locked_out = False
        self._camera: dict[str, Fact] = {}
        self._models: dict[str, Fact] = {}
        self._gallery: Gallery | None = None
        self._waiting: deque[_Wish] = deque(maxlen=_MOST_WAITING)
        self._is_asked = False
        self._has_failed = False
        self._settings_rest = QTimer(self)
        self._settings_rest.setSingleShot(True)
        self._settings_rest.setInterval(SETTING_RESTS_MS)
        self._settings_rest.timeout.connect(self._note_settings)
        engine.analysed.connect(self._analysed)
        engine.source_opened.connect(self._source_opened)
        engine.status_changed.connect(self._status_changed)
        engine.models_loaded.connect(self._models_loaded)
        preferences.changed.connect(self._settings_changed)
        worker = engine.people.worker
        worker.opened.connect(self._gallery_opened)
        worker.locked.connect(self._gallery_left)
        worker.unavailable.connect(self._gallery_left)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.finish)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be written."""
        return not self._waiting and not self._settings_rest.isActive()

    @Slot()
    def finish(self) -> None:
        """Write what is still to be written, and sign out, in bounded time: the program ends."""
        self._note_visits(self._visits.end())
        if self._settings_rest.isActive():
            self._settings_rest.stop()
            self._note_settings()
        gallery, left = self._gallery, tuple(self._waiting)
        self._waiting.clear()
        if gallery is None or not (left or gallery.sign_in.session):
            return

        def write() -> None:
            try:
                for wish in left:
                    wish.write(gallery)
                gallery.accounts.sign_out(by="end")
            except (PlainError, ClosedError) as error:
                log.warning("The last entries of the log can't be written: %s", error)

        # Long work may hold the gallery's file: the window closes all the same.
        writing = threading.Thread(target=write, name="last entries", daemon=True)
        writing.start()
        writing.join(_ENDING_SECONDS)

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        decision = result.decision
        self._note_visits(self._visits.take(decision))
        is_locked_out = decision.state is DecisionState.LOCKED_OUT
        if is_locked_out and not self._is_locked_out:
            seconds = None if decision.seconds_left is None else round(decision.seconds_left)
            facts: dict[str, Fact] = {"seconds": seconds, "fakes": decision.fakes}
            self._wish(Event.LOCKED_OUT, "", {**facts, **self._models, **self._camera})
        self._is_locked_out = is_locked_out

    def _note_visits(self, notes: Iterable[VisitNote]) -> None:
        for note in notes:
            self._wish(
                Event.VERDICT, note.person_id, {**note.facts, **self._models, **self._camera}
            )

    @Slot(object)
    def _source_opened(self, source: OpenedSource) -> None:
        self._note_visits(self._visits.end())
        self._camera = {"camera": camera_id(source.address)}
        if source.is_studio:
            self._camera["studio"] = True

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.is_blind:
            self._note_visits(self._visits.end())

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        self._note_visits(self._visits.end())
        self._models = {"recogniser": models.recogniser_identity}
        for slot in _SLOTS:
            loaded = models.slots.get(slot)  # type: ignore[call-overload]  # the four slots
            facts: dict[str, Fact] = {"slot": slot, "new": None}
            if loaded is not None:
                facts |= {"new": loaded.card.identity, "mode": loaded.mode}
            self._wish(Event.MODEL_CHANGED, "", facts)

    @Slot(object)
    def _settings_changed(self, _settings: Settings) -> None:
        self._settings_rest.start()

    @Slot()
    def _note_settings(self) -> None:
        old, self._noted = self._noted, self._preferences.settings
        for field in dataclasses.fields(Settings):
            before, now = getattr(old, field.name), getattr(self._noted, field.name)
            if before == now or field.name in _NOT_TOLD:
                continue
            old_words, new_words = (_setting_words(field.name, one) for one in (before, now))
            facts = {"name": field.name, "old": old_words, "new": new_words}
            self._wish(Event.SETTING_CHANGED, "", facts)

    @Slot(object)
    def _gallery_opened(self, gallery: Gallery) -> None:
        self._gallery = gallery
        self._ask()

    @Slot(object)
    def _gallery_left(self, _reason: PlainError) -> None:
        self._gallery = None

    def _wish(self, event: Event, person_id: str, facts: Mapping[str, Fact]) -> None:
        self._waiting.append(_Wish(event, person_id, facts))
        self._ask()

    def _ask(self) -> None:
        """Have what waits written, all that came together in one go."""
        if self._is_asked or self._gallery is None or not self._waiting:
            return
        self._is_asked = True
        wishes = tuple(self._waiting)

        def write(gallery: Gallery, _task: Task) -> tuple[_Wish, ...]:
            for wish in wishes:
                wish.write(gallery)
            return wishes

        self._engine.people.tasks.ask(write, self, self._written, self._refused)

    def _written(self, wishes: tuple[_Wish, ...]) -> None:
        self._is_asked = self._has_failed = False
        for wish in wishes:
            if wish in self._waiting:
                self._waiting.remove(wish)
        self._ask()
        self.written.emit()

    def _refused(self, error: PlainError) -> None:
        """Keep what could not be written for the next time, and say so once."""
        self._is_asked = False
        if self._gallery is not None and not self._has_failed:
            self._has_failed = True
            self._engine.failed.emit(error)


def camera_id(address: str) -> str:
    """Return what the log calls a source: nothing of names, passwords and folders in it."""
    address = address.strip()
    if is_network(address):
        return without_secrets(address)
    place = address.partition("?")[0]
    is_camera = address.isdigit() or place.startswith(
        ("studio", "camera:", "/dev/", "\\\\?\\", HELLO)
    )
    return address if is_camera else "file"


def _setting_words(name: str, value: Fact) -> Fact:
    """Return the value of a setting as the log tells it: a folder is only told to be one."""
    if not isinstance(value, str):
        return value
    if name == "source":
        return camera_id(value)
    return "…" if "/" in value or "\\" in value else value


def _as_news(gallery: Gallery, facts: Mapping[str, Fact]) -> Mapping[str, Fact] | None:
    """Return what to tell of the model in a slot; None where the log told the same last."""
    slot = facts["slot"]
    latest = gallery.log.entries(event=Event.MODEL_CHANGED, limit=100)
    before = next((entry.facts for entry in latest if entry.facts.get("slot") == slot), None)
    if before is None:
        return None if facts["new"] is None else facts
    if all(before.get(name) == facts.get(name) for name in ("new", "mode")):
        return None
    return {**facts, "old": before.get("new")}
