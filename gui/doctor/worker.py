"""The worker that makes the checks and the report, away from the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.capture.strobe import LightReading
from core.doctor import bundle
from core.doctor.bundle import Bundle
from core.doctor.check import Check
from core.doctor.examination import Examination
from core.models.registry import Registry
from core.paths import Profile
from core.wording import QT_TRANSLATE_NOOP, PlainError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to go into a report."""

    checks: Sequence[Check]
    profile: Profile
    readings: Sequence[LightReading] = ()
    source: str | None = None
    """Address of what was checked, whose secrets are taken out."""


class DoctorWorker(QObject):
    """Lives in a thread of its own; only its slots are called from outside."""

    progressed = Signal(object, int, int)
    """`Subject` that is looked at now, steps done, steps in all."""

    found = Signal(object)
    """`Check`."""

    ended = Signal(bool)
    """Whether all checks were made."""

    report_made = Signal(object)
    """`Bundle`."""

    saved = Signal(object)
    """`Path` of the file."""

    refused = Signal(object)
    """PlainError."""

    @Slot(object)
    def examine(self, examination: Examination) -> None:
        """Make all checks, until `examination.stop` is set."""
        stop = examination.stop
        try:
            steps = examination.steps()
            for done, step in enumerate(steps):
                if stop.is_set():
                    break
                self.progressed.emit(step.subject, done, len(steps))
                for check in step.checks(stop):
                    self.found.emit(check)
        finally:
            self.ended.emit(not stop.is_set())

    @Slot(object)
    def make_report(self, wish: ReportWish) -> None:
        """Put a report together."""
        try:
            registry = Registry.of(wish.profile)
            made = bundle.make(wish.checks, wish.profile, registry, wish.readings, wish.source)
            self.report_made.emit(made)
        except PlainError as error:
            self.refused.emit(error)
        except Exception:
            log.exception("The report can't be made")
            self.refused.emit(
                PlainError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "The report can't be made. Copy the checks as text instead.",
                    )
                )
            )

    @Slot(object, object)
    def save(self, made: Bundle, path: Path) -> None:
        """Write a report."""
        try:
            made.save(path)
        except PlainError as error:
            self.refused.emit(error)
        else:
            self.saved.emit(path)
