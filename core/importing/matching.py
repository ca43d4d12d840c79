"""Who a row of an import is: somebody of the gallery, of an earlier row, or nobody yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import numpy as np

from core.importing.rows import Row, SourceError
from core.people import names
from core.people.gallery import Gallery
from core.people.likeness.doubles import FALSE_ALARMS
from core.people.likeness.strangers import Strangers
from core.people.records import Consent, Person
from core.people.search import GalleryIndex
from core.results import Embedding, Float32
from core.wording import QT_TRANSLATE_NOOP

_ROOM = 1024  # embeddings that are made room for at once


class Roll:
    """The gallery as an import sees it, and the rows that were looked at. Used by one thread.

    Parameters
    ----------
    model
        Of the embeddings that are compared.
    threshold
        The recogniser's own, for two pictures of one person.
    """

    def __init__(self, gallery: Gallery, model: str, threshold: float) -> None:
        self._gallery = gallery
        self._index = GalleryIndex()
        self._index.load(gallery, model)
        self._texts = gallery.consent.texts()
        self.asks_consent = gallery.consent.policy().asks_consent
        """Whether people are asked to agree before they are enrolled."""
        actor = gallery.sign_in.actor
        self._operator = actor.name if actor is not None else ""
        strangers = Strangers.of(self._index, threshold)
        self._double = strangers.threshold(FALSE_ALARMS / max(1, self._index.person_count))
        self._revision = -1
        self._people: dict[str, Person] = {}
        self._by_number: dict[str, Person] = {}
        self._by_name: dict[str, dict[str, Person]] = {}
        self.refresh()
        self._lines: dict[str, int] = {}
        self._vectors: Float32 = np.empty((0, 0), np.float32)
        self._rows: list[Row] = []

    def refresh(self) -> None:
        """Follow what was changed in the gallery, here or by another program."""
        gallery = self._gallery
        self._index.refresh(gallery)
        revision = gallery.revision
        if revision == self._revision:
            return
        changed = None if self._revision < 0 else gallery.changed_since(self._revision)
        self._revision = revision
        if changed is None:
            self._people.clear()
            self._by_number.clear()
            self._by_name.clear()
            for person in gallery.people():
                self._put(person)
        else:
            for person_id in changed:
                self._drop(person_id)
                found = gallery.find(person_id)
                if found is not None:
                    self._put(found)

    def _put(self, person: Person) -> None:
        self._people[person.id] = person
        if person.details.external_id:
            self._by_number[person.details.external_id] = person
        if person.name:
            self._by_name.setdefault(names.key(person.name), {})[person.id] = person

    def _drop(self, person_id: str) -> None:
        person = self._people.pop(person_id, None)
        if person is not None:
            self._by_number.pop(person.details.external_id, None)
            if person.name:
                self._by_name[names.key(person.name)].pop(person_id, None)

    def require_single(self, row: Row, key: str) -> None:
        """Refuse a name that an earlier row has, too, where no number tells them apart.

        Raises
        ------
        SourceError
            If it has.
        """
        if not row.external_id:
            line = self._lines.setdefault(key, row.number)
            if line != row.number:
                raise SourceError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "Row {line} has the same name. Give both an external id, or name all "
                        "pictures of one person in one row.",
                    ),
                    line=line,
                )

    def target(self, row: Row, key: str) -> Person | None:
        """Return who in the gallery a row is; None for nobody.

        Raises
        ------
        SourceError
            If it could be several.
        """
        if row.external_id and row.external_id in self._by_number:
            return self._by_number[row.external_id]
        namesakes = [
            one
            for one in self._by_name.get(key, {}).values()
            # Another number is another person of the same name.
            if not (row.external_id and one.details.external_id)
        ]
        if len(namesakes) > 1:
            raise SourceError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Several people in the gallery are called {name}. Give the external id of the "
                    "one who is meant.",
                ),
                name=row.name,
            )
        return namesakes[0] if namesakes else None

    def compared(
        self, person_id: str, embeddings: Sequence[Embedding]
    ) -> tuple[float | None, list[float]]:
        """Compare with one person.

        Returns
        -------
        The best similarity, None where there is no template of the model, and that of each.
        """
        found = [self._index.verify(one, person_id) for one in embeddings]
        each = [-1.0 if match is None else match.similarity for match in found]
        return (max(each) if any(found) else None), each

    def require_stranger(self, embeddings: Sequence[Embedding]) -> None:
        """Refuse somebody who looks like another person of the gallery or of an earlier row.

        Raises
        ------
        SourceError
            If they do; it names the other one.
        """
        for matches in self._index.identify_all(list(embeddings), 1):
            if matches and matches[0].similarity >= self._double:
                raise SourceError(
                    QT_TRANSLATE_NOOP(
                        "core", "Looks like {name}, who is in the gallery: perhaps the same person."
                    ),
                    name=matches[0].name,
                )
        if not self._rows:
            return
        for embedding in embeddings:
            likeness = self._vectors[: len(self._rows)] @ embedding.vector
            most = int(np.argmax(likeness))
            if likeness[most] >= self._double:
                raise SourceError(
                    QT_TRANSLATE_NOOP(
                        "core", "Looks like {name} in row {line}: perhaps the same person."
                    ),
                    name=self._rows[most].name,
                    line=self._rows[most].number,
                )

    def note(self, row: Row, embeddings: Sequence[Embedding]) -> None:
        """Remember a row, so that later ones are compared with it."""
        for embedding in embeddings:
            count = len(self._rows)
            if count >= len(self._vectors):
                grown = np.empty((max(_ROOM, 2 * count), embedding.vector.size), np.float32)
                grown[:count] = self._vectors[:count] if count else 0.0
                self._vectors = grown
            self._vectors[count] = embedding.vector
            self._rows.append(row)

    def consent(self, row: Row, today: date) -> Consent | None:
        """Return what a row says about consent; None where it says nothing.

        Raises
        ------
        SourceError
            If it names a day to come, or a text that this gallery doesn't have.
        """
        if row.consent_date is None:
            if row.consent_version is None:
                return None
            raise SourceError(
                QT_TRANSLATE_NOOP("core", "The day on which {name} agreed is missing."),
                name=row.name,
            )
        if row.consent_date > today:
            raise SourceError(
                QT_TRANSLATE_NOOP("core", "The day on which {name} agreed has not come yet."),
                name=row.name,
            )
        given = datetime.combine(row.consent_date, time(12), UTC)
        if row.consent_version is None:  # on paper: nobody knows which text
            return Consent(0, "", "", given, self._operator)
        fitting = [
            kept.text
            for kept in self._texts.kept
            if kept.is_whole and kept.text.version == row.consent_version
        ]
        if not fitting:
            raise SourceError(
                QT_TRANSLATE_NOOP("core", "There is no version {version} of the consent text."),
                version=row.consent_version,
            )
        text = fitting[0]
        return Consent(text.version, text.language, text.digest, given, self._operator)
