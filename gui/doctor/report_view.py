"""What a report for support holds, to be read before it is saved."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.doctor.bundle import Bundle
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import CAPTION, GAP, PAGE, WIDE

FIRST_SIZE = (860, 640)


class ReportView(QDialog):
    """Shows every word of a report, and asks where to save it."""

    save_wanted = Signal(object, object)
    """`Bundle`, and the `Path` of the file."""

    def __init__(self, bundle: Bundle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportView")
        self._bundle = bundle
        self._about = label(self, "", "reportAbout")
        self.text = QPlainTextEdit(bundle.text, self)
        self.text.setObjectName("reportText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(CAPTION)
        self.text.setFont(font)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.save_button = QPushButton(self)
        self.save_button.setObjectName("saveReport")
        set_look(self.save_button, "primary")
        self._buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.clicked.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self._about)
        column.addWidget(self.text, 1)
        column.addSpacing(GAP // 2)
        column.addWidget(self._buttons)
        self.resize(*FIRST_SIZE)
        self._retranslate()
        self.save_button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask(self) -> None:
        name = time.strftime("facedesk-report-%Y-%m-%d.zip")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save a report for support"),
            str(Path.home() / name),
            self.tr("Zip files ({patterns})").format(patterns="*.zip"),
        )
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")
        self.save_wanted.emit(self._bundle, path)
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Report for support"))
        self._about.setText(
            self.tr(
                "This is all that the report holds: no picture, no name, no template, nobody's id "
                "and no password. Read it, then save it and send it to whoever helps you."
            )
        )
        self.text.setAccessibleName(self.tr("What the report holds"))
        self.save_button.setText(self.tr("Save as…"))
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        cancel.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
