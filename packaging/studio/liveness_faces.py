"""Draw faces for the studio's liveness network: living people, prints and dark screens.

    python packaging/studio/liveness_faces.py FILE.npz --people 96 --seed 1
    python packaging/studio/liveness_faces.py FILE.npz --cast

Random people come and go before the studio's camera, or somebody else holds up their picture. What
the program's own detector finds is cut out as the liveness stage cuts it. With `--cast` it is the
studio's own people, whom no training ever sees.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
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
from core.capture.studio.stage import Stage
from core.face import boxes
from core.face.cuts import cut_box
from core.face.detection import FaceFinder
from core.models.registry import Registry
from core.models.stages import CropLiveness

RATE = 5.0
STAY = 5.0
GROUP = 4
LEAST_OVERLAP = 0.35


def scene(rng: np.random.Generator, people: int) -> Scene:
    """Return a script: each person alive once, and once as a picture that somebody holds up."""
    visits: list[Visit] = []
    start = 0.0
    for who in range(people):
        for kind in ("live", "print", "live", "print"):
            distance = float(np.exp(rng.uniform(np.log(44), np.log(100))))
            if kind != "live":
                distance = float(np.exp(rng.uniform(np.log(38), np.log(75))))
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


def faces(everybody: dict[str, Looks], seed: int) -> Iterator[tuple[NDArray[np.uint8], Kind, str]]:
    """Yield crops (112, 112) with what they show and of whom."""
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
        stage = Stage(script, seed * 1000 + start, (640, 480), RATE)
        finder.reset()
        for number in range(round(script.duration * RATE)):
            truth = stage.truth(number).faces
            if not truth:
                continue
            pixels = stage.picture(number)
            for found in finder.find_live(pixels, number / RATE)[:2]:
                overlaps = [boxes.overlap(found.box, one.box) for one in truth]
                best = int(np.argmax(overlaps))
                if overlaps[best] < LEAST_OVERLAP or min(boxes.sides(found.box)) < 56:
                    continue
                crop = cut_box(pixels, found.box, CropLiveness.cut)
                yield np.asarray(crop, np.uint8), truth[best].kind, truth[best].name


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cast", action="store_true")
    options = parser.parse_args()
    if options.cast:
        everybody = dict(cast.CAST)
    else:
        drawn = [random_looks(options.seed * 10_000 + k)[1] for k in range(options.people)]
        everybody = {f"p{k}": replace(looks, name=f"p{k}") for k, looks in enumerate(drawn)}
    rows = list(faces(everybody, options.seed))
    np.savez_compressed(
        options.file,
        crops=np.stack([crop for crop, _, _ in rows]),
        kinds=np.array([kind for _, kind, _ in rows]),
        people=np.array([name for _, _, name in rows]),
    )
    print(len(rows), "faces;", sum(kind == "live" for _, kind, _ in rows), "alive")


if __name__ == "__main__":
    main()
