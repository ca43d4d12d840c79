"""Which movements are asked for: by chance, so that none can be prepared."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from random import Random
from typing import Final

from core.challenge.values import Movement

_TURNS: Final = frozenset({Movement.TURN_LEFT, Movement.TURN_RIGHT})

_PAIRS: Final = tuple(
    pair for pair in itertools.permutations(Movement, 2) if _TURNS.intersection(pair)
)
"""Two movements that differ, in either order, with a turn among them: a turn shows best whether a
face is a solid head."""


class Dealer:
    """Deals movements, never the same challenge twice in a row.

    Parameters
    ----------
    chance
        `random.SystemRandom()` where somebody could want to guess; seeded in tests.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._before: tuple[Movement, ...] = ()

    def deal(self, *, closer: bool = True) -> tuple[Movement, ...]:
        """Return the two movements of a challenge.

        Parameters
        ----------
        closer
            Whether there is room to come closer.
        """
        pairs = [
            pair
            for pair in _PAIRS
            if pair != self._before and (closer or Movement.COME_CLOSER not in pair)
        ]
        self._before = self._chance.choice(pairs)
        return self._before

    def another(self, than: Collection[Movement], *, closer: bool = True) -> Movement:
        """Return a movement in the place of one that wasn't done.

        Parameters
        ----------
        than
            Those that were asked for already; where that is all of them, any may come again.
        """
        left = [one for one in Movement if one not in than] or list(Movement)
        if not closer and len(left) > 1:
            left = [one for one in left if one is not Movement.COME_CLOSER]
        return self._chance.choice(left)
