"""The part of the verdict about liveness: what is said, what it rests on, what geometry says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from core import sentences
from core.cue_values import Cue, Geometry
from core.results import (
    Decision,
    DecisionState,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
)
from gui.icons import icon
from gui.labels import renew
from gui.language import one_after_another, say
from gui.live.cue_words import LOOKS, kind, summary
from gui.live.ground_popup import Ground, GroundPopup
from gui.live.ground_words import (
    BARE,
    Judge,
    fake,
    ground_of,
    is_bare,
    is_denied,
    line,
    strongest,
)
from gui.live.icon_mark import IconMark
from gui.live.state_look import LIVENESS, ONLY_GEOMETRY
from gui.live.verdict_words import UNJUDGED, judged_how
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import GAP, ICON, WIDE

NO_FACE = (DecisionState.NOBODY, DecisionState.LAMP_OFF)
"""States in which there is no face to say anything about."""

GEOMETRY_LOOK = ONLY_GEOMETRY.icon, ONLY_GEOMETRY.in_window

TALLER = 1.15
"""Height of a line of Chinese in heights of a Latin one."""

STEADY = 0.5
"""A cue must speak so much stronger (natural log) than the one that was named to be named."""


class LivenessPart(QWidget):
    """Shows what one result says about liveness."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: LiveResult | None = None
        self._judge = Judge()
        self._named: Cue | None = None
        self._mark = IconMark(ICON, parent=self)
        self.title = QLabel(self)
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_look(self.reason, "caption")
        self._cues_mark = IconMark(ICON, parent=self)
        self.cues = QLabel(self)
        self.more = QToolButton(self)
        self.more.setObjectName("whatLivenessRestsOn")
        self.more.setIcon(icon("chevron-down"))
        self.more.setAutoRaise(True)
        self.more.setFixedSize(WIDE + ICON, WIDE + ICON)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the desk
        self.more.clicked.connect(self.explain)
        self.popup = GroundPopup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE - 4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._mark, 0, 0, middle)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.more, 0, 2, middle)
        grid.addWidget(self.reason, 1, 1, 1, 2)
        grid.setRowMinimumHeight(2, GAP)
        grid.addWidget(self._cues_mark, 3, 0, middle)
        grid.addWidget(self.cues, 3, 1, 1, 2)
        self.refresh()

    def set_judge(self, judge: Judge) -> None:
        """Tell which liveness model is in use."""
        if judge != self._judge:
            self._judge = judge
            self.refresh()

    def show_result(self, result: LiveResult | None) -> None:
        """Say what a result says; None: nobody is there."""
        self._result = result
        self.refresh()

    @Slot()
    def explain(self, under: QWidget | None = None) -> None:
        """Explain what liveness rests on, and show all cues."""
        self.popup.open_under(under or self.more, self._ground(), self._geometry())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Put all words anew."""
        said = self.tr("Show what liveness rests on")
        self.more.setAccessibleName(said)
        self.more.setToolTip(said)
        result, geometry = self._result, self._geometry()
        spacing = TALLER * self.reason.fontMetrics().lineSpacing()
        self.reason.setMinimumHeight(round(self._lines * spacing))  # so that nothing jumps
        self._say_liveness(result)
        self._cues_mark.set_icon(*LOOKS[kind(geometry)])
        renew(self.cues, summary(geometry))
        if self.popup.isVisible():
            self.popup.view.show_ground(self._ground(), geometry)

    def _say_liveness(self, result: LiveResult | None) -> None:
        decision = None if result is None else result.decision
        if result is None or decision is None or not self._has_face(decision):
            self._named = None
            self._mark.set_icon("shield-off", "muted")
            renew(self.title, self.tr("Liveness: nobody to judge"))
            renew(self.reason, "")
            return
        liveness = decision.liveness or UNJUDGED
        if is_denied(decision):
            verdict, reason = LivenessVerdict.SPOOF, self._denied(decision)
        elif ground_of(result) is LivenessGround.GEOMETRY:
            self._mark.set_icon(*GEOMETRY_LOOK)
            renew(self.title, self.tr("Only geometry and motion"))
            renew(self.reason, line(decision.ground, self._judge))
            return
        else:
            verdict, reason = liveness.verdict, self._why(decision, liveness)
        look = LIVENESS[verdict]
        self._mark.set_icon(look.icon, look.in_window)
        renew(self.title, say(sentences.LIVENESS[verdict]))
        renew(self.reason, reason)

    def _denied(self, decision: Decision) -> str:
        """Return what was seen of a fake; another cue is named only where it says clearly more."""
        geometry = decision.geometry
        denials = {one.cue: one.denial for one in geometry.readings} if geometry else {}
        cue = strongest(geometry)
        before = denials.get(self._named, 0.0) if self._named is not None else 0.0
        if cue is not None and (before <= 0.0 or denials[cue] - before > STEADY):
            self._named = cue
        return fake(self._named)

    def _why(self, decision: Decision, liveness: Liveness) -> str:
        reasons = self._reasons(decision, liveness)
        if liveness.spoof_score is None:
            return reasons[-1]
        scores = [self.tr("{reason} Spoof score {score} (higher is more likely fake).")]
        if liveness.reason is not LivenessReason.JUDGED:
            scores = []
        scores.append(self.tr("{reason} Spoof score {score}."))
        score = f"{liveness.spoof_score:.2f}"
        for reason in reasons:
            for words in scores:  # the longest that has room
                fitting = words.format(reason=reason, score=score)
                if fits(fitting, self.reason, self._lines):
                    return fitting
        return fitting

    def _reasons(self, decision: Decision, liveness: Liveness) -> list[str]:
        """Return sentences that say why, the fullest first."""
        often = judged_how(decision)
        if liveness.reason is LivenessReason.JUDGED and liveness.ground not in BARE:
            plain = Judge(self._judge.title)
            judged = [line(liveness.ground, self._judge, liveness.model)]
            if liveness.ground is LivenessGround.VENDOR:
                judged.append(line(liveness.ground, plain, liveness.model))
            return [one_after_another(one, often) for one in judged] + [often] if often else judged
        if often:
            return [often]
        if liveness is UNJUDGED and (self._has_model or decision.state is DecisionState.LOCKED_OUT):
            return [self.tr("This face has not been judged yet.")]
        return [say(sentences.LIVENESS_REASON[liveness.reason])]

    @property
    def _lines(self) -> int:
        """How many lines are kept free: fewer where the desk says besides that no model judges."""
        return 2 if self._result is None or is_bare(self._result) else 3

    @property
    def _has_model(self) -> bool:
        return self._result is not None and "liveness" in self._result.analysis.models

    def _has_face(self, decision: Decision) -> bool:
        if decision.state is DecisionState.LOCKED_OUT:
            return self._result is not None and bool(self._result.analysis.faces)
        return decision.state not in NO_FACE

    def _geometry(self) -> Geometry | None:
        if self._result is None or not self._has_face(self._result.decision):
            return None
        decision = self._result.decision
        faces = self._result.analysis.faces
        if decision.geometry is None and decision.state is DecisionState.LOCKED_OUT and faces:
            return faces[0].geometry  # nobody is judged, but what the cues say is still seen
        return decision.geometry

    def _ground(self) -> Ground:
        """Return what is explained now."""
        result = self._result
        if result is None:
            return Ground(self._judge.ground, is_bare=False, judge=self._judge)
        decision, bare = result.decision, is_bare(result)
        ground = ground_of(result)
        if ground is LivenessGround.NONE and not bare:  # not judged yet, or nobody is there
            ground = self._judge.ground
            if result.analysis.frame.synthetic and ground is LivenessGround.NONE:
                ground = LivenessGround.STUDIO
        elif ground is LivenessGround.NONE and self._geometry() is not None:
            ground = LivenessGround.GEOMETRY
        model = None if decision.liveness is None else decision.liveness.model
        return Ground(ground, bare, self._judge, model)


def fits(text: str, label: QLabel, lines: int) -> bool:
    """Whether a text has room in so many lines of a label."""
    metrics = label.fontMetrics()
    flag = Qt.TextFlag.TextWordWrap
    room = metrics.boundingRect(0, 0, label.width(), 0, flag, text)
    return room.width() <= label.width() and room.height() < (lines + 0.5) * metrics.lineSpacing()
