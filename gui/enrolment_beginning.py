"""The first part of an enrolment: who it is, what they agree to, and which views are wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from core.enrolment.views import views_for
from core.results import DecisionState
from gui import enrolment_queries as queries
from gui.engine import Engine
from gui.engine_values import Status
from gui.enrol.consent_part import ConsentTerms
from gui.enrol.enrol_panel import EnrolPanel
from gui.enrol.views_page import MoreViews
from gui.enrol.who_page import Who
from gui.enrolment_run import Run, Step
from gui.language import language_of
from gui.live_result import LiveResult
from gui.preferences import Preferences


class EnrolmentBeginning(QObject):
    """Leads one run through its first page."""

    settled = Signal(object)
    """tuple[View, ...] that are to be taken."""

    pictures_wanted = Signal()
    """All is known, and the faces come from picture files."""

    refused = Signal(object)
    """PlainError: it can't begin."""

    def __init__(
        self, engine: Engine, panel: EnrolPanel, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = engine.people.tasks
        self._panel = panel
        self._preferences = preferences
        self._run: Run | None = None
        self._is_told = False
        self._waits = False
        engine.analysed.connect(self._analysed)
        engine.status_changed.connect(self._status_changed)
        panel.who.ready.connect(self._who_ready)
        panel.views.ready.connect(self._views_ready)

    def begin(self, run: Run) -> None:
        """Ask who it is, and the gallery what people agree to."""
        self._run = run
        self._is_told = self._waits = False
        panel = self._panel
        panel.call("")
        panel.who.open(ConsentTerms(), from_pictures=run.of_pictures)
        panel.show_page(panel.who)
        settings = self._preferences.settings
        self._tasks.ask(
            queries.terms(language_of(settings.language), proposes_pictures=settings.keep_samples),
            self,
            self._terms_told,
            self.refused.emit,
        )

    def begin_views(self, run: Run, known: queries.Known, *, renews: bool = False) -> None:
        """Ask which views somebody gets who is enrolled.

        Parameters
        ----------
        renews
            Whether all views in place of the older ones are proposed.
        """
        self._run = run
        panel = self._panel
        panel.call(known.person.name)
        panel.views.open(known.person.name, known.terms, renews=renews)
        panel.show_page(panel.views)

    def forget(self) -> None:
        """Let the run go."""
        self._run = None

    def _terms_told(self, terms: ConsentTerms) -> None:
        if self._run is None or self._run.step is not Step.WHO or self._is_told:
            return
        self._is_told = True
        self._panel.who.consent.ask(terms)
        if self._waits:
            self._waits = False
            self._panel.who.go_on()

    @Slot(object)
    def _who_ready(self, who: Who) -> None:
        run = self._run
        if run is None or run.step is not Step.WHO:
            return
        if not self._is_told:  # typed faster than the gallery answers
            self._waits = True
            return
        run.name, run.external_id, run.tags = who.name, who.external_id, who.tags
        run.consent, run.keeps_pictures = who.consent, who.keeps_pictures
        self._panel.call(who.name)
        if run.of_pictures:
            self.pictures_wanted.emit()
        else:
            self.settled.emit(views_for(self._preferences.settings.enrol_views))

    @Slot(object)
    def _views_ready(self, more: MoreViews) -> None:
        run = self._run
        if run is None or run.step is not Step.VIEWS:
            return
        run.replaces = more.replaces
        run.consent, run.keeps_pictures = more.consent, more.keeps_pictures
        again = views_for(self._preferences.settings.enrol_views)
        self.settled.emit(again if more.look is None else (more.look,))

    @Slot(object)
    def _analysed(self, result: LiveResult) -> None:
        run = self._run
        if run is not None and run.step is Step.WHO and not run.of_pictures:
            decision = result.decision
            is_known = decision.state is DecisionState.KNOWN
            self._panel.who.show_lookalike(decision.best if is_known else None)

    @Slot(object)
    def _status_changed(self, status: Status) -> None:
        if status.is_blind:
            self._panel.who.show_lookalike(None)
