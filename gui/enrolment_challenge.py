"""The part of an enrolment in which the person moves their head as asked."""

from __future__ import annotations

from random import SystemRandom

from PySide6.QtCore import QObject, Signal, Slot

from core.challenge.dealing import Dealer
from core.challenge.session import Challenge
from core.challenge.values import (
    NOT_ASKED,
    ChallengeOutcome,
    ChallengeRecord,
    ChallengeState,
    WaiverReason,
)
from core.enrolment.presence import Presence
from core.enrolment.rules import EnrolmentRules
from core.enrolment.same_face import Likeness
from core.enrolment.shots import Trouble
from core.people.records import View
from core.results import Decision, DecisionState, Embedding
from gui.engine import Engine
from gui.engine_values import Status
from gui.enrol.challenge_page import Moment
from gui.enrol.enrol_panel import EnrolPanel
from gui.enrolment_run import Run, Step
from gui.language import language_of
from gui.live.live_page import LivePage
from gui.live_result import LiveResult
from gui.preferences import Preferences
from gui.sound import Sounds, Tone
from gui.voice import Voice

MOST = 12
"""Looks kept of who moved, to tell whether the views show the same person."""


class EnrolmentChallenge(QObject):
    """Leads one challenge, as long as it is told to."""

    begun = Signal()
    """Somebody is asked: no view is taken meanwhile."""

    settled = Signal(object)
    """tuple[View, ...] that are wanted: the person moved as asked, an operator did without it, or
    the settings ask for nothing. `Run.challenge` says which."""

    def __init__(
        self,
        engine: Engine,
        live: LivePage,
        panel: EnrolPanel,
        preferences: Preferences,
        sounds: Sounds,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._panel = panel
        page = self._page = panel.challenge
        self._preferences = preferences
        self._sounds = sounds
        self._dealer = Dealer(SystemRandom())
        self._run: Run | None = None
        self._wanted: tuple[View, ...] = ()
        self._challenge: Challenge | None = None
        self._presence = Presence(EnrolmentRules())
        self._looks: list[Embedding] = []
        self._track: int | None = None
        self._is_blind = True
        self._voice = Voice(self)
        self._said = ""
        engine.analysed.connect(self._analysed)
        engine.status_changed.connect(self._status_changed)
        page.cannot.connect(self._cannot)
        page.again_wanted.connect(self._again)
        page.waived.connect(self._waive)
        panel.capture.restart_wanted.connect(self._begin_anew)

    @property
    def likeness(self) -> Likeness | None:
        """How alike a face is to who moved as asked; None where nobody did."""
        return _likeness(tuple(self._looks)) if self._looks else None

    def begin(self, run: Run, wanted: tuple[View, ...]) -> None:
        """Ask whoever stands there, if the settings want that.

        Parameters
        ----------
        wanted
            The views that are taken afterwards.
        """
        self._run, self._wanted = run, wanted
        if not self._preferences.settings.enrol_challenge:
            self.settled.emit(wanted)
            return
        self.begun.emit()
        run.step, run.challenge = Step.CHALLENGE, NOT_ASKED
        self._panel.show_page(self._page)
        self._challenge = Challenge(self._dealer)
        self._presence = Presence(EnrolmentRules())
        self._looks.clear()
        self._page.open(mirrored=self._preferences.settings.mirror_view)
        self._show(Trouble.NONE)

    def stop(self) -> None:
        """Ask no more; what who moved looks like is still known."""
        self._challenge = None
        self._said = ""
        self._voice.hush()
        self._live.video.set_ring(None)

    def forget(self) -> None:
        """Forget all of a person."""
        if self._challenge is not None:
            self.stop()
        self._run = None
        self._looks.clear()

    def hush(self) -> None:
        """Say nothing more aloud."""
        self._voice.hush()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show arrows as the live picture is shown."""
        self._page.set_mirrored(mirrored)

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        challenge = self._challenge
        if challenge is None or self._page.waiver.is_asking or challenge.progress.is_over:
            return
        trouble = self._trouble(result)
        if trouble is Trouble.FAKE:
            challenge.restart()
        if trouble is not Trouble.NONE:
            self._show(trouble)
            return
        progress = challenge.see(result.analysis)
        self._note_looks(result, progress.track)
        if progress.done_now is not None:
            self._play(Tone.TAKEN)
        self._show(Trouble.NONE)
        if progress.state is ChallengeState.PASSED:
            self._settle(challenge.record)
        elif progress.is_over:
            self._play(Tone.TROUBLE)
            self._page.begin()

    def _trouble(self, result: LiveResult) -> Trouble:
        decision: Decision = result.decision
        is_dark = self._presence.add(result.analysis)
        if is_dark or decision.state is DecisionState.LAMP_OFF:
            return Trouble.LAMP_OFF
        if decision.state is DecisionState.SPOOF:
            return Trouble.FAKE
        return Trouble.SEVERAL_FACES if self._presence.are_several else Trouble.NONE

    def _note_looks(self, result: LiveResult, track: int | None) -> None:
        """Keep what who is asked looks like; of an earlier face nothing."""
        if track != self._track:
            self._track = track
            self._looks.clear()
        faces = result.analysis.faces
        if faces and faces[0].embedding is not None and len(self._looks) < MOST:
            self._looks.append(faces[0].embedding)

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.is_blind == self._is_blind:
            return
        self._is_blind = status.is_blind
        if self._challenge is not None and not self._challenge.progress.is_over:
            if self._is_blind:
                self._challenge.restart()
            self._show(Trouble.NONE)

    def _show(self, trouble: Trouble) -> None:
        if self._challenge is not None:
            self._page.show_moment(Moment(self._challenge.progress, trouble, self._is_blind))
            ring = self._page.ring()
            self._live.video.set_ring(ring)
            self._speak(ring.sentence)

    def _speak(self, words: str) -> None:
        """Say what is on the screen aloud, where tones are wanted."""
        settings = self._preferences.settings
        if words != self._said and settings.sounds:
            self._voice.say([(language_of(settings.language), words)])
        self._said = words

    def _play(self, tone: Tone) -> None:
        if self._preferences.settings.sounds:
            self._sounds.play(tone)

    @Slot()
    def _cannot(self) -> None:
        if self._challenge is not None:
            self._challenge.cannot()
            self._show(Trouble.NONE)
            self._page.begin()

    @Slot()
    def _again(self) -> None:
        if self._challenge is not None:
            self._challenge.restart()
            self._looks.clear()
            self._show(Trouble.NONE)
            self._page.begin()

    @Slot(object)
    def _waive(self, reason: WaiverReason) -> None:
        if self._challenge is not None:
            self._looks.clear()
            self._settle(ChallengeRecord(ChallengeOutcome.WAIVED, reason=reason))

    @Slot()
    def _begin_anew(self) -> None:
        """Ask who stands there now, as the one before them was asked."""
        run = self._run
        if run is not None and run.step is Step.CAPTURE and run.challenge is not NOT_ASKED:
            self.begin(run, self._wanted)

    def _settle(self, record: ChallengeRecord) -> None:
        self.stop()
        if self._run is not None:
            self._run.challenge = record
            self.settled.emit(self._wanted)


def _likeness(looks: tuple[Embedding, ...]) -> Likeness:
    def alike(embedding: Embedding) -> float | None:
        found = [
            float(look.vector @ embedding.vector) for look in looks if look.model == embedding.model
        ]
        return max(found, default=None)

    return alike
