"""Which entries of the log are wanted: time, kind, person, account, text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QEvent, QSignalBlocker, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.audit.reading import Filter
from core.people.audit.words import WORDS
from core.people.search_text import fold
from gui.language import say
from gui.log.kinds import GROUPS
from gui.tokens import CONTROL_HEIGHT, GAP

REST_MS = 250
"""What is typed counts once the keys have rested so long."""

LEAST_WIDTH = 120

_PERIODS = ("all", "today", "week", "month", "days")
_DAYS = {"today": 0, "week": 6, "month": 29}


class FilterBar(QWidget):
    """Says which entries are wanted, whenever that changes."""

    changed = Signal(object)
    """`Filter`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logFilter")
        self._names: Mapping[str, str] = {}
        self.text = self._line("logText")
        self.person = self._line("logPerson")
        self.kind = self._choice("logKind", ("", *GROUPS))
        self.period = self._choice("logPeriod", _PERIODS)
        self.first, self.last = self._day("logFirstDay"), self._day("logLastDay")
        self._to = QLabel(self)
        self.account = self._choice("logAccount", ("",))
        self.account.hide()
        self._completions = QStringListModel(self)
        completer = QCompleter(self._completions, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)
        self.clear_button = QPushButton(self)
        self.clear_button.setObjectName("clearLogFilter")
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(self.clear)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tell)
        self._lay_out()
        self._retranslate()

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return self.wanted() != Filter()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Offer people by their names."""
        self._names = names
        self._completions.setStringList(sorted(set(names.values())))
        if self.person.text().strip() or self.text.text().strip():
            self._tell()

    def set_accounts(self, accounts: Sequence[str]) -> None:
        """Offer these accounts; none is no choice."""
        chosen = self.account.currentData()
        with QSignalBlocker(self.account):
            while self.account.count() > 1:
                self.account.removeItem(1)
            for name in accounts:
                self.account.addItem(name, name)
            self.account.setCurrentIndex(max(0, self.account.findData(chosen)))
        self.account.setVisible(bool(accounts))

    def wanted(self) -> Filter:
        """Return which entries are wanted."""
        since, until = self._span()
        person, text = fold(self.person.text()), self.text.text().strip()
        words = text.casefold()
        return Filter(
            since=since,
            until=until,
            events=self._events(),
            actor=self.account.currentData() or None,
            persons=self._people(person) if person else None,
            text=text,
            also_events=[
                event.value for event, word in WORDS.items() if words in say(word).casefold()
            ]
            if text
            else (),
            also_persons=self._people(fold(text)) if text else (),
        )

    @Slot()
    def clear(self) -> None:
        """Leave nothing out."""
        for choice in (self.period, self.kind, self.account):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        for line in (self.person, self.text):
            with QSignalBlocker(line):
                line.clear()
        self._rest.stop()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _tell(self) -> None:
        self._refresh()
        self.changed.emit(self.wanted())

    @Slot()
    def _typed(self) -> None:
        self._rest.start()

    def _people(self, folded: str) -> list[str]:
        exact = [one for one, name in self._names.items() if fold(name) == folded]
        return exact or [one for one, name in self._names.items() if folded in fold(name)]

    def _events(self) -> list[str] | None:
        group = self.kind.currentData()
        return sorted(event.value for event in GROUPS[group]) if group else None

    def _span(self) -> tuple[datetime | None, datetime | None]:
        period = self.period.currentData()
        if period in _DAYS:
            return _midnight(date.today() - timedelta(days=_DAYS[period])), None
        if period == "days":
            first, last = (_date(day.date()) for day in (self.first, self.last))
            return _midnight(first), _midnight(max(first, last) + timedelta(days=1))
        return None, None

    def _choice(self, name: str, values: Sequence[str]) -> QComboBox:
        made = QComboBox(self)
        made.setObjectName(name)
        for value in values:
            made.addItem("", value)
        made.currentIndexChanged.connect(self._tell)
        return made

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit(QDate.currentDate(), self)
        made.setObjectName(name)
        made.setCalendarPopup(True)
        made.setMinimumHeight(CONTROL_HEIGHT)
        made.setDisplayFormat(made.locale().dateFormat(made.locale().FormatType.ShortFormat))
        made.dateChanged.connect(self._typed)
        return made

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        made.setClearButtonEnabled(True)
        made.setMinimumWidth(LEAST_WIDTH)
        made.textChanged.connect(self._typed)
        return made

    def _lay_out(self) -> None:
        self._days = QWidget(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        above, below = QHBoxLayout(), QHBoxLayout(self._days)
        below.setContentsMargins(0, 0, 0, 0)
        for row in (above, below):
            row.setSpacing(GAP)
        above.addWidget(self.text, 3)
        above.addWidget(self.person, 2)
        for widget in (self.kind, self.period, self.account, self.clear_button):
            above.addWidget(widget)
        below.addStretch(1)
        for part in (self.first, self._to, self.last):
            below.addWidget(part)
        rows.addLayout(above)
        rows.addWidget(self._days)

    def _refresh(self) -> None:
        self._days.setVisible(self.period.currentData() == "days")
        self.clear_button.setEnabled(self.is_set)

    def _retranslate(self) -> None:
        periods = (
            self.tr("At any time"),
            self.tr("Today"),
            self.tr("The last 7 days"),
            self.tr("The last 30 days"),
            self.tr("Between two days"),
        )
        kinds = {
            "": self.tr("Everything"),
            "verdicts": self.tr("Verdicts at the desk"),
            "people": self.tr("Enrolment and changes"),
            "deletions": self.tr("Deletions"),
            "consent": self.tr("Consent"),
            "copies": self.tr("Imports, exports, backups"),
            "sign-in": self.tr("Sign-in and accounts"),
            "settings": self.tr("Settings and models"),
            "protection": self.tr("Protection of gallery and log"),
        }
        for choice, words in (
            (self.period, dict(zip(_PERIODS, periods, strict=True))),
            (self.kind, kinds),
            (self.account, {"": self.tr("By any account")}),
        ):
            for row in range(choice.count()):
                if (word := words.get(choice.itemData(row))) is not None:
                    choice.setItemText(row, word)
        self._to.setText(self.tr("to"))
        self.person.setPlaceholderText(self.tr("Name of a person"))
        self.text.setPlaceholderText(self.tr("Search"))
        self.clear_button.setText(self.tr("Show all"))
        for widget, name in (
            (self.period, self.tr("When")),
            (self.first, self.tr("First day")),
            (self.last, self.tr("Last day")),
            (self.kind, self.tr("Kind of entry")),
            (self.account, self.tr("Account")),
            (self.person, self.tr("Name of a person")),
            (self.text, self.tr("Search in the log")),
        ):
            widget.setAccessibleName(name)
        self._refresh()


def _midnight(day: date) -> datetime:
    """Return the beginning of a day where this computer stands."""
    return datetime.combine(day, time()).astimezone()


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
