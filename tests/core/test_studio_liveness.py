"""The studio's own liveness network judges the studio, and nothing else."""

from __future__ import annotations

import dataclasses
import shutil
from collections import Counter

import numpy as np
import pytest

from core import paths
from core.capture.studio.scenes import Kind, Scene, Visit
from core.capture.studio.source import StudioSource
from core.face import boxes
from core.frame import Frame
from core.models.registry import Registry
from core.pipeline import Pipeline, Rates
from core.results import LivenessReason, LivenessVerdict
from core.settings import Settings

RATE = 2.5
SCENE = Scene(
    "both",
    "",
    16.0,
    (
        Visit(0, 0.0, 4.0, stays=False, around=False),
        Visit(1, 4.0, 4.0, "print", distance=52, around=False),
        Visit(7, 8.0, 4.0, distance=72, around=False),
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


PAPER_AND_MASKS: tuple[Kind, ...] = ("print", "flat-print", "bent-print", "cut-out", "mask")
GLASS: tuple[Kind, ...] = ("phone", "screen")


def presented(kind: Kind) -> list[tuple[Frame, boxes.Box]]:
    """Return a few frames of one kind of fake, of the same person, and where the face is."""
    source = StudioSource("visitors", realtime=False, rate=1.0)
    visit = Visit(0, 0.0, 9.0, kind, distance=54, stays=True, around=False)
    source.scene = Scene("fake", "", 9.0, (visit,))
    source.open()
    frames = [source.read() for _ in range(2)]
    source.close()
    return [
        (frame, source.truth(frame.number).faces[0].box) for frame in frames if frame is not None
    ]


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
    assert min(sum(each.values()) for each in said.values()) >= 4


@pytest.mark.parametrize("kind", PAPER_AND_MASKS)
def test_fakes_of_paper_and_masks_are_called_fakes(pipeline, kind):
    found = [judged(pipeline, frame) for frame, _ in presented(kind)]
    assert found.count(None) <= 1
    assert {one for one in found if one} == {(LivenessVerdict.SPOOF, LivenessReason.JUDGED)}


@pytest.mark.parametrize("kind", GLASS)
def test_nothing_on_dark_glass_is_called_alive(pipeline, kind):
    for frame, box in presented(kind):
        pipeline.reset()
        for face in pipeline.analyse(frame).faces:
            on_glass = boxes.overlap(face.detection.box, box) >= 0.5  # else the holder's own face
            assert (
                not on_glass
                or face.liveness is None
                or face.liveness.verdict is not LivenessVerdict.LIVE
            )


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
