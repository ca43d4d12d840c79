"""What the engine does for the models on the disk, in threads of its own beside the desk's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.paths import Profile
from gui.engine_values import LoadedModels
from gui.model_worker import ModelWorker
from gui.renewal_worker import RenewalWorker


class ModelService(QObject):
    """Adds, downloads, checks and removes models, and renews templates.

    Called and connected on the window's thread. What goes wrong is said by `refused`.

    Parameters
    ----------
    profile
        Whose models they are.
    models_thread, renewal_thread
        Where the work is done; whoever made them starts and stops them.
    """

    listed = Signal(object)
    """`gui.models.values.ModelsOnDisk`, after `refresh` and whenever they changed."""

    inspected = Signal(object)
    """`core.models.adding.inspection.Candidate`, after `inspect` or `fetch`."""

    added = Signal(object, bool)
    """ModelCard, and whether it is to be used at once."""

    removed = Signal(str)
    checked = Signal(str)
    fetching = Signal(object)
    """`core.models.download.FetchProgress`."""

    refused = Signal(object)
    """PlainError: what was asked for was not done."""

    idle = Signal()
    """What was asked for has come to its end, whichever."""

    lacking = Signal(object)
    """`core.people.renewal.RenewalPlan`: who can't be recognised with the recogniser in use."""

    renewal_progress = Signal(int, int)
    renewal_done = Signal(object)
    """`core.people.renewal.RenewalSummary`."""

    renewal_refused = Signal(object)
    """PlainError."""

    # What is asked of the workers. Signals, because they cross threads.
    _list = Signal()
    _inspect = Signal(object)
    _install = Signal(object, str, bool)
    _fetch = Signal(str)
    _remove = Signal(str)
    _check = Signal(str)
    _use_recogniser = Signal(str, str)
    _renew = Signal()
    _plan = Signal()

    def __init__(
        self,
        profile: Profile,
        models_thread: QThread,
        renewal_thread: QThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recogniser = ""
        self._worker = ModelWorker(profile.models_dir)
        self._worker.moveToThread(models_thread)
        self.renewal = RenewalWorker(profile.models_dir)
        self.renewal.moveToThread(renewal_thread)
        worker, renewal = self._worker, self.renewal
        self._list.connect(worker.list_models)
        self._inspect.connect(worker.inspect)
        self._install.connect(worker.install)
        self._fetch.connect(worker.fetch)
        self._remove.connect(worker.remove)
        self._check.connect(worker.check)
        self._use_recogniser.connect(renewal.use_recogniser)
        self._renew.connect(renewal.renew)
        self._plan.connect(renewal.plan)
        worker.listed.connect(self.listed)
        worker.inspected.connect(self.inspected)
        worker.added.connect(self.added)
        worker.removed.connect(self.removed)
        worker.checked.connect(self.checked)
        worker.fetching.connect(self.fetching)
        worker.refused.connect(self.refused)
        worker.idle.connect(self.idle)
        renewal.planned.connect(self.lacking)
        renewal.progress.connect(self.renewal_progress)
        renewal.done.connect(self.renewal_done)
        renewal.refused.connect(self.renewal_refused)

    def refresh(self) -> None:
        """Look which models there are; `listed` answers."""
        self._list.emit()

    def inspect(self, path: Path) -> None:
        """Find out what a folder or file is; `inspected` or `refused` answers."""
        self._worker.begin()
        self._inspect.emit(path)

    def install(self, candidate: object, system: str, use: bool) -> None:
        """Add what was inspected; `added` or `refused` answers."""
        self._worker.begin()
        self._install.emit(candidate, system, use)

    def fetch(self, system: str) -> None:
        """Download a model; `fetching` tells how far it is, `inspected` or `refused` answers."""
        self._worker.begin()
        self._fetch.emit(system)

    def remove(self, name: str) -> None:
        """Take an added model from the disk; `removed` or `refused` answers."""
        self._worker.begin()
        self._remove.emit(name)

    def check(self, name: str) -> None:
        """Check a model's files; `checked` or `refused` answers."""
        self._worker.begin()
        self._check.emit(name)

    def cancel(self) -> None:
        """End what goes on, without a trace; `idle` follows."""
        self._worker.cancel()

    def renew(self) -> None:
        """Make the missing templates from kept samples; `renewal_done` answers."""
        self.renewal.begin()
        self._renew.emit()

    def cancel_renewal(self) -> None:
        """End that after the person at hand; `renewal_done` follows."""
        self.renewal.cancel()

    def stop_soon(self) -> None:
        """Let whatever goes on come to its end."""
        self._worker.cancel()
        self.renewal.cancel()

    @Slot(object)
    def note_loaded(self, models: LoadedModels) -> None:
        """Take note of the recogniser in use; templates of another one are no longer wanted."""
        if models.recogniser_identity != self._recogniser:
            self._recogniser = models.recogniser_identity
            self.renewal.cancel()
        self._use_recogniser.emit(models.names.get("recogniser", ""), models.recogniser_identity)

    @Slot()
    def note_people_changed(self) -> None:
        """Look again who lacks a template."""
        self._plan.emit()
