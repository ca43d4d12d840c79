"""How often each judge errs on people and fakes of the studio whom nothing was trained on.

`PEOPLE` says how many of the cast (16), `KINDS` of what (all, separated by commas), `LIVENESS_SEED`
which presentations (2; how cues are combined was fitted on those of seed 1). `KEEP` names a file
(.npz) that is given what was heard, for `packaging/cues/fit_combination.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from core.cue_values import Cue
from core.evaluation.intervals import exact
from core.pipeline import Pipeline
from core.results import LivenessVerdict
from core.settings import Settings
from tests.bench.presentations import KINDS, WAYS, Desk, Heard, dealt

pytestmark = [pytest.mark.bench, pytest.mark.timeout(4 * 3600)]

PEOPLE = int(os.environ.get("PEOPLE", "16"))
SEED = int(os.environ.get("LIVENESS_SEED", "2"))
SHOWN = tuple(kind for kind in KINDS if kind in os.environ.get("KINDS", ",".join(KINDS)).split(","))
SAYS = 1.0
"""Denial from which one cue alone counts as calling something a fake."""


def calls(cue: Cue) -> Callable[[Heard], bool]:
    """Return whether a cue alone called something a fake in the end."""

    def called(one: Heard) -> bool:
        return bool(one.denials().get(cue, float("nan")) >= SAYS)

    return called


JUDGES: dict[str, Callable[[Heard], bool]] = {
    "network": lambda one: one.network is LivenessVerdict.SPOOF,
    **{cue.value: calls(cue) for cue in Cue},
    "geometry": lambda one: one.is_denied,
    "together": lambda one: one.is_suspected,
}


def table(heard: Sequence[Heard]) -> None:
    """Print the share that each judge called a fake, by kind and way."""
    print(f"{'':22}" + "".join(f"{name:>20}" for name in JUDGES))
    for kind in KINDS:
        for way in (*WAYS, "all"):
            chosen = [
                one
                for one in heard
                if one.heard
                and one.presentation.kind == kind
                and way in (one.presentation.way, "all")
            ]
            if chosen:
                cells = [exact(sum(map(judge, chosen)), len(chosen)) for judge in JUDGES.values()]
                print(
                    f"{kind:>10} {way:>11}"
                    + "".join(
                        f"{100 * one.value:7.0f} ({100 * one.low:3.0f}-{100 * one.high:3.0f})"
                        for one in cells
                    )
                )


def said_something(heard: Sequence[Heard]) -> None:
    """Print how often each cue said anything, and the median time until geometry denied."""
    for kind in KINDS:
        shown = [one for one in heard if one.presentation.kind == kind]
        chosen = [one for one in shown if one.heard]
        if not chosen:
            print(f"{kind:>10}: no face was found in any of {len(shown)}")
            continue
        shares = {
            cue.value: np.mean([not np.isnan(one.denials().get(cue, np.nan)) for one in chosen])
            for cue in Cue
        }
        after = [one.denied_after for one in chosen if one.denied_after is not None]
        told = " ".join(f"{name} {100 * share:3.0f}" for name, share in shares.items())
        late = f"{np.median(after):.1f} s" if after else "never"
        print(
            f"{kind:>10}: faces in {len(chosen)} of {len(shown)}; "
            f"cues that spoke at the end, per cent: {told}; denied after {late}"
        )


def keep(heard: Sequence[Heard], file: str) -> None:
    """Write the denials of each cue five times a second."""
    rows = [
        (
            one.presentation.kind,
            one.presentation.way,
            one.presentation.name,
            time,
            one.network is LivenessVerdict.SPOOF,
            *(
                reading.denial if reading.abstains is None else float("nan")
                for reading in geometry.readings
            ),
        )
        for one in heard
        for time, geometry in one.heard[::3]
    ]
    np.savez(file, *[np.array(column) for column in zip(*rows, strict=True)])


def test_who_errs_how_often() -> None:
    desk = Desk(Pipeline.load(Settings()))
    heard = [desk.show(one) for one in dealt(SEED, PEOPLE, kinds=SHOWN)]
    if os.environ.get("KEEP"):
        keep(heard, os.environ["KEEP"])
    print(f"\n{len(heard)} presentations of {PEOPLE} people; per cent called fakes (95 %)")
    table(heard)
    said_something(heard)
    cost = np.concatenate([one.cost for one in heard])
    print(
        f"geometry and motion, milliseconds a frame: mean {cost.mean():.2f}, median "
        f"{np.median(cost):.2f}, 95 % {np.percentile(cost, 95):.2f}, most {cost.max():.1f}"
    )
    alive = [one for one in heard if one.presentation.kind == "live"]
    assert sum(one.is_denied for one in alive) <= 0.05 * len(alive)
    assert cost.mean() < 6.0
