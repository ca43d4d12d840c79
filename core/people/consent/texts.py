"""The texts that people agreed to, in the tables: versions are added, and none is ever changed.

The rows lie in the clear, since anybody may read them; what was put into force is written down
sealed, so that a row which was changed, added or taken away is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from core.people.consent.wording import ConsentText, digest_of
from core.people.errors import GalleryError
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.people.tables import consent_texts as table
from core.wording import QT_TRANSLATE_NOOP

_NAME: Final = "consent-texts"


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text as it stands in the table."""

    text: ConsentText
    is_whole: bool
    """Whether it is what was put into force; False if it was changed or added since."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a gallery."""

    kept: tuple[KeptText, ...]
    """By version, then language."""

    lost: tuple[tuple[int, str], ...]
    """Version and language of those that were put into force and are no longer there."""

    @property
    def newest(self) -> int:
        """The version that is in force; 0 for none."""
        return max([0, *(each.text.version for each in self.kept), *(one for one, _ in self.lost)])

    def find(self, version: int, language: str) -> KeptText | None:
        """Return one text; None if it isn't there."""
        for each in self.kept:
            if (each.text.version, each.text.language) == (version, language):
                return each
        return None

    def current(self, language: str) -> ConsentText:
        """Return the text in force in a language; in English, or another, where it isn't in that.

        Raises
        ------
        GalleryError
            If it was changed outside the program, or is gone.
        """
        version = self.newest
        there = {each.text.language: each for each in self.kept if each.text.version == version}
        wanted = {name for number, name in self.lost if number == version}
        if language not in there and language not in wanted:
            language = next(iter(sorted({*there, *wanted} & {"en"}) or sorted({*there, *wanted})))
        found = there.get(language)
        if found is None or not found.is_whole:
            raise changed_outside(version, language)
        return found.text


def read(connection: sa.Connection, values: SealedValues) -> Texts:
    """Return all texts, each compared with what was put into force."""
    known = _known(connection, values)
    rows = connection.execute(sa.select(table).order_by(table.c.version, table.c.language))
    kept = []
    for row in rows:
        text = ConsentText(int(row.version), str(row.language), row.created, str(row.text))
        is_whole = known.get((text.version, text.language)) == text.digest
        kept.append(KeptText(text, is_whole))
    there = {(each.text.version, each.text.language) for each in kept}
    return Texts(tuple(kept), tuple(sorted(set(known) - there)))


def put_in_force(
    connection: sa.Connection, values: SealedValues, texts: Mapping[str, str], now: datetime
) -> int:
    """Add a version with a text for each language, unless it is in force; return its number."""
    present = read(connection, values)
    version = present.newest
    in_force = {
        each.text.language: each.text.text
        for each in present.kept
        if each.text.version == version and each.is_whole
    }
    if version and in_force == dict(texts):
        return version
    version += 1
    rows = [
        {"version": version, "language": language, "created": now, "text": text}
        for language, text in sorted(texts.items())
    ]
    connection.execute(table.insert(), rows)
    known = _known(connection, values)
    known.update({(version, language): digest_of(text) for language, text in texts.items()})
    _remember(connection, values, known)
    return version


def keep_foreign(
    connection: sa.Connection, values: SealedValues, texts: Sequence[ConsentText]
) -> dict[tuple[int, str], int]:
    """Keep the texts of another gallery, so that what was agreed to there can be read here.

    None of them comes into force: those that this gallery doesn't have get versions below 0.

    Returns
    -------
    (version there, language) to the version under which the text is kept here.
    """
    present = read(connection, values)
    mine = {
        (each.text.digest, each.text.language): each.text.version
        for each in present.kept
        if each.is_whole
    }
    taken = [each.text.version for each in present.kept] + [version for version, _ in present.lost]
    lowest = min([0, *taken])
    below: dict[int, int] = {}
    versions: dict[tuple[int, str], int] = {}
    known = _known(connection, values)
    rows = []
    for text in texts:
        version = mine.get((text.digest, text.language))
        if version is None:
            if text.version not in below:  # all languages of a version stay together
                lowest -= 1
                below[text.version] = lowest
            version = mine[text.digest, text.language] = below[text.version]
            known[version, text.language] = text.digest
            rows.append(
                {
                    "version": version,
                    "language": text.language,
                    "created": text.created,
                    "text": text.text,
                }
            )
        versions[text.version, text.language] = version
    if rows:
        connection.execute(table.insert(), rows)
        _remember(connection, values, known)
    return versions


def changed_outside(version: int, language: str) -> GalleryError:
    """Return the error that names a text which is not what was put into force."""
    return GalleryError(
        QT_TRANSLATE_NOOP(
            "core",
            "Version {version} ({language}) of the text that people agree to was changed outside "
            "this program. Put a new version into force before anybody agrees to it.",
        ),
        version=version,
        language=language,
    )


def _remember(
    connection: sa.Connection, values: SealedValues, known: Mapping[tuple[int, str], str]
) -> None:
    data = {f"{number}/{language}": digest for (number, language), digest in known.items()}
    values.write(connection, _NAME, json.dumps(data, sort_keys=True).encode())


def _known(connection: sa.Connection, values: SealedValues) -> dict[tuple[int, str], str]:
    """Return the digests of what was put into force; none where that doesn't open any more."""
    try:
        plain = values.read(connection, _NAME)
        data = {} if plain is None else json.loads(plain)
        found = {}
        for name, digest in data.items():
            number, _, language = name.partition("/")
            found[int(number), language] = str(digest)
        return found
    except (DamagedRecordError, ValueError, AttributeError):
        return {}
