"""What holds for all visits: sentences first, then what might be done, then the course."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.people.trends import words
from core.people.trends.values import Trends
from gui.log.wording import say_said
from gui.models.labels import label, say_or_hide
from gui.tokens import GAP, WIDE
from gui.trends.proposal_card import ProposalCard
from gui.trends.similarity_plot import SimilarityPlot
from gui.wrapped_page import WrappedPage


class OverviewPage(WrappedPage):
    """Shows trends; changes nothing."""

    wanted = Signal(object)
    """`Proposal` whose place is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendsOverview")
        self._trends: Trends | None = None
        self.cards: list[ProposalCard] = []
        page = self.page
        self._counts = label(page, "strong", "trendsCounts")
        self._course = label(page, "", "trendsCourse")
        self._hindered = label(page, "muted", "trendsHindered")
        self._heading = label(page, "strong", "proposalsHeading")
        self._nothing = label(page, "muted", "proposalsNone")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP)
        self.plot = SimilarityPlot(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GAP, WIDE, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._counts)
        column.addWidget(self._course)
        column.addWidget(self._hindered)
        column.addSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._cards)
        column.addSpacing(GAP)
        column.addWidget(self.plot)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons take the keyboard
        self._retranslate()

    @property
    def text(self) -> str:
        """What is said about all visits."""
        parts = (self._counts, self._course, self._hindered)
        return "\n".join(part.text() for part in parts if part.text())

    def show_trends(self, trends: Trends | None, names: words.Names, cameras: words.Names) -> None:
        """Show these trends; None for nothing."""
        self._trends = trends
        for card in self.cards:
            self._cards.removeWidget(card)
            card.deleteLater()
        proposals = () if trends is None else trends.proposals
        self.cards = [ProposalCard(one, names, cameras, self.page) for one in proposals]
        before: QWidget = self.plot
        for card in self.cards:
            card.wanted.connect(self.wanted)
            self._cards.addWidget(card)
            # They are made after all else of the window, but don't stand there.
            QWidget.setTabOrder(before, card.button)
            before = card.button
        self.plot.show_trends(trends)
        self.plot.setVisible(trends is not None and trends.median is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        trends = self._trends
        self._heading.setText(self.tr("What you might do"))
        self._nothing.setText(
            self.tr("Nothing stands out. The program never changes anything by itself.")
        )
        self._nothing.setVisible(not self.cards)
        if trends is None:
            for part in (self._counts, self._course, self._hindered):
                say_or_hide(part, "")
            return
        first, *others = words.summary(trends)
        self._counts.setText(say_said(first))
        self._counts.show()
        say_or_hide(self._course, words.say_all(tuple(others), say_said))
        hindered = [say_said(sentence) for sentence in words.hindrances(trends)]
        if hindered:
            hindered.insert(0, self.tr("What hindered those who were refused:"))
        say_or_hide(self._hindered, "\n".join(hindered))
