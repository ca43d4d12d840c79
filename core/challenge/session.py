"""One challenge before the camera: what is asked now, and whether it was done."""

from __future__ import annotations

from core.challenge.dealing import Dealer
from core.challenge.gauging import Bearing, Gauge, Smoothed, are_still, middle_of
from core.challenge.rules import ChallengeRules
from core.challenge.values import (
    NOT_ASKED,
    ChallengeHint,
    ChallengeOutcome,
    ChallengeProgress,
    ChallengeRecord,
    ChallengeState,
    Movement,
)
from core.face.head import HeadFollower
from core.results import Analysis, FaceAnalysis


class Challenge:
    """Asks the face of the visit for two movements, one after the other. Used by one thread.

    It belongs to one track: with another face it begins anew, with other movements. No clock is
    read; times are those of frames.

    Parameters
    ----------
    dealer
        Where the movements come from.
    """

    def __init__(self, dealer: Dealer, rules: ChallengeRules | None = None) -> None:
        self._dealer = dealer
        self._rules = rules or ChallengeRules()
        self._forget()

    @property
    def progress(self) -> ChallengeProgress:
        """How far it is."""
        return self._progress(None)

    @property
    def record(self) -> ChallengeRecord:
        """What is kept of it."""
        if self._state is ChallengeState.PASSED:
            outcome = ChallengeOutcome.PASSED
        elif self._state in (ChallengeState.TOO_LATE, ChallengeState.GAVE_UP):
            outcome = ChallengeOutcome.FAILED
        else:
            return NOT_ASKED
        done = tuple(self._movements[: self._at])
        return ChallengeRecord(outcome, done, seconds=round(self._lasted, 1))

    def see(self, analysis: Analysis) -> ChallengeProgress:
        """Take note of one more frame; return how far it is.

        Takes less than 0.2 ms. Frames in which nobody was looked for are passed over. Once it is
        over, nothing changes any more.
        """
        if self.progress.is_over or not analysis.looked:
            return self._progress(None)
        now = analysis.frame.time
        face = analysis.faces[0] if analysis.faces else None
        if face is None:
            self._miss(now)
            return self._progress(None)
        number = None if face.track is None else face.track.number
        if self._state is ChallengeState.WAITING or number != self._track or now < self._seen:
            self._begin(face, number, now, analysis.frame.pixels.shape[0])
        self._spend(now)
        return self._progress(self._look(face, now))

    def cannot(self) -> ChallengeProgress:
        """Ask for another movement: the person can't do this one. The second time it ends."""
        if self._state is ChallengeState.ASKED:
            self._instead(ChallengeState.GAVE_UP)
        return self._progress(None)

    def restart(self) -> ChallengeProgress:
        """Begin anew with nobody."""
        self._forget()
        return self._progress(None)

    def _forget(self) -> None:
        self._state = ChallengeState.WAITING
        self._track: int | None = None
        self._movements: list[Movement] = []
        self._asked: set[Movement] = set()
        self._at = 0
        self._repeats = 0
        self._is_another = False
        self._waited = self._lasted = 0.0
        self._seen = float("-inf")
        self._has_room = True
        self._heads = HeadFollower()
        self._smoothed = Smoothed(self._rules.smooth)
        self._is_refined = False
        self._first_rest: Bearing | None = None
        self._settling: list[Bearing] = []
        self._gauge: Gauge | None = None

    def _begin(self, face: FaceAnalysis, track: int | None, now: float, height: int) -> None:
        self._forget()
        self._state, self._track, self._seen = ChallengeState.ASKED, track, now
        box = face.detection.box
        self._has_room = float(box[3] - box[1]) < self._rules.tallest * height
        self._movements = list(self._dealer.deal(closer=self._has_room))
        self._asked = set(self._movements)

    def _miss(self, now: float) -> None:
        """Take note that no face is there."""
        if self._state is not ChallengeState.ASKED:
            return
        if not 0.0 <= now - self._seen < self._rules.gone:
            self._forget()

    def _spend(self, now: float) -> None:
        step = min(max(0.0, now - self._seen), self._rules.longest_step)
        self._seen = now
        self._waited += step
        self._lasted += step

    def _look(self, face: FaceAnalysis, now: float) -> Movement | None:
        """Follow the movement; return it where it is done now."""
        bearing = Bearing.of(face, self._heads.see(face, now), now)
        if face.refined and not self._is_refined:
            # What was seen before may be off by many degrees.
            self._is_refined = True
            if self._first_rest is None:
                self._settling.clear()
                self._smoothed = Smoothed(self._rules.smooth)
        smooth = self._smoothed.add(bearing)
        if self._gauge is None:
            self._settle(bearing)
        else:
            self._gauge.see(smooth)
            if self._gauge.is_done:
                return self._next()
        if self._waited >= self._rules.limit:
            self._instead(ChallengeState.TOO_LATE)
        return None

    def _settle(self, bearing: Bearing) -> None:
        """Learn how the head is held at rest, before each movement."""
        seen, rules = self._settling, self._rules
        seen.append(bearing)
        if bearing.time - seen[0].time < rules.settle:
            return
        latest = [one for one in seen if bearing.time - one.time <= rules.settle]
        if are_still(latest, rules.still):
            rest = middle_of(latest)
        elif bearing.time - seen[0].time < rules.settle_most:
            return
        else:  # where it was at first: by now it may be on its way
            rest = middle_of([one for one in seen if one.time - seen[0].time <= rules.settle])
        first = self._first_rest
        if first is None:
            self._first_rest = rest
        else:  # who moves on at once doesn't take the place with them
            drift = rules.drift
            rest = Bearing(
                min(max(rest.yaw, first.yaw - drift), first.yaw + drift),
                min(max(rest.pitch, first.pitch - drift), first.pitch + drift),
                rest.size,
                rest.time,
            )
        self._gauge = Gauge(self._movements[self._at], rest, rules)

    def _next(self) -> Movement:
        """Ask for the next movement; return the one that is done."""
        done = self._movements[self._at]
        self._at += 1
        self._ask(is_another=False)
        if self._at == len(self._movements):
            self._state = ChallengeState.PASSED
        return done

    def _instead(self, otherwise: ChallengeState) -> None:
        """Ask for another movement, or end."""
        if self._repeats >= self._rules.repeats:
            self._state = otherwise
            return
        self._repeats += 1
        other = self._dealer.another(self._asked, closer=self._has_room)
        self._asked.add(other)
        self._movements[self._at] = other
        self._first_rest = None  # it may be what went wrong
        self._ask(is_another=True)

    def _ask(self, *, is_another: bool) -> None:
        self._is_another = is_another
        self._waited = 0.0
        self._settling, self._gauge = [], None

    def _progress(self, done: Movement | None) -> ChallengeProgress:
        if self._state is not ChallengeState.ASKED:
            return ChallengeProgress(
                self._state, count=len(self._movements), done_now=done, track=self._track
            )
        gauge = self._gauge
        return ChallengeProgress(
            self._state,
            self._movements[self._at],
            0.0 if gauge is None else gauge.part,
            ChallengeHint.NONE if gauge is None else gauge.hint(self._waited),
            self._at + 1,
            len(self._movements),
            max(0.0, self._rules.limit - self._waited),
            done,
            self._is_another,
            self._track,
        )
