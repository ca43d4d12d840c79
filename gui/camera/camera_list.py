"""The list of cameras, from which a person picks what to look at and what to use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.camera.camera_delegate import CameraDelegate
from gui.camera.camera_rows import CameraRow, CameraRows, Index

LEAST_WIDTH = 272


class CameraList(QListView):
    """Shows `CameraRows`; tells which line is selected, and which is to be used."""

    row_changed = Signal(object)
    """`CameraRow` that is selected now, or of which more is known; None where nothing is."""

    use_wanted = Signal(object)
    """`CameraRow` on which Enter or the mouse was pressed twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cameraList")
        self.cameras = CameraRows(self)
        self.setModel(self.cameras)
        self.setItemDelegate(CameraDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(LEAST_WIDTH)
        self._address: str | None = None
        self.cameras.modelReset.connect(self._select_again)
        self.cameras.dataChanged.connect(self._renew)
        self.activated.connect(self._use)
        self._retranslate()
        self._select_again()

    @property
    def row(self) -> CameraRow | None:
        """What is selected."""
        return self.cameras.row(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is selected."""
        super().currentChanged(current, previous)
        self.scrollTo(current)
        row = self.row
        self._address = row.address if row is not None else None
        self.row_changed.emit(self.row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def select(self, address: str) -> None:
        """Select the line of an address, if there is one."""
        at = self.cameras.row_of(address)
        if at is not None:
            self.selectionModel().setCurrentIndex(
                self.cameras.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @Slot()
    def _select_again(self) -> None:
        """Keep what was selected; where it is gone, take what is open, else the first line."""
        at = self.cameras.row_of(self._address) if self._address else None
        if at is None:
            at = next((at for at, row in enumerate(self.cameras.rows) if row.is_open), 0)
        index = self.cameras.index(at)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.row_changed.emit(self.row)

    @Slot(QModelIndex, QModelIndex)
    def _renew(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.row_changed.emit(self.row)

    @Slot(QModelIndex)
    def _use(self, index: QModelIndex) -> None:
        row = self.cameras.row(index)
        if row is not None:
            self.use_wanted.emit(row)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cameras that can be chosen"))
        self.cameras.retranslate()
