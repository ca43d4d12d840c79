"""The studio's own liveness network judges the studio, and nothing else."""

from __future__ import annotations

import dataclasses
import shutil
from collections import Counter

import numpy as np
import pytest

from core import paths
from core.capture.studio.scenes import Scene, Visit
from core.capture.studio.source import StudioSource
from core.frame import Frame
from core.models.registry import Registry
from core.pipeline import Pipeline, Rates
from core.results import LivenessReason, LivenessVerdict
from core.settings import Settings

RATE = 5.0
SCENE = Scene(
    "both",
    "",
    16.0,
    (
        Visit(0, 0.0, 4.0, stays=False, around=False),
        Visit(1, 4.0, 4.0, "print", distance=52, around=False),
        Visit(2, 8.0, 4.0, distance=72, around=False),
        Visit(0, 12.0, 4.0, "print", distance=48, around=False),
    ),
)


@pytest.fixture(scope="module")
def shown() -> list[tuple[Frame, str]]:
    """Frames of the studio with what they truly show."""
    source = StudioSource("visitors", realtime=False, rate=RATE)
    source.scene = SCENE
    source.open()
    found = []
    for number in range(round(SCENE.duration * RATE)):
        frame = source.read()
        faces = source.truth(number).faces
        if faces and faces[0].looking:
            found.append((frame, faces[0].kind))
    source.close()
    return found


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    made = Pipeline.load(Settings())
    made.rates = Rates(judge_every=0.0)
    return made


def judged(pipeline: Pipeline, frame: Frame) -> tuple[LivenessVerdict, LivenessReason] | None:
    pipeline.reset()
    faces = pipeline.analyse(frame).faces
    if not faces or faces[0].liveness is None:
        return None
    return faces[0].liveness.verdict, faces[0].liveness.reason


def test_living_people_are_live_and_prints_are_not(pipeline, shown):
    said: dict[str, Counter[LivenessVerdict]] = {"live": Counter(), "print": Counter()}
    for frame, kind in shown:
        found = judged(pipeline, frame)
        if found is not None and found[1] is LivenessReason.JUDGED:
            said[kind][found[0]] += 1
    assert set(said["live"]) == {LivenessVerdict.LIVE}
    assert set(said["print"]) == {LivenessVerdict.SPOOF}
    assert min(sum(each.values()) for each in said.values()) >= 8


def test_the_same_pixels_from_a_camera_are_not_judged(pipeline, shown):
    frame = next(frame for frame, kind in shown if kind == "live")
    from_camera = dataclasses.replace(frame, synthetic=False, source="a camera")
    assert judged(pipeline, from_camera) == (LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL)
    assert "liveness" not in pipeline.analyse(from_camera).models
    assert pipeline.analyse(frame).models["liveness"] == "studio-liveness"
    still = pipeline.analyse_picture(np.array(frame.pixels)).faces[0].liveness
    assert still is not None
    assert still.verdict is LivenessVerdict.NOT_JUDGED


def test_chosen_by_hand_it_says_that_it_is_for_the_studio(shown):
    pipeline = Pipeline.load(Settings(liveness="studio-liveness"))
    frame = next(frame for frame, kind in shown if kind == "live")
    assert judged(pipeline, frame) == (LivenessVerdict.LIVE, LivenessReason.JUDGED)
    from_camera = dataclasses.replace(frame, synthetic=False)
    assert judged(pipeline, from_camera) == (
        LivenessVerdict.NOT_JUDGED,
        LivenessReason.STUDIO_ONLY,
    )


def test_missing_or_damaged_it_stops_nothing(tmp_path, shown):
    weights = tmp_path / "weights"
    shutil.copytree(paths.weights_dir(), weights)
    file = weights / "studio-liveness" / "graph.onnx"
    file.write_bytes(file.read_bytes()[:-10])
    pipeline = Pipeline.load(Settings(), Registry(weights))
    frame = next(frame for frame, kind in shown if kind == "live")
    assert judged(pipeline, frame) == (LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL)
