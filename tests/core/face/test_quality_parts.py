"""Each part has a value, a score and what it hinders; the whole says what hinders enrolment."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import sentences
from core.face import dynamic_range
from core.face.alignment import AlignmentError, align
from core.face.quality import assess
from core.face.quality_parts import ENROL_FROM, POSE, UNITS, Mark, lowest, part_of
from core.face.unified_quality import unify
from core.quality import QualityKind, QualityReason
from core.results import Detection, FaceLight
from tests.vectors.drawn_face import draw_face

SCALE = 1.5


def face_at(x, y, scale=SCALE):
    """Where the drawn face is whose bridge of the nose lies at (x, y)."""
    points = np.array([[-18, -8], [18, -8], [0, 20], [-13, 34], [13, 34]]) * scale + [x, y]
    box = np.array([x - 43 * scale, y - 55 * scale, x + 43 * scale, y + 60 * scale])
    return Detection(box.astype(np.float32), 0.99, points.astype(np.float32))


def drawn():
    pixels = draw_face(480, 640, 320, 240, SCALE)
    grain = np.random.default_rng(1).normal(0, 6, pixels.shape)
    grain = cv2.GaussianBlur(grain, (0, 0), 1.2) * 2
    return np.clip(pixels + grain, 0, 255).astype(np.uint8), face_at(320, 240)


def assessed(pixels, face, light=None):
    return assess(pixels, face, align(pixels, face.landmarks), light=light)


def part(quality, kind):
    return next((one for one in quality.parts if one.kind is kind), None)


def test_every_part_has_a_name_and_a_unit():
    assert set(UNITS) == set(QualityKind) == set(sentences.QUALITY_PART)
    assert list(UNITS) == list(QualityKind)


def test_a_good_face_has_all_parts_but_those_of_the_lamp():
    quality = assessed(*drawn())
    kinds = {one.kind for one in quality.parts}
    assert kinds == set(QualityKind) - {QualityKind.LAMP, QualityKind.OTHER_LIGHT}
    assert [one.kind for one in quality.parts] == [kind for kind in UNITS if kind in kinds]
    lit = assessed(*drawn(), FaceLight(0.3, 0.05))
    assert {one.kind for one in lit.parts} == set(QualityKind)
    assert part(lit, QualityKind.LAMP).value == pytest.approx(0.25)
    assert part(lit, QualityKind.OTHER_LIGHT).value == pytest.approx(0.05 / 0.3)


def test_values_are_those_of_the_quality():
    quality = assessed(*drawn())
    for kind, value in (
        (QualityKind.EYE_DISTANCE, quality.eye_distance),
        (QualityKind.YAW, quality.yaw),
        (QualityKind.SHARPNESS, quality.sharpness),
        (QualityKind.CONTRAST, quality.contrast),
        (QualityKind.EVENNESS, quality.fall_off),
    ):
        assert part(quality, kind).value == value
    assert part(quality, QualityKind.INSIDE).value == 1.0
    assert part(quality, QualityKind.HEAD_SIZE).value == pytest.approx(115 * SCALE / 480, abs=0.01)


def test_a_face_without_landmarks_has_the_parts_that_need_none():
    pixels, face = drawn()
    quality = assess(pixels, face, None)
    assert part(quality, QualityKind.LANDMARKS).hinders == "recognition"
    assert part(quality, QualityKind.SHARPNESS) is None
    assert not quality.fit_to_enrol


def test_enrolment_asks_for_more_than_recognition():
    pixels, face = drawn()
    assert assessed(pixels, face).fit_to_enrol
    softer = cv2.GaussianBlur(pixels, (0, 0), 3.8)
    quality = assessed(softer, face)
    assert quality.usable
    assert not quality.fit_to_enrol
    assert quality.enrolment_reason is QualityReason.BLURRED
    assert part(quality, QualityKind.SHARPNESS).hinders == "enrolment"
    gone = assessed(cv2.GaussianBlur(pixels, (0, 0), 9), face)
    assert part(gone, QualityKind.SHARPNESS).hinders == "recognition"
    assert gone.enrolment_reason is QualityReason.GOOD  # what hinders recognition is said first
    assert not gone.fit_to_enrol


def test_a_weak_lamp_hinders_enrolment_alone():
    quality = assessed(*drawn(), FaceLight(0.02, 0.008))
    assert quality.usable
    assert quality.enrolment_reason is QualityReason.WEAK_LAMP


def test_signs_are_not_read_where_they_would_be_guessed():
    pixels, face = drawn()
    for hidden in (
        assessed(cv2.GaussianBlur(pixels, (0, 0), 9), face),
        assessed((pixels * 0.1).astype(np.uint8), face),
    ):
        assert part(hidden, QualityKind.EYES_OPEN) is None
        assert part(hidden, QualityKind.VISIBLE) is None
    turned = face.landmarks.copy()
    turned[2, 0] += 20
    aside = assess(pixels, Detection(face.box, 0.99, turned), align(pixels, face.landmarks))
    assert abs(aside.yaw) > 20
    assert part(aside, QualityKind.EYES_OPEN) is None


def test_what_covers_the_mouth_hinders_enrolment_and_the_mouth_is_not_judged():
    pixels, face = drawn()
    x1, y1, x2, y2 = (round(float(v)) for v in face.box)
    pixels[y1 + (y2 - y1) * 11 // 20 : y2 + 20, x1 - 10 : x2 + 10] = 190
    quality = assessed(pixels, face)
    assert part(quality, QualityKind.VISIBLE).hinders == "enrolment"
    assert part(quality, QualityKind.MOUTH_CLOSED) is None
    assert quality.usable
    assert quality.enrolment_reason is QualityReason.COVERED


def test_a_mark_hinders_what_it_decides():
    def hinders(mark, kind=QualityKind.SHARPNESS, **decides):
        return Mark(kind, QualityReason.BLURRED, 1.0, mark, **decides).hinders

    assert hinders(0.49) == "recognition"
    assert hinders(0.5) == hinders(ENROL_FROM - 0.01) == "enrolment"
    assert hinders(ENROL_FROM) == "nothing"
    assert hinders(0.49, decides="enrolment") == "enrolment"
    assert hinders(0.5, decides="enrolment") == "nothing"
    assert hinders(0.0, decides="nothing") == "nothing"
    for kind in POSE:
        assert hinders(0.5, kind) == "nothing"


def test_of_two_marks_of_a_kind_the_lower_is_shown():
    dark = Mark(QualityKind.EXPOSURE, QualityReason.TOO_DARK, 20.0, 0.2)
    bright = Mark(QualityKind.EXPOSURE, QualityReason.TOO_BRIGHT, 20.0, 1.0)
    assert lowest([bright, dark, bright]) == {QualityKind.EXPOSURE: dark}
    assert part_of(dark).score == 20
    nearly = Mark(QualityKind.EXPOSURE, QualityReason.TOO_DARK, 20.0, 0.4999)
    assert part_of(nearly).score == 49


def test_dynamic_range_counts_shades():
    ramp = np.tile(np.arange(112, dtype=np.uint8), (112, 1))
    assert dynamic_range.measure(np.full((112, 112), 90, np.uint8)) == 0.0
    assert dynamic_range.measure((ramp // 56) * 100) == pytest.approx(1.0, abs=0.01)
    halved = dynamic_range.measure(ramp) - dynamic_range.measure(ramp // 2)
    assert halved == pytest.approx(1.0, abs=0.05)


marks = st.dictionaries(st.sampled_from(list(QualityKind)), st.floats(0, 1))


@given(marks=marks, hindered=st.booleans())
def test_the_overall_quality_keeps_to_its_half(marks, hindered):
    overall = unify(marks, hindered=hindered)
    assert 0 <= overall < 50 if hindered else 50 <= overall <= 100


@given(marks=marks, kind=st.sampled_from(list(QualityKind)), worse=st.floats(0, 1))
def test_a_worse_part_never_makes_a_better_face(marks, kind, worse):
    before = marks.get(kind, 1.0)
    after = {**marks, kind: min(before, worse)}
    for hindered in (True, False):
        assert unify(after, hindered=hindered) <= unify(marks, hindered=hindered) + 1e-9


@settings(max_examples=60)
@given(
    seed=st.integers(0, 2**32 - 1),
    place=st.tuples(st.floats(-100, 700), st.floats(-100, 500), st.floats(0.05, 4)),
    score=st.floats(0, 1),
    light=st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans()),
)
def test_quality_keeps_to_its_bounds_whatever_the_picture(seed, place, score, light):
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (int(rng.integers(2, 60)),) * 2).astype(np.uint8)
    pixels = np.asarray(cv2.resize(coarse, (640, 480)), np.uint8)
    face = face_at(*place)
    landmarks = face.landmarks + rng.normal(0, 5, (5, 2)).astype(np.float32)
    face = Detection(face.box, score, landmarks)
    try:
        chip = align(pixels, landmarks)
    except AlignmentError:
        chip = None
    quality = assess(pixels, face, chip, light=None if light is None else FaceLight(*light))
    assert 0 <= quality.overall <= 100
    assert quality.usable == (quality.overall >= 50)
    for one in quality.parts:
        assert 0 <= one.score <= 100
        assert np.isfinite(one.value)
    hindered = {one.reason for one in quality.parts if one.hinders == "recognition"}
    assert quality.usable == (not hindered)
    if quality.fit_to_enrol:
        assert all(one.hinders == "nothing" for one in quality.parts)
    elif quality.usable:
        assert quality.enrolment_reason in {one.reason for one in quality.parts}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p, k: cv2.GaussianBlur(p, (0, 0), 0.5 + 1.7 * k),
        lambda p, k: (p * (1 - 0.22 * k)).astype(np.uint8),
        lambda p, k: np.clip(p * (1 + 0.5 * k), 0, 255).astype(np.uint8),
        lambda p, k: (p * (1 - 0.24 * k) + 200 * 0.24 * k).astype(np.uint8),
        lambda p, k: cv2.blur(p, (1 + 8 * k, 1)),
    ],
    ids=["out of focus", "dark", "bright", "veiled", "moving"],
)
def test_the_more_a_picture_is_spoilt_the_lower_its_quality(spoil):
    pixels, face = drawn()
    found = [assessed(spoil(pixels, k), face).overall for k in range(5)]
    assert found == sorted(found, reverse=True)
    assert found[4] < found[0] - 20
