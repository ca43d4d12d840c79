"""Decisions of two models on the same pictures: McNemar's exact test, with Holm's correction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import CONFIDENCE

LEAST_ONE_SIDED: Final = 6
"""So many cases, all for the same model, it takes at least before chance is unlikely (2^-5)."""

What = Literal["rank-one", "attack", "live"]
Asked = tuple[What, str, NDArray[np.bool_], NDArray[np.bool_]]
Better = Literal["first", "second", "neither"]


@dataclass(frozen=True, slots=True)
class Discordant:
    """Decisions of both models on the same pictures (McNemar's exact test)."""

    what: What
    kind: str
    """Of the attack; empty for others."""

    trials: int
    only_first: int
    """Pictures on which only the first model was right."""

    only_second: int
    p: float
    """How likely so uneven a count is by chance, both sides; 0 to 1."""

    adjusted: float
    """The same, since several were asked at once (Holm)."""

    @property
    def better(self) -> Better:
        """Which model is right more often, as far as the pictures show it."""
        if self.adjusted >= 1.0 - CONFIDENCE:
            return "neither"
        return "first" if self.only_first > self.only_second else "second"

    @property
    def could_show(self) -> float:
        """Smallest difference that so many pictures could show, as a share of them."""
        return min(1.0, LEAST_ONE_SIDED / max(1, self.trials))


def mcnemar(only_first: int, only_second: int) -> float:
    """Return the two-sided exact probability of so uneven a count, or a more uneven one."""
    from scipy.special import betainc  # half a second to import, so not before it is used

    total, fewer = only_first + only_second, min(only_first, only_second)
    if only_first == only_second:
        return 1.0
    # P(X <= fewer) of a fair coin, by the regularised incomplete beta function.
    return min(1.0, 2.0 * float(betainc(total - fewer, fewer + 1, 0.5)))


def judged(asked: Sequence[Asked]) -> tuple[Discordant, ...]:
    """Return what comes of some questions, each a kind of decision with who was right.

    Parameters
    ----------
    asked
        What, kind of attack, and of each trial whether the first and the second model was right.
    """
    counts = [(int((a & ~b).sum()), int((b & ~a).sum())) for _, _, a, b in asked]
    chances = [mcnemar(*count) for count in counts]
    adjusted = [1.0] * len(chances)
    reached = 0.0
    for rank, place in enumerate(np.argsort(chances, kind="stable").tolist()):
        reached = max(reached, min(1.0, chances[place] * (len(chances) - rank)))
        adjusted[place] = reached
    return tuple(
        Discordant(what, kind, len(a), *count, p, holm)
        for (what, kind, a, _), count, p, holm in zip(asked, counts, chances, adjusted, strict=True)
    )
