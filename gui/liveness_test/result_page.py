"""The last page: what the test found, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.evaluation.document_view import DocumentView
from gui.liveness_test.overview import with_overview
from gui.liveness_test.values import Outcome
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE


class ResultPage(QWidget):
    """Shows an outcome and says what is wanted of it."""

    use_wanted = Signal(object)
    """`Outcome` whose proposed limits are to be put in force."""

    own_wanted = Signal()
    """The program's own limits are to be put back in force."""

    telling_wanted = Signal(object)
    """`Outcome` that is wanted in the language that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("testResult")
        self._outcome: Outcome | None = None
        self.view = DocumentView(self)
        self._card = QFrame(self)
        self._card.setObjectName("testProposal")
        set_look(self._card, "card")
        self._said = label(self._card, "", "proposalSaid")
        self.use = self._button("useLimits", self._use)
        self.own = self._button("ownLimits", self.own_wanted)
        buttons = QVBoxLayout()
        buttons.setSpacing(TIGHT)
        buttons.addWidget(self.use)
        buttons.addWidget(self.own)
        inside = QHBoxLayout(self._card)
        inside.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        inside.setSpacing(WIDE)
        inside.addWidget(self._said, 1)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP + TIGHT)
        column.addWidget(self.view, 1)
        column.addWidget(self._card)
        self._retranslate()

    @property
    def outcome(self) -> Outcome | None:
        """What is shown."""
        return self._outcome

    @property
    def proposal_words(self) -> str:
        """What is said of the proposed limits."""
        return "" if self._card.isHidden() else self._said.text()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what a test found."""
        is_same = self._outcome is not None and self._outcome.document is outcome.document
        self._outcome = outcome
        if not is_same:
            shown = with_overview(outcome.document, outcome.test)
            self.view.show_document(shown, self.tr("In short"))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._outcome is not None:
                self.telling_wanted.emit(self._outcome)
        super().changeEvent(event)

    @Slot()
    def _use(self) -> None:
        if self._outcome is not None:
            self.use_wanted.emit(self._outcome)

    def _button(self, name: str, deed: object) -> QPushButton:
        made = QPushButton(self._card)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(deed)
        return made

    def _refresh(self) -> None:
        outcome = self._outcome
        if outcome is None:
            return
        has_proposal = outcome.test.proposal is not None
        if self.use.hasFocus() or self.own.hasFocus():
            # Else the keyboard goes on to the other button, and the next key takes it back.
            self.view.parts.setFocus()
        self._card.setVisible(has_proposal or not outcome.own_limits)
        self.use.setVisible(has_proposal)
        self.use.setEnabled(outcome.fits_now and not outcome.in_force)
        self.own.setVisible(not outcome.own_limits)
        set_look(self.use, "" if outcome.in_force else "primary")
        self._said.setText(self._words(outcome))

    def _words(self, outcome: Outcome) -> str:
        if outcome.test.proposal is None:
            return self.tr("Limits of an earlier test are in force.")
        if outcome.in_force:
            return self.tr("The limits of this test are in force.")
        if not outcome.fits_now:
            return self.tr(
                "Its limits can't be used now: another liveness model is in use than was tested."
            )
        return outcome.proposal_words

    def _retranslate(self) -> None:
        self.view.parts.setAccessibleName(self.tr("Parts of the result"))
        self.use.setText(self.tr("Use these limits"))
        self.use.setToolTip(self.tr("Puts them in force at once, for desk and kiosk"))
        self.own.setText(self.tr("Back to the program's own"))
        self.own.setToolTip(self.tr("Lets go of the limits that a test proposed"))
        self._refresh()
