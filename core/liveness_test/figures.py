"""How figures of a test are said: as exactly as so few trials allow."""

from __future__ import annotations

from core.evaluation.intervals import Rate


def events(rate: Rate) -> int:
    """Return how often it happened."""
    return round(rate.value * rate.trials)


def percent(share: float) -> str:
    """Return a share as it is said of so few trials: 0 %, 3.7 %, 17 %."""
    value = 100.0 * share
    whole = value >= 9.95 or value < 0.05
    return f"{value:.0f} %" if whole else f"{value:.1f} %"


def span(rate: Rate) -> str:
    """Return a rate with its interval: 5 % [0.1, 25]; a dash without trials."""
    if not rate.trials:
        return "-"
    low, high = (percent(one).removesuffix(" %") for one in (rate.low, rate.high))
    return f"{percent(rate.value)} [{low}, {high}]"


def limit(value: float) -> str:
    """Return a limit of a score: 0.5, 0.0123, 0.9987."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
