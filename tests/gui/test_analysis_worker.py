"""The analysis worker with real networks, called on the test's own thread."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.capture.discovery import make_source
from core.enrolment.shots import Shot
from core.face.alignment import align
from core.frame import Frame, Lamp
from core.people.gallery import Gallery, GalleryError, NewTemplate
from core.people.records import View
from core.pipeline import Pipeline
from core.quality import QualityReason
from core.results import (
    DecisionState,
    Embedding,
    FaceAnalysis,
    Liveness,
    LivenessReason,
    LivenessVerdict,
)
from core.settings import Settings
from gui.analysis_worker import AnalysisWorker
from gui.engine_values import EnrolWish
from gui.frame_feed import FrameFeed
from gui.live_result import LiveResult


@pytest.fixture(scope="module")
def studio_frames() -> list[Frame]:
    """Lit frames of somebody who stands before the camera."""
    source = make_source("studio:one-person")
    source.open()
    frames: list[Frame] = []
    while len(frames) < 12:
        frame = source.read(1.0)
        if frame is not None and frame.lamp is not Lamp.UNLIT:
            frames.append(frame)
    source.close()
    return frames


@pytest.fixture
def feed() -> FrameFeed:
    return FrameFeed()


@pytest.fixture
def worker(qtbot: QtBot, feed: FrameFeed) -> AnalysisWorker:
    worker = AnalysisWorker(feed, Settings())
    worker.load()
    worker.do_without_gallery()
    return worker


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    yield gallery
    gallery.close()


def play(worker: AnalysisWorker, feed: FrameFeed, frames: list[Frame]) -> list[LiveResult]:
    """Hand the frames over as if they came now, 30 a second."""
    results = []
    now = time.monotonic()
    for number, frame in enumerate(frames):
        feed.analysis.put(replace(frame, number=number, time=now + number / 30))
        worker.analyse_waiting()
        result = worker.results.take()
        assert result is not None
        results.append(result)
    return results


def embedded_face(results: list[LiveResult]) -> tuple[FaceAnalysis, Frame]:
    for result in results:
        for face in result.analysis.faces:
            if face.embedding is not None:
                return face, result.analysis.frame
    raise AssertionError("no face was embedded")


def test_a_result_carries_its_own_frame(
    worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    result = play(worker, feed, studio_frames[:1])[0]
    assert np.array_equal(result.analysis.frame.pixels, studio_frames[0].pixels)
    assert result.decision.frame_number == result.analysis.frame.number
    assert result.analysis.faces


def test_one_wake_up_until_the_result_is_taken(
    worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    wakes: list[int] = []
    worker.result_waiting.connect(lambda: wakes.append(1))
    for frame in studio_frames[:3]:
        feed.analysis.put(replace(frame, time=time.monotonic()))
        worker.analyse_waiting()
    assert wakes == [1]
    assert worker.results.take() is not None
    assert worker.results.take() is None


def test_without_a_frame_nothing_happens(worker: AnalysisWorker) -> None:
    worker.analyse_waiting()
    assert worker.results.take() is None


def test_the_frame_waits_for_models_and_gallery(
    qtbot: QtBot, feed: FrameFeed, gallery: Gallery, studio_frames: list[Frame]
) -> None:
    worker = AnalysisWorker(feed, Settings())
    feed.analysis.put(replace(studio_frames[0], time=time.monotonic()))
    worker.analyse_waiting()
    assert worker.results.take() is None
    worker.load()
    assert worker.results.take() is None  # "nobody is enrolled" could be wrong yet
    worker.use_gallery(gallery)
    assert worker.results.take() is not None


def test_another_source_begins_new_tracks_and_new_evidence(
    worker: AnalysisWorker, feed: FrameFeed, gallery: Gallery, studio_frames: list[Frame]
) -> None:
    worker.use_gallery(gallery)
    face, _ = embedded_face(play(worker, feed, studio_frames))
    assert face.embedding is not None
    gallery.enrol("Ada", [NewTemplate(face.embedding, 90.0)])
    before = play(worker, feed, studio_frames)[-1]
    assert before.decision.state is DecisionState.KNOWN
    assert before.decision.best is not None
    assert before.decision.best.name == "Ada"
    feed.begin(time.monotonic())
    after = play(worker, feed, [replace(studio_frames[0], source="another")])[0]
    assert before.decision.track is not None
    assert after.decision.track is None or (
        after.decision.track.number > before.decision.track.number
    )


def test_a_template_of_another_threshold_is_followed(
    worker: AnalysisWorker, feed: FrameFeed, gallery: Gallery, studio_frames: list[Frame]
) -> None:
    worker.use_gallery(gallery)
    face, _ = embedded_face(play(worker, feed, studio_frames))
    assert face.embedding is not None
    gallery.enrol("Ada", [NewTemplate(face.embedding, 90.0)])
    worker.use_settings(Settings(similarity_threshold=1.0))
    feed.begin(time.monotonic())
    last = play(worker, feed, studio_frames * 4)[-1]
    assert last.decision.threshold == 1.0
    assert last.decision.state is DecisionState.UNKNOWN


def test_a_gallery_that_fails_later_is_said_once_and_the_analysis_goes_on(
    worker: AnalysisWorker, feed: FrameFeed, gallery: Gallery, studio_frames: list[Frame]
) -> None:
    said: list[object] = []
    worker.failed.connect(said.append)
    worker.use_gallery(gallery)
    face, _ = embedded_face(play(worker, feed, studio_frames))
    assert face.embedding is not None
    gallery.enrol("Ada", [NewTemplate(face.embedding, 90.0)])
    gallery.file.write_bytes(b"no gallery any more" * 1000)
    results = play(worker, feed, studio_frames[:4])
    assert all(result.analysis.faces for result in results)
    assert len(said) == 1
    assert isinstance(said[0], GalleryError)


def wish_for(face: FaceAnalysis, frame: Frame, reason: str = "a test") -> EnrolWish:
    return EnrolWish((Shot(View.STRAIGHT, face, frame, reason),), "Ada")


def test_a_measured_face_is_ready_for_enrolment(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    wish = wish_for(face, frame)
    with qtbot.waitSignal(worker.enrolment_ready) as blocker:
        worker.prepare_enrolment(wish)
    assert blocker.args[0] is wish


def test_a_face_without_embedding_is_measured_from_its_own_frame(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    assert face.embedding is not None
    with qtbot.waitSignal(worker.enrolment_ready) as blocker:
        worker.prepare_enrolment(wish_for(replace(face, embedding=None, chip=None), frame))
    measured = blocker.args[0].shots[0].face
    again = measured.embedding
    assert again.model == face.embedding.model
    assert float(again.vector @ face.embedding.vector) > 0.9
    # What is kept with the template leads to the same template.
    chip = align(frame.pixels, measured.detection.landmarks)
    np.testing.assert_array_equal(chip, measured.chip)


def test_what_may_not_be_enrolled(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    spoof = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.99, "test")
    turned = replace(face.quality, reason=QualityReason.TURNED)
    empty = Frame(0, frame.time, np.zeros_like(frame.pixels))
    for wish, words in (
        (wish_for(replace(face, liveness=spoof), frame), "fake"),
        (wish_for(replace(face, quality=turned), frame, reason=""), "straight into the camera"),
        (wish_for(replace(face, embedding=None), empty), "another picture"),
    ):
        with qtbot.waitSignal(worker.enrolment_refused) as blocker:
            worker.prepare_enrolment(wish)
        assert words in str(blocker.args[0])


def test_somebody_may_take_a_doubtful_or_poor_face_on_them(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    spoof = Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, 0.99, "test")
    turned = replace(face.quality, reason=QualityReason.TURNED)
    wish = wish_for(replace(face, quality=turned, liveness=spoof), frame, reason="a bandage")
    assert wish.is_overriding
    with qtbot.waitSignal(worker.enrolment_ready):
        worker.prepare_enrolment(replace(wish, despite_doubt=True))


def test_a_shot_gets_its_embedding_before_it_is_enrolled(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    (shot,) = wish_for(replace(face, embedding=None, chip=None), frame).shots
    with qtbot.waitSignal(worker.shot_measured) as blocker:
        worker.measure_shot(shot)
    assert blocker.args[0].view is shot.view
    assert blocker.args[0].face.embedding is not None
    gone = replace(shot, frame=Frame(0, frame.time, np.zeros_like(frame.pixels)))
    with qtbot.waitSignal(worker.shot_refused) as blocker:
        worker.measure_shot(gone)
    assert blocker.args[0] is gone
    assert "another picture" in str(blocker.args[1])


def test_nobody_is_enrolled_without_models(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    idle = AnalysisWorker(feed, Settings())
    with qtbot.waitSignal(idle.enrolment_refused) as blocker:
        idle.prepare_enrolment(wish_for(face, frame))
    assert "models are not loaded" in str(blocker.args[0])


def test_frames_that_cant_be_analysed_are_said_once_and_passed_over(
    worker: AnalysisWorker,
    feed: FrameFeed,
    studio_frames: list[Frame],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    said: list[str] = []
    worker.failed.connect(lambda error: said.append(str(error)))

    def fail(_self: Pipeline, _frame: Frame) -> None:
        raise RuntimeError("out of memory")

    with monkeypatch.context() as broken:
        broken.setattr(Pipeline, "analyse", fail)
        for _ in range(5):
            feed.analysis.put(replace(studio_frames[0], time=time.monotonic()))
            worker.analyse_waiting()
    assert len(said) == 1
    assert "can't be analysed" in said[0]
    assert caplog.text.count("RuntimeError: out of memory") == 1
    assert play(worker, feed, studio_frames[:1])[0].analysis.faces


def test_one_named_person_is_compared_with_until_the_gallery_goes(
    worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame], gallery: Gallery
) -> None:
    worker.use_gallery(gallery)
    worker.load()
    found, _ = embedded_face(play(worker, feed, studio_frames))
    assert found.embedding is not None
    ada = gallery.enrol("Ada", [NewTemplate(found.embedding, 80.0)])
    other = np.roll(found.embedding.vector, 7)
    bo = gallery.enrol("Bo", [NewTemplate(Embedding(other, found.embedding.model), 80.0)])
    worker.use_claim(bo.id, "Bo")
    refused = play(worker, feed, studio_frames)[-1].decision
    assert refused.state is DecisionState.NOT_CLAIMED
    assert refused.claimed is not None
    assert (refused.claimed.name, refused.runner_up) == ("Bo", None)
    worker.use_claim(ada.id, "Ada")
    known = play(worker, feed, studio_frames)[-1].decision
    assert (known.state, known.claimed) == (DecisionState.KNOWN, known.best)
    worker.do_without_gallery()
    alone = play(worker, feed, studio_frames)[-1].decision
    assert (alone.state, alone.claimed) == (DecisionState.EMPTY_GALLERY, None)


def test_the_limits_of_a_check_follow_the_settings(worker: AnalysisWorker) -> None:
    worker.load()
    worker.use_settings(Settings(check_seconds=20, lock_out_seconds=0))
    assert worker._decisions is not None
    assert (worker._decisions.rules.time_limit, worker._decisions.rules.lock_out) == (20.0, 0.0)


def test_during_a_lock_out_nobody_is_enrolled_from_the_live_picture(
    qtbot: QtBot, worker: AnalysisWorker, feed: FrameFeed, studio_frames: list[Frame]
) -> None:
    face, frame = embedded_face(play(worker, feed, studio_frames))
    assert worker._last is not None
    assert worker._last.track == face.track
    worker._last = replace(worker._last, state=DecisionState.LOCKED_OUT)
    with qtbot.waitSignal(worker.enrolment_refused) as blocker:
        worker.prepare_enrolment(wish_for(replace(face, liveness=None), frame))
    assert "fake" in str(blocker.args[0])
