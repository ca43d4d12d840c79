"""What the engine tells the widgets about one analysed frame."""

from __future__ import annotations

from dataclasses import dataclass

from core.results import Analysis, Decision


@dataclass(frozen=True, slots=True, eq=False)
class LiveResult:
    """One analysed frame and what the desk says about it.

    Both speak of `analysis.frame`, never of a newer one: an enrolment or a kept picture
    takes its pixels from there.
    """

    analysis: Analysis
    decision: Decision
