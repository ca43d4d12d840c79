"""The profile: whether it can be written and how fast, and what is kept there, without names."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from statistics import median

from core import settings as stored
from core.doctor.check import Check, Detail, State, Subject, of_error, said, steps
from core.models.registry import Registry
from core.paths import Profile
from core.people.gallery import Gallery
from core.people.sealed.protection import LockedError
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP, PlainError

LEAST_FREE = 1_000_000_000
"""Bytes. A recorded session takes some hundred megabytes a minute."""

SLOW_WRITE = 0.5
"""Seconds for a small write that is safe from a power cut; an SSD takes some 5 ms."""

_WRITTEN = 64 * 1024
_WRITES = 3


def profile(place: Profile) -> Iterator[Check]:
    """Check that the profile's folder can be written, how long that takes, and the space left."""
    try:
        place.make()
        seconds = _time_writes(place)
    except OSError as error:
        yield Check(
            Subject.PROFILE,
            State.FAILED,
            said(
                QT_TRANSLATE_NOOP("core", "The folder {folder} can't be written: {reason}."),
                folder=place.root,
                reason=error.strerror or type(error).__name__,
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Nothing can be kept. Give yourself the right to write there, or start the "
                    "program with another folder.",
                )
            ),
        )
        return
    slow = seconds > SLOW_WRITE
    yield Check(
        Subject.PROFILE,
        State.WARNING if slow else State.OK,
        said(
            QT_TRANSLATE_NOOP(
                "core", "The folder {folder} can be written; saving a small file takes {ms} ms."
            ),
            folder=place.root,
            ms=f"{1000 * seconds:.0f}",
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core", "That is slow. Keep the folder on a disk of this computer, not a network."
            )
        ),
        {"write_ms": round(1000 * seconds, 2), "written_bytes": _WRITTEN},
    )
    yield _space(place)


def settings(place: Profile) -> Iterator[Check]:
    """Check that the settings can be read."""
    try:
        _, ignored = stored.load(place.settings_file)
    except PlainError as error:
        yield of_error(Subject.SETTINGS, error, State.WARNING)
        return
    if ignored:
        yield Check(
            Subject.SETTINGS,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP("core", "Some settings were not understood: {names}."),
                names=", ".join(ignored),
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core", "They are left out. Choose them anew in the window of the settings."
                )
            ),
        )
    elif place.settings_file.exists():
        sentence = said(QT_TRANSLATE_NOOP("core", "The settings can be read."))
        yield Check(Subject.SETTINGS, State.OK, sentence)
    else:
        sentence = said(QT_TRANSLATE_NOOP("core", "Nothing was changed: all is as it comes."))
        yield Check(Subject.SETTINGS, State.OK, sentence)


def gallery(place: Profile, registry: Registry, chosen: Settings) -> Iterator[Check]:
    """Check that the gallery opens, and count who can be recognised."""
    if not place.gallery_file.exists():
        yield Check(
            Subject.GALLERY,
            State.OK,
            said(QT_TRANSLATE_NOOP("core", "Not there yet; it is made when somebody is enrolled.")),
            details={"people": 0},
        )
        return
    try:
        count, without = _count(place, registry, chosen)
    except LockedError:
        # The program may have it open all the same: the checks have no passphrase, only that.
        sealed = QT_TRANSLATE_NOOP("core", "The gallery is there. A passphrase protects it.")
        yield Check(Subject.GALLERY, State.OK, said(sealed), details={"locked": True})
        return
    except PlainError as error:
        yield of_error(Subject.GALLERY, error)
        return
    details: dict[str, Detail] = {
        "people": count,
        "people_without_template": without,
        "bytes": place.gallery_file.stat().st_size,
    }
    if without:
        yield Check(
            Subject.GALLERY,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The gallery opens. People enrolled: {count}; {without} of them with another "
                    "model than the present one.",
                ),
                count=count,
                without=without,
            ),
            steps(
                QT_TRANSLATE_NOOP(
                    "core",
                    "They are not recognised. Make their templates anew in the window of the "
                    "models, or enrol them again.",
                )
            ),
            details,
        )
        return
    none = QT_TRANSLATE_NOOP("core", "The gallery opens. Nobody is enrolled yet.")
    one = QT_TRANSLATE_NOOP("core", "The gallery opens. 1 person is enrolled.")
    many = QT_TRANSLATE_NOOP("core", "The gallery opens. {count} people are enrolled.")
    sentence = said((none, one)[count] if count < 2 else many, count=count)
    yield Check(Subject.GALLERY, State.OK, sentence, details=details)


def _count(place: Profile, registry: Registry, chosen: Settings) -> tuple[int, int]:
    """Return how many are enrolled, and how many of them lack the present model's template."""
    opened = Gallery.open(place.gallery_file)
    try:
        cards = registry.cards("recogniser")  # the default first
        fitting = (card for card in cards if chosen.recogniser in (None, card.name))
        card = next(fitting, None)  # that it is missing, the models' check says
        without = len(opened.people_without(card.identity)) if card is not None else 0
        return opened.count(), without
    finally:
        opened.close()


def _space(place: Profile) -> Check:
    free = shutil.disk_usage(place.root).free
    short = free < LEAST_FREE
    return Check(
        Subject.SPACE,
        State.WARNING if short else State.OK,
        said(
            QT_TRANSLATE_NOOP("core", "{gigabytes} GB are free on the disk of that folder."),
            gigabytes=f"{free / 1e9:.1f}",
        ),
        steps(
            QT_TRANSLATE_NOOP(
                "core", "That may not last. Delete what is not needed, recordings first."
            )
        ),
        {"free_bytes": free},
    )


def _time_writes(place: Profile) -> float:
    """Return the median of some writes that have reached the disk, in seconds."""
    taken = []
    for _ in range(_WRITES):
        with tempfile.TemporaryFile(dir=place.root) as file:
            began = time.perf_counter()
            file.write(bytes(_WRITTEN))
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - began)
    return median(taken)
