"""The window in which people are imported: what from, what would happen, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.transfer.import_choices import ExportChoices, PictureChoices
from gui.transfer.lines import Line, LineModel, ProblemFilter
from gui.transfer.passphrase_fields import secret_field
from gui.transfer.progress_row import ProgressRow
from gui.transfer.start_page import StartPage

FIRST_SIZE = (900, 640)
LEAST_SIZE = (640, 460)


class ImportWindow(QDialog):
    """Asks what to import, shows what would happen, and what came of it."""

    place_wanted = Signal(object)
    """Path of a folder, a table or an export that is to be looked at."""

    passphrase_given = Signal(str)
    """Passphrase of the export that was chosen."""

    choices_changed = Signal()
    """`picture_choices` or `export_choices` say something else now."""

    start_wanted = Signal()
    cancel_wanted = Signal()
    report_wanted = Signal(object)
    """Path of the file for the report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importWindow")
        self.setAcceptDrops(True)
        self.setSizeGripEnabled(True)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self._to_import = 0
        self._is_done = False
        self._has_report = True
        self.error_bar = MessageBar("banner-danger", self)
        self.start_page = StartPage(self)
        self.start_page.place_chosen.connect(self._chosen)
        self.passphrase = secret_field(self, "exportPassphrase")
        self.open_button = self._button("openExport", self._open_export)
        self.passphrase.returnPressed.connect(self._open_export)
        self.summary = QLabel(self)
        self.summary.setObjectName("importSummary")
        self.summary.setWordWrap(True)
        set_look(self.summary, "strong")
        self.picture_choices = PictureChoices(self)
        self.export_choices = ExportChoices(self)
        for choices in (self.picture_choices, self.export_choices):
            choices.changed.connect(self.choices_changed)
        self.only_problems = QCheckBox(self)
        self.only_problems.setObjectName("onlyProblems")
        self.only_problems.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.model = LineModel(self)
        self._filter = ProblemFilter(self.model, self)
        self.only_problems.toggled.connect(self._filter.set_only_problems)
        self.table = self._make_table()
        self.note = QLabel(self)
        self.note.setObjectName("importNote")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.back_button = self._button("importOther", self.show_start)
        self.report_button = self._button("saveReport", self._ask_report)
        self.start_button = self._button("startImport", self.start_wanted.emit)
        set_look(self.start_button, "primary")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeWindow")
        close.setAutoDefault(False)
        close.setIcon(QIcon())
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.show_start()

    @Slot()
    def show_start(self) -> None:
        """Ask what to import."""
        self.model.set_lines(())
        self.passphrase.clear()
        self.error_bar.clear()
        self._is_done = False
        self._pages.setCurrentWidget(self.start_page)
        self._refresh()

    def ask_passphrase(self, file: str) -> None:
        """Ask for the passphrase of an export."""
        self._about_export.setText(
            self.tr("{file} is encrypted. Type the passphrase that it was exported with.").format(
                file=file
            )
        )
        self._pages.setCurrentWidget(self._passphrase_page)
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def show_preview(self, lines: Sequence[Line], words: str, to_import: int, kind: str) -> None:
        """Show what would happen.

        Parameters
        ----------
        to_import
            How many people something would be done with.
        kind
            `pictures` or `export`: which choices there are.
        """
        self._to_import, self._is_done = to_import, False
        self._has_report = kind == "pictures"
        self.picture_choices.setVisible(kind == "pictures")
        self.export_choices.setVisible(kind == "export")
        self._show_lines(lines, words)
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_report(self, lines: Sequence[Line], words: str) -> None:
        """Show what came of it."""
        self._is_done = True
        self.picture_choices.hide()
        self.export_choices.hide()
        self._show_lines(lines, words)

    def begin(self, words: str) -> None:
        """Show that something goes on."""
        self.error_bar.clear()
        self.progress.begin(words)
        self._refresh()

    def end(self) -> None:
        """Nothing goes on any more."""
        self.progress.end()
        self._refresh()

    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.end()
        self.error_bar.show_message(sentence)

    def say(self, sentence: str) -> None:
        """Say that something was done."""
        self.summary.setText(sentence)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls() and self.progress.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            event.acceptProposedAction()
            self._chosen(Path(urls[0].toLocalFile()))

    def done(self, result: int) -> None:
        """End what goes on, and forget what was typed."""
        if not self.progress.isHidden():
            self.cancel_wanted.emit()
        self.passphrase.clear()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _chosen(self, place: Path) -> None:
        self.error_bar.clear()
        self.place_wanted.emit(place)

    @Slot()
    def _open_export(self) -> None:
        if self.passphrase.text():
            self.passphrase_given.emit(self.passphrase.text())

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Say in full what is said about a row: the table may have no room for it."""
        row = self._filter.mapToSource(now).row() if now.isValid() else -1
        self.note.setText(self.model.lines[row].reason if row >= 0 else "")

    @Slot()
    def _ask_report(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), self.tr("import report") + ".csv", "CSV (*.csv)"
        )
        if name:
            self.report_wanted.emit(Path(name))

    def _show_lines(self, lines: Sequence[Line], words: str) -> None:
        self.progress.end()
        self.summary.setText(words)
        self.note.clear()
        self.model.set_lines(lines)
        self._pages.setCurrentWidget(self._table_page)
        self._refresh()

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("importTable")
        table.setModel(self._filter)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(36)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((56, 150, 160)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self._about_export = QLabel(self)
        self._about_export.setWordWrap(True)
        self._passphrase_page = QWidget(self)
        page = QVBoxLayout(self._passphrase_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(WIDE)
        row = QHBoxLayout()
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.open_button)
        page.addWidget(self._about_export)
        page.addLayout(row)
        page.addStretch(1)
        self._table_page = QWidget(self)
        page = QVBoxLayout(self._table_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addWidget(self.summary)
        page.addWidget(self.picture_choices)
        page.addWidget(self.export_choices)
        page.addWidget(self.only_problems)
        page.addWidget(self.table, 1)
        page.addWidget(self.note)
        self._pages = QStackedWidget(self)
        for widget in (self.start_page, self._passphrase_page, self._table_page):
            self._pages.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.back_button)
        row.addWidget(self.report_button)
        row.addStretch(1)
        row.addWidget(self.start_button)
        row.addWidget(self._buttons)
        column.addLayout(row)

    def _refresh(self) -> None:
        is_idle = self.progress.isHidden()
        in_table = self._pages.currentWidget() is self._table_page
        self.back_button.setVisible(self._pages.currentWidget() is not self.start_page)
        self.back_button.setEnabled(is_idle)
        self.report_button.setVisible(in_table and self._has_report)
        self.report_button.setEnabled(is_idle)
        self.start_button.setVisible(in_table and not self._is_done)
        self.start_button.setEnabled(is_idle and self._to_import > 0)
        self.start_button.setText(
            self.tr("Import %n people", "", self._to_import)
            if self._to_import
            else self.tr("Nobody to import")
        )
        self.start_page.setEnabled(is_idle)
        self.open_button.setEnabled(is_idle)
        for choices in (self.picture_choices, self.export_choices):
            choices.setEnabled(is_idle)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import people"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase of the export"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of the export"))
        self.open_button.setText(self.tr("Open"))
        self.only_problems.setText(self.tr("Show only rows with a note"))
        self.table.setAccessibleName(self.tr("Rows of the import"))
        self.back_button.setText(self.tr("Choose something else"))
        self.back_button.setIcon(icon("arrow-left"))
        self.report_button.setText(self.tr("Save the report…"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        self.model.retranslate()
        self._refresh()
