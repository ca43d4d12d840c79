"""The list of tags that opens below a button: to filter by them, or to give and take them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core import paths
from core.people.search_text import fold
from gui.theme import colours, is_dark, set_look
from gui.tokens import GAP, TIGHT

WIDTH = 260
MOST_ROWS = 9
LONGEST_TAG = 40
"""Characters of a tag, as `core.people.details` has it, which the window must not wait for."""

_TAG = Qt.ItemDataRole.UserRole
_IS_NEW = Qt.ItemDataRole.UserRole + 1


class TagPopup(QFrame):
    """Shows tags with boxes to tick. It closes on Escape and on a click elsewhere.

    Parameters
    ----------
    can_add
        Whether a tag that isn't in the list yet can be typed.
    """

    toggled = Signal(str, bool)
    """A tag, and whether it is wanted now."""

    def __init__(self, *, can_add: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("tagPopup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._can_add = can_add
        self._tags: dict[str, tuple[int, Qt.CheckState]] = {}
        self.field = QLineEdit(self)
        self.field.setObjectName("tagField")
        self.field.setMaxLength(LONGEST_TAG)
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("tagList")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._item_changed)
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._activated)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        set_look(self._nothing, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(TIGHT)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._ticked_by_box = False
        self._retranslate()

    def open_below(
        self, button: QWidget, counts: Mapping[str, int], ticked: Mapping[str, Qt.CheckState]
    ) -> None:
        """Show tags below a button.

        Parameters
        ----------
        counts
            All tags, and how many people have each.
        ticked
            The tags that are not unticked.
        """
        names = sorted({*counts, *ticked}, key=str.casefold)
        self._tags = {
            tag: (counts.get(tag, 0), ticked.get(tag, Qt.CheckState.Unchecked)) for tag in names
        }
        self.list.setStyleSheet(_boxes())
        self.field.clear()
        self._list()
        rows = min(max(len(names) + self._can_add, 1), MOST_ROWS)
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 2 * GAP)
        self.list.setFixedHeight(rows * line + 2 * GAP + 2)
        self.setFixedWidth(WIDTH)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        if corner.y() + self.height() > room.bottom():
            corner.setY(button.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """Close, and keep no tag: the gallery was locked."""
        self.hide()
        self._tags = {}
        self.field.clear()
        self.list.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow lead from the field into the list, and Enter tick the first tag."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._field_key(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _field_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down and self.list.count():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentRow(0)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            first = self.list.item(0)
            if self.field.text().strip() and first is not None:
                self._activated(first)
            return True
        return False

    @Slot()
    def _list(self) -> None:
        typed = self.field.text().strip()
        wanted = fold(typed)
        with QSignalBlocker(self.list):
            self.list.clear()
            for tag, (count, state) in self._tags.items():
                if wanted in fold(tag):
                    self._add(tag, f"{tag}  ({count})" if count else tag, state)
            if self._can_add and typed and typed not in self._tags:
                words = self.tr("New tag “{tag}”").format(tag=typed)
                self._add(typed, words, Qt.CheckState.Unchecked, is_new=True)
        nothing = self.list.count() == 0
        self._nothing.setVisible(nothing)
        self.list.setVisible(not nothing)

    def _add(self, tag: str, words: str, state: Qt.CheckState, *, is_new: bool = False) -> None:
        item = QListWidgetItem(words)
        item.setData(_TAG, tag)
        item.setData(_IS_NEW, is_new)
        item.setToolTip("" if len(tag) < 24 else tag)
        # A partly ticked box becomes ticked, and never partly by hand.
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.addItem(item)

    @Slot(QListWidgetItem)
    def _item_changed(self, item: QListWidgetItem) -> None:
        self._ticked_by_box = True  # the click that did it must not undo it
        self._tell(item)

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if self._ticked_by_box:
            self._ticked_by_box = False
        else:
            self._turn(item)

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self._turn(item)

    def _turn(self, item: QListWidgetItem) -> None:
        is_on = item.checkState() is Qt.CheckState.Checked
        with QSignalBlocker(self.list):
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        self._tell(item)

    def _tell(self, item: QListWidgetItem) -> None:
        tag, state = str(item.data(_TAG)), item.checkState()
        count = self._tags.get(tag, (0, state))[0]
        self._tags[tag] = (count, state)
        is_new = bool(item.data(_IS_NEW))
        self.toggled.emit(tag, state is Qt.CheckState.Checked)
        if is_new:
            self._tags = dict(sorted(self._tags.items(), key=lambda each: each[0].casefold()))
            self.field.clear()  # which lists it among the others

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tags"))
        self.list.setAccessibleName(self.tr("Tags"))
        words = self.tr("Find or add a tag") if self._can_add else self.tr("Find a tag")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self._nothing.setText(
            self.tr("Type a word to make the first tag.")
            if self._can_add
            else self.tr("No tag is called like that.")
        )


def _boxes() -> str:
    """Return the style sheet of the boxes in the list, for the colours in force."""
    c = colours()
    marks = (paths.resources_dir() / "style" / ("dark" if is_dark() else "light")).as_posix()
    return f"""
QListView::indicator {{
    width: 14px; height: 14px; border: 1px solid {c.border_strong}; border-radius: {TIGHT}px;
    background: {c.raised};
}}
QListView::indicator:checked, QListView::indicator:indeterminate {{
    background: {c.accent}; border-color: {c.accent}; image: url("{marks}/check.svg");
}}
QListView::indicator:indeterminate {{ image: url("{marks}/dot.svg"); }}
"""
