"""A training set that was looked at, checked and dealt out; or all that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.models.contract import DetectorNetwork, EmbedderNetwork
from core.training.findings import Finding, finding
from core.training.likeness import compare_folders, people_of
from core.training.preparing import Faces, look_at
from core.training.reading import read_set
from core.training.splitting import LEAST_FOR_TEST, TEST, VALIDATION, split
from core.training.values import LIVE, PARTS, Cancelled, Goal, Sample, Show

LEAST_LIVE: Final = 6
LEAST_FAKES: Final = 4
LEAST_PEOPLE: Final = 12
"""Of a recogniser's set, with two usable pictures each: fewer strangers make no threshold."""

LEAST_STRANGERS: Final = 4
"""People in each part that a recogniser is judged on."""

LEAST_FROM_SCRATCH: Final = 1000
"""People from which a recogniser that starts from nothing is worth a try (ours, and generous)."""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Faces with what they show and the part that they are in."""

    pixels: NDArray[np.uint8]
    """Shape (faces, 112, 112)."""

    people: NDArray[np.int32]
    """Shape (faces,): who it is, or whom the fake shows, 0 to P-1."""

    kinds: tuple[str, ...]
    """For each face, `LIVE` or the kind of attack."""

    part: NDArray[np.int8]
    """Shape (faces,): place in `PARTS`."""

    given: NDArray[np.float32]
    """Shape (faces, d): embeddings of the given recogniser, to compare with."""

    fingerprint: str
    """Of the set; see `core.training.preparing.Faces`."""

    findings: tuple[Finding, ...]
    """All that is to be said; see `core.training.findings.require_usable`."""

    def places(self, part: int) -> NDArray[np.int64]:
        """Return the faces of a part of `PARTS`, in their order."""
        return np.flatnonzero(self.part == part)

    @property
    def judged(self) -> int:
        """Part that the final figures come from: the test, where there is one."""
        return TEST if (self.part == TEST).any() else VALIDATION

    def count(self, part: int) -> dict[str, dict[str, int]]:
        """Return pictures and people of each kind in a part; living ones under "live"."""
        where = self.places(part)
        pictures = Counter(self.kinds[place] or "live" for place in where)
        people = {
            kind: len({int(self.people[p]) for p in where if (self.kinds[p] or "live") == kind})
            for kind in pictures
        }
        return {
            kind: {"pictures": pictures[kind], "people": people[kind]} for kind in sorted(pictures)
        }

    def counts(self) -> dict[str, dict[str, dict[str, int]]]:
        """Return `count` of each part by its name."""
        return {name: self.count(part) for part, name in enumerate(PARTS)}


def prepare(
    folder: Path,
    goal: Goal,
    detector: DetectorNetwork,
    embedder: EmbedderNetwork,
    *,
    seed: int,
    from_scratch: bool = True,
    show: Show = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> Dataset | None:
    """Read, check and deal out a training set. Trains nothing; None if it was cancelled.

    Parameters
    ----------
    seed
        Of the chance that deals people out.
    from_scratch
        Of a recogniser: whether it starts from nothing.

    Raises
    ------
    TrainingError
        If the folder is no such set. All else stands in `Dataset.findings`.
    """
    samples, layout = read_set(folder, goal)
    looked = look_at(folder, samples, goal, detector, embedder, show=show, cancelled=cancelled)
    if looked is None:
        return None
    faces, pictures = looked
    findings = [*layout, *pictures]
    if goal == "recogniser":
        faces, single = _without_single(faces)
        findings += single
    lack = _lack(faces.samples, goal, from_scratch=from_scratch)
    findings += lack
    _, people = people_of(faces)
    part = np.zeros(len(people), np.int8)
    if not any(one.weight == "stops" for one in lack):
        alike, likeness = compare_folders(faces)
        findings += likeness
        kinds = [sample.kind for sample in faces.samples]
        test = _living(faces.samples) >= LEAST_FOR_TEST
        least = LEAST_STRANGERS if goal == "recogniser" else 1
        part = split(alike[people].tolist(), kinds, seed, test=test, least=least)
        findings += _of_parts(kinds, part, people, goal)
    return Dataset(
        faces.pixels,
        people,
        tuple(sample.kind for sample in faces.samples),
        part,
        faces.vectors,
        faces.fingerprint,
        tuple(findings),
    )


def _without_single(faces: Faces) -> tuple[Faces, list[Finding]]:
    """Leave out people with one picture."""
    pictures = Counter(sample.person for sample in faces.samples)
    single = sorted(name for name, count in pictures.items() if count < 2)
    if not single:
        return faces, []
    kept = [n for n, sample in enumerate(faces.samples) if pictures[sample.person] >= 2]
    rest = Faces(
        tuple(faces.samples[n] for n in kept),
        faces.pixels[kept],
        faces.thumbs[kept],
        faces.vectors[kept],
        faces.fingerprint,
    )
    return rest, [finding("single", single)]


def _lack(samples: Sequence[Sample], goal: Goal, *, from_scratch: bool) -> list[Finding]:
    people = _living(samples)
    if goal == "recogniser":
        if people < LEAST_PEOPLE:
            return [finding("few-people", found=people, least=LEAST_PEOPLE)]
        if from_scratch and people < LEAST_FROM_SCRATCH:
            return [finding("from-scratch", found=people)]
        return []
    fakes = len({sample.person for sample in samples if sample.kind != LIVE})
    if not people or not fakes:
        return [finding("no-fakes" if people else "no-living")]
    found = []
    if people < LEAST_LIVE:
        found.append(finding("few-people", found=people, least=LEAST_LIVE))
    if fakes < LEAST_FAKES:
        found.append(finding("few-fakes", found=fakes, least=LEAST_FAKES))
    return found


def _of_parts(
    kinds: Sequence[str], part: NDArray[np.int8], people: NDArray[np.int32], goal: Goal
) -> list[Finding]:
    """Say what is missing in a part."""
    shown: list[set[str]] = [set() for _ in PARTS]
    seen: list[set[int]] = [set() for _ in PARTS]
    for kind, place, person in zip(kinds, part, people, strict=True):
        shown[place].add(kind)
        seen[place].add(int(person))
    for place in range(len(PARTS)):
        if place == TEST and not seen[TEST]:
            continue
        if goal == "recogniser" and len(seen[place]) < 2:
            return [finding("in-both")]
        if goal == "liveness" and not (LIVE in shown[place] and len(shown[place]) > 1):
            return [finding("in-both")]
    found = []
    last = TEST if seen[TEST] else VALIDATION
    unproven = sorted(set(kinds) - shown[last] - {LIVE})
    if unproven:
        found.append(finding("unproven", unproven))
    if not seen[TEST]:
        found.append(finding("no-test", least=LEAST_FOR_TEST))
    return found


def _living(samples: Sequence[Sample]) -> int:
    return len({sample.person for sample in samples if sample.kind == LIVE})
