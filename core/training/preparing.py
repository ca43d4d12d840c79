"""Looking at every picture of a training set before training starts: its face, or what is wrong."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.picture import PictureError, read_colour_picture
from core.face import boxes
from core.face.alignment import AlignmentError, align
from core.face.cuts import cut_box
from core.face.detection import FaceFinder
from core.face.liveness import LivenessGates
from core.face.quality_rules import QualityRules
from core.models.contract import DetectorNetwork, EmbedderNetwork
from core.models.stages import CropLiveness
from core.results import Detection, Float32
from core.training.findings import Finding, finding
from core.training.values import Cancelled, Goal, Progress, Sample, Show

ONE_SIZE: Final = 0.6
"""A second face this large, by side, beside the largest one makes it unclear who is meant. The
desk takes the largest, and so does training where it is clear."""

THUMB: Final = 28
"""Pixels a side of a thumb."""

LEAST_SIDE: Final = LivenessGates().smallest_side
LEAST_BETWEEN_EYES: Final = QualityRules().eye_distance.limit

_VALUES: Final[Mapping[tuple[Goal, str], Mapping[str, object]]] = {
    ("liveness", "too-small"): {"least": f"{LEAST_SIDE:.0f} pixels a side"},
    ("recogniser", "too-small"): {"least": f"{LEAST_BETWEEN_EYES:.0f} pixels between the eyes"},
}


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The faces of a training set, as the network will see them."""

    samples: tuple[Sample, ...]
    """Where each comes from."""

    pixels: NDArray[np.uint8]
    """Shape (faces, 112, 112): padded crops for liveness, chips for a recogniser."""

    thumbs: NDArray[np.uint8]
    """Shape (faces, 28, 28): chips, small, to tell whether two pictures are one."""

    vectors: Float32
    """Shape (faces, d): embeddings of the given recogniser, rows of length 1."""

    fingerprint: str
    """Checksum over pictures, people and kinds: the same for the same set only."""


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What was found in one picture."""

    face: NDArray[np.uint8]
    thumb: NDArray[np.uint8]
    vector: Float32
    digest: bytes
    """Of the grey levels, so that the same picture in another format is the same."""

    is_colour: bool


def look_at(
    folder: Path,
    samples: Sequence[Sample],
    goal: Goal,
    detector: DetectorNetwork,
    embedder: EmbedderNetwork,
    *,
    show: Show = lambda progress: None,
    cancelled: Cancelled = lambda: False,
) -> tuple[Faces, tuple[Finding, ...]] | None:
    """Find the face in every picture, and say which pictures can't be used.

    Parameters
    ----------
    folder
        Of the set.
    detector, embedder
        The program's own; the embedder only tells who looks the same.

    Returns
    -------
    Usable faces in the order of the samples, and what was found; None if it was cancelled.
    """
    finder = FaceFinder(detector)
    bad: dict[str, list[str]] = defaultdict(list)
    kept: list[tuple[Sample, _Look]] = []
    seen: dict[bytes, Sample] = {}
    clashes: list[str] = []
    began = time.monotonic()
    for number, sample in enumerate(samples):
        if cancelled():
            return None
        spent = time.monotonic() - began
        left = spent / number * (len(samples) - number) if number else None
        show(Progress("looking", number, len(samples), left))
        outcome = _look(folder / sample.name, goal, finder, embedder)
        if isinstance(outcome, str):
            bad[outcome].append(sample.name)
            continue
        before = seen.setdefault(outcome.digest, sample)
        if before is not sample:
            if (before.person, before.kind) == (sample.person, sample.kind):
                bad["repeated"].append(sample.name)
                continue
            clashes.append(f"{before.name} = {sample.name}")
        if outcome.is_colour:
            bad["colour"].append(sample.name)
        kept.append((sample, outcome))
    show(Progress("looking", len(samples), len(samples), 0.0))
    faces = _faces(kept, f"{goal} {detector.card.identity}", embedder.dimension)
    findings = [finding(kind, bad[kind], **_VALUES.get((goal, kind), {})) for kind in sorted(bad)]
    if clashes:
        findings.append(finding("same-picture", clashes))
    return faces, tuple(findings)


def _look(file: Path, goal: Goal, finder: FaceFinder, embedder: EmbedderNetwork) -> _Look | str:
    """Return the face of a picture, or the kind of finding that it is."""
    try:
        picture = read_colour_picture(file)
    except PictureError:
        return "unreadable"
    pixels = picture.grey
    found = finder.find(pixels)
    if not found:
        return "no-face"
    face, *others = found
    if any(_side(other) >= ONE_SIZE * _side(face) for other in others):
        return "several-faces"
    # Smaller faces are never judged at the desk, so nothing is learned from them.
    if goal == "liveness" and _side(face) < LEAST_SIDE:
        return "too-small"
    if goal == "recogniser" and _between_eyes(face) < LEAST_BETWEEN_EYES:
        return "too-small"
    try:
        chip = align(pixels, face.landmarks)
        cut = chip if goal == "recogniser" else cut_box(pixels, face.box, CropLiveness.cut)
    except (AlignmentError, ValueError):
        return "cut-off"
    return _Look(
        np.asarray(cut, np.uint8),
        np.asarray(cv2.resize(chip, (THUMB, THUMB), interpolation=cv2.INTER_AREA), np.uint8),
        embedder.embed(chip[None])[0],
        hashlib.sha256(str(pixels.shape).encode() + pixels.tobytes()).digest(),
        picture.colour is not None,
    )


def _faces(kept: Sequence[tuple[Sample, _Look]], what: str, dimension: int) -> Faces:
    fingerprint = hashlib.sha256(what.encode())
    for sample, look in kept:
        fingerprint.update(f"\n{sample.name}\t{sample.person}\t{sample.kind}\t".encode())
        fingerprint.update(look.digest)
    looks = [look for _, look in kept]
    return Faces(
        tuple(sample for sample, _ in kept),
        np.array([look.face for look in looks], np.uint8).reshape(-1, 112, 112),
        np.array([look.thumb for look in looks], np.uint8).reshape(-1, THUMB, THUMB),
        np.array([look.vector for look in looks], np.float32).reshape(-1, dimension),
        fingerprint.hexdigest(),
    )


def _side(face: Detection) -> float:
    return float(min(boxes.sides(face.box)))


def _between_eyes(face: Detection) -> float:
    left, right = face.landmarks[:2].astype(np.float64)
    return float(np.hypot(*(right - left)))
