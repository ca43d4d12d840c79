"""One thing that somebody might do, why, and a button that opens the place for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.people.trends import words
from core.people.trends.values import Proposal, ProposalKind
from gui.icons import icon
from gui.log.wording import say_said
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE


class ProposalCard(QFrame):
    """Changes nothing: it says what is wanted."""

    wanted = Signal(object)
    """`Proposal` whose place is to be opened."""

    def __init__(
        self, proposal: Proposal, names: words.Names, cameras: words.Names, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("proposal")
        set_look(self, "card")
        self.proposal = proposal
        self._names, self._cameras = names, cameras
        self._deed = label(self, "strong", "proposalDeed")
        self._grounds = label(self, "muted", "proposalGrounds")
        self.button = QPushButton(self)
        self.button.setObjectName("openProposal")
        self.button.setAutoDefault(False)
        self.button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.button.clicked.connect(self._want)
        # Who may not see people can't open one of them either.
        self.button.setHidden(bool(proposal.person_id) and proposal.person_id not in names)
        said = QVBoxLayout()
        said.setSpacing(TIGHT)
        said.addWidget(self._deed)
        said.addWidget(self._grounds)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        row.setSpacing(WIDE)
        row.addLayout(said, 1)
        row.addWidget(self.button)
        self._retranslate()

    @property
    def text(self) -> str:
        """What is proposed, and why."""
        return f"{self._deed.text()} {self._grounds.text()}"

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self.proposal)

    def _retranslate(self) -> None:
        self._deed.setText(say_said(words.deed(self.proposal, self._names, self._cameras)))
        self._grounds.setText(words.say_all(words.grounds(self.proposal), say_said))
        if self.proposal.kind is ProposalKind.RENEW_VIEWS:
            self.button.setText(self.tr("Renew views…"))
            self.button.setIcon(icon("refresh-cw"))
        elif self.proposal.kind is ProposalKind.ADD_VIEW:
            self.button.setText(self.tr("Add views…"))
            self.button.setIcon(icon("user-plus"))
        else:
            self.button.setText(self.tr("Camera…"))
            self.button.setIcon(icon("camera"))
        self.button.setAccessibleName(f"{self.button.text().rstrip('…')}: {self._deed.text()}")
