"""Draw faces for the studio's liveness network: living people, and fakes of every kind.

    python packaging/studio/liveness_faces.py FILE.npz --people 56 --seed 1 --rate 1.2
    python packaging/studio/liveness_faces.py FILE.npz --cast

Random people come and go before the studio's camera, or somebody else holds up their picture or
wears their face. What the program's own detector finds is cut out as the liveness stage cuts it.
On dark glass it finds next to nothing; there the pictured face's own place is cut out instead, and
the file says so. With `--cast` it is the studio's own people, whom no training ever sees.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from choose_cast import random_looks
from numpy.typing import NDArray
from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.capture.studio import cast, person
from core.capture.studio.camera import Light
from core.capture.studio.looks import Looks
from core.capture.studio.scenes import Kind, Scene, Visit
from core.capture.studio.stage import FaceTruth, Stage
from core.face import boxes
from core.face.cuts import cut_box
from core.face.detection import FaceFinder
from core.models.registry import Registry
from core.models.stages import CropLiveness

STAY = 5.0
KINDS: tuple[Kind, ...] = (
    *("live", "print", "mask", "live", "flat-print", "cut-out", "phone"),
    *("live", "bent-print", "screen"),
)
NEAR: dict[Kind, tuple[float, float]] = {
    "live": (44, 100),
    "cut-out": (42, 85),
    "mask": (44, 95),
    "phone": (24, 48),
}
"""Nearest and farthest in centimetres; whatever isn't named is a sheet."""

GLASS: tuple[Kind, ...] = ("phone", "screen")
GROUP = 4
LEAST_OVERLAP, LEAST_ON_GLASS = 0.35, 0.5
LEAST_SIDE = 56.0


def scene(rng: np.random.Generator, people: int) -> Scene:
    """Return a script: each person alive, and as a fake of every kind."""
    visits: list[Visit] = []
    start = 0.0
    for who in range(people):
        for kind in KINDS:
            near, far = NEAR.get(kind, (38, 75))
            distance = float(np.exp(rng.uniform(np.log(near), np.log(far))))
            visits.append(
                Visit(
                    who,
                    start,
                    STAY,
                    kind,
                    x=float(rng.uniform(-0.16, 0.16) * distance),
                    distance=distance,
                    side=float(rng.choice([-1.0, 1.0])),
                    around=bool(rng.random() < 0.7),
                    stays=bool(rng.random() < 0.6),
                )
            )
            start += STAY + 0.4
    lit = Light(
        lamp=1.0,
        around=float(np.exp(rng.uniform(np.log(0.01), np.log(0.25)))),
        window=float(rng.uniform(0.0, 0.2)),
        sun=float(rng.uniform(0.0, 0.3)) if rng.random() < 0.2 else 0.0,
    )
    return Scene("training", "", start, tuple(visits), lit=lit)


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A face as the liveness stage sees it."""

    crop: NDArray[np.uint8]
    """Shape (112, 112)."""

    kind: Kind
    name: str
    found: bool
    """Whether the detector found it; else it is cut at the place where it is drawn."""


def faces(everybody: dict[str, Looks], seed: int, rate: float) -> Iterator[Cut]:
    """Yield the faces of everybody, alive and as fakes, `rate` frames of a second."""
    finder = FaceFinder(Registry().load_detector())
    names = list(everybody)
    for start in tqdm(range(0, len(names), GROUP), unit="group"):
        group = names[start : start + GROUP]
        rng = np.random.default_rng([seed, start, 7])
        known = cast.CAST
        assert isinstance(known, dict)
        known.clear()
        known.update({name: everybody[name] for name in group})
        person.build.cache_clear()
        script = scene(rng, len(group))
        stage = Stage(script, seed * 1000 + start, (640, 480), rate)
        for number in range(round(script.duration * rate)):
            truth = stage.truth(number).faces
            if not truth or min(boxes.sides(truth[0].box)) < LEAST_SIDE / 2:
                continue
            pixels = stage.picture(number)
            # Much has moved since, and often somebody else stands there.
            finder.reset()
            yield from cuts(finder, pixels, truth, number / rate, rng)


def cuts(
    finder: FaceFinder,
    pixels: NDArray[np.uint8],
    truth: tuple[FaceTruth, ...],
    time: float,
    rng: np.random.Generator,
) -> Iterator[Cut]:
    """Yield what is found in one frame, and faces on glass that are not found."""
    open_faces = list(truth)
    for found in finder.find_live(pixels, time)[:2]:
        overlaps = [boxes.overlap(found.box, one.box) for one in truth]
        best = truth[int(np.argmax(overlaps))]
        least = LEAST_ON_GLASS if best.kind in GLASS else LEAST_OVERLAP
        if max(overlaps) < least or min(boxes.sides(found.box)) < LEAST_SIDE:
            continue
        if best in open_faces:
            open_faces.remove(best)
        crop = cut_box(pixels, found.box, CropLiveness.cut)
        yield Cut(np.asarray(crop, np.uint8), best.kind, best.name, True)
    for one in open_faces:
        if one.kind in GLASS and one.looking and min(boxes.sides(one.box)) >= LEAST_SIDE:
            wide, high = boxes.sides(one.box)
            shift = rng.normal(0, 0.05, 4) * np.array([wide, high, wide, high])
            crop = cut_box(pixels, (one.box + shift).astype(np.float32), CropLiveness.cut)
            yield Cut(np.asarray(crop, np.uint8), one.kind, one.name, False)


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=56)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2.0, help="frames of a second")
    parser.add_argument("--cast", action="store_true")
    options = parser.parse_args()
    if options.cast:
        everybody = dict(cast.CAST)
    else:
        drawn = [random_looks(options.seed * 10_000 + k)[1] for k in range(options.people)]
        everybody = {f"p{k}": replace(looks, name=f"p{k}") for k, looks in enumerate(drawn)}
    rows = list(faces(everybody, options.seed, options.rate))
    np.savez_compressed(
        options.file,
        crops=np.stack([row.crop for row in rows]),
        kinds=np.array([row.kind for row in rows]),
        people=np.array([row.name for row in rows]),
        found=np.array([row.found for row in rows]),
    )
    counted = Counter((row.kind, row.found) for row in rows)
    for (kind, found), count in sorted(counted.items()):
        print(f"{kind}: {count} {'found' if found else 'not found by the detector'}")


if __name__ == "__main__":
    main()
