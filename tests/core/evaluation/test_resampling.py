"""Shares with intervals over people."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from core.evaluation.intervals import exact
from core.evaluation.resampling import share_over_people


@pytest.mark.parametrize(("events", "trials"), [(0, 17), (3, 100), (50, 1000), (99, 99)])
def test_exact_intervals_are_those_of_scipy(events, trials) -> None:
    found = exact(events, trials)
    expected = stats.binomtest(events, trials).proportion_ci(method="exact")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_people_who_agree_with_themselves_widen_the_interval() -> None:
    people = np.repeat(np.arange(40, dtype=np.int32), 10)
    apart = np.random.default_rng(1).random(400) < 0.2
    together = np.repeat(np.arange(40) % 5 == 0, 10)
    one, other = (share_over_people(events, people) for events in (apart, together))
    assert one.method == other.method == "bootstrap"
    assert other.value == pytest.approx(0.2)
    assert other.high - other.low > 2.0 * (one.high - one.low)
    # That of 40 people and not of 400 pictures.
    whole = exact(8, 40)
    assert (other.low, other.high) == pytest.approx((whole.low, whole.high), abs=0.05)


def test_without_an_event_people_are_what_counts() -> None:
    people = np.repeat(np.arange(30, dtype=np.int32), 5)
    none = share_over_people(np.zeros(150, bool), people)
    assert (none.value, none.method, none.trials) == (0.0, "exact", 150)
    assert none.high == pytest.approx(exact(0, 30).high)
    with pytest.raises(ValueError, match="no trials"):
        share_over_people(np.zeros(0, bool), np.zeros(0, np.int32))


def test_one_seed_gives_one_interval() -> None:
    people = np.arange(50, dtype=np.int32) // 2
    events = np.arange(50) % 7 == 0
    assert share_over_people(events, people) == share_over_people(events, people)
