"""One open window about a person: asks the gallery for what it shows, and does what it wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from core.wording import PlainError
from gui.gallery.person_words import SOON_DAYS
from gui.gallery_tasks import Task
from gui.language import say_error
from gui.people.person_window import PersonWindow
from gui.people.values import Kept, Recogniser
from gui.people_service import PeopleService

if TYPE_CHECKING:
    from core.people.audit.entry import Entry
    from core.people.consent.retention import End
    from core.people.gallery import Gallery
    from core.people.records import Person


class OpenPerson(QObject):
    """Lives as long as its window, so that late answers about somebody else never reach it."""

    give_data_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    erase_wanted = Signal(object)
    agree_wanted = Signal(object)
    add_views_wanted = Signal(object)
    renew_views_wanted = Signal(object)
    """All with the `Person`."""

    def __init__(self, people: PeopleService, window: PersonWindow, recogniser: Recogniser) -> None:
        super().__init__(window)
        self._people = people
        self.window = window
        self._id = window.person_id
        self._recogniser = recogniser
        self._person: Person | None = None
        window.card.edited.connect(self._keep)
        window.templates.remove_wanted.connect(self._remove_template)
        window.templates.forget_wanted.connect(self._forget_samples)
        window.history.more_wanted.connect(self._load_history)
        window.consent.keep_until_wanted.connect(self._keep_until)
        for wish, told in (
            (window.consent.give_data_wanted, self.give_data_wanted),
            (window.consent.withdraw_wanted, self.withdraw_wanted),
            (window.consent.erase_wanted, self.erase_wanted),
            (window.consent.agree_wanted, self.agree_wanted),
            (window.templates.add_wanted, self.add_views_wanted),
            (window.templates.renew_wanted, self.renew_views_wanted),
        ):
            wish.connect(lambda told=told: self._tell(told))

    @property
    def person(self) -> Person | None:
        """Whom the window shows; None while nothing is known, or when they are gone."""
        return self._person

    def show_person(self, person: Person | None) -> None:
        """Show how a person is now; None if there is no such person any more."""
        if person is None:
            if self._person is not None:
                self._person = None
                self.window.show_gone()
            return
        if person == self._person:
            return
        self._person = person
        self.window.show_person(person, self._recogniser.identity)
        self._load()

    def use_recogniser(self, recogniser: Recogniser) -> None:
        """Judge the templates as this recogniser would."""
        if recogniser != self._recogniser and self._person is not None:
            self._recogniser = recogniser
            self.window.show_person(self._person, recogniser.identity)
            self._load()

    @Slot(object)
    def _shown(self, read: tuple[Kept, Any, tuple[Entry, ...] | PlainError]) -> None:
        if self._person is None:
            return
        kept, picture, entries = read
        self.window.templates.show_kept(kept, self._recogniser)
        self.window.consent.show_end(kept.end, kept.soon_days)
        self.window.card.show_picture(picture)
        self._show_entries(entries)

    def _load(self) -> None:
        person_id, wanted = self._id, self.window.history.wanted

        def read(gallery: Gallery, _task: Task) -> tuple[Kept, Any, tuple[Entry, ...] | PlainError]:
            from core.people.likeness.agreement import agreement

            templates = gallery.template_facts(person_id)
            alike: dict[str, float] = {}
            for model in sorted({template.model for template in templates}):
                alike.update(agreement(gallery.templates(model, of=[person_id])))
            end, soon_days = _end(gallery, person_id)
            kept = Kept(templates, gallery.samples(person_id), alike, end, soon_days)
            return kept, gallery.thumbnail(person_id), _entries(gallery, person_id, wanted)

        self._people.tasks.ask(read, self, self._shown, self._refused)

    @Slot(int)
    def _load_history(self, wanted: int) -> None:
        person_id = self._id
        self._people.tasks.ask(
            lambda gallery, _task: _entries(gallery, person_id, wanted),
            self,
            self._show_entries,
            self._refused,
        )

    def _show_entries(self, entries: tuple[Entry, ...] | PlainError) -> None:
        if self._person is None:
            return
        if isinstance(entries, PlainError):
            self.window.history.show_refused(say_error(entries))
        else:
            self.window.history.show_entries(entries)

    @Slot(str, object)
    def _keep(self, field: str, value: object) -> None:
        card = self.window.card

        def done(person: Person) -> None:
            self._changed(person)
            card.show_saved(field)

        def refused(error: PlainError) -> None:
            card.show_refused(field, say_error(error))

        self._people.tasks.ask(_change(self._id, **{field: value}), self, done, refused)

    @Slot(object)
    def _keep_until(self, day: date | None) -> None:
        page = self.window.consent

        def done(person: Person) -> None:
            self._changed(person)
            page.show_saved()

        def refused(error: PlainError) -> None:
            page.show_refused(say_error(error))

        person_id = self._id
        self._people.tasks.ask(
            lambda gallery, _task: gallery.retention.keep_until(person_id, day),
            self,
            done,
            refused,
        )

    @Slot(str)
    def _remove_template(self, template_id: str) -> None:
        person_id = self._id

        def remove(gallery: Gallery, _task: Task) -> Person | None:
            gallery.remove_template(person_id, template_id)
            return gallery.find(person_id)

        self._people.tasks.ask(remove, self, self._changed, self._refused)

    @Slot()
    def _forget_samples(self) -> None:
        person_id = self._id

        def forget(gallery: Gallery, _task: Task) -> Person | None:
            gallery.forget_samples(person_id)
            return gallery.find(person_id)

        self._people.tasks.ask(forget, self, self._changed, self._refused)

    def _changed(self, person: Person | None) -> None:
        self.window.error_bar.clear()
        self.show_person(person)
        self._people.look_again()  # the list, too, shows it at once

    def _refused(self, error: PlainError) -> None:
        if self._person is not None:
            self.window.show_error(say_error(error))

    def _tell(self, wish: Any) -> None:
        self.window.card.flush()
        if self._person is not None:
            wish.emit(self._person)


def _change(person_id: str, **changes: Any) -> Any:
    """Return the deed that changes a name or details, and leaves all other details as they are."""

    def change(gallery: Gallery, _task: Task) -> Person:
        if "name" in changes:
            gallery.rename(person_id, changes["name"])
            return gallery.person(person_id)
        person = gallery.person(person_id)
        return gallery.change_details(person_id, replace(person.details, **changes))

    return change


def _end(gallery: Gallery, person_id: str) -> tuple[End | None, int]:
    """Return when a person's time ends, None where the rules don't open; and the days before it
    from which it is reminded of."""
    person = gallery.find(person_id)
    try:
        end = None if person is None else gallery.retention.end_of(person)
        return end, gallery.consent.policy().remind_days
    except PlainError:  # their own window says what is wrong with the rules
        return None, SOON_DAYS


def _entries(gallery: Gallery, person_id: str, wanted: int) -> tuple[Entry, ...] | PlainError:
    """Return one entry more than `wanted`, so that it is seen whether there are older ones."""
    try:
        return gallery.log.history(person_id, wanted + 1)
    except PlainError as error:  # no reason to show nothing else
        return error
