"""A decision as plain numbers and words that name nobody, as recordings keep it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from core.results import Decision


def note_of(decision: Decision) -> dict[str, Any]:
    """Return what was decided: no name, no id, no track number."""
    best, second, liveness = decision.best, decision.runner_up, decision.liveness
    return {
        "state": decision.state.value,
        "threshold": decision.threshold,
        "similarity": None if best is None else best.similarity,
        "runner_up": None if second is None else second.similarity,
        "quality": decision.quality_reason.value,
        "liveness": None if liveness is None else liveness.verdict.value,
        "spoof_score": None if liveness is None else liveness.spoof_score,
        "gates": _gates(decision),
    }


def _gates(decision: Decision) -> dict[str, Any]:
    """Return what the limits of the picture were compared with."""
    quality, light = decision.quality, decision.light
    found: dict[str, Any] = {} if quality is None else dataclasses.asdict(quality)
    found.pop("reason", None)
    if light is not None:
        found["ambient_removed"] = light.removed
    return found


def same_verdict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two notes say the same to the people at the desk; numbers may differ a little."""
    return all(one.get(name) == other.get(name) for name in ("state", "quality", "liveness"))
