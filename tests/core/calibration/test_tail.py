import numpy as np
import pytest
from scipy import stats

from core.calibration.comparing import compare_as_desk
from core.calibration.counting import of_strangers
from core.calibration.tail import card_tail, fit_tail
from core.calibration.values import Tail
from core.people.likeness.strangers import CARD_RATE


def fitted(people):
    found = compare_as_desk(people)
    assert found is not None
    scores = of_strangers(found.impostor, found.impostor_people, found.people)
    assert scores is not None
    return fit_tail(found.impostor, found.impostor_people, found.people, scores)


def drawn(similarities, people):
    pairs = np.stack(np.triu_indices(people, 1), axis=1).astype(np.int32)
    similarities = similarities.astype(np.float32)
    scores = of_strangers(similarities, pairs, people)
    assert scores is not None
    return fit_tail(similarities, pairs, people, scores)


@pytest.mark.parametrize("people", [46, 100, 300])
def test_it_promises_no_less_than_is_true(make_people, true_strangers, people):
    for seed in range(3):
        tail, fit = fitted(make_people(people, seed=seed))
        for rate in (1e-2, 1e-3, 1e-4):
            if rate < tail.rate:
                reached = float((true_strangers >= tail.similarity_at(rate)).mean())
                assert reached <= 1.1 * rate, (people, seed, rate)
        assert fit.slope <= tail.slope or tail.shape > 0
        assert fit.rate <= tail.rate


def test_more_people_promise_closer_to_the_truth(make_people, true_strangers):
    few, many = (fitted(make_people(count, seed=5))[0] for count in (46, 300))
    assert many.similarity_at(1e-3) < few.similarity_at(1e-3)
    reached = float((true_strangers >= many.similarity_at(1e-3)).mean())
    assert reached > 0.3e-3


def test_an_exponential_tail_is_found_as_it_is():
    draw = np.random.default_rng(0)
    tail, fit = drawn(-0.5 + 0.03 * draw.exponential(size=44_850), 300)
    assert tail.shape == 0.0
    assert fit.slope == pytest.approx(0.03, rel=0.15)
    assert tail.slope < 0.04
    assert fit.distance < 0.06
    assert 0.2 < fit.seen <= 1.2


def test_shape_and_slope_agree_with_scipy():
    draw = np.random.default_rng(1)
    for shape in (-0.2, 0.0, 0.25):
        far = stats.genpareto.rvs(shape, scale=0.02, size=499_500, random_state=draw)
        _, fit = drawn(np.clip(-0.5 + far, -1, 1), 1000)
        values = np.sort(-0.5 + far)
        start = np.quantile(values, 1.0 - fit.rate)
        by_scipy, _, scale = stats.genpareto.fit(values[values > start] - start, floc=0.0)
        assert fit.shape == pytest.approx(by_scipy, abs=0.08)
        assert fit.slope == pytest.approx(scale / (1.0 - by_scipy), rel=0.1)


def test_a_heavier_tail_is_noticed_and_a_lighter_one_not_believed():
    draw = np.random.default_rng(2)
    heavy = stats.genpareto.rvs(0.35, scale=0.02, size=499_500, random_state=draw)
    tail, fit = drawn(np.clip(-0.9 + heavy, -1, 1), 1000)
    assert tail.shape > 0.1
    assert fit.shape - 1.645 * fit.shape_error > 0.0
    light, _ = drawn(draw.uniform(0.0, 0.4, 44_850), 300)
    assert light.shape == 0.0
    assert light.similarity_at(1e-6) > 0.4


def test_a_heavy_tail_goes_back_and_forth():
    tail = Tail(0.3, 0.01, 0.03, 0.2)
    for rate in (1e-2, 1e-3, 1e-5):
        assert tail.rate_at(tail.similarity_at(rate)) == pytest.approx(rate)
    assert tail.similarity_at(0.5) == 0.3
    assert tail.rate_at(0.0) == 0.01
    assert tail.similarity_at(1e-5) > Tail(0.3, 0.01, 0.03).similarity_at(1e-5)


def test_strangers_who_are_all_alike_break_nothing():
    tail, fit = drawn(np.full(1225, 0.25), 50)
    assert fit.comparisons == 0
    assert tail.similarity_at(1e-3) > 0.25


def test_nothing_can_not_be_fitted():
    scores = of_strangers(np.zeros(1, np.float32), np.array([[0, 1]], np.int32), 2)
    assert scores is not None
    with pytest.raises(ValueError, match="no strangers"):
        fit_tail(np.empty(0, np.float32), np.empty((0, 2), np.int32), 0, scores)


def test_the_card_says_one_in_a_thousand_at_its_own_threshold():
    assert card_tail(0.45).rate_at(0.45) == CARD_RATE
    assert card_tail(0.45).rate_at(0.55) < CARD_RATE / 20
