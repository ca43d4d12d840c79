import dataclasses
import itertools
import time

import numpy as np
import pytest

from core.calibration.comparing import compare_as_desk
from core.calibration.meaning import (
    LOWEST_FALL,
    at_threshold,
    meaning,
    search_rate,
    single_rate,
    stranger_rate,
    threshold_for,
)
from core.calibration.measuring import of_card, of_comparisons
from core.calibration.values import HIGHEST_RISE, Calibration, Origin

SUGGESTED = 0.45


def measured(people, suggested=SUGGESTED) -> Calibration:
    found = compare_as_desk(people)
    assert found is not None
    return of_comparisons(found, "m-1", suggested, Origin.GALLERY)


@pytest.fixture(scope="module")
def fifty():
    draw = np.random.default_rng(9)
    middles = draw.normal(size=(60, 1, 64))
    middles /= np.linalg.norm(middles, axis=2, keepdims=True)
    vectors = middles + draw.normal(size=(60, 3, 64)) * 0.05
    return list((vectors / np.linalg.norm(vectors, axis=2, keepdims=True)).astype(np.float32))


def test_rates_fall_and_thresholds_rise_all_the_way(fifty):
    for calibration in (measured(fifty), measured(fifty[:20]), of_card("m-1", SUGGESTED)):
        rates = [stranger_rate(calibration, s) for s in np.linspace(-1, 1, 401)]
        assert rates[0] == pytest.approx(1.0, abs=0.01)
        assert all(a >= b for a, b in itertools.pairwise(rates))
        thresholds = [threshold_for(calibration, rate) for rate in np.geomspace(1, 1e-9, 200)]
        assert all(a <= b + 1e-9 for a, b in itertools.pairwise(thresholds))


def test_what_strangers_reach_at_the_threshold_is_what_was_wanted(fifty):
    calibration = measured(fifty, suggested=0.3)
    for rate in (1e-2, 1e-3):
        threshold = threshold_for(calibration, rate)
        assert stranger_rate(calibration, threshold) <= rate * 1.0001
    assert meaning(calibration, threshold_for(calibration, 1e-3)).one_in >= 999


def test_a_threshold_stays_near_the_recognisers_own(fifty):
    low, high = measured(fifty, suggested=0.7), measured(fifty, suggested=0.05)
    assert threshold_for(low, 0.1) == pytest.approx(0.7 - LOWEST_FALL)
    assert threshold_for(high, 1e-9) == pytest.approx(0.05 + HIGHEST_RISE)


def test_a_search_of_more_people_needs_more(fifty):
    calibration = measured(fifty, suggested=0.3)
    thresholds = [
        threshold_for(calibration, single_rate(0.01, people)) for people in (1, 10, 100, 1000)
    ]
    assert thresholds == sorted(thresholds)
    assert thresholds[0] == threshold_for(calibration, 0.01)
    assert thresholds[0] < thresholds[-1]


def test_rates_of_one_and_of_many_belong_together():
    assert search_rate(1e-3, 1) == pytest.approx(1e-3)
    assert search_rate(1e-9, 1000) == pytest.approx(1e-6, rel=1e-3)
    assert search_rate(1.0, 5) == pytest.approx(1.0)
    for people in (1, 20, 100_000):
        assert search_rate(single_rate(0.01, people), people) == pytest.approx(0.01)
    assert single_rate(0.01, 0) == pytest.approx(0.01)


def test_counts_at_a_threshold_are_exact(fifty):
    found = compare_as_desk(fifty)
    assert found is not None
    calibration = of_comparisons(found, "m-1", SUGGESTED, Origin.GALLERY)
    for threshold in (-0.999, -0.1, 0.0, 0.123, 0.2, 0.301, 0.45, 0.77, 1.0):
        at = at_threshold(calibration, threshold)
        assert at.fmr is not None
        assert at.fnmr is not None
        assert at.fmr.value == pytest.approx((found.impostor >= np.float32(threshold)).mean())
        assert at.fnmr.value == pytest.approx((found.genuine < np.float32(threshold)).mean())
        for rate in (at.fmr, at.fnmr):
            assert 0.0 <= rate.low <= rate.value <= rate.high <= 1.0


def test_where_nothing_was_counted_the_interval_is_what_people_prove(fifty):
    calibration = measured(fifty)
    at = at_threshold(calibration, 0.9)
    assert at.fmr is not None
    pairs = 60 * 59 // 2
    assert at.fmr.value == 0.0
    assert at.fmr.high == pytest.approx(1 - 0.025 ** (1 / pairs))
    assert calibration.smallest_fmr == pytest.approx(3 / pairs, rel=0.01)


def test_counts_of_a_thinned_sample_are_those_of_all(fifty):
    calibration = measured(fifty)
    assert calibration.strangers_sample is not None
    thin = dataclasses.replace(calibration, strangers_sample=calibration.strangers_sample[::20])
    for threshold in (0.0, 0.1, 0.25):
        all_of_them, part = (at_threshold(one, threshold).fmr for one in (calibration, thin))
        assert all_of_them is not None
        assert part is not None
        assert part.value == pytest.approx(all_of_them.value, rel=0.02)


def test_the_card_alone_counts_nothing():
    at = at_threshold(of_card("m-1", SUGGESTED), SUGGESTED)
    assert at.fmr is None
    assert at.fnmr is None
    assert at.fitted_fmr == pytest.approx(1e-3)
    said = meaning(of_card("m-1", SUGGESTED), 0.2)
    assert said.one_in == pytest.approx(1.0, abs=0.5)
    assert said.people == 0


def test_it_is_quick_enough_for_a_slider(fifty):
    calibration = measured(fifty)
    at_threshold(calibration, 0.4)
    began = time.thread_time()
    for threshold in np.linspace(0.1, 0.9, 100):
        at_threshold(calibration, float(threshold))
    assert (time.thread_time() - began) / 100 < 0.005
