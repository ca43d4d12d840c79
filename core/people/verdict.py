"""From the evidence of one track to one state, at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.people.evidence import Evidence
from core.people.rules import Rules
from core.quality import QualityReason
from core.results import DecisionState, Match


@dataclass(frozen=True, slots=True)
class Standard:
    """What evidence is measured by."""

    rules: Rules
    threshold: float
    """Similarity from which a face counts as known, -1 to 1."""

    is_claim: bool
    """Whether one person was named (1:1)."""

    has_liveness: bool
    """Whether a liveness model judges, so that nobody is known without it."""

    is_still: bool
    """Whether the face is that of a still picture, which decides at once and whose liveness denies
    only where a fake is suspected."""


def state_of(
    evidence: Evidence, ranking: Sequence[Match], now: float, standard: Standard
) -> DecisionState:
    """Return what is said about a face that isn't suspected.

    Parameters
    ----------
    ranking
        The people that count, best first: all, or the one who was named.
    """
    rules = standard.rules
    if not ranking:
        blind = standard.is_still or now - evidence.last_usable > rules.unusable_after
        if blind and evidence.reason is not QualityReason.GOOD:
            return DecisionState.NOT_USABLE
        return DecisionState.CHECKING
    state, is_clear = _recognised(evidence, ranking, standard)
    enough = (
        standard.is_still
        or is_clear
        or evidence.verdict is not None
        or evidence.count >= rules.minimum
        or now - evidence.first_look >= rules.patience
    )
    if not enough:
        return DecisionState.CHECKING
    if state is DecisionState.KNOWN and standard.has_liveness and not standard.is_still:
        return _if_live(evidence, now, rules)
    return state


def _recognised(
    evidence: Evidence, ranking: Sequence[Match], standard: Standard
) -> tuple[DecisionState, bool]:
    """Return what recognition says, and whether that is clear from one embedding."""
    rules, threshold = standard.rules, standard.threshold
    best = ranking[0]
    rival = ranking[1].similarity if len(ranking) > 1 else -1.0
    hold = rules.hold if evidence.verdict == (DecisionState.KNOWN, best.person_id) else 0.0
    if best.similarity < threshold - hold:
        refused = standard.is_claim
        return DecisionState.NOT_CLAIMED if refused else DecisionState.UNKNOWN, False
    if rival >= threshold and best.similarity - rival < rules.margin - hold:
        return DecisionState.UNSURE, False
    return DecisionState.KNOWN, best.similarity >= threshold + rules.clearly


def _if_live(evidence: Evidence, now: float, rules: Rules) -> DecisionState:
    """Return what is said of somebody whose face is known: liveness may only deny it."""
    if evidence.votes.is_live:
        return DecisionState.KNOWN
    before = None if evidence.verdict is None else evidence.verdict[0]
    settled = before in (DecisionState.KNOWN, DecisionState.CANNOT_JUDGE)
    if settled or now - evidence.first_look >= rules.liveness_patience:
        return DecisionState.CANNOT_JUDGE
    return DecisionState.CHECKING
