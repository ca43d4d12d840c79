"""What was done about a person, and when they were here: the log's entries in words."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.audit.events import Event
from core.people.audit.words import Said, sentence_of
from gui.language import say
from gui.models.labels import label, say_or_hide
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.people.audit.entry import Entry

PAGE_OF = 100
"""How many entries are shown at first, and how many more each time."""


class Which(enum.Enum):
    """Which entries are shown."""

    ALL = "all"
    VISITS = "visits"
    CHANGES = "changes"


class HistoryPage(QWidget):
    """Shows entries, the newest first."""

    more_wanted = Signal(int)
    """Show this many entries in all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPage")
        self._entries: Sequence[Entry] = ()
        self._is_loaded = False
        self._refusal = ""
        self._wanted = PAGE_OF
        self.which = QComboBox(self)
        self.which.setObjectName("whichEntries")
        for which in Which:
            self.which.addItem("", which.value)
        self.which.currentIndexChanged.connect(self._fill)
        self.list = QListWidget(self)
        self.list.setObjectName("historyList")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.said = label(self, "muted", "historySaid")
        self.more_button = QPushButton(self)
        self.more_button.setObjectName("olderEntries")
        self.more_button.setAutoDefault(False)
        self.more_button.clicked.connect(self._want_more)
        head = QHBoxLayout()
        head.addWidget(self.which)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, WIDE, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._retranslate()

    @property
    def wanted(self) -> int:
        """How many entries are to be shown."""
        return self._wanted

    def texts(self) -> list[str]:
        """Return what is said, line by line."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the latest entries; one more than `wanted` says that there are older ones."""
        self._entries, self._is_loaded, self._refusal = entries, True, ""
        self._fill()

    def show_refused(self, sentence: str) -> None:
        """Say why nothing can be shown."""
        self._entries, self._is_loaded, self._refusal = (), True, sentence
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _want_more(self) -> None:
        self._wanted += PAGE_OF
        self.more_wanted.emit(self._wanted)

    @Slot()
    def _fill(self) -> None:
        which = Which(self.which.currentData())
        scrolled = self.list.verticalScrollBar().value()
        self.list.clear()
        for entry in self._entries[: self._wanted]:
            is_visit = entry.event == Event.VERDICT.value
            if which is Which.ALL or is_visit == (which is Which.VISITS):
                self.list.addItem(self._item(entry))
        self.list.verticalScrollBar().setValue(scrolled)
        self.more_button.setVisible(len(self._entries) > self._wanted)
        empty = self.list.count() == 0
        self.list.setVisible(not empty)
        words = self._refusal
        if not self._is_loaded:
            words = self.tr("One moment, please.")
        elif empty and not words:
            words = self.tr("Nothing was noted yet.")
        say_or_hide(self.said, words)

    def _item(self, entry: Entry) -> QListWidgetItem:
        moment = QDateTime.fromSecsSinceEpoch(round(entry.time.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        if entry.actor:
            when = self.tr("{time}, {account}").format(time=when, account=entry.actor)
        return QListWidgetItem(f"{_words(sentence_of(entry))}\n{when}")

    def _retranslate(self) -> None:
        self.which.setAccessibleName(self.tr("Which entries are shown"))
        words = (self.tr("Everything"), self.tr("Visits"), self.tr("What was changed"))
        for row, said in enumerate(words):
            self.which.setItemText(row, said)
        self.list.setAccessibleName(self.tr("History of the person"))
        self.more_button.setText(self.tr("Show older entries"))
        self._fill()


def _words(said: Said) -> str:
    """Return what core says, in the window's language."""
    values = {
        name: _words(value) if isinstance(value, Said) else value
        for name, value in said.values.items()
    }
    return say(said.template, **values)
