"""Planarity on pictures that move as sheets and as heads do: error rates by movement, noise, time.

Portraits with odd numbers and studio people that the constants of `core.face.cues.depth` were not
chosen on. `python3 dev.py bench tests/bench/test_planarity.py`.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from core.cue_values import Abstention
from core.face.cues.depth import DepthWatch
from core.face.cues.look import Look
from core.frame import Frame
from tests.bench import planarity_scenes as scenes

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(7200),
    pytest.mark.skipif(not scenes.SHAPES.exists(), reason="face data are not there"),
]

NOISES = (1, 3, 6, 10)
TIMES = (0.5, 1.0, 2.0, 4.0)
AMPLITUDES = (5, 10, 20)
KINDS = ("flat", "bent", "solid", "studio")
EACH = 4
APPROACHING = 2
STEP = 0.15  # seconds between frames that are drawn
DENIED = 1.0  # denial from which a sheet counts as denied, and below its negative as cleared


@dataclass(frozen=True)
class Row:
    kind: str
    style: str
    degrees: int
    noise: int
    time: float
    denial: float
    abstains: Abstention | None


def subject(kind, seed):
    rng = np.random.default_rng([seed, 12])
    names = scenes.names(1)
    name = names[int(rng.integers(len(names)))]
    if kind == "flat":
        return scenes.Sheet(name)
    if kind == "bent":
        radius = float(rng.uniform(6, 16)) * (1 if rng.uniform() < 0.8 else -1)
        return scenes.Sheet(name, radius, float(rng.choice([0, 0, 90, 30, -45])))
    if kind == "solid":
        return scenes.Solid(name, 1000 + seed)
    return scenes.Studio(2 * int(rng.integers(6)) + 1, 1000 + seed)


def shown(kind, movement, seed):
    """What the cue says of one movement, at all noises and times; and its cost in ms a frame."""
    body = subject(kind, seed)
    watches = {noise: DepthWatch() for noise in NOISES}
    rows, spent = [], []
    for number in range(round(TIMES[-1] / STEP) + 1):
        now = number * STEP
        radiance, five = scenes.draw(body, movement, now)
        for noise, watch in watches.items():
            pixels = scenes.expose(radiance, noise, seed, number)
            face = scenes.jittered(five, seed, number)
            if kind == "studio":
                # Truth about the studio's landmarks isn't to be had, so the detector says.
                found = scenes.finder().find_live(pixels, now)
                face = found[0] if found else None
            begun = time.process_time()
            if face is not None:
                watch.see(Look(Frame(number, now, pixels), face, None, None, None))
            spent.append(1000 * (time.process_time() - begun) / (30 * STEP))
            for moment in TIMES:
                if abs(moment - now) <= STEP / 2:
                    reading = watch.reading(now)
                    rows.append(
                        Row(
                            kind,
                            movement.style,
                            int(movement.degrees),
                            noise,
                            moment,
                            reading.denial,
                            reading.abstains,
                        )
                    )
    return rows, spent


def shares(rows):
    """Denied, cleared, and abstained, of so many."""
    n = max(1, len(rows))
    denied = sum(row.denial >= DENIED for row in rows)
    cleared = sum(row.denial <= -DENIED for row in rows)
    return f"{denied / n:5.0%} {cleared / n:5.0%} {1 - (denied + cleared) / n:5.0%} {len(rows):4}"


def table(title, rows, by):
    groups = defaultdict(list)
    for row in rows:
        groups[row.kind, by(row)].append(row)
    print(f"\n{title}: denied, cleared, abstained, n")
    for (kind, at), group in sorted(groups.items(), key=lambda g: (KINDS.index(g[0][0]), g[0][1])):
        print(f"  {kind:7} {at!s:>9}  {shares(group)}")


def tables(rows, spent):
    turned = [row for row in rows if row.style != "approach"]
    final = [row for row in turned if row.time == TIMES[-1]]
    table("by degrees, after 4 s", final, lambda row: row.degrees)
    table("by noise, 10 and 20 degrees, after 4 s",
          [row for row in final if row.degrees >= 10], lambda row: row.noise)  # fmt: skip
    table("by time, 10 and 20 degrees",
          [row for row in turned if row.degrees >= 10], lambda row: row.time)  # fmt: skip
    table("coming closer, after 4 s",
          [row for row in rows if row.style == "approach" and row.time == TIMES[-1]],
          lambda row: row.noise)  # fmt: skip
    why = defaultdict(int)
    for row in final:
        why[row.kind, row.abstains.value if row.abstains else "says something"] += 1
    print("\nafter 4 s:", dict(why))
    print(f"cost: {np.mean(spent):.2f} ms a frame at 30 a second")


def every_movement(kind):
    """All that is shown of one kind."""
    index = KINDS.index(kind)
    plans = [
        (style, degrees, 100 * degrees + 10 * k + index)
        for degrees in AMPLITUDES
        for k, style in enumerate(("turn", "nod") * (EACH // 2))
    ]
    plans += [("approach", 10, 5000 + 10 * k + index) for k in range(APPROACHING)]
    rows, spent = [], []
    for style, degrees, seed in plans:
        more, cost = shown(kind, scenes.Movement(style, degrees, seed), seed)
        rows += more
        spent += cost
    return rows, spent


@pytest.fixture(scope="module")
def measured():
    cv2.setNumThreads(1)
    every = [every_movement(kind) for kind in KINDS]
    return [row for rows, _ in every for row in rows], [ms for _, spent in every for ms in spent]


def test_rates(measured):
    rows, spent = measured
    tables(rows, spent)
    final = [row for row in rows if row.style != "approach" and row.time == TIMES[-1]]
    sure = [row for row in final if row.degrees == 20]
    sheets = [row for row in sure if row.kind in ("flat", "bent")]
    heads = [row for row in sure if row.kind in ("solid", "studio")]
    assert np.mean([row.denial >= DENIED for row in sheets]) > 0.8
    assert np.mean([row.denial <= -DENIED for row in sheets]) < 0.1
    assert np.mean([row.denial <= -DENIED for row in heads]) > 0.6
    assert np.mean([row.denial >= DENIED for row in heads]) < 0.05
