"""Rows of tags whose people are kept for fewer days than all others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.people.consent.policy import MOST_DAYS
from core.people.details import LONGEST_TAG
from gui.icons import icon
from gui.tokens import GAP, ICON, TIGHT

TAG_WIDTH = 200


class TagDays(QWidget):
    """Edits days by tag."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagDays")
        self._rows: list[_Row] = []
        self.add = QPushButton(self)
        self.add.setObjectName("addTagDays")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        last = QHBoxLayout()
        last.addWidget(self.add)
        last.addStretch(1)
        self._column.addLayout(last)
        self._retranslate()

    @property
    def days_by_tag(self) -> dict[str, int]:
        """What is entered, without empty rows."""
        return {
            row.tag.text().strip(): row.days.value() for row in self._rows if row.tag.text().strip()
        }

    def show_days(self, days_by_tag: Mapping[str, int]) -> None:
        """Show these tags."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for tag, days in days_by_tag.items():
            self._append(tag, days)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _add(self) -> None:
        self._append("", 30).tag.setFocus()
        self.changed.emit()

    def _append(self, tag: str, days: int) -> _Row:
        row = _Row(tag, days, self)
        row.changed.connect(self.changed)
        row.remove.clicked.connect(self._remove)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    @Slot()
    def _remove(self) -> None:
        for row in self._rows:
            if row.remove is self.sender():
                self._rows.remove(row)
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
                break
        self.add.setFocus()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.add.setText(self.tr("Add a tag"))
        self.add.setAccessibleName(self.add.text())


class _Row(QWidget):
    changed = Signal()

    def __init__(self, tag: str, days: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = QLineEdit(tag, self)
        self.tag.setObjectName("tagOfDays")
        self.tag.setMaxLength(LONGEST_TAG)
        self.tag.setFixedWidth(TAG_WIDTH)
        self.days = QSpinBox(self)
        self.days.setObjectName("daysOfTag")
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(days)
        self.days.lineEdit().setTextMargins(GAP, 0, 0, 0)
        self.remove = QToolButton(self)
        self.remove.setObjectName("removeTagDays")
        self.remove.setIcon(icon("x"))
        self.remove.setIconSize(QSize(ICON - TIGHT, ICON - TIGHT))
        self.tag.textEdited.connect(self.changed)
        self.days.valueChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self.tag, self.days, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tag.setPlaceholderText(self.tr("Tag"))
        self.tag.setAccessibleName(self.tr("Tag"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days for people with this tag"))
        self.remove.setToolTip(self.tr("Keep people with this tag as long as all others"))
        self.remove.setAccessibleName(self.remove.toolTip())
