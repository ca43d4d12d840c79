"""Adding a model that was trained with this program: here, or on a computer with a GPU."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from core import paths
from core.models.adding.card_writing import write_card
from core.models.adding.install import NOT_WRITTEN, TAKEN
from core.models.adding.trial import try_in_child
from core.models.card import CARD_FILE, ModelCard, read_card
from core.models.contract import ModelError
from core.models.models_folder import REPLACED, UNFINISHED, alone_in, put_in_place, sweep
from core.models.vendor.systems import BY_NAME
from core.models.weights import read_verified
from core.wording import QT_TRANSLATE_NOOP

BESIDE: Final = ("LICENSE.txt", "README.md", "loss.csv")
"""What lies beside the model's own files, where it does."""

_MOST_BESIDE: Final = 1024**2  # bytes
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,47}")

NOT_OWN = QT_TRANSLATE_NOOP(
    "core",
    "The model in {folder} was not trained with this program, and is no vendor's folder either. It "
    "can't be added.",
)
BAD_NAME = QT_TRANSLATE_NOOP(
    "core",
    "A model can't be called {name}. Use up to 48 small letters, digits, hyphens, dots and low "
    "lines, beginning with a letter or digit.",
)
RESERVED = QT_TRANSLATE_NOOP(
    "core", "{name} is the name of a model that this program knows already. Use another name."
)


def is_own(path: Path) -> bool:
    """Whether a folder has a card, as this program's own models do."""
    return (path / CARD_FILE).is_file()


def require_name(name: str) -> None:
    """Refuse what a trained model can't be called.

    Raises
    ------
    ModelError
        If it is no short name, or another model's.
    """
    if not _NAME.fullmatch(name):
        raise ModelError(BAD_NAME, name=name)
    if name in BY_NAME or (paths.weights_dir() / name).exists():
        raise ModelError(RESERVED, name=name)


def require_free(name: str, models_dir: Path) -> None:
    """Refuse a name that an added model has.

    Raises
    ------
    ModelError
        If it is so.
    """
    if (models_dir / name).exists():
        raise ModelError(TAKEN, name=name)


def install_own(
    folder: Path,
    models_dir: Path,
    *,
    replace: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> ModelCard:
    """Copy a trained model into a folder of models, try it out, and put it in place.

    Parameters
    ----------
    folder
        Of the model, with its card; its name is the model's.
    models_dir
        Folder of a profile's models, or any other one; made if it isn't there.
    replace
        Whether a model of that name may be replaced.
    cancelled
        Asked again and again whether to go on.

    Returns
    -------
    The card of the installed model.

    Raises
    ------
    ModelError
        If it is refused, damaged or can't be written. What was there before is untouched then.
    CancelledError
        If it was cancelled.
    """
    card = read_card(folder.resolve())
    if card.system is not None or card.training is None or "weights" not in card.files:
        raise ModelError(NOT_OWN, folder=folder)
    require_name(card.name)
    place = models_dir / card.name
    try:
        models_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_in(models_dir):
            sweep(models_dir)
            if place.exists() and not replace:
                require_free(card.name, models_dir)
            unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=models_dir))
            try:
                put_in_place(_put_together(card, unfinished, cancelled), place)
            finally:
                only_here = (unfinished / REPLACED / card.name).exists()
                if not only_here or place.exists():
                    shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            NOT_WRITTEN, folder=models_dir, reason=error.strerror or type(error).__name__
        ) from error
    return read_card(place)


def _put_together(card: ModelCard, unfinished: Path, cancelled: Callable[[], bool]) -> Path:
    """Copy a model's verified files, try it out and write its card; returns the new folder."""
    new = unfinished / card.name
    new.mkdir()
    for role, file in card.files.items():
        _write(new / file.name, read_verified(card, role))
    for name in BESIDE:
        beside = card.folder / name
        if beside.is_file() and beside.stat().st_size <= _MOST_BESIDE:
            _write(new / name, beside.read_bytes())
    now = datetime.now(UTC).isoformat(timespec="seconds")
    # Whatever a card from elsewhere says: it is for infrared, and nobody's default.
    fresh = dataclasses.replace(
        card, folder=new, default=False, light="infrared", added=now, trial=None
    )
    write_card(fresh)
    report = try_in_child(fresh, cancelled=cancelled)
    write_card(dataclasses.replace(fresh, trial=dataclasses.asdict(report)))
    return new


def _write(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
