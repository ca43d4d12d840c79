"""The worker that makes templates of the present recogniser from kept samples."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.wording import QT_TRANSLATE_NOOP, PlainError
from gui.model_worker import ModelWorkError

if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.people.renewal import RenewalPlan

log = logging.getLogger(__name__)


class RenewalWorker(QObject):
    """Lives in the renewal thread; only its slots are called from outside, but for `cancel`.

    Parameters
    ----------
    models_dir
        Folder of the models that a person added.
    """

    planned = Signal(object)
    """`core.people.renewal.RenewalPlan`: who lacks a template of the recogniser in use."""

    progress = Signal(int, int)
    """People done, and all."""

    done = Signal(object)
    """`core.people.renewal.RenewalSummary`."""

    refused = Signal(object)
    """PlainError."""

    def __init__(self, models_dir: Path) -> None:
        super().__init__()
        self._folder = models_dir
        self._gallery: Gallery | None = None
        self._model = ""
        self._name = ""
        self._cancelled = threading.Event()

    def begin(self) -> None:
        """Forget an earlier `cancel`. Any thread may call it, before it asks for work."""
        self._cancelled.clear()

    def cancel(self) -> None:
        """Stop after the person at hand. Any thread may call it."""
        self._cancelled.set()

    @Slot(object)
    def use_gallery(self, gallery: Gallery) -> None:
        """Look after this gallery."""
        self._gallery = gallery
        self.plan()

    @Slot()
    def do_without_gallery(self) -> None:
        """Let go of the gallery, which was locked."""
        self._gallery = None

    @Slot(str, str)
    def use_recogniser(self, name: str, identity: str) -> None:
        """Take note of the recogniser in use: its short name, and what its templates are marked."""
        self._name, self._model = name, identity
        self.plan()

    @Slot()
    def plan(self) -> None:
        """Say who lacks a template of the recogniser in use."""
        if self._gallery is None or not self._model:
            return
        try:
            self.planned.emit(self._plan(self._gallery))
        except Exception:  # the gallery's own worker says what is wrong with it
            log.exception("Who lacks a template can't be found out")

    @Slot()
    def renew(self) -> None:
        """Make the templates that can be made."""
        gallery = self._gallery
        if gallery is None or not self._model:
            return
        try:
            from core.models.registry import Registry
            from core.people.renewal import renew

            # A network of its own: the one at the desk goes on looking at faces.
            registry = Registry.with_added(self._folder)
            recogniser = registry.load_recogniser(self._name)
            summary = renew(
                gallery,
                self._plan(gallery),
                recogniser,
                progress=self.progress.emit,
                cancelled=self._cancelled.is_set,
            )
        except PlainError as error:
            self.refused.emit(error)
        except Exception:
            log.exception("The templates can't be renewed")
            self.refused.emit(
                ModelWorkError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "That didn't work: a fault of the program. The log in the profile's "
                        "folder says why.",
                    )
                )
            )
        else:
            self.done.emit(summary)
        self.plan()

    def _plan(self, gallery: Gallery) -> RenewalPlan:
        from core.people.renewal import plan

        return plan(gallery, self._model)
