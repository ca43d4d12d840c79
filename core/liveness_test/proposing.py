"""Limits that would have been better on the presentations of a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.liveness_test.values import Judge, Judged, Presentation, Proposal


def propose(
    presentations: Sequence[Presentation], judged: Sequence[Mapping[Judge, Judged]]
) -> Proposal | None:
    """Return better limits; None where too few were presented, or none would be better."""
    return None
