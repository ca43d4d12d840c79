"""The table of similarities: coloured cells with numbers, faces at the edges."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.compare.matrix_model import IS_SAME, SIMILARITY, MatrixModel
from gui.fonts import elided, font
from gui.theme import colours
from gui.tokens import BODY, CAPTION, GAP, TIGHT, contrast

CELL = 64
FACE = 40
NAMES = 168
"""Width of the names at the left edge."""

TOP = FACE + 30


class CellDelegate(QStyledItemDelegate):
    """Paints a similarity: the more alike, the bluer; what reaches the threshold is framed."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell at `index` into `option.rect`."""
        c = colours()
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        similarity, is_same = index.data(SIMILARITY), bool(index.data(IS_SAME))
        ground = cell_colour(similarity)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.text), 2) if is_same else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 5, 5)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent), 3))
            painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), 6, 6)
        weight = QFont.Weight.Bold if is_same else QFont.Weight.Normal
        painter.setFont(font(BODY, weight))
        dark = contrast("#000000", ground.name()) >= contrast("#ffffff", ground.name())
        painter.setPen(QColor("#000000" if dark else "#ffffff"))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All cells are alike."""
        return QSize(CELL, CELL - GAP)


def cell_colour(similarity: float | None) -> QColor:
    """Return the ground of a cell: from the table's own to blue, as it gets more alike."""
    c = colours()
    if similarity is None:
        return QColor(c.surface)
    share = min(1.0, max(0.0, similarity))
    low, high = QColor(c.sunken), QColor(c.accent)
    return QColor.fromRgbF(
        low.redF() + share * (high.redF() - low.redF()),
        low.greenF() + share * (high.greenF() - low.greenF()),
        low.blueF() + share * (high.blueF() - low.blueF()),
    )


class FaceHeader(QHeaderView):
    """Faces with their names."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        is_row = orientation is Qt.Orientation.Vertical
        self.setDefaultSectionSize(CELL - GAP if is_row else CELL)

    def sizeHint(self) -> QSize:
        """Room for a face and a name."""
        is_row = self.orientation() is Qt.Orientation.Vertical
        return QSize(NAMES, CELL) if is_row else QSize(CELL, TOP)

    def paintSection(self, painter: QPainter, rect: object, section: int) -> None:
        """Paint a face with its name beside or below it."""
        c = colours()
        model, way = self.model(), self.orientation()
        area = QRectF(rect)  # type: ignore[call-overload]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(area, QColor(c.raised))
        face = model.headerData(section, way, Qt.ItemDataRole.DecorationRole)
        name = str(model.headerData(section, way, Qt.ItemDataRole.DisplayRole))
        used = font(CAPTION)
        painter.setFont(used)
        if way is Qt.Orientation.Vertical:
            box = QRectF(area.x() + TIGHT, area.center().y() - FACE / 2, FACE, FACE)
            words = QRectF(box.right() + GAP, area.y(), area.right() - box.right() - 2 * GAP, CELL)
            words.setHeight(area.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        else:
            box = QRectF(area.center().x() - FACE / 2, area.y() + TIGHT, FACE, FACE)
            words = QRectF(area.x() + 2, box.bottom() + 2, area.width() - 4, 20)
            flags = Qt.AlignmentFlag.AlignCenter
        if isinstance(face, QIcon):
            face.paint(painter, box.toRect())
        painter.setPen(QColor(c.text))
        painter.drawText(words, int(flags), elided(name, used, words.width()))
        painter.restore()


class MatrixView(QTableView):
    """A table whose cells are opened by a double click or Enter, whose headers sort."""

    pair_wanted = Signal(str, str)
    sort_wanted = Signal(int, bool)
    """Section to whose picture all are to be compared, and whether it is a row."""

    remove_wanted = Signal(str)
    """Name of the picture in the current row."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._matrix = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(FaceHeader(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(FaceHeader(Qt.Orientation.Vertical, self))
        self.setShowGrid(False)
        # Its own button there would stand in colours of no theme.
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: none; }")
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._sort_by_column)
        self.verticalHeader().sectionClicked.connect(self._sort_by_row)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a pair with Enter, sort by the row with S, take its picture out with Delete."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif event.key() == Qt.Key.Key_S and not event.modifiers() and index.isValid():
            self.sort_wanted.emit(index.row(), True)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            matrix = self._matrix.matrix
            if matrix is not None:
                self.remove_wanted.emit(matrix.rows[index.row()])
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        names = self._matrix.names(index)
        if names is not None:
            self.pair_wanted.emit(*names)

    @Slot(int)
    def _sort_by_column(self, section: int) -> None:
        self.sort_wanted.emit(section, False)

    @Slot(int)
    def _sort_by_row(self, section: int) -> None:
        self.sort_wanted.emit(section, True)
