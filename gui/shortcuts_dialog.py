"""The table of keyboard shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gui.commands import COMMANDS, GROUPS, words
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

KEY_WIDTH = 104


class ShortcutsDialog(QDialog):
    """Lists every command with its key, by menu, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self._headings: list[tuple[str, QLabel]] = []
        self._labels: list[tuple[str, QLabel]] = []
        columns = QHBoxLayout()
        columns.setSpacing(2 * PAGE)
        rest = len(COMMANDS)
        column = self._column(columns)
        for group in GROUPS:
            if rest <= len(COMMANDS) / 2 and columns.count() == 1:
                column = self._column(columns)
            column.insertLayout(column.count() - 1, self._group(group))
            rest -= sum(command.group == group for command in COMMANDS)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        page.setSpacing(PAGE)
        page.addLayout(columns)
        page.addWidget(self._buttons)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @staticmethod
    def _column(columns: QHBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(PAGE)
        column.addStretch(1)
        columns.addLayout(column)
        return column

    def _group(self, group: str) -> QGridLayout:
        rows = QGridLayout()
        rows.setHorizontalSpacing(WIDE)
        rows.setVerticalSpacing(GAP)
        heading = QLabel(self)
        set_look(heading, "overline")
        self._headings.append((group, heading))
        rows.addWidget(heading, 0, 0, 1, 2)
        for row, command in enumerate((c for c in COMMANDS if c.group == group), start=1):
            label = QLabel(self)
            self._labels.append((command.words, label))
            keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
            key = QLabel(keys, self)
            set_look(key, "chip")
            rows.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            rows.addWidget(label, row, 1)
        rows.setColumnMinimumWidth(0, KEY_WIDTH)
        rows.setColumnStretch(1, 1)
        return rows

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        for group, heading in self._headings:
            heading.setText(words(group).replace("&", "").split("(")[0])
        for sentence, label in self._labels:
            label.setText(words(sentence).rstrip("…"))
