"""The last part of an enrolment: looking it over, searching for doubles, having it kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.enrolment.shots import Shot
from core.people.accounts.rights import Grant, Right
from core.people.records import View
from core.wording import PlainError
from gui import enrolment_queries as queries
from gui.engine import Engine
from gui.enrol.double_page import Doubles
from gui.enrol.enrol_panel import EnrolPanel
from gui.enrol.face_picture import face_picture
from gui.enrol.review_page import Review
from gui.enrolment_run import Run, Step
from gui.language import say_error

if TYPE_CHECKING:
    from core.people.gallery import Person

AskOverride = Callable[[Right, Callable[[Grant | None], None]], None]
"""Asks a supervisor to allow something once; calls back with what was allowed, or with None where
nobody need be asked."""


class EnrolmentEnding(QObject):
    """Leads one run from the review into the gallery."""

    kept = Signal(object)
    """The Person, as the gallery has them now."""

    def __init__(self, engine: Engine, panel: EnrolPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._panel = panel
        self._run: Run | None = None
        self._found: queries.Found | None = None
        self._confirm_waits = False
        self._camera = ""
        self.ask_override: AskOverride | None = None
        """None where there is nobody to ask."""

        panel.review.confirmed.connect(self._confirmed)
        panel.double.merge_wanted.connect(self._merge)
        panel.double.distinct_said.connect(self._distinct)
        panel.double.left.connect(self._back)
        engine.people.enrolled.connect(self._enrolled)
        engine.people.enrol_refused.connect(self._refused)

    def begin(self, run: Run, *, same_from: float, camera: str, mirrored: bool) -> None:
        """Show what was taken, and search the gallery for the same person meanwhile.

        Parameters
        ----------
        same_from
            The recogniser's own threshold.
        camera
            What the log shall call the source.
        mirrored
            Whether pictures are shown as a mirror does.
        """
        self._run, self._camera = run, camera
        run.step = Step.REVIEW
        run.forget_search()
        self._found, self._confirm_waits = None, False
        self._panel.review.show_review(
            Review(
                run.name,
                run.shots,
                run.liveness,
                run.keeps_pictures,
                run.consent is not None or run.had_consent,
                run.of_pictures,
                bool(run.person_id),
                mirrored and not run.of_pictures,
                run.challenge,
            )
        )
        self._panel.show_page(self._panel.review)
        embeddings = [s.face.embedding for s in run.shots if s.face.embedding is not None]
        but = [run.person_id] if run.person_id else []
        self._engine.people.tasks.ask(
            queries.doubles(embeddings, same_from, but, self._engine.index),
            self,
            partial(self._doubles_found, run, run.shots),
            partial(self._search_refused, run, run.shots),
        )

    def forget(self) -> None:
        """Let the run go; what still comes about it is of no interest."""
        self._run = self._found = None

    def _is_current(self, run: Run, shots: tuple[Shot, ...]) -> bool:
        return run is self._run and shots is run.shots and run.step is Step.REVIEW

    def _doubles_found(self, run: Run, shots: tuple[Shot, ...], found: queries.Found) -> None:
        if not self._is_current(run, shots):
            return
        self._found, run.report = found, found.report
        self._panel.review.set_looking(False)
        if self._confirm_waits:
            self._confirm_waits = False
            self._confirmed()

    def _search_refused(self, run: Run, shots: tuple[Shot, ...], error: PlainError) -> None:
        if self._is_current(run, shots):
            self._panel.review.refuse(say_error(error))

    @Slot()
    def _confirmed(self) -> None:
        run, panel = self._run, self._panel
        if run is None or run.step is not Step.REVIEW:
            return
        if self._found is None:
            self._confirm_waits = True
            panel.review.set_looking(True)
        elif self._found.report.matches:
            run.step = Step.DOUBLE
            panel.double.show_doubles(_doubles(run, self._found))
            panel.show_page(panel.double)
        else:
            self._keep(run)

    @Slot(str)
    def _merge(self, person_id: str) -> None:
        if self._run is not None:
            self._run.merged_into = person_id
            self._keep(self._run)

    @Slot(object, str)
    def _distinct(self, ids: tuple[str, ...], reason: str) -> None:
        if self._run is not None:
            self._run.distinct, self._run.distinct_reason = ids, reason
            self._keep(self._run)

    @Slot()
    def _back(self) -> None:
        """Show the review again; nothing was said about anybody."""
        if self._run is not None:
            self._run.step = Step.REVIEW
            self._run.forget_answer()
            self._panel.show_page(self._panel.review)

    def _keep(self, run: Run) -> None:
        """Ask for the right that is needed, then have it kept."""
        if self.ask_override is None or not run.wish(self._camera).is_overriding:
            self._enrol(run, None)
        else:
            self.ask_override(Right.OVERRIDE, partial(self._enrol, run))

    def _enrol(self, run: Run, grant: Grant | None) -> None:
        if run is not self._run or run.step is Step.KEEPING:
            return
        run.step = Step.KEEPING
        self._panel.review.set_busy()
        self._panel.show_page(self._panel.review)
        self._engine.enrol(run.wish(self._camera, grant))

    @Slot(object)
    def _enrolled(self, person: Person) -> None:
        if self._run is not None and self._run.step is Step.KEEPING:
            self.kept.emit(person)

    @Slot(object)
    def _refused(self, error: PlainError) -> None:
        run = self._run
        if run is None or run.step not in (Step.KEEPING, Step.DOUBLE, Step.REVIEW):
            return
        self._back()
        self._panel.review.refuse(say_error(error))


def _doubles(run: Run, found: queries.Found) -> Doubles:
    best = next((s for s in run.shots if s.view is View.STRAIGHT), run.shots[0])
    return Doubles(
        run.name,
        face_picture(best.frame, best.face),
        found.report.threshold,
        found.report.matches,
        found.pictures,
        tuple(_about(person) for person in found.people),
    )


def _about(person: Person | None) -> str:
    if person is None:
        return ""
    details = person.details
    return ", ".join(part for part in (details.external_id, *details.tags) if part)
