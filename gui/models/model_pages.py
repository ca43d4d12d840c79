"""What stands beside the list of slots: a model, an offer, found files, or what goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.models.vendor.systems import BY_NAME
from gui.models.candidate_page import CandidatePage
from gui.models.fetch_page import FetchPage, Offer
from gui.models.model_details import ModelDetails
from gui.models.work_page import WorkPage

if TYPE_CHECKING:
    from core.models.adding.inspection import Candidate
    from core.models.download import FetchProgress


class ModelPages(QStackedWidget):
    """Shows one page, and goes to the work page when something is asked for that takes time."""

    install_wanted = Signal(object, str, bool)
    """`Candidate`, name of the system, whether to use it at once."""

    fetch_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)
    cancel_wanted = Signal()

    resting = Signal(bool)
    """Whether a model is shown, so that another one can be looked at or asked for."""

    begun = Signal()
    """Something goes on now, or is asked; earlier messages are out of date."""

    def __init__(self, renewal: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelPages")
        self.details = ModelDetails(renewal, self)
        self.offer_page = FetchPage(self)
        self.candidate_page = CandidatePage(self)
        self.work_page = WorkPage(self)
        for page in (self.details, self.offer_page, self.candidate_page, self.work_page):
            self.addWidget(page)
        self.details.check_wanted.connect(self._check)
        self.details.remove_wanted.connect(self._remove)
        self.offer_page.fetch_wanted.connect(self._fetch)
        self.offer_page.left.connect(self.rest)
        self.candidate_page.install_wanted.connect(self._install)
        self.candidate_page.left.connect(self.rest)
        self.work_page.cancel_wanted.connect(self.cancel_wanted)

    @property
    def is_working(self) -> bool:
        """Whether something goes on."""
        return self.currentWidget() is self.work_page

    def offer(self, offer: Offer) -> None:
        """Say what would be downloaded."""
        self._show(self.offer_page)
        self.offer_page.show_offer(offer)

    def show_candidate(self, candidate: Candidate) -> None:
        """Ask whether files are to be added."""
        self._show(self.candidate_page)
        self.candidate_page.show_candidate(candidate)

    def begin_looking(self) -> None:
        """Say that files are looked at."""
        self.begin(self.tr("Looking at the files. Nothing in them is run."))

    def begin(self, sentence: str) -> None:
        """Say what goes on."""
        self._show(self.work_page)
        self.work_page.begin(sentence)

    def show_progress(self, progress: FetchProgress) -> None:
        """Say how far a download is."""
        if not self.is_working:
            self.begin(self.tr("Downloading."))
        self.work_page.show_progress(progress)

    def end(self) -> None:
        """Nothing goes on any more."""
        if self.is_working:
            self.rest()

    @Slot()
    def rest(self) -> None:
        """Go back to the model that is selected."""
        self.setCurrentWidget(self.details)
        self.resting.emit(True)

    def step_back(self) -> bool:
        """Stop or leave what is shown, one step; whether there was anything to leave."""
        if self.is_working:
            self.work_page.cancel()
        elif self.currentWidget() is not self.details:
            self.rest()
        elif not self.details.question.isHidden():
            self.details.question.leave()
        else:
            return False
        return True

    @Slot(str)
    def _fetch(self, system: str) -> None:
        self.begin(self.tr("Asking ModelScope for the files."))
        self.fetch_wanted.emit(system)

    @Slot(object, str, bool)
    def _install(self, candidate: Candidate, system: str, use: bool) -> None:
        sentence = self.tr(
            "Trying {model} out in a separate process, with a blank picture and a face."
        )
        self.begin(sentence.format(model=BY_NAME[system].title))
        self.install_wanted.emit(candidate, system, use)

    @Slot(str)
    def _check(self, name: str) -> None:
        sentence = self.tr("Checking the files of {model}, and trying it out.")
        self.begin(sentence.format(model=self.details.title.text()))
        self.check_wanted.emit(name)

    @Slot(str)
    def _remove(self, name: str) -> None:
        self.begin(self.tr("Removing {model}.").format(model=self.details.title.text()))
        self.remove_wanted.emit(name)

    def _show(self, page: QWidget) -> None:
        self.begun.emit()
        self.setCurrentWidget(page)
        self.resting.emit(False)
