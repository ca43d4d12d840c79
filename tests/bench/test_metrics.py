"""Error rates against public implementations on the same scores."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from core.evaluation.attacks import Presentation, attacks
from core.evaluation.comparisons import Labelled, compare
from core.evaluation.identification import identify
from core.evaluation.liveness_sweep import sweep
from core.evaluation.verification import verify
from core.results import LivenessVerdict

pytestmark = pytest.mark.bench

metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")


def labelled(people: int, each: int, noise: float, seed: int) -> Labelled:
    draw = np.random.default_rng(seed)
    middle = draw.normal(size=(people, 24))
    vectors = np.repeat(middle, each, axis=0) + noise * draw.normal(size=(people * each, 24))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    who = np.repeat(np.arange(people, dtype=np.int32), each)
    return Labelled(vectors.astype(np.float32), who, tuple(f"p{n}" for n in range(people)))


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("noise", [0.4, 1.0, 1.6, 3.0])
def test_comparison_errs_as_scikit_learn_says(noise, seed) -> None:
    found = compare(labelled(40, 6, noise, seed))
    result = verify(found, rounds=1)
    assert result is not None
    truth = np.r_[np.ones(len(found.genuine)), np.zeros(len(found.impostor))]
    scores = np.r_[found.genuine, found.impostor]
    fpr, tpr, thresholds = metrics.roc_curve(truth, scores, drop_intermediate=False)
    for one in result.at:
        best = tpr[fpr <= one.wanted].max()
        assert one.tar.value == pytest.approx(best)
        place = np.searchsorted(-thresholds, -one.threshold, side="right") - 1
        assert fpr[place] == pytest.approx(one.fmr.value)
    nearest = np.argmin(np.abs(1.0 - tpr - fpr))
    assert result.eer.value == pytest.approx((1.0 - tpr[nearest] + fpr[nearest]) / 2.0)
    x, fnr, _ = metrics.det_curve(truth, scores)
    kept = (result.curve[:, 1] > 0.0) & (result.curve[:, 1] < 1.0)
    for _, fmr, fnmr in result.curve[kept]:
        place = np.argmin(np.abs(x - fmr))
        if abs(x[place] - fmr) < 1e-12:
            # det_curve drops points on one line; where it has ours, they agree.
            assert np.abs(fnr[np.abs(x - fmr) < 1e-12] - fnmr).min() < 1e-9
    area = metrics.roc_auc_score(truth, scores)
    order = np.argsort(result.curve[:, 1])
    drawn = np.trapezoid(1.0 - result.curve[order, 2], result.curve[order, 1])
    assert drawn == pytest.approx(area, abs=0.01)  # of 200 points of the curve


@pytest.mark.parametrize("seed", range(5))
def test_search_finds_whom_scikit_learns_neighbours_find(seed) -> None:
    neighbours = pytest.importorskip("sklearn.neighbors")
    data = labelled(30, 5, 1.4, seed)
    found = identify(data, seed=seed)
    assert found is not None
    probes = list(found.probe_rows)
    enrolled = sorted({int(data.people[row]) for row in probes})
    first = [int(np.flatnonzero(data.people == who)[0]) for who in enrolled]
    nearest = neighbours.KNeighborsClassifier(1, metric="cosine")
    nearest.fit(data.vectors[first], data.people[first])
    right = nearest.predict(data.vectors[probes]) == data.people[probes]
    assert found.rank_one.value == pytest.approx(metrics.accuracy_score(right, np.ones(len(right))))
    assert list(found.hits) == right.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_liveness_errs_as_scikit_learn_says(seed) -> None:
    draw = np.random.default_rng(seed)
    live, fake = draw.beta(2, 5, 300), draw.beta(5, 2, 200)
    given = [
        *(Presentation("", _verdict(score), float(score)) for score in live),
        *(Presentation("print", _verdict(score), float(score)) for score in fake),
    ]
    swept = sweep(given)
    assert swept is not None
    truth = np.r_[np.zeros(300), np.ones(200)]
    scores = np.r_[live, fake]
    # A fake is what is looked for: APCER is its miss rate, BPCER the false alarms.
    fpr, tpr, thresholds = metrics.roc_curve(truth, scores, drop_intermediate=False)
    for limit, apcer, bpcer in swept.curves["print"]:
        place = np.searchsorted(-thresholds, -limit, side="right") - 1
        assert apcer == pytest.approx(1.0 - tpr[place])
        assert bpcer == pytest.approx(fpr[place])
    for one in swept.at:
        assert one.bpcer.value == pytest.approx(fpr[1.0 - tpr <= one.wanted].min())
    matrix = metrics.confusion_matrix(truth, scores >= 0.5)
    found = attacks(given)
    assert found.bpcer.value == pytest.approx(matrix[0, 1] / 300)
    assert found.apcer["print"].value == pytest.approx(matrix[1, 0] / 200)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Clopper-Pearson against scipy's, and how often it covers a known rate."""
    draw = np.random.default_rng(1)
    held = 0
    for events in draw.binomial(200, 0.03, size=500).tolist():
        given = [Presentation("", LivenessVerdict.LIVE, 0.1)] * 200
        given += [Presentation("k", LivenessVerdict.LIVE, 0.1)] * events
        given += [Presentation("k", LivenessVerdict.SPOOF, 0.9)] * (200 - events)
        rate = attacks(given).apcer["k"]
        expected = stats.binomtest(events, 200).proportion_ci(method="exact")
        assert (rate.low, rate.high) == pytest.approx((expected.low, expected.high))
        held += rate.low <= 0.03 <= rate.high
    assert held >= 0.95 * 500


def _verdict(score: float) -> LivenessVerdict:
    return LivenessVerdict.SPOOF if score >= 0.5 else LivenessVerdict.LIVE
