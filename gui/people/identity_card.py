"""Who a person is: picture, name, number, tags and notes, edited in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from gui.frame_image import scaled_image
from gui.gallery.person_delegate import initials
from gui.models.labels import label, say_or_hide
from gui.people.tag_editor import TagEditor
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE

if TYPE_CHECKING:
    from core.people.records import Person

PICTURE = 112
LEAST_NOTES = 84
"""Pixels: three lines, however many tags there are."""


class IdentityCard(QWidget):
    """Shows what is kept and says what shall be kept; each field when it is left."""

    edited = Signal(str, object)
    """Name of the field (`name`, `external_id`, `notes`, `tags`), and its new value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("identityCard")
        self._person: Person | None = None
        self._shown: dict[str, str] = {"name": "", "external_id": "", "notes": ""}
        self._asked: dict[str, object] = {}
        self.picture = QLabel(self)
        self.picture.setObjectName("personPicture")
        self.picture.setFixedSize(QSize(PICTURE, PICTURE))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = QLineEdit(self)
        self.name.setObjectName("personName")
        self.external_id = QLineEdit(self)
        self.external_id.setObjectName("personNumber")
        self.tags = TagEditor(self)
        self.tags.changed.connect(self._tags_changed)
        self.notes = QPlainTextEdit(self)
        self.notes.setObjectName("personNotes")
        self.notes.setTabChangesFocus(True)
        # The program's style sheet sets a least height, too, and would win.
        self.notes.setStyleSheet(f"min-height: {LEAST_NOTES}px;")
        # What room there is: with the height it hints at, a scroll bar would come too soon.
        self.notes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.notes.installEventFilter(self)
        for field in (self.name, self.external_id):
            field.editingFinished.connect(self.flush)
            field.textEdited.connect(self._typed)
        self.notes.textChanged.connect(self._typed)
        self._words = {name: label(self, "caption", f"{name}Label") for name in self._names()}
        self.state = label(self, "muted", "savedState")
        self._lay_out()
        self._retranslate()

    @staticmethod
    def _names() -> tuple[str, ...]:
        return ("name", "external_id", "tags", "notes")

    def show_person(self, person: Person) -> None:
        """Show what is kept now; what is being typed stays."""
        is_new = self._person is None
        self._person = person
        kept = {
            "name": person.name,
            "external_id": person.details.external_id,
            "notes": person.details.notes,
        }
        for name, value in kept.items():
            if self._text(name) == self._shown[name] or is_new:
                self._put(name, value)
            self._shown[name] = value
        self.tags.set_tags(person.details.tags)
        for field in (self.name, self.external_id, self.notes):
            field.setReadOnly(person.damaged)
        self.tags.setEnabled(not person.damaged)
        if self.picture.pixmap().isNull():
            self._show_initials()

    def show_picture(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show the thumbnail: grey (H, W), 0 to 255; None where there is none."""
        if pixels is None:
            self._show_initials()
        else:
            set_look(self.picture, "")
            image = scaled_image(pixels, PICTURE, PICTURE)
            self.picture.setPixmap(QPixmap.fromImage(image))

    def _show_initials(self) -> None:
        set_look(self.picture, "chip")
        self.picture.setText(initials(self._shown["name"]))

    def set_known_tags(self, tags: Iterable[str]) -> None:
        """Say which tags are in use."""
        self.tags.set_known(tags)

    def show_saved(self, field: str) -> None:
        """Say that a field was kept."""
        if field in self._shown:
            self._put(field, self._shown[field])  # as it was kept: trimmed
        self._asked.pop(field, None)
        if not self._asked:
            self._say(self.tr("Saved"), "known")

    def show_refused(self, field: str, sentence: str) -> None:
        """Say why a field was not kept; what was typed stays in it."""
        self._asked.pop(field, None)
        if field in ("name", "external_id"):
            set_look(getattr(self, field), "wrong")
        if field == "tags" and self._person is not None:
            self.tags.set_tags(self._person.details.tags)
        self._say(self.tr("Not saved: {reason}").format(reason=sentence), "danger")

    @Slot()
    def flush(self) -> None:
        """Wish for all that was typed and not kept yet."""
        if self._person is None or self._person.damaged:
            return
        for name in self._shown:
            typed = self._text(name).strip()
            if typed == self._shown[name].strip():
                if name != "notes":
                    set_look(getattr(self, name), "")
            elif self._asked.get(name) != typed:
                self._ask(name, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the notes when they are left."""
        if watched is self.notes and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _typed(self) -> None:
        unsaved = any(
            self._text(name).strip() != kept.strip() for name, kept in self._shown.items()
        )
        self._say(self.tr("Saved when you leave the field.") if unsaved else "", "muted")

    @Slot(object)
    def _tags_changed(self, tags: tuple[str, ...]) -> None:
        self._ask("tags", tags)

    def _ask(self, field: str, value: object) -> None:
        self._asked[field] = value
        self._say(self.tr("Saving…"), "muted")
        self.edited.emit(field, value)

    def _text(self, name: str) -> str:
        field = getattr(self, name)
        return str(field.toPlainText() if name == "notes" else field.text())

    def _put(self, name: str, value: str) -> None:
        if self._text(name) == value:
            return
        if name == "notes":
            self.notes.blockSignals(True)
            self.notes.setPlainText(value)
            self.notes.blockSignals(False)
        else:
            field = getattr(self, name)
            field.setText(value)
            field.setCursorPosition(0)
            set_look(field, "")

    def _say(self, words: str, look: str) -> None:
        set_look(self.state, look)
        say_or_hide(self.state, words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, WIDE - TIGHT, 0)  # the scroll bar's place
        column.setSpacing(TIGHT)
        column.addWidget(self.picture)
        for name, field in zip(
            self._names(), (self.name, self.external_id, self.tags, self.notes), strict=True
        ):
            column.addSpacing(GAP)
            column.addWidget(self._words[name])
            column.addWidget(field, 1 if name == "notes" else 0)
        column.addWidget(self.state)
        self.state.hide()

    def _retranslate(self) -> None:
        words = {
            "name": self.tr("Name"),
            "external_id": self.tr("Number"),
            "tags": self.tr("Tags"),
            "notes": self.tr("Notes"),
        }
        for name, said in words.items():
            self._words[name].setText(said)
        self.name.setAccessibleName(words["name"])
        self.external_id.setAccessibleName(words["external_id"])
        self.external_id.setToolTip(
            self.tr("The person's number in another system, such as a staff number")
        )
        self.notes.setAccessibleName(words["notes"])
        self.picture.setAccessibleName(self.tr("Picture of the person"))
