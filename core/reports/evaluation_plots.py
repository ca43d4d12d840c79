"""Plots of an evaluation: error rates against each other, and how similarities are spread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.result import Evaluation
from core.people.audit.words import Said
from core.reports.document import Curve, Plot
from core.wording import QT_TRANSLATE_NOOP

Say = Callable[[Said], str]

_BINS: Final = 60
_MOST_ERRORS: Final = 0.6


def detection_errors(evaluations: Sequence[Evaluation], say: Say) -> Plot | None:
    """Return the DET plot of 1:1 comparison, one curve for each evaluation."""
    curves = [
        _errors(found.curve, each.models.get("recogniser", ""))
        for each in evaluations
        if (found := each.verification) is not None
    ]
    if not curves:
        return None
    return Plot(
        tuple(curves),
        say(Said(_FMR)),
        say(Said(_FNMR)),
        "probit",
        "probit",
        caption=say(Said(_DET_CAPTION)),
    )


def search_errors(evaluations: Sequence[Evaluation], say: Say) -> Plot | None:
    """Return the plot of 1:N search: missed people against strangers who are found."""
    curves = [
        Curve(found.curve[:, 1], found.curve[:, 2], each.models.get("recogniser", ""))
        for each in evaluations
        if (found := each.identification) is not None and found.curve is not None
    ]
    if not curves:
        return None
    return Plot(tuple(curves), say(Said(_FPIR)), say(Said(_FNIR)), "log", "linear")


def similarities(evaluation: Evaluation, say: Say) -> Plot | None:
    """Return how similarities of one person and of two are spread."""
    compared, verified = evaluation.comparisons, evaluation.verification
    if compared is None or verified is None:
        return None
    both = np.concatenate([compared.genuine, compared.impostor])
    edges = np.linspace(
        float(both.min()), max(float(both.max()), float(both.min()) + 0.01), _BINS + 1
    )
    marks = [(verified.eer_threshold, say(Said(_EQUAL, {"value": _three(verified.eer_threshold)})))]
    if evaluation.suggested is not None:
        words = say(Said(_OWN, {"value": _three(evaluation.suggested)}))
        marks.append((evaluation.suggested, words))
    return Plot(
        (
            _histogram(compared.genuine, edges, say(Said(_SAME))),
            _histogram(compared.impostor, edges, say(Said(_STRANGERS))),
        ),
        say(Said(_SIMILARITY)),
        say(Said(_DENSITY)),
        marks=tuple(sorted(marks)),
    )


def liveness_errors(evaluations: Sequence[Evaluation], say: Say) -> Plot | None:
    """Return the DET plot of liveness, a curve for each kind of attack and evaluation."""
    several = len(evaluations) > 1
    curves = [
        _errors(curve, f"{kind}, {each.models.get('liveness', '')}" if several else kind)
        for each in evaluations
        if each.sweep is not None
        for kind, curve in each.sweep.curves.items()
    ]
    if not curves:
        return None
    return Plot(
        tuple(curves),
        say(Said(_APCER)),
        say(Said(_BPCER)),
        "probit",
        "probit",
        caption=say(Said(_DET_CAPTION)),
    )


def spoof_scores(evaluation: Evaluation, say: Say) -> Plot | None:
    """Return how spoof scores of the living and of fakes are spread."""
    live, fakes = (
        np.array(
            [
                one.spoof_score
                for one in evaluation.presentations
                if one.spoof_score is not None and bool(one.kind) is fake
            ]
        )
        for fake in (False, True)
    )
    if not len(live) or not len(fakes):
        return None
    edges = np.linspace(0.0, 1.0, _BINS // 2 + 1)
    return Plot(
        (
            _histogram(live, edges, say(Said(_LIVING))),
            _histogram(fakes, edges, say(Said(_FAKES))),
        ),
        say(Said(_SCORE)),
        say(Said(_DENSITY)),
    )


def _errors(points: NDArray[np.float64], words: str) -> Curve:
    """Return a line of a DET plot, without the ends where a threshold refuses or takes all."""
    one, other = points[:, 1], points[:, 2]
    near = (one <= _MOST_ERRORS) & (other <= _MOST_ERRORS)
    if np.count_nonzero(near) > 1:
        one, other = one[near], other[near]
    return Curve(one, other, words)


def _histogram(scores: NDArray[np.floating], edges: NDArray[np.float64], words: str) -> Curve:
    """Return steps whose area is 1 for each kind, however many scores there are."""
    counts, _ = np.histogram(scores, edges)
    heights = counts / max(1, len(scores)) / (edges[1] - edges[0])
    x = np.repeat(edges, 2)
    y = np.concatenate([[0.0], np.repeat(heights, 2), [0.0]])
    return Curve(x, y, words, filled=True)


def _three(value: float) -> str:
    return f"{value:.3f}"


_FMR: Final = QT_TRANSLATE_NOOP("core", "False match rate (two people taken for one)")
_FNMR: Final = QT_TRANSLATE_NOOP("core", "False non-match rate (one person missed)")
_FPIR: Final = QT_TRANSLATE_NOOP("core", "Strangers of whom somebody is found (FPIR)")
_FNIR: Final = QT_TRANSLATE_NOOP("core", "Enrolled people who are missed (FNIR)")
_APCER: Final = QT_TRANSLATE_NOOP("core", "Fakes taken for live (APCER)")
_BPCER: Final = QT_TRANSLATE_NOOP("core", "Living people taken for fakes (BPCER)")
_DET_CAPTION: Final = QT_TRANSLATE_NOOP(
    "core",
    "Each point is a threshold. The nearer a line is to the lower left corner, the fewer errors.",
)
_SIMILARITY: Final = QT_TRANSLATE_NOOP("core", "Similarity")
_SCORE: Final = QT_TRANSLATE_NOOP("core", "Spoof score")
_DENSITY: Final = QT_TRANSLATE_NOOP("core", "Frequency (area 1)")
_SAME: Final = QT_TRANSLATE_NOOP("core", "two pictures of one person")
_STRANGERS: Final = QT_TRANSLATE_NOOP("core", "pictures of two people")
_LIVING: Final = QT_TRANSLATE_NOOP("core", "living people")
_FAKES: Final = QT_TRANSLATE_NOOP("core", "fakes")
_EQUAL: Final = QT_TRANSLATE_NOOP("core", "equal errors {value}")
_OWN: Final = QT_TRANSLATE_NOOP("core", "suggested threshold {value}")
