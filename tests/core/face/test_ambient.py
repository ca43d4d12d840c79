"""The lamp's light alone comes out of a lit and an unlit frame, or nothing does."""

from __future__ import annotations

import dataclasses

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.face import ambient, lamp_part
from core.face.motion_estimate import Follower, shift_at
from core.face.surroundings import Surroundings
from core.frame import Frame, Lamp, UnlitNeighbour

SHAPE = (240, 320)
BOX = np.array([110, 60, 210, 185], np.float32)
FACE = (slice(80, 165), slice(125, 195))


def smooth_noise(seed, spread, shape=SHAPE):
    noise = np.random.default_rng(seed).standard_normal(shape).astype(np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), spread)
    return (noise - noise.min()) / (noise.max() - noise.min())


SURFACE = 0.15 + 0.85 * smooth_noise(1, 4)
LAMP = 0.12 + 0.05 * smooth_noise(2, 60)
ACROSS = np.linspace(-1, 1, SHAPE[1], dtype=np.float32)[None]
SUN = 0.02 + 0.6 / (1 + np.exp(-8 * ACROSS)) * np.ones(SHAPE, np.float32)


def exposed(light, noise=0.0, seed=0):
    levels = 255 * np.sqrt(np.clip(light, 0, 1))
    if noise:
        levels = levels + np.random.default_rng(seed).normal(0, noise, light.shape)
    return np.rint(np.clip(levels, 0, 255)).astype(np.uint8)


def moved(light, x, y):
    matrix = np.array([[1, 0, x], [0, 1, y]], np.float32)
    return cv2.warpAffine(
        light, matrix, light.shape[::-1], flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT
    )


def pair(lamp=LAMP, sun=SUN, step=(0.0, 0.0), noise=0.0, before=True):
    """A lit frame now; unlit one step ago, lit two steps ago. The light stays where it is."""
    surfaces = [moved(SURFACE, -n * step[0], -n * step[1]) for n in range(3)]
    lit, unlit, first = (
        exposed(surface * light, noise, n)
        for n, (surface, light) in enumerate(
            zip(surfaces, (lamp + sun, sun, lamp + sun), strict=True)
        )
    )
    neighbour = UnlitNeighbour(unlit, 0.1, first if before else None, 0.0)
    return Frame(2, 0.2, lit, Lamp.LIT, unlit=neighbour)


def worst_difference(result, lamp=LAMP):
    """Between the face as found and by the lamp alone, both of the same mean; 98th percentile."""
    ideal = np.sqrt(SURFACE * lamp)[FACE]
    found = result[FACE].astype(np.float64)
    return np.percentile(np.abs(found - ideal * found.mean() / ideal.mean()), 98)


def test_the_share_of_other_light_is_measured_in_linear_light():
    light = ambient.measure(pair(), BOX)
    assert light is not None
    assert not light.removed
    expected = (SURFACE * SUN)[FACE].mean() / (SURFACE * (SUN + LAMP))[FACE].mean()
    assert light.share == pytest.approx(expected, abs=0.01)
    assert light.lit == pytest.approx((SURFACE * (SUN + LAMP))[FACE].mean(), rel=0.05)


def test_the_lamps_light_comes_back():
    frame = pair()
    assert worst_difference(frame.pixels) > 25
    result = ambient.remove(frame, BOX)
    assert result is not None
    assert worst_difference(result) < 4
    assert result[FACE].mean() == pytest.approx(lamp_part.RemovalRules().most_level, abs=3)


def test_without_other_light_the_picture_stays():
    frame = pair(lamp=LAMP * 1.2, sun=np.zeros_like(SUN))
    result = ambient.remove(frame, BOX)
    assert result is not None
    assert np.abs(result.astype(int) - frame.pixels).max() <= 2


def test_another_curve_of_the_camera_can_be_told():
    frame = pair()
    squared = [
        np.rint(255 * (p / 255.0) ** 2).astype(np.uint8) for p in (frame.pixels, frame.unlit.pixels)
    ]
    linear = Frame(2, 0.2, squared[0], unlit=UnlitNeighbour(squared[1], 0.1))
    result = ambient.remove(linear, BOX, lamp_part.RemovalRules(gamma=1.0))
    assert result is not None
    ideal = (SURFACE * LAMP)[FACE]
    found = result[FACE].astype(np.float64)
    assert np.percentile(np.abs(found - ideal * found.mean() / ideal.mean()), 98) < 8


@pytest.mark.parametrize("before", [True, False])
def test_a_moving_face_is_followed(before):
    frame = pair(step=(4.0, -3.0), before=before)
    result = ambient.remove(frame, BOX)
    assert result is not None
    assert worst_difference(result) < 8
    unmoved = dataclasses.replace(
        frame, unlit=UnlitNeighbour(exposed(moved(SURFACE, -9, 9) * SUN), 0.1)
    )
    missed = ambient.remove(unmoved, BOX)
    assert missed is None or worst_difference(missed) < 12


@pytest.mark.parametrize("shift", [(0.0, 0.0), (2.5, -1.25), (-9.0, 6.0)])
def test_shifts_are_found_between_pictures_lit_differently(shift):
    one, two = exposed(SURFACE * 0.3), exposed(moved(SURFACE, *shift) * SUN)
    motion = Follower(two, BOX).motion_from(one)
    assert motion is not None
    assert shift_at(motion, 160, 122) == pytest.approx(shift, abs=0.3)


def test_no_motion_is_made_up():
    rng = np.random.default_rng(5)
    one, two = (rng.integers(0, 256, SHAPE, dtype=np.uint8) for _ in range(2))
    motion = Follower(two, BOX).motion_from(one)
    assert motion is None or np.hypot(*shift_at(motion, 160, 122)) < 0.3 * 125
    flat = np.full(SHAPE, 90, np.uint8)
    assert Follower(flat, BOX).motion_from(flat) is None
    assert Follower(two, np.array([0, 0, 20, 20.0])).motion_from(one) is None


def test_overexposed_places_are_filled_from_the_unlit_frame():
    spot = 1.1 * np.exp(-((ACROSS - 0.15) ** 2) / 0.004) * np.ones(SHAPE, np.float32)
    frame = pair(sun=SUN + spot)
    clipped = (frame.pixels[FACE] >= 250).mean()
    assert 0.05 < clipped < 0.5
    result = ambient.remove(frame, BOX)
    assert result is not None
    assert worst_difference(result) < 0.5 * worst_difference(frame.pixels)


def test_a_face_that_is_mostly_overexposed_is_left():
    assert ambient.remove(pair(sun=SUN * 8 + 1), BOX) is None


def test_a_lamp_that_gives_no_light_is_left():
    assert ambient.remove(pair(lamp=np.zeros_like(LAMP), noise=2.0), BOX) is None
    frame = pair()
    black = Frame(2, 0.2, np.zeros(SHAPE, np.uint8), unlit=frame.unlit)
    assert ambient.remove(black, BOX) is None


def test_frames_that_contradict_each_other_are_left():
    frame = pair()
    other = UnlitNeighbour(exposed((SURFACE * (SUN + LAMP))[:, ::-1] * 1.2), 0.1)
    assert ambient.remove(dataclasses.replace(frame, unlit=other), BOX) is None


def test_without_a_fitting_neighbour_nothing_is_known():
    frame = pair()
    alone = dataclasses.replace(frame, unlit=None)
    assert ambient.measure(alone, BOX) is None
    assert ambient.remove(alone, BOX) is None
    small = UnlitNeighbour(np.zeros((10, 20), np.uint8), 0.1)
    assert ambient.measure(dataclasses.replace(frame, unlit=small), BOX) is None
    assert ambient.remove(dataclasses.replace(frame, unlit=small), BOX) is None


def test_a_frame_before_that_does_not_fit_is_passed_over():
    frame = pair()
    expected = ambient.remove(pair(before=False), BOX)
    for before, time in ((np.zeros((9, 9), np.uint8), 0.0), (frame.pixels, 0.1)):
        unlit = UnlitNeighbour(frame.unlit.pixels, 0.1, before, time)
        result = ambient.remove(dataclasses.replace(frame, unlit=unlit), BOX)
        np.testing.assert_array_equal(result, expected)


def test_only_the_surroundings_change_and_nothing_that_was_given():
    shape = (480, 640)
    surface = 0.15 + 0.85 * smooth_noise(1, 4, shape)
    lit, unlit = exposed(surface * 0.5), exposed(surface * 0.3)
    frame = Frame(2, 0.2, lit, unlit=UnlitNeighbour(unlit, 0.1, lit, 0.0))
    kept = lit.copy(), unlit.copy(), BOX.copy()
    box = BOX + np.float32(20)
    result = ambient.remove(frame, box)
    assert result is not None
    assert result.flags.writeable
    assert not np.shares_memory(result, frame.pixels)
    for now, then in zip((frame.pixels, frame.unlit.pixels, BOX), kept, strict=True):
        np.testing.assert_array_equal(now, then)
    x, y, reach = 180, 142, int(1.4 * 125) + 2
    outside = np.ones(shape, bool)
    outside[: y + reach, : x + reach] = False
    np.testing.assert_array_equal(result[outside], lit[outside])
    steps = np.abs(np.diff(result.astype(int), axis=1)) - np.abs(np.diff(lit.astype(int), axis=1))
    assert steps.max() < 12  # no visible border
    result[:] = 0
    np.testing.assert_array_equal(frame.pixels, kept[0])


def test_highlights_are_compressed_not_cut():
    surface = SURFACE.copy()
    surface[100:110, 140:150] = 6.0
    lamp, sun = LAMP * 0.3, SUN * 0.1
    frame = Frame(
        1, 0.1, exposed(surface * (lamp + sun)), unlit=UnlitNeighbour(exposed(surface * sun), 0.0)
    )
    result = ambient.remove(frame, BOX, lamp_part.RemovalRules(least_level=110))
    assert result is not None
    spot = result[102:108, 142:148]
    assert spot.min() > 225
    assert spot.max() < 255


NUMBERS = st.floats(-400, 700, width=32) | st.sampled_from(
    [np.nan, np.inf, -np.inf, 1e30, 0.0, 320.0]
)


@settings(max_examples=40)
@given(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_any_box_is_answered(corners):
    box = np.array(corners, np.float32)
    light = ambient.measure(PAIR, box)
    assert light is None or (0 <= light.ambient <= 1 and 0 <= light.share <= 1)
    result = ambient.remove(PAIR, box)
    assert result is None or (result.shape == SHAPE and result.dtype == np.uint8)


PAIR = pair(step=(1.0, 1.0))


@settings(max_examples=15)
@given(st.integers(-60, 260), st.integers(-60, 200), st.integers(20, 300), st.integers(20, 300))
def test_boxes_that_are_boxes_change_nothing_far_away(x, y, width, height):
    box = np.array([x, y, x + width, y + height], np.float32)
    result = ambient.remove(PAIR, box)
    if result is None:
        return
    reach = 1.4 * max(width, height) + 2
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    far = (abs(rows - y - height / 2) > reach) | (abs(columns - x - width / 2) > reach)
    np.testing.assert_array_equal(result[far], PAIR.pixels[far])


def test_what_an_unlit_frame_does_not_show_follows_from_the_lit_ones():
    """An unlit frame with nothing but a faint glow: the lit ones tell how the face moves."""
    steps = (6.0, 0.0)
    surfaces = [moved(SURFACE, -n * steps[0], 0) for n in range(3)]
    dark = np.full(SHAPE, 3, np.uint8)
    lit = Frame(
        2,
        0.2,
        exposed(surfaces[0] * LAMP),
        unlit=UnlitNeighbour(dark, 0.1, exposed(surfaces[2] * LAMP), 0.0),
    )
    view = Surroundings.of(BOX, SHAPE, reach=1.4, face_side=112)
    small = [view.shrunk(p) for p in (lit.pixels, dark)]
    motion = lamp_part._motion(lit, lit.unlit, view, *small)
    assert shift_at(motion, 160, 122) == pytest.approx(steps, abs=0.4)
