"""How often liveness errs, after ISO/IEC 30107-3: fakes taken for live, live taken for fakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.evaluation.intervals import Rate, exact
from core.results import LivenessVerdict


@dataclass(frozen=True, slots=True)
class Presentation:
    """One face that was judged."""

    kind: str
    """Kind of the attack; empty for a living person."""

    verdict: LivenessVerdict
    spoof_score: float | None
    """0 to 1, higher = more likely a fake; None where no model was asked."""


@dataclass(frozen=True, slots=True)
class Attacks:
    """Error rates of liveness. A presentation that can't be judged isn't accepted as live."""

    live: int
    bpcer: Rate
    """Share of the living who were taken for fakes."""

    unjudged: Rate
    """Share of the living who could not be judged."""

    apcer: Mapping[str, Rate]
    """Kind of attack to the share of its presentations that were taken for live."""

    @property
    def worst(self) -> float:
        """APCER of the kind that is worst, which counts as that of the whole."""
        return max((rate.value for rate in self.apcer.values()), default=0.0)


def attacks(presentations: Sequence[Presentation]) -> Attacks:
    """Count the verdicts.

    Raises
    ------
    ValueError
        If there are no living, no fakes, or presentations that no model was asked about.
    """
    live = [one.verdict for one in presentations if not one.kind]
    kinds = sorted({one.kind for one in presentations if one.kind})
    if not live or not kinds:
        raise ValueError("liveness is measured on living people and on fakes")
    if any(one.verdict is LivenessVerdict.NOT_JUDGED for one in presentations):
        raise ValueError("no liveness model was asked")
    apcer: dict[str, Rate] = {}
    for kind in kinds:
        mine = [one.verdict for one in presentations if one.kind == kind]
        apcer[kind] = exact(mine.count(LivenessVerdict.LIVE), len(mine))
    return Attacks(
        len(live),
        exact(live.count(LivenessVerdict.SPOOF), len(live)),
        exact(live.count(LivenessVerdict.CANNOT_JUDGE), len(live)),
        apcer,
    )
