"""All that an entry of the log tells, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from core.people.audit.entry import Entry
from core.people.audit.words import facts_of, kind_of
from gui.log.wording import say_entry, say_said, say_time
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE

LEAST_WIDTH = 240

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class EntryDetails(QScrollArea):
    """Shows one entry, or says that none is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryDetails")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entry: Entry | None = None
        self._person = ""
        inside = QWidget(self)
        self._title = QLabel(inside)
        self._title.setObjectName("entryTitle")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        # One layout for all: nested ones don't ask wrapped words how high they are.
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(WIDE, 0, GAP, 0)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []
        self.setWidget(inside)
        self.setMinimumWidth(LEAST_WIDTH)
        self._refresh()

    @property
    def text(self) -> str:
        """All that is shown, a line for each thing."""
        return "\n".join([self._title.text(), *(": ".join(row) for row in self._rows())])

    def show_entry(self, entry: Entry | None, person: str = "") -> None:
        """Show an entry; None for none.

        Parameters
        ----------
        person
            Whom it is about, in words.
        """
        self._entry, self._person = entry, person
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _rows(self) -> list[tuple[str, str]]:
        entry = self._entry
        if entry is None:
            return []
        rows = [
            (self.tr("Number"), str(entry.number)),
            (self.tr("Time"), say_time(entry.time)),
            (self.tr("Kind"), say_said(kind_of(entry))),
            (self.tr("Person"), self._person),
            (self.tr("Account"), entry.actor),
            *((say_said(name), say_said(value)) for name, value in facts_of(entry)),
            (self.tr("Check value"), entry.hash.hex()[:16]),
        ]
        return [(name, value) for name, value in rows if value]

    def _refresh(self) -> None:
        self._grid.removeWidget(self._title)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._grid.setRowMinimumHeight(1, GAP)
        self._grid.setRowStretch(len(self._labels) // 2 + 2, 0)
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels.clear()
        entry = self._entry
        set_look(self._title, "muted" if entry is None else "strong")
        self._title.setText(
            self.tr("Choose an entry to see what it tells.") if entry is None else say_entry(entry)
        )
        for row, (name, value) in enumerate(self._rows(), start=2):
            for column, text in enumerate((name, value)):
                label = QLabel(text, self.widget())
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                if column == 0:
                    set_look(label, "muted")
                else:
                    label.setTextInteractionFlags(_SELECTABLE)
                    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                    label.setAccessibleName(f"{name}: {value}")
                self._grid.addWidget(label, row, column)
                self._labels.append(label)
        self._grid.setRowStretch(len(self._labels) // 2 + 2, 1)
        self.setAccessibleName(self.tr("Details of the entry"))
        self.setAccessibleDescription(self.text)
