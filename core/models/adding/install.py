"""Adding a vendor's model to a profile, wholly or not at all; removing and checking it."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from core.models.adding.card_writing import card_of, write_card
from core.models.adding.file_content import STOPPED, CancelledError
from core.models.adding.inspection import CONFIGURATION, Candidate
from core.models.adding.trial import TrialReport, try_in_child
from core.models.card import ModelCard, ModelFile, Role, read_card
from core.models.contract import ModelError
from core.models.models_folder import (
    DOWNLOADS,
    REPLACED,
    UNFINISHED,
    alone_in,
    put_in_place,
    sweep,
)
from core.models.vendor.system import System
from core.models.weights import read_verified
from core.wording import QT_TRANSLATE_NOOP

_CHUNK = 4 * 1024**2

NO_CHOICE = QT_TRANSLATE_NOOP(
    "core", "{path} is not a model of {title}. Choose the folder or the file that belongs to it."
)
TAKEN = QT_TRANSLATE_NOOP(
    "core",
    "Another file is installed as {name} already. Replace it, or remove it first.",
)
CHANGED = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} changed while it was being copied. Try again when nothing writes to it.",
)
NO_ROOM = QT_TRANSLATE_NOOP(
    "core",
    "There is not enough room for the model: {needed} MB are needed in {folder}. Make room, and "
    "try again.",
)
NOT_WRITTEN = QT_TRANSLATE_NOOP(
    "core", "The model can't be written into {folder}: {reason}. Nothing was changed."
)
NOT_REMOVED = QT_TRANSLATE_NOOP("core", "The model {name} can't be removed: {reason}.")
NOT_ADDED = QT_TRANSLATE_NOOP(
    "core", "There is no added model {name}. What came with the program can't be removed."
)


def install(
    candidate: Candidate,
    system: System,
    models_dir: Path,
    *,
    replace: bool = False,
    tried: TrialReport | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ModelCard:
    """Copy a model's files into a folder of their own, try them out, and put them in place.

    The same files again change nothing.

    A download that was installed is deleted.

    Parameters
    ----------
    candidate
        What `core.models.adding.inspection.inspect` found.
    system
        What it is to be: the one that fits, or the one that a person chose.
    models_dir
        Folder of a profile's models; made if it isn't there.
    replace
        Whether another file of that name may be replaced.
    tried
        How a trial of these very files went, if there was one already.
    cancelled
        Asked again and again whether to go on.

    Returns
    -------
    The card of the installed model.

    Raises
    ------
    ModelError
        If it is refused or can't be written. What was installed before is untouched then.
    CancelledError
        If it was cancelled.
    """
    if system.slot is None or not candidate.may_be(system):
        raise ModelError(system.refusal or NO_CHOICE, path=candidate.path, title=system.title)
    try:
        models_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_in(models_dir):
            sweep(models_dir)
            present = _present(models_dir / system.name)
            if present is not None:
                if _holds(present, candidate) and _sound(present):
                    _delete_download(candidate, models_dir)
                    return present
                if present.main_file.sha256 != candidate.main_file.sha256 and not replace:
                    raise ModelError(TAKEN, name=system.name)
            _require_room(candidate, models_dir)
            unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=models_dir))
            try:
                card = _put_together(candidate, system, unfinished, cancelled)
                report = tried or try_in_child(card, cancelled=cancelled)
                card = dataclasses.replace(card, trial=dataclasses.asdict(report))
                write_card(card)
                _require_going_on(cancelled)
                put_in_place(card.folder, models_dir / system.name)
                _delete_download(candidate, models_dir)
            finally:
                only_here = (unfinished / REPLACED / system.name).exists()
                if not only_here or (models_dir / system.name).exists():
                    shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            NOT_WRITTEN, folder=models_dir, reason=error.strerror or type(error).__name__
        ) from error
    return read_card(models_dir / system.name)


def remove(name: str, models_dir: Path) -> None:
    """Take an added model from the disk.

    Raises
    ------
    ModelError
        If there is none of that name, or it can't be removed.
    """
    folder = models_dir / name
    if not name or name.startswith(".") or Path(name).name != name or not folder.is_dir():
        raise ModelError(NOT_ADDED, name=name)
    try:
        with alone_in(models_dir):
            sweep(models_dir)
            unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=models_dir))
            # Out of the way in one step: half a model is never seen.
            os.replace(folder, unfinished / name)
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            NOT_REMOVED, name=name, reason=error.strerror or type(error).__name__
        ) from error


def check(card: ModelCard, *, cancelled: Callable[[], bool] = lambda: False) -> TrialReport:
    """Compare a model's files with its card, and try it out.

    Raises
    ------
    ModelError
        If a file differs, or the trial fails.
    """
    for role in card.files:
        read_verified(card, role)
    return try_in_child(card, cancelled=cancelled)


def _put_together(
    candidate: Candidate, system: System, unfinished: Path, cancelled: Callable[[], bool]
) -> ModelCard:
    """Copy the files and write the card, in a folder of the model's name."""
    folder = unfinished / system.name
    folder.mkdir()
    files: dict[Role, ModelFile] = {}
    for role, source in candidate.files.items():
        name = PurePosixPath(system.files.get(role, CONFIGURATION)).name
        seen = candidate.contents[role]
        files[role] = ModelFile(name, seen.sha256, seen.size)
        _copy(source, folder / name, files[role], cancelled)
    card = card_of(system, folder, files, candidate.configuration)
    write_card(card)
    return card


def _copy(source: Path, target: Path, wanted: ModelFile, cancelled: Callable[[], bool]) -> None:
    """Copy a file, and read the copy again: it must be what was looked at."""
    size = 0
    with source.open("rb") as original, target.open("wb") as copy:
        while part := original.read(_CHUNK):
            _require_going_on(cancelled)
            size += len(part)
            if size > wanted.size:
                raise ModelError(CHANGED, file=source)
            copy.write(part)
        copy.flush()
        os.fsync(copy.fileno())
    with target.open("rb") as copied:
        digest = hashlib.file_digest(copied, "sha256").hexdigest()
    if digest != wanted.sha256:
        raise ModelError(CHANGED, file=source)


def _delete_download(candidate: Candidate, models_dir: Path) -> None:
    """Delete the vendor's folder if it came as a download: it is installed now."""
    if candidate.path.parent == models_dir / DOWNLOADS:
        shutil.rmtree(candidate.path, ignore_errors=True)


def _present(folder: Path) -> ModelCard | None:
    """Return the card of what is installed; None if nothing is, or nothing that can be used."""
    if not folder.exists():
        return None
    with contextlib.suppress(ModelError):
        return read_card(folder)
    return None


def _holds(card: ModelCard, candidate: Candidate) -> bool:
    """Whether the files are installed already, perhaps with a configuration beside them."""
    return all(
        role in card.files and card.files[role].sha256 == file.sha256
        for role, file in candidate.contents.items()
    )


def _sound(card: ModelCard) -> bool:
    try:
        for role in card.files:
            read_verified(card, role)
    except ModelError:
        return False
    return True


def _require_room(candidate: Candidate, folder: Path) -> None:
    needed = sum(file.size for file in candidate.contents.values()) + _CHUNK
    if shutil.disk_usage(folder).free < needed:
        raise ModelError(NO_ROOM, needed=f"{needed / 1e6:.0f}", folder=folder)


def _require_going_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError(STOPPED)
