"""The window in which people are exported: who, with what, and under which passphrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.people.records import Person
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.transfer.passphrase_fields import PassphraseFields
from gui.transfer.people_list import PeopleList, searched
from gui.transfer.progress_row import ProgressRow
from gui.window_height import fit_height

WIDTH = 560


class ExportWindow(QDialog):
    """Asks who is to be exported, and says what came of it."""

    export_wanted = Signal(object, str, object, bool)
    """Path, passphrase, ids (None for everybody), and whether kept pictures go with them."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportWindow")
        self.setMinimumWidth(WIDTH)
        self._people: Sequence[Person] = ()
        self.error_bar = MessageBar("banner-danger", self)
        self.done_bar = MessageBar("card", self)
        self._headings = [QLabel(self) for _ in range(2)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.everybody = QRadioButton(self)
        self.everybody.setObjectName("exportEverybody")
        self.everybody.setChecked(True)
        self.some = QRadioButton(self)
        self.some.setObjectName("exportSome")
        for button in (self.everybody, self.some):  # the mark of the focus stays at the words
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        group = QButtonGroup(self)
        group.addButton(self.everybody)
        group.addButton(self.some)
        self.search = QLineEdit(self)
        self.search.setObjectName("exportSearch")
        self.search.setClearButtonEnabled(True)
        self.people = PeopleList(self)
        self._found = searched(self.people, self)
        self.list = QListView(self)
        self.list.setObjectName("exportList")
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(180)
        self.search.textChanged.connect(self._search)
        self.list.setModel(self._found)
        self.people.dataChanged.connect(self._refresh)
        self.some.toggled.connect(self._some_toggled)
        self.pictures = QCheckBox(self)
        self.pictures.setObjectName("exportPictures")
        self.pictures.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        set_look(self._about, "muted")
        self.fields = PassphraseFields(self)
        self.fields.changed.connect(self._refresh)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self.export_button = QPushButton(self)
        self.export_button.setObjectName("startExport")
        self.export_button.setAutoDefault(False)
        set_look(self.export_button, "primary")
        self.export_button.clicked.connect(self._ask_file)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeWindow")
        close.setAutoDefault(False)
        close.setIcon(QIcon())
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    def set_people(self, people: Sequence[Person]) -> None:
        """Show who is in the gallery; who was chosen stays so."""
        self._people = people
        self.people.set_people(people)
        self._retranslate()

    def chosen(self) -> Collection[str]:
        """Return the ids of those who are chosen one by one."""
        return self.people.chosen

    def begin(self) -> None:
        """Show that the export goes on."""
        self.error_bar.clear()
        self.done_bar.clear()
        self.progress.begin(self.tr("Exporting"))
        self._refresh()

    def show_done(self, sentence: str) -> None:
        """Say what was exported."""
        self.progress.end()
        self.fields.clear()
        self.done_bar.show_message(sentence)
        self._refresh()
        fit_height(self)

    def show_error(self, sentence: str) -> None:
        """Say what could not be done; nothing where it was ended on purpose."""
        self.progress.end()
        if sentence:
            self.error_bar.show_message(sentence)
        self._refresh()
        fit_height(self)

    def done(self, result: int) -> None:
        """End what goes on, and forget what was typed."""
        if not self.progress.isHidden():
            self.cancel_wanted.emit()
        self.fields.clear()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export people"),
            self.tr("people") + ".fdgallery",
            self.tr("Exports") + " (*.fdgallery)",
        )
        if name:
            file = Path(name)
            file = file if file.suffix else file.with_suffix(".fdgallery")
            of = None if self.everybody.isChecked() else frozenset(self.chosen())
            self.export_wanted.emit(file, self.fields.passphrase, of, self.pictures.isChecked())

    @Slot(bool)
    def _some_toggled(self, _on: bool) -> None:
        self._refresh()
        page = self.layout()
        if page is not None and self.isVisible():  # lower again, once the list has gone
            page.activate()
            self.resize(self.width(), page.totalHeightForWidth(self.width()))

    @Slot()
    def _search(self) -> None:
        self._found.setFilterFixedString(self.search.text().strip())

    @Slot()
    def _refresh(self) -> None:
        is_some = self.some.isChecked()
        self.search.setVisible(is_some)
        self.list.setVisible(is_some)
        count = len(self.chosen()) if is_some else len(self._people)
        self.export_button.setText(self.tr("Export %n people…", "", count))
        is_idle = self.progress.isHidden()
        self.export_button.setEnabled(is_idle and count > 0 and bool(self.fields.passphrase))
        for widget in (self.everybody, self.some, self.list, self.pictures, self.fields):
            widget.setEnabled(is_idle)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        for widget in (
            *(self.error_bar, self.done_bar, self._headings[0], self.everybody, self.some),
            *(self.search, self.list, self.pictures),
        ):
            column.addWidget(widget, 1 if widget is self.list else 0)
        column.addSpacing(WIDE)
        column.addWidget(self._headings[1])
        column.addWidget(self._about)
        column.addWidget(self.fields)
        column.addSpacing(WIDE)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self._buttons)
        column.addLayout(row)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export people"))
        self._headings[0].setText(self.tr("Who"))
        self._headings[1].setText(self.tr("Passphrase"))
        self.everybody.setText(self.tr("Everybody (%n people)", "", len(self._people)))
        self.some.setText(self.tr("Only these:"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the people to be exported"))
        self.list.setAccessibleName(self.tr("People to be exported"))
        self.pictures.setText(self.tr("The pictures that were kept go with them"))
        self._about.setText(
            self.tr(
                "The file is encrypted. Whoever opens it needs this passphrase; if it is lost, "
                "nobody can ever read the file."
            )
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._refresh()
