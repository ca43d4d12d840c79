"""Measuring once more as a report says: its models, limits and seed."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import Any

from core import settings as stored
from core.models.contract import MODES, OPTIONAL_SLOTS, SLOTS
from core.reports.files import ReportError
from core.reports.verification import verify
from core.settings import RANGES, Settings
from core.wording import QT_TRANSLATE_NOOP


def figures_of(options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of a report, and take its models and seed where no others are named."""
    found = verify(options.again)
    if found.is_signed and not found.signature_good:
        print(
            f"python -m core: {options.again.name} was changed after it was signed.",
            file=sys.stderr,
        )
    told = found.facts
    try:
        models, modes = dict(told["models"]), dict(told["modes"])
        seed, most = int(told["seed"]), told["most"]
        if told["kind"] not in ("people", "presentations") or not isinstance(most, int | None):
            raise ValueError("no evaluation")
    except (KeyError, TypeError, ValueError):
        raise ReportError(
            QT_TRANSLATE_NOOP("core", "The report {file} is of no evaluation."), file=options.again
        ) from None
    for slot in SLOTS:
        if getattr(options, slot) is None and slot in models:
            setattr(options, slot, str(models[slot]))
            if getattr(options, f"{slot}_mode") is None and modes.get(slot) in MODES:
                setattr(options, f"{slot}_mode", modes[slot])
    options.seed = seed if options.seed is None else options.seed
    options.most = most if options.most is None else options.most
    return {name: value for name, value in told.items() if name != "against"}


def limits_as_before(settings: Settings, before: dict[str, Any]) -> Settings:
    """Put the limits and the threshold of a report over those of the profile."""
    told = before.get("settings")
    limits, _ = stored.of(told if isinstance(told, dict) else {})
    changes: dict[str, Any] = {
        name: getattr(limits, name)
        for name in RANGES
        if name.startswith("limit_") or name == "similarity_threshold"
    }
    absent: dict[str, Any] = {slot: None for slot in OPTIONAL_SLOTS if slot not in before["models"]}
    return replace(settings, **changes, **absent)
