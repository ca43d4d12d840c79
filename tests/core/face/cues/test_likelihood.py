"""How likely living faces and fakes give a value."""

from __future__ import annotations

import math

import pytest

from core.face.cues.likelihood import Part, log_ratio

LIVE = (Part(1.0, 1.0, 0.2),)
FAKE = (Part(0.5, 0.0, 0.2), Part(0.5, 0.5, 1.0))


def test_it_is_the_log_of_the_ratio():
    found = log_ratio(0.3, (Part(1.0, 0.0, 1.0),), (Part(1.0, 1.0, 1.0),), 0, most=9, for_life=9)
    assert found == pytest.approx((0.7**2 - 0.3**2) / 2)


def test_it_stays_within_its_limits():
    assert log_ratio(0.0, FAKE, LIVE, 0.0, most=1.5, for_life=0.5) == 1.5
    assert log_ratio(1.0, FAKE, LIVE, 0.0, most=1.5, for_life=0.5) == -0.5


def test_an_unsure_value_says_less():
    sure = log_ratio(0.0, FAKE, LIVE, 0.05, most=99, for_life=99)
    unsure = log_ratio(0.0, FAKE, LIVE, 1.0, most=99, for_life=99)
    assert 0 < unsure < sure


def test_far_away_values_are_no_error():
    assert math.isfinite(log_ratio(1e4, FAKE, LIVE, 0.1, most=2, for_life=2))
