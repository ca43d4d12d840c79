"""What is done where an import leaves a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from gui.tokens import GAP, TIGHT


class PictureChoices(QWidget):
    """Choices for pictures."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.largest = self._box("largestOfSeveral", is_on=True)
        self.add = self._box("addToKnown", is_on=True)
        self.poor = self._box("takePoor")
        self.fakes = self._box("takeFakes")
        self.doubles = self._box("takeDoubles")
        self.keep = self._box("keepPictures")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP * 3)
        grid.setVerticalSpacing(TIGHT)
        boxes = (self.largest, self.add, self.poor, self.fakes, self.doubles, self.keep)
        for place, box in enumerate(boxes):
            grid.addWidget(box, place // 2, place % 2)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _box(self, name: str, *, is_on: bool = False) -> QCheckBox:
        box = QCheckBox(self)
        box.setObjectName(name)
        box.setChecked(is_on)
        box.toggled.connect(self.changed)
        return box

    def _retranslate(self) -> None:
        self.largest.setText(self.tr("Of several faces take the largest"))
        self.add.setText(self.tr("Add pictures to people who are enrolled"))
        self.poor.setText(self.tr("Take poor pictures, too"))
        self.fakes.setText(self.tr("Take faces that may be fakes, too"))
        self.doubles.setText(self.tr("Enrol people who look like others, too"))
        self.keep.setText(self.tr("Keep the pictures: the people agreed to it"))


class ExportChoices(QWidget):
    """Choices for an export of another gallery."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = QLabel(self)
        self.there = QComboBox(self)
        self.there.setObjectName("thereAlready")
        for value in ("skip", "add", "another"):
            self.there.addItem("", value)
        self.there.currentIndexChanged.connect(self.changed)
        self._about.setBuddy(self.there)
        self.removed = QCheckBox(self)
        self.removed.setObjectName("takeRemoved")
        self.removed.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._about)
        row.addWidget(self.there)
        row.addSpacing(GAP)
        row.addWidget(self.removed)
        row.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._about.setText(self.tr("People who are here already:"))
        self.there.setAccessibleName(self.tr("People who are here already"))
        words = (
            self.tr("Leave them as they are"),
            self.tr("Add what is new about them"),
            self.tr("Enrol as another person"),
        )
        for row, text in enumerate(words):
            self.there.setItemText(row, text)
        self.removed.setText(self.tr("Bring back people who were removed here"))
