"""Keeping people aside: nobody is in two parts, and each part has some of every kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.training.values import LIVE, PARTS

VALIDATION_SHARE: Final = 0.15
TEST_SHARE: Final = 0.15
LEAST_FOR_TEST: Final = 16
"""Living people from which some are kept aside for the final figures."""

TRAINING, VALIDATION, TEST = range(len(PARTS))


def split(
    groups: Sequence[int], kinds: Sequence[str], seed: int, *, test: bool, least: int = 1
) -> NDArray[np.int8]:
    """Deal people out to training, validation and test by chance.

    From the rarest kind on, each group of people goes to the part that lacks most of that kind
    (iterative stratification, Sechidis et al. 2011): a kind that three people show is in all parts.

    Parameters
    ----------
    groups
        For each face the group of people who may be one person.
    kinds
        For each face what it shows.
    seed
        Of chance.
    test
        Whether a part is kept for the final figures.
    least
        People of each kind in validation and test, where there are so many.

    Returns
    -------
    Shape (faces,): place in `PARTS`.
    """
    shown: dict[int, set[str]] = defaultdict(set)
    for group, kind in zip(groups, kinds, strict=True):
        shown[group].add(kind)
    order = sorted(shown)
    np.random.default_rng([seed, 71]).shuffle(order)
    holders = {kind: [group for group in order if kind in shown[group]] for kind in set(kinds)}
    lacking = {kind: _wanted(len(theirs), least, test=test) for kind, theirs in holders.items()}
    part: dict[int, int] = {}
    for kind in sorted(holders, key=lambda kind: (len(holders[kind]), kind == LIVE, kind)):
        for group in holders[kind]:
            if group in part:
                continue
            part[group] = int(np.argmax(lacking[kind]))
            for other in shown[group]:
                lacking[other][part[group]] -= 1
    return np.array([part[group] for group in groups], np.int8)


def _wanted(people: int, least: int, *, test: bool) -> NDArray[np.int64]:
    """Return how many people of a kind each part gets."""
    validation = max(least, round(VALIDATION_SHARE * people)) if people >= 2 else 0
    tested = max(least, round(TEST_SHARE * people)) if test and people >= 3 else 0
    return np.array([people - validation - tested, validation, tested])
