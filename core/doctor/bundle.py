"""The report for support: texts in a zip file, without anybody's face, name, id or password."""

from __future__ import annotations

import dataclasses
import json
import os
import typing
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from core import settings as stored
from core.capture.discovery import Kind
from core.capture.strobe import LightReading
from core.doctor import models, report, system
from core.doctor.check import Check, State
from core.doctor.masking import FILE, Mask, secrets_of, shown_address
from core.doctor.observation import kind_of
from core.models.contract import SLOTS
from core.models.registry import Registry
from core.paths import Profile
from core.people.gallery import Gallery
from core.settings import Settings
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

LOG_BYTES = 100_000
"""The end of the log: some 1,000 lines, the last days of a desk."""

READINGS = 300
"""The light of the last ten seconds."""

_ABOUT = """\
FaceDesk IR, report for support, made {made}
It holds checks, versions, settings, the end of the log and figures of the light.
It holds no picture, no name, no template, nobody's id and no password.

"""


class BundleError(PlainError):
    """The report can't be written; the text says why."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of the report, by name. All are text, so no picture can be among them."""

    files: Mapping[str, str]

    @property
    def text(self) -> str:
        """Everything that is in it, to be read before it is handed on."""
        return "\n".join(f"===== {name} =====\n{text}" for name, text in self.files.items())

    def save(self, path: Path) -> None:
        """Write the zip file, whole or not at all, readable by its owner only.

        Raises
        ------
        BundleError
            If it can't be written.
        """
        try:
            with (
                written_whole(path) as stream,
                zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
            ):
                for name, text in self.files.items():
                    archive.writestr(name, text)
        except OSError as error:
            raise BundleError(
                QT_TRANSLATE_NOOP("core", "The report can't be saved to {file}: {reason}."),
                file=path,
                reason=error.strerror or type(error).__name__,
            ) from error


def make(
    checks: Sequence[Check],
    profile: Profile,
    registry: Registry,
    readings: Sequence[LightReading] = (),
    source: str | None = None,
) -> Bundle:
    """Put the report together.

    Parameters
    ----------
    readings
        Of the light, oldest first; the newest `READINGS` of them go into it.
    source
        Address of the source that was checked, whose secrets are taken out as well.
    """
    settings = _settings(profile)
    mask = Mask(
        profile,
        _names(profile),
        [part for address in (settings.source, source) for part in _private(address)],
    )
    made = datetime.now(UTC).isoformat(timespec="seconds")
    data = {
        "made": made,
        "ok": report.worst(checks) is not State.FAILED,
        "system": system.facts(),
        "checks": [report.as_data(check) for check in checks],
        "models": models.checksums(registry),
    }
    files = {
        "report.txt": _ABOUT.format(made=made) + mask.text(report.as_text(checks, details=True)),
        "report.json": _json(mask.value(data)),
        "settings.json": _json(mask.value(without_names(settings))),
        "light.json": _json(
            [_numbers(reading, readings[-1].time) for reading in readings[-READINGS:]]
        ),
        "log.txt": mask.log(_tail(profile.log_file)) + "\n",
    }
    return Bundle(files)


def without_names(settings: Settings) -> dict[str, Any]:
    """Return the settings without what a person typed or chose among their own files."""
    plain: dict[str, Any] = {}
    types = typing.get_type_hints(Settings)
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if field.name == "source" and isinstance(value, str):
            value = FILE if kind_of(value) is Kind.FILE else shown_address(value)
        elif isinstance(value, str):
            chosen = field.name in SLOTS or value in _choices(types[field.name])
            value = value if chosen else "<text>"
        elif not isinstance(value, int | float | None):
            value = f"<{type(value).__name__}>"
        plain[field.name] = value
    return plain


def _choices(kind: Any) -> set[str]:
    """Return the words among which a setting is chosen; none where anything can be typed."""
    if typing.get_origin(kind) is Literal:
        return set(typing.get_args(kind))
    return {word for part in typing.get_args(kind) for word in _choices(part)}


def _settings(profile: Profile) -> Settings:
    try:
        return stored.load(profile.settings_file)[0]
    except PlainError:
        return Settings()


def _private(source: str | None) -> list[str]:
    """Return what of an address may stand in a text: its secrets, or how its file is called."""
    if source is None:
        return []
    if kind_of(source) is not Kind.FILE:
        return secrets_of(source)
    path = Path(os.path.expanduser(source.partition("?")[0]))
    return [source, str(path), str(path.parent), path.name, path.stem]


def _names(profile: Profile) -> list[str]:
    """Return the names of all who are enrolled, to take them out."""
    if not profile.gallery_file.exists():
        return []
    try:
        gallery = Gallery.open(profile.gallery_file)
        try:
            return [person.name for person in gallery.people()]
        finally:
            gallery.close()
    except PlainError:
        return []  # the log names nobody; this is the second lock on that door


def _numbers(reading: LightReading, end: float) -> dict[str, Any]:
    exposure = reading.exposure
    return {
        "number": reading.number,
        "seconds": round(reading.time - end, 4),
        "lamp": reading.lamp.value,
        "flag": reading.flag.value,
        "pattern": reading.pattern.value,
        "level": round(reading.level, 2),
        "clipped": round(reading.clipped, 4),
        "lit_level": None if reading.lit_level is None else round(reading.lit_level, 2),
        "unlit_level": None if reading.unlit_level is None else round(reading.unlit_level, 2),
        "exposure_ms": None if exposure is None else exposure.milliseconds,
        "gain": None if exposure is None else exposure.gain,
        "flag_is_wrong": reading.flag_is_wrong,
    }


def _tail(file: Path) -> str:
    """Return the end of the log, from the beginning of a line; empty where there is none."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - LOG_BYTES))
            data = stream.read()
    except OSError:
        return ""
    text = data.decode("utf-8", "replace")
    return text.partition("\n")[2] if size > LOG_BYTES else text


def _json(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=True, allow_nan=False, default=str) + "\n"
