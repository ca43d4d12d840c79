"""What is kept of people who are enrolled: templates and samples, added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from core.people import details as known
from core.people import listing
from core.people import samples as pictures
from core.people import templates as stored
from core.people.accounts.accounts import Accounts
from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog, Fact
from core.people.consent.disclosure import Discloser
from core.people.consent.erasure import Eraser
from core.people.consent.keeper import ConsentKeeper
from core.people.consent.retention import Retention
from core.people.errors import GalleryError
from core.people.guard import Guard
from core.people.log_notes import note_details, note_templates
from core.people.opening import Opened
from core.people.reading import NO_SUCH_PERSON, GalleryReader
from core.people.records import Details, NewTemplate, Sample, TemplateFacts
from core.people.tables import persons
from core.people.transfer.copies import Copies
from core.people.transfer.intake import Intake
from core.wording import QT_TRANSLATE_NOOP


class GalleryKeeper(GalleryReader):
    """The part of `core.people.gallery.Gallery` that changes what is kept of a person."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.sign_in = SignIn()
        """Who is signed in, and what they may do."""
        self.log = AuditLog(opened.store, opened.unlocked, self.sign_in)
        """What was done."""
        self.accounts = Accounts(opened, self.sign_in, self.log)
        """Who may sign in."""
        self.guard = Guard(opened, self._changes, self.sign_in, self.log)
        """The ways to its key."""
        self.intake = Intake(opened, self._changes, self.sign_in, self.log)
        """People who come from another gallery."""
        self.copies = Copies(opened, self.sign_in, self.log)
        """Copies of its file."""
        self.consent = ConsentKeeper(opened, self._changes, self.sign_in, self.log)
        """What people agree to, and the rules for it."""
        self.erasure = Eraser(opened, self._changes, self.sign_in, self.log)
        """Erasing for good, with a receipt."""
        self.retention = Retention(
            opened, self, self._changes, self.sign_in, self.log, self.erasure
        )
        """How long people are kept."""
        self.disclosure = Discloser(
            opened, self, self.sign_in, self.log, self.consent, self.retention
        )
        """Giving people the data that is kept of them."""

    def close(self) -> None:
        """Let go of the file, once the end of its log was signed for. May be called twice."""
        self.log.close()
        super().close()

    def add_templates(
        self,
        person_id: str,
        new: Sequence[NewTemplate],
        samples: Sequence[Sample] = (),
        facts: Mapping[str, Fact] | None = None,
        *,
        replaces: Collection[str] = (),
        change: Callable[[Details], Details] | None = None,
    ) -> None:
        """Keep further templates for a person, and pictures if they agreed to it; all or none.

        Parameters
        ----------
        facts
            What the log shall say of them.
        replaces
            Ids of older templates that go at the same time, with their samples; those that are
            gone already are passed over.
        change
            Makes of the details that are kept those that are kept from now on.

        Raises
        ------
        NotAllowedError
            If who is signed in may not enrol; to replace templates or to change details, if they
            may not change people.
        GalleryError
            If there is no such person, a template or a detail is not fit to be kept, or no
            template would be left.
        """
        self.sign_in.require(Right.ENROL)
        if replaces or change is not None:
            self.sign_in.require(Right.CHANGE)
        now = datetime.now(UTC)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            older = [one for one in stored.facts(connection, person_id) if one.id in replaces]
            stored.insert(connection, self._vault, self._rotations, person_id, new, now)
            pictures.insert(connection, self._vault, person_id, samples, now)
            note_templates(self.log, connection, Event.TEMPLATES_ADDED, person_id, new, facts)
            for template in older:
                self._remove_template(connection, person_id, template)
            if change is not None:
                self._change_details(connection, person_id, change)
        self._changes.add(person_id)
        if older:
            self._store.forget()

    def remove_template(self, person_id: str, template_id: str) -> None:
        """Delete one template of a person, with its sample; the place is overwritten.

        Raises
        ------
        GalleryError
            If it is the person's last one, or not there.
        """
        self.sign_in.require(Right.CHANGE)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            kept = stored.facts(connection, person_id)
            mine = [template for template in kept if template.id == template_id]
            if not mine:
                raise GalleryError(
                    QT_TRANSLATE_NOOP("core", "This template is no longer in the gallery.")
                )
            self._remove_template(connection, person_id, mine[0])
        self._changes.add(person_id)
        self._store.forget()

    def add_first_templates(self, person_id: str, new: Sequence[NewTemplate]) -> bool:
        """Keep templates, all or none, for a person who has none of their models yet.

        Returns
        -------
        Whether they were added; False if there are some already, or the person is gone.

        Raises
        ------
        GalleryError
            If a template is not fit to be kept.
        """
        self.sign_in.require(Right.ENROL)
        models = {template.embedding.model for template in new}
        with self._store.writing() as connection:
            wanted = self._exists(connection, person_id)
            wanted = wanted and not stored.has_any(connection, person_id, models)
            if wanted:
                self._vault.know(connection, [person_id])
                now = datetime.now(UTC)
                stored.insert(connection, self._vault, self._rotations, person_id, new, now)
                facts = {"renewed": True}
                note_templates(self.log, connection, Event.TEMPLATES_ADDED, person_id, new, facts)
        if wanted:
            self._changes.add(person_id)
        return wanted

    def forget_samples(self, person_id: str) -> int:
        """Delete the kept pictures of a person who withdrew consent; the place is overwritten.

        Templates and thumbnail stay.

        Returns
        -------
        How many there were.

        Raises
        ------
        GalleryError
            If there is no such person.
        """
        self.sign_in.require(Right.CHANGE)
        with self._store.writing() as connection:
            self._require(connection, person_id)
            count = pictures.delete(connection, person_id)
            self.log.note(connection, Event.SAMPLES_FORGOTTEN, person_id, count=count)
        self._changes.add(person_id)
        self._store.forget()
        return count

    def forget_all_samples(self) -> int:
        """Delete the kept pictures of everybody; return how many there were."""
        self.sign_in.require(Right.REMOVE)
        with self._store.writing() as connection:
            count = pictures.delete(connection, None)
            self.log.note(connection, Event.SAMPLES_FORGOTTEN, count=count, everybody=True)
        self._changes.add(None)
        self._store.forget()
        return count

    def _remove_template(
        self, connection: sa.Connection, person_id: str, template: TemplateFacts
    ) -> None:
        others = [one for one in stored.facts(connection, person_id) if one.id != template.id]
        if not others:
            raise GalleryError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "This is the person's only template. Add another one first, or remove the "
                    "person.",
                )
            )
        stored.delete(connection, person_id, template.id)
        if template.sample_id and all(one.sample_id != template.sample_id for one in others):
            pictures.delete(connection, person_id, template.sample_id)
        view = template.view.value
        self.log.note(connection, Event.TEMPLATE_REMOVED, person_id, view=view)

    @staticmethod
    def _exists(connection: sa.Connection, person_id: str) -> bool:
        found = sa.select(persons.c.id).where(persons.c.id == person_id)
        return connection.execute(found).first() is not None

    def _require(self, connection: sa.Connection, person_id: str) -> None:
        if not self._exists(connection, person_id):
            raise GalleryError(NO_SUCH_PERSON)
        self._vault.know(connection, [person_id])

    def _change_details(
        self, connection: sa.Connection, person_id: str, change: Callable[[Details], Details]
    ) -> bool:
        """Keep what `change` makes of a person's details; return whether that is anything new."""
        (person,) = listing.read(connection, self._vault, self._damaged, of=[person_id])
        old = person.details
        new = known.clean(change(old))
        if new == old:
            return False
        known.write(connection, self._vault, person_id, new)
        note_details(self.log, connection, person_id, old, new)
        return True
