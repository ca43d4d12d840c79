"""The content of an export: who is in it, one person after the other.

A run of records, each with its kind and length: what it is, the consent texts, the people, the end.
Of each person the text comes first (JSON), then vectors, thumbnail and samples as they are.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

import numpy as np

from core.people import foreign
from core.people import samples as pictures
from core.people.consent.wording import ConsentText
from core.people.details import from_bytes, to_bytes
from core.people.records import View
from core.people.sealed.vault import DamagedRecordError
from core.people.thumbnail import from_png
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.people.transfer.sealed_stream import (
    ArchiveError,
    SealedReader,
    SealedWriter,
    damaged,
)
from core.wording import QT_TRANSLATE_NOOP

SUFFIX: Final = ".fdgallery"

_RECORD: Final = struct.Struct("<cI")  # kind, bytes
_LENGTH: Final = struct.Struct("<I")
_LARGEST: Final = 256 * 1024 * 1024  # of one person: some hundred samples
_MOST_TEXTS: Final = 1000
_LONGEST_TEXT: Final = 64 * 1024
_HEAD, _TEXT, _PERSON, _END = b"h", b"t", b"p", b"e"


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export says of itself."""

    gallery_id: str
    """Of the gallery it comes from."""

    created: datetime
    """UTC."""

    people: int
    program: str
    """Version of the program that made it."""

    has_samples: bool


class ArchiveWriter:
    """Writes an export into a stream. Call `end` when all is written."""

    def __init__(self, sealed: SealedWriter, contents: Contents) -> None:
        self._sealed = sealed
        self._people = 0
        told = {
            "gallery": contents.gallery_id,
            "created": contents.created.astimezone(UTC).isoformat(),
            "people": contents.people,
            "program": contents.program,
            "samples": contents.has_samples,
        }
        self._put(_HEAD, _json(told))

    def add_text(self, text: ConsentText) -> None:
        """Add what people were asked to agree to."""
        told = {
            "version": text.version,
            "language": text.language,
            "created": text.created.astimezone(UTC).isoformat(),
            "text": text.text,
        }
        self._put(_TEXT, _json(told))

    def add_person(self, one: Newcomer) -> None:
        """Add a person."""
        blobs: list[bytes] = []

        def part(data: bytes) -> int:
            blobs.append(data)
            return len(data)

        told = {
            "id": one.id,
            "name": one.name,
            "created": one.created.astimezone(UTC).isoformat(),
            "details": to_bytes(one.details).decode("utf-8"),
            "templates": [
                {
                    "model": template.model,
                    "quality": template.quality,
                    "created": template.created.astimezone(UTC).isoformat(),
                    "view": template.view.value,
                    "sample": template.sample,
                    "bytes": part(np.ascontiguousarray(template.vector, "<f4").tobytes()),
                }
                for template in one.templates
            ],
            "thumbnail": None if one.thumbnail is None else part(one.thumbnail),
            "samples": [
                {
                    "consent": sample.consent.astimezone(UTC).isoformat(),
                    "bytes": part(pictures.to_bytes(sample)),
                }
                for sample in one.samples
            ],
        }
        text = _json(told)
        self._put(_PERSON, _LENGTH.pack(len(text)) + text + b"".join(blobs))
        self._people += 1

    def end(self) -> None:
        """Write the end, without which the file is incomplete."""
        self._put(_END, _json({"people": self._people}))
        self._sealed.end()

    def _put(self, kind: bytes, data: bytes) -> None:
        self._sealed.write(_RECORD.pack(kind, len(data)) + data)


class Archive:
    """An export that is open for reading; a context manager.

    Only one person is in memory at a time.
    """

    def __init__(self, stream: IO[bytes], sealed: SealedReader, name: str) -> None:
        self._stream = stream
        self._sealed = sealed
        self._name = name
        self.contents = _contents(self._next(_HEAD), name)
        """What it says of itself."""
        self.texts: tuple[ConsentText, ...] = ()
        """What people were asked to agree to; all of them are read before the first person."""

    @classmethod
    def open(cls, file: Path, passphrase: str) -> Archive:
        """Open an export.

        Raises
        ------
        WrongArchivePassphraseError
            If another passphrase opens it.
        ArchiveError
            If it is no export, damaged, of a newer program, or can't be read.
        """
        try:
            stream = file.open("rb")
        except OSError as error:
            raise ArchiveError(
                QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}."),
                file=file.name,
                reason=error.strerror or type(error).__name__,
            ) from error
        try:
            return cls(stream, SealedReader(stream, passphrase, file.name), file.name)
        except BaseException:
            stream.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()

    def people(self) -> Iterator[Newcomer]:
        """Give the people, in the order in which they were written; once.

        Raises
        ------
        ArchiveError
            If something was changed or cut off. Who was given until then was whole.
        """
        count = 0
        while True:
            kind, data = self._record()
            if kind == _PERSON:
                count += 1
                yield _person(data, self._name)
            elif kind == _TEXT and len(self.texts) < _MOST_TEXTS:
                self.texts += (_text(data, self._name),)
            elif kind == _END:
                if _loaded(data, self._name).get("people") != count or self._sealed.read(1):
                    raise damaged(self._name)
                return
            else:
                raise damaged(self._name)

    def _next(self, wanted: bytes) -> bytes:
        kind, data = self._record()
        if kind != wanted:
            raise damaged(self._name)
        return data

    def _record(self) -> tuple[bytes, bytes]:
        front = self._sealed.read(_RECORD.size)
        if len(front) < _RECORD.size:
            raise damaged(self._name)
        kind, length = _RECORD.unpack(front)
        if length > _LARGEST:
            raise damaged(self._name)
        data = self._sealed.read(length)
        if len(data) < length:
            raise damaged(self._name)
        return kind, data


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8")


def _loaded(data: bytes, name: str) -> dict[str, Any]:
    try:
        return foreign.loaded(data)
    except ValueError:
        raise damaged(name) from None


def _contents(data: bytes, name: str) -> Contents:
    told = _loaded(data, name)
    try:
        return Contents(
            str(told["gallery"]),
            foreign.moment(told["created"]),
            int(told["people"]),
            str(told["program"]),
            bool(told["samples"]),
        )
    except (KeyError, TypeError, ValueError):
        raise damaged(name) from None


def _text(data: bytes, name: str) -> ConsentText:
    if len(data) > _LONGEST_TEXT:
        raise damaged(name)
    told = _loaded(data, name)
    try:
        return ConsentText(
            int(told["version"]),
            str(told["language"]),
            foreign.moment(told["created"]),
            str(told["text"]),
        )
    except (KeyError, TypeError, ValueError):
        raise damaged(name) from None


def _person(data: bytes, name: str) -> Newcomer:
    try:
        (length,) = _LENGTH.unpack_from(data)
        told = _loaded(data[_LENGTH.size : _LENGTH.size + length], name)
        rest = memoryview(data)[_LENGTH.size + length :]
        at = 0

        def part(count: int) -> bytes:
            nonlocal at
            if count < 0 or at + count > len(rest):
                raise ValueError("parts beyond the end")
            at += count
            return bytes(rest[at - count : at])

        templates = tuple(
            KeptTemplate(
                str(one["model"]),
                np.frombuffer(part(int(one["bytes"])), "<f4").astype(np.float32),
                float(one["quality"]),
                foreign.moment(one["created"]),
                _view(one["view"]),
                None if one["sample"] is None else int(one["sample"]),
            )
            for one in told["templates"]
        )
        thumbnail = None if told["thumbnail"] is None else part(int(told["thumbnail"]))
        if thumbnail is not None and from_png(thumbnail) is None:
            raise ValueError("no thumbnail")
        samples = tuple(
            pictures.from_bytes(part(int(one["bytes"])), foreign.moment(one["consent"]))
            for one in told["samples"]
        )
        return Newcomer(
            str(told["id"]),
            str(told["name"]),
            foreign.moment(told["created"]),
            from_bytes(str(told["details"]).encode("utf-8")),
            templates,
            thumbnail,
            samples,
        )
    except (struct.error, KeyError, TypeError, ValueError, DamagedRecordError):
        raise damaged(name) from None


def _view(value: object) -> View:
    try:
        return View(value)
    except ValueError:  # of a newer program
        return View.OTHER
