"""The last page of an enrolment: every view with its quality, and what will be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.challenge.values import NOT_ASKED, ChallengeOutcome, ChallengeRecord
from core.challenge.words import OUTCOMES
from core.enrolment.shots import Shot
from core.results import Liveness, LivenessVerdict
from gui.enrol.page import EnrolPage, button_row
from gui.enrol.shot_row import ShotRow
from gui.enrol.words import liveness_words
from gui.fonts import elided
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.live.icon_mark import IconMark
from gui.live.state_look import LIVENESS
from gui.theme import set_look
from gui.tokens import GAP, ICON

NAME_WIDTH = 180


@dataclass(frozen=True, slots=True, eq=False)
class Review:
    """What is to be looked over before it is kept."""

    name: str
    shots: tuple[Shot, ...]
    liveness: Liveness | None = None
    """The worst that was judged meanwhile."""

    keeps_pictures: bool = False
    has_consent: bool = False
    of_pictures: bool = False
    """Whether the shots come from picture files."""

    is_known: bool = False
    """Whether the person is in the gallery already, and gets further views."""

    mirrored: bool = False
    challenge: ChallengeRecord = NOT_ASKED
    """Whether the person moved their head as asked; not said where they weren't asked."""


class ReviewPage(EnrolPage):
    """Shows what was taken; Enter keeps it."""

    confirmed = Signal()
    retake_wanted = Signal(object)
    """The `View` to be taken again."""

    drop_wanted = Signal(object)
    """The `Shot` to be left out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("reviewPage", parent)
        self._review: Review | None = None
        self._is_busy = False
        self._is_looking = False
        self._refusal = ""
        self.rows: tuple[ShotRow, ...] = ()
        self._what = sentence_label(self, "reviewWhat")
        self._consent = sentence_label(self, "reviewConsent", "muted")
        self._mark = IconMark(ICON, parent=self)
        self._liveness = sentence_label(self, "reviewLiveness")
        self._challenge = sentence_label(self, "reviewChallenge", "muted")
        self._place = QVBoxLayout()
        self._place.setSpacing(GAP)
        self._warning = sentence_label(self, "reviewWarning", "danger")
        self.enrol_button = QPushButton(self)
        self.enrol_button.setObjectName("enrolNow")
        set_look(self.enrol_button, "primary")
        self.enrol_button.clicked.connect(self.go_on)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("reviewCancel")
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()
        self._refresh()

    @property
    def liveness_text(self) -> str:
        """What liveness says of the enrolment."""
        return self._liveness.text()

    @property
    def challenge_text(self) -> str:
        """Whether the person moved their head as asked; empty where they weren't asked."""
        return self._challenge.text()

    @property
    def warning_text(self) -> str:
        """Why it was refused; empty while it wasn't."""
        return self._warning.text()

    def show_review(self, review: Review) -> None:
        """Show the shots of an enrolment."""
        self._review = review
        self._is_busy = self._is_looking = False
        self._refusal = ""
        self._show_rows(review.shots)
        self._refresh()

    def forget(self) -> None:
        """Let go of the shots."""
        self._review = None
        self._refusal = ""
        self._show_rows(())

    def set_looking(self, looking: bool) -> None:
        """Say that the gallery is still searched for the same person."""
        self._is_looking = looking
        self._refresh()

    def set_busy(self) -> None:
        """Say that it is being kept; nothing may be changed meanwhile."""
        self._is_busy = True
        self._refusal = ""
        self._refresh()

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; all stays as it was."""
        was_waiting = self._is_busy or self._is_looking
        self._is_busy = self._is_looking = False
        self._refusal = sentence
        self._refresh()
        if was_waiting:  # the button that was off meanwhile gave the keyboard to “Cancel”
            self.begin()

    def begin(self) -> None:
        """Put the keyboard on the button that keeps it."""
        self.enrol_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Keep what is shown."""
        if self._review is not None and self._review.shots and not self._is_busy:
            self.confirmed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _show_rows(self, shots: Sequence[Shot]) -> None:
        for row in self.rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = tuple(ShotRow(shot, self.inside) for shot in shots)
        for row in self.rows:
            row.retake_wanted.connect(self.retake_wanted)
            row.drop_wanted.connect(self.drop_wanted)
            self._place.addWidget(row)

    def _lay_out(self) -> None:
        liveness = QHBoxLayout()
        liveness.setSpacing(GAP)
        liveness.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        liveness.addWidget(self._liveness, 1)
        self.body.addWidget(self._what)
        self.body.addLayout(liveness)
        self.body.addWidget(self._challenge)
        self.body.addWidget(self._consent)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self.foot.addWidget(self._warning)
        self.foot.addLayout(button_row(self.enrol_button, self.cancel_button))

    def _refresh(self) -> None:
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
        review = self._review
        if review is None:
            return
        name = elided(review.name, self.font(), NAME_WIDTH)
        for row in self.rows:
            row.show_state(
                kept=review.keeps_pictures,
                mirrored=review.mirrored,
                can_drop=len(self.rows) > 1 and not self._is_busy,
            )
            row.retake_button.setEnabled(not self._is_busy)
        what = self.tr("Look the pictures over: is each of them {name}?")
        self._what.setText(what.format(name=name))
        verdict = LivenessVerdict.NOT_JUDGED
        if review.liveness is not None and not review.of_pictures:
            verdict = review.liveness.verdict
        self._mark.set_icon(LIVENESS[verdict].icon, LIVENESS[verdict].in_window)
        self._liveness.setText(liveness_words(review.liveness, of_pictures=review.of_pictures))
        outcome = review.challenge.outcome
        was_asked = outcome is not ChallengeOutcome.NOT_ASKED
        say_in(self._challenge, say(OUTCOMES[outcome]) if was_asked else "")
        self._consent.setText(self._consent_sentence(review))
        say_in(self._warning, self._refusal)
        self.enrol_button.setText(self._enrol_words(review))
        self.enrol_button.setToolTip(self.tr("Keep these views (Enter)"))
        self.enrol_button.setEnabled(bool(review.shots) and not self._is_busy)

    def _enrol_words(self, review: Review) -> str:
        if self._is_busy:
            return self.tr("Keeping…")
        if self._is_looking:
            return self.tr("Searching for doubles…")
        return self.tr("Add these views") if review.is_known else self.tr("Enrol")

    def _consent_sentence(self, review: Review) -> str:
        if review.keeps_pictures:
            return self.tr("The person agreed, and agreed that the pictures are kept.")
        if review.has_consent:
            return self.tr("The person agreed; the pictures are not kept.")
        return self.tr("No consent was noted, so no picture is kept.")
