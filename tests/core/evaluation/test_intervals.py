"""Intervals against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.intervals import exact, rule_of_three


@pytest.mark.parametrize(
    ("events", "trials", "low", "high"),
    [
        # Clopper and Pearson 1934; values of R's binom.test.
        (0, 100, 0.0, 0.03621669),
        (3, 100, 0.006229972, 0.08517605),
        (50, 1000, 0.03733540, 0.06539049),
        (100, 100, 0.9637833, 1.0),
        (5, 1_000_000, 1.623486e-06, 1.166828e-05),
    ],
)
def test_known_intervals(events, trials, low, high) -> None:
    rate = exact(events, trials)
    assert rate.value == events / trials
    assert rate.low == pytest.approx(low, rel=1e-5)
    assert rate.high == pytest.approx(high, rel=1e-5)


@given(st.integers(1, 10_000), st.data())
def test_the_interval_holds_the_rate(trials, data) -> None:
    events = data.draw(st.integers(0, trials))
    rate = exact(events, trials)
    assert 0.0 <= rate.low <= rate.value <= rate.high <= 1.0
    assert rate.high > rate.low


@pytest.mark.parametrize(("events", "trials"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_no_share_is_refused(events, trials) -> None:
    with pytest.raises(ValueError, match="no share"):
        exact(events, trials)


def test_the_rule_of_three() -> None:
    assert rule_of_three(100) == pytest.approx(3 / 100, rel=0.02)
    assert rule_of_three(299_925) == pytest.approx(1.0e-5, rel=0.01)
    assert rule_of_three(0) == 1.0
