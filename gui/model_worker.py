"""The worker that looks after the models on the disk: adds, downloads, checks and removes them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.models.values import ModelsOnDisk

if TYPE_CHECKING:
    from core.models.adding.inspection import Candidate

log = logging.getLogger(__name__)


class ModelWorkError(PlainError):
    """Something about a model on the disk failed in a way that nobody foresaw."""


class ModelWorker(QObject):
    """Lives in the models thread; only its slots are called from outside, but for `cancel`.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    """

    listed = Signal(object)
    """`ModelsOnDisk`."""

    inspected = Signal(object)
    """`core.models.adding.inspection.Candidate`."""

    added = Signal(object, bool)
    """ModelCard, and whether it is to be used at once."""

    removed = Signal(str)
    checked = Signal(str)
    """Short name of a model whose files are what its card says, and which works."""

    fetching = Signal(object)
    """`core.models.download.FetchProgress`."""

    refused = Signal(object)
    """PlainError: what was asked for was not done."""

    idle = Signal()
    """What was asked for has come to its end, whichever."""

    def __init__(self, models_dir: Path) -> None:
        super().__init__()
        self._folder = models_dir
        self._cancelled = threading.Event()

    def begin(self) -> None:
        """Forget an earlier `cancel`. Any thread may call it, before it asks for work."""
        self._cancelled.clear()

    def cancel(self) -> None:
        """End what goes on as soon as that is possible. Any thread may call it."""
        self._cancelled.set()

    @Slot()
    def list_models(self) -> None:
        """Say which models there are."""
        from core.models.contract import SLOTS
        from core.models.registry import Registry

        registry = Registry.with_added(self._folder)
        cards = {slot: registry.cards(slot) for slot in SLOTS}
        added = frozenset(
            card.name
            for several in cards.values()
            for card in several
            if card.folder.parent == self._folder
        )
        self.listed.emit(ModelsOnDisk(cards, tuple(registry.damaged), added))

    @Slot(object)
    def inspect(self, path: Path) -> None:
        """Find out what a folder or file is; a model of this program is added at once."""

        def inspect() -> None:
            from core.models.adding.inspection import inspect
            from core.models.adding.own import install_own, is_own

            if is_own(path):
                card = install_own(path, self._folder, cancelled=self._cancelled.is_set)
                self.list_models()
                self.added.emit(card, False)
                return
            self.inspected.emit(inspect(path, cancelled=self._cancelled.is_set))

        self._work(inspect)

    @Slot(object, str, bool)
    def install(self, candidate: Candidate, system: str, use: bool) -> None:
        """Add a model under the name of its system, in place of another one of that name."""

        def install() -> None:
            from core.models.adding.install import install
            from core.models.vendor.systems import BY_NAME

            card = install(
                candidate,
                BY_NAME[system],
                self._folder,
                replace=True,
                cancelled=self._cancelled.is_set,
            )
            self.list_models()
            self.added.emit(card, use)

        self._work(install)

    @Slot(str)
    def fetch(self, system: str) -> None:
        """Download a model's folder, and find out what came."""

        def fetch() -> None:
            from core.models.adding.inspection import inspect
            from core.models.download import fetch
            from core.models.models_folder import DOWNLOADS

            # Kept beside the models, so that a download that was cut off goes on the next time.
            folder = fetch(
                system,
                self._folder / DOWNLOADS,
                progress=self.fetching.emit,
                cancelled=self._cancelled.is_set,
            )
            self.inspected.emit(inspect(folder, cancelled=self._cancelled.is_set))

        self._work(fetch)

    @Slot(str)
    def remove(self, name: str) -> None:
        """Take an added model from the disk."""

        def remove() -> None:
            from core.models.adding.install import remove

            remove(name, self._folder)
            self.list_models()
            self.removed.emit(name)

        self._work(remove)

    @Slot(str)
    def check(self, name: str) -> None:
        """Compare a model's files with its card, and try it out in a process of its own."""

        def check() -> None:
            from core.models.adding.install import check
            from core.models.registry import Registry

            card = Registry.with_added(self._folder).card(name)
            check(card, cancelled=self._cancelled.is_set)
            self.checked.emit(name)

        self._work(check)

    def _work(self, work: Callable[[], None]) -> None:
        """Do it, and say in a sentence if it fails; a cancel is no failure."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            work()
        except PlainError as error:
            if not self._cancelled.is_set():
                self.refused.emit(error)
        except OSError as error:
            log.exception("Work on the models failed")
            self.refused.emit(
                ModelWorkError(
                    QT_TRANSLATE_NOOP("core", "The folder {folder} can't be used: {reason}."),
                    folder=self._folder,
                    reason=error.strerror or type(error).__name__,
                )
            )
        except Exception:
            log.exception("Work on the models failed")
            self.refused.emit(
                ModelWorkError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "That didn't work: a fault of the program. The log in the profile's "
                        "folder says why.",
                    )
                )
            )
        finally:
            self.idle.emit()
