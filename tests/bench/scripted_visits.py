"""Studio visits with known truth before pipeline and decision: who came, and what was said.

Time is that of the script: frames are 1/rate apart however long they take to draw and to analyse.
"""

from __future__ import annotations

import time as clock
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.capture.studio.cast import CAST
from core.capture.studio.scenes import Scene, Visit
from core.capture.studio.stage import FaceTruth, Stage
from core.frame import Frame
from core.people.decision import DecisionMaker
from core.people.gallery import Gallery, NewTemplate
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.results import Analysis, DecisionState

RATE = 25.0
"""Analysed frames a second."""

SIZE = (640, 480)
APART = 30.0
"""Seconds of nobody between two visits."""

Kind = Literal["person", "stranger", "print", "screen", "swap", "cut"]


@dataclass(frozen=True, slots=True)
class Script:
    """One visit to the desk."""

    kind: Kind
    scene: Scene
    seed: int
    length: float
    """Seconds until everybody has left."""


@dataclass(slots=True)
class Outcome:
    """What was said during one visit, against the truth."""

    script: Script
    said: list[tuple[float, DecisionState, str]] = field(default_factory=list)
    """Changes: seconds of the script, state, whom it named."""

    found: float | None = None
    """When the first face was detected."""

    appeared: dict[str, float] = field(default_factory=dict)
    """When somebody first looked at the camera from near by, wholly in the picture."""

    known: dict[str, float] = field(default_factory=dict)
    """When they were first rightly known."""

    wrong: list[tuple[float, str, str]] = field(default_factory=list)
    """Seconds, who stood there, and as whom they were known."""

    fakes_known: int = 0
    """Frames in which a fake was known as the person it shows."""

    cost: list[float] = field(default_factory=list)
    """Seconds that each analysis with its decision took."""


class ScriptedDesk:
    """A desk that knows the first half of the studio's persons, or those who are named."""

    def __init__(
        self,
        pipeline: Pipeline,
        gallery: Gallery,
        *,
        enrolled: Sequence[str] = (),
        templates: int = 3,
        threshold: float | None = None,
    ) -> None:
        names = sorted(CAST)
        self.enrolled = list(enrolled) or names[: len(names) // 2]
        self.strangers = [name for name in names if name not in self.enrolled]
        self.pipeline = pipeline
        for name in self.enrolled:
            gallery.enrol(name, list(self._templates(name, templates)))
        self.index = GalleryIndex()
        self.index.load(gallery, pipeline.recogniser_identity)
        self.decisions = DecisionMaker(
            self.index,
            threshold=pipeline.similarity_threshold if threshold is None else threshold,
            rules=Rules(lock_out=0.0),
        )
        self._number = 0
        self._now = 0.0

    def _templates(self, name: str, count: int) -> Iterator[NewTemplate]:
        seed, who = place_of(name, 7)
        scene = Scene("enrol", "", 20.0, (Visit(who, 0, 20, stays=True, around=False),))
        stage = Stage(scene, seed, SIZE, RATE)
        for number in (20, 150, 300)[:count]:
            face = self.pipeline.analyse_picture(stage.picture(number)).faces[0]
            assert face.embedding is not None
            yield NewTemplate(face.embedding, face.quality.overall)

    def play(self, script: Script, *, every: int = 1) -> Outcome:
        """Play one visit. The desk remembers what came before, as a real one does.

        Parameters
        ----------
        every
            Only each so manieth frame is drawn and analysed, as by a slow machine.
        """
        stage = Stage(script.scene, script.seed, SIZE, RATE)
        outcome = Outcome(script)
        began = self._now + APART
        before: tuple[DecisionState, str] | None = None
        for number in range(0, int(script.length * RATE), every):
            time = number / RATE
            truth = stage.truth(number).faces
            for one in truth:
                if one.looking and one.kind == "live":
                    outcome.appeared.setdefault(one.name, time)
            if not truth and before is None:
                continue  # nobody yet
            self._now = began + time
            self._number += 1
            pixels = stage.picture(number)
            frame = Frame(self._number, self._now, pixels, source="visits", synthetic=True)
            start = clock.perf_counter()
            analysis = self.pipeline.analyse(frame)
            decision = self.decisions.decide(analysis)
            outcome.cost.append(clock.perf_counter() - start)
            if analysis.faces and outcome.found is None:
                outcome.found = time
            known = decision.best.name if decision.best is not None else ""
            named = known if decision.state is DecisionState.KNOWN else ""
            if (decision.state, named) != before:
                before = (decision.state, named)
                outcome.said.append((time, *before))
            if named:
                self._compare(outcome, time, named, analysis, truth)
        return outcome

    def _compare(
        self,
        outcome: Outcome,
        time: float,
        named: str,
        analysis: Analysis,
        truth: tuple[FaceTruth, ...],
    ) -> None:
        """Hold what was said of the judged face against whose face it is."""
        who = _at(analysis, truth)
        shown = truth[0].name if truth and truth[0].kind != "live" else ""
        if shown:  # nobody else's face is told; the box of a bent sheet is a rough one
            outcome.fakes_known += named == shown
            if named != shown:
                outcome.wrong.append((time, shown, named))
        elif not analysis.faces and named in outcome.known:
            pass  # for a moment out of sight
        elif named not in who:
            outcome.wrong.append((time, ", ".join(who), named))
        else:
            outcome.known.setdefault(named, time)

    def scripts(self, count: int, seed: int) -> Iterator[Script]:
        """Deal visits: of ten, four of enrolled people, two strangers, two fakes, two changes."""
        rng = np.random.default_rng([seed, 17])
        order: tuple[Kind, ...] = (
            *("person", "stranger", "swap", "person", "print"),
            *("person", "stranger", "cut", "person", "screen"),
        )
        for number in range(count):
            yield self.script(order[number % len(order)], rng)

    def script(self, kind: Kind, rng: np.random.Generator) -> Script:
        """Deal one visit of this kind."""
        seed = int(rng.integers(1, 40))
        name = str(rng.choice(self.strangers if kind == "stranger" else self.enrolled))
        seed, who = place_of(name, seed)
        side = float(rng.choice([-1.0, 1.0]))
        distance = float(rng.uniform(52, 85))
        length = 3.2  # they go on standing there; the script leaves them
        if kind in ("person", "stranger"):
            visits = (Visit(who, 0, 6.0, side=side, distance=distance, around=False),)
        elif kind in ("print", "screen"):
            length = 4.4  # until the sheet is held still
            visits = (Visit(who, 0, 6.0, kind, side=side, distance=50, around=False),)
        else:
            others = [one for one in (*self.enrolled, *self.strangers) if one != name]
            _, second = place_of(str(rng.choice(others)), seed)
            if kind == "cut":  # at once, or while the face is out of sight for a moment
                gap = float(rng.choice([0.0, 0.08, 0.2, 0.35, 0.45]))
                first = float(rng.uniform(1.2, 2.2))
                visits = (
                    Visit(who, 0, first, distance=distance, stays=True, around=False),
                    Visit(second, first + gap, 5.0, distance=distance, stays=True, around=False),
                )
                length = first + gap + 1.2
            else:
                nearer = float(rng.uniform(-12, 12))
                begins = float(rng.uniform(1.0, 2.6))
                visits = (
                    Visit(who, 0, 4.5, side=-side, distance=distance, around=False),
                    Visit(second, begins, 6.0, side=side, distance=distance + nearer, around=False),
                )
                length = begins + 2.6
        return Script(kind, Scene(kind, "", 12.0, visits), seed, length)


def place_of(name: str, seed: int) -> tuple[int, int]:
    """Return the seed, and where it deals this person."""
    names = list(CAST)
    order = np.random.default_rng([seed, 91]).permutation(len(names))
    return seed, [names[int(one)] for one in order].index(name)


def _at(analysis: Analysis, truth: tuple[FaceTruth, ...]) -> list[str]:
    """Return whose face the judged one is: several where two lie so that its box can't say."""
    if not analysis.faces:
        return []
    overlaps = [(_overlap(analysis.faces[0].detection.box, one.box), one.name) for one in truth]
    most = max((overlap for overlap, _ in overlaps), default=0.0)
    return [name for overlap, name in overlaps if overlap > 0.2 and overlap >= 0.8 * most]


def _overlap(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Intersection over union of two boxes."""
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    if (high <= low).any():
        return 0.0
    shared = float(np.prod(high - low))
    return shared / (float(np.prod(one[2:] - one[:2]) + np.prod(other[2:] - other[:2])) - shared)
