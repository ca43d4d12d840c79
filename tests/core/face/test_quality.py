"""Each hindrance is named, poses have the right sign and size, and good faces pass."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.face import blur, fall_off
from core.face.alignment import TEMPLATE, align
from core.face.limits import Limits
from core.face.pose import pose
from core.face.quality import assess
from core.face.quality_rules import Scale
from core.quality import QualityReason
from core.results import FaceLight
from core.settings import Settings
from tests.core.face.blobs import detection, scene

# A head of its own: eyes, nose tip, mouth corners in cm, x right, y down, z away from the viewer.
HEAD = np.array([[-3.2, 0, 0], [3.2, 0, 0], [0, 3.6, -3.6], [-2.6, 6.6, -0.9], [2.6, 6.6, -0.9]])


def head_landmarks(yaw=0.0, pitch=0.0, roll=0.0, scale=20.0, distance=None):
    """Project the head after turning it; with `distance` (cm) in perspective."""
    a, b, c = np.radians([yaw, pitch, roll])
    to_the_right = np.array([[np.cos(a), 0, -np.sin(a)], [0, 1, 0], [np.sin(a), 0, np.cos(a)]])
    up = np.array([[1, 0, 0], [0, np.cos(b), np.sin(b)], [0, -np.sin(b), np.cos(b)]])
    clockwise = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    turned = (HEAD - [0, 3, 4]) @ (clockwise @ to_the_right @ up).T
    depth = 1.0 if distance is None else 1 + turned[:, 2:] / distance
    return (turned[:, :2] / depth * scale + [320, 240]).astype(np.float32)


def drawn(side=160, person=1):
    pixels = scene((person, 200, 150, side))
    return pixels, detection(200, 150, side, side)


def assessed(pixels, face):
    return assess(pixels, face, align(pixels, face.landmarks))


def test_good_face_is_good():
    quality = assessed(*drawn())
    assert quality.reason is QualityReason.GOOD
    assert quality.usable
    assert 50 <= quality.overall <= 100
    assert quality.eye_distance == pytest.approx(160 * 35.24 / 112, abs=0.1)


@pytest.mark.parametrize("value", [-40, -20, -5, 0, 5, 20, 40])
def test_pose_signs_and_sizes(value):
    straight = pose(head_landmarks())
    yaw, pitch, roll = pose(head_landmarks(yaw=value))
    assert yaw == pytest.approx(value, abs=3)
    assert pitch == pytest.approx(straight[1], abs=4)
    assert roll == pytest.approx(0, abs=4)
    assert pose(head_landmarks(pitch=value))[1] - straight[1] == pytest.approx(value, abs=4)
    assert pose(head_landmarks(roll=value))[2] == pytest.approx(value, abs=1)


def test_straight_head_is_about_straight():
    for distance in (None, 100.0, 60.0):
        assert np.abs(pose(head_landmarks(distance=distance))).max() < 8


def test_pose_signs_in_plain_geometry():
    right = TEMPLATE.copy()
    right[2, 0] += 8  # the nose moves to the viewer's right
    assert pose(right)[0] > 10
    up = TEMPLATE.copy()
    up[2, 1] -= 6  # the nose moves up between eyes and mouth
    assert pose(up)[1] > pose(TEMPLATE)[1] + 8
    clockwise = TEMPLATE.copy()
    clockwise[1, 1] += 10  # the eye on the viewer's right goes down
    clockwise[3, 0] -= 10
    clockwise[4, 0] -= 10
    assert pose(clockwise)[2] > 8


def test_degenerate_landmarks_have_no_pose():
    assert pose(np.zeros((5, 2))) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("turn", "reason"),
    [
        ({"yaw": 45}, QualityReason.TURNED),
        ({"yaw": -45}, QualityReason.TURNED),
        ({"pitch": 42}, QualityReason.NODDING),
        ({"pitch": -42}, QualityReason.NODDING),
        ({"roll": 45}, QualityReason.TILTED),
    ],
)
def test_turned_heads(turn, reason):
    rng = np.random.default_rng(2)
    pixels = cv2.resize(rng.integers(60, 200, (48, 64)).astype(np.uint8), (640, 480))
    landmarks = head_landmarks(**turn)
    face = detection(240, 160, 160, 180)
    face = type(face)(face.box, 0.99, landmarks)
    quality = assess(pixels, face, align(pixels, landmarks))
    assert quality.reason is reason
    assert quality.overall < 50


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda p: (p * 0.12).astype(np.uint8), QualityReason.TOO_DARK),
        (lambda p: np.clip(p * 2.2, 0, 255).astype(np.uint8), QualityReason.CLIPPED),
        (lambda p: (235 + (p - 130.0) / 8).astype(np.uint8), QualityReason.TOO_BRIGHT),
        (lambda p: (120 + (p - 130.0) / 9).astype(np.uint8), QualityReason.LOW_CONTRAST),
        (lambda p: cv2.GaussianBlur(p, (0, 0), 9), QualityReason.BLURRED),
    ],
)
def test_spoilt_light_and_focus(change, reason):
    pixels, face = drawn()
    quality = assessed(change(pixels), face)
    assert quality.reason is reason
    assert quality.overall < 50


def textured(person=3):
    """A face with as much fine detail as nature has, alike in all directions."""
    pixels, face = drawn()
    rng = np.random.default_rng(person)
    down, across = np.meshgrid(np.fft.fftfreq(160), np.fft.fftfreq(160), indexing="ij")
    weight = 1 / np.maximum(np.hypot(down, across), 1 / 40)
    detail = np.fft.ifft2(np.fft.fft2(rng.standard_normal((160, 160))) * weight).real
    pixels[150:310, 200:360] = np.clip(120 + 35 * detail / detail.std(), 30, 235)
    return pixels, face


def moved(pixels, length, degrees):
    kernel = np.zeros((41, 41), np.float32)
    reach = length / 2 * np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    start, end = (tuple(round(20 + s * float(v)) for v in reach) for s in (-1, 1))
    cv2.line(kernel, start, end, (1.0,), 1)
    return cv2.filter2D(pixels, -1, kernel / kernel.sum())


@pytest.mark.parametrize("degrees", [0, 30, 90, 135])
def test_movement_is_told_from_want_of_focus(degrees):
    pixels, face = textured()
    quality = assessed(moved(pixels, 18, degrees), face)
    assert quality.reason is QualityReason.MOTION
    assert quality.motion > 0.62
    for sigma in (0.1, 1, 2, 4):
        soft = assessed(cv2.GaussianBlur(pixels, (0, 0), sigma), face)
        assert soft.motion < 0.5
        assert soft.reason is not QualityReason.MOTION


def test_movement_is_the_cause_of_blur():
    pixels, face = textured()
    shaken = assessed(moved(cv2.GaussianBlur(pixels, (0, 0), 4.5), 40, 90), face)
    assert shaken.sharpness < 5
    assert shaken.reason is QualityReason.MOTION


def test_movement_does_not_change_with_brightness():
    pixels, face = textured()
    motion = assessed(moved(pixels, 20, 0), face).motion
    assert assessed(moved(pixels // 2, 20, 0), face).motion == pytest.approx(motion, abs=0.02)


def shaded(light):
    """A drawn face whose light is multiplied by `light`, a function of x and y from -1 to 1."""
    pixels, face = textured()
    y, x = (np.mgrid[:480, :640] - np.array([230, 280])[:, None, None]) / 80
    levels = 255 * np.sqrt(np.clip((pixels / 255.0) ** 2 * light(x, y), 0, 1))
    return levels.astype(np.uint8), face


@pytest.mark.parametrize(
    ("light", "reason"),
    [
        (lambda x, y: 1 + 0 * x, QualityReason.GOOD),
        (lambda x, y: np.exp(0.4 * x), QualityReason.GOOD),
        (lambda x, y: 0.9 * np.exp(6 * x - 2), QualityReason.UNEVEN),
        (lambda x, y: 0.9 * np.exp(-6 * x - 2), QualityReason.UNEVEN),
        (lambda x, y: 0.005 + 3 * np.clip(np.hypot(x, y) - 0.5, 0, 1), QualityReason.UNEVEN),
        (lambda x, y: np.exp(-8 * (x * x + y * y)) + 0.01, QualityReason.HOT_SPOT),
    ],
)
def test_light_that_falls_off(light, reason):
    pixels, face = shaded(light)
    assert assessed(pixels, face).reason is reason


def test_fall_off_is_that_of_light_not_of_levels():
    even = fall_off.measure(np.full((112, 112), 100, np.uint8))
    assert even == pytest.approx(1.0)
    chip = np.full((112, 112), 60, np.uint8)
    chip[:, 40:72] = 120
    assert fall_off.measure(chip) == pytest.approx(4.0, rel=0.1)
    assert fall_off.measure(np.zeros((112, 112), np.uint8)) == pytest.approx(1.0)


def reflecting(radius, eyes=(0, 1), level=255):
    pixels, face = drawn()
    for eye in eyes:
        at = tuple(round(float(v)) for v in face.landmarks[eye])
        cv2.circle(pixels, at, radius, level, -1)
    return pixels, face


def test_reflections_of_glasses_are_told_from_the_glint_of_an_eye():
    assert assessed(*reflecting(1)).glare == 0.0
    pixels, face = reflecting(14)
    quality = assessed(pixels, face)
    assert quality.reason is QualityReason.GLARE
    assert quality.glare > 0.25
    assert assessed(*reflecting(14, eyes=(0,))).glare < quality.glare


def test_an_overexposed_face_is_no_reflection():
    pixels, face = drawn()
    burnt = assessed(np.clip(pixels * 2.2, 0, 255).astype(np.uint8), face)
    assert burnt.reason is QualityReason.CLIPPED


def test_other_light_is_told_as_a_share_and_where_it_is_the_cause():
    pixels, face = drawn()
    chip = align(pixels, face.landmarks)
    burnt = np.clip(pixels * 2.2, 0, 255).astype(np.uint8)
    burnt_chip = align(burnt, face.landmarks)
    assert assess(pixels, face, chip).ambient is None
    some = assess(pixels, face, chip, light=FaceLight(0.4, 0.24))
    assert some.reason is QualityReason.GOOD
    assert some.ambient == pytest.approx(0.6)
    much = FaceLight(0.4, 0.395)
    assert assess(pixels, face, chip, light=much).reason is QualityReason.AMBIENT
    removed = assess(pixels, face, chip, light=FaceLight(0.4, 0.395, removed=True))
    assert removed.reason is QualityReason.GOOD
    assert removed.ambient == 0.0
    for light, reason in (
        (FaceLight(0.8, 0.64), QualityReason.AMBIENT),
        (FaceLight(0.8, 0.1), QualityReason.CLIPPED),
        (FaceLight(0.8, 0.64, removed=True), QualityReason.CLIPPED),
        (None, QualityReason.CLIPPED),
    ):
        assert assess(burnt, face, burnt_chip, light=light).reason is reason


def test_moved_limits_hold():
    pixels, face = drawn()
    chip = align(pixels, face.landmarks)
    rules = Limits.of(Settings(limit_ambient=0.3)).quality
    light = FaceLight(0.4, 0.2)
    assert assess(pixels, face, chip, rules, light).reason is QualityReason.AMBIENT
    assert assess(pixels, face, chip, None, light).reason is QualityReason.GOOD


def test_small_face():
    quality = assessed(*drawn(side=50))
    assert quality.reason is QualityReason.TOO_SMALL


def test_face_cut_off_by_the_border():
    pixels = scene((1, -40, 100, 160))
    quality = assessed(pixels, detection(-40, 100, 160, 160))
    assert quality.reason is QualityReason.CUT_OFF


def test_unsure_detector_and_failed_alignment():
    pixels, face = drawn()
    unsure = type(face)(face.box, 0.7, face.landmarks)
    assert assessed(pixels, unsure).reason is QualityReason.UNSURE_LANDMARKS
    lost = assess(pixels, face, None)
    assert lost.reason is QualityReason.UNSURE_LANDMARKS
    assert lost.overall == 0


def test_sharpness_does_not_change_with_brightness_and_falls_with_blur():
    pixels, face = drawn()
    chip = align(pixels, face.landmarks)

    def sharpness(chip):
        return blur.measure(chip).sharpness

    assert sharpness((chip // 2).astype(np.uint8)) == pytest.approx(sharpness(chip), rel=0.1)
    blurred = [sharpness(cv2.GaussianBlur(chip, (0, 0), s)) for s in (0.5, 1, 2, 4)]
    assert blurred == sorted(blurred, reverse=True)
    assert sharpness(np.full((112, 112), 90, np.uint8)) == 0.0


def test_scale_is_linear_both_ways():
    rising, falling = Scale(10, 20, 40), Scale(60, 30, 5)
    assert [rising.mark(v) for v in (5, 10, 15, 20, 30, 40, 50)] == [0, 0, 0.25, 0.5, 0.75, 1, 1]
    assert [falling.mark(v) for v in (70, 60, 45, 30, 5, 0)] == [0, 0, 0.25, 0.5, 1, 1]
