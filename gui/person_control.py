"""Connects the windows about people, and the tags of the list, with the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.gallery.gallery_panel import GalleryPanel
from gui.gallery_tasks import Task
from gui.people.values import Recogniser

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.records import Person
    from gui.open_person import OpenPerson


class PersonControl(QObject):
    """Opens a window for each person that is asked for, and keeps it up to date."""

    give_data_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    erase_wanted = Signal(object)
    agree_wanted = Signal(object)
    add_views_wanted = Signal(object)
    renew_views_wanted = Signal(object)
    """All with the `Person`."""

    def __init__(
        self, engine: Engine, panel: GalleryPanel, commands: Commands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._people = engine.people
        self._panel = panel
        self._command = commands["person"]
        self._window = window
        self._open: dict[str, OpenPerson] = {}
        self._everybody: tuple[Person, ...] = ()
        self._recogniser = Recogniser()
        self._command.setEnabled(False)
        panel.view.addActions([self._command, panel.tags_action])
        panel.open_wanted.connect(self.show)
        panel.tag_wanted.connect(self._tag)
        panel.selection_changed.connect(self._selected)
        engine.people.changed.connect(self._people_changed)
        engine.people.unavailable.connect(self.close_all)
        engine.protection.locked.connect(self.close_all)
        engine.models_loaded.connect(self._models_loaded)

    @property
    def opened(self) -> tuple[OpenPerson, ...]:
        """The windows that are open."""
        return tuple(self._open.values())

    @Slot()
    def open(self) -> None:
        """Show the window about the selected person."""
        chosen = self._panel.view.selected_id()
        if chosen and self._panel.isVisibleTo(self._window):  # not while it is covered
            self.show(chosen)

    @Slot(str)
    def show(self, person_id: str) -> None:
        """Show the window about a person; nothing where there is no such person."""
        opened = self._open.get(person_id)
        if opened is None:
            person = self._find(person_id)
            if person is None:
                return
            opened = self._make(person_id)
            opened.window.card.set_known_tags(self._panel.model.tag_counts())
            opened.show_person(person)
        opened.window.show()
        opened.window.raise_()
        opened.window.activateWindow()

    @Slot()
    def close_all(self) -> None:
        """Let nothing of anybody stay on the screen."""
        self._everybody = ()
        for opened in self.opened:
            opened.window.discard()

    def _make(self, person_id: str) -> OpenPerson:
        from gui.open_person import OpenPerson  # not before it is wanted
        from gui.people.person_window import PersonWindow

        window = PersonWindow(person_id, self._window)
        made = OpenPerson(self._people, window, self._recogniser)
        for wish, told in (
            (made.give_data_wanted, self.give_data_wanted),
            (made.withdraw_wanted, self.withdraw_wanted),
            (made.erase_wanted, self.erase_wanted),
            (made.agree_wanted, self.agree_wanted),
            (made.add_views_wanted, self.add_views_wanted),
            (made.renew_views_wanted, self.renew_views_wanted),
        ):
            wish.connect(told)
        for goes_on_outside in (made.add_views_wanted, made.renew_views_wanted):
            goes_on_outside.connect(window.reject)  # it would cover what is to be looked at
        window.left.connect(self._left)
        self._open[person_id] = made
        return made

    def _find(self, person_id: str) -> Person | None:
        return next((person for person in self._everybody if person.id == person_id), None)

    @Slot()
    def _left(self) -> None:
        self._open = {
            person_id: opened
            for person_id, opened in self._open.items()
            if opened.window is not self.sender()
        }

    @Slot(object)
    def _people_changed(self, people: tuple[Person, ...]) -> None:
        self._everybody = people
        self._people.tasks.ask(
            lambda gallery, _task: gallery.consent.policy().remind_days,
            self,
            self._panel.model.set_soon_days,
            lambda _error: None,  # the window of the rules says what is wrong with them
        )
        if not self._open:
            return
        found = {person.id: person for person in people if person.id in self._open}
        for person_id, opened in self._open.items():
            opened.show_person(found.get(person_id))
            opened.window.card.set_known_tags(self._panel.model.tag_counts())

    @Slot(object)
    def _models_loaded(self, models: LoadedModels) -> None:
        identity = models.recogniser_identity
        self._recogniser = Recogniser(identity, models.similarity_threshold if identity else None)
        for opened in self.opened:
            opened.use_recogniser(self._recogniser)

    @Slot(int)
    def _selected(self, count: int) -> None:
        self._command.setEnabled(count == 1)

    @Slot(object, str, bool)
    def _tag(self, person_ids: Sequence[str], tag: str, wanted: bool) -> None:
        """Give a tag to people, or take it from them."""

        def change(gallery: Gallery, task: Task) -> None:
            for person_id in person_ids:
                person = gallery.find(person_id)
                if task.is_cancelled():
                    return
                if person is None or person.damaged:
                    continue
                tags = set(person.details.tags)
                tags = tags | {tag} if wanted else tags - {tag}
                gallery.change_details(person_id, replace(person.details, tags=tuple(tags)))

        people = self._people
        many = people.tasks if len(person_ids) == 1 else people.long_tasks
        many.ask(change, self, lambda _nothing: people.look_again(), self._not_tagged)

    @Slot(object)
    def _not_tagged(self, error: object) -> None:
        self._people.look_again()  # some may have it
        self._people.failed.emit(error)
