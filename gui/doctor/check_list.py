"""The checks on the page, one card for each area, in the order in which they come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from core.doctor.check import Area, Check, State
from gui.doctor.check_line import CheckLine, heading
from gui.language import say
from gui.models.reading_page import ReadingPage
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE

LONGEST_LINE = 840
"""Pixels: the words beside icon and state are then as long as on other pages."""


class CheckList(ReadingPage):
    """Takes checks one by one."""

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        """Follow `before` when a person goes on with Tab."""
        self._before = before
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        self._column.addStretch(1)
        super().__init__(self._column, parent)
        self.setObjectName("checkList")
        if (page := self.widget()) is not None:
            page.setMaximumWidth(LONGEST_LINE)
        self.lines: list[CheckLine] = []
        self._cards: dict[Area, QVBoxLayout] = {}
        self._headings: dict[Area, QLabel] = {}
        self._only_trouble = False

    @Slot(bool)
    def show_only_trouble(self, wanted: bool) -> None:
        """Leave out what is all right."""
        self._only_trouble = wanted
        self._hide_and_show()

    def clear(self) -> None:
        """Take all checks away."""
        self.lines, self._cards, self._headings = [], {}, {}
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, check: Check) -> None:
        """Show one more check in the card of its area."""
        area = check.subject.area
        if area not in self._cards:
            self._add_card(area)
        line = CheckLine(check, self)
        self._cards[area].addWidget(line)
        self.setTabOrder(self.lines[-1].fold if self.lines else self._before, line.fold)
        self.lines.append(line)
        self._hide_and_show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            for area, words in self._headings.items():
                words.setText(say(area.value))
        super().changeEvent(event)

    def _add_card(self, area: Area) -> None:
        words = heading(self)
        words.setText(say(area.value))
        words.setContentsMargins(0, WIDE if self._cards else 0, 0, 0)
        frame = QFrame(self)
        set_look(frame, "card")
        card = QVBoxLayout(frame)
        card.setContentsMargins(0, TIGHT, 0, TIGHT)
        card.setSpacing(0)
        end = self._column.count() - 1
        self._column.insertWidget(end, words)
        self._column.insertWidget(end + 1, frame)
        self._cards[area], self._headings[area] = card, words

    def _hide_and_show(self) -> None:
        """Show what is wanted, with a hairline over each but the first of a card."""
        begun: set[Area] = set()
        for line in self.lines:
            area = line.check.subject.area
            wanted = not self._only_trouble or line.check.state is not State.OK
            line.setVisible(wanted)
            if wanted:
                line.set_parted(area in begun)
                begun.add(area)
        for area, card in self._cards.items():
            self._headings[area].setVisible(area in begun)
            frame = card.parentWidget()
            if frame is not None:
                frame.setVisible(area in begun)
