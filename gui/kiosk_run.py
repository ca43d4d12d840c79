"""One run of the kiosk: decisions in, sentences, tones and signals out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QScreen

from core.people.audit.events import Event
from core.settings import Settings
from core.wording import PlainError
from gui import language
from gui.engine import Engine
from gui.kiosk.calm import wants_calm
from gui.kiosk.kiosk_window import KioskWindow
from gui.kiosk.sentences import WORDS, Say
from gui.kiosk.tongues import Tongues
from gui.kiosk.visit import KioskRules, Shown, Trouble, Visit
from gui.kiosk_leaving import KioskLeaving
from gui.kiosk_log import KioskLog
from gui.kiosk_signal import KioskSignal
from gui.kiosk_surroundings import KioskSurroundings
from gui.live_result import LiveResult
from gui.sound import Sounds, Tone
from gui.voice import Voice

if TYPE_CHECKING:
    from core.people.audit.entry import Fact

TICK_MS = 250

STUCK = 60.0
"""Seconds without any result, though camera and models work, after which only a new start helps."""


class KioskRun(QObject):
    """Owns the window from its first to its last moment.

    Parameters
    ----------
    restarts
        How often the program was started again before.
    allowed_by
        Name of the account that allowed greetings without a liveness check just now; empty for a
        desk without accounts, None where that was allowed at an earlier start. The log then tells
        whether it was; until it has, nobody is greeted without.
    """

    failed = Signal(object)
    """PlainError for staff; no visitor sees it."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        around: KioskSurroundings,
        leaving: KioskLeaving,
        book: KioskLog,
        parent: QObject,
        restarts: int = 0,
        allowed_by: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._around = around
        self._leaving = leaving
        self._book = book
        self._settings = settings
        self._sounds = Sounds()
        self._voice = Voice(self)
        self._said: Say | None = None
        self._tongues = _tongues(settings)
        self._signal = KioskSignal(self)
        self._signal.failed.connect(self.failed)
        self._is_allowed = allowed_by is not None
        self.visit = Visit(self._rules(), time.monotonic())
        self.window = KioskWindow(self._tongues, calm=wants_calm())
        self.window.leave_asked.connect(leaving.ask)
        leaving.serve(self.window.panel)
        self._latest = time.monotonic()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._step)
        facts: dict[str, Fact] = {"restarts": restarts} if restarts else {}
        self._note_start(allowed_by, facts)
        book.leave_known.connect(self._leave_known)

    @property
    def is_well(self) -> bool:
        """Whether results come, or it is known why none do."""
        return time.monotonic() - self._latest < STUCK

    def begin(self, screen: QScreen) -> PlainError | None:
        """Cover a screen and begin; return why a door can't be told, if it can't."""
        self._around.changed.connect(self._follow)
        self._engine.analysed.connect(self._take)
        trouble = self._signal.use(self._settings)
        self._follow()
        self.window.cover(screen)
        self._tick.start()
        return trouble

    def use(self, settings: Settings) -> PlainError | None:
        """Go on with other settings; return as `begin` does."""
        self._settings = settings
        self._is_allowed = self._is_allowed and settings.kiosk_unjudged
        self.visit.rules = self._rules()
        self._tongues = _tongues(settings)
        self.window.stage.use(self._tongues)
        self._follow()
        return self._signal.use(settings)

    def allow(self, by: str) -> None:
        """Greet people whose liveness was not judged, too, as this account allowed just now."""
        self._note_start(by, {})
        self._leave_known(True)

    def end(self) -> None:
        """Take the window down; nothing of the run is left."""
        self._tick.stop()
        self._engine.analysed.disconnect(self._take)
        self._around.changed.disconnect(self._follow)
        self._book.leave_known.disconnect(self._leave_known)
        self._leaving.serve(None)
        self._signal.close()
        self._sounds.close()
        self._voice.hush()
        self.window.release()
        self.window.deleteLater()

    def _note_start(self, allowed_by: str | None, facts: dict[str, Fact]) -> None:
        unjudged = self._settings.kiosk_unjudged
        if unjudged and allowed_by is not None:
            facts |= {"allowed_by": allowed_by} if allowed_by else {"confirmed": True}
        self._book.note(Event.KIOSK_STARTED, unjudged=unjudged, **facts)

    @Slot(bool)
    def _leave_known(self, is_allowed: bool) -> None:
        self._is_allowed = is_allowed
        self.visit.rules = self._rules()
        self._follow()

    def _rules(self) -> KioskRules:
        chosen = self._settings
        return KioskRules(
            chosen.kiosk_names, self._greets_unjudged, challenges=chosen.kiosk_challenge
        )

    @property
    def _greets_unjudged(self) -> bool:
        """Whether that was chosen, and allowed in the program by whoever has the right."""
        return self._settings.kiosk_unjudged and self._is_allowed

    @Slot()
    def _follow(self) -> None:
        """Follow camera, models, gallery, and what kind of source this is."""
        self.visit.set_trouble(self._around.trouble, time.monotonic())
        self.window.stage.set_marks(
            unjudged=self._around.mark if self._greets_unjudged else "",
            demo=self._around.is_studio,
        )
        self.window.show_moment(self.visit.shown)

    @Slot()
    def _step(self) -> None:
        now = time.monotonic()
        if self._around.trouble is not Trouble.NONE:
            self._latest = now
        self.window.show_moment(self.visit.tick(now))

    @Slot(object)
    def _take(self, result: LiveResult) -> None:
        now = self._latest = time.monotonic()
        shown = self.visit.take(result.decision, now, result.analysis)
        self.window.show_moment(shown)
        self._follow_challenge(shown)
        if shown.shows_face and self._around.trouble is Trouble.NONE:
            self.window.show_face(result.analysis)
        while self.visit.outcomes:
            outcome = self.visit.outcomes.pop(0)
            if self._settings.kiosk_sounds:
                self._sounds.play(Tone.DONE if outcome.is_greeted else Tone.TROUBLE)
            if not self._around.is_studio:  # nobody is there for whom a door could open
                self._signal.tell(outcome)

    def _follow_challenge(self, shown: Shown) -> None:
        """Say aloud what is asked for, sound a tone for what is done, and note what came of it."""
        asking, has_sounds = self.visit.asking, self._settings.kiosk_sounds
        while asking.done:
            asking.done.pop()
            if has_sounds:
                self._sounds.play(Tone.TAKEN)
        while asking.records:
            record = asking.records.pop(0)
            self._book.note(
                Event.CHALLENGED,
                challenge=record.outcome.value,
                movements=", ".join(one.value for one in record.movements),
                seconds=record.seconds,
            )
        is_asked = shown.asked is not None or asking.has_failed
        say = shown.say if is_asked else None
        if say is self._said:
            return
        self._said = say
        if say is None:
            self._voice.hush()
        elif has_sounds:
            self._voice.say(self._tongues.spoken(WORDS[say], name=""))

    @property
    def says(self) -> Say:
        """What stands on the screen."""
        return self.visit.shown.say


def _tongues(settings: Settings) -> Tongues:
    return Tongues(settings.kiosk_languages, language.language_of(settings.language))
