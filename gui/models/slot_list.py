"""The list of the four slots, from which a person picks what to look at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.models import contract
from core.settings import Settings
from gui.models.slot_delegate import SlotDelegate
from gui.models.slot_model import Index, SlotModel
from gui.models.values import Entry, Loaded, ModelsOnDisk

LEAST_WIDTH = 264


class SlotList(QListView):
    """Shows slots and models; the selected one is told by `entry_changed`."""

    entry_changed = Signal(object)
    """`Entry` that is selected now, or whose state is another; None where nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slotList")
        self.slots = SlotModel(self)
        self.setModel(self.slots)
        self.setItemDelegate(SlotDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(LEAST_WIDTH)
        self._retranslate()

    @property
    def entry(self) -> Entry | None:
        """What is selected."""
        return self.slots.entry(self.currentIndex())

    def set_values(self, models: ModelsOnDisk, settings: Settings, loaded: Loaded) -> None:
        """Show these models; what was selected stays so while it is there."""
        before = self.entry
        self.slots.set_values(models, settings, loaded)
        if before is not None and self.select(before.slot, before.name):
            return
        slot: contract.Slot = before.slot if before is not None else contract.SLOTS[0]
        index = self.slots.index_in_use(slot)
        self._make_current(index if index.isValid() else self.slots.index(1))

    def select(self, slot: contract.Slot, name: str) -> bool:
        """Select a model, or the empty place; whether it is there."""
        index = self.slots.index_of(slot, name)
        if index.isValid():
            self._make_current(index)
        return index.isValid()

    def select_in_use(self, slot: contract.Slot) -> None:
        """Select what is at work in a slot."""
        index = self.slots.index_in_use(slot)
        if index.isValid():
            self._make_current(index)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step from a heading, where Home and Page Up lead, to its first model."""
        index = super().moveCursor(action, modifiers)
        if index.isValid() and self.slots.entry(index) is None:
            return self.slots.index(index.row() + 1)
        return index

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is selected."""
        super().currentChanged(current, previous)
        self._scroll_to_current()
        self.entry_changed.emit(self.entry)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the selected model is; only now it is known how much fits."""
        super().showEvent(event)
        self.doItemsLayout()
        self._scroll_to_current()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make_current(self, index: QModelIndex) -> None:
        if index == self.currentIndex():
            self.entry_changed.emit(self.entry)  # its state may be another
            return
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _scroll_to_current(self) -> None:
        current = self.currentIndex()
        above = self.slots.index(current.row() - 1)
        if above.isValid() and self.slots.entry(above) is None:
            self.scrollTo(above)  # its heading
        self.scrollTo(current)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Places for models, and the models for each"))
        self.slots.retranslate()
