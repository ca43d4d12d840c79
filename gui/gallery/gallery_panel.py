"""The panel of enrolled people: count, search, thumbnails, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.fonts import elided
from gui.gallery.empty_state import EmptyState
from gui.gallery.locked_state import LockedState
from gui.gallery.people_model import PeopleModel
from gui.gallery.people_view import PeopleView
from gui.icons import icon
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

if TYPE_CHECKING:
    from core.people.gallery import Person

UNDO_SECONDS = 20.0

NAME_WIDTH = 160.0
"""Pixels to which a name is shortened in the sentence about its removal."""


class GalleryPanel(QWidget):
    """Shows the gallery and says what the operator wants done; changes nothing by itself."""

    enrol_wanted = Signal()
    remove_wanted = Signal(str)
    """Person id."""

    undo_wanted = Signal()
    """Bring the person back who was removed last."""

    rename_wanted = Signal(str, str)
    """Person id, new name."""

    thumbnail_wanted = Signal(str)
    """Person id."""

    models_wanted = Signal()
    """See about the people who can't be recognised with the present model."""

    unlock_wanted = Signal(str)
    """Passphrase or recovery code as it was typed."""

    selection_changed = Signal(bool)
    """Whether a person is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("galleryPanel")
        self._loaded = False
        self._unavailable = ""
        self.model = PeopleModel(self)
        self.model.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.model.rename_wanted.connect(self.rename_wanted)
        self._title = QLabel(self)
        set_look(self._title, "title")
        self._count = QLabel(self)
        self._count.setObjectName("galleryCount")
        set_look(self._count, "muted")
        self.search = QLineEdit(self)
        self.search.setObjectName("gallerySearch")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._search_for)
        self.view = PeopleView(self.model, self)
        self.view.selectionModel().selectionChanged.connect(self._selection_moved)
        self.model.modelReset.connect(self._selection_moved)  # a reset selection tells nobody
        self._empty = EmptyState("users", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.locked = LockedState(self)
        self.locked.unlock_wanted.connect(self.unlock_wanted)
        self._stack.addWidget(self.locked)
        self._is_locked = False
        self._lacking = 0
        self._lacking_bar = MessageBar("banner-warn", self)
        self._lacking_bar.setObjectName("lackingBar")
        self._lacking_bar.acted.connect(self.models_wanted)
        self._undo_bar = MessageBar(parent=self)
        self._undo_bar.setObjectName("undoBar")
        self._undo_bar.acted.connect(self.undo_wanted)
        self.enrol_button = QPushButton(self)
        self.enrol_button.setObjectName("enrolButton")
        set_look(self.enrol_button, "primary")
        self.enrol_button.setIcon(icon("user-plus", "on_accent"))
        self.enrol_button.clicked.connect(self.enrol_wanted)
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName("removeButton")
        self.remove_button.setIcon(icon("trash-2"))
        for button in (self.enrol_button, self.remove_button):
            button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room between icon and words
        self.remove_button.clicked.connect(self.remove_selected)
        self.remove_button.setEnabled(False)
        self._empty.acted.connect(self._empty_acted)
        self._lay_out()
        self._refresh()

    @property
    def undo_text(self) -> str:
        """The sentence of the undo bar; empty while nothing can be undone there."""
        return self._undo_bar.text

    @property
    def empty_text(self) -> str:
        """What the panel says instead of people; empty while it shows people."""
        return self._empty.text if self._stack.currentWidget() is self._empty else ""

    @property
    def count_text(self) -> str:
        """The sentence that counts the people."""
        return self._count.text()

    @Slot(object)
    def set_people(self, people: Sequence[Person]) -> None:
        """Show all people of the gallery."""
        self._loaded = True
        self._unavailable = ""
        self.model.set_people(people)
        self._refresh()

    def set_unavailable(self, sentence: str) -> None:
        """Say why there is no gallery; enrolling is off."""
        self._unavailable = sentence
        self._refresh()

    def set_locked(self, sentence: str, *, failed: bool) -> None:
        """Ask for the passphrase, and show nobody meanwhile."""
        self._is_locked = True
        self._loaded = False
        self.search.clear()
        self.model.set_people(())
        self.set_lacking(0)
        self._undo_bar.clear()
        self._refresh()
        self.locked.ask(sentence, failed=failed)

    def set_unlocked(self) -> None:
        """Show people again; `set_people` brings them."""
        self._is_locked = False
        if self.locked.passphrase.hasFocus():
            # Left to itself it goes to the box of sources, where a key changes the camera.
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    @property
    def lacking_text(self) -> str:
        """What is said about people without a template; empty where nothing is."""
        return self._lacking_bar.text

    def set_lacking(self, people: int) -> None:
        """Say how many people have no template for the recogniser in use."""
        if people != self._lacking:
            self._lacking = people
            self._say_lacking()

    def show_removed(self, name: str) -> None:
        """Say who was removed, and offer to undo it."""
        short = elided(name, self.font(), NAME_WIDTH)
        self._undo_bar.show_message(
            self.tr("{name} was removed.").format(name=short),
            action=self.tr("Undo"),
            seconds=UNDO_SECONDS,
        )

    def show_restored(self, person_id: str) -> None:
        """Take the offer to undo away, and show who is back."""
        self._undo_bar.clear()
        self.view.select(person_id)

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def remove_selected(self) -> None:
        """Wish the selected person removed."""
        person_id = self.view.selected_id()
        if person_id:
            self.remove_wanted.emit(person_id)

    @Slot()
    def rename_selected(self) -> None:
        """Edit the name of the selected person."""
        self.view.rename_selected()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
            if self.lacking_text:
                self._say_lacking()
        super().changeEvent(event)

    def _say_lacking(self) -> None:
        if not self._lacking:
            self._lacking_bar.clear()
            return
        self._lacking_bar.show_message(
            self.tr("%n people can't be recognised with the present model.", "", self._lacking),
            action=self.tr("See who"),
            stays=True,
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.enrol_button, 1)
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._lacking_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._undo_bar)
        column.addLayout(buttons)

    @Slot(str)
    def _search_for(self, text: str) -> None:
        self.model.set_search(text)
        self._refresh()
        if not self.view.selected_id():
            self.view.scrollToTop()  # the best of what was found, not where one was before

    @Slot()
    def _selection_moved(self) -> None:
        chosen = bool(self.view.selected_id())
        self.remove_button.setEnabled(chosen)
        self.selection_changed.emit(chosen)

    @Slot()
    def _empty_acted(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.enrol_wanted.emit()

    def _refresh(self) -> None:
        self._title.setText(self.tr("Gallery"))
        self.search.setPlaceholderText(self.tr("Search by name"))
        self.search.setAccessibleName(self.tr("Search people by name"))
        self.search.setToolTip(self.tr("Search people by name (Ctrl+F)"))
        self.view.setAccessibleName(self.tr("Enrolled people"))
        self.enrol_button.setText(self.tr("Enrol"))
        self.enrol_button.setToolTip(self.tr("Enrol the person in front of the camera (E)"))
        self.enrol_button.setEnabled(not self._unavailable and not self._is_locked)
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Remove the selected person (Del)"))
        total, found = self.model.total, self.model.rowCount()
        self.search.setEnabled(total > 0)
        if self.model.search.strip() and total:
            self._count.setText(self.tr("{found} of %n people", "", total).format(found=found))
        else:
            self._count.setText(self.tr("%n people", "", total) if self._loaded else "")
        self._say_why_empty(total)
        shown = self.view if found else self._empty
        self._stack.setCurrentWidget(self.locked if self._is_locked else shown)

    def _say_why_empty(self, total: int) -> None:
        if self._unavailable:
            self._empty.set_words(self.tr("The gallery can't be used"), self._unavailable, "")
        elif not self._loaded:
            self._empty.set_words(self.tr("Opening the gallery"), "", "")
        elif total:
            self._empty.set_words(
                self.tr("No one is called “{name}”").format(name=self.model.search.strip()),
                self.tr("Check the spelling, or clear the search to see everybody."),
                self.tr("Clear the search"),
            )
        else:
            self._empty.set_words(
                self.tr("Nobody is enrolled yet"),
                self.tr("Press E to enrol the person in front of the camera."),
                "",
            )
