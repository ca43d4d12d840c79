"""How often a search of the whole gallery (1:N) errs: people who are in it, and strangers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.comparisons import Labelled
from core.evaluation.intervals import Rate, exact
from core.results import Float32

RATES: Final = (1e-1, 1e-2, 1e-3)
"""False positive identification rates at which misses are told, where strangers can prove them."""


@dataclass(frozen=True, slots=True)
class OpenSet:
    """What holds at one threshold, with strangers among those who are searched for."""

    wanted: float
    """False positive identification rate that was asked for."""

    threshold: float
    fpir: Rate
    """Share of the strangers of whom somebody in the gallery is found."""

    fnir: Rate
    """Share of the enrolled who aren't found as the best match at this threshold."""


@dataclass(frozen=True, slots=True)
class Identification:
    """Error rates of 1:N search."""

    gallery: int
    """People enrolled, with one picture each."""

    probes: int
    """Further pictures of them."""

    strangers: int
    """Pictures of people who aren't enrolled."""

    rank_one: Rate
    """Share of the probes whose most alike person is the right one."""

    open_set: tuple[OpenSet, ...]


def identify(
    labelled: Labelled, *, rates: Sequence[float] = RATES, seed: int = 1
) -> Identification | None:
    """Enrol half of the people with their first picture, and search for all other pictures.

    The other half are the strangers; `seed` decides who is which. Of people with one picture only
    all are strangers.

    Returns
    -------
    None if nobody has two pictures, or there would be no strangers.
    """
    rows: dict[int, list[int]] = {}
    for row, who in enumerate(labelled.people.tolist()):
        rows.setdefault(who, []).append(row)
    several = [who for who, mine in rows.items() if len(mine) > 1]
    chosen = np.random.default_rng(seed).permutation(several)[: (len(several) + 1) // 2]
    enrolled = sorted(int(who) for who in chosen)
    strangers = [row for who, mine in rows.items() if who not in set(enrolled) for row in mine]
    probes = [row for who in enrolled for row in rows[who][1:]]
    if not probes or not strangers:
        return None
    gallery = labelled.vectors[[rows[who][0] for who in enrolled]]
    best, place = _best(labelled.vectors[probes], gallery)
    right = np.array(enrolled)[place] == labelled.people[probes]
    nearest, _ = _best(labelled.vectors[strangers], gallery)
    found = [_at(rate, best, right, nearest) for rate in rates if rate * len(strangers) >= 1.0]
    return Identification(
        len(enrolled),
        len(probes),
        len(strangers),
        exact(int(right.sum()), len(probes)),
        tuple(found),
    )


def _best(probes: Float32, gallery: Float32) -> tuple[Float32, NDArray[np.int64]]:
    """Return the similarity of each probe's most alike person, and which that is."""
    similarities = probes @ gallery.T
    place = similarities.argmax(axis=1)
    return similarities[np.arange(len(probes)), place], place


def _at(rate: float, best: Float32, right: NDArray[np.bool_], nearest: Float32) -> OpenSet:
    ordered = np.sort(nearest)[::-1]
    allowed = int(rate * len(ordered))
    # Just above the first stranger who may no longer be found.
    threshold = (
        float(np.nextafter(ordered[allowed], np.float32(2.0)))
        if allowed < len(ordered)
        else float(ordered[-1])
    )
    false = int((nearest >= threshold).sum())
    missed = int((~right | (best < threshold)).sum())
    return OpenSet(rate, threshold, exact(false, len(nearest)), exact(missed, len(best)))
