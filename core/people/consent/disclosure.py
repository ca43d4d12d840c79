"""Giving a person the data that is kept of them: a page to read, and all of it for a machine."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.people.accounts.rights import Right, SignIn
from core.people.audit.entry import Entry
from core.people.audit.events import Event
from core.people.audit.log import AuditLog
from core.people.consent.disclosure_page import Disclosure, Speak, page
from core.people.consent.keeper import ConsentKeeper
from core.people.consent.retention import Retention
from core.people.errors import GalleryError
from core.people.opening import Opened
from core.people.reading import GalleryReader
from core.people.records import Person, Sample, TemplateFacts
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP

_KIND: Final = "facedesk-personal-data"
_VERSION: Final = 1
_MOST_ENTRIES: Final = 1_000_000

_OF_OTHERS: Final = frozenset({"other", "into", "from", "unmerged_from"})
"""Facts of the log that name another person's number."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was written."""

    place: Path
    """The folder, or the zip file."""

    pictures: int
    templates: int
    damaged: bool
    """Whether something that is kept can't be read, and so isn't in it."""


class Discloser:
    """Writes out what an open gallery keeps of one person. Any thread may call it."""

    def __init__(
        self,
        opened: Opened,
        reader: GalleryReader,
        sign_in: SignIn,
        log: AuditLog,
        consent: ConsentKeeper,
        retention: Retention,
    ) -> None:
        self._opened = opened
        self._reader = reader
        self._sign_in = sign_in
        self._log = log
        self._consent = consent
        self._retention = retention

    def give(self, person_id: str, place: Path, speak: Speak = str, language: str = "en") -> Given:
        """Write a person's data: `data.html` to be read, `data.json`, and `pictures/`.

        Parameters
        ----------
        place
            A folder that isn't there yet, or a file that ends with `.zip`. Only its owner can read
            it; a fault leaves nothing half.
        speak
            Says core's sentences in the language of the page; English without.
        language
            That language: `en`, `zh_CN`.

        Raises
        ------
        NotAllowedError
            If who is signed in may not.
        GalleryError
            If there is no such person, the folder is there already, or can't be written.
        """
        self._sign_in.require(Right.EXPORT)
        person = self._reader.person(person_id)
        samples = self._reader.samples(person_id)
        data = self._gather(person, samples)
        files = _files(data, self._reader, samples, speak, language)
        was_there = place.exists()
        try:
            with self._opened.store.writing() as connection:
                self._log.note(connection, Event.DATA_GIVEN, person_id, pictures=len(samples))
                _write(place, files)
        except GalleryError:
            if not was_there:  # no data leaves the program unnoted
                _take_back(place)
            raise
        kept = self._reader.person(person_id)
        return Given(place, len(samples), len(data.templates), kept.damaged)

    def _gather(self, person: Person, samples: Sequence[Sample]) -> Disclosure:
        holds = self._consent.policy()
        thumbnail = self._reader.thumbnail(person.id)
        history = self._log.entries(person_id=person.id, limit=_MOST_ENTRIES)
        return Disclosure(
            person,
            datetime.now(UTC),
            self._consent.agreement(person),
            self._retention.end_of(person),
            holds.organisation,
            holds.contact,
            self._reader.template_facts(person.id),
            None if thumbnail is None else _png(thumbnail),
            [_png(sample.pixels) for sample in samples],
            [sample.taken for sample in samples],
            history[::-1],
        )


def _files(
    data: Disclosure,
    reader: GalleryReader,
    samples: Sequence[Sample],
    speak: Speak,
    language: str,
) -> dict[str, bytes]:
    """Return all files by their path inside the folder."""
    files = {"data.html": page(data, speak, language).encode("utf-8")}
    if data.portrait is not None:
        files["pictures/portrait.png"] = data.portrait
    for number, png in enumerate(data.pictures, 1):
        files[f"pictures/{number}.png"] = png
    text = json.dumps(_data(data, reader, samples), ensure_ascii=False, indent=2)
    files["data.json"] = (text + "\n").encode("utf-8")
    return files


def _data(data: Disclosure, reader: GalleryReader, samples: Sequence[Sample]) -> dict[str, Any]:
    person, known = data.person, data.person.details
    consent, text = known.consent, data.agreement.text
    return {
        "kind": _KIND,
        "version": _VERSION,
        "made": data.made.isoformat(),
        "person": {
            "id": person.id,
            "name": person.name,
            "created": person.created.isoformat(),
            "external_id": known.external_id,
            "notes": known.notes,
            "tags": list(known.tags),
        },
        "kept_until": data.end.last_day.isoformat(),
        "last_visit": data.end.last_visit.isoformat(),
        "consent": None
        if consent is None
        else {
            "version": consent.version,
            "language": consent.language,
            "sha256": consent.digest,
            "given": consent.given.isoformat(),
            "withdrawn": None if consent.withdrawn is None else consent.withdrawn.isoformat(),
            "text": None if text is None else text.text,
        },
        "templates": _templates(person, data.templates, reader),
        "pictures": [
            {
                "file": f"pictures/{number}.png",
                "taken": sample.taken.isoformat(),
                "agreed": sample.consent.isoformat(),
                "source": sample.source,
                "quality": sample.quality,
                "face": [float(value) for value in sample.box],
                "landmarks": [[float(x), float(y)] for x, y in sample.landmarks],
            }
            for number, sample in enumerate(samples, 1)
        ],
        "history": [_entry(entry) for entry in data.history],
    }


def _templates(
    person: Person, facts: Sequence[TemplateFacts], reader: GalleryReader
) -> list[dict[str, Any]]:
    vectors: dict[str, list[float]] = {}
    for model in person.models:
        columns = reader.templates(model, [person.id])
        for template_id, vector in zip(columns.template_ids, columns.vectors, strict=True):
            vectors[template_id] = [round(float(value), 7) for value in vector]
    return [
        {
            "model": one.model,
            "view": one.view.value,
            "quality": one.quality,
            "created": one.created.isoformat(),
            "vector": vectors.get(one.id),
        }
        for one in facts
    ]


def _entry(entry: Entry) -> Mapping[str, Any]:
    # Who was signed in is left out: it is another person's data.
    facts = {name: value for name, value in entry.facts.items() if name not in _OF_OTHERS}
    return {
        "number": entry.number,
        "time": entry.time.isoformat(),
        "event": entry.event,
        "facts": facts,
    }


def _write(place: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, or none.

    Raises
    ------
    GalleryError
        If that is not possible.
    """
    is_zip = place.suffix.lower() == ".zip"
    if not is_zip and place.exists():
        raise GalleryError(
            QT_TRANSLATE_NOOP("core", "{file} is there already. Choose another name."), file=place
        )
    try:
        if is_zip:
            _write_zip(place, files)
        else:
            _write_folder(place, files)
    except OSError as error:
        raise GalleryError(
            QT_TRANSLATE_NOOP(
                "core", "The data can't be written to {file}: {reason}. Nothing was left there."
            ),
            file=place,
            reason=error.strerror or type(error).__name__,
        ) from error


def _write_zip(place: Path, files: Mapping[str, bytes]) -> None:
    with written_whole(place) as stream, zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)


def _take_back(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink(missing_ok=True)


def _write_folder(place: Path, files: Mapping[str, bytes]) -> None:
    fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=place.name, suffix=".new"))  # mode 0700
    try:
        for name, content in files.items():
            file = fresh / name
            file.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        os.rename(fresh, place)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _png(picture: NDArray[np.uint8]) -> bytes:
    done, png = cv2.imencode(".png", picture)
    if not done:
        raise ValueError("the picture can't be encoded")
    return png.tobytes()
