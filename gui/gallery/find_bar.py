"""What finds people in the list: the search field, the order, and the tags they must have."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.gallery.flow_layout import FlowLayout
from gui.gallery.people_order import Order
from gui.gallery.tag_chip import TagChip
from gui.gallery.tag_popup import TagPopup
from gui.icons import icon
from gui.tokens import ICON, TIGHT


class FindBar(QWidget):
    """Says what is wanted; whoever owns it finds the people."""

    search_changed = Signal(str)
    search_begins = Signal()
    """The keyboard came into the field: something will be searched for."""

    order_changed = Signal(object)
    """`Order`."""

    tags_changed = Signal(object)
    """frozenset of the tags that everybody shown must have."""

    left_downwards = Signal()
    """The keyboard goes on to what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._counts: Mapping[str, int] = {}
        self._tags: frozenset[str] = frozenset()
        self.field = QLineEdit(self)
        self.field.setObjectName("gallerySearch")
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self.search_changed)
        self.field.installEventFilter(self)
        self.sort_button = self._button("sortPeople", "arrow-up-down")
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.sort_button)
        self._orders: dict[Order, QAction] = {}
        group = QActionGroup(self)
        for order in Order:
            action = QAction(self)
            action.setCheckable(True)
            action.setData(order.value)
            group.addAction(action)
            menu.addAction(action)
            self._orders[order] = action
        self._orders[Order.NAME].setChecked(True)
        group.triggered.connect(self._order_chosen)
        self.sort_button.setMenu(menu)
        self.tags_button = self._button("filterTags", "tags")
        self.tags_button.setCheckable(True)
        self.tags_button.clicked.connect(self._open_tags)
        self.popup = TagPopup(can_add=False, parent=self)
        self.popup.toggled.connect(self._tag_toggled)
        self._chips = QWidget(self)
        self._chips.setObjectName("filterChips")
        self._flow = FlowLayout(self._chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(TIGHT)
        row.addWidget(self.field, 1)
        row.addWidget(self.sort_button)
        row.addWidget(self.tags_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(row)
        column.addWidget(self._chips)
        self._retranslate()
        self._refresh()

    @property
    def tags(self) -> frozenset[str]:
        """The tags that everybody shown must have."""
        return self._tags

    def chips(self) -> list[TagChip]:
        """Return the tags as they can be taken away."""
        found = self._chips.findChildren(TagChip, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [chip for chip in found if not chip.isHidden()]

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say which tags are in use, and how many people have each."""
        self._counts = counts
        gone = self._tags - set(counts)
        if gone:
            self._set_tags(self._tags - gone)
        self._refresh()

    def set_usable(self, usable: bool) -> None:
        """Say whether there is anybody to be found."""
        for widget in (self.field, self.sort_button, self.tags_button):
            widget.setEnabled(usable)

    @Slot()
    def clear(self) -> None:
        """Find everybody."""
        self.field.clear()
        self._set_tags(frozenset())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter lead from the field into the list, and Escape empty it."""
        if watched is self.field and event.type() == QEvent.Type.FocusIn:
            self.search_begins.emit()
        if (
            watched is self.field
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(QAction)
    def _order_chosen(self, action: QAction) -> None:
        self._name_sort()
        self.order_changed.emit(Order(action.data()))

    @Slot()
    def _open_tags(self) -> None:
        self.tags_button.setChecked(bool(self._tags))
        ticked = dict.fromkeys(self._tags, Qt.CheckState.Checked)
        self.popup.open_below(self.tags_button, self._counts, ticked)

    @Slot(str, bool)
    def _tag_toggled(self, tag: str, wanted: bool) -> None:
        self._set_tags(self._tags | {tag} if wanted else self._tags - {tag})

    @Slot()
    def _chip_clicked(self) -> None:
        chip = self.sender()
        assert isinstance(chip, TagChip)
        self._set_tags(self._tags - {chip.tag})
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip that had it is gone

    def _set_tags(self, tags: frozenset[str]) -> None:
        if tags == self._tags:
            return
        self._tags = tags
        for chip in self.chips():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for tag in sorted(tags, key=str.casefold):
            chip = TagChip(tag, self._chips)
            chip.clicked.connect(self._chip_clicked)
            self._flow.addWidget(chip)
            chip.show()
        self._refresh()
        self.tags_changed.emit(tags)

    def _button(self, name: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _refresh(self) -> None:
        self._chips.setVisible(bool(self._tags))
        self.tags_button.setChecked(bool(self._tags))
        self.tags_button.setVisible(bool(self._counts))  # nothing to filter by: nothing to see

    def _name_sort(self) -> None:
        chosen = next(a for a in self._orders.values() if a.isChecked())
        words = self.tr("Order of the list: {order}").format(order=chosen.text())
        self.sort_button.setAccessibleName(words)
        self.sort_button.setToolTip(words)

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search people by name, number, tag or notes"))
        self.field.setToolTip(self.tr("Search people by name, number, tag or notes (Ctrl+F)"))
        words = {
            Order.NAME: self.tr("By name"),
            Order.NEWEST: self.tr("Newest first"),
            Order.GOES_SOONEST: self.tr("Who goes soonest first"),
            Order.ATTENTION: self.tr("Who needs attention first"),
        }
        for order, action in self._orders.items():
            action.setText(words[order])
        self._name_sort()
        self.tags_button.setAccessibleName(self.tr("Show only people with certain tags"))
        self.tags_button.setToolTip(self.tr("Show only people with certain tags"))
