"""What can be imported, and where it lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, WIDE


class StartPage(QWidget):
    """Three kinds of things, each with a button and a sentence."""

    place_chosen = Signal(object)
    """Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        set_look(self._title, "title")
        self._title.setWordWrap(True)
        self.folder_button = self._button("importFolder", "folder", self._ask_folder)
        self.table_button = self._button("importTable", "list-checks", self._ask_table)
        self.export_button = self._button("importExport", "archive", self._ask_export)
        self._sentences = [QLabel(self) for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addSpacing(WIDE)
        for button, sentence in zip(
            (self.folder_button, self.table_button, self.export_button),
            self._sentences,
            strict=True,
        ):
            sentence.setWordWrap(True)
            set_look(sentence, "muted")
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            column.addWidget(sentence)
            column.addSpacing(WIDE)
        self._drop = QLabel(self)
        set_look(self._drop, "caption")
        column.addWidget(self._drop)
        column.addStretch(1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, name: str, picture: str, deed: object) -> QPushButton:
        button = QPushButton(icon(picture), "", self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    @Slot()
    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        if name:
            self.place_chosen.emit(Path(name))

    @Slot()
    def _ask_table(self) -> None:
        self._ask_file(self.tr("Choose a table"), self.tr("Tables") + " (*.csv *.tsv *.txt)")

    @Slot()
    def _ask_export(self) -> None:
        self._ask_file(self.tr("Choose an export"), self.tr("Exports") + " (*.fdgallery)")

    def _ask_file(self, title: str, kinds: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.place_chosen.emit(Path(name))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What shall be imported?"))
        self.folder_button.setText(self.tr("A folder of pictures…"))
        self.table_button.setText(self.tr("A table…"))
        self.export_button.setText(self.tr("An export of another gallery…"))
        for label, words in zip(
            self._sentences,
            (
                self.tr(
                    "With a folder for each person, or pictures that are named after the people."
                ),
                self.tr(
                    "A CSV file with the columns “name” and “picture”; also “id”, “tags”, “notes”, "
                    "“keep until” and “consent date”."
                ),
                self.tr("A file that was made by “Export people”, with its passphrase."),
            ),
            strict=True,
        ):
            label.setText(words)
        self._drop.setText(
            self.tr("Or drop it here. Nothing is written before you have seen what would happen.")
        )
