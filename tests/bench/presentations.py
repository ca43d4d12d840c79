"""Living people and fakes of the studio before the whole program, and what each judge said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from core.capture.strobe import Strobe
from core.capture.studio.cast import CAST
from core.capture.studio.scenes import Kind, Scene, Visit
from core.capture.studio.stage import Stage
from core.cue_values import Cue, Geometry
from core.frame import Frame
from core.people.decision import DecisionMaker
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.results import Decision, DecisionState, LivenessVerdict

RATE = 15.0
"""Analysed frames a second."""

SECONDS = 6.0
SIZE = (640, 480)

Way = Literal["stands", "comes", "challenged"]
"""How it is presented: held still, brought up to the camera, or turned and nodded on request."""

_ORDER = (
    LivenessVerdict.NOT_JUDGED,
    LivenessVerdict.CANNOT_JUDGE,
    LivenessVerdict.LIVE,
    LivenessVerdict.SPOOF,
)

KINDS: tuple[Kind, ...] = get_args(Kind)
WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True, slots=True)
class Presentation:
    """One living person or one fake for some seconds."""

    kind: Kind
    way: Way
    name: str
    seed: int
    pulses: bool
    """Whether the lamp pulses."""

    @property
    def scene(self) -> tuple[Scene, int]:
        """The script, and the seed to draw it with."""
        names = list(CAST)
        order = np.random.default_rng([self.seed, 91]).permutation(len(names))
        who = [names[int(one)] for one in order].index(self.name)
        rng = np.random.default_rng([self.seed, len(self.name), 5])
        near = 62.0 if self.kind in ("live", "mask", "cut-out") else 46.0
        visit = Visit(
            who,
            0.0,
            30.0,
            self.kind,
            distance=near * float(rng.uniform(0.9, 1.15)),
            side=float(rng.choice([-1.0, 1.0])),
            around=False,
            stays=self.way != "comes",
            posing=self.way == "challenged",
        )
        lamp = (True, False) if self.pulses else (True,)
        return Scene("presentation", "", 30.0, (visit,), lamp), self.seed


@dataclass(slots=True)
class Heard:
    """What was said of one presentation."""

    presentation: Presentation
    network: LivenessVerdict = LivenessVerdict.NOT_JUDGED
    """The worst that the votes came to."""

    is_denied: bool = False
    """Whether geometry and motion suspected it."""

    is_suspected: bool = False
    """Whether the desk suspected it, by whatever."""

    denied_after: float | None = None
    """Seconds from the first face until geometry and motion suspected it."""

    heard: list[tuple[float, Geometry]] = field(default_factory=list)
    """Seconds since the first face of its track, and what was said."""

    cost: list[float] = field(default_factory=list)
    """Milliseconds that geometry and motion took in each analysed frame."""

    def take(self, time: float, geometry: Geometry, decision: Decision) -> None:
        """Note what was said of one frame."""
        self.heard.append((time, geometry))
        if decision.liveness is not None:
            self.network = max(self.network, decision.liveness.verdict, key=_ORDER.index)
        self.is_suspected |= decision.state is DecisionState.SPOOF
        self.is_denied |= geometry.denies
        if geometry.denies and self.denied_after is None:
            self.denied_after = time

    def denials(self) -> Mapping[Cue, float]:
        """Return the last denial of each cue; NaN where it abstained."""
        if not self.heard:
            return {}
        return {
            one.cue: one.denial if one.abstains is None else float("nan")
            for one in self.heard[-1][1].readings
        }


def dealt(
    seed: int, people: int, *, kinds: tuple[Kind, ...] = KINDS, ways: tuple[Way, ...] = WAYS
) -> Iterator[Presentation]:
    """Deal presentations: each person of the cast once alive and once as each kind, each way."""
    names = list(np.random.default_rng([seed, 3]).permutation(sorted(CAST)))[:people]
    for index, name in enumerate(names):
        for kind in kinds:
            for way in ways:
                # Who blinks or holds a sheet another way is another presentation.
                yield Presentation(kind, way, str(name), seed * 100 + index, bool(index % 2))


class Desk:
    """A pipeline and a decision before which things are presented one after another."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self._now = 0.0
        self._number = 0

    def show(self, one: Presentation) -> Heard:
        """Present it, and return what was said."""
        scene, seed = one.scene
        rate = RATE * (2.0 if one.pulses else 1.0)
        stage = Stage(scene, seed, SIZE, rate)
        decisions = DecisionMaker(GalleryIndex(), threshold=0.5, rules=Rules(lock_out=0.0))
        heard, strobe = Heard(one), Strobe()
        self.pipeline.reset()
        began, first = self._now + 30.0, None
        walking = 2.2 if one.way == "comes" else 0.0
        for number in range(round((SECONDS + walking) * rate)):
            self._now = began + number / rate
            self._number += 1
            frame, _ = strobe.decide(
                Frame(
                    self._number,
                    self._now,
                    stage.picture(number),
                    source="studio",
                    synthetic=True,
                )
            )
            analysis = self.pipeline.analyse(frame)
            decision = decisions.decide(analysis)
            geometry = analysis.faces[0].geometry if analysis.faces else None
            if geometry is None:
                continue
            first = self._now if first is None else first
            heard.cost.append(analysis.milliseconds["geometry"])
            heard.take(self._now - first, geometry, decision)
        return heard
