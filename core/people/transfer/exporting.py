"""Writing people of a gallery into one encrypted file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import core
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.people.records import Person, TemplateFacts
from core.people.sealed.keys import PassphraseCost
from core.people.sealed.protection import refuse_short
from core.people.thumbnail import to_png
from core.people.transfer.archive import ArchiveWriter, Contents
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.people.transfer.sealed_stream import ArchiveError, SealedWriter
from core.results import Float32
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

_AT_ONCE = 200  # people whose vectors are read together


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What an export holds."""

    people: int
    templates: int
    samples: int
    left_out: tuple[Person, ...]
    """Those who can't be read, or have no template that can."""


def export(
    gallery: Gallery,
    file: Path,
    passphrase: str,
    *,
    of: Collection[str] | None = None,
    samples: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    cost: PassphraseCost | None = None,
) -> ExportSummary:
    """Write people into an encrypted file, which stands there wholly or not at all.

    Parameters
    ----------
    passphrase
        At least 8 characters. Without it nobody ever reads the file.
    of
        Ids of those to be exported; None exports everybody.
    samples
        Whether the pictures that were kept go with them.
    progress
        Told how many people are done, of how many.
    cancelled
        Asked before each person.

    Raises
    ------
    NotAllowedError
        If who is signed in may not export.
    CancelledError
        If `cancelled` said so.
    ArchiveError
        If the file can't be written.
    GalleryError
        If the passphrase is too short, or the gallery can't be read.
    """
    gallery.sign_in.require(Right.EXPORT)
    refuse_short(passphrase)
    wanted = [one for one in gallery.people() if of is None or one.id in of]
    contents = Contents(
        gallery.copies.gallery_id, datetime.now(UTC), len(wanted), core.__version__, samples
    )
    left_out: list[Person] = []
    people = templates = pictures = 0
    try:
        with written_whole(file) as stream:
            sealed = SealedWriter(stream, passphrase, cost)
            writer = ArchiveWriter(sealed, contents)
            for kept in gallery.consent.texts().kept:
                if kept.is_whole:
                    writer.add_text(kept.text)
            progress(0, len(wanted))
            for done, (person, one) in enumerate(_read(gallery, wanted, with_samples=samples), 1):
                if cancelled():
                    raise CancelledError
                if one is None:
                    left_out.append(person)
                else:
                    writer.add_person(one)
                    people += 1
                    templates += len(one.templates)
                    pictures += len(one.samples)
                progress(done, len(wanted))
            writer.end()
            stream.flush()
            # Before the file gets its name: nothing leaves the gallery without an entry.
            gallery.log.add(Event.EXPORTED, people=people, samples=pictures, everybody=of is None)
    except OSError as error:
        raise write_error(file, error) from error
    return ExportSummary(people, templates, pictures, tuple(left_out))


def write_error(file: Path, error: OSError) -> ArchiveError:
    """Return what to say when `file` can't be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ArchiveError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is not enough room for {file}: nothing was written. Make room, or choose "
                "another place.",
            ),
            file=file.name,
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ArchiveError(
            QT_TRANSLATE_NOOP(
                "core", "The folder {folder} can't be written to. Choose another place."
            ),
            folder=file.parent,
        )
    return ArchiveError(
        QT_TRANSLATE_NOOP("core", "{file} can't be written: {reason}."),
        file=file.name,
        reason=error.strerror or type(error).__name__,
    )


def _read(
    gallery: Gallery, people: list[Person], *, with_samples: bool
) -> Iterator[tuple[Person, Newcomer | None]]:
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        ids = [person.id for person in part]
        vectors: dict[str, Float32] = {}
        for model in sorted({model for person in part for model in person.models}):
            columns = gallery.templates(model, of=ids)
            vectors.update(zip(columns.template_ids, columns.vectors, strict=True))
        facts = gallery.template_facts_of(ids)
        for person in part:
            known = facts.get(person.id, ())
            yield person, _newcomer(gallery, person, known, vectors, with_samples=with_samples)


def _newcomer(
    gallery: Gallery,
    person: Person,
    known: Sequence[TemplateFacts],
    vectors: dict[str, Float32],
    *,
    with_samples: bool,
) -> Newcomer | None:
    kept = gallery.samples(person.id) if with_samples and person.sample_count else ()
    numbers = {sample.id: number for number, sample in enumerate(kept)}
    templates = tuple(
        KeptTemplate(
            facts.model,
            vectors[facts.id],
            min(100.0, max(0.0, facts.quality)),
            facts.created,
            facts.view,
            numbers.get(facts.sample_id),
        )
        for facts in known
        if facts.id in vectors
    )
    if not templates or not person.name:
        return None
    picture = gallery.thumbnail(person.id) if person.has_thumbnail else None
    return Newcomer(
        person.id,
        person.name,
        person.created,
        person.details,
        templates,
        None if picture is None else to_png(picture),
        kept,
    )
