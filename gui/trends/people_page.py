"""How each person is recognised: how alike, whether that falls, and how often it was close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.people.trends import words
from core.people.trends.values import PersonTrend, Slope, Trends
from gui.models.labels import label
from gui.plain_table import Cell, PlainTable
from gui.tokens import GAP, WIDE

MOST = 500
"""People in the table."""

HARDLY = 0.01
"""A change of less than this is none."""


class PeoplePage(QWidget):
    """A table of people, and a button that opens one's page."""

    person_wanted = Signal(str)
    """Person's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendsPeople")
        self._trends: Trends | None = None
        self._names: words.Names = {}
        self._shown: tuple[PersonTrend, ...] = ()
        self._said = label(self, "muted", "peopleSaid")
        self.table = PlainTable("peopleTable", self)
        self.table.itemActivated.connect(self._open)
        self.table.itemSelectionChanged.connect(self._choose)
        self.button = QPushButton(self)
        self.button.setObjectName("openPerson")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._open)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, WIDE, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._retranslate()

    def show_trends(self, trends: Trends | None, names: words.Names) -> None:
        """Show the people of these trends; None for nothing."""
        self._trends, self._names = trends, names
        self._shown = self._ordered()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ordered(self) -> tuple[PersonTrend, ...]:
        """Those whom something is to be said about come first, then those who come often."""
        people = () if self._trends is None else self._trends.people
        ordered = sorted(
            people,
            key=lambda one: (
                not (one.slope is not None and one.slope.falls),
                -(one.near + one.tries),
                -one.visits,
            ),
        )
        return tuple(ordered[:MOST])

    @Slot()
    def _choose(self) -> None:
        person = self._chosen()
        self.button.setEnabled(person is not None and person.person_id in self._names)

    @Slot()
    def _open(self) -> None:
        person = self._chosen()
        if person is not None and person.person_id in self._names:
            self.person_wanted.emit(person.person_id)

    def _chosen(self) -> PersonTrend | None:
        row = self.table.currentRow()
        number = self.table.row_number(row) if 0 <= row < self.table.rowCount() else -1
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def _retranslate(self) -> None:
        self._said.setText(
            self.tr(
                "Counted since each person's views changed last. Close: recognised with less than "
                "0.05 to spare. Second try: somebody was refused right before this person was "
                "recognised, most probably the same one."
            )
        )
        self.table.setAccessibleName(self.tr("How people are recognised"))
        self.button.setText(self.tr("Open person…"))
        head = (
            self.tr("Person"),
            self.tr("Visits"),
            self.tr("Similarity"),
            self.tr("Change"),
            self.tr("Close"),
            self.tr("Second try"),
        )
        self.table.show_rows(head, [self._row(person) for person in self._shown])
        self._choose()

    def _row(self, person: PersonTrend) -> tuple[Cell, ...]:
        whole = QLocale().toString
        return (
            self._names.get(person.person_id, person.person_id[:8]),
            (str(whole(person.visits)), person.visits),
            (f"{person.median:.2f}", person.median),
            self._change(person.slope),
            (str(whole(person.near)), person.near),
            (str(whole(person.tries)), person.tries),
        )

    def _change(self, slope: Slope | None) -> tuple[str, float]:
        """Say how far it went where chance doesn't explain it; nothing else is a change."""
        if slope is None:
            return self.tr("too few days"), 1.0
        if (slope.falls or slope.rises) and abs(slope.change) >= HARDLY:
            falls, rises = self.tr("falls by {change}"), self.tr("rises by {change}")
            change = f"{abs(slope.change):.2f}"
            return (falls if slope.falls else rises).format(change=change), slope.change
        return self.tr("none"), 0.0
