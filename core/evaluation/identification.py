"""How often a search of the whole gallery (1:N) errs: people who are in it, and strangers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.comparisons import Labelled
from core.evaluation.intervals import Rate
from core.evaluation.resampling import share_over_people
from core.results import Float32

RATES: Final = (1e-1, 1e-2, 1e-3)
"""False positive identification rates at which misses are told, where strangers can prove them."""

_POINTS: Final = 200  # of a curve


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


@dataclass(frozen=True, slots=True, eq=False)
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
    curve: NDArray[np.float64] | None = None
    """Shape (points, 3): threshold, FPIR, FNIR, from the lowest threshold to the highest."""

    probe_rows: tuple[int, ...] = ()
    """Which rows of `Labelled` the probes are."""

    hits: tuple[bool, ...] = ()
    """Of each probe: whether the right person was the most alike."""


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
    whose, strange = labelled.people[probes], labelled.people[strangers]
    found = [
        _at(rate, (best, right, whose), (nearest, strange), seed)
        for rate in rates
        if rate * len(strangers) >= 1.0
    ]
    return Identification(
        len(enrolled),
        len(probes),
        len(strangers),
        share_over_people(right, whose, seed=seed),
        tuple(found),
        _curve(best, right, nearest),
        tuple(probes),
        tuple(right.tolist()),
    )


def _best(probes: Float32, gallery: Float32) -> tuple[Float32, NDArray[np.int64]]:
    """Return the similarity of each probe's most alike person, and which that is."""
    similarities = probes @ gallery.T
    place = similarities.argmax(axis=1)
    return similarities[np.arange(len(probes)), place], place


def _at(
    rate: float,
    searched: tuple[Float32, NDArray[np.bool_], NDArray[np.int32]],
    strange: tuple[Float32, NDArray[np.int32]],
    seed: int,
) -> OpenSet:
    best, right, whose = searched
    nearest, strangers = strange
    ordered = np.sort(nearest)[::-1]
    allowed = int(rate * len(ordered))
    # Just above the first stranger who may no longer be found.
    threshold = (
        float(np.nextafter(ordered[allowed], np.float32(2.0)))
        if allowed < len(ordered)
        else float(ordered[-1])
    )
    false, missed = nearest >= threshold, ~right | (best < threshold)
    return OpenSet(
        rate,
        threshold,
        share_over_people(false, strangers, seed=seed),
        share_over_people(missed, whose, seed=seed),
    )


def _curve(best: Float32, right: NDArray[np.bool_], nearest: Float32) -> NDArray[np.float64]:
    """Return points of the curve, where the share of strangers who are found changes."""
    thresholds = np.unique(np.append(nearest, np.nextafter(nearest.max(), np.float32(2.0))))
    if len(thresholds) > _POINTS:
        chosen = np.linspace(0, len(thresholds) - 1, _POINTS).round().astype(int)
        # The far end, where few strangers are found, matters most.
        thresholds = thresholds[
            np.unique(np.append(chosen, np.arange(len(thresholds))[-_POINTS // 4 :]))
        ]
    found = 1.0 - np.searchsorted(np.sort(nearest), thresholds) / len(nearest)
    hits = np.searchsorted(np.sort(best[right]), thresholds)
    missed = 1.0 - (right.sum() - hits) / len(best)
    return np.stack([thresholds.astype(np.float64), found, missed], axis=1)
