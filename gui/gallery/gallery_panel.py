"""The panel of enrolled people: count, search, thumbnails, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.fonts import elided
from gui.gallery.action_bar import ActionBar
from gui.gallery.empty_state import EmptyState
from gui.gallery.find_bar import FindBar
from gui.gallery.locked_state import LockedState
from gui.gallery.people_model import PeopleModel
from gui.gallery.people_order import Order
from gui.gallery.people_view import PeopleView
from gui.gallery.tag_popup import TagPopup
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.people.gallery import Person

UNDO_SECONDS = 20.0

NAME_WIDTH = 160.0
"""Pixels to which a name is shortened in the sentence about its removal."""


MANY = 10
"""How many people are removed without a question: all can be brought back."""


class GalleryPanel(QWidget):
    """Shows the gallery and says what the operator wants done; changes nothing by itself."""

    enrol_wanted = Signal()
    remove_wanted = Signal(object)
    """tuple of person ids."""

    undo_wanted = Signal()
    """Bring those back who were removed last."""

    open_wanted = Signal(str)
    """Id of a person of whom everything is to be shown."""

    tag_wanted = Signal(object, str, bool)
    """tuple of person ids, a tag, and whether they shall have it."""

    rename_wanted = Signal(str, str)
    """Person id, new name."""

    thumbnail_wanted = Signal(str)
    """Person id."""

    models_wanted = Signal()
    """See about the people who can't be recognised with the present model."""

    unlock_wanted = Signal(str)
    """Passphrase or recovery code as it was typed."""

    selection_changed = Signal(int)
    """How many people are selected."""

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
        self.find_bar = FindBar(self)
        self.search = self.find_bar.field
        self.find_bar.search_changed.connect(self._search_for)
        self.find_bar.search_begins.connect(self.model.prepare_search)
        self.find_bar.order_changed.connect(self._sort)
        self.find_bar.tags_changed.connect(self._filter)
        self.view = PeopleView(self.model, self)
        self.view.open_wanted.connect(self.open_wanted)
        self.find_bar.left_downwards.connect(self._into_the_list)
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
        self._asked: tuple[str, ...] = ()
        self._tagged: tuple[str, ...] = ()
        self._question = MessageBar("banner-danger", self)
        self._question.setObjectName("removeQuestion")
        self._question.acted.connect(self._remove_asked)
        self._undo_bar = MessageBar(parent=self)
        self._undo_bar.setObjectName("undoBar")
        self._undo_bar.acted.connect(self.undo_wanted)
        self.actions_bar = ActionBar(self)
        self.actions_bar.enrol_wanted.connect(self.enrol_wanted)
        self.actions_bar.tags_wanted.connect(self.edit_tags)
        self.actions_bar.remove_wanted.connect(self.remove_selected)
        self.enrol_button = self.actions_bar.enrol_button
        self.remove_button = self.actions_bar.remove_button
        self.tags_action = self.actions_bar.tags_action
        self.tag_popup = TagPopup(can_add=True, parent=self)
        self.tag_popup.toggled.connect(self._tag_toggled)
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
        self.find_bar.set_counts(self.model.tag_counts())
        self._question.clear()
        self._refresh()

    def set_unavailable(self, sentence: str) -> None:
        """Say why there is no gallery; enrolling is off."""
        self._unavailable = sentence
        self._refresh()

    def set_locked(self, sentence: str, *, failed: bool) -> None:
        """Ask for the passphrase, and show nobody meanwhile."""
        self._is_locked = True
        self._loaded = False
        self.find_bar.clear()
        self.model.set_people(())
        self.find_bar.set_counts({})
        self.find_bar.popup.hide()
        self.tag_popup.forget()
        self._question.clear()
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

    def show_removed(self, name: str, count: int = 1) -> None:
        """Say who was removed, or how many, and offer to undo it."""
        short = elided(name, self.font(), NAME_WIDTH)
        self._undo_bar.show_message(
            self.tr("{name} was removed.").format(name=short)
            if count == 1
            else self.tr("%n people were removed.", "", count),
            action=self.tr("Undo"),
            seconds=UNDO_SECONDS,
        )

    def hide_undo(self) -> None:
        """Take the offer to undo away."""
        self._undo_bar.clear()

    def show_restored(self, person_ids: Iterable[str]) -> None:
        """Take the offer to undo away, and show who is back."""
        self._undo_bar.clear()
        self.view.select_all_of(person_ids)

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def remove_selected(self) -> None:
        """Wish the selected people removed; ask first where they are many."""
        chosen = self.view.selected_ids()
        if not chosen:
            return
        if len(chosen) <= MANY:
            self.remove_wanted.emit(chosen)
            return
        self._asked = chosen
        self._question.show_message(
            self.tr("Remove %n people from the gallery?", "", len(chosen)),
            action=self.tr("Remove"),
        )

    @Slot()
    def edit_tags(self) -> None:
        """Offer the tags that the selected people have, or may get."""
        chosen = self.view.selected_ids()
        if not chosen:
            return
        self._tagged = chosen  # who loses a tag that is filtered by leaves the selection
        here = self.model.tag_counts(chosen)
        some, all_of_them = Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked
        ticked = {tag: all_of_them if n == len(chosen) else some for tag, n in here.items()}
        self.tag_popup.open_below(self.actions_bar.tag_button, self.model.tag_counts(), ticked)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.find_bar)
        column.addWidget(self._lacking_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._question)
        column.addWidget(self._undo_bar)
        column.addWidget(self.actions_bar)

    @Slot(str)
    def _search_for(self, text: str) -> None:
        self.model.set_search(text)
        self._found()

    @Slot(object)
    def _filter(self, tags: frozenset[str]) -> None:
        self.model.set_tags(tags)
        self._found()

    @Slot(object)
    def _sort(self, order: Order) -> None:
        self.model.set_order(order)
        self._found()

    def _found(self) -> None:
        self._question.clear()
        self._refresh()
        if not self.view.selected_count():
            self.view.scrollToTop()  # the best of what was found, not where one was before

    @Slot()
    def _into_the_list(self) -> None:
        if not self.model.rowCount():
            return
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.view.selected_count():
            self.view.setCurrentIndex(self.model.index(0))

    @Slot()
    def _remove_asked(self) -> None:
        self.remove_wanted.emit(self._asked)
        self._asked = ()

    @Slot(str, bool)
    def _tag_toggled(self, tag: str, wanted: bool) -> None:
        self.tag_wanted.emit(self._tagged, tag, wanted)

    @Slot()
    def _selection_moved(self) -> None:
        count = self.view.selected_count()
        self.actions_bar.set_selected(count)
        self._question.clear()
        self._say_count()
        self.selection_changed.emit(count)

    @Slot()
    def _empty_acted(self) -> None:
        if self.search.text() or self.find_bar.tags:
            self.find_bar.clear()
        else:
            self.enrol_wanted.emit()

    def _refresh(self) -> None:
        self._title.setText(self.tr("Gallery"))
        self.view.setAccessibleName(self.tr("Enrolled people"))
        self.enrol_button.setEnabled(not self._unavailable and not self._is_locked)
        total, found = self.model.total, self.model.rowCount()
        self.find_bar.set_usable(total > 0)
        self._say_count()
        self._say_why_empty(total)
        shown = self.view if found else self._empty
        self._stack.setCurrentWidget(self.locked if self._is_locked else shown)

    def _say_count(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        chosen = self.view.selected_count()
        if chosen > 1:
            self._count.setText(self.tr("{chosen} of %n selected", "", found).format(chosen=chosen))
        elif total and (self.model.search.strip() or self.model.tags):
            self._count.setText(self.tr("{found} of %n people", "", total).format(found=found))
        else:
            self._count.setText(self.tr("%n people", "", total) if self._loaded else "")

    def _say_why_empty(self, total: int) -> None:
        if self._unavailable:
            self._empty.set_words(self.tr("The gallery can't be used"), self._unavailable, "")
        elif not self._loaded:
            self._empty.set_words(self.tr("Opening the gallery"), "", "")
        elif total:
            typed = self.model.search.strip()
            self._empty.set_words(
                self.tr("Nobody was found for “{words}”").format(words=typed)
                if typed
                else self.tr("Nobody has all these tags"),
                self.tr("Check the spelling, or clear the search to see everybody."),
                self.tr("Clear the search"),
            )
        else:
            self._empty.set_words(
                self.tr("Nobody is enrolled yet"),
                self.tr("Press E to enrol the person in front of the camera."),
                "",
            )
