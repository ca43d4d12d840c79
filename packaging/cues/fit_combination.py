"""Choose how cues are weighed against each other (`core.face.cues.combining.Combination`).

    KEEP=fit.npz LIVENESS_SEED=1 python -m pytest -m bench tests/bench/test_liveness_evidence.py
    KEEP=held.npz LIVENESS_SEED=2 python -m pytest -m bench tests/bench/test_liveness_evidence.py
    python packaging/cues/fit_combination.py fit.npz held.npz

Prior and weight are fitted by logistic regression on what every presentation came to in the end,
people and fakes counting alike in all, and each kind of fake alike among them. The limit is the
smallest at which no more than one living presentation in a hundred was denied for long enough at
any time. Prints what follows on the second file, for several strongest voices of one cue.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

DENIED_FOR = 0.3
"""Seconds (`core.people.rules.Rules.denied_for`)."""

MOST_BPCER = 0.01

Floats = NDArray[np.float64]


def sums(denials: Floats, strongest: float) -> Floats:
    """Return the sum of what cues said, each limited; NaN where all abstained."""
    said = np.nansum(np.clip(denials, -strongest, strongest), axis=1)
    return np.where(np.isnan(denials).all(axis=1), np.nan, said)


def fitted(total: Floats, is_fake: NDArray[np.bool_], weight: Floats) -> tuple[float, float]:
    """Return weight and prior by which the log odds are `weight * total + prior`."""

    def loss(parameters: Floats) -> float:
        odds = parameters[0] * total + parameters[1]
        signed = np.where(is_fake, -odds, odds)
        return float((weight * np.logaddexp(0.0, signed)).sum() + 0.001 * parameters[0] ** 2)

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def held(times: Floats, odds: Floats) -> float:
    """Return the highest level that was kept for `DENIED_FOR`; -inf if none."""
    best = -np.inf
    for first in range(len(times)):
        lowest = np.inf
        for at in range(first, len(times)):
            if np.isnan(odds[at]):
                break
            lowest = min(lowest, odds[at])
            if times[at] - times[first] >= DENIED_FOR:
                best = max(best, lowest)
                break
    return best


class Heard:
    """What a run of the bench kept: rows of one presentation stand together."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as data:
            columns = [data[f"arr_{k}"] for k in range(len(data.files))]
        self.kinds, self.ways, names, self.times, network = columns[:5]
        self.denials = np.stack(columns[5:], 1)
        keys = np.char.add(np.char.add(self.kinds, self.ways), names)
        cuts = np.flatnonzero(keys[1:] != keys[:-1]) + 1
        self.rows = np.split(np.arange(len(keys)), cuts)
        firsts = [int(one[0]) for one in self.rows]
        self.kind = self.kinds[firsts]
        self.way = self.ways[firsts]
        self.network = network[firsts].astype(bool)
        self.is_fake = self.kind != "live"

    def last(self, strongest: float) -> Floats:
        """Return what the cues' sum came to in the end, 0 where none ever spoke."""
        total = sums(self.denials, strongest)
        return np.array([total[one][~np.isnan(total[one])][-1:].sum() for one in self.rows])

    def levels(self, strongest: float, slope: float, prior: float) -> Floats:
        """Return the highest log odds that each presentation kept up."""
        odds = slope * sums(self.denials, strongest) + prior
        return np.array([held(self.times[one], odds[one]) for one in self.rows])


def told(heard: Heard, called: NDArray[np.bool_]) -> str:
    """Return the share of each kind that was called a fake, in per cent."""
    parts = []
    for kind in dict.fromkeys(heard.kind.tolist()):
        mine = heard.kind == kind
        shares = [f"{100 * called[mine].mean():.0f}"]
        shares += [
            f"{100 * called[mine & (heard.way == way)].mean():.0f}"
            for way in dict.fromkeys(heard.way.tolist())
        ]
        parts.append(f"{kind} {shares[0]} ({', '.join(shares[1:])})")
    return "; ".join(parts)


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("fit", type=Path)
    parser.add_argument("held", type=Path)
    options = parser.parse_args()
    fit, other = Heard(options.fit), Heard(options.held)
    counts = {kind: int((fit.kind == kind).sum()) for kind in set(fit.kind.tolist())}
    weight = np.array(
        [0.5 / counts[k] / (1 if k == "live" else len(counts) - 1) for k in fit.kind.tolist()]
    )
    print("network alone:", told(other, other.network))
    for strongest in (2.0, 3.0, 4.0):
        slope, prior = fitted(fit.last(strongest), fit.is_fake, weight)
        alive = np.sort(fit.levels(strongest, slope, prior)[~fit.is_fake])
        limit = float(alive[len(alive) - 1 - int(MOST_BPCER * len(alive))])
        print(
            f"strongest {strongest:.0f}: weight {slope:.2f}, prior {prior:.2f}, living at most "
            f"{1 / (1 + np.exp(-limit)):.3f}"
        )
        levels = other.levels(strongest, slope, prior)
        for at in (limit + 0.01, 1.1, 2.2, 2.94):
            called = levels >= at
            print(f"   from {1 / (1 + np.exp(-at)):.3f}: {told(other, called)}")
            print(f"      with the network: {told(other, called | other.network)}")


if __name__ == "__main__":
    main()
