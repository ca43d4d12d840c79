"""That people agree: the text in force, who agreed to what, and taking it back."""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from core.people import details, listing, samples
from core.people.accounts.rights import Right, SignIn
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.changes import Changes
from core.people.consent import policy
from core.people.consent import texts as consent_texts
from core.people.consent.policy import Policy
from core.people.consent.texts import Texts
from core.people.consent.wording import ConsentText, agreed
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.reading import NO_SUCH_PERSON
from core.people.records import Consent, Details, Person
from core.people.sealed.values import SealedValues
from core.wording import QT_TRANSLATE_NOOP


class Standing(enum.Enum):
    """How a person stands to the text they agreed to."""

    NEVER_ASKED = "never-asked"
    AGREED = "agreed"
    WITHDRAWN = "withdrawn"
    TEXT_CHANGED = "text-changed"
    """The text is not the one that the person agreed to: it was changed outside the program."""

    TEXT_LOST = "text-lost"
    """The text that the person agreed to is gone."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a person agreed to."""

    standing: Standing
    text: ConsentText | None
    """Word for word what was agreed to; None where that isn't known."""


def with_consent(known: Details, consent: Consent) -> Details:
    """Return details of somebody who agreed just now.

    The end that was set when an earlier consent was taken back holds no more.
    """
    was_withdrawn = known.consent is not None and known.consent.withdrawn is not None
    until = None if was_withdrawn else known.keep_until
    return replace(known, consent=consent, keep_until=until)


class ConsentKeeper:
    """Consent in an open gallery. Any thread may call it."""

    def __init__(self, opened: Opened, changes: Changes, sign_in: SignIn, log: AuditLog) -> None:
        self._opened = opened
        self._changes = changes
        self._sign_in = sign_in
        self._log = log
        self._values = SealedValues(opened.unlocked.key, opened.unlocked.gallery_id)

    def policy(self) -> Policy:
        """Return what was decided about consent and retention.

        Raises
        ------
        GalleryError
            If that was changed outside the program.
        """
        with self._opened.store.reading() as connection:
            return policy.read(connection, self._values)

    def change_policy(self, new: Policy) -> Policy:
        """Let other rules hold; a text that reads otherwise by them becomes a new version.

        Raises
        ------
        NotAllowedError
            If who is signed in may not.
        GalleryError
            If a number or a text is not fit.
        """
        self._sign_in.require(Right.CONSENT_TEXT)
        new = policy.clean(new)
        with self._opened.store.writing() as connection:
            try:
                old = policy.read(connection, self._values)
            except GalleryError:  # damaged: that is why they are set anew
                old = None
            if new != old:
                policy.write(connection, self._values, new)
                self._note_changes(connection, old, new)
            self._put_in_force(connection, new)
        return new

    def texts(self) -> Texts:
        """Return all versions in all languages, and which of them were changed or are gone."""
        self._begin()
        with self._opened.store.reading() as connection:
            return consent_texts.read(connection, self._values)

    def current(self, language: str = "en") -> ConsentText:
        """Return the text in force in a language; in English, or another, where it isn't in that.

        Raises
        ------
        GalleryError
            If it was changed outside the program, or is gone.
        """
        return self.texts().current(language)

    def current_texts(self) -> tuple[ConsentText, ...]:
        """Return the text in force in each language.

        Raises
        ------
        GalleryError
            If one was changed outside the program, or is gone.
        """
        texts = self.texts()
        newest = [each.text.language for each in texts.kept if each.text.version == texts.newest]
        lost = [language for version, language in texts.lost if version == texts.newest]
        return tuple(texts.current(language) for language in sorted({*newest, *lost}))

    def accept(self, text: ConsentText, operator: str | None = None) -> Consent:
        """Return that a person agrees to a text now; it is kept with the person's details.

        Parameters
        ----------
        operator
            Who saw it; None takes who is signed in.

        Raises
        ------
        GalleryError
            If the text isn't one of this gallery's, or was changed.
        """
        kept = self.texts().find(text.version, text.language)
        if kept is None or not kept.is_whole or kept.text.digest != text.digest:
            raise consent_texts.changed_outside(text.version, text.language)
        actor = self._sign_in.actor
        signed_in = actor.name if actor is not None else ""
        return agreed(text, signed_in if operator is None else operator)

    def agreement(self, person: Person) -> Agreement:
        """Return what a person agreed to, compared with the text as it is kept now."""
        consent = person.details.consent
        if consent is None:
            return Agreement(Standing.NEVER_ASKED, None)
        with self._opened.store.reading() as connection:
            texts = consent_texts.read(connection, self._values)
        kept = texts.find(consent.version, consent.language)
        if kept is None:
            return Agreement(Standing.TEXT_LOST, None)
        if kept.text.digest != consent.digest:
            return Agreement(Standing.TEXT_CHANGED, None)
        standing = Standing.AGREED if consent.withdrawn is None else Standing.WITHDRAWN
        return Agreement(standing, kept.text)

    def withdraw(self, person_id: str, ground: str = "", until: date | None = None) -> Person:
        """Note that a person took the agreement back; kept pictures are deleted at once.

        Without another ground the person's time is over from this day on: whoever may erases them
        (`core.people.consent.erasure`), or the purge does.

        Parameters
        ----------
        ground
            Why the person may be kept nevertheless, in words; empty for no such reason.
        until
            Last day on which the person is kept on that ground.

        Raises
        ------
        GalleryError
            If there is no such person, or nothing to take back.
        """
        self._sign_in.require(Right.CHANGE)
        opened, now = self._opened, datetime.now(UTC)
        ground = " ".join(ground.split())[:200]
        with opened.store.writing() as connection:
            found = listing.read(connection, opened.vault, frozenset(), of=[person_id])
            if not found:
                raise GalleryError(NO_SUCH_PERSON)
            known = found[0].details
            if known.consent is None or known.consent.withdrawn is not None:
                raise GalleryError(
                    QT_TRANSLATE_NOOP(
                        "core", "{name} has agreed to nothing that could be taken back."
                    ),
                    name=found[0].name,
                )
            consent = replace(known.consent, withdrawn=now)
            yesterday = now.astimezone().date() - timedelta(days=1)
            last_day = (until or known.keep_until) if ground else yesterday
            new = replace(known, consent=consent, keep_until=last_day)
            details.write(connection, opened.vault, person_id, new)
            count = samples.delete(connection, person_id)
            self._log.note(
                connection,
                Event.CONSENT_WITHDRAWN,
                person_id,
                text=consent.version,
                language=consent.language,
                digest=consent.digest,
                pictures_deleted=count,
                ground=ground,
                keep_until=None if last_day is None else last_day.isoformat(),
            )
        self._changes.add(person_id)
        opened.store.forget()
        with opened.store.reading() as connection:
            return listing.read(connection, opened.vault, frozenset(), of=[person_id])[0]

    def _note_changes(self, connection: sa.Connection, old: Policy | None, new: Policy) -> None:
        for field in dataclasses.fields(Policy):
            before = None if old is None else getattr(old, field.name)
            after = getattr(new, field.name)
            if before == after:
                continue
            # Names and addresses stay out of the log.
            told = isinstance(after, int)
            self._log.note(
                connection,
                Event.SETTING_CHANGED,
                name=field.name,
                **({"old": before, "new": after} if told else {}),
            )

    def _begin(self) -> None:
        """Put the program's own text into force in a gallery that has none yet."""
        with self._opened.store.reading() as connection:
            if consent_texts.read(connection, self._values).newest:
                return
            holds = policy.read(connection, self._values)
        with self._opened.store.writing() as connection:
            if not consent_texts.read(connection, self._values).newest:
                self._put_in_force(connection, holds)

    def _put_in_force(self, connection: sa.Connection, holds: Policy) -> None:
        texts, now = holds.texts(), datetime.now(UTC)
        before = consent_texts.read(connection, self._values).newest
        version = consent_texts.put_in_force(connection, self._values, texts, now)
        if version != before:
            self._log.note(
                connection,
                Event.CONSENT_TEXT_CHANGED,
                version=version,
                languages=", ".join(sorted(texts)),
            )
