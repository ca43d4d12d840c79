"""Closed eyes, an open mouth and what covers a face are seen in the studio's faces."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture.studio import SCENES, StudioSource
from core.capture.studio.motion import poses
from core.face.alignment import align
from core.face.signs import read
from core.models.registry import Registry

SEEDS = (1, 2, 4)


def chips_of(seed, detector):
    """A chip with open eyes and, a moment later, one with closed eyes; by one pair of landmarks."""
    source = StudioSource("one-person", seed=seed, realtime=False)
    times = np.arange(8, 380) / 30
    lids = [poses(SCENES["one-person"], seed, float(time))[0].open for time in times]
    closed = 8 + int(np.argmin(lids))
    before = closed - 8  # the eyes are open a quarter of a second before
    picture = source.picture(before)
    landmarks = detector.detect(picture)[0].landmarks
    return align(picture, landmarks), align(source.picture(closed), landmarks)


@pytest.fixture(scope="module")
def faces():
    detector = Registry().load_detector()
    return [chips_of(seed, detector) for seed in SEEDS]


def test_a_face_as_it_should_be_shows_nothing(faces):
    for chip, _ in faces:
        signs = read(chip)
        assert signs.eyes_open > 0.6
        assert signs.mouth_closed > 0.6
        assert signs.visible > 0.95


def test_closed_eyes_are_seen(faces):
    for chip, closed in faces:
        assert read(closed).eyes_open < read(chip).eyes_open - 0.2
        assert read(closed).visible > 0.9  # nothing covers them
    assert np.mean([read(closed).eyes_open for _, closed in faces]) < 0.5


def covered(chip, kind):
    made = chip.copy()
    if kind == "mask":
        made[66:, 14:98] = 150
    elif kind == "dark glasses":
        for x in (38, 74):
            cv2.ellipse(made, (x, 52), (15, 10), 0, 0, 360, 18, -1)
    elif kind == "hand":
        for x in range(-3, 4):
            cv2.ellipse(made, (56 + 11 * x, 96), (5, 26), 12, 0, 360, 120 + 12 * (x % 2), -1)
    return made


@pytest.mark.parametrize("kind", ["mask", "dark glasses", "hand"])
def test_what_covers_a_face_is_seen(faces, kind):
    for chip, _ in faces:
        signs = read(covered(chip, kind))
        assert signs.visible < 0.8
        assert (signs.eyes_visible < 0.5) == (kind == "dark glasses")
        assert (signs.mouth_visible < 0.5) == (kind != "dark glasses")


def test_an_open_mouth_is_seen(faces):
    for chip, _ in faces:
        made = chip.copy()
        cv2.ellipse(made, (56, 95), (11, 6), 0, 0, 360, 20, -1)
        assert read(made).mouth_closed < 0.5


def test_signs_do_not_change_with_brightness(faces):
    chip = faces[0][0]
    plain, dim = read(chip), read((chip * 0.6).astype(np.uint8))
    for name in ("eyes_open", "mouth_closed", "visible"):
        assert getattr(dim, name) == pytest.approx(getattr(plain, name), abs=0.15)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), low=st.integers(0, 255), high=st.integers(0, 255))
def test_signs_are_shares_whatever_the_picture(seed, low, high):
    low, high = sorted((low, high))
    rng = np.random.default_rng(seed)
    coarse = rng.integers(low, high + 1, (int(rng.integers(2, 112)),) * 2).astype(np.uint8)
    signs = read(np.asarray(cv2.resize(coarse, (112, 112)), np.uint8))
    for name in ("eyes_open", "mouth_closed", "visible", "eyes_visible", "mouth_visible"):
        assert 0.0 <= getattr(signs, name) <= 1.0


def test_an_empty_picture_has_signs():
    signs = read(np.zeros((112, 112), np.uint8))
    assert 0.0 <= signs.visible <= 1.0
