"""Many pictures at once: each with each, or one with all; the most alike first."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.comparison.comparing import sorted_matrix
from core.comparison.values import Matrix
from core.wording import PlainError
from gui import picture_files
from gui.compare.matrix_model import MatrixModel, by_likeness_to, by_name, count_same, pairs, short
from gui.compare.matrix_view import MatrixView
from gui.compare.result_panel import WIDTH
from gui.compare.words import chance_words, failure_line, say_failure
from gui.gallery.empty_state import EmptyState
from gui.icons import icon
from gui.message_bar import MessageBar
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE
from gui.transfer.progress_row import ProgressRow


class Order(enum.Enum):
    """How rows and columns stand."""

    TOGETHER = "together"
    """Who is alike stands together."""

    NAME = "name"
    ADDED = "added"
    ONE = "one"
    """By likeness to one picture, whose name was clicked."""


class ManyPage(QWidget):
    """Shows a matrix and says what is wanted."""

    files_chosen = Signal(object)
    """tuple of `Path`: pictures and folders."""

    gallery_wanted = Signal()
    cleared = Signal()
    remove_wanted = Signal(str)
    reference_wanted = Signal(str)
    """Name of the picture that all others are compared with; empty: each with each."""

    pair_wanted = Signal(str, str)
    stop_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyPage")
        self.setAcceptDrops(True)
        self._found: Matrix | None = None
        self._names: tuple[str, ...] = ()
        self._order = Order.TOGETHER
        self._one = ("", True)
        """Name of the picture by which all are ordered, and whether it is a row."""

        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.files_button = self._button("manyFiles", "image-plus", self._ask_files)
        self.folder_button = self._button("manyFolder", "folder", self._ask_folder)
        self.gallery_button = self._button("manyGallery", "users", self.gallery_wanted)
        self.clear_button = self._button("manyClear", "x", self.cleared)
        self.reference = QComboBox(self)
        self.reference.setObjectName("manyReference")
        self.reference.setMaximumWidth(220)
        self.reference.activated.connect(self._referred)
        self.order = QComboBox(self)
        self.order.setObjectName("manyOrder")
        for order in Order:
            self.order.addItem("", order)
        self.order.activated.connect(self._ordered)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.stop_wanted)
        self.model = MatrixModel(self)
        self.view = MatrixView(self.model, self)
        self.view.pair_wanted.connect(self.pair_wanted)
        self.view.sort_wanted.connect(self._sort)
        self.view.remove_wanted.connect(self.remove_wanted)
        self._empty = EmptyState("image-plus", self)
        self._empty.acted.connect(self._ask_files)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self.summary = label(self, "strong", "manySummary")
        self._chance = label(self, "caption", "manyChance")
        self._pairs_title = QLabel(self)
        set_look(self._pairs_title, "overline")
        self.pairs = QListWidget(self)
        self.pairs.setObjectName("manyPairs")
        self.pairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pairs.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.pairs.itemActivated.connect(self._open_pair)
        self.pairs.itemClicked.connect(self._open_pair)
        self._failed: tuple[tuple[str, PlainError], ...] = ()
        self._failed_title = label(self, "warn", "manyFailedTitle")
        self.failures = QListWidget(self)
        self.failures.setObjectName("manyFailures")
        self.failures.setMaximumHeight(140)
        self.failures.setWordWrap(True)
        self.failures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.report_button = QPushButton(self)
        self.report_button.setObjectName("manyReport")
        self.report_button.setAutoDefault(False)
        self.report_button.setIcon(icon("download"))
        self.report_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.report_button.clicked.connect(self.report_wanted)
        self._lay_out()
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        self.show_matrix(None)

    @property
    def matrix(self) -> Matrix | None:
        """What is shown, in the order in which it is shown."""
        return self.model.matrix

    def show_matrix(self, found: Matrix | None) -> None:
        """Show how alike they are; None while there are not two."""
        self._found = found
        if found is None:
            self._one = ("", True)  # it may be somebody's
        self._arrange()
        self.pairs.clear()
        if found is not None:
            for pair in pairs(found):
                words = (
                    self.tr("{similarity}, same: {one} and {other}")
                    if pair.is_same
                    else self.tr("{similarity}: {one} and {other}")
                )
                words = words.format(
                    similarity=f"{pair.similarity:.2f}",
                    one=short(pair.one),
                    other=short(pair.other),
                )
                item = QListWidgetItem(words, self.pairs)
                item.setData(Qt.ItemDataRole.UserRole, (pair.one, pair.other))
                item.setToolTip(f"{pair.one}, {pair.other}")
        self._retranslate()

    def show_pictures(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer these pictures as the one that all are compared with."""
        self._names = tuple(names)
        with QSignalBlocker(self.reference):
            self.reference.clear()
            self.reference.addItem("", "")
            for name in names:
                self.reference.addItem(self.tr("{name} with all").format(name=name), name)
            self.reference.setCurrentIndex(max(0, self.reference.findData(chosen)))
        self._retranslate()

    def show_failures(self, failures: Sequence[tuple[str, PlainError]]) -> None:
        """List pictures that can't be used, each with what says why."""
        self._failed = tuple(failures)
        self._retranslate()

    def begin(self) -> None:
        """Say that pictures are looked at."""
        self.error_bar.clear()
        self.progress.begin(self.tr("Looking for faces"))

    def set_gallery_available(self, available: bool) -> None:
        """Say whether somebody may look into the gallery."""
        self.gallery_button.setEnabled(available)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self, data: QMimeData) -> bool:
        files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if files:
            self.files_chosen.emit(files)
        return bool(files)

    @Slot()
    def _paste(self) -> None:
        if not self._take(QApplication.clipboard().mimeData()):
            self.error_bar.show_message(
                self.tr("No files were copied. Copy picture files or a folder first.")
            )

    def _button(self, name: str, picture: str, wish: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON, ICON))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(wish)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(TIGHT)
        for button in (
            self.files_button,
            self.folder_button,
            self.gallery_button,
            self.clear_button,
        ):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.reference)
        top.addWidget(self.order)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(top)
        left.addWidget(self.progress)
        left.addWidget(self._stack, 1)
        self._side = QWidget(self)
        self._side.setFixedWidth(WIDTH)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.summary)
        right.addWidget(self._chance)
        right.addWidget(self._pairs_title)
        right.addWidget(self.pairs, 1)
        right.addWidget(self._failed_title)
        right.addWidget(self.failures)
        right.addWidget(self.report_button)
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.note_bar)
        column.addLayout(row, 1)

    def _arrange(self) -> None:
        found = self._found
        if found is not None:
            if self._order is Order.TOGETHER:
                found = sorted_matrix(found)
            elif self._order is Order.NAME:
                found = by_name(found)
            elif self._order is Order.ONE:
                name, is_row = self._one
                names = found.rows if is_row else found.columns
                if name in names:
                    found = by_likeness_to(found, names.index(name), is_row=is_row)
        self.model.set_matrix(found)
        self._stack.setCurrentWidget(self._empty if found is None else self.view)

    @Slot(int)
    def _ordered(self, row: int) -> None:
        order = self.order.itemData(row)
        if order is Order.ONE:  # by a click on a name alone
            index = self.view.currentIndex()
            self._sort(max(0, index.row()), True)
            return
        self._order = order
        self._arrange()

    @Slot(int, bool)
    def _sort(self, section: int, is_row: bool) -> None:
        shown = self.model.matrix
        if shown is None:
            return
        self._order = Order.ONE
        self._one = (shown.rows if is_row else shown.columns)[section], is_row
        self.order.setCurrentIndex(self.order.findData(Order.ONE))
        self._arrange()
        self.view.scrollToTop()
        self.view.setCurrentIndex(self.model.index(0, 0))

    @Slot(int)
    def _referred(self, row: int) -> None:
        self.reference_wanted.emit(self.reference.itemData(row))

    @Slot(QListWidgetItem)
    def _open_pair(self, item: QListWidgetItem) -> None:
        self.pair_wanted.emit(*item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Add pictures"),
            "",
            self.tr("Pictures and scans ({patterns})").format(patterns=picture_files.patterns()),
        )
        if names:
            self.files_chosen.emit(tuple(Path(name) for name in names))

    @Slot()
    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add all pictures of a folder"))
        if name:
            self.files_chosen.emit((Path(name),))

    def _retranslate(self) -> None:
        found = self._found
        self.failures.clear()
        for name, error in self._failed:
            item = QListWidgetItem(failure_line(name, error), self.failures)
            item.setToolTip(say_failure(error))
        for button, words, tip in (
            (self.files_button, self.tr("Files…"), self.tr("Add picture files")),
            (self.folder_button, self.tr("Folder…"), self.tr("Add all pictures of a folder")),
            (self.gallery_button, self.tr("Gallery…"), self.tr("Add people of the gallery")),
            (self.clear_button, self.tr("Clear"), self.tr("Take all pictures away")),
        ):
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.clear_button.setEnabled(bool(self._names or self._failed))
        self.reference.setItemText(0, self.tr("Each with each"))
        self.reference.setAccessibleName(self.tr("Which pictures are compared"))
        self.reference.setVisible(len(self._names) > 2)
        for row, words in enumerate(
            (
                self.tr("Alike ones together"),
                self.tr("By name"),
                self.tr("As added"),
                self.tr("By likeness to one"),
            )
        ):
            self.order.setItemText(row, words)
        self.order.setAccessibleName(self.tr("Order of the pictures"))
        self.order.setToolTip(self.tr("A click on a name sorts by likeness to it (key S)"))
        self.order.setVisible(found is not None)
        self.view.setAccessibleName(self.tr("How alike the pictures are"))
        self.view.setToolTip("")
        self.pairs.setAccessibleName(self.tr("Most alike pairs"))
        self._pairs_title.setText(self.tr("Most alike"))
        self._pairs_title.setVisible(found is not None)
        self.pairs.setVisible(found is not None)
        self.report_button.setText(self.tr("Save report…"))
        self.report_button.setToolTip(
            self.tr("A PDF to read and a file with the numbers, both signed")
        )
        self.report_button.setVisible(found is not None)
        failed = len(self._failed)
        say_or_hide(
            self._failed_title,
            self.tr("%n pictures can't be compared:", "", failed) if failed else "",
        )
        self.failures.setAccessibleName(self.tr("Pictures that can't be compared"))
        self.failures.setVisible(failed > 0)
        self._side.setVisible(found is not None or failed > 0)
        self._empty.set_words(
            self.tr("Compare many pictures"),
            self.tr("Add picture files, a folder or people of the gallery, or drop files here.")
            if len(self._names) < 1
            else self.tr("One picture is there; add another one."),
            self.tr("Add files…"),
        )
        if found is None:
            for text in (self.summary, self._chance):
                say_or_hide(text, "")
            return
        same, total = count_same(found)
        words = self.tr("%n pairs of pictures were compared.", "", total)
        more = self.tr("%n reach the threshold of {threshold}.", "", same)
        threshold = f"{found.threshold:.2f}"
        say_or_hide(self.summary, f"{words} {more}".format(threshold=threshold))
        say_or_hide(self._chance, chance_words(found))
