"""Choosing somebody of the gallery, and which of their kept pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.frame_image import to_image
from gui.gallery.people_model import PeopleModel
from gui.gallery.people_view import PeopleView
from gui.message_bar import MessageBar
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.people.records import Person, Sample

FIRST_SIZE = (720, 520)
LEAST_SIZE = (560, 400)
PICTURE = 132


class PersonPicker(QDialog):
    """Lists people and their kept pictures; reads nothing by itself."""

    pictures_wanted = Signal(str)
    """Id of a person whose pictures are to be given to `show_pictures`."""

    picture_chosen = Signal(str, str, object)
    """Person's id and name, and the `Sample`."""

    person_chosen = Signal(str, str)
    """Id and name of somebody of whom no picture is kept."""

    people_chosen = Signal(object)
    """tuple of the ids of people whose pictures are all wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personPicker")
        self.setSizeGripEnabled(True)
        self._many = False
        self._samples: tuple[Sample, ...] | None = None
        self._samples_of = ""
        self.error_bar = MessageBar("banner-danger", self)
        self.search = QLineEdit(self)
        self.search.setObjectName("pickSearch")
        self.search.setClearButtonEnabled(True)
        self.model = PeopleModel(self)
        self.view = PeopleView(self.model, self)
        self.view.setObjectName("pickPeople")
        self.search.textChanged.connect(self.model.set_search)
        self.search.returnPressed.connect(self._to_list)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.open_wanted.connect(self._opened)
        self.model.modelReset.connect(self._selected)
        self.pictures = QListWidget(self)
        self.pictures.setObjectName("pickPictures")
        self.pictures.setViewMode(QListWidget.ViewMode.IconMode)
        self.pictures.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.pictures.setMovement(QListWidget.Movement.Static)
        self.pictures.setIconSize(QSize(PICTURE, PICTURE))
        self.pictures.setSpacing(GAP)
        self.pictures.setTabKeyNavigation(False)
        self.pictures.currentRowChanged.connect(self._refresh)
        self.pictures.itemActivated.connect(self._take)
        self._about = label(self, "muted", "pickAbout")
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self._buttons.rejected.connect(self.reject)
        self.take_button = QPushButton(self)
        self.take_button.setObjectName("pickTake")
        set_look(self.take_button, "primary")
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        for button in (self.take_button, cancel):
            button.setAutoDefault(False)  # Enter goes from the search to the list, and takes there
        self.take_button.clicked.connect(self._take)
        self._buttons.addButton(self.take_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.resize(*FIRST_SIZE)
        self._retranslate()

    def ask(self, *, many: bool = False) -> None:
        """Begin anew: choose one picture, or `many` people with all their pictures."""
        self._many = many
        mode = QAbstractItemView.SelectionMode
        self.view.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.pictures.setVisible(not many)
        self.search.clear()
        self.error_bar.clear()
        self.view.clearSelection()
        self._forget_pictures()
        self._retranslate()
        self.open()
        self.search.setFocus()

    def set_people(self, people: Sequence[Person]) -> None:
        """List these people."""
        self.model.set_people(people)
        self._retranslate()

    def show_pictures(self, person_id: str, samples: tuple[Sample, ...]) -> None:
        """Show the pictures that are kept of the selected person."""
        if person_id != self._samples_of:
            return
        self._samples = samples
        self.pictures.clear()
        for number, sample in enumerate(samples, start=1):
            item = QListWidgetItem(QIcon(_pixmap(sample.pixels)), "", self.pictures)
            words = self.tr("Picture {number}").format(number=number)
            item.setText(words)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                self.tr("{words}, quality {quality}").format(
                    words=words, quality=f"{sample.quality:.0f}"
                ),
            )
            item.setToolTip(sample.source)
        if samples:
            self.pictures.setCurrentRow(0)
        self._refresh()

    def show_error(self, sentence: str) -> None:
        """Say what went wrong."""
        self.error_bar.show_message(sentence)

    def forget(self) -> None:
        """Let nothing of anybody stay."""
        self.model.set_people(())
        self.search.clear()
        self.error_bar.clear()
        self._forget_pictures()
        self.reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.setMinimumSize(*LEAST_SIZE)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.search)
        left.addWidget(self.view, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._about)
        right.addWidget(self.pictures, 1)
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)

    def _forget_pictures(self) -> None:
        self._samples, self._samples_of = None, ""
        self.pictures.clear()

    def _person(self) -> Person | None:
        return self.model.with_id(self.view.selected_id())

    @Slot()
    def _selected(self) -> None:
        chosen = self.view.selected_id()
        if not self._many and chosen != self._samples_of:
            self._forget_pictures()
            self._samples_of = chosen
            person = self._person()
            if person is not None and person.sample_count:
                self.pictures_wanted.emit(chosen)
        self._refresh()

    @Slot()
    def _to_list(self) -> None:
        """Go to the first who was found."""
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus()

    @Slot(str)
    def _opened(self, _person_id: str) -> None:
        if self.take_button.isEnabled():
            self._take()

    @Slot()
    def _take(self) -> None:
        person, row = self._person(), self.pictures.currentRow()
        if self._many:
            chosen = self.view.selected_ids()
            self.accept()
            self.people_chosen.emit(chosen)
        elif person is None:
            return
        elif self._samples and 0 <= row < len(self._samples):
            sample = self._samples[row]
            self.accept()
            self.picture_chosen.emit(person.id, person.name, sample)
        elif not person.sample_count and person.template_count:
            self.accept()
            self.person_chosen.emit(person.id, person.name)

    @Slot()
    def _refresh(self) -> None:
        if self._many:
            count = self.view.selected_count()
            say_or_hide(
                self._about,
                self.tr(
                    "All kept pictures of the chosen people are added. "
                    "Ctrl and Shift choose several."
                ),
            )
            self.take_button.setText(self.tr("Add their pictures"))
            self.take_button.setEnabled(count > 0)
            return
        person = self._person()
        has_none = person is not None and not person.sample_count
        self.pictures.setVisible(not has_none)
        if person is None:
            words = (
                self.tr("Choose somebody.") if self.model.total else self.tr("Nobody is enrolled.")
            )
        elif has_none:
            words = self.tr(
                "No picture of {name} is kept that is large enough to be shown here. The other "
                "picture can still be compared with the views by which {name} is recognised."
            ).format(name=person.name)
        elif self._samples is None:
            words = self.tr("Reading the pictures.")
        else:
            words = self.tr("Kept pictures of {name}").format(name=person.name)
        say_or_hide(self._about, words)
        self.take_button.setText(
            self.tr("Compare without picture") if has_none else self.tr("Use this picture")
        )
        is_chosen = bool(self._samples) and self.pictures.currentRow() >= 0
        self.take_button.setEnabled(
            is_chosen or (has_none and person is not None and person.template_count > 0)
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(
            self.tr("Add people of the gallery") if self._many else self.tr("From the gallery")
        )
        self.search.setPlaceholderText(self.tr("Search by name, number or tag"))
        self.search.setAccessibleName(self.tr("Search the gallery"))
        self.view.setAccessibleName(self.tr("People of the gallery"))
        self.pictures.setAccessibleName(self.tr("Kept pictures"))
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        cancel.setIcon(QIcon())
        self._refresh()


def _pixmap(pixels: NDArray[np.uint8]) -> QPixmap:
    return QPixmap.fromImage(to_image(pixels)).scaled(
        PICTURE,
        PICTURE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
