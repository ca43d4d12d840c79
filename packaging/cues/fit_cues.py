"""Show what lamp, glint, blink, edges and stirring measure on studio people and on fakes.

    python packaging/cues/fit_cues.py --seeds 12 --portraits FOLDER

Takes about a minute a seed. People are drawn at random, so that the studio's own cast, by whom
tests/bench/test_cues.py judges, has no part in it. The constants in `core.face.cues` were set by
hand in sight of this table: wider than what is printed wherever real cameras, rooms and people
differ from the studio's (docs/cues.md says which, and why).
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "studio"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from choose_cast import random_looks

from core.capture.studio import cast
from core.capture.studio.motion import _lids
from core.face.cues.blink import BlinkWatch
from core.face.cues.edges import EdgesWatch
from core.face.cues.glint import GlintWatch
from core.face.cues.lamp import LampRules, LampWatch, _measure, _Taken
from core.face.cues.look import Look
from core.face.cues.stirring import StirringWatch
from tests.bench.cue_clips import Clip, clips, looks

PEOPLE = 24
FIRST_LOOKS = 770_000
KINDS = ("live", "flat-print", "print", "bent-print", "portrait", "stand", "cut-out", "mask")
WATCHES = (LampWatch, GlintWatch, BlinkWatch, EdgesWatch, StirringWatch)


def people() -> None:
    """Put random people on the stage in place of the studio's own."""
    known = cast.CAST
    assert isinstance(known, dict)
    known.clear()
    for number in range(PEOPLE):
        known[f"p{number}"] = replace(random_looks(FIRST_LOOKS + number)[1], name=f"p{number}")


def beside(seen: list[Look]) -> list[float]:
    """Return the light on the face by that beside the head, as `core.face.cues.lamp` takes it."""
    found = [_measure(look, LampRules()) for look in seen[::5]]
    return [one.step for one in found if isinstance(one, _Taken) and one.step is not None]


def blinks_of(clip: Clip) -> int:
    """Return how often somebody really blinks in the part of a clip that can be judged."""
    times = np.arange(0.0, clip.seconds - 1.0, 1 / 60)
    shut = np.array([_lids(clip.seed, float(time)) < 0.5 for time in times])
    return int((shut[1:] & ~shut[:-1]).sum())


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=12)
    parser.add_argument("--portraits", type=Path)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    people()
    photographs = sorted(options.portraits.glob("*.jpg"))[1::2] if options.portraits else []
    kinds = [kind for kind in KINDS if photographs or kind != "portrait"]
    values: dict[tuple[str, str], list[float]] = defaultdict(list)
    seen_blinks: dict[str, float] = defaultdict(float)
    watched: dict[str, float] = defaultdict(float)
    real_blinks = 0
    for clip in tqdm(clips(kinds, range(1, options.seeds + 1), photographs), disable=None):
        seen = list(looks(clip))
        for watch in (make() for make in WATCHES):
            for look in seen:
                watch.see(look)
            reading = watch.reading(seen[-1].time if seen else 0.0)
            if reading.value is not None:
                values[watch.cue.value, clip.kind].append(reading.value)
            if isinstance(watch, BlinkWatch):
                watched[clip.kind] += reading.seconds
                seen_blinks[clip.kind] += (reading.value or 0.0) * reading.seconds / 60
        values["beside", clip.kind] += beside(seen)
        real_blinks += blinks_of(clip) if clip.kind == "live" else 0
    print("| measured | of | clips | 5 % | median | 95 % | spread |\n|---|---|---|---|---|---|---|")
    for (what, kind), found in sorted(values.items()):
        low, middle, high = np.percentile(found, [5, 50, 95])
        spread = float(np.std(found))
        print(f"| {what} | {kind} | {len(found)} | {low:.2f} | {middle:.2f} | {high:.2f} |", end="")
        print(f" {spread:.2f} |")
    print(f"\nblinks: {real_blinks} of people, {seen_blinks['live']:.0f} were seen")
    for kind, seconds in watched.items():
        print(f"{kind}: {seen_blinks[kind]:.0f} seen in {seconds:.0f} s")


if __name__ == "__main__":
    main()
