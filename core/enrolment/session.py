"""One enrolment before the camera: what to say, and when a view is taken."""

from __future__ import annotations

from collections.abc import Sequence

from core.enrolment import hindrance, hints, views
from core.enrolment.head import Fit, Way, fit
from core.enrolment.hints import CalmHints
from core.enrolment.holding import Hold
from core.enrolment.liveness_watch import LivenessWatch, known_of
from core.enrolment.plan import Plan
from core.enrolment.presence import Presence
from core.enrolment.rules import EnrolmentRules
from core.enrolment.same_face import Likeness, SameFace
from core.enrolment.shots import EnrolmentProgress, Hint, Shot, Trouble
from core.face.head import Head, HeadFollower
from core.frame import Frame
from core.people.records import View
from core.quality import QualityReason
from core.results import Analysis, Decision, DecisionState, FaceAnalysis

_Seen = tuple[FaceAnalysis, Frame]
"""A face with the frame it was found in."""


class EnrolmentSession:
    """Guides one person through the wanted views. Used by one thread.

    A view is taken by itself once the head shows it, holds still, and nothing hinders. Views are
    asked for one at a time, the nearest first, but are taken in whatever order they are shown;
    straight comes first, since turns count from there.

    Parameters
    ----------
    wanted
        The views, each once, in the order in which they are shown.
    same_from
        Cosine from which two faces may be of one person: the recogniser's own threshold.
    likeness
        For views added to somebody enrolled before: the similarity of a face to that person.

    Raises
    ------
    ValueError
        If no view is wanted, or one twice.
    """

    def __init__(
        self,
        wanted: Sequence[View],
        *,
        same_from: float,
        rules: EnrolmentRules | None = None,
        likeness: Likeness | None = None,
    ) -> None:
        self._rules = rules or EnrolmentRules()
        self._plan = Plan(wanted)
        self._same = SameFace(same_from, self._rules, likeness)
        self._presence = Presence(self._rules)
        self._liveness = LivenessWatch(self._rules.fake_holds)
        self._hints = CalmHints(hints.NOBODY, self._rules)
        self._heads = HeadFollower()
        self._head: Head | None = None
        self._straight: Head | None = None
        self._hold: Hold | None = None
        self._fit = Fit(Way.MORE, 0.0)
        self._newest: _Seen | None = None
        self._embedded: _Seen | None = None
        self._now = 0.0
        self._trouble = Trouble.NONE
        self._is_waiting = False
        self._wanted: View | None = None
        self._asked = 0.0
        self._ask()

    @property
    def progress(self) -> EnrolmentProgress:
        """How far it is."""
        return self._progress(None)

    def offer(self, analysis: Analysis, decision: Decision | None = None) -> EnrolmentProgress:
        """Take note of one more analysis; return how far it is.

        Takes less than 0.2 ms. Once all views are there, nothing changes any more.

        Parameters
        ----------
        decision
            What the desk says about the same analysis: it remembers a suspected fake.
        """
        if self._wanted is None:
            return self._progress(None)
        before, self._now = self._now, analysis.frame.time
        is_dark = self._presence.add(analysis)
        if decision is not None and decision.state is DecisionState.LAMP_OFF:
            is_dark = True
        if is_dark:
            return self._settle_first(Trouble.LAMP_OFF)
        if not analysis.looked:
            return self._progress(None)
        if not analysis.faces:
            self._hold = None
            if self._presence.is_nobody:
                self._newest = self._embedded = self._head = None
                self._trouble = Trouble.NONE
                self._liveness.forget_present()
                self._say(hints.NOBODY)
            return self._progress(None)
        face = analysis.faces[0]
        if self._presence.is_new:
            self._liveness.forget_present()
            self._hold = None
        self._newest = (face, analysis.frame)
        self._head = self._heads.see(face, self._now)
        if face.embedding is not None:
            self._embedded = self._newest
        trouble = self._trouble_with(face, decision)
        if trouble is not Trouble.NONE:
            return self._settle_first(trouble)
        self._trouble = Trouble.NONE
        self._asked += min(max(0.0, self._now - before), 0.5)
        return self._look(self._head, face, analysis.frame)

    def take_now(self, reason: str, *, despite_fake: bool = False) -> EnrolmentProgress:
        """Take the newest face as the wanted view, whatever hinders.

        Where the newest face has an embedding, or had one within the last second, that picture is
        taken. Else the shot has none yet: whoever has the networks makes it, and `amend` puts the
        whole shot in its place.

        Nothing is taken (`taken_now` is None) where nobody has been seen for a second, where it
        shows somebody else, and where liveness suspects a fake.

        Parameters
        ----------
        reason
            Why, in the operator's words.
        despite_fake
            Take a suspected fake, too. Only for somebody with `Right.OVERRIDE`.

        Raises
        ------
        ValueError
            If no reason is given.
        """
        if not reason.strip():
            raise ValueError("what is taken by hand has a reason")
        picture = self._fresh(self._embedded) or self._fresh(self._newest)
        refused = self._same.is_other or (self._liveness.is_fake and not despite_fake)
        if self._wanted is None or picture is None or refused:
            return self._progress(None)
        face, frame = picture
        if face.embedding is not None and not self._is_same(face):
            return self._progress(None)
        return self._take(Shot(self._wanted, face, frame, override=reason.strip()))

    def amend(self, shot: Shot) -> EnrolmentProgress:
        """Put a shot in the place of the one of its view: the same, with its embedding.

        Where that shows somebody else than the other shots, the view is wanted again, and
        `trouble` is `Trouble.OTHER_FACE`.
        """
        if not self._plan.has(shot.view):
            return self._progress(None)
        embedding, others = shot.face.embedding, self._plan.embeddings(but=shot.view)
        if embedding is None or self._same.fits(embedding, others):
            self._plan.put(shot)
            return self._progress(None)
        self._plan.want(shot.view)
        self._same.is_other = True
        self._trouble = Trouble.OTHER_FACE
        self._ask()
        return self._progress(None)

    def retake(self, view: View) -> EnrolmentProgress:
        """Let go of a view and ask for it next; one that was left out is wanted again.

        Raises
        ------
        ValueError
            If the view was never wanted.
        """
        self._plan.want(view)
        self._ask(view)
        return self._progress(None)

    def drop(self, view: View) -> EnrolmentProgress:
        """Do without a view. The last one that is left stays wanted.

        Raises
        ------
        ValueError
            If the view was never wanted.
        """
        if self._plan.leave_out(view):
            self._ask()
        return self._progress(None)

    def forget_other_face(self, *, keep_new: bool = False) -> EnrolmentProgress:
        """Settle `Trouble.OTHER_FACE` as somebody who stands there says.

        Parameters
        ----------
        keep_new
            True: the person who is there now is the one to be enrolled; the shots are let go.
            False: the shots stay; nothing is taken until that person is back.
        """
        if keep_new:
            return self.restart()
        self._is_waiting = self._same.is_other
        self._trouble = Trouble.NONE
        self._say(hints.WAITING if self._is_waiting else hints.NOBODY, at_once=True)
        return self._progress(None)

    def trust_face(self) -> EnrolmentProgress:
        """Settle `Trouble.OTHER_FACE`: somebody who stands there says that it is one person."""
        self._same.trust(None if self._newest is None else _number(self._newest[0]))
        self._is_waiting = False
        self._trouble = Trouble.NONE
        return self._progress(None)

    def restart(self) -> EnrolmentProgress:
        """Begin again with nobody: without shots, and with all views."""
        self._plan.clear()
        self._straight = None
        self._same.trust(None)
        self._liveness = LivenessWatch(self._rules.fake_holds)
        self._is_waiting = False
        self._trouble = Trouble.NONE
        self._ask()
        return self._progress(None)

    def blind(self) -> EnrolmentProgress:
        """Take note that no picture comes. What was taken stays."""
        self._hold = None
        self._newest = self._embedded = self._head = None
        self._presence = Presence(self._rules)
        self._liveness.forget_present()
        self._same.settle()
        self._is_waiting = False
        self._trouble = Trouble.NONE
        if self._wanted is not None:
            self._say(hints.BLIND, at_once=True)
        return self._progress(None)

    def _trouble_with(self, face: FaceAnalysis, decision: Decision | None) -> Trouble:
        suspected = decision is not None and decision.state is DecisionState.SPOOF
        self._liveness.add(known_of(face, decision), self._now, suspected=suspected)
        if face.embedding is not None:
            self._same.look(face.embedding, self._plan.embeddings(), _number(face))
        if self._liveness.is_fake:
            return Trouble.FAKE
        if self._same.is_other:
            return Trouble.OTHER_FACE
        self._is_waiting = False
        return Trouble.SEVERAL_FACES if self._presence.are_several else Trouble.NONE

    def _fresh(self, seen: _Seen | None) -> _Seen | None:
        """Return what was seen a moment ago; None where it is older."""
        if seen is None or not 0.0 <= self._now - seen[1].time <= self._rules.fresh:
            return None
        return seen

    def _is_same(self, face: FaceAnalysis) -> bool:
        """Whether an embedded face may be of the person of the shots."""
        assert face.embedding is not None
        return self._same.fits(face.embedding, self._plan.embeddings(), _number(face))

    def _settle_first(self, trouble: Trouble) -> EnrolmentProgress:
        self._hold = None
        is_new, self._trouble = trouble is not self._trouble, trouble
        if trouble is Trouble.OTHER_FACE and self._is_waiting:
            self._trouble = Trouble.NONE
            self._say(hints.WAITING)
        else:
            self._say(hints.OF_TROUBLE[trouble], at_once=is_new)
        return self._progress(None)

    def _look(self, head: Head, face: FaceAnalysis, frame: Frame) -> EnrolmentProgress:
        """Take a view if one is held, else say what is missing from the one that is wanted."""
        assert self._wanted is not None
        neutral = self._neutral()
        held = self._hold.view if self._hold is not None else None
        slack = self._rules.slack if held is self._wanted else 0.0
        self._fit = fit(head, neutral, self._wanted, self._rules, slack)
        shown = self._shown(head, neutral, held)
        if shown is None or self._presence.is_crowded:
            self._hold = None
        elif (
            self._hold is None
            or held is not shown
            or not self._hold.goes_on(head, face, self._now, self._rules)
        ):
            self._hold = Hold.begun(shown, head, face, self._now)
        where = hindrance.of_place(face, frame, self._rules)
        reason = hindrance.of_quality(face, shown or self._wanted)
        hold = self._hold
        if hold is not None and where is None and reason is QualityReason.GOOD:
            if (
                face.embedding is not None
                and fit(head, neutral, hold.view, self._rules).is_there
                and self._is_same(face)
            ):
                hold.add(face, frame)
            best = hold.best()
            is_asked = hold.view is self._wanted
            span = self._rules.hold if is_asked else self._rules.hold_unasked
            if best is not None and self._now - hold.since >= span:
                if hold.view is View.STRAIGHT:
                    self._straight = hold.neutral()
                return self._take(Shot(hold.view, *best))
        self._say(hints.of_face(where, reason, face.quality, self._wanted, self._fit))
        return self._progress(None)

    def _shown(self, head: Head, neutral: Head, held: View | None) -> View | None:
        """Return the view that the head shows, of those that may be taken now."""
        assert self._wanted is not None
        if self._fit.is_there:
            return self._wanted
        if views.place(self._wanted) == (0.0, 0.0):
            return None  # turns count from straight
        for view in self._plan.open:
            slack = self._rules.slack if view is held else 0.0
            if fit(head, neutral, view, self._rules, slack - self._rules.unasked).is_there:
                return view
        return None

    def _take(self, shot: Shot) -> EnrolmentProgress:
        if shot.view is View.STRAIGHT and self._straight is None:
            self._straight = self._head
        self._plan.put(shot)
        self._ask()
        return self._progress(shot.view)

    def _ask(self, view: View | None = None) -> None:
        """Ask for the next view, or for `view`."""
        turned = self._head.since(self._neutral()) if self._head is not None else None
        wanted = view or views.nearest(self._plan.open, turned)
        if wanted is not self._wanted or view is not None:
            self._asked = 0.0
        self._wanted, self._hold = wanted, None
        if wanted is None:
            self._trouble = Trouble.NONE
            self._say(hints.ALL_TAKEN, at_once=True)
        elif self._head is not None:
            self._fit = fit(self._head, self._neutral(), wanted, self._rules)
            if not self._fit.is_there:
                self._say(hints.of_pose(wanted, self._fit.way), at_once=True)

    def _say(self, hint: Hint, *, at_once: bool = False) -> None:
        self._hints.say(hint, self._now, at_once=at_once)

    def _neutral(self) -> Head:
        return self._straight or Head()

    def _progress(self, taken: View | None) -> EnrolmentProgress:
        filled = {view: 1.0 if self._plan.has(view) else 0.0 for view in self._plan.views}
        if self._wanted is not None and self._trouble is Trouble.NONE and self._newest is not None:
            filled[self._wanted] = self._part()
        return EnrolmentProgress(
            hint=self._hints.shown,
            wanted=self._wanted,
            filled=filled,
            shots=self._plan.shots,
            trouble=self._trouble,
            taken_now=taken,
            liveness=self._liveness.worst,
            is_stuck=self._wanted is not None and self._asked >= self._rules.stuck_after,
        )

    def _part(self) -> float:
        """Return how far the wanted view is: most of it is the way there, the rest holding it."""
        hold = self._hold
        if hold is None or hold.view is not self._wanted:
            return 0.6 * self._fit.part
        return 0.6 + 0.35 * min(1.0, max(0.0, (self._now - hold.since) / self._rules.hold))


def _number(face: FaceAnalysis) -> int | None:
    return None if face.track is None else face.track.number
