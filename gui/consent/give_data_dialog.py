"""Gives a person the data that is kept of them: in which language, and where to."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QWidget

from core.people.consent.disclosure import Given
from core.people.records import Person
from gui.consent.consent_view import LANGUAGE_NAMES
from gui.consent.person_dialog import PersonDialog
from gui.models.labels import breakable


class GiveDataDialog(PersonDialog):
    """Says what the person gets, and asks where it goes."""

    give_wanted = Signal(object, str)
    """`Path` of a zip file, and the language of the page; `show_given` or `show_error` answers."""

    def __init__(self, person: Person, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(person, "primary", parent)
        self.setObjectName("giveDataDialog")
        self._given: Given | None = None
        self.language = QComboBox(self)
        self.language.setObjectName("dataLanguage")
        for code, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.open_folder = QPushButton(self)
        self.open_folder.setObjectName("openDataFolder")
        self.open_folder.setAutoDefault(False)
        self.open_folder.clicked.connect(self._open)
        self.open_folder.hide()
        for widget in (self.language, self.open_folder):
            self.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.deed.clicked.connect(self._ask)
        self._retranslate()

    def show_given(self, given: Given) -> None:
        """Say where the data is."""
        self._given = given
        self.language.hide()
        self.open_folder.show()
        self.end()

    @Slot()
    def _ask(self) -> None:
        safe = re.sub(r"[^\w-]+", "-", self.person.name).strip("-") or self.person.id[:8]
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the person's data"),
            str(Path.home() / f"{safe}.zip"),
            self.tr("Zip files ({patterns})").format(patterns="*.zip"),
        )
        if chosen:
            path = Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")
            self.begin()
            self.give_wanted.emit(path, str(self.language.currentData()))

    @Slot()
    def _open(self) -> None:
        if self._given is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._given.place.parent)))

    def _retranslate(self) -> None:
        name = self.person.name or self.tr("this person")
        self.setWindowTitle(self.tr("Give the person their data"))
        self.deed.setText(self.tr("Save as…"))
        self.open_folder.setText(self.tr("Open the folder"))
        self.open_folder.setAccessibleName(self.open_folder.text())
        self.language.setAccessibleName(self.tr("Language of the page"))
        self.heading.setText(self.tr("What is kept of {name}").format(name=name))
        if self._given is None:
            self.sentence.setText(
                self.tr(
                    "The file holds a page to read and print, the kept pictures, and everything "
                    "else for a computer: details, consent, templates, and what the log says of "
                    "the person. It is not encrypted: hand it to this person only. The page is "
                    "written in:"
                )
            )
        else:
            words = self.tr("The data is in {file}.").format(file=self._given.place)
            if self._given.damaged:
                words += "\n" + self.tr("Something that is kept is damaged and couldn't be read.")
            self.sentence.setText(breakable(words))
        super()._retranslate()
