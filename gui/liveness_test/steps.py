"""In which order a plan is presented, and what became of each presentation."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from core.liveness_test.plan import wanted
from core.liveness_test.values import Plan, Presentation, Species
from gui.liveness_test.values import Course, Step, StepState

_OPEN = frozenset({StepState.OPEN})
_LACKING = frozenset({StepState.LEFT_OUT, StepState.UNSEEN})


class Steps:
    """The steps of one test: kind after kind, the people in turn.

    Parameters
    ----------
    people
        How many take part, 1 or more.
    done, unseen
        What was recorded before, and the numbers of those in which no face was found.
    """

    def __init__(
        self,
        plan: Plan,
        people: int,
        done: Sequence[Presentation] = (),
        unseen: Collection[int] = (),
    ) -> None:
        self._plan = plan
        self._steps = [
            Step(species, turn % people + 1)
            for species, count in wanted(plan).items()
            for turn in range(count)
        ]
        self._last: int | None = None
        for one in done:
            self._place(one, StepState.UNSEEN if one.number in unseen else StepState.DONE)
        self._now = self._next(0)

    @property
    def now(self) -> int | None:
        """Index of the step that is to be recorded next; None where none is open."""
        return self._now

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the presentations that were recorded, in the order of the steps."""
        return tuple(step.number for step in self._steps if step.number is not None)

    def course(self) -> Course:
        """Return how far it is."""
        return Course(
            tuple(self._steps),
            self._now,
            self._last,
            self._plan.seconds,
            self._plan.challenged,
            bool(self.numbers),
        )

    def step(self, index: int) -> Step:
        """Return a step."""
        return self._steps[index]

    def index_of(self, number: int) -> int | None:
        """Return which step a presentation is of; None where it was taken out."""
        found = (i for i, step in enumerate(self._steps) if step.number == number)
        return next(found, None)

    def record(self, index: int, number: int) -> None:
        """Note that a step was recorded, and go on."""
        self._set(index, StepState.LOOKED_AT, number)
        self._last = index
        self._now = self._next(index + 1)

    def judge(self, number: int, *, seen: bool) -> None:
        """Note that a recording was looked at."""
        index = self.index_of(number)
        if index is not None:
            self._set(index, StepState.DONE if seen else StepState.UNSEEN, number)

    def reopen(self, number: int, *, now: bool) -> None:
        """Take a recording out, so that its step is presented again: now, or in its turn."""
        index = self.index_of(number)
        if index is None:
            return
        self._set(index, StepState.OPEN, None)
        if self._last == index:
            self._last = None
        if now or self._now is None:
            self._now = index

    def skip(self) -> None:
        """Leave out the step that would be recorded next."""
        if self._now is not None:
            index = self._now
            self._set(index, StepState.LEFT_OUT, None)
            self._now = self._next(index + 1)

    def skip_kind(self, species: Species) -> None:
        """Leave out all open steps of a kind."""
        for index, step in enumerate(self._steps):
            if step.species is species and step.state is StepState.OPEN:
                self._set(index, StepState.LEFT_OUT, None)
        self._now = self._next(self._now or 0)

    def make_up(self) -> None:
        """Open what was left out, or where no face was found; those keep their recordings until
        there are others."""
        for index, step in enumerate(self._steps):
            if step.state in _LACKING:
                self._set(index, StepState.OPEN, step.number)
        self._now = self._next(0)

    def _place(self, one: Presentation, state: StepState) -> None:
        """Find the step that a recording is of."""
        free = [i for i, step in enumerate(self._steps) if step.number is None]
        of_kind = [i for i in free if self._steps[i].species is one.species]
        of_person = [i for i in of_kind if self._steps[i].person == one.person]
        place = next(iter((*of_person, *of_kind)), None)
        if place is None:
            place = len(self._steps)
            self._steps.append(Step(one.species, one.person))
        self._steps[place] = Step(one.species, one.person, state, one.number)

    def _set(self, index: int, state: StepState, number: int | None) -> None:
        self._steps[index] = dataclasses.replace(self._steps[index], state=state, number=number)

    def _next(self, start: int) -> int | None:
        """Return the first open step from `start` on, else from the beginning."""
        count = len(self._steps)
        around = (*range(start, count), *range(min(start, count)))
        return next((i for i in around if self._steps[i].state in _OPEN), None)
