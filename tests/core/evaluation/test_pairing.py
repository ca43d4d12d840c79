"""Two models on the same pictures: what is shown, and what so few pictures can't show."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy import stats

from core.evaluation.attacks import Presentation
from core.evaluation.discordance import judged, mcnemar
from core.evaluation.folders import EvaluationError
from core.evaluation.pairing import paired
from core.evaluation.pairing_words import sentences
from core.evaluation.result import Evaluation
from core.results import LivenessVerdict

LIVE, SPOOF = LivenessVerdict.LIVE, LivenessVerdict.SPOOF


def people(noise: float, *, count: int = 30, each: int = 4, seed: int = 5) -> Evaluation:
    """Return what a model of so much noise makes of one fixed set."""
    middle = np.random.default_rng(1).normal(size=(count, 16))
    draw = np.random.default_rng(seed)
    vectors = np.repeat(middle, each, axis=0) + noise * draw.normal(size=(count * each, 16))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    labels = tuple(f"p{who:02}" for who in np.repeat(np.arange(count), each))
    return Evaluation(
        **FIXED,
        kind="people",
        pictures=count * each,
        identities={"recogniser": f"noise-{noise:g}"},
        vectors=vectors.astype(np.float32),
        labels=labels,
        files=tuple(f"{name}/{number}.png" for number, name in enumerate(labels)),
    )


def fakes(wrong: dict[str, int], *, each: int = 40, at: int = 0) -> Evaluation:
    """Return what a model says that errs so often on each kind, from presentation `at` on."""
    given = []
    for kind in ("", "mask", "print"):
        errs = range(at, at + wrong.get(kind, 0))
        for number in range(each):
            right = LIVE if not kind else SPOOF
            other = SPOOF if not kind else LIVE
            given.append(Presentation(kind, other if number in errs else right, 0.5))
    return Evaluation(
        **FIXED,
        kind="presentations",
        pictures=3 * each,
        identities={"liveness": f"errs-{sum(wrong.values())}"},
        presentations=tuple(given),
    )


FIXED = {
    "folder": "set",
    "failed": (),
    "failure_to_enrol": None,
    "set_digest": "ab" * 32,
    "seed": 1,
    "models": {},
    "modes": {},
    "seconds": 1.0,
    "machine": "",
}


@pytest.mark.parametrize(("one", "other"), [(0, 0), (5, 5), (0, 6), (9, 2), (40, 13), (1, 0)])
def test_mcnemars_test_is_the_binomial_one(one, other) -> None:
    expected = stats.binomtest(one, one + other).pvalue if one + other else 1.0
    assert mcnemar(one, other) == pytest.approx(expected)


def test_holm_corrects_for_asking_several() -> None:
    right, wrong = np.ones(40, bool), np.zeros(40, bool)
    half = np.arange(40) < 31
    found = judged(
        [("attack", "a", right, wrong), ("attack", "b", right, half), ("attack", "c", right, right)]
    )
    assert [one.p for one in found] == pytest.approx([2 * 0.5**40, 2 * 0.5**9, 1.0])
    assert [one.adjusted for one in found] == pytest.approx([6 * 0.5**40, 4 * 0.5**9, 1.0])
    assert [one.better for one in found] == ["first", "first", "neither"]


def test_a_much_better_model_is_found_better() -> None:
    pair = paired(people(0.9), people(2.2), rounds=150)
    assert pair is not None
    assert pair.pictures == 120
    equal = pair.differences[0]
    assert (equal.what, equal.better) == ("eer", "first")
    assert 0.0 < equal.low <= equal.second - equal.first <= equal.high
    (search,) = pair.decisions
    assert (search.what, search.better) == ("rank-one", "first")
    words = [str(said) for said in sentences(pair)]
    assert "noise-0.9 errs less" in words[0]
    assert "noise-0.9 is better here" in words[-1]
    turned = paired(people(2.2), people(0.9), rounds=150)
    assert turned is not None
    assert turned.differences[0].better == "second"
    assert turned.differences[0].low == pytest.approx(-equal.high)


def test_models_that_differ_by_chance_are_called_equal() -> None:
    decided = 0
    for seed in range(5):
        pair = paired(people(1.3, seed=100 + seed), people(1.3, seed=200 + seed), rounds=40)
        assert pair is not None
        decided += pair.differences[0].better != "neither"
    assert decided <= 2  # one of twenty is expected; few people make it a little more
    said = str(sentences(pair)[0])
    assert "shows no difference" in said
    assert "could show one of about" in said


def test_only_pictures_that_both_could_use_count() -> None:
    one, other = people(1.0), people(1.0)
    assert other.vectors is not None
    other = dataclasses.replace(
        other,
        vectors=other.vectors[10:],
        labels=other.labels[10:],
        files=other.files[10:],
    )
    pair = paired(one, other, rounds=20)
    assert pair is not None
    assert (pair.pictures, pair.only_first, pair.only_second) == (110, 10, 0)
    assert all(each.first == each.second for each in pair.differences)
    assert all(each.low == each.high == 0.0 for each in pair.differences)
    assert "only the first model could use: 10" in str(sentences(pair)[-1])


def test_kinds_of_attack_are_tested_each_for_itself() -> None:
    pair = paired(fakes({"": 2, "mask": 1}), fakes({"": 2, "mask": 20, "print": 5}, at=10))
    assert pair is not None
    by_kind = {one.kind: one for one in pair.decisions}
    assert by_kind["mask"].better == "first"
    assert (by_kind["mask"].only_first, by_kind["mask"].only_second) == (20, 1)
    assert by_kind["print"].better == by_kind[""].better == "neither"
    assert by_kind["print"].p == pytest.approx(0.0625)  # five of a kind are too few
    assert by_kind["print"].could_show == pytest.approx(6 / 40)


def test_other_pictures_are_refused_and_it_can_be_cancelled() -> None:
    other = dataclasses.replace(people(1.0), set_digest="cd" * 32)
    with pytest.raises(EvaluationError, match="same pictures"):
        paired(people(1.0), other)
    nothing = dataclasses.replace(people(1.0), files=tuple("x" * 3), labels=("a",) * 3)
    with pytest.raises(EvaluationError, match="too few"):
        paired(people(1.0), nothing)
    assert paired(people(1.0), people(1.2), cancelled=lambda: True) is None
