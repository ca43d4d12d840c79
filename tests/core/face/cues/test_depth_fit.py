"""The surface is found from points alone, and sheets are told from what is solid."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.face.cues import face_patch, head_relief, relief
from core.face.cues.depth import _BELIEF
from core.face.cues.face_patch import SIDE, Points
from core.face.cues.relief import Depths
from core.face.cues.solidity import solidity
from core.face.cues.surface import FORMS, forms
from core.results import Detection

FOCAL, APART = 600.0, 60.0


def grid():
    u, v = np.meshgrid(np.arange(-0.7, 0.71, 0.2), np.arange(-0.5, 1.0, 0.2))
    return np.stack([u.ravel(), v.ravel()], -1)


def views(depth_of, degrees, noise=0.05, seed=1):
    """Points at `depth_of(u, v)`, turned about two axes before a pinhole camera."""
    rng = np.random.default_rng(seed)
    places = grid()
    u, v = places.T
    first = places * APART
    z = 1 + APART / FOCAL * depth_of(u, v)
    points = np.c_[first / FOCAL, np.ones(len(u))] * z[:, None]
    centre = np.array([0, 0, 1.0])
    others = []
    for k in range(6):
        yaw, pitch = np.radians(degrees * np.array([np.sin(k), np.cos(1.7 * k)]))
        turn = relief._small_turns(np.array([[pitch, yaw, 0.0]]))[0]
        placed = (points - centre) @ turn.T + centre + (0.01 * k, 0, 0.02 * k)
        others.append(FOCAL * placed[:, :2] / placed[:, 2:])
    others = np.stack(others)
    others += noise * rng.standard_normal(others.shape)
    to_patch = np.tile(np.c_[np.eye(2), np.zeros(2)], (6, 1, 1))
    marks = head_relief.MARKS * APART
    root = np.tile(np.eye(2) / 0.1, (6, len(u), 1, 1))
    return relief.Views(first, others, to_patch, np.eye(2), root, forms(first, marks), APART, FOCAL)


def found(seen):
    fitted = relief.fit(seen, _BELIEF, 12)
    depths = relief.depths(seen, fitted)
    return depths, solidity(seen.forms[:, 1:3], seen.forms[:, 0], depths)


def flat(u, v):
    return np.zeros_like(u)


def slanted(u, v):
    return 0.2 * u - 0.1 * v


def rolled(u, v):
    return 1.2 - np.sqrt(1.2**2 - (0.8 * u + 0.6 * v) ** 2)


def folded(u, v):
    return 0.4 * np.sqrt(u**2 + 0.02)


@pytest.mark.parametrize("sheet", [flat, slanted, rolled, folded])
def test_sheets_are_likelier_sheets(sheet):
    _, said = found(views(sheet, 10))
    assert said.ratio > 3
    assert said.relief < 0.03


def test_mean_head_is_solid_and_its_depths_are_found():
    seen = views(head_relief.depth, 10)
    depths, said = found(seen)
    assert said.ratio < -20
    assert said.relief > 0.03
    assert np.corrcoef(depths.off, seen.forms[:, 0])[0, 1] > 0.8


def test_without_turning_nothing_is_known():
    still, said = found(views(head_relief.depth, 0.2))
    turned, _ = found(views(head_relief.depth, 10))
    assert np.median(still.parallax) < 2.5 < np.median(turned.parallax)
    assert abs(said.ratio) < 6


def test_noise_is_estimated_from_the_points():
    quiet, _ = found(views(flat, 10, noise=0.05))
    loud, _ = found(views(flat, 10, noise=0.3))
    assert loud.noise > 10 * quiet.noise
    assert np.median(loud.variance) > 10 * np.median(quiet.variance)


def test_strays_do_not_spoil_a_sheet():
    seen = views(flat, 10)
    seen.others[:, 5] += np.linspace(-8, 8, 6)[:, None]  # something that passes behind
    _, said = found(seen)
    assert said.ratio > 3


def test_slopes_are_the_derivatives():
    seen = views(head_relief.depth, 10)
    fitted = relief.fit(seen, _BELIEF, 3)
    residual, by_motion, by_amount, by_own = relief._slopes(seen, fitted)
    step = 1e-6

    def moved(**change):
        values = {k: getattr(fitted, k).copy() for k in ("amounts", "turns", "shifts", "own")}
        return (residual - relief._slopes(seen, relief.Fit(**(values | change)))[0]) / step

    for j in range(FORMS + 1):
        amounts = fitted.amounts + step * (np.arange(FORMS + 1) == j)
        np.testing.assert_allclose(moved(amounts=amounts), by_amount[..., j], rtol=1e-3, atol=0.02)
    for j in range(3):
        axis = step * (np.arange(3) == j)
        np.testing.assert_allclose(
            moved(own=fitted.own + axis), by_own[..., j], rtol=1e-3, atol=0.02
        )
        np.testing.assert_allclose(
            moved(shifts=fitted.shifts + axis), by_motion[..., 3 + j], rtol=1e-3, atol=0.02
        )
        turns = relief._small_turns(np.tile(axis, (6, 1))) @ fitted.turns
        np.testing.assert_allclose(moved(turns=turns), by_motion[..., j], rtol=1e-3, atol=0.02)


def test_depth_in_more_pictures_of_one_first_picture_begins_where_it_was():
    seen = views(rolled, 10)
    once = relief.fit(seen, _BELIEF, 12)
    again = relief.fit(seen, _BELIEF, 2, once, list(once.turns), list(once.shifts))
    np.testing.assert_allclose(again.amounts, once.amounts, atol=0.02)
    assert again.cost <= once.cost + 1


def cut(pixels, shift=(0.0, 0.0)):
    marks = (head_relief.MARKS * 50 + (160, 100) + shift).astype(np.float32)
    return face_patch.cut(pixels, Detection(np.zeros(4, np.float32), 0.9, marks), 0.0)


def texture():
    rng = np.random.default_rng(2)
    coarse = cv2.GaussianBlur(rng.uniform(0, 255, (240, 320)).astype(np.float32), (0, 0), 2.5)
    return ((coarse - coarse.min()) / np.ptp(coarse) * 120 + 40).astype(np.uint8)


def test_points_are_followed_whatever_the_exposure():
    pixels = texture()
    dimmer = (pixels * 0.6).astype(np.uint8)
    one, other = cut(pixels), cut(dimmer, (1.5, -2.0))
    points = face_patch.choose(one)
    followed = face_patch.follow(points, one, other)
    assert isinstance(points, Points)
    assert followed.found.mean() > 0.9
    moved = (points.at - followed.at)[followed.found] * one.grain
    np.testing.assert_allclose(np.median(moved, 0), (1.5, -2.0), atol=0.15)
    assert (points.at >= 0).all()
    assert (points.at < SIDE).all()


def test_degenerate_landmarks_give_no_patch():
    same = Detection(np.zeros(4, np.float32), 0.9, np.full((5, 2), 40, np.float32))
    assert face_patch.cut(texture(), same, 0.0) is None


def test_a_point_that_is_not_found_has_no_weight():
    depths = Depths(np.zeros(40), np.full(40, 1e-4), np.full(40, 8.0), 0.1)
    places = np.random.default_rng(3).uniform(-0.7, 0.7, (40, 2))
    head = head_relief.depth(*places.T)
    sure = solidity(places, head - head.mean(), depths)
    unsure = solidity(
        places, head - head.mean(), Depths(depths.off, np.full(40, 1.0), depths.parallax, 0.1)
    )
    assert sure.ratio > 5 > abs(unsure.ratio)
