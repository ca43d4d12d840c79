"""The grid of people: quick for thousands, with rename in place and a context menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from gui.gallery.people_model import PeopleModel, PersonRole
from gui.gallery.person_delegate import CELL_WIDTH, PersonDelegate, cell_height


class PeopleView(QListView):
    """A list view in icon mode whose cells all have one size, so that nothing is measured."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self._people = model
        self._wanted = ""
        self._scrolled_before = 0
        self.setModel(model)
        self._delegate = PersonDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(400)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        self._fit_grid()

    def selected_id(self) -> str:
        """Return the id of the selected person; empty if nobody is selected."""
        chosen = self.selectionModel().selectedIndexes()
        return str(chosen[0].data(PersonRole.ID)) if chosen else ""

    def select(self, person_id: str) -> None:
        """Select a person and scroll to them, now or as soon as they are among the rows."""
        index = self._people.index_of(person_id)
        if not index.isValid():
            self.clearSelection()
            self._wanted = person_id
        else:
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename_selected(self) -> None:
        """Open the editor on the selected person's name."""
        chosen = self.selectionModel().selectedIndexes()
        if chosen:
            self.setFocus()
            self.edit(chosen[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the person under the pointer."""
        index = self.indexAt(event.pos())
        if not index.isValid() or not self.actions():
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many columns as fit."""
        self._fit_grid()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow changes of font and language."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_grid()
        elif event.type() == QEvent.Type.LanguageChange:
            self._people.retranslate()
        super().changeEvent(event)

    def _fit_grid(self) -> None:
        width = self.viewport().width() - 2
        if not self.verticalScrollBar().isVisible():
            # Qt keeps room for a scroll bar that may come when it breaks the rows.
            width -= self.verticalScrollBar().sizeHint().width()
        columns = max(1, width // CELL_WIDTH)
        size = QSize(max(CELL_WIDTH, width // columns), cell_height(self.fontMetrics().height()))
        if size != self.gridSize():
            self._delegate.cell = size
            self.setGridSize(size)

    def _remember(self) -> None:
        self._wanted = self.selected_id() or self._wanted
        self._scrolled_before = self.verticalScrollBar().value()

    def _recall(self) -> None:
        self.verticalScrollBar().setValue(self._scrolled_before)
        index = self._people.index_of(self._wanted) if self._wanted else None
        if index is not None and index.isValid():
            self._wanted = ""
            self.setCurrentIndex(index)
