"""Decoding and suppression against slow versions written here from the definition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from core.models.contract import DetectorRule
from core.models.priors import decode, detections, priors, suppress
from core.models.retinaface import RULE_MNET025 as RULE


def slow_priors(height: int, width: int) -> list[tuple[float, float, float]]:
    return [
        ((column + 0.5) * step, (row + 0.5) * step, size)
        for step, sizes in zip(RULE.steps, RULE.min_sizes, strict=True)
        for row in range(math.ceil(height / step))
        for column in range(math.ceil(width / step))
        for size in sizes
    ]


def slow_decode(
    offset: NDArray[np.float32], points: NDArray[np.float32], prior: tuple[float, float, float]
) -> list[float]:
    cx, cy, side = prior
    x, y = cx + float(offset[0]) * 0.1 * side, cy + float(offset[1]) * 0.1 * side
    w, h = side * math.exp(float(offset[2]) * 0.2), side * math.exp(float(offset[3]) * 0.2)
    box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2]
    for k in range(5):
        box += [cx + float(points[2 * k]) * 0.1 * side, cy + float(points[2 * k + 1]) * 0.1 * side]
    return box


def slow_overlap(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]) + 1)
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]) + 1)
    area_a = (a[2] - a[0] + 1) * (a[3] - a[1] + 1)
    area_b = (b[2] - b[0] + 1) * (b[3] - b[1] + 1)
    return width * height / (area_a + area_b - width * height)


def slow_suppress(boxes: NDArray[np.float32], overlap: float, most: int) -> list[int]:
    kept: list[int] = []
    for i in range(len(boxes)):
        if len(kept) < most and all(slow_overlap(boxes[k], boxes[i]) <= overlap for k in kept):
            kept.append(i)
    return kept


@pytest.mark.parametrize(("height", "width"), [(16, 16), (17, 33), (480, 640), (479, 641)])
def test_priors_follow_the_definition(height: int, width: int) -> None:
    np.testing.assert_allclose(priors(height, width, RULE), slow_priors(height, width))


def test_priors_are_cached_and_cannot_be_changed_by_mistake() -> None:
    table = priors(64, 64, RULE)
    assert priors(64, 64, RULE) is table
    with pytest.raises(ValueError, match="read-only"):
        table[0] = 0


def test_decode_follows_the_definition() -> None:
    rng = np.random.default_rng(1)
    table = priors(97, 131, RULE)
    offsets = rng.normal(0, 2, (len(table), 4)).astype(np.float32)
    points = rng.normal(0, 2, (len(table), 10)).astype(np.float32)
    wanted = [
        slow_decode(o, p, (float(t[0]), float(t[1]), float(t[2])))
        for o, p, t in zip(offsets, points, table, strict=True)
    ]
    np.testing.assert_allclose(decode(offsets, points, table, RULE), wanted, rtol=1e-5, atol=1e-3)


@pytest.mark.parametrize("seed", range(20))
def test_suppress_keeps_what_the_definition_keeps(seed: int) -> None:
    rng = np.random.default_rng(seed)
    corner = rng.uniform(-20, 100, (80, 2))
    boxes = np.concatenate([corner, corner + rng.uniform(0, 60, (80, 2))], 1).astype(np.float32)
    boxes[10] = boxes[0]  # a twin
    boxes[11, 2:] = boxes[11, :2]  # no width, no height
    for most in (3, 750):
        assert suppress(boxes, 0.4, most).tolist() == slow_suppress(boxes, 0.4, most)


def test_areas_count_one_pixel_more() -> None:
    # 10x10 boxes shifted by 4: 77/165 = 0.467 with the extra pixel, 60/140 = 0.429 without.
    boxes = np.array([[0, 0, 10, 10], [4, 0, 14, 10]], np.float32)
    assert suppress(boxes, 0.45, 750).tolist() == [0]
    assert suppress(boxes, 0.47, 750).tolist() == [0, 1]


def test_no_box_gives_none() -> None:
    assert suppress(np.empty((0, 4), np.float32), 0.4, 750).tolist() == []


def raw(height: int, width: int) -> tuple[NDArray[np.float32], ...]:
    count = len(priors(height, width, RULE))
    return (
        np.zeros((count, 4), np.float32),
        np.zeros(count, np.float32),
        np.zeros((count, 10), np.float32),
    )


def test_detections_come_largest_first_and_only_over_the_threshold() -> None:
    offsets, scores, points = raw(480, 640)
    table = priors(480, 640, RULE)
    small, large = (int(np.flatnonzero(table[:, 2] == side)[7]) for side in (16, 256))
    unlikely = int(np.flatnonzero(table[:, 2] == 512)[0])
    scores[[small, large, unlikely]] = 0.99, 0.7, 0.6
    faces = detections(offsets, scores, points, (480, 640), RULE)
    assert [round(face.area) for face in faces] == [256**2, 16**2]
    assert [round(face.score, 3) for face in faces] == [0.7, 0.99]
    assert faces[0].landmarks.shape == (5, 2)


def test_the_number_of_candidates_and_of_detections_is_bounded() -> None:
    offsets, scores, points = raw(480, 640)
    scores[:] = np.linspace(0.7, 0.9, len(scores))
    tight = DetectorRule(
        score_threshold=0.6, overlap=0.4, candidates=100, kept=7, min_sizes=RULE.min_sizes,
        steps=RULE.steps, variance=RULE.variance, longest_side=1500, scaled_side=1000,
    )  # fmt: skip
    assert len(detections(offsets, scores, points, (480, 640), tight)) == 7


def test_numbers_that_are_none_are_left_out() -> None:
    offsets, scores, points = raw(64, 64)
    scores[:3] = 0.9, np.nan, 0.8
    offsets[0, 2] = np.nan
    offsets[2, 3] = 1e6  # exp overflows
    with np.errstate(over="ignore"):
        assert detections(offsets, scores, points, (64, 64), RULE) == ()
