"""The part of an enrolment before the camera: frames to the session, the session to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import EnrolmentProgress, Shot, Trouble
from core.people.records import View
from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.engine import Engine
from gui.engine_values import Status
from gui.enrol.capture_page import CapturePage
from gui.language import say, say_error
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.preferences import Preferences
from gui.sound import Sounds, Tone

TAKEN_BY_HAND = QT_TRANSLATE_NOOP("EnrolReasons", "A good picture, taken by hand")


class EnrolmentCapture(QObject):
    """Leads one session through its views, as long as it is told to."""

    finished = Signal()
    """All wanted views are there, or a person wants to go on with those that are."""

    def __init__(
        self,
        engine: Engine,
        live: LivePage,
        page: CapturePage,
        preferences: Preferences,
        sounds: Sounds,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._live = live
        self._page = page
        self._preferences = preferences
        self._sounds = sounds
        self._is_active = False
        self._is_blind = True
        self._is_held = False
        self._measuring: set[View] = set()
        self.session: EnrolmentSession | None = None
        """The session of this run; None where there is none."""

        self.despite_doubt = False
        """Whether somebody took it on them that a suspected fake, or a face unlike the others, is
        the person."""

        engine.analysed.connect(self._analysed)
        engine.status_changed.connect(self._status_changed)
        engine.shot_measured.connect(self._shot_measured)
        engine.shot_refused.connect(self._shot_refused)
        page.take_wanted.connect(self._take)
        page.skip_wanted.connect(self._skip)
        page.same_person.connect(self._trust)
        page.restart_wanted.connect(self._restart)
        page.pause_wanted.connect(self._paused)
        page.review_wanted.connect(self._finish)

    @property
    def shots(self) -> tuple[Shot, ...]:
        """What was taken so far."""
        return () if self.session is None else self.session.progress.shots

    def begin(self, session: EnrolmentSession) -> None:
        """Lead another session."""
        self.session = session
        self.despite_doubt = False
        self._measuring.clear()
        if self._is_blind:
            session.blind()
        self.go_on()

    def go_on(self) -> None:
        """Show the page anew, and take views again."""
        if self.session is None:
            return
        self._is_active, self._is_held = True, False
        self._page.open(mirrored=self._preferences.settings.mirror_view)
        self._show(self.session.progress)

    def hold(self, on: bool) -> None:
        """Take no views while something is asked."""
        self._is_held = on

    def stop(self) -> None:
        """Take no more views; what was taken stays."""
        self._is_active = False
        self._live.video.set_ring(None)

    def forget(self) -> None:
        """End the session, with all that was taken."""
        self.stop()
        self.session = None
        self._measuring.clear()

    def retake(self, view: View) -> None:
        """Take a view again."""
        if self.session is not None:
            self.session.retake(view)
            self.go_on()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show arrows and pictures as the live picture is shown."""
        self._page.set_mirrored(mirrored)

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        session = self.session
        if session is None or not self._is_active or self._is_held or self._page.is_paused:
            return
        before = session.progress.trouble
        progress = session.offer(result.analysis, result.decision)
        if progress.trouble not in (before, Trouble.NONE):
            self._play(Tone.TROUBLE)
        self._show(progress)

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        was_blind, self._is_blind = self._is_blind, status.is_blind
        if self.session is None or was_blind == status.is_blind:
            return
        progress = self.session.blind() if status.is_blind else self.session.progress
        if self._is_active:
            self._show(progress)

    def _show(self, progress: EnrolmentProgress) -> None:
        if not self._is_active:
            return
        self._page.show_progress(progress, blind=self._is_blind)
        self._live.video.set_ring(self._page.ring())
        if progress.taken_now is not None:
            self._live.video.flash()
            self._play(Tone.TAKEN)
        if progress.wanted is None:
            self._finish()

    @Slot()
    def _finish(self) -> None:
        if self.shots and not self._measuring:
            self.stop()
            self.finished.emit()

    def _play(self, tone: Tone) -> None:
        if self._preferences.settings.sounds:
            self._sounds.play(tone)

    @Slot(str)
    def _take(self, reason: str) -> None:
        session = self.session
        if session is None:
            return
        before = session.progress
        if not reason and before.hint.is_good and before.trouble is Trouble.NONE:
            reason = TAKEN_BY_HAND
        if not reason:
            self._page.ask_reason(say(before.hint.sentence), before.trouble)
            return
        is_doubtful = before.trouble is Trouble.FAKE
        progress = session.take_now(reason, despite_fake=is_doubtful)
        if progress.taken_now is None:
            self._show(progress)
            self._page.say_not_taken()
            return
        self.despite_doubt = self.despite_doubt or is_doubtful
        for shot in progress.shots:
            if shot.face.embedding is None and shot.view not in self._measuring:
                self._measuring.add(shot.view)
                self._engine.measure(shot)
        self._show(progress)

    @Slot(object)
    def _shot_measured(self, shot: Shot) -> None:
        if self.session is not None and shot.view in self._measuring:
            self._measuring.discard(shot.view)
            self._show(self.session.amend(shot))

    @Slot(object, object)
    def _shot_refused(self, shot: Shot, error: PlainError) -> None:
        if self.session is not None and shot.view in self._measuring:
            self._measuring.discard(shot.view)
            self._show(self.session.retake(shot.view))
            self._page.say_not_taken(say_error(error))

    @Slot(object)
    def _skip(self, view: View) -> None:
        if self.session is not None:
            self._show(self.session.drop(view))

    @Slot()
    def _trust(self) -> None:
        if self.session is not None:
            self.despite_doubt = True
            self._show(self.session.trust_face())

    @Slot()
    def _restart(self) -> None:
        if self.session is not None:
            self.despite_doubt = False
            self._show(self.session.forget_other_face(keep_new=True))

    @Slot(bool)
    def _paused(self, _on: bool) -> None:
        if self.session is not None and self._is_active:
            self._show(self.session.progress)
