"""Two models on the same pictures: is one better, or may the pictures just have fallen so?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation import comparisons as compared
from core.evaluation import identification
from core.evaluation.comparisons import Labelled
from core.evaluation.discordance import Asked, Better, Discordant, judged
from core.evaluation.folders import EvaluationError
from core.evaluation.resampling import percentiles, weights
from core.evaluation.result import Evaluation
from core.evaluation.verification import RATES, Ordered, equal_rate, tar_at
from core.results import LivenessVerdict
from core.wording import QT_TRANSLATE_NOOP

ROUNDS: Final = 500
MOST: Final = 500_000
"""Comparisons of two people, of each model: more would take minutes and show hardly more."""


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much one error rate differs, with an interval over people."""

    what: Literal["eer", "fnmr"]
    at_fmr: float | None
    """Wanted false match rate, each model at its own threshold; None for the EER."""

    first: float
    second: float
    low: float
    high: float
    """Of second - first, at a confidence of 95 %."""

    @property
    def better(self) -> Better:
        """Whose error rate is lower, as far as the pictures show it."""
        return "second" if self.high < 0.0 else "first" if self.low > 0.0 else "neither"

    @property
    def could_show(self) -> float:
        """About the smallest difference that as many pictures could show."""
        return (self.high - self.low) / 2.0


@dataclass(frozen=True, slots=True)
class Paired:
    """Two models on the same set."""

    first: str
    second: str
    """Identities of the models."""

    pictures: int
    """Used by both."""

    only_first: int
    only_second: int
    """Pictures of which only one model could use a face."""

    differences: tuple[Difference, ...] = ()
    decisions: tuple[Discordant, ...] = ()


def paired(
    one: Evaluation,
    other: Evaluation,
    *,
    rates: Sequence[float] = RATES,
    rounds: int = ROUNDS,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Paired | None:
    """Compare two evaluations of the same set picture by picture.

    Rates of 1:1 comparison are compared by drawing people anew, the same for both models; single
    decisions by McNemar's exact test, with Holm's correction for asking several at once. Pictures
    of one person aren't independent, so for 1:N it is the sharper side that McNemar gives.

    Returns
    -------
    None if it was cancelled.

    Raises
    ------
    EvaluationError
        If they are of different sets, or nothing is left that both could use.
    """
    if (one.set_digest, one.kind, one.seed) != (other.set_digest, other.kind, other.seed):
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core",
                "These two were not measured on the same pictures. Measure both on the same "
                "folder with the same seed.",
            )
        )
    slot = "liveness" if one.kind == "presentations" else "recogniser"
    first, second = one.identities.get(slot, ""), other.identities.get(slot, "")
    if one.kind == "presentations":
        trials = len(one.presentations)
        return Paired(first, second, trials, 0, 0, (), _of_liveness(one, other))
    mine, theirs, only = _common(one, other)
    try:
        differences = _differences(mine, theirs, one.seed, rates, rounds, progress, cancelled)
    except ValueError as error:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core", "The two models have too few pictures in common to be compared."
            )
        ) from error
    if differences is None:
        return None
    decisions = _of_search(mine, theirs, one.seed)
    return Paired(first, second, len(mine.people), *only, differences, decisions)


def _differences(
    mine: Labelled,
    theirs: Labelled,
    seed: int,
    rates: Sequence[float],
    rounds: int,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Difference, ...] | None:
    # One seed and one order of people: of too many pairs both keep the same ones.
    both = [compared.compare(labelled, most=MOST, seed=seed) for labelled in (mine, theirs)]
    pairs = len(both[0].impostor)
    if not pairs or not len(both[0].genuine):
        raise ValueError("nothing to compare")
    ordered = [Ordered.of(comparisons) for comparisons in both]
    told = [rate for rate in rates if rate * pairs >= 1.0]

    def measured(weight: NDArray[np.float64] | None) -> list[list[float]]:
        found = []
        for each in ordered:
            fmr, tar = each.rates(weight)
            misses = [1.0 - tar_at(fmr, tar, rate) for rate in told]
            found.append([equal_rate(fmr, tar), *misses])
        return found

    now = np.array(measured(None))
    drawn = np.empty((rounds, len(told) + 1))
    for done, weight in enumerate(weights(both[0].people, rounds, seed)):
        progress(done, rounds)
        if cancelled():
            return None
        first, second = measured(weight)
        drawn[done] = np.array(second) - np.array(first)
    progress(rounds, rounds)
    found = []
    for column, rate in enumerate([None, *told]):
        low, high = percentiles(drawn[:, column])
        first_value, second_value = float(now[0, column]), float(now[1, column])
        difference = second_value - first_value
        found.append(
            Difference(
                "eer" if rate is None else "fnmr",
                rate,
                first_value,
                second_value,
                min(low, difference),
                max(high, difference),
            )
        )
    return tuple(found)


def _common(one: Evaluation, other: Evaluation) -> tuple[Labelled, Labelled, tuple[int, int]]:
    """Return the faces of both models on the pictures that both could use, in one order."""
    rows = [{file: row for row, file in enumerate(each.files)} for each in (one, other)]
    shared = [file for file in one.files if file in rows[1]]
    if not shared or one.vectors is None or other.vectors is None:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core", "The two models have too few pictures in common to be compared."
            )
        )
    names = tuple(sorted({one.labels[rows[0][file]] for file in shared}))
    number = {name: at for at, name in enumerate(names)}
    people = np.array([number[one.labels[rows[0][file]]] for file in shared], np.int32)
    sides = [
        Labelled(vectors[[row[file] for file in shared]], people, names)
        for vectors, row in zip((one.vectors, other.vectors), rows, strict=True)
    ]
    only = (len(one.files) - len(shared), len(other.files) - len(shared))
    return sides[0], sides[1], only


def _of_search(mine: Labelled, theirs: Labelled, seed: int) -> tuple[Discordant, ...]:
    first, second = (identification.identify(each, seed=seed) for each in (mine, theirs))
    if first is None or second is None:
        return ()
    hits = np.array(first.hits), np.array(second.hits)
    return judged([("rank-one", "", *hits)])


def _of_liveness(one: Evaluation, other: Evaluation) -> tuple[Discordant, ...]:
    kinds = sorted({presentation.kind for presentation in one.presentations})
    asked: list[Asked] = []
    for kind in kinds:
        sides = [
            np.array(
                [
                    (presentation.verdict is LivenessVerdict.LIVE) == (not kind)
                    for presentation in each.presentations
                    if presentation.kind == kind
                ]
            )
            for each in (one, other)
        ]
        asked.append(("attack" if kind else "live", kind, sides[0], sides[1]))
    return judged(asked)
