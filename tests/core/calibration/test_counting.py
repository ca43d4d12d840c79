import numpy as np
import pytest

from core.calibration.counting import KEPT, at_similarity, kept, of_same, of_strangers
from core.evaluation.intervals import of_dependent


def pairs_of(people: int) -> np.ndarray:
    return np.stack(np.triu_indices(people, 1), axis=1).astype(np.int32)


def test_everything_is_counted_once():
    draw = np.random.default_rng(0)
    similarities = np.clip(draw.normal(0.1, 0.3, 4950), -1, 1).astype(np.float32)
    scores = of_strangers(similarities, pairs_of(100), 100)
    assert scores is not None
    assert scores.counts.sum() == scores.comparisons == scores.units == 4950
    assert scores.counts.shape == (200,)
    assert scores.low < 0.1 < scores.high
    assert int(scores.counts[100:].sum()) == int((similarities >= 0).sum())


def test_independent_pairs_are_worth_their_number():
    draw = np.random.default_rng(1)
    worth = []
    for _ in range(20):
        similarities = draw.normal(0.0, 0.1, 4950).astype(np.float32)
        scores = of_strangers(similarities, pairs_of(100), 100)
        assert scores is not None
        worth.append(at_similarity(scores, 0.15))
    assert 0.7 * 4950 < np.mean(worth) <= 4950


def test_pairs_that_hang_on_few_people_are_worth_little():
    draw = np.random.default_rng(1)
    pairs = pairs_of(100)
    common = draw.normal(0.0, 0.1, 100)  # some people are alike to everybody
    similarities = (common[pairs].sum(axis=1) + draw.normal(0.0, 0.05, 4950)).astype(np.float32)
    scores = of_strangers(similarities, pairs, 100)
    assert scores is not None
    assert at_similarity(scores, 0.15) < 0.1 * 4950


def test_the_interval_of_strangers_holds_the_truth_as_often_as_it_says():
    draw = np.random.default_rng(3)
    pairs, kept_word = pairs_of(40), 0
    for _ in range(200):
        common = draw.normal(0.0, 0.06, 40)
        similarities = common[pairs].sum(axis=1) + draw.normal(0.0, 0.08, len(pairs))
        scores = of_strangers(similarities.astype(np.float32), pairs, 40)
        assert scores is not None
        share = float((similarities >= 0.2).mean())
        found = of_dependent(share, at_similarity(scores, 0.2), len(pairs))
        truth = 0.0432  # of a normal distribution of deviation sqrt(2 * 0.06^2 + 0.08^2)
        kept_word += found.low <= truth <= found.high
    assert kept_word / 200 >= 0.9


def test_several_comparisons_of_one_pair_count_as_one():
    draw = np.random.default_rng(2)
    once = draw.normal(0.0, 0.1, 4950).astype(np.float32)
    alone = of_strangers(once, pairs_of(100), 100)
    thrice = of_strangers(np.tile(once, 3), np.tile(pairs_of(100), (3, 1)), 100)
    assert alone is not None
    assert thrice is not None
    assert thrice.units == 4950
    np.testing.assert_allclose(thrice.effective, alone.effective, rtol=1e-6)


def test_people_are_what_counts_of_the_same():
    similarities = np.array([0.2, 0.2, 0.2, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8], np.float32)
    scores = of_same(similarities, np.repeat([3, 5, 9], 3).astype(np.int32))
    assert scores is not None
    assert scores.units == 3
    assert scores.comparisons == 9
    assert at_similarity(scores, 0.5) <= 3.0


def test_of_nothing_there_are_no_scores():
    nothing = np.empty(0, np.float32)
    assert of_strangers(nothing, np.empty((0, 2), np.int32), 0) is None
    assert of_same(nothing, np.empty(0, np.int32)) is None


def test_of_many_similarities_an_even_part_is_kept():
    many = np.random.default_rng(0).normal(0, 0.2, 3 * KEPT).astype(np.float32)
    part = kept(many)
    assert len(part) == KEPT
    assert (np.diff(part) >= 0).all()
    assert part[0] == many.min()
    assert part[-1] == many.max()
    assert float((part > 0.3).mean()) == pytest.approx(float((many > 0.3).mean()), rel=0.01)
