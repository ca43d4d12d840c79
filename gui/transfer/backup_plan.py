"""How often the program backs up by itself, where to, and how many backups stay."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.theme import set_look
from gui.tokens import GAP
from gui.transfer.backup_values import BackupPlan

DAYS = (None, 1, 7, 30)
"""How often: never, daily, weekly, monthly."""


class PlanRow(QWidget):
    """Shows the plan of the backups, and says what a person wants of it."""

    changed = Signal(object)
    """`BackupPlan`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = BackupPlan(Path(), None, 7)
        self._warning = ""
        self.often = QComboBox(self)
        self.often.setObjectName("backupOften")
        for days in DAYS:
            self.often.addItem("", days)
        self.often.activated.connect(self._chosen)
        self._about_keep = QLabel(self)
        self.keep = QSpinBox(self)
        self.keep.setObjectName("backupKeep")
        self.keep.setRange(1, 365)
        self.keep.setKeyboardTracking(False)
        self.keep.valueChanged.connect(self._chosen)
        self._about_keep.setBuddy(self.keep)
        self.folder = QLabel(self)
        self.folder.setObjectName("backupFolder")
        self.folder.setWordWrap(True)
        set_look(self.folder, "muted")
        self.folder_button = QPushButton(self)
        self.folder_button.setObjectName("chooseBackupFolder")
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._ask_folder)
        self.note = QLabel(self)
        self.note.setObjectName("backupNote")
        self.note.setWordWrap(True)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(GAP)
        first.addWidget(self.often)
        first.addSpacing(GAP)
        first.addWidget(self._about_keep)
        first.addWidget(self.keep)
        first.addStretch(1)
        second.addWidget(self.folder, 1)
        second.addWidget(self.folder_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.note)
        self._retranslate()

    def show_plan(self, plan: BackupPlan, warning: str) -> None:
        """Show a plan, and why the last backup was not made (empty where all is well)."""
        self._plan, self._warning = plan, warning
        with QSignalBlocker(self.often), QSignalBlocker(self.keep):
            self.often.setCurrentIndex(max(0, self.often.findData(plan.every_days)))
            self.keep.setValue(plan.keep)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit(
            BackupPlan(self._plan.folder, self.often.currentData(), self.keep.value())
        )

    @Slot()
    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the folder of the backups"), str(self._plan.folder)
        )
        if name:
            self.changed.emit(BackupPlan(Path(name), self._plan.every_days, self._plan.keep))

    def _refresh(self) -> None:
        self.folder.setText(self.tr("In the folder {folder}").format(folder=str(self._plan.folder)))
        is_on = self._plan.every_days is not None
        self.keep.setEnabled(is_on)
        if self._warning:
            words, look = self._warning, "warn"
        else:
            look = "muted"
            words = self.tr(
                "Choose a folder on another disk. Backups of the program open on this computer; "
                "on others with the passphrase or the recovery code of the gallery, if it has one."
            )
        set_look(self.note, look)
        self.note.setText(words)

    def _retranslate(self) -> None:
        words = (
            self.tr("Never by itself"),
            self.tr("Every day"),
            self.tr("Every week"),
            self.tr("Every month"),
        )
        for row, text in enumerate(words):
            self.often.setItemText(row, text)
        self.often.setAccessibleName(self.tr("How often the program backs up"))
        self._about_keep.setText(self.tr("Backups that stay:"))
        self.keep.setAccessibleName(self.tr("Backups of the program that stay"))
        self.folder_button.setText(self.tr("Choose…"))
        self.folder_button.setAccessibleName(self.tr("Choose the folder of the backups"))
        self._refresh()
