"""Share of frames whose lamp is known rightly, over all scenes, flags, lost frames and two sensors.

How frames are counted: each scene is played with several seeds, and each time with a camera that
says nothing of its lamp, the truth, "lit" always, or the truth one frame late; with all frames,
and with every third, fifth or seventh lost, with or without a gap in their numbers. Each frame
is right, unknown or wrong. What can be told is told apart from what can't:

- "pulsing": the lamp pulses in the scene, so the pictures tell.
- "steady, told": a lamp that is always on, and a camera that says so.
- "steady, not told": no pulses, and no flag to be believed: nothing tells, and unknown is what
  is wanted. A camera that says "lit" with its lamp always off can't be seen through.

Opening is counted by itself: the frames before the first that is decided, at most the first 16,
in which pulses are looked for. They are unknown, and whoever waits for them waits so long.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest

from core.capture.strobe import Strobe
from core.capture.studio import SCENES, StudioSource
from core.frame import Frame, Lamp

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

SEEDS = (11, 12, 13)
SECONDS = 20.0
RATE = 30.0

SIZE = (160, 120)
"""As many pixels as the strobe looks at in a frame of 640x480."""

OPENING = 16
JOBS = [*((seed, "studio") for seed in SEEDS), (SEEDS[0], "linear")]

FLAGS = ("none", "true", "always lit", "late")
LOSSES = ((0, True), (3, True), (5, False), (7, False))
"""Every how manieth frame is lost (0: none), and whether its number is missing then."""

FEW_LOSSES = LOSSES[0], LOSSES[2]
"""For cameras that lie."""

# Levels of a sensor without the square root of the studio's: dark places get far darker.
LINEAR = np.clip((np.arange(256) / 255.0) ** 2 * 1.5 * 255, 0, 255).astype(np.uint8)


@dataclass
class Counts:
    """Frames by what became of them."""

    right: int = 0
    unknown: int = 0
    wrong: int = 0
    opening: int = 0
    decided_after: list[int] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.unknown += other.unknown
        self.wrong += other.wrong
        self.opening += other.opening
        self.decided_after += other.decided_after

    @property
    def all_but_opening(self) -> int:
        return self.right + self.unknown + self.wrong

    def row(self) -> str:
        total = max(self.all_but_opening, 1)
        with_opening = max(total + self.opening, 1)
        after = np.array(self.decided_after or [0])
        return (
            f"{total:8d} {100 * self.right / total:8.3f} {100 * self.unknown / total:8.3f} "
            f"{100 * self.wrong / total:7.3f} {100 * self.right / with_opening:9.3f} "
            f"{np.median(after):6.0f} {after.max():4d}"
        )


class Watcher:
    """One strobe before one camera: what it says is counted against the truth."""

    def __init__(self, flag: str, every: int, has_gaps: bool) -> None:
        self.flag, self._every, self._has_gaps = flag, every, has_gaps
        self._strobe = Strobe()
        self._number = 0
        self._before: Lamp | None = None
        self.counts = Counts()
        self._waited = 0
        self._is_open = False

    def see(self, number: int, pixels: np.ndarray, truth: Lamp) -> None:
        late, self._before = self._before or truth, truth
        if self._every and number % self._every == self._every - 1:
            return
        said = {"none": Lamp.UNKNOWN, "true": truth, "always lit": Lamp.LIT, "late": late}
        shown = number if self._has_gaps else self._number
        self._number += 1
        frame = Frame(shown, number / RATE, pixels, source="bench", flag=said[self.flag])
        lamp = self._strobe.decide(frame)[0].lamp
        if lamp is Lamp.UNKNOWN and not self._is_open and self._waited < OPENING:
            self._waited += 1
            self.counts.opening += 1
            return
        if not self._is_open and lamp is not Lamp.UNKNOWN:
            self.counts.decided_after.append(self._waited)
        self._is_open = True
        if lamp is Lamp.UNKNOWN:
            self.counts.unknown += 1
        elif lamp is truth:
            self.counts.right += 1
        else:
            self.counts.wrong += 1


def kind_of(scene: str, flag: str) -> str:
    """What the state can be told from."""
    pattern = SCENES[scene].lamp
    if len(set(pattern)) == 2:
        return "pulsing"
    # Of a lamp that is always on, a late and a false flag say the truth, too.
    return "steady, told" if pattern[0] and flag != "none" else "steady, not told"


def watched(scene: str, seed: int, sensor: str) -> dict[str, Counts]:
    """Play a scene before all cameras; what became of the frames by what the camera says."""
    source = StudioSource(scene, seed=seed, realtime=False, size=SIZE, rate=RATE)
    source.open()
    watchers = [
        Watcher(flag, every, gaps)
        for flag in FLAGS
        for every, gaps in (LOSSES if flag in ("none", "true") else FEW_LOSSES)
    ]
    for number in range(int(SECONDS * RATE)):
        pixels = source.picture(number)
        if sensor == "linear":
            pixels = np.asarray(cv2.LUT(pixels, LINEAR), np.uint8)
        truth = source.lamp(number)
        for watcher in watchers:
            watcher.see(number, pixels, truth)
    source.close()
    counts: dict[str, Counts] = {}
    for watcher in watchers:
        counts.setdefault(watcher.flag, Counts()).add(watcher.counts)
    return counts


def measured(job: tuple[int, str]) -> dict[str, dict[str, Counts]]:
    """Play all scenes, in a process of its own."""
    cv2.setNumThreads(1)
    return {scene: watched(scene, *job) for scene in SCENES}


def test_share_of_frames_whose_lamp_is_known():
    with ProcessPoolExecutor(len(JOBS), multiprocessing.get_context("spawn")) as pool:
        results = list(zip(JOBS, pool.map(measured, JOBS), strict=True))
    for sensor in ("studio", "linear"):
        told = report(sensor, [scenes for (_, which), scenes in results if which == sensor])
        assert told.right >= 0.99 * told.all_but_opening
        assert told.wrong <= 0.002 * told.all_but_opening


def report(sensor: str, results: list[dict[str, dict[str, Counts]]]) -> Counts:
    """Print the tables of one sensor; return the counts of all that can be told."""
    kinds: dict[str, Counts] = defaultdict(Counts)
    head = "  frames  right %   unkn %  wrong % +opening %  after  max"
    print(f"\nSensor: {sensor}; {len(results)} seeds, {SECONDS:.0f} s each")
    print(f"{'scene':16}{'the flag says':16}{head}")
    for scene in SCENES:
        for flag in FLAGS:
            count = Counts()
            for result in results:
                count.add(result[scene][flag])
            kind = kind_of(scene, flag)
            kinds[kind].add(count)
            if kind == "pulsing":
                kinds[f"pulsing, flag: {flag}"].add(count)
            print(f"{scene:16}{flag:16}{count.row()}   {kind}")
    told = Counts()
    told.add(kinds["pulsing"])
    told.add(kinds["steady, told"])
    print(f"\n{'all scenes':32}{head}")
    for kind, count in [*sorted(kinds.items()), ("all that can be told", told)]:
        print(f"{kind:32}{count.row()}")
    return told


def test_time_of_a_decision():
    cv2.setNumThreads(1)
    print()
    for scene in ("one-person", "pulsing", "sunlight", "visitors"):
        source = StudioSource(scene, seed=2, realtime=False)
        source.open()
        strobe, spent = Strobe(), []
        for _ in range(240):
            frame = source.read()
            begun = time.thread_time()
            strobe.decide(frame)
            spent.append(time.thread_time() - begun)
        print(
            f"{scene}: a decision at 640x480 takes {1e3 * np.median(spent):.3f} ms of processor "
            f"time, 95 % {1e3 * np.percentile(spent, 95):.3f} ms"
        )
        assert np.median(spent) < 0.001
