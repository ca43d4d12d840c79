from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from core.people.trends.slope import is_more, median_interval, medians, theil_sen


@pytest.mark.parametrize("ties", [False, True])
def test_the_slope_and_its_interval_are_those_of_scipy(ties):
    draw = np.random.default_rng(4)
    days = np.sort(draw.choice(300, 60, replace=False)).astype(float)
    values = 0.7 - 0.0004 * days + draw.normal(0.0, 0.03, 60)
    if ties:
        values = np.round(values, 2)
    found = theil_sen(days, values, 0.9)
    slope, _, low, high = stats.theilslopes(values, days, 0.9)
    assert (found.per_day, found.low, found.high) == pytest.approx((slope, low, high))
    assert found.days == round(days[-1] - days[0])
    assert found.last - found.first == pytest.approx(found.change, abs=1e-3)


def test_a_fall_is_told_from_chance():
    days = np.arange(60.0)
    noise = np.random.default_rng(1).normal(0.0, 0.03, 60)
    assert theil_sen(days, 0.7 - 0.002 * days + noise).falls
    assert theil_sen(days, 0.5 + 0.002 * days + noise).rises
    level = theil_sen(days, 0.7 + noise)
    assert not level.falls
    assert not level.rises


def test_one_odd_day_makes_no_fall():
    values = np.full(30, 0.7) + np.random.default_rng(2).normal(0.0, 0.01, 30)
    values[-1] = -0.5
    assert not theil_sen(np.arange(30.0), values).falls


def test_chance_makes_a_fall_about_as_often_as_it_may():
    draw = np.random.default_rng(9)
    days = np.arange(28.0)
    falls = sum(theil_sen(days, draw.normal(size=28), 0.95).falls for _ in range(400))
    assert falls <= 20  # 10 are expected


def test_few_points_prove_nothing_however_they_lie():
    assert theil_sen(np.arange(5.0), -np.arange(5.0)) is None
    found = theil_sen(np.arange(6.0), -np.arange(6.0), 0.9999)
    assert found.high == math.inf
    assert not found.falls


def test_the_interval_of_a_median_holds_it_as_often_as_it_says():
    draw = np.random.default_rng(3)
    held = 0
    for _ in range(500):
        low, high = median_interval(np.sort(draw.normal(size=25)))
        held += low <= 0.0 <= high
    assert 0.93 <= held / 500 <= 0.99
    assert median_interval(np.arange(5.0)) is None


def test_medians_are_those_of_each_group():
    draw = np.random.default_rng(5)
    groups, values = draw.integers(7, size=100), draw.normal(size=100)
    found, middles = medians(groups, values)
    assert found.tolist() == sorted(set(groups.tolist()))
    for group, middle in zip(found, middles, strict=True):
        assert middle == pytest.approx(np.median(values[groups == group]))
    assert medians(groups[:0], values[:0])[1].size == 0


def test_a_share_is_greater_only_where_chance_would_hardly_make_it_so():
    assert is_more(20, 40, 20, 200, 0.01)
    assert not is_more(3, 10, 20, 100, 0.01)
    assert not is_more(0, 0, 20, 100, 0.01)
    assert not is_more(0, 10, 0, 10, 0.01)
