"""Error rates against plain counting, and against scikit-learn's where it is there."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from core.evaluation import verification
from core.evaluation.attacks import Presentation, attacks
from core.evaluation.comparisons import Labelled, compare
from core.evaluation.identification import identify
from core.evaluation.verification import verify
from core.results import LivenessVerdict


def labelled(people: int = 12, each: int = 5, noise: float = 1.3, seed: int = 3) -> Labelled:
    draw = np.random.default_rng(seed)
    middle = draw.normal(size=(people, 16))
    vectors = np.repeat(middle, each, axis=0) + noise * draw.normal(size=(people * each, 16))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    who = np.repeat(np.arange(people, dtype=np.int32), each)
    order = draw.permutation(len(who))
    return Labelled(
        vectors[order].astype(np.float32), who[order], tuple(f"p{n:02}" for n in range(people))
    )


def test_every_pair_is_compared_once() -> None:
    data = labelled()
    found = compare(data)
    genuine, impostor = [], []
    for a, b in combinations(range(len(data.people)), 2):
        score = float(data.vectors[a] @ data.vectors[b])
        (genuine if data.people[a] == data.people[b] else impostor).append(score)
    assert sorted(found.genuine.tolist()) == pytest.approx(sorted(genuine), abs=1e-6)
    assert sorted(found.impostor.tolist()) == pytest.approx(sorted(impostor), abs=1e-6)
    assert found.impostor_total == len(impostor)
    assert found.impostor_total == len(found.impostor)
    assert (found.impostor_people[:, 0] != found.impostor_people[:, 1]).all()


def test_of_too_many_a_part_is_kept_that_says_the_same() -> None:
    data = labelled(people=40, each=6)
    whole, part = compare(data), compare(data, most=5000)
    assert part.impostor_total > len(part.impostor)
    assert len(part.impostor) == pytest.approx(5000, rel=0.1)
    assert part.impostor_total == whole.impostor_total
    assert part.impostor.mean() == pytest.approx(whole.impostor.mean(), abs=0.01)
    assert len(part.genuine) == len(whole.genuine)


def test_rates_are_what_counting_gives() -> None:
    found = compare(labelled())
    result = verify(found, rates=(0.1, 0.01, 1e-9), rounds=20)
    assert result is not None
    assert [one.wanted for one in result.at] == [0.1, 0.01]  # fewer can't be told
    for one in result.at:
        assert one.fmr.value == pytest.approx((found.impostor >= one.threshold).mean())
        assert one.tar.value == pytest.approx((found.genuine >= one.threshold).mean())
        assert one.fmr.value <= one.wanted
        looser = np.nextafter(np.float32(one.threshold), np.float32(-2))
        below = found.impostor[found.impostor <= looser].max()
        assert (found.impostor >= below).mean() > one.wanted
        assert one.tar.low <= one.tar.value <= one.tar.high
    fmr = (found.impostor >= result.eer_threshold).mean()
    fnmr = (found.genuine < result.eer_threshold).mean()
    assert result.eer.value == pytest.approx((fmr + fnmr) / 2)
    assert abs(fmr - fnmr) < 0.01
    assert (result.people, result.genuine, result.impostor) == (12, 120, 1650)
    assert result.smallest_fmr == pytest.approx(3 / 66, rel=0.03)
    thresholds, fmrs, fnmrs = result.curve.T
    assert (np.diff(thresholds) > 0).all()
    assert (np.diff(fmrs) <= 0).all()
    assert (np.diff(fnmrs) >= 0).all()


@pytest.mark.slow  # it takes seconds to import
def test_it_agrees_with_a_public_implementation() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is not installed")
    found = compare(labelled())
    result = verify(found, rounds=2)
    truth = np.r_[np.ones(len(found.genuine)), np.zeros(len(found.impostor))]
    fpr, tpr, thresholds = metrics.roc_curve(
        truth, np.r_[found.genuine, found.impostor], drop_intermediate=False
    )
    for one in result.at:
        place = np.searchsorted(-thresholds, -one.threshold)
        assert fpr[place] == pytest.approx(one.fmr.value)
        assert tpr[place] == pytest.approx(one.tar.value)


def test_perfect_and_hopeless_scores() -> None:
    perfect = verify(compare(labelled(noise=0.01)), rounds=5)
    assert perfect is not None
    assert perfect.eer.value == 0.0
    assert perfect.eer.high == pytest.approx(1 - 0.025 ** (1 / 12))  # 12 people without an error
    assert all(one.tar.value == 1.0 for one in perfect.at)
    hopeless = verify(compare(labelled(noise=50.0)), rounds=5)
    assert hopeless is not None
    assert hopeless.eer.value == pytest.approx(0.5, abs=0.1)


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Drawn over people: many small sets of one distribution, whose true rate is known."""
    truth = verify(compare(labelled(people=300, each=4, seed=99)), rounds=1)
    assert truth is not None
    held = 0
    for seed in range(20):
        part = verify(compare(labelled(people=25, each=4, seed=seed)), rounds=60, seed=seed)
        assert part is not None
        held += part.eer.low <= truth.eer.value <= part.eer.high
    assert held >= 15  # 19 expected; percentile intervals of few people are a little short


def test_one_seed_gives_one_result_and_it_can_be_stopped() -> None:
    found = compare(labelled())
    first, again = (verify(found, rounds=10, seed=4) for _ in range(2))
    assert first is not None
    assert again is not None
    assert (first.eer, first.at) == (again.eer, again.at)
    assert verify(found, rounds=10, cancelled=lambda: True) is None
    with pytest.raises(ValueError, match="several"):
        verify(compare(labelled(people=1)))


def test_identification_counts_strangers_and_the_enrolled() -> None:
    data = labelled(people=30, each=4, noise=0.6)
    found = identify(data, rates=(0.1, 0.05, 1e-6))
    assert found is not None
    assert (found.gallery, found.probes, found.strangers) == (15, 45, 60)
    assert found.rank_one.value > 0.9
    assert [one.wanted for one in found.open_set] == [0.1, 0.05]
    for one in found.open_set:
        assert one.fpir.value <= one.wanted
        assert one.fnir.value >= 1.0 - found.rank_one.value
    loose, strict = found.open_set
    assert strict.threshold >= loose.threshold
    assert strict.fnir.value >= loose.fnir.value
    perfect = identify(labelled(people=30, each=4, noise=0.01))
    assert perfect is not None
    assert (perfect.rank_one.value, perfect.open_set[0].fnir.value) == (1.0, 0.0)
    assert identify(labelled(people=6, each=1)) is None


def test_liveness_counts_each_kind_for_itself() -> None:
    live, fake, unsure = (
        LivenessVerdict.LIVE,
        LivenessVerdict.SPOOF,
        LivenessVerdict.CANNOT_JUDGE,
    )
    given = [
        *(Presentation("", live, 0.1) for _ in range(18)),
        Presentation("", fake, 0.99),
        Presentation("", unsure, 0.8),
        *(Presentation("print", fake, 0.99) for _ in range(9)),
        Presentation("print", live, 0.2),
        *(Presentation("mask", unsure, 0.8) for _ in range(4)),
    ]
    found = attacks(given)
    assert (found.live, found.bpcer.value, found.unjudged.value) == (20, 0.05, 0.05)
    assert {kind: rate.value for kind, rate in found.apcer.items()} == {"mask": 0.0, "print": 0.1}
    assert found.worst == 0.1
    assert found.apcer["mask"].high == pytest.approx(0.602, abs=1e-3)
    with pytest.raises(ValueError, match="living"):
        attacks(given[:5])
    with pytest.raises(ValueError, match="no liveness model"):
        attacks([*given, Presentation("", LivenessVerdict.NOT_JUDGED, None)])


def test_of_very_many_comparisons_fewer_are_drawn_and_say_the_same(monkeypatch) -> None:
    found = compare(labelled(people=60, each=6))
    whole = verify(found, rounds=80)
    monkeypatch.setattr(verification, "_NEAR", 8_000)
    monkeypatch.setattr(verification, "_FAR", 4_000)
    assert len(verification.Ordered.of(found).thinned(1).scores) == 900 + 12_000
    thinned = verify(found, rounds=80)
    assert whole is not None
    assert thinned is not None
    assert thinned.eer.value == whole.eer.value
    assert (thinned.eer.low, thinned.eer.high) == pytest.approx(
        (whole.eer.low, whole.eer.high), abs=0.003
    )
    for one, other in zip(thinned.at, whole.at, strict=True):
        assert (one.threshold, one.tar) == (other.threshold, other.tar)
        assert one.fmr.value == other.fmr.value
        assert one.fmr.high == pytest.approx(other.fmr.high, rel=0.05)
