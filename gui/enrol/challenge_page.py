"""The page on which a person is asked to move their head before the views are taken."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from core.challenge.values import (
    ChallengeHint,
    ChallengeProgress,
    ChallengeState,
    Movement,
)
from core.challenge.words import sentence
from core.enrolment.hints import BLIND, OF_TROUBLE
from core.enrolment.shots import Arrow, Trouble
from gui.enrol.hint_view import HintView
from gui.enrol.page import EnrolPage, button_row
from gui.enrol.waiver_bar import WaiverBar
from gui.enrol.words import advice, blind_advice
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.live.ring import Ring
from gui.theme import set_look
from gui.tokens import GAP

ARROWS = {
    Movement.TURN_LEFT: Arrow.LEFT,
    Movement.TURN_RIGHT: Arrow.RIGHT,
    Movement.NOD: Arrow.DOWN,
    Movement.COME_CLOSER: Arrow.CLOSER,
}
"""Which way each movement goes in the mirrored picture."""

FULL = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """What the page shows now."""

    progress: ChallengeProgress
    trouble: Trouble = Trouble.NONE
    """What must be settled first."""

    is_blind: bool = False
    """Whether no picture comes."""


_NOTHING = Moment(ChallengeProgress(ChallengeState.WAITING))


class ChallengePage(EnrolPage):
    """Shows what is asked, and takes what the operator wants instead."""

    cannot = Signal()
    """The person can't do this movement: another one, please."""

    again_wanted = Signal()
    """It is to begin anew, after it failed."""

    waived = Signal(object)
    """`WaiverReason`: the person isn't asked."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("challengePage", parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._moment = _NOTHING
        self._mirrored = True
        self.hint = HintView(self)
        self.bar = QProgressBar(self)
        self.bar.setObjectName("challengeBar")
        self.bar.setRange(0, FULL)
        self.bar.setTextVisible(False)
        self._count = sentence_label(self, "challengeCount", "muted")
        self._advice = sentence_label(self, "challengeAdvice")
        set_look(self._advice, "muted")
        self._about = sentence_label(self, "challengeAbout", "caption")
        self.waiver = WaiverBar(self)
        self.waiver.given.connect(self.waived)
        self.waiver.left.connect(self._left)
        self.again_button = self._button("challengeAgain", self.again_wanted)
        set_look(self.again_button, "primary")
        self.cannot_button = self._button("challengeCannot", self.cannot)
        self.waive_button = self._button("challengeWaive", self._ask_reason)
        self.cancel_button = self._button("challengeCancel", self.cancelled)
        for widget in (self.hint, self.bar, self._count, self._advice, self._about):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self.waiver)
        self.foot.addWidget(self.again_button)
        self.foot.addWidget(self.cannot_button)
        self.foot.addLayout(button_row(self.waive_button, self.cancel_button))
        self.foot.setSpacing(GAP)
        self._retranslate()

    @property
    def hint_text(self) -> str:
        """The large words."""
        return self.hint.text

    @property
    def advice_text(self) -> str:
        """What the operator can do; empty where nothing is to be done."""
        return self._advice.text()

    def open(self, *, mirrored: bool) -> None:
        """Begin with another person."""
        self._moment, self._mirrored = _NOTHING, mirrored
        self.waiver.hide()
        self._refresh()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show arrows as the live picture is shown."""
        self._mirrored = mirrored
        self._refresh()

    def show_moment(self, moment: Moment) -> None:
        """Show how far it is."""
        if moment != self._moment:
            self._moment = moment
            self._refresh()

    def ring(self) -> Ring:
        """Return what the picture shows of this."""
        moment, progress = self._moment, self._moment.progress
        if moment.is_blind:
            return Ring(sentence=say(BLIND.sentence), is_trouble=True)
        if moment.trouble is not Trouble.NONE:
            return Ring(sentence=say(OF_TROUBLE[moment.trouble].sentence), is_trouble=True)
        words = say(sentence(progress))
        if progress.movement is None:
            is_passed = progress.state is ChallengeState.PASSED
            return Ring(sentence=words, is_good=is_passed, is_trouble=self._has_failed)
        goes_back = progress.hint is ChallengeHint.BACK
        arrow = Arrow.NONE if goes_back else ARROWS[progress.movement]
        return Ring(sentence=words, arrow=arrow)

    def begin(self) -> None:
        """Put the keyboard on the page itself, or where something is to be answered."""
        if self._has_failed:
            self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Begin anew with Enter where it failed."""
        if self._has_failed:
            self.again_wanted.emit()

    def step_back(self) -> bool:
        """Take the question for a reason away."""
        was_asking = self.waiver.is_asking
        self.waiver.leave()
        return was_asking

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _has_failed(self) -> bool:
        progress = self._moment.progress
        return progress.is_over and progress.state is not ChallengeState.PASSED

    @Slot()
    def _ask_reason(self) -> None:
        self.waiver.ask()
        self._refresh()

    @Slot()
    def _left(self) -> None:
        self._refresh()
        self.begin()

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(deed)
        return button

    def _refresh(self) -> None:
        moment, progress = self._moment, self._moment.progress
        self.hint.show_hint(self.ring(), mirrored=self._mirrored)
        is_asked = progress.movement is not None and moment == Moment(progress)
        self.bar.setVisible(is_asked)
        self.bar.setValue(round(FULL * progress.part))
        count = self.tr("Movement {number} of {count}")
        say_in(
            self._count,
            count.format(number=progress.number, count=progress.count) if is_asked else "",
        )
        words = blind_advice() if moment.is_blind else advice(moment.trouble)
        if self._has_failed:
            words = self.tr(
                "Let the person try again, slowly and with the face towards the camera. Whoever "
                "can't move like this is enrolled without it."
            )
        elif is_asked and progress.is_another and not words:
            words = self.tr("This movement is asked for in the place of the last one.")
        say_in(self._advice, words)
        is_waiving = self.waiver.is_asking
        self.again_button.setVisible(self._has_failed and not is_waiving)
        self.cannot_button.setVisible(not self._has_failed and not is_waiving)
        self.cannot_button.setEnabled(is_asked)
        for button in (self.waive_button, self.cancel_button):
            button.setVisible(not is_waiving)

    def _retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("How far the movement is"))
        say_in(
            self._about,
            self.tr(
                "A head moves as no picture of it can. Read the sentence out to whoever can't see "
                "the screen."
            ),
        )
        self.again_button.setText(self.tr("Try again"))
        self.cannot_button.setText(self.tr("Ask for another movement"))
        self.waive_button.setText(self.tr("Go on without it…"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
        self._refresh()
