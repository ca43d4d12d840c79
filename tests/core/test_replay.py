"""A recorded session is judged the same each time, and the same as in a pipeline of its own."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from core.capture.session_file import SessionHeader
from core.capture.session_recorder import SessionRecorder
from core.capture.source import SourceError
from core.capture.studio import StudioSource
from core.cli.main import main
from core.face.limits import Limits
from core.frame import Frame
from core.paths import Profile
from core.people.decision import DecisionMaker
from core.people.gallery import Gallery, NewTemplate
from core.people.rules import Rules
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.replay import Replay, ReplayedFrame
from core.results import Analysis, Decision, DecisionState
from core.settings import Settings
from core.verdict_note import note_of


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline.load(Settings())


@pytest.fixture(scope="module")
def desk(pipeline, tmp_path_factory):
    """A profile with one person, and a recording of that person with what was said."""
    folder = tmp_path_factory.mktemp("desk")
    source = StudioSource("one-person", realtime=False)
    source.open()
    # Every sixth frame, as a camera of 5 a second gives them.
    taken = [frame for n in range(36) if (frame := source.read()) is not None and n % 6 == 0]
    source.close()
    taken = [dataclasses.replace(frame, time=frame.time + 812.0371) for frame in taken]
    with_face = pipeline.analyse_picture(taken[0].pixels, embed_all=True)
    profile = Profile(folder)
    gallery = Gallery.open(profile.gallery_file)
    face = with_face.faces[0]
    assert face.embedding is not None
    gallery.enrol("Ada", [NewTemplate(face.embedding, face.quality.overall)])
    index = GalleryIndex()
    index.load(gallery, pipeline.recogniser_identity)
    gallery.close()
    path = folder / "ada.fdrec"
    decisions = DecisionMaker(index, threshold=pipeline.similarity_threshold)
    pipeline.reset()
    recorder = SessionRecorder(path, SessionHeader("Studio", models=dict(pipeline.models)))
    said = {}
    for n, frame in enumerate(taken):
        recorder.put(frame, begins=n == 0)
        if n != 2:  # the desk was too slow for this one
            decision = decisions.decide(pipeline.analyse(frame))
            said[frame.number] = note_of(decision)
            recorder.note(frame.number, frame.time, said[frame.number])
    recorder.stop()
    assert recorder.join(5)
    return profile, path, index, said


@pytest.mark.slow
def test_the_same_frames_get_the_same_verdicts_to_the_last_digit(desk, pipeline):
    _, path, index, said = desk
    decisions = DecisionMaker(index, threshold=0.99)  # that of the recording counts
    replay = Replay(path, pipeline, decisions, as_seen=True)
    again = {one.decision.frame_number: note_of(one.decision) for one in replay}
    assert again == said
    assert DecisionState.KNOWN.value in {note["state"] for note in said.values()}
    assert all(one.is_same for one in replay)
    assert replay.end is not None


@pytest.mark.slow
def test_all_frames_are_judged_and_each_time_the_same(desk, pipeline):
    _, path, index, said = desk
    decisions = DecisionMaker(index, threshold=pipeline.similarity_threshold)
    replay = Replay(path, pipeline, decisions)
    first = [(one.decision.frame_number, note_of(one.decision)) for one in replay]
    second = [(one.decision.frame_number, note_of(one.decision)) for one in replay]
    assert first == second
    assert len(first) == 6 > len(said)
    assert first[-1][1]["state"] == "known"


def test_the_command_prints_the_verdict_of_each_frame(desk, capsys):
    profile, path, _, said = desk
    arguments = ["replay", str(path), "--profile", str(profile.root), "--as-seen", "--jsonl"]
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert {line["frame"]: line["verdict"] for line in lines} == said
    assert all(line["same"] for line in lines)
    assert lines[-1]["person"]["name"] == "Ada"
    assert lines[0]["time"] == 0.0
    assert f"frames judged: {len(said)}; compared with the desk's: {len(said)}; different: 0" in err


@pytest.mark.slow
def test_another_verdict_than_recorded_is_told(desk, tmp_path, capsys):
    _, path, _, said = desk
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["replay", str(path), "--profile", str(empty), "--as-seen"]) == 1
    out, err = capsys.readouterr()
    assert "Nobody is enrolled yet. (recorded: known)" in out
    assert "different: 0" not in err
    assert len(out.splitlines()) == len(said)


def test_what_is_no_recording_is_told_in_a_sentence(tmp_path, pipeline):
    other = tmp_path / "other.fdrec"
    other.write_bytes(b"something else" * 10)
    with pytest.raises(SourceError, match="is not a recording of this program"):
        Replay(other, pipeline, DecisionMaker(GalleryIndex(), threshold=0.4))
    with pytest.raises(SourceError, match="There is no file"):
        Replay(tmp_path / "no.fdrec", pipeline, DecisionMaker(GalleryIndex(), threshold=0.4))


def test_names_are_in_no_recording(desk):
    _, path, _, _ = desk
    assert b"Ada" not in path.read_bytes()


def test_the_limits_of_the_recording_count_and_nonsense_in_them_doesn_t(pipeline, tmp_path):
    path = tmp_path / "limits.fdrec"
    limits = {"limit_clipped": 0.07, "limit_dark": 9999.0, "limit_glare": "much", "theme": "dark"}
    recorder = SessionRecorder(path, SessionHeader("Studio", settings=limits))
    recorder.put(Frame(0, 1.0, np.zeros((48, 64), np.uint8)), begins=True)
    recorder.stop()
    assert recorder.join(5)
    own = Limits()
    Replay(path, pipeline, DecisionMaker(GalleryIndex(), threshold=0.4))
    assert pipeline.limits == own
    Replay(path, pipeline, DecisionMaker(GalleryIndex(), threshold=0.4), as_seen=True)
    try:
        assert pipeline.limits.quality.clipped.limit == 0.07
        assert pipeline.limits.quality.dark == own.quality.dark
        assert pipeline.limits.quality.glare == own.quality.glare
    finally:
        pipeline.use_limits(Settings())


def test_verdicts_about_one_named_person_can_t_be_compared():
    """A recording names nobody, so it can't be judged again against that person."""
    analysis = Analysis(Frame(0, 0.0, np.zeros((4, 4), np.uint8)), ())
    decision = Decision(DecisionState.NOBODY, 0, 0.0, 0.45)
    note = note_of(decision)
    assert note["claimed"] is False
    assert ReplayedFrame(analysis, decision, note).is_same is True
    assert ReplayedFrame(analysis, decision, {**note, "claimed": True}).is_same is None


def test_the_time_limit_of_the_recording_counts(pipeline, tmp_path):
    path = tmp_path / "short.fdrec"
    header = SessionHeader("Studio", settings={"check_seconds": 4, "lock_out_seconds": 0})
    recorder = SessionRecorder(path, header)
    recorder.put(Frame(0, 1.0, np.zeros((48, 64), np.uint8)), begins=True)
    recorder.stop()
    assert recorder.join(5)
    decisions = DecisionMaker(GalleryIndex(), threshold=0.45)
    Replay(path, pipeline, decisions)
    assert decisions.rules == Rules()
    Replay(path, pipeline, decisions, as_seen=True)
    assert (decisions.rules.time_limit, decisions.rules.lock_out) == (4.0, 0.0)
