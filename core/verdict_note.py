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
        "liveness_reason": None if liveness is None else liveness.reason.value,
        "spoof_score": None if liveness is None else liveness.spoof_score,
        "ground": decision.ground.value,
        "geometry": _cues(decision),
        "claimed": decision.claimed is not None,
        "gates": _gates(decision),
    }


def _cues(decision: Decision) -> dict[str, Any]:
    """Return the deny score and what each cue that says something measured and denies."""
    geometry = decision.geometry
    if geometry is None or geometry.deny_score is None:
        return {}
    found: dict[str, Any] = {"deny_score": _rounded(geometry.deny_score)}
    for one in geometry.readings:
        if one.abstains is None:
            value = None if one.value is None else _rounded(one.value)
            found[one.cue.value] = {"value": value, "denial": _rounded(one.denial)}
    return found


def _gates(decision: Decision) -> dict[str, Any]:
    """Return what the limits of the picture were compared with, to four digits at most.

    `ambient` is of the picture that was judged; `other_light` is the share of light that was not
    the lamp's before any of it was taken away.
    """
    quality, light = decision.quality, decision.light
    found: dict[str, Any] = {}
    for field in () if quality is None else dataclasses.fields(quality):
        value = getattr(quality, field.name)
        if value is None or isinstance(value, int | float):  # not the reasons, nor the parts
            found[field.name] = None if value is None else _rounded(value)
    if light is not None:
        found["other_light"] = _rounded(light.share)
        found["ambient_removed"] = light.removed
    return found


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def same_verdict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two notes say the same to the people at the desk; numbers may differ a little."""
    return all(one.get(name) == other.get(name) for name in ("state", "quality", "liveness"))
