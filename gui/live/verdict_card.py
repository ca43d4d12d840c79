"""The verdict in words: who stands there, whether the face is live, how good the picture is."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core import sentences
from core.quality import Quality
from core.results import Decision, DecisionState, FaceAnalysis, LivenessGround, LivenessVerdict
from gui.fonts import elided
from gui.icons import icon
from gui.labels import renew
from gui.language import say
from gui.live.ground_words import Judge, mark
from gui.live.icon_mark import IconMark
from gui.live.liveness_part import GEOMETRY_LOOK, NO_FACE, TALLER, LivenessPart
from gui.live.quality_popup import QualityPopup
from gui.live.state_look import LIVENESS, STATES
from gui.live.verdict_words import UNANSWERED, Surroundings, advice, people, sentence
from gui.live_result import LiveResult
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

_SMALL = 16
"""Edge of the icon beside a name."""

CALM = 0.25
"""Seconds between two renewals of the numbers while the verdict itself stays the same."""

NAME_WIDTHS = tuple(tenths / 10 for tenths in range(20, 1, -1))
"""Widths of a name in widths of its sentence's line, tried until the sentence fits."""

UNJUDGED_LOOK = LIVENESS[LivenessVerdict.NOT_JUDGED]


class VerdictCard(QFrame):
    """Shows one result in sentences, each with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self._result: LiveResult | None = None
        self._shown: tuple[object, ...] = ()
        self._shown_at = 0.0
        self._around = Surroundings()
        self._mark = IconMark(24, ground=True, parent=self)
        self.sentence = QLabel(self)
        set_look(self.sentence, "title")
        self.advice = QLabel(self)
        set_look(self.advice, "muted")
        self._bare_row = QWidget(self)
        self._bare_mark = IconMark(_SMALL, parent=self._bare_row)
        self.bare = QLabel(self._bare_row)
        self.bare.setObjectName("verdictBare")
        set_look(self.bare, "warn")
        self.about_liveness = LivenessPart(self)
        self.liveness, self.liveness_reason = self.about_liveness.title, self.about_liveness.reason
        self._quality_mark = IconMark(ICON, parent=self)
        self.quality = QLabel(self)
        self.quality_parts = QLabel(self)
        set_look(self.quality_parts, "caption")
        for words in (self.sentence, self.advice, self.quality_parts):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)  # a name is never markup
            if words is not self.sentence:  # which stands beside the middle of its mark
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.all_parts = QToolButton(self)
        self.all_parts.setObjectName("allQualityParts")
        self.all_parts.setIcon(icon("chevron-down"))
        self.all_parts.setAutoRaise(True)
        self.all_parts.setFixedSize(WIDE + ICON, WIDE + ICON)
        kept = self.all_parts.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that nothing moves
        self.all_parts.setSizePolicy(kept)
        self.all_parts.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the desk
        self.all_parts.clicked.connect(self._show_all_parts)
        self.popup = QualityPopup(self)
        self._lay_out()
        self._renew()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(self.sentence)
        beside.addWidget(self.advice)
        bare = QHBoxLayout(self._bare_row)
        bare.setContentsMargins(0, 0, 0, 0)
        bare.setSpacing(TIGHT)
        bare.addWidget(self._bare_mark, 0, Qt.AlignmentFlag.AlignVCenter)
        bare.addWidget(self.bare, 1)
        beside.addWidget(self._bare_row)
        beside.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(WIDE - 4)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        line = QFrame(self)
        set_look(line, "line")
        rows = QGridLayout()
        rows.setHorizontalSpacing(WIDE - 4)
        rows.setVerticalSpacing(0)
        rows.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        rows.addWidget(self._quality_mark, 0, 0, middle)
        rows.addWidget(self.quality, 0, 1)
        rows.addWidget(self.all_parts, 0, 2, middle)
        rows.addWidget(self.quality_parts, 1, 1, 1, 2)
        rows.setRowMinimumHeight(2, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        layout.setSpacing(WIDE - 4)
        layout.addLayout(head)
        layout.addWidget(line)
        layout.addWidget(self.about_liveness)
        layout.addLayout(rows)
        # Room for two lines each, so that nothing jumps while sentences change.
        for words in (self.sentence, self.advice, self.quality_parts):
            words.setMinimumHeight(_lines(words, 2))

    def set_result(self, result: LiveResult) -> None:
        """Say what `result` means: a new verdict at once, new numbers calmly."""
        self._result = result
        time = result.decision.time
        verdict = _verdict(result)
        if verdict == self._shown and 0 <= time - self._shown_at < CALM:
            return
        self._shown, self._shown_at = verdict, time
        self._renew()

    def set_gallery_available(self, available: bool, *, locked: bool = False) -> None:
        """Tell whether there is a gallery to compare with; one that is `locked` isn't broken."""
        self._set_around(replace(self._around, has_gallery=available, is_locked=locked))

    def set_lacking(self, people: int) -> None:
        """Tell how many enrolled people have no template for the recogniser in use."""
        self._set_around(replace(self._around, lacking=people))

    def set_watching(self, watching: bool) -> None:
        """Tell whether faces are looked for at all."""
        self._set_around(replace(self._around, is_watching=watching))

    def _set_around(self, around: Surroundings) -> None:
        if around != self._around:
            self._around = around
            self._renew()

    def set_judge(self, judge: Judge) -> None:
        """Tell which liveness model is in use."""
        self.about_liveness.set_judge(judge)

    def set_geometry_limit(self, limit: float) -> None:
        """Tell from which deny score on geometry and motion make a face suspected."""
        self.about_liveness.popup.view.cues.set_limit(limit)

    def clear(self) -> None:
        """Say that nobody is there."""
        self._result = None
        self._shown = ()
        self._renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sentence into another width."""
        super().resizeEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        super().changeEvent(event)

    def _renew(self) -> None:
        decision = None if self._result is None else self._result.decision
        state = DecisionState.NOBODY if decision is None else decision.state
        look = STATES[state]
        if state in UNANSWERED and self._around.is_locked:
            self._mark.set_icon("lock", "muted")
        elif state in UNANSWERED and not self._around.has_gallery:
            self._mark.set_icon("triangle-alert", "warn")
        else:
            self._mark.set_icon(look.icon, look.in_window)
        self._renew_bare(decision)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # the sentence is fitted into the room that it has
        renew(self.sentence, self._sentence(decision))
        lacking = self.tr(
            "It may be one of %n people who need a new template.", "", self._around.lacking
        )
        renew(self.advice, advice(decision, self._around, lacking))
        face = None
        if state not in NO_FACE and self._result is not None:
            faces = self._result.analysis.faces
            face = faces[0] if faces else None
        self.about_liveness.show_result(self._result)
        self._renew_quality(state, face)
        name, other = people(decision)
        whole = sentence(decision, self._around).format(name=name, other=other)
        is_whole = whole == self.sentence.text()
        self.sentence.setToolTip("" if is_whole else f"<p>{escape(whole, quote=False)}</p>")
        self.setAccessibleName(whole)
        parts = (self.bare, self.advice, self.liveness, self.about_liveness.cues)
        self.setAccessibleDescription(" ".join(one.text() for one in parts if one.text()))

    def _renew_bare(self, decision: Decision | None) -> None:
        """Say beside a name that no model judged whether it is a living person's."""
        words = "" if self._result is None else mark(self._result)
        if decision is not None and decision.ground is LivenessGround.GEOMETRY:
            self._bare_mark.set_icon(*GEOMETRY_LOOK)
        else:
            self._bare_mark.set_icon(UNJUDGED_LOOK.icon, UNJUDGED_LOOK.in_window)
        renew(self.bare, words)
        self._bare_row.setVisible(bool(words))
        # Its line is taken from the advice, so that nothing moves.
        self.advice.setMinimumHeight(_lines(self.advice, 1 if words else 2))

    def _sentence(self, decision: Decision | None) -> str:
        words = sentence(decision, self._around)
        width = self.sentence.width()
        for part in NAME_WIDTHS:
            name, other = (
                elided(one, self.sentence.font(), part * width) for one in people(decision)
            )
            fitting = words.format(name=name, other=other)
            if self._fits(fitting, width):
                break
        return fitting

    def _fits(self, sentence: str, width: int) -> bool:
        """Whether the room for the sentence, two lines, is enough."""
        metrics = self.sentence.fontMetrics()
        wrapped = metrics.boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, sentence)
        return wrapped.width() <= width and wrapped.height() < 2.5 * metrics.lineSpacing()

    def _renew_quality(self, state: DecisionState, face: FaceAnalysis | None) -> None:
        said = self.tr("Show the picture quality in parts")
        self.all_parts.setAccessibleName(said)
        self.all_parts.setToolTip(said)
        parts = () if face is None else face.quality.parts
        self.all_parts.setVisible(bool(parts) or self.popup.isVisible())
        if self.popup.isVisible():
            self.popup.view.set_parts(parts)
        if face is None:
            self._quality_mark.set_icon("focus", "muted")
            renew(self.quality, self.tr("Picture quality: no face"))
            renew(self.quality_parts, "")
            return
        quality = face.quality
        self._quality_mark.set_icon("focus", "known" if quality.usable else "warn")
        words = self.tr("Picture quality {overall} of 100").format(overall=round(quality.overall))
        # An expression is never said about a person.
        if face.rating is not None and face.rating.measures != "expression":
            words = self.tr("{quality}; {model} says {score}").format(
                quality=words, model=face.rating.model.upper(), score=f"{face.rating.score:.2f}"
            )
        renew(self.quality, words)
        sentence = self._parts(state, quality)
        light = None if self._result is None else self._result.decision.light
        if light is not None and light.removed:
            sentence = self.tr("{parts} Judged without the other light.").format(parts=sentence)
        renew(self.quality_parts, sentence)

    @Slot()
    def _show_all_parts(self) -> None:
        faces = () if self._result is None else self._result.analysis.faces
        self.popup.open_under(self.all_parts, faces[0].quality.parts if faces else ())

    def _parts(self, state: DecisionState, quality: Quality) -> str:
        if not quality.usable and state is not DecisionState.NOT_USABLE:  # there it stands above
            return say(sentences.QUALITY[quality.reason])
        return self.tr("Eyes {distance} pixels apart, head turned by {angle}°.").format(
            distance=round(quality.eye_distance),
            angle=round(max(abs(quality.yaw), abs(quality.pitch), abs(quality.roll))),
        )


def _verdict(result: LiveResult) -> tuple[object, ...]:
    """Return what must be shown at once when it changes."""
    decision = result.decision
    liveness = decision.liveness
    return (
        decision.state,
        None if decision.best is None else decision.best.person_id,
        None if decision.claimed is None else decision.claimed.name,
        decision.quality_reason,
        None if liveness is None else (liveness.verdict, liveness.reason),
        decision.ground,
        decision.geometry is not None and decision.geometry.denies,
        decision.track,
        bool(result.analysis.faces),
    )


def _lines(label: QLabel, count: int) -> int:
    return round(count * TALLER * label.fontMetrics().lineSpacing())
