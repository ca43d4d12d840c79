"""Analysing a still picture: every stage, whatever the quality, and no tracks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.face import alignment, quality
from core.face.limits import Limits
from core.face_stages import FaceStages, aligned, as_taken
from core.frame import Frame, Picture
from core.results import Analysis, FaceAnalysis
from core.stopwatch import Stopwatch


def analyse(
    stages: FaceStages,
    picture: Picture | NDArray[np.uint8],
    limits: Limits,
    *,
    embed_all: bool = False,
) -> Analysis:
    """Find, judge and embed the faces of a picture.

    Where the detector is used vendor-exact, the picture is searched just as the vendor's code
    does; else with a border and, if it is small, enlarged.

    Parameters
    ----------
    picture
        A picture, or grey levels (H, W). Its colours go to the networks that take colours.
    limits
        What hinders recognition, and when liveness is not judged.
    embed_all
        Judge and embed all faces, not only the largest.
    """
    watch = Stopwatch()
    if not isinstance(picture, Picture):
        picture = Picture(picture)
    frame = Frame(0, 0.0, picture.grey)
    with watch.stage("detect"):
        found = stages.finder.find_in_picture(as_taken(picture, stages.slots.detector))
    faces: list[FaceAnalysis] = []
    chips: list[NDArray[np.uint8]] = []
    taken = as_taken(picture, stages.slots.recogniser)
    for index, face in enumerate(found):
        chip = aligned(frame.pixels, face, watch)
        with watch.stage("quality"):
            fitness = quality.assess(frame.pixels, face, chip, limits.quality)
        analysis = FaceAnalysis(face, fitness)
        if index == 0 or embed_all:
            with watch.stage("liveness"):
                liveness = stages.judge(
                    frame, picture, face, fitness, limits.liveness, always_ask=True
                )
            with watch.stage("rating"):
                rating = stages.rate(picture, face)
            analysis = replace(analysis, chip=chip, liveness=liveness, rating=rating)
            if chip is not None:
                chips.append(alignment.align(taken, face.landmarks) if taken.ndim == 3 else chip)
        faces.append(analysis)
    wanted = [index for index, face in enumerate(faces) if face.chip is not None]
    with watch.stage("embed"):
        embeddings = stages.embedding.embed(chips)
    for index, embedding in zip(wanted, embeddings, strict=True):
        faces[index] = replace(faces[index], embedding=embedding)
    return Analysis(frame, tuple(faces), stages.models, watch.milliseconds())
