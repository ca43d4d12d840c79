"""The list of people: quick for thousands, with rename in place and a context menu."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from gui.gallery.people_model import PeopleModel, PersonRole
from gui.gallery.person_delegate import PersonDelegate

MANY, BATCH = 20_000, 2_000
"""From so many rows on only so many are laid out at once, the others while nothing else is done:
to lay out one takes some two microseconds, and a key must not wait for it."""


class PeopleView(QListView):
    """A list view whose rows all have one height, so that nothing is measured."""

    open_wanted = Signal(str)
    """Id of a person who was double-clicked, or had the keyboard at Enter."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self._people = model
        self._wanted: set[str] = set()
        self._current = ""
        self._scrolled_before = 0
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(self))
        self.setUniformItemSizes(True)
        self.setBatchSize(BATCH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)

    def selected_id(self) -> str:
        """Return the id of the selected person; empty if nobody is, or several are."""
        parts = self._parts()
        if len(parts) != 1 or parts[0].height() != 1:
            return ""
        return str(self._people.index(parts[0].top()).data(PersonRole.ID))

    def selected_ids(self) -> tuple[str, ...]:
        """Return the ids of all selected people, in the order of the rows."""
        rows = sorted(row for part in self._parts() for row in range(part.top(), part.bottom() + 1))
        return self._people.ids(rows)

    def selected_count(self) -> int:
        """Return how many people are selected."""
        return sum(part.height() for part in self._parts())

    def select(self, person_id: str) -> None:
        """Select a person and scroll to them, now or as soon as they are among the rows."""
        index = self._people.index_of(person_id)
        if not index.isValid():
            self.clearSelection()
            self._wanted = {person_id}
        else:
            # Not the view's own way: with Ctrl held it would take the person out of the selection.
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def select_all_of(self, person_ids: Iterable[str]) -> None:
        """Select these people, as far as they are among the rows, and scroll to the first."""
        rows = sorted(
            index.row() for one in person_ids if (index := self._people.index_of(one)).isValid()
        )
        if not rows:
            return
        first = self._people.index(rows[0])
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select_rows(rows)
        self.scrollTo(first)

    def rename_selected(self) -> None:
        """Open the editor on the selected person's name."""
        index = self._people.index_of(self.selected_id())
        if index.isValid():
            self.setFocus()
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the person under the pointer, or with all selected ones."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or not self.actions():
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        place = event.globalPos()
        if by_key:
            self.scrollTo(index)
            row = self.visualRect(index)
            place = self.viewport().mapToGlobal(QPoint(row.left() + row.width() // 3, row.bottom()))
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the person on Enter; leave a selection of several on Escape."""
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if not is_editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif not is_editing and event.key() == Qt.Key.Key_Escape and self.selected_count() > 1:
            self.setCurrentIndex(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow changes of language and font."""
        if event.type() == QEvent.Type.LanguageChange:
            self._people.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def _parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.size())]

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_wanted.emit(str(index.data(PersonRole.ID)))

    def _select_rows(self, rows: Iterable[int]) -> None:
        """Select sorted rows, neighbours in one piece: thousands take no time then."""
        selection = QItemSelection()
        first = last = -2
        for row in (*rows, -2):
            if row == last + 1:
                last = row
                continue
            if first >= 0:
                selection.select(self._people.index(first), self._people.index(last))
            first = last = row
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _remember(self) -> None:
        self._wanted = set(self.selected_ids()) or self._wanted
        self._current = str(self.currentIndex().data(PersonRole.ID) or "")
        self._scrolled_before = self.verticalScrollBar().value()

    @Slot()
    def _recall(self) -> None:
        many = self._people.rowCount() > MANY
        mode = QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass
        if mode is not self.layoutMode():
            self.setLayoutMode(mode)
        self.verticalScrollBar().setValue(self._scrolled_before)
        rows = sorted(
            index.row() for one in self._wanted if (index := self._people.index_of(one)).isValid()
        )
        if not rows:
            return
        self._wanted = set()
        current = self._people.index_of(self._current)
        if not current.isValid() or current.row() not in rows:
            current = self._people.index(rows[0])
        self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select_rows(rows)
