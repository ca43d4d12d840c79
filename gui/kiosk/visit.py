"""What the kiosk says to whoever stands before it, from decisions, and when it begins anew.

No clock is read here: times are those of frames, and what the caller says (`time.monotonic`).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from random import Random, SystemRandom

from core.challenge.dealing import Dealer
from core.challenge.values import ChallengeOutcome
from core.results import Analysis, Decision, DecisionState, LivenessGround, LivenessVerdict
from gui.kiosk.asking import Asked, Asking
from gui.kiosk.sentences import HINTS, Say

HOLD = 4.0
"""Seconds that an answer stays after whoever got it has gone, counted from when it was given."""

SAME_MOMENT = 1.0
"""Seconds within which a face that comes after another can only be the same, lost between."""

STEADY = 1.2
"""Seconds that a refusal must stay the same before it is said: the first look may be poor."""

LIVE_WITHIN = 3.0
"""Seconds that somebody who is known waits for a judgement of liveness that doesn't come."""

HINDERED = 20.0
"""Seconds after which somebody whom no hint helped is sent to the desk."""

BLIND_AFTER = 5.0
"""Seconds without any result after which the kiosk is out of order."""

STARTS_WITHIN = 20.0
"""Seconds that opening the camera and loading the models may take before that is said, too."""

_REFUSED = frozenset(
    {
        DecisionState.UNKNOWN,
        DecisionState.UNSURE,
        DecisionState.NOT_CLAIMED,
        DecisionState.TIMED_OUT,
    }
)
_NOT_CHECKED = frozenset(
    {DecisionState.SPOOF, DecisionState.CANNOT_JUDGE, DecisionState.LOCKED_OUT}
)
_DENIED = frozenset({DecisionState.SPOOF, DecisionState.LOCKED_OUT})
_UNUSABLE = frozenset({DecisionState.LAMP_OFF, DecisionState.EMPTY_GALLERY})


class Trouble(enum.Enum):
    """Whether the kiosk can work at all."""

    NONE = "none"
    STARTING = "starting"
    OUT_OF_ORDER = "out-of-order"


@dataclass(frozen=True, slots=True)
class KioskRules:
    """What a supervisor chose."""

    shows_names: bool = True
    greets_unjudged: bool = False
    """Whether people are greeted although their liveness was not judged."""

    challenges: bool = False
    """Whether people are asked to move their head before they are greeted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the screen."""

    say: Say
    name: str = ""
    """Of whom is greeted; empty for everybody else."""

    shows_face: bool = False
    """Whether the face of the visit is shown; else the screen is calm."""

    asked: Asked | None = None
    """The movement that is asked for; None where none is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit ended: told once."""

    is_greeted: bool
    state: DecisionState
    liveness: LivenessVerdict
    name: str = ""
    person_id: str = ""
    challenge: ChallengeOutcome = ChallengeOutcome.NOT_ASKED
    """Whether they moved their head as asked."""

    ground: LivenessGround = LivenessGround.NONE
    """What is said of liveness rests on this."""


_GREETINGS = (Say.WELCOME, Say.WELCOME_NAME)
_IDLE = Shown(Say.STEP_IN)
_Answer = tuple[Say, str]


class Visit:
    """Takes decisions one after the other. One thread calls it.

    An answer belongs to one track: whoever else steps in begins anew, at once.

    Parameters
    ----------
    chance
        Deals the movements that people are asked for; None: by the system's own chance.
    """

    def __init__(
        self, rules: KioskRules | None = None, now: float = 0.0, chance: Random | None = None
    ) -> None:
        self.rules = rules or KioskRules()
        self.asking = Asking(Dealer(chance or SystemRandom()))
        self.shown = Shown(Say.MOMENT)
        """What stands on the screen now."""

        self.outcomes: list[Outcome] = []
        """What came of visits, to be taken by the caller."""

        self._track: int | None = None
        self._since = 0.0
        self._seen = float("-inf")
        self._answer: _Answer | None = None
        self._answered_at = 0.0
        self._leaning: tuple[_Answer, float] | None = None
        self._known_since: float | None = None
        self._last: float | None = None
        self._trouble = Trouble.STARTING
        self._trouble_since = now
        self._greeted: tuple[str, float] = ("", float("-inf"))

    def set_trouble(self, trouble: Trouble, now: float) -> None:
        """Take that the camera, the models or the gallery can't be used, or can again."""
        is_retry = trouble is Trouble.STARTING and self._trouble is Trouble.OUT_OF_ORDER
        if trouble is self._trouble or is_retry:
            return
        self._trouble, self._trouble_since = trouble, now
        self._last = now
        if trouble is not Trouble.NONE:
            self._begin(None, now)
        self.tick(now)

    def take(self, decision: Decision, now: float, analysis: Analysis | None = None) -> Shown:
        """Take the decision about a frame; return what is to be shown.

        Parameters
        ----------
        analysis
            What it was made from: how somebody moves who is asked to.
        """
        self._last = now
        if self._trouble is not Trouble.NONE:
            return self.tick(now)
        if decision.state in _UNUSABLE:
            self._begin(None, now)
            self.shown = Shown(Say.OUT_OF_ORDER)
        elif decision.state is DecisionState.NOBODY:
            self._leave(now)
        elif decision.state is DecisionState.LOCKED_OUT and decision.track is None:
            self._leave(now)
            if self._answer is None:  # nobody is asked to step in who would not be judged
                self.shown = Shown(Say.OUT_OF_ORDER)
        else:
            track = None if decision.track is None else decision.track.number
            if track is None or track != self._track:
                self._change_to(track, now)
            self._seen = now
            self.shown = self._say(decision, now, analysis)
        return self.shown

    def tick(self, now: float) -> Shown:
        """Return what is to be shown where no decision came; call it a few times a second."""
        if self._trouble is Trouble.OUT_OF_ORDER:
            self.shown = Shown(Say.OUT_OF_ORDER)
        elif self._trouble is Trouble.STARTING:
            late = now - self._trouble_since > STARTS_WITHIN
            self.shown = Shown(Say.OUT_OF_ORDER if late else Say.MOMENT)
        elif self._last is not None and now - self._last > BLIND_AFTER:
            self._begin(None, now)
            self.shown = Shown(Say.OUT_OF_ORDER)
        elif self.shown.say in (Say.MOMENT, Say.OUT_OF_ORDER):
            if self._last == now:  # it works again; who stands there is known in a moment
                self.shown = _IDLE
        elif self._track is None:
            self._leave(now)
        return self.shown

    def _change_to(self, track: int | None, now: float) -> None:
        """Begin anew for another track, but for a refusal of the very same moment.

        Nobody changes places so fast: it is the same face, lost between two frames. What is
        carried over is nothing but that they are sent to the desk.
        """
        answer, answered_at = self._answer, self._answered_at
        is_near = 0.0 <= now - self._seen < SAME_MOMENT
        self._begin(track, now)
        if answer is not None and answer[0] not in _GREETINGS and is_near:
            self._answer, self._answered_at = answer, answered_at

    def _begin(self, track: int | None, now: float) -> None:
        """Forget all that was said of an earlier face."""
        self._track, self._since = track, now
        self._answer = self._leaning = self._known_since = None
        self.asking.forget()

    def _leave(self, now: float) -> None:
        """Keep an answer for its time after the face has gone; then the screen is calm."""
        self._track = None
        if self._answer is not None and 0.0 <= now - self._answered_at < HOLD:
            self.shown = Shown(*self._answer)
        else:
            self._begin(None, now)
            self.shown = _IDLE

    def _say(self, decision: Decision, now: float, analysis: Analysis | None) -> Shown:
        if self.asking.is_running:
            asked = self._ask(decision, now, analysis)
            if asked is not None or self.asking.is_running:
                return asked or Shown(Say.HOLD_STILL, shows_face=True)
        wanted = self._wanted(decision, now)
        if wanted is not None and wanted[0] in _GREETINGS and self._must_move(decision, now):
            self._answer = self._leaning = None
            return self._ask(decision, now, analysis) or Shown(Say.HOLD_STILL, shows_face=True)
        if wanted is None:
            self._leaning = None
            if self._answer is not None and self._has_lapsed(decision.state, now):
                self._begin(self._track, now)
            if self._answer is not None:
                return Shown(*self._answer, shows_face=True)
            return Shown(_hint(decision), shows_face=True)
        if wanted == self._answer:
            self._leaning = None
            if wanted[0] not in _GREETINGS:
                self._answered_at = now
        elif self._is_ripe(wanted, decision, now):
            self._give(wanted, decision, now)
        elif self._answer is not None and self._answer[0] in _GREETINGS:
            self._answer = None  # nobody is greeted whom the decision doesn't name
        if self._answer is not None:
            return Shown(*self._answer, shows_face=True)
        return Shown(Say.HOLD_STILL, shows_face=True)

    def _must_move(self, decision: Decision, now: float) -> bool:
        """Whether somebody who would be greeted has yet to move as asked."""
        if not self.rules.challenges or decision.best is None:
            return False
        person = decision.best.person_id
        # Who was greeted a moment ago isn't asked again: nothing more comes of it.
        was_greeted = person == self._greeted[0] and now - self._greeted[1] < HOLD
        return not (was_greeted or self.asking.has_passed(person))

    def _ask(self, decision: Decision, now: float, analysis: Analysis | None) -> Shown | None:
        """Go on asking for movements; None where there is nothing to ask any more.

        Meanwhile the desk may say that a turned face is unknown, or no fit picture. What counts is
        what it says afterwards; but a suspected fake ends it at once.
        """
        if decision.state in _DENIED or not self.rules.challenges:
            self.asking.stop()
            self._leaning = ((Say.NOT_CHECKED, ""), float("-inf"))  # what denies wins at once
            return None
        if decision.state is DecisionState.KNOWN or not self.asking.is_running:
            self.asking.begin("" if decision.best is None else decision.best.person_id)
        asked = self.asking.see(analysis)
        if asked is None:
            if not self.asking.is_running:
                self._since = now
            return None
        return Shown(asked[0], shows_face=True, asked=asked[1])

    def _wanted(self, decision: Decision, now: float) -> _Answer | None:
        """Return the answer that a decision asks for; None where it asks for none yet."""
        state = decision.state
        if state is not DecisionState.KNOWN:
            self._known_since = None
        if self.asking.has_failed and state not in _DENIED:
            return Say.ASK_DESK, ""
        is_known = state is DecisionState.KNOWN or (
            # They would be known if their liveness could be judged.
            state is DecisionState.CANNOT_JUDGE and self.rules.greets_unjudged
        )
        if is_known and decision.best is not None:
            return self._greeting(decision, decision.best.name, now)
        if state in _NOT_CHECKED:
            return Say.NOT_CHECKED, ""
        if state in _REFUSED:
            return Say.ASK_DESK, ""
        if self._answer is None and now - self._since > HINDERED:
            return Say.ASK_DESK, ""
        return None

    def _greeting(self, decision: Decision, name: str, now: float) -> _Answer | None:
        if self._known_since is None:
            self._known_since = now
        verdict = _liveness(decision)
        if verdict is LivenessVerdict.SPOOF:
            return Say.NOT_CHECKED, ""
        waited = now - self._known_since > LIVE_WITHIN
        if verdict is not LivenessVerdict.LIVE:
            # No model will ever say more; one that is there may still judge the next picture.
            is_final = decision.state is DecisionState.CANNOT_JUDGE or (
                verdict is LivenessVerdict.NOT_JUDGED and decision.liveness is not None
            )
            if not (waited or is_final):
                return None
            if not self.rules.greets_unjudged:
                return Say.NOT_CHECKED, ""
        return (Say.WELCOME_NAME, name) if self.rules.shows_names and name else (Say.WELCOME, "")

    def _is_ripe(self, wanted: _Answer, decision: Decision, now: float) -> bool:
        """Whether an answer is given now. What denies is given at once only over a greeting."""
        if wanted[0] in _GREETINGS:
            return True
        if self._answer is not None and decision.state in _NOT_CHECKED:
            return True
        if self.asking.has_failed:
            return True
        if self._leaning is None or self._leaning[0] != wanted:
            self._leaning = (wanted, now)
        return now - self._leaning[1] >= STEADY

    def _give(self, answer: _Answer, decision: Decision, now: float) -> None:
        self._answer, self._answered_at, self._leaning = answer, now, None
        verdict = _liveness(decision)
        if answer[0] not in _GREETINGS:
            kind, challenge = _kind(answer[0], decision), self.asking.outcome
            self.outcomes.append(
                Outcome(False, kind, verdict, challenge=challenge, ground=decision.ground)
            )
            return
        person = "" if decision.best is None else decision.best.person_id
        # A face that was lost for a moment gets a new track; that is no new visit.
        if person != self._greeted[0] or now - self._greeted[1] >= HOLD:
            name = "" if decision.best is None else decision.best.name
            self.outcomes.append(
                Outcome(
                    True,
                    DecisionState.KNOWN,
                    verdict,
                    name,
                    person,
                    self.asking.outcome,
                    decision.ground,
                )
            )
        self._greeted = person, now

    def _has_lapsed(self, state: DecisionState, now: float) -> bool:
        """Whether an answer that no decision bears any more goes.

        A greeting goes at once where evidence is gathered anew: it may be another face by now.
        """
        assert self._answer is not None
        is_greeting = self._answer[0] in _GREETINGS
        if is_greeting and state is not DecisionState.NOT_USABLE:
            return True
        return not 0.0 <= now - self._answered_at < HOLD


def _hint(decision: Decision) -> Say:
    if decision.state is DecisionState.NOT_USABLE:
        return HINTS.get(decision.quality_reason, Say.HOLD_STILL)
    return Say.HOLD_STILL


def _liveness(decision: Decision) -> LivenessVerdict:
    if decision.state is DecisionState.SPOOF:  # by geometry alone, the model may have said "live"
        return LivenessVerdict.SPOOF
    liveness = decision.liveness
    return LivenessVerdict.NOT_JUDGED if liveness is None else liveness.verdict


def _kind(say: Say, decision: Decision) -> DecisionState:
    """Return what an outcome tells of a refusal: never that somebody was known."""
    if decision.state in _REFUSED or decision.state in _NOT_CHECKED:
        return decision.state
    return DecisionState.CANNOT_JUDGE if say is Say.NOT_CHECKED else DecisionState.TIMED_OUT
