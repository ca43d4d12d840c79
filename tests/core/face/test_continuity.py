"""Looks at a track: one face in changing light stays, another face does not."""

from __future__ import annotations

import numpy as np

from core.face.continuity import Continuity

THRESHOLD = 0.4


def looking(degrees):
    """A vector at that angle to the first axis."""
    vector = np.zeros(8, np.float32)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return vector


def test_the_first_look_always_fits():
    continuity = Continuity(THRESHOLD)
    assert continuity.time is None
    assert continuity.fits(looking(80))
    continuity.add(looking(80), 3.0)
    assert continuity.time == 3.0


def test_a_face_hardly_changes_however_long_it_was_out_of_sight():
    continuity = Continuity(THRESHOLD)
    continuity.add(looking(0), 0.0)
    assert continuity.fits(looking(55))  # cosine 0.57, limit 0.5
    assert not continuity.fits(looking(65))  # 0.42


def test_a_slow_change_is_followed():
    continuity = Continuity(THRESHOLD)
    for step in range(30):
        vector = looking(5 * step)
        assert continuity.fits(vector)
        continuity.add(vector, 0.2 * step)


def test_the_mean_remembers_the_face_through_one_odd_look():
    continuity = Continuity(THRESHOLD)
    for step in range(10):
        continuity.add(looking(0), 0.2 * step)
    continuity.add(looking(60), 2.0)
    assert not continuity.fits(looking(95)), "near the odd look, far from the face"


def chip(seed: int, brightness: int = 0) -> np.ndarray:
    """A face-like picture: broad patches, dealt by `seed`."""
    patches = np.random.default_rng(seed).uniform(40, 200, (8, 8)).astype(np.float32)
    return (np.kron(patches, np.ones((14, 14))) + brightness).clip(0, 255).astype(np.uint8)


def test_another_face_in_the_same_place_is_seen_in_its_first_frame():
    continuity = Continuity(THRESHOLD)
    assert not continuity.looks_other(chip(1))
    assert not continuity.looks_other(chip(1, brightness=30))
    assert continuity.looks_other(chip(2))
    assert not continuity.looks_other(chip(2))
    assert not continuity.looks_other(None)
    assert not continuity.looks_other(chip(3)), "nothing to compare with"
