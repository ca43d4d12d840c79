"""The whole examination: which checks there are, in the order in which they are told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from core.capture.discovery import Kind, SourceChoice, list_sources
from core.doctor import cameras, display, models, source_checks, storage, system
from core.doctor.check import Check, Subject
from core.doctor.display import Screen
from core.doctor.models import AtWork
from core.doctor.observation import Observation, kind_of, watch
from core.doctor.time_limit import within
from core.models.registry import Registry
from core.paths import Profile
from core.settings import Settings

Watch = Callable[[threading.Event], Observation]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be examined, and what is known already because a window is at work."""

    profile: Profile
    registry: Registry
    settings: Settings

    camera: str | None = None
    """Address of the source to watch; None: that of the settings, else the first camera."""

    opens_camera: bool = True
    """Whether a source is watched at all."""

    watch: Watch | None = None
    """Watches the source that the window has open; None opens it here."""

    at_work: AtWork | None = None
    """The models that the window has loaded; None loads them here."""

    screen: Screen | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the examination."""

    subject: Subject
    """What is looked at now, for whoever waits."""

    run: Callable[[], Iterator[Check]]

    def checks(self, stop: threading.Event) -> Iterator[Check]:
        """Run it in bounded time; a fault in it is its result."""
        return within(self.run, self.subject, stop)


@dataclass
class Examination:
    """One examination; its steps are run one after the other.

    `stop` may be set from any thread to end it early.
    """

    plan: Plan
    stop: threading.Event = field(default_factory=threading.Event)
    observation: Observation | None = None
    """What was seen of the source, once that step is done."""

    def steps(self) -> tuple[Step, ...]:
        """Return the steps in their order."""
        plan = self.plan
        steps = [
            Step(Subject.PYTHON, system.python),
            Step(Subject.LIBRARIES, system.libraries),
            Step(Subject.DEVICE, system.device),
            Step(Subject.MODEL, lambda: models.files(plan.registry)),
            Step(Subject.ANALYSIS, self._models),
            Step(Subject.PROFILE, lambda: storage.profile(plan.profile)),
            Step(Subject.SETTINGS, lambda: storage.settings(plan.profile)),
            Step(
                Subject.GALLERY,
                lambda: storage.gallery(plan.profile, plan.registry, plan.settings),
            ),
            Step(Subject.CAMERA, self._cameras),
            Step(Subject.WINDOW, self._display),
        ]
        return tuple(steps)

    def checks(self) -> Iterator[Check]:
        """Run all steps; a fault in one is its result."""
        for step in self.steps():
            if self.stop.is_set():
                return
            yield from step.checks(self.stop)

    def _models(self) -> Iterator[Check]:
        if self.plan.at_work is not None:
            return models.at_work(self.plan.at_work)
        return models.run(self.plan.registry, self.plan.settings)

    def _cameras(self) -> Iterator[Check]:
        plan = self.plan
        found = list_sources()
        wanted = plan.camera or plan.settings.source or _first_camera(found)
        listed = wanted if wanted is None or kind_of(wanted) is Kind.CAMERA else None
        yield from cameras.cameras(found, listed)
        if not plan.opens_camera or self.stop.is_set():
            return
        if plan.watch is not None:
            self.observation = plan.watch(self.stop)
        elif wanted is not None:
            self.observation = watch(wanted, stop=self.stop)
        if self.observation is not None and not self.stop.is_set():
            yield from source_checks.of_source(self.observation)

    def _display(self) -> Iterator[Check]:
        return display.system() if self.plan.screen is None else display.screen(self.plan.screen)


def _first_camera(found: tuple[SourceChoice, ...]) -> str | None:
    return next((choice.address for choice in found if choice.kind is Kind.CAMERA), None)
