"""The page of those whose time is over, or soon will be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.people.consent import clock
from core.people.consent.retention import Due, Overview
from gui.consent.due_model import NAME, DueModel
from gui.consent.question_bar import QuestionBar
from gui.gallery.empty_state import EmptyState
from gui.language import say
from gui.message_bar import MessageBar
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import CONTROL_HEIGHT, GAP

DAYS = 30
"""By how many days a time is prolonged at once."""


class DuePage(QWidget):
    """Shows who is due, and takes what is to be done about them."""

    prolong_wanted = Signal(object)
    """tuple[str, ...]: ids of people to be kept `DAYS` days longer."""

    erase_wanted = Signal(object)
    """tuple[str, ...]: ids of people to be deleted for good."""

    clock_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duePage")
        self._overview: Overview | None = None
        self._wanted: tuple[str, ...] = ()
        self.clock_bar = MessageBar("banner-warn", self)
        self.clock_bar.acted.connect(self.clock_confirmed)
        self.question = QuestionBar(self)
        self.question.confirmed.connect(self._confirmed)
        self.summary = label(self, "strong", "dueSummary")
        self._unasked = label(self, "muted", "dueUnasked")
        self.model = DueModel(self)
        self.view = QTableView(self)
        self.view.setObjectName("dueList")
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(CONTROL_HEIGHT)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.view.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self._empty = EmptyState("circle-check", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.prolong = self._button("prolong", self._prolong)
        self.erase = self._button("eraseSelected", self._ask_selected)
        self.erase_over = self._button("eraseOver", self._ask_over)
        set_look(self.erase_over, "danger")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.prolong)
        row.addWidget(self.erase)
        row.addStretch(1)
        row.addWidget(self.erase_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.clock_bar, self.summary, self._unasked):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.question)
        column.addLayout(row)
        self._refresh()

    def show_overview(self, overview: Overview | None) -> None:
        """Show who is due; None while that can't be known."""
        self._overview = overview
        self.question.leave()
        self.model.set_due(() if overview is None else overview.due)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.model.retranslate()
            self._refresh()
        super().changeEvent(event)

    @property
    def selected(self) -> tuple[Due, ...]:
        """Who is selected, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.due(row) for row in rows)

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    @Slot()
    def _selection_changed(self) -> None:
        self.question.leave()
        for button in (self.prolong, self.erase):
            button.setEnabled(bool(self.selected))

    @Slot()
    def _prolong(self) -> None:
        self.prolong_wanted.emit(tuple(each.person.id for each in self.selected))

    @Slot()
    def _ask_selected(self) -> None:
        self._ask(self.selected)

    @Slot()
    def _ask_over(self) -> None:
        if self._overview is not None:
            self._ask(self._overview.over)

    def _ask(self, whom: tuple[Due, ...]) -> None:
        if not whom:
            return
        self._wanted = tuple(each.person.id for each in whom)
        self.question.ask(
            self.tr("Delete {name} for good?").format(name=whom[0].person.name)
            if len(whom) == 1
            else self.tr("Delete %n people for good?", "", len(whom)),
            self.tr("This can't be undone."),
            self.tr("Delete for good"),
        )

    @Slot()
    def _confirmed(self) -> None:
        self.erase_wanted.emit(self._wanted)

    def _refresh(self) -> None:
        overview = self._overview
        over = () if overview is None else overview.over
        due = () if overview is None else overview.due
        self._stack.setCurrentWidget(self.view if due else self._empty)
        self._empty.set_words(
            self.tr("Nobody is due") if overview is not None else self.tr("The gallery is locked"),
            self.tr("Who will be is listed here %n days before.", "", overview.policy.remind_days)
            if overview is not None
            else self.tr("Open it to see whose time is over."),
            "",
        )
        soon = len(due) - len(over)
        sentences = []
        if over:
            sentences.append(self.tr("The time of %n people is over.", "", len(over)))
        if soon:
            sentences.append(self.tr("The time of %n people ends soon.", "", soon))
        say_or_hide(self.summary, " ".join(sentences))
        unasked = 0 if overview is None else overview.unasked
        say_or_hide(
            self._unasked,
            self.tr("%n people in the gallery never agreed to the text.", "", unasked)
            if unasked
            else "",
        )
        trouble = None if overview is None else overview.trouble
        if trouble is None:
            self.clock_bar.clear()
        else:
            self.clock_bar.show_message(
                say(clock.SENTENCES[trouble]), action=self.tr("The date is right"), stays=True
            )
        self.prolong.setText(self.tr("Keep %n days longer", "", DAYS))
        self.erase.setText(self.tr("Delete…"))
        self.erase_over.setText(self.tr("Delete all whose time is over…"))
        self.erase_over.setVisible(bool(over))
        self.erase_over.setEnabled(trouble is None)
        for button in (self.prolong, self.erase):
            button.setVisible(bool(due))
            button.setEnabled(bool(self.selected))
        for button in (self.prolong, self.erase, self.erase_over):
            button.setAccessibleName(button.text())
        self.view.setAccessibleName(self.tr("People whose time is over or ends soon"))
