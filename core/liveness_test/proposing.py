"""Limits that would have been better on the presentations of a test.

Better: fakes of the worst kind are called fakes more often, while no more than `MOST_BPCER` of the
living are (or no more than now); of limits that are equally good in that, those that refuse the
fewest living, then those that change least, then those in the middle. Limits that are chosen on
the presentations they are counted on flatter, so they are also tried on people who were left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import Rate, exact
from core.liveness_test.values import Judge, Judged, Presentation, Proposal, Species, Vote
from core.people.rules import Rules
from core.people.votes import Votes
from core.results import Liveness, LivenessReason, LivenessVerdict
from core.settings import RANGES

LEAST: Final = 10
"""Living people, and fakes, below which nothing is proposed."""

MOST_BPCER: Final = 0.1
"""Share of the living who may be called fakes with proposed limits, unless more are now."""

_LEAST_KEPT: Final = 5  # living people and fakes that are left when one person is left out
_LEAST_PEOPLE: Final = 3
_CANDIDATES: Final = 32
_DIGITS: Final = 4
_RULES: Final = Rules()

Flags = NDArray[np.bool_]


def propose(
    presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
) -> Proposal | None:
    """Return better limits; None where too few were presented, or none would be better.

    Takes up to some seconds for a full plan.
    """
    if are_too_few(presentations, judged):
        return None
    shown = _Shown.of(presentations, judged)
    found = shown.best(np.ones(len(shown.is_live), bool))
    if found == (0, 0):
        return None
    band, denial = found
    spoof_from = None if band == 0 else shown.bands[band - 1]
    live_below, network = None, shown.network[band]
    if spoof_from is not None:
        live_below, network = shown.live_below(spoof_from, shown.geometry[denial])
    flags = network | shown.geometry[denial]
    held_out = shown.held_out()
    return Proposal(
        live_below=live_below,
        spoof_from=spoof_from,
        deny_from=None if denial == 0 else shown.denials[denial - 1],
        bpcer=shown.bpcer(flags),
        apcer=shown.apcer(flags),
        held_out_bpcer=None if held_out is None else shown.bpcer(held_out),
        held_out_apcer=None if held_out is None else shown.apcer(held_out),
    )


def are_too_few(
    presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
) -> bool:
    """Whether too few living people or fakes were seen to propose anything."""
    seen = [
        one.species is Species.LIVE
        for one, said in zip(presentations, judged, strict=True)
        if said[Judge.TOGETHER].looks
    ]
    return min(sum(seen), len(seen) - sum(seen)) < LEAST


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """What was seen, and what each limit that is tried would have said about it.

    Flags say whether a presentation is called a fake: row 0 with the limits in force, row n with
    the n-th that is tried; shape (1 + tried, presentations).
    """

    is_live: Flags
    kinds: tuple[Species, ...]
    people: NDArray[np.int64]
    scores: tuple[float, ...]
    desk: _Desk
    bands: tuple[float, ...]
    network: Flags
    denials: tuple[float, ...]
    geometry: Flags

    @classmethod
    def of(
        cls, presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
    ) -> _Shown:
        pairs = [
            (one, said)
            for one, said in zip(presentations, judged, strict=True)
            if said[Judge.TOGETHER].looks
        ]
        votes = [said[Judge.NETWORK].votes for _, said in pairs]
        desk = _Desk(votes)
        scores = [[vote.score for vote in each if vote.score is not None] for each in votes]
        # Between the highest of each two presentations, and their second highest: one vote for a
        # fake can be a stray.
        levels = [level for each in scores for level in sorted(each, reverse=True)[:2]]
        bands = _between(levels, *RANGES["liveness_spoof_from"])
        network = [_is_fake(said[Judge.NETWORK]) for _, said in pairs]
        tried = [desk.said(band, band)[0] for band in bands]
        held = [said[Judge.GEOMETRY].score for _, said in pairs]
        denials = _between([one for one in held if one is not None], *RANGES["limit_geometry"])
        geometry = [_is_fake(said[Judge.GEOMETRY]) for _, said in pairs]
        denied = [[one is not None and one >= limit for one in held] for limit in denials]
        return cls(
            np.array([one.species is Species.LIVE for one, _ in pairs]),
            tuple(one.species for one, _ in pairs),
            np.array([one.person for one, _ in pairs]),
            tuple(one for each in scores for one in each),
            desk,
            bands,
            np.array([network, *tried], bool),
            denials,
            np.array([geometry, *denied], bool),
        )

    def best(self, among: Flags) -> tuple[int, int]:
        """Return the rows of `network` and `geometry` that are best among some presentations."""
        fakes = self.network[:, None] | self.geometry[None]  # (bands, denials, presentations)
        live, attacks = among & self.is_live, among & ~self.is_live
        bpcer = fakes[:, :, live].mean(2)
        kinds = [self._is(species) & attacks for species in dict.fromkeys(self.kinds)]
        missed = [1.0 - fakes[:, :, kind].mean(2) for kind in kinds if kind.any()]
        worst = np.max(np.stack(missed), axis=0)
        allowed = bpcer <= max(MOST_BPCER, bpcer[0, 0]) + 1e-9
        for errors in (worst, bpcer):
            allowed &= errors <= errors[allowed].min() + 1e-9
        changes = np.minimum(1, np.arange(len(bpcer)))[:, None] + np.minimum(
            1, np.arange(bpcer.shape[1])
        )
        allowed &= changes == changes[allowed].min()
        rows = np.flatnonzero(allowed.any(1))
        row = int(rows[(len(rows) - 1) // 2])
        columns = np.flatnonzero(allowed[row])
        return row, int(columns[(len(columns) - 1) // 2])

    def live_below(self, spoof_from: float, geometry: Flags) -> tuple[float, Flags]:
        """Return the limit for life that goes with one for fakes, and what they say together.

        That by which the fewest fakes pass for live, then the most living people do.
        """
        low, high = RANGES["liveness_live_below"]
        tried = _between(
            [one for one in self.scores if one < spoof_from], low, min(high, spoof_from)
        )
        found: list[tuple[tuple[int, int, int], float, Flags]] = []
        for limit in (*tried, spoof_from):
            network, is_live = self.desk.said(limit, spoof_from)
            is_fake = network | geometry
            passes = is_live & ~is_fake
            errors = int((is_fake & self.is_live).sum() - (is_fake & ~self.is_live).sum())
            let_in = int((passes & ~self.is_live).sum())
            waiting = int((~passes & self.is_live).sum())
            found.append(((errors, let_in, waiting), limit, network))
        least = min(key for key, _, _ in found)
        good = [(limit, network) for key, limit, network in found if key == least]
        return good[(len(good) - 1) // 2]

    def held_out(self) -> Flags | None:
        """Return what limits say about each person that are chosen without them; None where too
        few people took part."""
        everybody = np.unique(self.people)
        if len(everybody) < _LEAST_PEOPLE:
            return None
        flags = np.zeros(len(self.people), bool)
        for person in everybody:
            others = self.people != person
            kept = int((others & self.is_live).sum()), int((others & ~self.is_live).sum())
            if min(kept) < _LEAST_KEPT:
                return None
            band, denial = self.best(others)
            flags[~others] = (self.network[band] | self.geometry[denial])[~others]
        return flags

    def bpcer(self, flags: Flags) -> Rate:
        """Return the share of the living who are called fakes."""
        return exact(int(flags[self.is_live].sum()), int(self.is_live.sum()))

    def apcer(self, flags: Flags) -> dict[Species, Rate]:
        """Return the share of each kind of fake that is not called one."""
        found: dict[Species, Rate] = {}
        for species in Species:
            mine = self._is(species)
            if species is not Species.LIVE and mine.any():
                found[species] = exact(int((~flags[mine]).sum()), int(mine.sum()))
        return found

    def _is(self, species: Species) -> Flags:
        return np.array([one is species for one in self.kinds])


def _is_fake(one: Judged) -> bool:
    return one.verdict is LivenessVerdict.SPOOF


def _between(scores: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Return limits between neighbouring scores, and on either side of all: not too many."""
    known = np.unique(np.clip(np.asarray(scores, np.float64), 1e-6, 1.0 - 1e-6))
    if not len(known):
        return ()
    odds = np.log(known / (1.0 - known))  # scores crowd at either end
    middle = (odds[1:] + odds[:-1]) / 2.0
    limits = 1.0 / (1.0 + np.exp(-np.concatenate([[odds[0] - 1.0], middle, [odds[-1] + 1.0]])))
    limits = np.unique(np.round(np.clip(limits, low, high), _DIGITS))
    if len(limits) > _CANDIDATES:
        places = np.linspace(0, len(limits) - 1, _CANDIDATES).round().astype(int)
        limits = limits[np.unique(places)]
    return tuple(float(one) for one in limits if low <= one <= high)


class _Desk:
    """What the desk would say of each presentation's votes with other limits."""

    def __init__(self, votes: Sequence[tuple[Vote, ...]]) -> None:
        self._votes = votes
        self._scores = [
            np.array([np.nan if one.score is None else one.score for one in each], np.float64)
            for each in votes
        ]
        self._known: dict[tuple[int, bytes], tuple[bool, bool]] = {}

    def said(self, live_below: float, spoof_from: float) -> tuple[Flags, Flags]:
        """Return which presentations would be called fakes, and which live at some moment."""
        found = [self._of(at, live_below, spoof_from) for at in range(len(self._votes))]
        both = np.array(found, bool).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def _of(self, at: int, live_below: float, spoof_from: float) -> tuple[bool, bool]:
        scores = self._scores[at]
        # Limits that put all scores on the same sides give the same.
        sides = (scores < live_below).tobytes() + (scores >= spoof_from).tobytes()
        if (at, sides) not in self._known:
            self._known[at, sides] = simulated(self._votes[at], live_below, spoof_from)
        return self._known[at, sides]


def simulated(votes: Sequence[Vote], live_below: float, spoof_from: float) -> tuple[bool, bool]:
    """Return whether the desk would suspect a face with these limits, and whether it would call it
    live at some moment before that."""
    tallies: dict[int, Votes] = {}
    is_live = False
    for vote in votes:
        tally = tallies.setdefault(vote.face, Votes())
        tally.add(_liveness(vote.score, live_below, spoof_from), vote.seconds, _RULES)
        if tally.is_suspected:
            return True, is_live
        is_live |= tally.is_live
    return False, is_live


def _liveness(score: float | None, live_below: float, spoof_from: float) -> Liveness:
    if score is None:  # a gate held; which one makes no difference to the votes
        return Liveness(LivenessVerdict.CANNOT_JUDGE, LivenessReason.TOO_DARK, None, None)
    if score >= spoof_from:
        return Liveness(LivenessVerdict.SPOOF, LivenessReason.JUDGED, score, None)
    if score < live_below:
        return Liveness(LivenessVerdict.LIVE, LivenessReason.JUDGED, score, None)
    return Liveness(LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN, score, None)
