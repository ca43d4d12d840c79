"""A face keeps its number, and another face never gets it."""

from __future__ import annotations

import numpy as np
import pytest

from core.face.tracking import Tracker
from tests.core.face.blobs import detection

FRAME = 1 / 30


def at(x, y=200.0, side=150.0):
    """A face whose box has its middle at x, y."""
    return detection(x - side / 2, y - side / 2, side, side)


def test_still_face_keeps_its_track_and_birth():
    tracker = Tracker()
    rng = np.random.default_rng(0)
    tracks = {
        tracker.update([at(300 + rng.normal(0, 2), 200 + rng.normal(0, 2))], i * FRAME)[0]
        for i in range(60)
    }
    assert len(tracks) == 1
    (track,) = tracks
    assert track.since == 0.0


def test_walking_and_approaching_face_keeps_its_track():
    tracker = Tracker()
    numbers = set()
    for i in range(60):  # across the picture in 2 s, three times as large at the end
        t = i * FRAME
        (track,) = tracker.update([at(100 + 220 * t, 200 + 20 * t, 80 * 3 ** (t / 2))], t)
        numbers.add(track.number)
    assert len(numbers) == 1


def test_crossing_faces_keep_their_own_tracks():
    tracker = Tracker()
    seen = {"left": set(), "right": set()}
    for i in range(60):
        t = i * FRAME
        faces = [at(100 + 200 * t, 190, 100), at(500 - 200 * t, 260, 150)]
        first, second = tracker.update(faces, t)
        seen["left"].add(first.number)
        seen["right"].add(second.number)
    assert len(seen["left"]) == len(seen["right"]) == 1
    assert seen["left"] != seen["right"]


def test_tracks_come_in_the_order_of_the_faces():
    tracker = Tracker()
    left, right = tracker.update([at(150), at(450)], 0.0)
    assert tracker.update([at(451), at(152)], FRAME) == (right, left)


@pytest.mark.parametrize(("gap", "kept"), [(0.1, True), (0.45, True), (0.6, False), (5.0, False)])
def test_gap_is_measured_in_seconds(gap, kept):
    tracker = Tracker()
    (before,) = tracker.update([at(300)], 0.0)
    for i in range(1, int(gap / FRAME)):
        assert tracker.update([], i * FRAME) == ()
    (after,) = tracker.update([at(305)], gap)
    assert (after.number == before.number) is kept
    if not kept:
        assert after.since == gap


@pytest.mark.parametrize(
    "other",
    [at(300 + 130), at(300, 200 - 130), at(300, 200, 150 * 1.6), at(300, 200, 150 / 1.6)],
    ids=["sideways", "up", "larger", "smaller"],
)
def test_a_jump_begins_a_new_track(other):
    tracker = Tracker()
    (before,) = tracker.update([at(300)], 0.0)
    (after,) = tracker.update([other], FRAME)
    assert after.number > before.number
    assert after.since == FRAME


def test_a_far_face_is_another_even_after_a_gap():
    tracker = Tracker()
    (before,) = tracker.update([at(300)], 0.0)
    (after,) = tracker.update([at(300 + 150)], 0.45)
    assert after != before


def test_the_nearer_face_gets_the_track():
    tracker = Tracker()
    (before,) = tracker.update([at(300)], 0.0)
    tracks = tracker.update([at(340), at(303)], FRAME)
    assert tracks[1] == before
    assert tracks[0] != before


def test_coasting_goes_on_with_the_speed():
    tracker = Tracker()
    for i in range(30):
        (track,) = tracker.update([at(100 + 300 * i * FRAME)], i * FRAME)
    ((face, same),) = tracker.coast(30 * FRAME)
    assert same == track
    assert (face.box[0] + face.box[2]) / 2 == pytest.approx(100 + 300 * 30 * FRAME, abs=2)
    assert tracker.coast(29 * FRAME + 0.6) == ()
    assert tracker.alive == frozenset()


def test_strobed_frames_keep_the_track():
    tracker = Tracker()
    numbers = set()
    for i in range(60):
        t = i * FRAME
        if i % 2:
            ((_, track),) = tracker.coast(t)
        else:
            (track,) = tracker.update([at(100 + 150 * t)], t)
        numbers.add(track.number)
    assert len(numbers) == 1


def test_replace_ends_a_track_where_the_face_is():
    tracker = Tracker()
    (old,) = tracker.update([at(300)], 0.0)
    new = tracker.replace(old, 0.0)
    assert new.number > old.number
    assert tracker.update([at(302)], FRAME) == (new,)
    assert tracker.alive == {new.number}
    with pytest.raises(KeyError):
        tracker.replace(old, FRAME)


def test_numbers_are_never_used_again():
    tracker = Tracker()
    numbers = []
    for i in range(20):
        numbers += [t.number for t in tracker.update([at(100), at(500)], i * 1.0)]
        if i % 3 == 0:
            tracker.reset()
    assert len(set(numbers)) == 40


def test_time_that_runs_backwards_begins_anew():
    tracker = Tracker()
    (before,) = tracker.update([at(300)], 10.0)
    (after,) = tracker.update([at(300)], 2.0)
    assert after != before
