"""Typed settings: frozen, with defaults here; the file holds only what a person changed."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

VERSION = 1


class SettingsError(PlainError):
    """The settings file can't be read or written."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a person can set. None means: as the program or the model suggests."""

    source: str | None = None
    """Source to open at start, as `core.capture.discovery.make_source` reads it."""

    source_title: str | None = None
    """What that source was called, to be named even while it isn't there."""

    mirror_view: bool = True
    """Show the live picture as a mirror. Never changes what is analysed or kept."""

    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["system", "en", "zh_CN"] = "system"
    show_plots: bool = True
    show_landmarks: bool = True

    detector: str | None = None
    recogniser: str | None = None
    liveness: str | None = None
    quality: str | None = None
    """Short names of models; None takes the slot's default."""

    detector_mode: Literal["exact", "corrected", "card"] | None = None
    recogniser_mode: Literal["exact", "corrected", "card"] | None = None
    liveness_mode: Literal["exact", "corrected", "card"] | None = None
    quality_mode: Literal["exact", "corrected", "card"] | None = None
    """How a vendor's model is used; None takes the model's own default."""

    lock_after: int | None = None
    """Minutes without a touch after which the gallery locks itself; None never."""

    sign_out_after: int | None = 15
    """Minutes without a touch after which who is signed in is signed out; None never."""

    keep_samples: bool = False
    """Whether the enrolment proposes to keep the pictures."""

    enrol_views: Literal[1, 3, 5] = 5
    """How many views an enrolment takes: straight; left and right; up and down."""

    sounds: bool = False
    """Whether a tone tells that a view was taken, or that something is wrong."""

    backup_folder: str | None = None
    """Where the program backs up by itself; None takes `backups` in the profile."""

    backup_every_days: Literal[1, 7, 30] | None = None
    """How often it does; None never."""

    backup_keep: int | None = None
    """How many of its own backups stay, 1 to 365; None keeps 7."""

    similarity_threshold: float | None = None
    """Cosine, -1 to 1, from which a face counts as known; None takes the recogniser's own."""

    wanted_fmr: float | None = None
    """False match rate wanted where one person was named (1:1); with it the threshold follows from
    what was measured, in the place of `similarity_threshold`. None: not chosen by rate."""

    wanted_fpir: float | None = None
    """False positive identification rate wanted for a search of the whole gallery (1:N); the
    threshold then rises with the gallery's size. None: as for 1:1."""

    calibration_origin: Literal["gallery", "evaluation"] | None = None
    """On what the wanted rates are measured: on the gallery, or on an imported evaluation set where
    there is one for the recogniser; None takes the set, too."""

    check_seconds: int | None = None
    """After so long without a verdict a check is given up; None takes the program's own."""

    lock_out_seconds: int | None = None
    """How long nobody is judged after repeated fakes; 0 never locks, None takes the program's
    own."""

    kiosk_unjudged: bool = False
    """Whether the kiosk may greet people whose liveness was not judged."""

    kiosk_languages: Literal["en", "zh_CN", "both"] | None = None
    """What the kiosk's screen says; None: both."""

    kiosk_sounds: bool = False
    kiosk_names: bool = True
    """Whether the kiosk greets people by name."""

    signal_kind: Literal["command", "http"] | None = None
    """What is told of the kiosk's verdicts, a program or an address of this machine; None:
    nothing."""

    signal_target: str | None = None
    """The program with its arguments, or the address."""

    signal_names: bool = False
    """Whether it is told who was greeted, and not only that somebody was."""

    kiosk_challenge: bool = False
    """Whether the kiosk asks people to move their head before it greets them."""

    enrol_challenge: bool = False
    """Whether an enrolment begins with asking the person to move their head."""

    liveness_bands_of: str | None = None
    """Identity of the liveness model that the next two are for; with another one they are passed
    over."""

    liveness_live_below: float | None = None
    liveness_spoof_from: float | None = None
    """Bands of the spoof score as measured at this camera; None takes the model's own."""

    limit_geometry: float | None = None
    """Deny score of geometry and motion from which a face is suspected; None takes the program's
    own."""

    limit_clipped: float | None = None
    limit_dark: float | None = None
    limit_motion: float | None = None
    limit_ambient: float | None = None
    limit_fall_off: float | None = None
    limit_uneven: float | None = None
    limit_glare: float | None = None
    limit_liveness_clipped: float | None = None
    limit_liveness_dark: float | None = None
    limit_liveness_ambient: float | None = None
    """What hinders recognition and liveness, as `core.face.limits.LIMITS` says; None takes the
    program's own."""


RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "similarity_threshold": (-1.0, 1.0),
        "wanted_fmr": (1e-8, 0.1),
        "wanted_fpir": (1e-6, 0.5),
        "check_seconds": (3, 120),
        "lock_out_seconds": (0, 3600),
        "backup_keep": (1, 365),
        "liveness_live_below": (0.0, 1.0),
        "liveness_spoof_from": (0.0, 1.0),
        "limit_geometry": (0.5, 0.9999),
        "limit_clipped": (0.05, 0.50),
        "limit_dark": (15.0, 70.0),
        "limit_motion": (0.45, 0.80),
        "limit_ambient": (0.20, 0.99),
        "limit_fall_off": (2.0, 7.0),
        "limit_uneven": (0.06, 0.45),
        "limit_glare": (0.05, 0.55),
        "limit_liveness_clipped": (0.02, 0.50),
        "limit_liveness_dark": (15.0, 100.0),
        "limit_liveness_ambient": (0.10, 1.0),
    }
)
"""Least and greatest value of every setting that is a number."""


def load(file: Path) -> tuple[Settings, list[str]]:
    """Read settings; a missing file means all defaults.

    Returns
    -------
    The settings, and the names of entries that were left out: unknown, of a wrong type, or out
    of their range.

    Raises
    ------
    SettingsError
        If the file is there but is no settings file.
    """
    try:
        data = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (OSError, ValueError) as error:
        raise SettingsError(
            QT_TRANSLATE_NOOP(
                "core",
                "The settings file {file} can't be read. "
                "The program goes on with its defaults; rename or delete the file to get rid of "
                "this message.",
            ),
            file=file,
        ) from error
    if not isinstance(data, dict):
        data = {}
    return of(data)


def of(data: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """Return the settings that `data` holds by their names, and the names that were left out."""
    types = typing.get_type_hints(Settings)
    accepted: dict[str, Any] = {}
    ignored: list[str] = []
    for name, value in data.items():
        if name == "version":
            continue
        if name in RANGES and not _in_range(value, *RANGES[name]):
            ignored.append(name)
        elif name in types and _fits(value, types[name]):
            accepted[name] = value
        else:
            ignored.append(name)
    return Settings(**accepted), ignored


def save(settings: Settings, file: Path) -> None:
    """Write what differs from the defaults, atomically.

    Raises
    ------
    SettingsError
        If the file can't be written; the old one is then untouched.
    """
    defaults = Settings()
    changed = {
        field.name: value
        for field in dataclasses.fields(Settings)
        if (value := getattr(settings, field.name)) != getattr(defaults, field.name)
    }
    text = json.dumps({"version": VERSION, **changed}, indent=2, sort_keys=True) + "\n"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(file) as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise SettingsError(
            QT_TRANSLATE_NOOP("core", "The settings can't be saved to {file}: {reason}."),
            file=file,
            reason=error.strerror or str(error),
        ) from error


def _in_range(value: object, least: float, greatest: float) -> bool:
    # JSON as Python reads it knows NaN and numbers beyond any float.
    return value is None or (isinstance(value, int | float) and least <= value <= greatest)


def _fits(value: object, expected: Any) -> bool:
    if typing.get_origin(expected) is Literal:
        return value in typing.get_args(expected)
    options = typing.get_args(expected) or (expected,)
    for option in options:
        if typing.get_origin(option) is Literal and value in typing.get_args(option):
            return True
    if float in options and isinstance(value, int) and not isinstance(value, bool):
        return True
    return type(value) in options
