"""The window of the log: find, read, check, copy, export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.people.audit.entry import Entry
from core.wording import PlainError
from gui.icons import icon
from gui.language import say_error
from gui.log.entry_details import EntryDetails
from gui.log.filter_bar import FilterBar
from gui.log.log_model import ACCOUNT, PERSON, TIME, WHAT, LogModel
from gui.log.verify_card import VerifyCard
from gui.log.wording import say_time
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

FIRST_SIZE = (1120, 740)
LEAST_SIZE = (900, 560)
MOST_COPIED = 1000
NOTE_SECONDS = 30.0

_LEDGER = ".jsonl"
_TABLE = ".csv"


class LogDialog(QDialog):
    """Shows what it is given and says what is wanted; reads and writes nothing by itself."""

    filter_changed = Signal(object)
    """`core.people.audit.reading.Filter`; `show_numbers` or `show_refused` answers."""

    page_wanted = Signal(object)
    """tuple of the numbers of entries; `LogModel.add_entries` answers."""

    verification_wanted = Signal()
    comparison_wanted = Signal(object)
    """`Path` of an exported log."""

    stop_wanted = Signal()
    export_wanted = Signal(object, bool)
    """`Path` of the file, and whether a table is wanted; `show_exported` answers."""

    activated = Signal()
    """The window came to the front: there may be new entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logDialog")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._chosen: int | None = None
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.card = VerifyCard(self)
        self.card.verification_wanted.connect(self.verification_wanted)
        self.card.comparison_wanted.connect(self._ask_exported)
        self.card.stop_wanted.connect(self.stop_wanted)
        self.card.entry_wanted.connect(self.choose)
        self.filter = FilterBar(self)
        self.filter.changed.connect(self.filter_changed)
        self.model = LogModel(self)
        self.model.page_wanted.connect(self.page_wanted)
        self.model.dataChanged.connect(self._show_chosen)
        self.table = self._table()
        self.details = EntryDetails(self)
        self._empty = QLabel(self)
        self._empty.setObjectName("logEmpty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._empty, "muted")
        self.pages = QStackedWidget(self)
        self.count = QLabel(self)
        self.count.setObjectName("logCount")
        set_look(self.count, "caption")
        self.copy_button = self._button("copyLog", "copy")
        self.copy_button.clicked.connect(self.copy)
        self.export_button = self._button("exportLog", "download")
        self._as_ledger, self._as_table = QAction(self), QAction(self)
        self._as_ledger.triggered.connect(self._ask_ledger)
        self._as_table.triggered.connect(self._ask_table)
        menu = QMenu(self)
        menu.addActions([self._as_ledger, self._as_table])
        self.export_button.setMenu(menu)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.show_refused("")
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.filter.text.setFocus)

    def show_numbers(self, numbers: Sequence[int], accounts: Sequence[str]) -> None:
        """Show which entries there are, newest first; the chosen one stays chosen."""
        chosen, was_at_top = self._chosen, self.table.verticalScrollBar().value() == 0
        self.model.set_numbers(numbers)
        self.filter.set_accounts(accounts)
        self.table.setColumnHidden(ACCOUNT, not accounts)
        self.card.set_available(True)
        was_refused = not self.filter.isEnabled()
        self.card.show()
        self.filter.show()
        for widget in (self.filter, self.copy_button, self.export_button):
            widget.setEnabled(True)
        self.pages.setCurrentIndex(0 if numbers else 1)
        self._refresh()
        if was_refused:
            self.filter.text.setFocus()
        self._chosen = None
        row = None if chosen is None else self.model.row_of(chosen)
        if chosen is not None and row is not None and self.model.numbers[row] == chosen:
            self._choose_row(row, scroll=not was_at_top)
            self._chosen = chosen  # where it is current still, nothing tells of it
        self._show_chosen()

    def show_refused(self, sentence: str) -> None:
        """Show nothing but why: it is locked, or who is signed in may not read the log."""
        self.model.set_numbers(())
        self._chosen = None
        self.card.clear()
        self.card.set_available(False)
        for widget in (self.filter, self.copy_button, self.export_button):
            widget.setEnabled(False)
        for part in (self.card, self.filter):
            part.setHidden(bool(sentence))  # while it is being read they keep their room
        self._empty.setText(sentence)
        self._empty.setAccessibleName(sentence)
        self.count.setText("")
        self.pages.setCurrentIndex(1)
        self._show_chosen()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Call people by these names, by their ids."""
        self.model.set_names(names)
        self.filter.set_names(names)
        self._show_chosen()

    def show_exported(self, file: Path, entries: int, fingerprint: str) -> None:
        """Say where the exported log is, and what to keep elsewhere."""
        self.error_bar.clear()
        self.export_button.setEnabled(True)
        sentence = self.tr("%n entries are in {file}.", "", entries).format(file=file)
        if fingerprint:
            about = self.tr("Keep the fingerprint of its key elsewhere: {key}")
            sentence = f"{sentence} {about.format(key=fingerprint)}"
        self.note_bar.show_message(sentence, seconds=None if fingerprint else NOTE_SECONDS)

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        self.export_button.setEnabled(self.filter.isEnabled())
        self.note_bar.clear()
        self.error_bar.show_message(say_error(error))

    @Slot(int)
    def choose(self, number: int) -> None:
        """Choose an entry, or where one is missing the one after it."""
        row = self.model.row_of(number)
        if row is not None:
            self._choose_row(row, scroll=True)
            self.table.setFocus()

    @Slot()
    def copy(self) -> None:
        """Copy the chosen entries, a line for each; the details of a single one."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if len(rows) == 1:
            QApplication.clipboard().setText(self.details.text)
        elif rows:
            lines = []
            for row in rows[:MOST_COPIED]:
                cells = [self.model.index(row, column).data() or "" for column in range(4)]
                lines.append("\t".join(cells))
            QApplication.clipboard().setText("\n".join(lines))
        else:
            QApplication.clipboard().setText(self.card.text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language, and tell when the window comes to the front."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
        super().changeEvent(event)

    @Slot()
    def _chosen_changed(self) -> None:
        index = self.table.currentIndex()
        numbers = self.model.numbers
        self._chosen = numbers[index.row()] if 0 <= index.row() < len(numbers) else None
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        row = None if self._chosen is None else self.model.row_of(self._chosen)
        entry: Entry | None = None if row is None else self.model.entry(row)
        if entry is not None and entry.number != self._chosen:
            entry = None
        self.details.show_entry(entry, "" if entry is None else self.model.person_words(entry))

    def _choose_row(self, row: int, *, scroll: bool) -> None:
        index = self.model.index(row, WHAT)
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    @Slot()
    def _ask_ledger(self) -> None:
        self._ask_file(_LEDGER, self.tr("Export the log"), self.tr("Signed log (*.jsonl)"))

    @Slot()
    def _ask_table(self) -> None:
        self._ask_file(_TABLE, self.tr("Export what is shown"), self.tr("Table (*.csv)"))

    def _ask_file(self, suffix: str, title: str, kinds: str) -> None:
        proposed = f"facedesk-log-{date.today().isoformat()}{suffix}"
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        if name:
            file = Path(name)
            file = file if file.suffix else file.with_suffix(suffix)
            self.export_button.setEnabled(False)
            self.error_bar.clear()
            self.note_bar.show_message(
                self.tr("The log is being written to {file}.").format(file=file)
            )
            self.export_wanted.emit(file, suffix == _TABLE)

    @Slot()
    def _ask_exported(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose an exported log"), "", self.tr("Signed log (*.jsonl)")
        )
        if name:
            self.comparison_wanted.emit(Path(name))

    def _table(self) -> QTableView:
        made = QTableView(self)
        made.setObjectName("logTable")
        made.setModel(self.model)
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.setTabKeyNavigation(False)
        made.setAlternatingRowColors(False)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.verticalHeader().hide()
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        made.verticalHeader().setDefaultSectionSize(32)
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        clock = made.fontMetrics().horizontalAdvance(say_time(datetime.now(UTC)))
        for column, width in ((TIME, clock + PAGE), (PERSON, 160), (ACCOUNT, 100)):
            made.setColumnWidth(column, width)
        made.selectionModel().currentChanged.connect(self._chosen_changed)
        copy = QAction(made)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        made.addAction(copy)
        return made

    def _button(self, name: str, picture: str) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setIcon(icon(picture))
        made.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([780, 300])
        self.pages.addWidget(split)
        self.pages.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.export_button)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(WIDE)
        for widget in (self.error_bar, self.note_bar, self.card, self.filter):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _refresh(self) -> None:
        count = len(self.model.numbers)
        self.count.setText(self.tr("%n entries", "", count) if self.filter.isEnabled() else "")
        self.copy_button.setEnabled(bool(count))
        if self.filter.isEnabled() and not count:
            nothing = (
                self.tr("No entry is like that. Choose less above, or show all.")
                if self.filter.is_set
                else self.tr("The log is empty. What is done from now on stands here.")
            )
            self._empty.setText(nothing)
            self._empty.setAccessibleName(nothing)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Log"))
        titles = (self.tr("When"), self.tr("What"), self.tr("Person"), self.tr("Account"))
        self.model.set_titles(titles, self.tr("Gone ({id})"))
        self.table.setAccessibleName(self.tr("Entries of the log"))
        self.copy_button.setText(self.tr("Copy"))
        self.export_button.setText(self.tr("Export"))
        self._as_ledger.setText(self.tr("Whole log, signed, to be checked anywhere…"))
        self._as_table.setText(self.tr("What is shown, as a table…"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        close.setAutoDefault(False)
        self._refresh()
