"""Tests that were begun or finished before: to be gone on with, read again, or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QDate,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.icons import icon
from gui.liveness_test.values import Earlier
from gui.models.labels import label
from gui.tokens import GAP, ICON, WIDE

_AROUND = 2 * WIDE
"""Points to the left and right of an item's words, with the edges of the list."""


class EarlierPart(QWidget):
    """Lists them, and says what is wanted of the one that is chosen."""

    open_wanted = Signal(object)
    """`Earlier`: to be shown where it is finished, else to be gone on with."""

    delete_wanted = Signal(object)
    """`Earlier`; was asked about already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("earlierTests")
        self._tests: tuple[Earlier, ...] = ()
        self._heading = label(self, "strong")
        self.list = QListWidget(self)
        self.list.setObjectName("earlierList")
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Wrapped(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._refresh)
        self.list.itemActivated.connect(self._open)
        self.open = self._button("openEarlier", self._open)
        self.delete = self._button("deleteEarlier", self._delete)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.open)
        row.addWidget(self.delete)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._retranslate()

    @property
    def chosen(self) -> Earlier | None:
        """The one that is chosen."""
        row = self.list.currentRow()
        return self._tests[row] if 0 <= row < len(self._tests) else None

    def show_tests(self, tests: Sequence[Earlier]) -> None:
        """List these, the latest first; nothing at all is shown where there are none."""
        before = self.chosen
        self._tests = tuple(tests)
        self.setVisible(bool(self._tests))
        self._fill()
        folders = [test.folder for test in self._tests]
        if before is not None and before.folder in folders:
            self.list.setCurrentRow(folders.index(before.folder))
        elif self._tests:
            self.list.setCurrentRow(0)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _open(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.open_wanted.emit(chosen)

    @Slot()
    def _delete(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Delete this test"),
            self.tr("The recordings and the result of this test are deleted for good."),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        sure = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.setIconPixmap(icon("trash-2", "warn").pixmap(2 * ICON, 2 * ICON))
        # Some systems put icons there that don't follow the theme.
        question.button(QMessageBox.StandardButton.Cancel).setIcon(QIcon())
        question.exec()
        is_sure = question.clickedButton() is sure
        question.deleteLater()
        if is_sure:
            self.delete_wanted.emit(chosen)

    def _button(self, name: str, deed: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(deed)
        return made

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for test in self._tests:
            name = "circle-check" if test.is_finished else "pause"
            item = QListWidgetItem(icon(name, "muted"), self._words(test))
            item.setToolTip(test.words)
            self.list.addItem(item)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _words(self, test: Earlier) -> str:
        if test.is_finished:
            said = test.words or self.tr("Finished, %n presentations.", "", test.done)
        else:
            said = self.tr("Begun: {done} of {wanted}.").format(done=test.done, wanted=test.wanted)
        camera = test.camera or self.tr("A file")  # whose name could be a person's
        return f"{_day(test.when)}\n{camera}\n{said}"

    @Slot()
    def _refresh(self) -> None:
        chosen = self.chosen
        self.open.setEnabled(chosen is not None)
        self.delete.setEnabled(chosen is not None)
        goes_on = chosen is not None and not chosen.is_finished
        self.open.setText(self.tr("Go on") if goes_on else self.tr("Show"))
        self.open.setAccessibleName(
            self.tr("Go on with this test") if goes_on else self.tr("Show this test")
        )

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Earlier tests"))
        self.list.setAccessibleName(self._heading.text())
        self.delete.setText(self.tr("Delete…"))
        self.delete.setAccessibleName(self.tr("Delete this test"))
        self._fill()
        self._refresh()


class _Wrapped(QStyledItemDelegate):
    """Makes each item as high as its words are at the width that they are painted at."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave out what the style sheet puts around the words."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -_AROUND, 0)
        return super().sizeHint(narrower, index)


def _day(when: datetime) -> str:
    here = when.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), QLocale.FormatType.ShortFormat)
    return f"{day} {here:%H:%M}"
