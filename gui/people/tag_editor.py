"""The tags of one person: taken away with a click, added by typing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.gallery.flow_layout import FlowLayout
from gui.gallery.tag_chip import TagChip
from gui.gallery.tag_popup import LONGEST_TAG
from gui.tokens import TIGHT

MOST_HEIGHT = 100
"""Pixels of the tags; more of them scroll."""


class TagEditor(QWidget):
    """Says which tags the person shall have; shows them once they were kept."""

    changed = Signal(object)
    """tuple[str, ...]"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagEditor")
        self._tags: tuple[str, ...] = ()
        self._place = QWidget(self)
        self._flow = FlowLayout(self._place)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("tagScroll")
        self._scroll.setWidget(self._place)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its chips take the keyboard
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field = QLineEdit(self)
        self.field.setObjectName("newTag")
        self.field.setMaxLength(LONGEST_TAG)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self.add_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._scroll)
        column.addWidget(self.field)
        self._show_chips()
        self._retranslate()

    @property
    def chips(self) -> list[TagChip]:
        """The tags as they can be taken away."""
        found = self._place.findChildren(TagChip, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [chip for chip in found if not chip.isHidden()]

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these tags."""
        wanted = tuple(tags)
        if wanted != self._tags:
            self._tags = wanted
            self._show_chips()

    def set_known(self, tags: Iterable[str]) -> None:
        """Say which tags are in use: they are proposed while one types."""
        self._known.setStringList(sorted(tags, key=str.casefold))

    @Slot()
    def add_typed(self) -> None:
        """Wish for the tag in the field, if there is one."""
        typed = self.field.text().strip()
        self.field.clear()
        if typed and typed not in self._tags:
            self.changed.emit((*self._tags, typed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tags the height that their lines need."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let a tag that gets the keyboard come into sight."""
        moved = super().focusNextPrevChild(forwards)
        focused = self.focusWidget()
        if isinstance(focused, TagChip):
            self._scroll.ensureWidgetVisible(focused)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _taken(self) -> None:
        chip = self.sender()
        assert isinstance(chip, TagChip)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip will be gone
        self.changed.emit(tuple(tag for tag in self._tags if tag != chip.tag))

    def _show_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        before: QWidget | None = None
        for tag in self._tags:
            chip = TagChip(tag, self._place)
            chip.clicked.connect(self._taken)
            self._flow.addWidget(chip)
            chip.show()
            if before is not None:
                self.setTabOrder(before, chip)
            before = chip
        if before is not None:
            self.setTabOrder(before, self.field)
        self._scroll.setVisible(bool(self._tags))
        self._fit()

    def _fit(self) -> None:
        needed = self._flow.heightForWidth(max(self.width() - 2 * TIGHT, 1))
        self._scroll.setFixedHeight(min(needed, MOST_HEIGHT))

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Add a tag"))
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.field.setToolTip(self.tr("Type a tag and press Enter"))
