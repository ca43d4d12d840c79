"""Choose the studio's persons: draw random looks, keep those that the recogniser tells apart.

    python packaging/studio/choose_cast.py --candidates 240 --minutes 5 > cast.json

Every candidate is drawn from the front and turned; the real detector and recogniser look at
both. From those, half women and half men are exchanged one by one until the most alike pairs
are as far apart as the candidates allow. Then, for some minutes, features of whoever is most
like the others are exchanged with random ones, and kept where that sets them apart.
Prints the text for `core/capture/studio/cast.json`; look at the persons before putting it there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.capture.studio.camera import Camera
from core.capture.studio.cast import read
from core.capture.studio.head import SHAPE
from core.capture.studio.looks import Brows, Looks
from core.capture.studio.motion import Pose
from core.capture.studio.person import Performer, Person
from core.capture.studio.scenes import ROOM, Visit
from core.capture.studio.sensor import Sensor
from core.capture.studio.stage import FACE_DEPTH, FOCAL, PIVOT, rotation
from core.face.alignment import align
from core.models.registry import Registry

NAMES = {
    "female": ["Ada", "Cleo", "Edda", "Gesa", "Ines", "Kira", "Mona", "Olga", "Rika"],
    "male": ["Bruno", "Dario", "Fritz", "Hanno", "Jannik", "Lasse", "Nils", "Pelle", "Sami"],
}
KIND_OF = {name: kind for kind, names in NAMES.items() for name in names}
# Where free choice would give caricatures.
LIMITS = {
    "eye distance": (-0.8, 1.2),
    "cheeks": (-0.9, 1.3),
    "chin width": (-0.7, 1.5),
    "chin drop": (-1.3, 1.0),
    "chin": (-1.2, 1.2),
    "face length": (-1.2, 1.2),
    "jaw": (-1.4, 1.5),
    "nose hump": (-1.0, 1.5),
    "nose bridge": (-1.4, 1.3),
    "nose width": (-1.1, 1.7),
    "nose tip": (-1.2, 1.6),
    "lower face": (-1.2, 1.3),
    "mouth width": (-1.3, 1.6),
    "face width": (-1.4, 1.4),
    "nose tip turn": (-1.4, 1.2),
    "mouth corners": (-1.2, 1.2),
    "eye slant": (-1.0, 1.1),
    "eye depth": (-1.4, 1.2),
}
SPREAD = 1.2
POSES = ((0.0, 0.0, 62.0), (14.0, 4.0, 72.0))  # yaw, pitch in degrees, distance in cm


def random_looks(seed: int) -> tuple[str, Looks]:
    """Return "female" or "male" and looks that suit."""
    r = np.random.default_rng([seed, 5])

    def uniform(low: float, high: float) -> float:
        return round(float(r.uniform(low, high)), 2)

    fem = bool(r.random() < 0.5)
    shape = {k: float(np.clip(r.normal() * 0.85 * SPREAD, -1.9, 1.9)) for k in SHAPE}
    for k in ("face length", "fold", "eye slant", "lips forward"):
        shape[k] *= 0.7
    shape["jaw"] += -0.6 if fem else 0.5
    shape["brow ridge"] += -0.7 if fem else 0.7
    shape["lips"] += 0.5 if fem else -0.3
    shape["eye size"] = shape["eye size"] * 0.6 + (0.6 if fem else 0.15) + 0.5
    shape["nose width"] += -0.2 if fem else 0.2
    for k, (low, high) in LIMITS.items():
        shape[k] = min(max(shape[k], low), high)
    shape = {k: round(max(-2.0, min(2.0, v)), 2) for k, v in shape.items()}
    brows = Brows(
        height=round(float(r.normal(0.05, 0.22)), 2),
        thickness=uniform(0.3, 0.62) if fem else uniform(0.5, 1.05),
        arch=uniform(0.0, 0.5),
        slant=round(float(r.normal(0, 0.22)), 2),
        length=uniform(0.8, 1.1),
        gap=uniform(-0.5, 0.5),
        dark=uniform(0.35, 0.8),
    )
    women = ["long", "bob", "fringe", "bun", "scarf", "side", "long", "cropped"]
    men = ["bald", "cropped", "short", "side", "short", "fringe", "cropped"]
    hair = str(r.choice(women if fem else men))
    looks = Looks(
        "x",
        seed,
        shape,
        skin=uniform(0.36, 0.66),
        blotches=uniform(0.3, 1),
        age=round(float(r.uniform(0, 1) ** 1.5), 2),
        brows=brows,
        iris=uniform(0.16, 0.45),
        iris_size=uniform(0.54, 0.63),
        lids=uniform(-0.12, 0.22),
        crease=uniform(0, 1),
        eye_tilt=round(float(np.clip(r.normal(0.02, 0.06), -0.1, 0.15)), 2),
        shadow=uniform(0, 0.8),
        lip_curve=round(float(r.normal(0, 0.12)), 2),
        lashes=uniform(0.6, 1) if fem else uniform(0.2, 0.6),
        lips=uniform(0.12, 0.5),
        freckles=max(0.0, uniform(-1, 0.9)),
        moles=int(r.integers(0, 4)),
        hair=hair,
        hair_tone=float(r.choice([0.07, 0.1, 0.14, 0.2, 0.3, 0.42])),
        hairline=round(float(r.normal(0, 3)), 1),
        beard="none"
        if fem or r.random() < 0.4
        else str(r.choice(["stubble", "moustache", "goatee", "full"])),
        beard_tone=uniform(0.1, 0.35),
        glasses="none" if r.random() < 0.7 else str(r.choice(["round", "square", "thin"])),
        cloth=float(r.choice([0.18, 0.24, 0.3, 0.4, 0.7, 0.78])),
        girth=uniform(0.85, 0.97) if fem else uniform(0.97, 1.12),
    )
    return ("female" if fem else "male"), looks


def picture(looks: Looks, yaw: float, pitch: float, distance: float) -> np.ndarray:
    """Draw `looks` alone before a dark ground: grey (480, 640)."""
    person = Person(looks)
    pose = Pose(Visit(0, 0, 1), 0.0, -2.0, distance, yaw, pitch, 0.0, 1.0, (0.0, 0.0))
    place = np.array([0, -2.0, -distance - FACE_DEPTH], np.float32)
    points, normals = person.posed(rotation(pose), PIVOT, place)
    atlas = Performer(person).atlas(1.0, (0.0, 0.0))
    drawn = Camera(640, 480, FOCAL).draw(points, normals, person.mesh, atlas, ROOM)
    assert drawn is not None
    radiance = np.full((480, 640), 0.02, np.float32)
    h, w = drawn.cover.shape
    part = radiance[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
    part *= 1 - drawn.cover
    part += drawn.radiance
    gain = 0.42 * (0.56 * ((100 / distance) ** 2 + 0.07)) ** -0.8
    return Sensor(640, 480, 1).expose(radiance, gain, 0)


def choose(kinds: list[str], seen: np.ndarray, each: int, tries: int) -> list[int]:
    """Return indices of `each` women and men of `seen` (n, poses, d) that are least alike."""
    n = len(seen)
    alike = np.full((n, n), -1.0)
    for a in range(len(POSES)):
        for b in range(len(POSES)):
            alike = np.maximum(alike, seen[:, a] @ seen[:, b].T)
    steady = [i for i in range(n) if seen[i, 0] @ seen[i, 1] > 0.8]
    women = [i for i in steady if kinds[i] == "female"]
    men = [i for i in steady if kinds[i] == "male"]
    rng = np.random.default_rng(0)

    def cost(group: list[int]) -> float:
        pairs = alike[np.ix_(group, group)][np.triu_indices(len(group), 1)]
        return float((np.clip(pairs - 0.2, 0, None) ** 2).sum() + 2 * pairs.max())

    best: tuple[float, list[int]] | None = None
    for _ in range(tries):
        group = [*rng.choice(women, each, False).tolist(), *rng.choice(men, each, False).tolist()]
        now = cost(group)
        for _ in range(2000):
            k = int(rng.integers(2 * each))
            other = int(rng.choice(women if k < each else men))
            if other in group:
                continue
            changed = [*group[:k], other, *group[k + 1 :]]
            then = cost(changed)
            if then < now:
                group, now = changed, then
        if best is None or now < best[0]:
            best = (now, group)
    assert best is not None
    pairs = alike[np.ix_(best[1], best[1])][np.triu_indices(2 * each, 1)]
    print(
        f"most alike {pairs.max():.3f}, 95 % below {np.percentile(pairs, 95):.3f}", file=sys.stderr
    )
    return best[1]


def mixed(looks: Looks, other: Looks, rng: np.random.Generator, share: float) -> Looks:
    """Return `looks` with about `share` of its features taken from `other`."""
    shape = {k: (other if rng.random() < share else looks).shape[k] for k in SHAPE}
    taken = {
        field.name: getattr(other, field.name)
        for field in fields(Looks)
        if field.name not in ("name", "seed", "shape", "hair", "beard", "glasses", "girth")
        and rng.random() < share
    }
    return replace(looks, shape=shape, **taken)


def improve(
    kinds: list[str], group: list[Looks], look: Callable[[Looks], np.ndarray | None], minutes: float
) -> list[Looks]:
    """Set the members of `group` further apart, in place of chance."""
    seen = []
    for looks in group:
        vectors = look(looks)
        assert vectors is not None
        seen.append(vectors)

    def burden(k: int, vectors: np.ndarray) -> float:
        alike = np.array([(vectors @ v.T).max() for i, v in enumerate(seen) if i != k])
        # A face that changes much with the pose is no gain.
        return float((np.clip(alike - 0.2, 0, None) ** 2).sum() - 0.3 * (vectors[0] @ vectors[1]))

    rng = np.random.default_rng(0)
    fresh = 10**6
    end = time.monotonic() + 60 * minutes
    kept = tried = 0
    while time.monotonic() < end:
        weights = np.array([burden(k, v) + 0.35 for k, v in enumerate(seen)]) ** 2
        k = int(rng.choice(len(group), p=weights / weights.sum()))
        fresh += 1
        while random_looks(fresh)[0] != kinds[k]:
            fresh += 1
        changed = mixed(group[k], random_looks(fresh)[1], rng, float(rng.choice([0.15, 0.3, 0.5])))
        vectors = look(changed)
        tried += 1
        if vectors is not None and burden(k, vectors) < burden(k, seen[k]):
            group[k], seen[k] = changed, vectors
            kept += 1
    pairs = np.array([(a @ b.T).max() for i, a in enumerate(seen) for b in seen[i + 1 :]])
    print(
        f"{kept} of {tried} changes kept; most alike {pairs.max():.3f}, "
        f"95 % below {np.percentile(pairs, 95):.3f}, median {np.median(pairs):.3f}",
        file=sys.stderr,
    )
    return group


def written(group: list[Looks]) -> str:
    """Return the group as the text of `cast.json`, a person a line."""
    return "[\n" + ",\n".join(json.dumps(asdict(looks)) for looks in group) + "\n]"


def main() -> None:
    """Draw, look, choose, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=4000, help="seed of the first candidate")
    parser.add_argument("--candidates", type=int, default=240)
    parser.add_argument("--each", type=int, default=8, help="women, and as many men")
    parser.add_argument("--cast", type=Path, help="start from this cast.json, without candidates")
    parser.add_argument("--minutes", type=float, default=5.0, help="time to set them apart")
    args = parser.parse_args()
    detector, recogniser = Registry().load_detector(), Registry().load_recogniser()

    def look(looks: Looks) -> np.ndarray | None:
        chips = []
        for yaw, pitch, distance in POSES:
            pixels = picture(looks, yaw, pitch, distance)
            found = detector.detect(pixels)
            if not found or found[0].score < 0.95:
                return None
            chips.append(align(pixels, found[0].landmarks))
        return recogniser.embed(np.stack(chips))

    if args.cast:
        group = list(read(args.cast.read_text("utf-8")).values())
        kinds = [KIND_OF[looks.name.split()[0]] for looks in group]
    else:
        kinds, steady, seen = [], [], []
        for seed in tqdm(range(args.first, args.first + args.candidates)):
            kind, looks = random_looks(seed)
            vectors = look(looks)
            if vectors is not None:
                kinds.append(kind)
                steady.append(seed)
                seen.append(vectors)
        seeds = [steady[i] for i in choose(kinds, np.array(seen), args.each, 30)]
        chosen = [random_looks(seed) for seed in seeds]
        names = {kind: iter(names) for kind, names in NAMES.items()}
        kinds = [kind for kind, _ in chosen]
        group = [replace(looks, name=f"{next(names[kind])} (studio)") for kind, looks in chosen]
    print(written(improve(kinds, group, look, args.minutes)))


if __name__ == "__main__":
    main()
